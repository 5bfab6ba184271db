import { characters } from '../util/place.ts';
import { valueKey, plural } from '../util/words.ts';
import { excelError } from './answer-words.ts';
import { hasUnit, isScientific } from './number-forms.ts';

/**
 * What a value looks like, without its text: these are files on children, and a cell that could not be read may
 * hold anything. Only words that everybody may write in such a column are named.
 *
 * @param vocabulary words that may be named
 */
export function shapeOf(text: string, vocabulary: Vocabulary): string {
  const trimmed = text.trim();
  const length = plural(characters(trimmed), 'character');
  const error = excelError(trimmed);
  if (error === '##') return 'only # signs, as Excel saves a cell too narrow for its date or number';
  if (error !== null) return `the spreadsheet error ${error}`;
  if (isScientific(trimmed)) return `a number in scientific notation, ${length}`;
  if (/^[+-]?[\d.,\s]+$/.test(trimmed)) return `digits, ${length}`;
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(trimmed))
    return `a date that there is not, or in another form, ${length}`;
  const opening = openingWord(trimmed, vocabulary);
  if (opening !== null) return `begins "${opening}", ${length}`;
  if (hasUnit(trimmed)) return `a number with something beside it, ${length}`;
  const count = trimmed.split(/\s+/).length;
  return count > 1 ? `${plural(count, 'word')}, ${length}` : length;
}

/** The words that everybody may write in a column, by their keys. */
export type Vocabulary = ReadonlyMap<string, string>;

/** Words of one letter or digit tell nothing. */
export const vocabularyOf = (words: readonly string[]): Vocabulary =>
  new Map(words.map((word) => [valueKey(word), word] as const).filter(([key]) => key.length > 1));

/** As much of a text as may be a word that is known, in letters and in words. */
const OPENING = 120;
const OPENING_WORDS = 4;

/** The longest known word with which a text begins, as the vocabulary spells it. */
function openingWord(text: string, vocabulary: Vocabulary): string | null {
  const words = text
    .slice(0, OPENING)
    .split(/[\s,;:.!?()]+/)
    .slice(0, OPENING_WORDS);
  for (let count = words.length; count > 0; count -= 1) {
    const found = vocabulary.get(valueKey(words.slice(0, count).join(' ')));
    if (found !== undefined) return found;
  }
  return null;
}
