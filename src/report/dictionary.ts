import { readsOf, type Reads } from '../model/reads.ts';
import type { Field, Rubric, Table, Unit } from '../model/rubric.ts';
import { valueKey } from '../util/words.ts';

/** A value that a column may hold, and how it may be written. */
export interface Wording {
  readonly value: string;
  readonly written: readonly string[];
}

/** What a number and a date look like, in words. */
export interface Forms {
  readonly number: string;
  readonly date: string;
}

/** One column of a sheet: everything that somebody who fills it in, or delivers it, has to know. */
export interface DictionaryColumn {
  readonly unit: string;
  /** The child table of the unit that the column belongs to; null: the unit's own sheet. */
  readonly table: string | null;
  readonly column: string;
  /** In words, such as `ordered choice`. */
  readonly type: string;
  /** Of answers and choices every value, in order; else empty. */
  readonly values: readonly Wording[];
  /** What a number, a date or a text looks like; null for answers and choices. */
  readonly form: string | null;
  /** What may stand in the column instead of a value. */
  readonly otherwise: readonly Wording[];
  readonly otherHeaders: readonly string[];
  readonly question: string | null;
  readonly personal: boolean;
  /** What the service wrote in its own file. */
  readonly entry: boolean;
  /** The column is a part of the record's id, or in a table of the id of its record. */
  readonly id: boolean;
  readonly site: boolean;
  /** The figures that read the column; of the key of a table, those that read anything of the table. */
  readonly figures: readonly string[];
}

/** The headers under which each key column of a table is found, its own name first. */
type HeadersOfKey = (table: Table, unit: Unit) => readonly (readonly string[])[];

/** The figures of a unit that read something. */
type Readers = (reads: (reads: Reads) => boolean) => string[];

/**
 * Every column that a rubric knows, unit by unit, the columns of a unit's tables after its own.
 *
 * @param forms how numbers and dates are read
 * @param usual the words that are read in every column but a text, by what they say; `yes` and `no` only as answers
 */
export function dictionaryOf(
  rubric: Rubric,
  usual: readonly Wording[],
  forms: Forms,
  headersOfKey: HeadersOfKey,
): DictionaryColumn[] {
  const figures = rubric.figures.map((figure) => ({ figure, reads: readsOf([figure], rubric) }));
  return rubric.units.flatMap((unit) => {
    const readers: Readers = (reads) =>
      figures.filter((one) => one.figure.unit === unit.id && reads(one.reads)).map(({ figure }) => figure.id);
    const own = unit.fields.map((field): DictionaryColumn => {
      const id = unit.idFields.includes(field.id);
      return {
        unit: unit.id,
        table: null,
        ...columnOf(field, usual, forms),
        ...(id && field.type === 'text' ? ID_CONTENT : {}),
        id,
        site: field.id === unit.siteField,
        figures: readers(({ fields }) => fields.has(field.id)),
      };
    });
    const rows = unit.tables.flatMap((table) => [
      ...keyColumns(table, unit, headersOfKey(table, unit), readers),
      ...table.fields.map((field) => ({
        unit: unit.id,
        table: table.id,
        ...columnOf(field, usual, forms),
        id: false,
        site: false,
        figures: readers(({ rowFields }) => rowFields.has(`${table.id}.${field.id}`)),
      })),
    ]);
    return [...own, ...rows];
  });
}

function keyColumns(
  table: Table,
  unit: Unit,
  headers: ReturnType<HeadersOfKey>,
  readers: Readers,
): DictionaryColumn[] {
  const figures = readers(({ tables }) => tables.has(table.id));
  return table.key.map((column, index) => {
    const idField = unit.idFields[index] ?? '';
    return {
      unit: unit.id,
      table: table.id,
      column,
      type: 'text',
      values: [],
      form: `the "${idField}" of the ${unit.id} that the row belongs to`,
      otherwise: [],
      otherHeaders: headers[index]?.slice(1) ?? [],
      question: null,
      personal: unit.fields.some((field) => field.id === idField && field.personal),
      entry: false,
      id: true,
      site: false,
      figures,
    };
  });
}

type OfField = Omit<DictionaryColumn, 'unit' | 'table' | 'id' | 'site' | 'figures'>;

const columnOf = (field: Field, usual: readonly Wording[], forms: Forms): OfField => ({
  column: field.id,
  type: field.type === 'choice' && field.ordered ? 'ordered choice' : field.type,
  ...contentOf(field, usual, forms),
  otherHeaders: field.aliases,
  question: field.ask,
  personal: field.personal,
  entry: field.entry,
});

type Content = Pick<DictionaryColumn, 'values' | 'form' | 'otherwise'>;

function contentOf(field: Field, usual: readonly Wording[], forms: Forms): Content {
  const otherwise = merged(usual.filter(({ value }) => value !== 'yes' && value !== 'no'));
  switch (field.type) {
    case 'answer':
      return { values: merged(usual), form: null, otherwise: [] };
    case 'choice':
      return optionsOf(field, usual);
    case 'list':
      return { ...optionsOf(field, usual), form: 'none, or one or more of these, with ; between them' };
    case 'number':
      return { values: [], form: forms.number, otherwise };
    case 'date':
      return { values: [], form: forms.date, otherwise };
    case 'text':
      return {
        values: [],
        form: !field.personal
          ? 'any text'
          : field.carried
            ? 'any text; it is read for evidence and never printed'
            : 'any text; only whether there is one is read',
        otherwise,
      };
  }
}

/** A row whose id is blank is no record. */
const ID_CONTENT: Content = { values: [], form: 'any text, never blank', otherwise: [] };

/**
 * An option that is itself one of the usual words also answers to the others that say the same. Digits and single
 * letters do not, but for Y and N as a pair.
 */
function optionsOf({ options }: Field, usual: readonly Wording[]): Content {
  const keys = options.map(({ value, aliases }) => [value, ...aliases].map(valueKey));
  const pair = ['y', 'n'].every((key) => keys.flat().includes(key));
  const telling = (key: string): boolean =>
    (key.length > 1 && !/^\d+$/.test(key)) || (pair && /^[yn]$/.test(key));
  const otherwise: Wording[] = [];
  const written = options.map(({ value, aliases }) => [value, ...aliases]);
  for (const { value, written: words } of usual) {
    const said = words.map(valueKey);
    const option = keys.findIndex((own) => own.some((key) => telling(key) && said.includes(key)));
    const others = words.filter((word) => !keys.flat().includes(valueKey(word)));
    if (option >= 0) written[option]?.push(...others);
    else if (value !== 'yes' && value !== 'no') otherwise.push({ value, written: others });
  }
  return {
    values: options.map(({ value }, index) => ({ value, written: written[index] ?? [] })),
    form: null,
    otherwise: merged(otherwise),
  };
}

/** What says the same, once. */
function merged(wordings: readonly Wording[]): Wording[] {
  const byValue = new Map<string, string[]>();
  for (const { value, written } of wordings) byValue.set(value, [...(byValue.get(value) ?? []), ...written]);
  return [...byValue].map(([value, written]) => ({ value, written }));
}
