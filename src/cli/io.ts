import { fileFault } from '../util/file-faults.ts';
import { printable } from '../util/words.ts';

/** What a run may touch: handed in, so that tests need no process. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** Set when the output fails after the run is over. */
  exitCode?: number | string | null | undefined;
}

export interface Output {
  write: (text: string) => unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  on?: (event: 'error', listener: (error: Error) => void) => unknown;
}

/**
 * Whether words of a file may be printed: to somebody who sits before a terminal, and elsewhere, where it may be kept
 * and passed on, only when asked for.
 */
export const showsText = ({ stdout }: Pick<Io, 'stdout'>, asked: boolean | undefined): boolean =>
  stdout.isTTY === true || asked === true;

/**
 * A reader that closes the pipe early (`| head`) ends the output, not the run; any other fault of a stream is said.
 *
 * @param onFault told why the output could not be written
 */
export function watchOutput(output: Output, onFault: (why: string) => void): void {
  output.on?.('error', (error) => {
    if ('code' in error && error.code === 'EPIPE') return;
    onFault(fileFault(error) ?? error.message);
  });
}

/** A stream for messages: nothing that reaches it can move a cursor or turn a line around. */
export const printableOutput = (output: Output): Output => ({
  write: (text) => output.write(text.split('\n').map(printable).join('\n')),
  isTTY: output.isTTY,
  columns: output.columns,
});
