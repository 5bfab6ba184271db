import { CannotRun } from '../model/problem.ts';
import { looseKey, shortened } from '../util/words.ts';
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

/** @throws CannotRun if its columns stand in another order: all rows after it would be read under wrong names */
export function refuseOtherHeader(
  file: string,
  line: number,
  cells: readonly RawCell[],
  columns: readonly string[],
): void {
  const other = cells.findIndex((cell, index) => looseKey(textOf(cell)) !== looseKey(columns[index] ?? ''));
  if (other < 0) return;
  throw new CannotRun(
    `${file}:${line}: another header stands here, with "${shortened(textOf(cells[other]))}" where the first has "${shortened(columns[other] ?? '')}"; were two files with other columns joined? Keep them apart`,
  );
}
