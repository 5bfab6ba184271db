import { textField, type Field, type Unit } from '../../model/rubric.ts';

/** What can be named in a file of reviews. */
export const REVIEW_COLUMNS: readonly string[] = ['id', 'date', 'text'];

const COLUMNS: readonly (readonly [string, Field['type'], readonly string[]])[] = [
  ['id', 'text', ['case_id', 'case', 'reference', 'case reference', 'record', 'record id']],
  ['date', 'date', ['review_date', 'date of review']],
  ['text', 'text', ['review_text', 'review', 'review text']],
];

/**
 * A file of reviews as the reader of samples knows it: a review in each row, with the id of its case and its date.
 *
 * @param headers further headers of some columns
 */
export const reviewUnit = (headers: ReadonlyMap<string, readonly string[]>): Unit => ({
  id: 'case',
  idFields: ['id'],
  siteField: null,
  fields: COLUMNS.map(([id, type, aliases]) => ({
    ...textField(id),
    type,
    aliases: [...aliases, ...(headers.get(id) ?? [])],
  })),
  tables: [],
  manyRows: true,
});
