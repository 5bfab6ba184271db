import type { Problem } from '../../model/problem.ts';
import {
  areRows,
  NOT_COLLECTED,
  UNREADABLE,
  type Cell,
  type ChildRow,
  type SampleRecord,
} from '../../model/record.ts';
import type { Unit } from '../../model/rubric.ts';
import { andList, shownId } from '../../util/words.ts';
import { cellsOf, isThere, offenceOf } from './from-record.ts';
import { isNoTerm } from './terms.ts';

type Rows = readonly [SampleRecord, ...SampleRecord[]];

/**
 * Rows that share the id of a case, as one case; tells of what they do not agree on, and of terms that are none.
 */
export function joinCases(rows: Rows, unit: Unit, tell: (problem: Problem) => void): SampleRecord {
  const { record, differ } = joined(rows, unit);
  const id = shownId(record.id);
  if (differ.length > 0) {
    const message = `the rows of ${id} do not agree on ${andList(differ)}; it is left to a person`;
    tell(
      error(rows[1] ?? record, 'rows-differ', null, message, 'the same in every row of a case, or nothing'),
    );
  }
  for (const row of rows) {
    for (const line of unreadTerms(row, unit)) {
      const message = `"months" of ${id} cannot be read; it counts as not known`;
      tell(error({ ...row, line }, 'unreadable-value', 'months', message, TERM));
    }
  }
  return record;
}

const TERM = 'a number of months, as in 18, 18 months or 1 year 6 months; several as in 12 | 6';

const error = (
  { file, line }: SampleRecord,
  code: string,
  field: string | null,
  message: string,
  expected: string,
): Problem => ({ severity: 'error', code, file, line, column: null, field, message, expected, fix: null });

/** Whether there is a column of entries, with something in it or not. */
export const enteredIn = (record: SampleRecord, unit: Unit): boolean => {
  const cell = cellsOf(unit.fields, record.cells)('recorded_category');
  return cell !== undefined && cell.state !== 'not collected';
};

/**
 * Rows that share the id of a case, as the offences of one. What the columns of the case say may stand in any of
 * them; where two say what is not the same, nothing follows from either.
 *
 * @returns the case, and the columns on which its rows do not agree
 */
function joined(
  records: Rows,
  unit: Unit,
): { readonly record: SampleRecord; readonly differ: readonly string[] } {
  const [first] = records;
  const [table] = unit.tables;
  if (records.length === 1 || table === undefined) return { record: first, differ: [] };
  const own = new Set(table.fields.map(({ id }) => id));
  const differ: string[] = [];
  const cells = unit.fields.map(({ id }, index): Cell => {
    const each = records.map((record) => record.cells[index] ?? NOT_COLLECTED);
    const said = each.filter(({ state }) => state !== 'empty' && state !== 'not collected');
    const [one] = said;
    if (own.has(id) || one === undefined) return each[0] ?? NOT_COLLECTED;
    if (said.some((cell) => !sameCell(cell, one))) differ.push(id);
    return one;
  });
  const rows = records.flatMap(({ file, line, cells: all, tables: [given] }): ChildRow[] => {
    const listed = given !== undefined && areRows(given) ? given : [];
    const of = cellsOf(unit.fields, all);
    const row = { file, line, cells: table.fields.map(({ id }) => of(id) ?? NOT_COLLECTED) };
    return isThere(offenceOf(of), listed.length > 0) ? [...listed, row] : [...listed];
  });
  const lost = differ.length > 0 || records.some(({ tables: [given] }) => given !== undefined && !areRows(given) && given.state === 'unreadable'); // prettier-ignore
  return { record: { ...first, cells, tables: [lost ? UNREADABLE : rows] }, differ };
}

const sameCell = (a: Cell, b: Cell): boolean =>
  a.state === b.state && a.text === b.text && Object.is(a.rank, b.rank);

/** The lines in which something stands where a term should, and is none. */
function unreadTerms(record: SampleRecord, unit: Unit): number[] {
  const [table] = unit.tables;
  const rows = record.tables[0];
  const cells =
    rows !== undefined && areRows(rows) && table !== undefined
      ? rows.map((row) => ({ line: row.line, cell: cellsOf(table.fields, row.cells)('months') }))
      : [{ line: record.line, cell: cellsOf(unit.fields, record.cells)('months') }];
  return cells
    .filter(({ cell }) => cell?.state === 'value' && isNoTerm(cell.text ?? ''))
    .map(({ line }) => line);
}
