import { looseKey } from '../util/words.ts';
import type { Kind } from './kinds.ts';
import type { RawCell } from './rows.ts';

export const textOf = (raw: RawCell): string => (typeof raw === 'string' ? raw.trim() : '');

/** Files that were joined one after the other have their header in the middle: a row of nothing but headers. */
export function isHeaderAgain(
  cells: readonly RawCell[],
  columns: readonly string[],
  id: readonly string[],
  { byHeader }: Kind,
): boolean {
  // Nearly every id has a digit, and no header of an id does: this is asked of every row.
  if (id.some((part) => /\d/.test(part) || part.length > LONGEST_HEADER)) return false;
  const first = new Set(columns.map(looseKey));
  const filled = cells
    .map(textOf)
    .filter((text) => text !== '')
    .map(looseKey);
  return (
    filled.every((key) => byHeader.has(key) || first.has(key)) &&
    (filled.length > 1 || filled[0] === looseKey(columns[0] ?? ''))
  );
}

const LONGEST_HEADER = 60;
