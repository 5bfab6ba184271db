import { valueKey, plural } from '../util/words.ts';
import { excelError } from './answer-words.ts';
import { hasUnit, isScientific } from './number-forms.ts';

/**
 * What a value looks like, without its text: these are files on children, and a cell that could not be read may
 * hold anything. Only words that everybody may write in such a column are named.
 *
 * @param words the words that everybody may write in such a column
 */
export function shapeOf(text: string, words: readonly string[]): string {
  const trimmed = text.trim();
  const length = plural(Array.from(trimmed).length, 'character');
  const error = excelError(trimmed);
  if (error === '##') return 'only # signs, as Excel saves a cell too narrow for its date or number';
  if (error !== null) return `the spreadsheet error ${error}`;
  if (isScientific(trimmed)) return `a number in scientific notation, ${length}`;
  if (/^[+-]?[\d.,\s]+$/.test(trimmed)) return `digits, ${length}`;
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(trimmed))
    return `a date that there is not, or in another form, ${length}`;
  const opening = openingWord(trimmed, words);
  if (opening !== null) return `begins "${opening}", ${length}`;
  if (hasUnit(trimmed)) return `a number with something beside it, ${length}`;
  const count = trimmed.split(/\s+/).length;
  return count > 1 ? `${plural(count, 'word')}, ${length}` : length;
}

/** The longest known word with which a text begins, as the vocabulary spells it. */
function openingWord(text: string, vocabulary: readonly string[]): string | null {
  const known = vocabulary.filter((word) => valueKey(word).length > 1);
  const words = text.split(/[\s,;:.!?()]+/);
  for (let count = Math.min(4, words.length); count > 0; count -= 1) {
    const opening = valueKey(words.slice(0, count).join(' '));
    const found = known.find((word) => valueKey(word) === opening);
    if (found !== undefined) return found;
  }
  return null;
}
