import { readsOf } from '../model/reads.ts';
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
  /** The figures that read the column; null where that cannot be told: in a table. */
  readonly figures: readonly string[] | null;
}

/**
 * Every column that a rubric knows, unit by unit, the columns of a unit's tables after its own.
 *
 * @param forms how numbers and dates are read
 * @param usual the words that are read in every column but a text, by what they say; `yes` and `no` only as answers
 */
export function dictionaryOf(rubric: Rubric, usual: readonly Wording[], forms: Forms): DictionaryColumn[] {
  const reads = rubric.figures.map((figure) => ({ figure, fields: readsOf([figure], rubric).fields }));
  return rubric.units.flatMap((unit) => {
    const own = unit.fields.map((field): DictionaryColumn => {
      const readers = reads.filter(({ figure, fields }) => figure.unit === unit.id && fields.has(field.id));
      const id = unit.idFields.includes(field.id);
      return {
        unit: unit.id,
        table: null,
        ...columnOf(field, usual, forms),
        ...(id && field.type === 'text' ? ID_CONTENT : {}),
        id,
        site: field.id === unit.siteField,
        figures: readers.map(({ figure }) => figure.id),
      };
    });
    return [...own, ...unit.tables.flatMap((table) => tableColumns(table, unit, usual, forms))];
  });
}

function tableColumns(table: Table, unit: Unit, usual: readonly Wording[], forms: Forms): DictionaryColumn[] {
  const place = { unit: unit.id, table: table.id, site: false, figures: null };
  const key = table.key.map((column, index): DictionaryColumn => {
    const idField = unit.idFields[index] ?? '';
    return {
      ...place,
      column,
      type: 'text',
      values: [],
      form: `the "${idField}" of the ${unit.id} that the row belongs to`,
      otherwise: [],
      otherHeaders: [],
      question: null,
      personal: unit.fields.some((field) => field.id === idField && field.personal),
      entry: false,
      id: true,
    };
  });
  const own = table.fields.map((field) => ({ ...place, ...columnOf(field, usual, forms), id: false }));
  return [...key, ...own];
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
    case 'number':
      return { values: [], form: forms.number, otherwise };
    case 'date':
      return { values: [], form: forms.date, otherwise };
    case 'text':
      return {
        values: [],
        form: field.personal ? 'any text; only whether there is one is read' : 'any text',
        otherwise: otherwise.filter(({ value }) => value === 'nothing'),
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
