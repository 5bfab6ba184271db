import type { CannotRun } from '../model/problem.ts';
import { countLineBreaks } from '../util/place.ts';
import { CR, joined, LF, unfinished } from './bytes.ts';
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
    const sign = bytes.includes(LF) ? LF : CR;
    let lines = 0;
    let start = 0;
    for (let at = bytes.indexOf(sign); at >= 0; at = bytes.indexOf(sign, start)) {
      if (!this.isUtf8(bytes.subarray(start, at))) return lines;
      lines += 1;
      start = at + 1;
    }
    return lines;
  }
}

export class Utf16 implements Transcoder {
  private readonly encoder = new TextEncoder();
  private readonly strict: TextDecoder;
  private readonly encoding: string;
  private readonly fault: Fault;
  private last: Uint8Array = new Uint8Array();

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
      this.last = chunk;
      return this.encoder.encode(text);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      const text = new TextDecoder(this.encoding).decode(stream ? chunk : this.last);
      const before = stream ? text.slice(0, Math.max(0, text.indexOf('\ufffd'))) : '';
      throw this.fault(countLineBreaks(before), `here the file is not ${this.encoding}`);
    }
  }
}

/** Two or three bytes that are one character in UTF-8 and would be several odd ones in Windows-1252. */
const UTF8_LETTER = /[\xc3-\xc5][\x80-\xbf]|\xc2[\xa0-\xbf]|\xe2\x80[\x80-\xbf]/;

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
