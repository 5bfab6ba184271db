import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotRun } from '../model/problem.ts';
import { writeFault } from '../util/file-faults.ts';

/** Texts are gathered up to this length before they are written. */
const BUFFERED = 64 * 1024;

/** What stops a run from outside; what was half written is taken away before it stops. */
const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does some work before a signal ends the process.
 *
 * @returns what to call once there is no such work any more
 */
export function onStop(work: () => void): () => void {
  const stop = (signal: NodeJS.Signals): void => {
    forget();
    work();
    // Nobody listens any more, so now it ends the process as if nobody had.
    process.kill(process.pid, signal);
  };
  const forget = (): void => STOPS.forEach((signal) => process.removeListener(signal, stop));
  for (const signal of STOPS) process.once(signal, stop);
  return forget;
}

/**
 * A file that is written part by part and yet whole or not at all: it gets its name when it is done. A link is
 * followed; what is no ordinary file (a device, a pipe) is written to as it is.
 */
export class WholeFile {
  /** The option and the name, as the user gave them: every message begins with them. */
  private readonly said: string;
  private readonly real: string;
  /** What is written to until all is done. */
  private readonly partial: string;
  private readonly file: number;
  private waiting = '';
  private ended = false;
  private readonly forget: () => void;
  /** Where other files of this run may stand while it is written: a name to begin theirs with. */
  readonly beside: string;

  /**
   * @param option the option that names the file, such as `--out`
   * @param inputs the files that are read: none of them may be written over
   * @throws CannotRun if it cannot be written
   */
  constructor(option: string, path: string, inputs: readonly string[]) {
    this.said = `${option} ${path}`;
    this.real = existsSync(path) ? realpathSync(path) : path;
    if (inputs.some((input) => isSameFile(input, this.real))) {
      throw new CannotRun(
        `${this.said}: this is a file of the sample and would be lost; choose another name`,
      );
    }
    const direct = existsSync(this.real) && !statSync(this.real).isFile();
    this.beside = `${direct ? join(tmpdir(), 'casefile') : this.real}.${process.pid}`;
    this.partial = direct ? this.real : `${this.beside}.partial`;
    this.file = this.orCannotRun(() => openSync(this.partial, 'w'));
    this.forget = onStop(() => this.discard());
  }

  write(text: string): void {
    this.waiting += text;
    if (this.waiting.length >= BUFFERED) this.flush();
  }

  /** All is written: the file gets its name. @throws CannotRun if it cannot have it */
  done(): void {
    this.flush();
    this.orDiscard(() => {
      this.end();
      if (this.partial !== this.real) renameSync(this.partial, this.real);
    });
  }

  /** Something else went wrong: nothing is left behind. */
  discard(): void {
    this.end();
    if (this.partial !== this.real) rmSync(this.partial, { force: true });
  }

  private flush(): void {
    const bytes = Buffer.from(this.waiting);
    this.waiting = '';
    this.orDiscard(() => {
      for (let at = 0; at < bytes.length;) at += writeSync(this.file, bytes, at);
    });
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    this.forget();
    closeSync(this.file);
  }

  private orDiscard(work: () => void): void {
    try {
      this.orCannotRun(work);
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  private orCannotRun<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw cannotWrite(this.said, error);
    }
  }
}

/** What an operating system's refusal to write is answered with; any other error is given back as it is. */
export function cannotWrite(said: string, error: unknown): unknown {
  const fault = writeFault(error);
  return fault === null ? error : new CannotRun(`${said}: ${fault}`);
}

/** Writes a report into a file, whole or not at all. @throws CannotRun if it cannot be written */
export function writeWhole(path: string, text: string, inputs: readonly string[]): void {
  const file = new WholeFile('--out', path, inputs);
  file.write(text);
  file.done();
}

/** Two names of one file, by whatever links; `-` is what standard input was taken from. */
function isSameFile(input: string, path: string): boolean {
  if (!existsSync(path) || (input !== '-' && !existsSync(input))) return false;
  const a = input === '-' ? fstatSync(STDIN) : statSync(input);
  const b = statSync(path);
  return a.isFile() && a.dev === b.dev && a.ino === b.ino;
}

const STDIN = 0;
