import { CannotRun } from '../model/problem.ts';
import type { Unit } from '../model/rubric.ts';
import { nearest } from '../util/nearest.ts';
import { andList, looseKey, orList, plural, printable } from '../util/words.ts';

/** How the columns of a table stand to the fields of a unit. */
export interface ColumnMap {
  /** For each field of the unit, the column that holds it; -1 when the table has none. */
  readonly columnOf: readonly number[];
  /** Columns with a header that the rubric does not know, with the nearest field. */
  readonly unknown: readonly {
    readonly column: number;
    readonly header: string;
    readonly nearest: () => string | null;
  }[];
  /** Columns without a header. */
  readonly headless: readonly number[];
}

/** So many unknown columns are named one by one; a file with more is not one of ours. */
export const NAMED_COLUMNS = 50;

/** Long headers are cut: what stands in a header may be a row of data where the header is missing. */
const LONGEST_HEADER = 40;

const quoted = (header: string): string => {
  const text = printable(header.trim());
  return `"${text.length > LONGEST_HEADER ? `${text.slice(0, LONGEST_HEADER)}...` : text}"`;
};

/** The fields of a unit by every header under which they may stand. */
function fieldsByHeader(unit: Unit): Map<string, number> {
  return new Map(
    unit.fields.flatMap((field, index) =>
      [field.id, ...field.aliases].map((name) => [looseKey(name), index]),
    ),
  );
}

/** The id columns of a unit that a header does not hold. */
function missingIds(unit: Unit, columns: readonly string[]): string[] {
  const headers = fieldsByHeader(unit);
  const present = new Set(columns.map((column) => unit.fields[headers.get(looseKey(column)) ?? -1]?.id));
  return unit.idFields.filter((name) => !present.has(name));
}

/**
 * The unit that a table holds: the one that was named, else the only one whose id columns its header holds.
 *
 * @param saidBy who named the unit: what a file says is not printed, for a key may hold anything
 * @throws CannotRun if none or several fit, or if an id column of the named unit is missing
 */
export function unitFor(
  file: string,
  columns: readonly string[],
  named: string | null,
  saidBy: 'user' | 'file',
  units: readonly Unit[],
): Unit {
  const fitting = units.filter((unit) => missingIds(unit, columns).length === 0);
  if (named !== null) {
    const unit = units.find((candidate) => looseKey(candidate.id) === looseKey(named));
    if (!unit) {
      throw new CannotRun(
        `${file}: ${saidBy === 'user' ? `there is no unit ${quoted(named)}` : 'a list stands under a key that is no unit'}; expected ${orList(units.map((known) => known.id))}`,
      );
    }
    const missing = missingIds(unit, columns);
    if (missing.length === 0) return unit;
    throw new CannotRun(
      `${file}: the header has no column ${andList(missing.map((name) => `"${name}"`))}, which ${missing.length > 1 ? 'name' : 'names'} a record of unit "${unit.id}"${suggestion(missing, columns)}`,
    );
  }
  const [only, second] = fitting;
  if (only && !second) return only;
  if (!only) {
    const wanted = units.map((unit) => `${unit.idFields.join(' and ')} (unit "${unit.id}")`);
    const missing = units.flatMap((unit) => missingIds(unit, columns));
    throw new CannotRun(
      `${file}: none of its ${plural(columns.length, 'column')} names a record; expected ${orList(wanted)}${suggestion(missing, columns)}; is the first line the header, with commas or semicolons between the columns?`,
    );
  }
  throw new CannotRun(
    `${file}: its header fits the units ${andList(fitting.map((unit) => `"${unit.id}"`))}; say which, as in ${file}=${only.id}`,
  );
}

function suggestion(missing: readonly string[], columns: readonly string[]): string {
  for (const name of missing) {
    const near = nearest(
      name,
      columns.map((column) => column.trim()),
    );
    if (near !== null) return `; did you mean ${quoted(near)} for "${name}"?`;
  }
  return '';
}

/** @throws CannotRun if two columns are one field: which of them holds must not be guessed */
export function mapColumns(file: string, columns: readonly string[], unit: Unit): ColumnMap {
  const headers = fieldsByHeader(unit);
  const columnOf = unit.fields.map(() => -1);
  const unknown: ColumnMap['unknown'][number][] = [];
  const headless: number[] = [];
  const names = unit.fields.map((field) => field.id);
  columns.forEach((header, column) => {
    const index = headers.get(looseKey(header));
    if (index === undefined) {
      if (header.trim() === '') headless.push(column);
      else unknown.push({ column, header: quoted(header), nearest: () => nearest(header, names) });
      return;
    }
    const before = columnOf[index] ?? -1;
    if (before >= 0) {
      throw new CannotRun(
        `${file}: the columns ${quoted(columns[before] ?? '')} and ${quoted(header)} both are the field "${unit.fields[index]?.id ?? ''}"; rename or remove one`,
      );
    }
    columnOf[index] = column;
  });
  return { columnOf, unknown, headless };
}
