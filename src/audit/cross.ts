import type { CrossFigure } from '../model/figure.ts';
import type { CrossSpec } from '../model/rubric.ts';
import type { Tally } from './tally.ts';

/** The cells of a cross, row by row, and the records that are in none of them because a choice is not known. */
export function crossOf(
  { rows, columns }: CrossSpec,
  { parts, yes }: Tally,
): Pick<CrossFigure, 'rows' | 'columns' | 'cells' | 'd' | 'unknown'> {
  const width = columns.options.length;
  const cells = rows.options.map((_, row) => parts.slice(row * width, (row + 1) * width));
  const [onlyRows = 0, onlyColumns = 0, both = 0] = parts.slice(rows.options.length * width);
  return { rows, columns, cells, d: yes, unknown: { rows: onlyRows, columns: onlyColumns, both } };
}
