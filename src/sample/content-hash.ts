import type { NoSingleValue, RawCell } from './rows.ts';

/** Between cells, so that `ab, c` is not `a, bc`; no character has this code. */
const END_OF_CELL = 0x1_0000;

/**
 * A number that stands for the content of a row: equal rows have equal numbers, and two different ones share
 * theirs once in 2^53. Only rows that already share an id are compared by it. Spaces around a cell do not count.
 *
 * @param columns the columns whose content counts
 */
export function contentHash(cells: readonly RawCell[], columns: readonly number[]): number {
  // Two lanes of 32 bits in local variables: this runs for every letter of every row.
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (const column of columns) {
    const cell = cells[column];
    const text = typeof cell === 'string' ? cell.trim() : cell === undefined ? '' : listText(cell);
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b ^ code, 0x5bd1e995) ^ (b >>> 15);
    }
    a = Math.imul(a ^ END_OF_CELL, 0x01000193);
    b = Math.imul(b ^ END_OF_CELL, 0x5bd1e995);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b);
  b = Math.imul(b ^ (b >>> 15), 0xc2b2ae35);
  return ((b ^ (b >>> 13)) & 0x1fffff) * 2 ** 32 + ((a ^ (a >>> 13)) >>> 0);
}

/** The content of a list, without the places where its items stand. */
const listText = ({ list = [], unreadable }: NoSingleValue): string =>
  JSON.stringify([unreadable, list.map(({ text, keys, cells }) => [text, keys, cells])]);
