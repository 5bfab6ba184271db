import type { CannotRun } from '../model/problem.ts';
import { countLineBreaks } from '../util/place.ts';
import { countBreaks, CR, joined, LF, unfinished } from './bytes.ts';
import { BYTES_OF_1252 } from './windows-1252.ts';

/** Whether some bytes are whole, valid UTF-8; handed in, for each platform has its own fast way. */
export type IsUtf8 = (bytes: Uint8Array) => boolean;

/** Reads one encoding: whole characters out, the beginning of one waits for the next chunk. */
export interface Transcoder {
  next: (bytes: Uint8Array) => Uint8Array;
  end: () => Uint8Array;
}

/** @param line how many lines were read before the fault, of the chunk at hand */
export type Fault = (line: number, what: string) => CannotRun;

export class Utf8 implements Transcoder {
  private carry: Uint8Array = new Uint8Array();
  private readonly isUtf8: IsUtf8;
  private readonly fault: Fault;

  constructor(isUtf8: IsUtf8, fault: Fault) {
    this.isUtf8 = isUtf8;
    this.fault = fault;
  }

  next(chunk: Uint8Array): Uint8Array {
    const bytes = this.carry.length > 0 ? joined([this.carry, chunk]) : chunk;
    const ready = bytes.subarray(0, bytes.length - unfinished(bytes));
    this.carry = bytes.subarray(ready.length);
    if (!this.isUtf8(ready))
      throw this.fault(this.linesBeforeFault(ready), 'the file is not UTF-8 from here on');
    return ready;
  }

  end(): Uint8Array {
    if (this.carry.length > 0) throw this.fault(0, 'the file is not UTF-8 at its end');
    return this.carry;
  }

  /** How many lines of a chunk are whole before the first that is not UTF-8. */
  private linesBeforeFault(bytes: Uint8Array): number {
    let good = 0;
    for (let at = nextBreak(bytes, 0); at >= 0; at = nextBreak(bytes, at + 1)) {
      if (!this.isUtf8(bytes.subarray(good, at))) break;
      good = at + 1;
    }
    return countBreaks(bytes.subarray(0, good));
  }
}

/** The next LF or CR from a place on; -1 if there is none. */
function nextBreak(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) if (bytes[at] === LF || bytes[at] === CR) return at;
  return -1;
}

export class Utf16 implements Transcoder {
  private readonly encoder = new TextEncoder();
  private readonly strict: TextDecoder;
  private readonly encoding: string;
  private readonly fault: Fault;

  constructor(encoding: 'utf-16le' | 'utf-16be', fault: Fault) {
    this.encoding = encoding;
    this.strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    this.fault = fault;
  }

  next(chunk: Uint8Array): Uint8Array {
    return this.decode(chunk, true);
  }

  end(): Uint8Array {
    return this.decode(new Uint8Array(), false);
  }

  private decode(chunk: Uint8Array, stream: boolean): Uint8Array {
    try {
      const text = this.strict.decode(chunk, { stream });
      return this.encoder.encode(text);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      const fault = stream ? this.faultIn(chunk) : chunk.length;
      const before = new TextDecoder(this.encoding).decode(chunk.subarray(0, fault));
      throw this.fault(countLineBreaks(before), `here the file is not ${this.encoding}`);
    }
  }

  /** Where half of a pair of code units stands alone. */
  private faultIn(bytes: Uint8Array): number {
    const high = this.encoding === 'utf-16le' ? 1 : 0;
    const isHalf = (at: number, of: number): boolean => ((bytes[at + high] ?? 0) & 0xfc) === of;
    for (let at = 0; at + 1 < bytes.length; at += 2) {
      if (isHalf(at, 0xdc)) return at;
      if (!isHalf(at, 0xd8)) continue;
      if (!isHalf(at + 2, 0xdc)) return at;
      at += 2;
    }
    return bytes.length;
  }
}

/** Two or three bytes that are one character in UTF-8 and would be several odd ones in Windows-1252. */
const UTF8_LETTER =
  /[\xc3-\xc5][\x80-\xbf]|\xc2[\xa0-\xbf]|\xe2[\x80-\x9f][\x80-\xbf]|\xf0\x9f[\x80-\xbf]{2}/;

/**
 * Bytes 0x80 to 0x9F by a table of our own: the platform's decoder reads them wrongly in some releases of Node 20.
 */
export class Windows1252 implements Transcoder {
  private readonly encoder = new TextEncoder();
  private readonly fault: Fault;
  private readonly guessed: boolean;

  /** @param guessed nobody said that it is Windows-1252: then a letter in UTF-8 makes it doubtful */
  constructor(fault: Fault, guessed: boolean) {
    this.fault = fault;
    this.guessed = guessed;
  }

  next(chunk: Uint8Array): Uint8Array {
    if (!chunk.some((byte) => byte >= 0x80)) return chunk;
    let text = '';
    for (let at = 0; at < chunk.length; at += 8192) {
      text += String.fromCharCode(...chunk.subarray(at, at + 8192));
    }
    if (this.guessed) {
      const mixed = text.search(UTF8_LETTER);
      if (mixed >= 0) throw this.fault(breaksBefore(text, mixed), 'the file is partly UTF-8 and partly not');
    }
    const read = text.replace(/[\x80-\x9f]/g, (byte, at: number) => {
      const letter = BYTES_OF_1252[byte.charCodeAt(0) - 0x80];
      if (letter === undefined || letter === '') {
        throw this.fault(breaksBefore(text, at), 'a byte that windows-1252 does not have');
      }
      return letter;
    });
    return this.encoder.encode(read);
  }

  end(): Uint8Array {
    return new Uint8Array();
  }
}

const breaksBefore = (text: string, at: number): number => countLineBreaks(text.slice(0, at));
