import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { CannotRun } from '../model/problem.ts';
import { fileFault } from '../util/file-faults.ts';
import type { Input } from './read.ts';

/**
 * A source of bytes as an input: its byte order mark taken off, its encoding checked, its hash worked out on the
 * way. A file that is not UTF-8 stops, for a letter that is guessed may be a name that is wrong.
 *
 * @param file the name in results and problems
 * @param path the name under which the user can open it
 */
export function byteInput(
  file: string,
  path: string,
  unit: string | null,
  open: () => AsyncIterable<Uint8Array>,
): Input {
  const hash = createHash('sha256');
  let size = 0;
  let digest: string | null = null;
  async function* bytes(): AsyncIterable<Uint8Array> {
    const check = new Utf8Check(path);
    try {
      for await (const chunk of open()) {
        hash.update(chunk);
        size += chunk.length;
        const ready = check.next(chunk);
        if (ready.length > 0) yield ready;
      }
    } catch (error) {
      const fault = fileFault(error);
      throw fault === null ? error : new CannotRun(`${path}: ${fault}`);
    }
    check.end();
  }
  return { file, unit, bytes, size: () => size, sha256: () => (digest ??= hash.digest('hex')) };
}

/** Lets through whole characters only; the beginning of one at the end of a chunk waits for the next chunk. */
class Utf8Check {
  private readonly path: string;
  private carry: Uint8Array = new Uint8Array();
  private begun = false;
  private line = 1;

  constructor(path: string) {
    this.path = path;
  }

  next(chunk: Uint8Array): Uint8Array {
    const bytes = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk;
    if (!this.begun && (bytes.length < 3 || isMarkOfUtf16(bytes))) return this.begin(bytes);
    const cut = bytes.length - unfinished(bytes);
    const ready = bytes.subarray(!this.begun && isMark(bytes) ? 3 : 0, cut);
    this.begun = true;
    this.carry = bytes.subarray(cut);
    if (!isUtf8(ready)) throw this.fault(linesBeforeFault(ready));
    this.line += countBreaks(ready);
    return ready;
  }

  end(): void {
    if (this.carry.length > 0 && !isUtf8(this.carry)) throw this.fault(0);
  }

  /** Too short to tell whether a mark stands in front: wait. */
  private begin(bytes: Uint8Array): Uint8Array {
    if (isMarkOfUtf16(bytes)) throw new CannotRun(`${this.path}: the file is UTF-16; save it as "CSV UTF-8"`);
    this.carry = bytes;
    return new Uint8Array();
  }

  private fault(lines: number): CannotRun {
    const line = this.line + lines;
    return new CannotRun(`${this.path}:${line}: the file is not UTF-8 from here on; save it as "CSV UTF-8"`);
  }
}

const isMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

const isMarkOfUtf16 = ([a, b]: Uint8Array): boolean =>
  (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);

/** How many bytes at the end of a chunk begin a character that the next chunk finishes. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? back : 0;
    }
  }
  return 0;
}

const LF = 0x0a;
const CR = 0x0d;

/** Line feeds, or carriage returns where there are no line feeds. */
function countBreaks(bytes: Uint8Array): number {
  return countOf(bytes, LF) || countOf(bytes, CR);
}

function countOf(bytes: Uint8Array, sign: number): number {
  let count = 0;
  for (let at = bytes.indexOf(sign); at >= 0; at = bytes.indexOf(sign, at + 1)) count += 1;
  return count;
}

/** How many lines of a chunk are whole before the first that is not UTF-8. */
function linesBeforeFault(bytes: Uint8Array): number {
  const sign = bytes.includes(LF) ? LF : CR;
  let lines = 0;
  let start = 0;
  for (let at = bytes.indexOf(sign); at >= 0; at = bytes.indexOf(sign, start)) {
    if (!isUtf8(bytes.subarray(start, at))) return lines;
    lines += 1;
    start = at + 1;
  }
  return lines;
}
