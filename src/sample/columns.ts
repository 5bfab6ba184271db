import { CannotRun } from '../model/problem.ts';
import type { Field } from '../model/rubric.ts';
import { nearest } from '../util/nearest.ts';
import type { Place } from '../util/place.ts';
import { andList, looseKey, plural, shortened } from '../util/words.ts';
import type { FileProblems } from './file-problems.ts';
import type { Kind } from './kinds.ts';

/** How the columns of a table stand to what it holds. */
export interface ColumnMap {
  /** For each field of the kind, the column that holds it; -1 when the table has none. */
  readonly columnOf: readonly number[];
  /** For each child table of the unit, the column that holds its rows; -1 when there is none. */
  readonly tableOf: readonly number[];
  /** Columns without a header. */
  readonly headless: readonly number[];
  /** A column that nothing reads says who judged a row: several rows of one id may be of several people. */
  readonly saysWho: boolean;
}

/** What such a column may be called. */
const WHO = ['auditor', 'audited by', 'assessor', 'assessed by', 'inspector', 'reviewer', 'rater', 'coder'];
const WHO_KEYS: ReadonlySet<string> = new Set(WHO.map(looseKey));

/** Whether a header is one of the usual names for who judged a row. */
export const saysWho = (header: string): boolean => WHO_KEYS.has(looseKey(header));

/** So many unknown columns are named one by one; a file with more is not one of ours. */
const NAMED_COLUMNS = 50;

/** A header is cut where it is long: what stands there may be a row of data where the header is missing. */
export const quotedHeader = (header: string): string => `"${shortened(header)}"`;

/** Two columns, or two keys, that are one field. */
export const twoForOne = (
  file: string,
  { line, column }: Place,
  things: string,
  first = '',
  second = '',
  what = '',
): CannotRun =>
  new CannotRun(
    `${file}:${line}:${column}: the ${things} ${quotedHeader(first)} and ${quotedHeader(second)} both are ${what}; rename or remove one`,
  );

/**
 * Finds the column of every field, and says what is odd about the others.
 *
 * @throws CannotRun if two columns are one field: which of them holds must not be guessed
 */
export function mapColumns(
  columns: readonly string[],
  kind: Kind,
  placeOf: (column: number) => Place,
  problems: FileProblems,
): ColumnMap {
  const columnOf = kind.fields.map(() => -1);
  const tables = kind.table === null ? kind.unit.tables : [];
  const tableOf = tables.map(() => -1);
  const unknown = new Map<string, number[]>();
  const headless: number[] = [];
  const take = (of: number[], index: number, column: number, what: string): void => {
    const before = of[index] ?? -1;
    if (before >= 0) {
      throw twoForOne(problems.file, placeOf(column), 'columns', columns[before], columns[column], what);
    }
    of[index] = column;
  };
  columns.forEach((header, column) => {
    const key = looseKey(header);
    const field = kind.byHeader.get(key);
    const table = tables.findIndex(({ id, one, aliases }) =>
      [id, one, ...aliases].some((name) => looseKey(name) === key),
    );
    if (field !== undefined) take(columnOf, field, column, `the field "${kind.fields[field]?.id ?? ''}"`);
    else if (table >= 0) take(tableOf, table, column, `the table "${tables[table]?.id ?? ''}"`);
    else if (header.trim() === '') headless.push(column);
    else if (unknown.has(key)) unknown.get(key)?.push(column);
    else unknown.set(key, [column]);
  });
  // A column that was found is not what another is a slip for.
  const names = [
    ...kind.fields.filter((_, index) => columnOf[index] === -1),
    ...tables.filter((_, index) => tableOf[index] === -1),
  ].map(({ id }) => id);
  noteUnknown([...unknown.values()], columns, names, placeOf, problems);
  const missing = kind.fields.filter((_, index) => columnOf[index] === -1);
  noteMissing(missing, null, placeOf(0), problems);
  return { columnOf, tableOf, headless, saysWho: [...unknown.keys()].some(saysWho) };
}

function noteUnknown(
  unknown: readonly (readonly number[])[],
  columns: readonly string[],
  names: readonly string[],
  placeOf: (column: number) => Place,
  problems: FileProblems,
): void {
  const found = unknown.map((places) => ({ places, near: nearest(columns[places[0] ?? 0] ?? '', names) }));
  // A column that may be one of ours comes before those that are none.
  found.sort((a, b) => Number(a.near === null) - Number(b.near === null));
  for (const { places, near } of found.slice(0, NAMED_COLUMNS)) {
    const [first = 0, ...more] = places;
    const header = columns[first] ?? '';
    const fix = near === null ? null : `did you mean "${near}"?`;
    problems.note('unknown-column', placeOf(first), `nothing reads the column ${quotedHeader(header)}`, fix);
    if (more.length > 0) {
      const message = `the header ${quotedHeader(header)} stands ${more.length + 1} times`;
      problems.note('repeated-header', placeOf(more[0] ?? first), message, null);
    }
  }
  if (unknown.length > NAMED_COLUMNS) {
    const more = plural(unknown.length - NAMED_COLUMNS, 'more column');
    problems.note('unknown-column', placeOf(0), `nothing reads ${more}`, null);
  }
}

/** Says which fields nobody collected. @param where in which rows, or null: in the table itself */
export function noteMissing(
  missing: readonly Field[],
  where: string | null,
  at: Place,
  problems: FileProblems,
): void {
  const of = where === null ? '' : ` in ${where}`;
  for (const { id } of missing.filter(({ required }) => required)) {
    const message = `there is no column ${id}${of}, and the rubric says that it is required`;
    problems.error('required-column', at, message, { field: id, expected: `a column ${id}` });
  }
  const others = missing.filter(({ required }) => !required).map(({ id }) => id);
  if (others.length === 0) return;
  const what = others.length === 1 ? 'column' : 'columns';
  const left = others.length - NAMED_MISSING;
  const names = left > 1 ? `${others.slice(0, NAMED_MISSING).join(', ')} and ${left} more` : andList(others);
  const fix = left > 1 ? 'casefile rubric show <rubric> --fields lists all that it reads' : null;
  problems.note('not-collected', at, `not collected: no ${what} ${names}${of}`, fix);
}

/** A sheet for one theme lacks most columns of a rubric of many, and nobody reads a hundred names. */
const NAMED_MISSING = 12;
