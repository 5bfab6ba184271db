import { byteInput } from '../../src/sample/file-bytes.ts';
import type { Input } from '../../src/sample/read.ts';
import { BYTES_OF_1252 } from '../../src/sample/windows-1252.ts';
import { inSomeCase, pick, spaced, yes, type Draw } from './spellings.ts';

/** Tables as text and bytes, in one dialect or another. A draw of 0 is always the plain way: UTF-8, commas, LF. */

/** The bytes of a text in Windows-1252, or null when it has letters that this does not have. */
export function inWindows1252(text: string): Uint8Array | null {
  const codes = Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const high = BYTES_OF_1252.indexOf(letter);
    return high >= 0 ? high + 0x80 : code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : -1;
  });
  return codes.includes(-1) ? null : Uint8Array.from(codes);
}

export function inUtf16(text: string, big: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return Uint8Array.from(big ? bytes.swap16() : bytes);
}

export const inUtf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** @param ways where the encoding is drawn from */
export function encoded(ways: Draw, text: string): Uint8Array {
  const mark = `\ufeff${text}`;
  switch (ways(8)) {
    case 1:
      return inUtf8(mark);
    case 2:
      return inUtf16(mark, false);
    case 3:
      return inUtf16(mark, true);
    case 4:
      return inUtf16(text, false);
    case 5:
      return inUtf16(text, true);
    case 6:
    case 7:
      return inWindows1252(text) ?? inUtf8(text);
    default:
      return inUtf8(text);
  }
}

const CHUNKS = [1 << 20, 1, 2, 3, 5, 7, 64, 1000] as const;

/** A file in chunks of a drawn size, decoded as every file is. */
export function inputFrom(ways: Draw, bytes: Uint8Array, name: string, holds: string | null = null): Input {
  const size = pick(ways, CHUNKS);
  return byteInput(name, name, holds, null, async function* () {
    await Promise.resolve();
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  });
}

const TITLES = [
  'Audit of "North", Q1',
  'Cases; as at 30/06/2017',
  'a|b,c\td',
  '"Prepared by, somebody"',
  '',
  'team',
] as const;
const ENDS = ['\n', '\r\n', '\r'] as const;

/** A header and rows as CSV. */
export function asCsv(ways: Draw, rows: readonly (readonly string[])[]): string {
  const delimiter = pick(ways, [',', ';', '\t', '|']);
  const quoting = pick(ways, ['minimal', 'all', 'some']);
  const ends = pick(ways, [0, 1, 2, 'mixed'] as const);
  const end = (): string => (ends === 'mixed' ? pick(ways, ENDS) : ENDS[ends]);
  const cell = (text: string): string => {
    const needed = text.includes(delimiter) || /["\r\n]/.test(text);
    const quoted = needed || quoting === 'all' || (quoting === 'some' && yes(ways));
    return quoted ? `"${text.replace(/"/g, '""')}"` : text;
  };
  const line = (cells: readonly string[]): string => cells.map(cell).join(delimiter);
  const trailing = ways(3);
  const blank = (count: number): string[] => Array.from({ length: count }, () => pick(ways, ['', ' ']));
  const above = Array.from({ length: ways(4) }, () => pick(ways, TITLES) + end()).join('');
  const instruction = yes(ways) ? pick(ways, ['sep=', 'SEP=']) + delimiter + end() : '';
  const body = rows.map((cells, index) => {
    const more = index === 0 ? trailing : trailing + ways(2);
    const empty = index > 0 && ways(6) === 5 ? pick(ways, ['', ' ', line(blank(cells.length))]) + end() : '';
    return `${line([...cells, ...blank(more)])}${end()}${empty}`;
  });
  const whole = `${instruction}${above}${body.join('')}`;
  return ways(4) === 3 ? whole.replace(/(?:\r\n|\n|\r)$/, '') : whole;
}

const BETWEEN = ['_', ' ', '-', '.', '  ', '\u00a0', '/', '\n', ', ', ''] as const;
const BEHIND = ['', ':', '?', ' *', ' (', '\u00a0', '"'] as const;

/** A header as people write it: case, spaces and signs do not matter. */
export function asHeader(ways: Draw, names: readonly string[]): string {
  const between = pick(ways, BETWEEN);
  const name = inSomeCase(ways, pick(ways, names).replace(/[_ ]/g, between));
  return spaced(ways, `${name}${pick(ways, BEHIND)}`);
}

/** The same things in another order; none of them is lost. */
export function shuffled<T>(ways: Draw, things: readonly T[]): T[] {
  const left = [...things];
  return things.map(() => left.splice(ways(left.length), 1)[0] as T);
}
