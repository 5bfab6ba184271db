import type { Place } from '../util/place.ts';
import { plural } from '../util/words.ts';
import type { PlaceOf } from './field-columns.ts';
import type { FileProblems } from './file-problems.ts';
import type { RawCell } from './rows.ts';

/** Columns without a header: how many values stand under each, and where the first does. */
export class HeadlessColumns {
  private readonly found: ReadonlyMap<number, { values: number; first: Place | null }>;

  constructor(columns: readonly number[]) {
    this.found = new Map(columns.map((column) => [column, { values: 0, first: null }]));
  }

  count(cells: readonly RawCell[], placeOf: PlaceOf): void {
    // Asked of every row, and nearly every table has no such column.
    if (this.found.size === 0) return;
    for (const [column, found] of this.found) {
      const cell = cells[column];
      if (cell === undefined || (typeof cell === 'string' && cell.trim() === '')) continue;
      found.values += 1;
      found.first ??= placeOf(column);
    }
  }

  /** To be called once, after the last row: a column of nothing is passed over, and one of values is lost. */
  tell(problems: FileProblems): void {
    const empty = [...this.found.values()].filter(({ values }) => values === 0).length;
    if (empty > 0) {
      problems.note('empty-columns', null, `${plural(empty, 'empty column')} passed over`, null);
    }
    for (const [column, { values, first }] of this.found) {
      if (first === null) continue;
      const message = `column ${column + 1} has no header and ${plural(values, 'value')} under it, the first here; nothing of it is read`;
      problems.error('no-header', first, message, {
        expected: 'a header',
        fix: 'give it one, or empty the column',
      });
    }
  }
}
