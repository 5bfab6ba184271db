import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { cannotWrite, onStop, WholeFile } from './write-out.ts';

/** So many characters are held before they are put aside into a file. */
const HELD = 128 * 1024;

/** A text that was put aside: which part it belongs to, and where it stands in bytes. */
interface Aside {
  readonly part: number;
  readonly at: number;
  readonly length: number;
}

/**
 * A file of several parts that come mixed and stand one after the other. Written whole or not at all; memory does
 * not grow with it: what does not fit is put aside into a second file until all is there.
 */
export class OrderedFile {
  private readonly said: string;
  private readonly whole: WholeFile;
  private readonly waiting: string[];
  private held = 0;
  private readonly aside: Aside[] = [];
  private spill: { readonly file: number; readonly path: string; readonly forget: () => void } | null = null;
  private spilled = 0;

  /**
   * @param option the option that names the file, such as `--worklist`
   * @param inputs the files that are read: none of them may be written over
   * @throws CannotRun if it cannot be written
   */
  constructor(option: string, path: string, inputs: readonly string[], parts: number) {
    this.said = `${option} ${path}`;
    this.whole = new WholeFile(option, path, inputs);
    this.waiting = Array.from({ length: parts }, () => '');
  }

  /** @param part from 0 */
  write(part: number, text: string): void {
    this.waiting[part] = (this.waiting[part] ?? '') + text;
    this.held += text.length;
    if (this.held >= HELD) this.putAside();
  }

  /** All is written: the parts are put in their order, and the file gets its name. @throws CannotRun if it cannot */
  done(): void {
    this.waiting.forEach((text, part) => {
      for (const one of this.aside) if (one.part === part) this.whole.write(this.takeBack(one));
      this.whole.write(text);
    });
    this.whole.done();
    this.removeSpill();
  }

  /** Nothing is left behind, unless it is done. */
  discard(): void {
    this.whole.discard();
    this.removeSpill();
  }

  private putAside(): void {
    const { file } = (this.spill ??= this.openSpill());
    this.waiting.forEach((text, part) => {
      if (text === '') return;
      const bytes = Buffer.from(text);
      this.orCannotRun(() => {
        for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      });
      this.aside.push({ part, at: this.spilled, length: bytes.length });
      this.spilled += bytes.length;
      this.waiting[part] = '';
    });
    this.held = 0;
  }

  private takeBack({ at, length }: Aside): string {
    const { file } = (this.spill ??= this.openSpill());
    const bytes = Buffer.alloc(length);
    let read = 0;
    this.orCannotRun(() => {
      while (read < length) {
        const got = readSync(file, bytes, read, length - read, at + read);
        if (got === 0) throw new Error(`${this.said}: what was put aside is gone`);
        read += got;
      }
    });
    return bytes.toString('utf8');
  }

  private openSpill(): { readonly file: number; readonly path: string; readonly forget: () => void } {
    const path = `${this.whole.beside}.aside`;
    const file = this.orCannotRun(() => openSync(path, 'w+', 0o600));
    return { file, path, forget: onStop(() => this.removeSpill()) };
  }

  private removeSpill(): void {
    if (this.spill === null) return;
    const { file, path, forget } = this.spill;
    this.spill = null;
    forget();
    closeSync(file);
    rmSync(path, { force: true });
  }

  private orCannotRun<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw cannotWrite(this.said, error);
    }
  }
}
