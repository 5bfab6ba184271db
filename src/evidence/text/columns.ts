import { textField, type Unit } from '../../model/rubric.ts';

/** What can be named in a file of texts. */
export const TEXT_COLUMNS: readonly string[] = ['id', 'text'];

const ID_ALIASES = ['case_id', 'case', 'reference', 'case reference', 'record', 'record id'];

/**
 * A file of texts as the reader of samples knows it: in each row a text, and the id of whom it is of. A case may have
 * several. Its fields are the id and the text, in this order.
 *
 * @param aliases other headers under which the text is found
 * @param headers the headers of some columns, where somebody named them
 */
export function textUnit(aliases: readonly string[], headers: ReadonlyMap<string, readonly string[]>): Unit {
  // A header that somebody named is the column, even where another has the usual name.
  const field = (id: string, known: readonly string[]): Unit['fields'][number] => {
    const [named, ...others] = headers.get(id) ?? [];
    return named === undefined
      ? { ...textField(id), aliases: known }
      : { ...textField(named), aliases: others };
  };
  const [id, text] = [field('id', ID_ALIASES), field('text', aliases)];
  return {
    id: 'case',
    idFields: [id.id],
    siteField: null,
    fields: [id, text],
    tables: [],
    manyRows: true,
  };
}
