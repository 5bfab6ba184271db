import fc from 'fast-check';
import { inUtf16, inUtf8, inWindows1252 } from './file-dialects.ts';

/** A file of bytes, changed in one place as a disk, a transfer or a hand may change it. */

export interface Mutation {
  /** In words, for a failure. */
  readonly what: string;
  readonly of: (bytes: Uint8Array) => Uint8Array;
  /** Rows may be gone, or stand twice, without a trace: then the figures may be those of the rows that are left. */
  readonly rows: 'all' | 'fewer';
}

const spliced = (bytes: Uint8Array, at: number, gone: number, put: readonly number[]): Uint8Array =>
  Uint8Array.from([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + gone)]);

/** Places are drawn as shares of the file, so that a smaller file is still changed in the same place. */
const share = fc.nat({ max: 9_999 });
const placeIn = (bytes: Uint8Array, of: number): number => Math.floor((bytes.length * of) / 10_000);

const SIGNS = ['"', ',', ';', '\t', '|', '\n', '\r', '\0', '\ufeff', ' ', '0', '1', '-', '.', '%', '#', '{', '}', '[', ']', ':', '\\', '/', 'y', 'N', '?'].map(
  (sign) => [...inUtf8(sign)],
); // prettier-ignore
const BYTES = [[0xff], [0xfe], [0x80], [0xc3], [0xe2, 0x80], [0xed, 0xa0, 0x80], [0xff, 0xfe]];
const sign = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...SIGNS) },
  { weight: 1, arbitrary: fc.constantFrom(...BYTES) },
  { weight: 1, arbitrary: fc.nat({ max: 255 }).map((byte) => [byte]) },
);

const mutate = (what: string, of: Mutation['of'], rows: Mutation['rows'] = 'all'): Mutation => ({
  what,
  of,
  rows,
});

const inserted = fc
  .tuple(share, sign)
  .map(([at, put]) =>
    mutate(`insert ${put.join(' ')}`, (bytes) => spliced(bytes, placeIn(bytes, at), 0, put)),
  );
const replaced = fc
  .tuple(share, sign)
  .map(([at, put]) =>
    mutate(`replace by ${put.join(' ')}`, (bytes) => spliced(bytes, placeIn(bytes, at), put.length, put)),
  );
const deleted = fc
  .tuple(share, fc.integer({ min: 1, max: 3 }))
  .map(([at, count]) => mutate(`delete ${count}`, (bytes) => spliced(bytes, placeIn(bytes, at), count, [])));
const swapped = fc.tuple(share, fc.oneof(share, fc.constant(null))).map(([one, other]) =>
  mutate(other === null ? 'swap neighbours' : 'swap', (bytes) => {
    const a = placeIn(bytes, one);
    const b = other === null ? Math.min(a + 1, bytes.length - 1) : placeIn(bytes, other);
    const changed = Uint8Array.from(bytes);
    changed[a] = bytes[b] ?? 0;
    changed[b] = bytes[a] ?? 0;
    return changed;
  }),
);
const truncated = share.map((at) =>
  mutate('cut off', (bytes) => bytes.slice(0, placeIn(bytes, at)), 'fewer'),
);

/** The line that holds a place, as far as bytes show one: from behind a line feed up to the next. */
function lineAt(bytes: Uint8Array, at: number): readonly [number, number] {
  const start = bytes.lastIndexOf(0x0a, at - 1) + 1;
  const end = bytes.indexOf(0x0a, at);
  return [start, end < 0 ? bytes.length : end + 1];
}
export const lineDeleted = share.map((of) =>
  mutate(
    'delete a line',
    (bytes) => {
      const [start, end] = lineAt(bytes, placeIn(bytes, of));
      return spliced(bytes, start, end - start, []);
    },
    'fewer',
  ),
);
export const lineDoubled = share.map((of) =>
  mutate('double a line', (bytes) => {
    const [start, end] = lineAt(bytes, placeIn(bytes, of));
    return spliced(bytes, end, 0, [...bytes.subarray(start, end)]);
  }),
);

/** Whatever may happen to a file, but for what happens to whole lines. */
export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 4, arbitrary: inserted },
  { weight: 3, arbitrary: replaced },
  { weight: 3, arbitrary: deleted },
  { weight: 2, arbitrary: swapped },
  { weight: 1, arbitrary: truncated },
);

export interface MutatedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Ways in which a whole text may be kept as bytes. */
export const KEPT_AS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': inUtf8,
  'UTF-8 with a mark': (text) => inUtf8(`\ufeff${text}`),
  'Windows-1252': (text) => inWindows1252(text) ?? inUtf8(text),
  'UTF-16LE': (text) => inUtf16(`\ufeff${text}`, false),
  'UTF-16BE without a mark': (text) => inUtf16(text, true),
};
