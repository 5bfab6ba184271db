import { CannotRun } from '../model/problem.ts';
import { textField, type Field, type Table, type Unit } from '../model/rubric.ts';
import { nearest } from '../util/nearest.ts';
import { andList, looseKey, orList, plural } from '../util/words.ts';
import { quotedHeader } from './columns.ts';

/** What a table in a file may hold: the records of a unit, or the rows of one of its child tables. */
export interface Kind {
  readonly unit: Unit;
  /** Null: the records of the unit. */
  readonly table: Table | null;
  /** The typed columns, for rows of a child table with their key in front. */
  readonly fields: readonly Field[];
  /** The places among the fields of those that name a record. */
  readonly idIndexes: readonly number[];
  /** The fields by every header under which they may stand. */
  readonly byHeader: ReadonlyMap<string, number>;
}

/** Every kind of table that a rubric knows. */
export class Kinds {
  readonly units: readonly Unit[];
  private readonly all: readonly Kind[];

  constructor(units: readonly Unit[]) {
    this.units = units;
    this.all = units.flatMap((unit) => [
      unitKind(unit),
      ...unit.tables.map((table) => tableKind(unit, table)),
    ]);
  }

  get haveTables(): boolean {
    return this.all.some(({ table }) => table !== null);
  }

  /** What the user or a file calls a table; null if it is called nothing or like none of ours. */
  named(name: string | null): Kind | null {
    if (name === null) return null;
    const key = looseKey(name);
    return this.all.find((kind) => namesOf(kind).some((known) => looseKey(known) === key)) ?? null;
  }

  /** All names by which a list may be called. */
  listNames(): { units: string[]; all: string[] } {
    return { units: this.units.map(({ id }) => id), all: this.all.flatMap(namesOf) };
  }

  /** How many columns of a kind a header holds; 0 when it names no record of any. */
  recognises(columns: readonly string[], named: string | null): number {
    const own = this.named(named);
    const fits = (own === null ? this.all : [own]).filter((kind) => missingIds(kind, columns).length === 0);
    return Math.max(0, ...fits.map((kind) => known(kind, columns).size));
  }

  /**
   * The kind that was named, else the one whose header this can be.
   *
   * @param name what the user or the file calls it, or null
   * @param advice what the user may look at where no kind fits
   * @param saidBy who did: what a file says is not printed, for a key may hold anything
   * @throws CannotRun if none or several fit, or if a column that names a record is missing
   */
  choose(
    file: string,
    columns: readonly string[],
    name: string | null,
    saidBy: 'user' | 'file',
    advice: string,
  ): Kind {
    return name === null ? this.guess(file, columns, advice) : this.byName(file, columns, name, saidBy);
  }

  private byName(file: string, columns: readonly string[], name: string, saidBy: 'user' | 'file'): Kind {
    const kind = this.named(name);
    if (kind === null) {
      const what =
        saidBy === 'user'
          ? `there is no unit or table ${quotedHeader(name)}`
          : 'a list stands under a key that is no unit or table';
      throw new CannotRun(`${file}: ${what}; expected ${orList(this.all.map(nameOf))}`);
    }
    const missing = missingIds(kind, columns);
    if (missing.length === 0) return kind;
    const which = andList(missing.map((id) => `"${id}"`));
    throw new CannotRun(
      `${file}: the header has no column ${which}, which ${missing.length > 1 ? 'name' : 'names'} a record of ${inWords(kind)}${suggestion(missing, columns)}`,
    );
  }

  /** A header with nothing of the unit but its id, and with columns of another, is that one's with its id misspelt. */
  private refuseForeign(file: string, chosen: Kind, columns: readonly string[]): void {
    if (known(chosen, columns).size > chosen.idIndexes.length) return;
    const other = this.all.find(
      (kind) => namesMore(kind, chosen) && known(kind, columns).size > chosen.idIndexes.length,
    );
    if (other !== undefined) this.byName(file, columns, nameOf(other), 'user');
  }

  /** Whether a table holds rows of a child table, and not records. */
  holdsRows(columns: readonly string[], name: string | null): boolean {
    const [kind, other] = name === null ? this.fitting(columns) : [this.named(name)];
    return other === undefined && (kind?.table ?? null) !== null;
  }

