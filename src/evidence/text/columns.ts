import { textField, type Unit } from '../../model/rubric.ts';

/** What can be named in a file of texts. */
export const TEXT_COLUMNS: readonly string[] = ['id', 'text'];

const ID_ALIASES = ['case_id', 'case', 'reference', 'case reference', 'record', 'record id'];

/**
 * A file of texts as the reader of samples knows it: in each row a text, and the id of whom it is of. A case may have
 * several.
 *
 * @param aliases other headers under which the text is found
 * @param headers further headers of some columns
 */
export function textUnit(aliases: readonly string[], headers: ReadonlyMap<string, readonly string[]>): Unit {
  const field = (id: string, known: readonly string[]): Unit['fields'][number] => ({
    ...textField(id),
    aliases: [...known, ...(headers.get(id) ?? [])],
  });
  return {
    id: 'case',
    idFields: ['id'],
    siteField: null,
    fields: [field('id', ID_ALIASES), field('text', aliases)],
    tables: [],
    manyRows: true,
  };
}
