import { valueKey, plural } from '../util/words.ts';
import { ANSWER_WORDS, EXCEL_ERRORS } from './answer-words.ts';

/**
 * What a value looks like, without its text: these are files on children, and a cell that could not be read may
 * hold anything. Only words that everybody may write in such a column are named.
 *
 * @param options the words of the column's own vocabulary
 */
export function shapeOf(text: string, options: readonly string[]): string {
  const trimmed = text.trim();
  const length = plural(Array.from(trimmed).length, 'character');
  if (EXCEL_ERRORS.has(trimmed.toUpperCase())) return `the spreadsheet error ${trimmed.toUpperCase()}`;
  if (/^[+-]?[\d.,\s]+$/.test(trimmed)) return `digits, ${length}`;
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(trimmed))
    return `a date that there is not, or in another form, ${length}`;
  const opening = openingWord(trimmed, options);
  if (opening !== null) return `begins "${opening}", ${length}`;
  const words = trimmed.split(/\s+/).length;
  return words > 1 ? `${plural(words, 'word')}, ${length}` : length;
}

/** The longest known word with which a text begins, as the vocabulary spells it. */
function openingWord(text: string, options: readonly string[]): string | null {
  const known = [...options, ...Object.values(ANSWER_WORDS).flat()].filter(
    (word) => valueKey(word).length > 1,
  );
  const words = text.split(/[\s,;:.!?()]+/);
  for (let count = Math.min(4, words.length); count > 0; count -= 1) {
    const opening = valueKey(words.slice(0, count).join(' '));
    const found = known.find((word) => valueKey(word) === opening);
    if (found !== undefined) return found;
  }
  return null;
}
