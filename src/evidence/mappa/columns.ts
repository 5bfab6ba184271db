import { textField, type Field, type FieldType, type Unit } from '../../model/rubric.ts';

/** What the columns of an offence are called, their types, and other headers under which they are found. */
const OFFENCE_COLUMNS: readonly (readonly [string, FieldType, readonly string[]])[] = [
  ['offence', 'text', ['offence name', 'charge']],
  ['act_section', 'text', ['act', 'section', 'act and section', 'contrary to']],
  ['cjs_code', 'text', ['cjscode', 'cjs offence code', 'offence code']],
  ['offence_date', 'date', ['date of offence']],
  ['conviction_date', 'date', ['date of conviction', 'caution date', 'outcome date']],
  ['outcome', 'text', ['disposal', 'sentence', 'legal outcome']],
  ['months', 'text', ['term', 'months imposed']],
  ['age_at_offence', 'number', []],
  ['age_at_conviction', 'number', []],
  ['victim_age', 'text', ['age of victim']],
  ['image_age', 'text', ['age in image']],
];

/** What the columns of a case are called, beside those of its one offence. */
const CASE_COLUMNS: readonly (readonly [string, FieldType, readonly string[]])[] = [
  ['dob', 'date', ['date of birth']],
  ['as_of_date', 'date', ['as of', 'as of date']],
  ['orders', 'text', ['orders in force']],
  ['recorded_category', 'text', ['mappa category', 'category']],
  ['recorded_level', 'text', ['mappa level', 'level']],
];

const fieldsOf = (
  columns: readonly (readonly [string, FieldType, readonly string[]])[],
  more: ReadonlyMap<string, readonly string[]>,
): Field[] =>
  columns.map(([id, type, aliases]) => ({
    ...textField(id),
    type,
    aliases: [...aliases, ...(more.get(id) ?? [])],
  }));

const ID = 'case_id';

/** Every column that can be named in a file of cases. */
export const MAPPA_COLUMNS: readonly string[] = [ID, ...CASE_COLUMNS, ...OFFENCE_COLUMNS].map((column) =>
  typeof column === 'string' ? column : column[0],
);

/**
 * A file of cases as the reader of samples knows it: one offence in the columns of the case itself, or several in
 * the rows of its table `offences`.
 *
 * @param headers further headers of some columns
 */
export function mappaUnit(headers: ReadonlyMap<string, readonly string[]>): Unit {
  const id = fieldsOf([[ID, 'text', ['id', 'case', 'reference', 'case reference']]], headers);
  const offence = fieldsOf(OFFENCE_COLUMNS, headers);
  return {
    id: 'case',
    idFields: [ID],
    siteField: null,
    fields: [...id, ...fieldsOf(CASE_COLUMNS, headers), ...offence],
    tables: [
      { id: 'offences', one: 'offence_row', aliases: [], key: [ID], fields: offence, line: null, main: null },
    ],
    manyRows: true,
  };
}

/** What says which offence it is: without one of these there is nothing to work eligibility out from. */
export const OFFENCE_NAMES: readonly string[] = ['offence', 'act_section', 'cjs_code'];
