/** What a run may touch: handed in, so that tests need no process. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

export interface Output {
  write: (text: string) => unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  on?: (event: 'error', listener: (error: Error) => void) => unknown;
}

/** A reader that closes the pipe early (`| head`) ends the output, not the run. */
export function endQuietlyOnClosedPipe(output: Output): void {
  output.on?.('error', (error) => {
    if (!('code' in error && error.code === 'EPIPE')) throw error;
  });
}