  /**
   * The kinds that a header can be. A child table holds the ids of its unit too: what else its header holds tells
   * them apart, and a header of nothing but ids is the unit's. Several units are never told apart, but where one is
   * named by what names the other and by more: a header with a case's id is not a site's.
   */
  private fitting(columns: readonly string[]): Kind[] {
    const fitting = this.all.filter((kind) => missingIds(kind, columns).length === 0);
    const own = (kind: Kind): number => known(kind, columns).size - kind.idIndexes.length;
    const all = fitting.filter(({ table }) => table === null);
    const units = all.filter(
      (unit) => !all.some((other) => namesMore(other, unit) && own(other) >= own(unit)),
    );
    if (units.length > 1) return units;
    const most = Math.max(0, ...fitting.map(own));
    const fits = (kind: Kind): boolean => own(kind) === most && (kind.table !== null || units.includes(kind));
    return most === 0 && units.length === 1 ? units : fitting.filter(fits);
  }

  private guess(file: string, columns: readonly string[], advice: string): Kind {
    const fitting = this.fitting(columns);
    const [only, second] = fitting;
    if (only && !second) {
      this.refuseForeign(file, only, columns);
      return only;
    }
    if (only) {
      throw new CannotRun(
        `${file}: its header fits ${andList(fitting.map(inWords))}; say which, as in ${file}=${nameOf(only)}`,
      );
    }
    const wanted = this.all
      .filter(({ table }) => table === null)
      .map((kind) => `${kind.unit.idFields.join(' and ')} (${inWords(kind)})`);
    const missing = this.all.flatMap((kind) => missingIds(kind, columns));
    throw new CannotRun(
      `${file}: none of its ${plural(columns.length, 'column')} names a record; expected ${orList(wanted)}${suggestion(missing, columns)}; ${advice}`,
    );
  }
}

/** Whether a unit's id has every column of another's, and more. */
const namesMore = ({ unit: { idFields } }: Kind, { unit }: Kind): boolean =>
  idFields.length > unit.idFields.length && unit.idFields.every((name) => idFields.includes(name));

const nameOf = ({ unit, table }: Kind): string => table?.id ?? unit.id;

/** As in `unit "case"`, `the table "offences"`. */
export const inWords = ({ unit, table }: Kind): string =>
  table === null ? `unit "${unit.id}"` : `the table "${table.id}"`;

const namesOf = ({ unit, table }: Kind): string[] =>
  table === null ? [unit.id] : [table.id, table.one, ...table.aliases];

function unitKind(unit: Unit): Kind {
  const idIndexes = unit.idFields.map((name) => unit.fields.findIndex((field) => field.id === name));
  return { unit, table: null, fields: unit.fields, idIndexes, byHeader: headersOf(unit.fields) };
}

/**
 * The headers under which each key column of a child table is found: its own name, then those of the id that it
 * holds, unless the table calls another column so.
 */
export function headersOfKey({ key, fields }: Table, unit: Unit): string[][] {
  const own = new Set([...key, ...fields.flatMap(({ id, aliases }) => [id, ...aliases])].map(looseKey));
  return key.map((name, index) => {
    const of = unit.fields.find(({ id }) => id === unit.idFields[index]);
    const others = of === undefined ? [] : [of.id, ...of.aliases];
    return [name, ...others.filter((header) => !own.has(looseKey(header)))];
  });
}

function tableKind(unit: Unit, table: Table): Kind {
  const key = headersOfKey(table, unit).map(([id = '', ...aliases]) => ({ ...textField(id), aliases }));
  const fields = [...key, ...table.fields];
  return { unit, table, fields, idIndexes: key.map((_, index) => index), byHeader: headersOf(fields) };
}

/** The first field wins a header, so a key goes before what else might be called like it. */
function headersOf(fields: readonly Field[]): Map<string, number> {
  const headers = new Map<string, number>();
  fields.forEach((field, index) => {
    for (const name of [field.id, ...field.aliases]) {
      const key = looseKey(name);
      if (!headers.has(key)) headers.set(key, index);
    }
  });
  return headers;
}

/** The fields that a header holds. */
const known = (kind: Kind, columns: readonly string[]): Set<number> =>
  new Set(columns.flatMap((column) => kind.byHeader.get(looseKey(column)) ?? []));

/** The id columns that a header does not hold. */
function missingIds(kind: Kind, columns: readonly string[]): string[] {
  const present = known(kind, columns);
  return kind.idIndexes.filter((index) => !present.has(index)).map((index) => kind.fields[index]?.id ?? '');
}

function suggestion(missing: readonly string[], columns: readonly string[]): string {
  for (const name of missing) {
    const near = nearest(
      name,
      columns.map((column) => column.trim()),
    );
    if (near !== null) return `; did you mean ${quotedHeader(near)} for "${name}"?`;
  }
  return '';
}
