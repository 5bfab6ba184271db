import type { Field, FieldType } from '../model/rubric.ts';
import { nearest } from '../util/nearest.ts';
import { andList, orList, valueKey } from '../util/words.ts';
import { excelError, LONGEST_WORD, otherLanguage, type WordBook } from './answer-words.ts';
import { CENTURY_PIVOT, DateForms, isMonthFirst } from './date-forms.ts';
import { hasUnit } from './number-forms.ts';
import { shapeOf, vocabularyOf } from './shape.ts';

/** Why a text could not be read, without the text. */
export interface Unreadable {
  readonly shape: string;
  readonly expected: string;
  readonly fix: string | null;
}

/** What a column may hold, in words. */
export const EXPECTED: Readonly<Record<Exclude<FieldType, 'choice' | 'list'>, string>> = {
  answer: 'yes, no, unclear, N/A or nothing',
  number: 'a number, as in 12 or 1.5',
  date: `a date, day first, as in 2017-06-30, 30/06/2017 or 30 June 2017 (two-digit years: 00 to ${CENTURY_PIVOT - 1} are 2000 to ${2000 + CENTURY_PIVOT - 1})`,
  text: 'a text',
};

/** What a column may hold, in words. */
function expectedIn({ type, options }: Field): string {
  const values = options.map((option) => option.value);
  if (type === 'choice') return orList(values);
  if (type === 'list') return `none, or any of ${andList(values)}, with ; between them`;
  return EXPECTED[type];
}

/** Tells why texts of one column could not be read; made for the column when the first of them is met. */
export function explainerOf(field: Field, book: WordBook): (text: string) => Unreadable {
  const options = field.options.map((option) => option.value);
  const vocabulary = vocabularyOf([...options, ...book.words()]);
  const expected = expectedIn(field);
  return (text) => ({
    shape: shapeOf(text, vocabulary),
    expected,
    fix: fixFor(field, text.trim(), options, book),
  });
}

function fixFor(field: Field, text: string, options: readonly string[], book: WordBook): string | null {
  if (book.isTorn(text)) return 'this word is a no in one language and N/A in another: write it out';
  const language = otherLanguage(text, book);
  if (language !== null)
    return `the word is ${language.name}: say --language ${language.code}, or language in sample.yaml`;
  const error = excelError(text);
  if (error !== null) return fixForError(error);
  if (field.type === 'list') return fixForList(text, field);
  if (field.type === 'date') return fixForDate(text, book);
  if (field.type === 'number')
    return hasUnit(text) ? 'only the number: what it counts belongs in the header' : null;
  const words =
    field.type === 'choice' ? options : field.type === 'answer' ? ['Yes', 'No', 'Unclear', 'N/A'] : [];
  // A digit is near every other digit, and means another thing.
  if (text.length > LONGEST_WORD || /^\d+$/.test(text)) return null;
  const first = text.split(/[\s,.;:(-]+/)[0] ?? '';
  const near = nearest(text, words) ?? (first.length > 1 ? nearest(first, words) : null);
  return near === null ? null : `did you mean "${near}"?`;
}

const fixForError = (error: string): string =>
  error === '##' ? 'make the column wider, and save again' : 'mend the formula, or write what is meant';

/** The first part that is no option decides; a list is divided by signs, and not by a word. */
function fixForList(text: string, { options }: Field): string | null {
  if (text.length > LONGEST_WORD * 5) return null;
  const known = options.flatMap(({ value, aliases }) => [value, ...aliases]);
  const isKnown = (part: string): boolean => known.some((name) => valueKey(name) === valueKey(part));
  const parts = text.split(/[;|,\r\n]+/).map((part) => part.trim());
  const slip = parts.find((part) => part !== '' && !isKnown(part)) ?? text;
  const joined = slip.split(/\s+(?:and|&)\s+|\//).map((part) => part.trim());
  if (joined.length > 1 && joined.every(isKnown)) return 'put ; between them';
  const near = nearest(slip, known);
  return near === null ? null : `did you mean "${near}"?`;
}

function fixForDate(text: string, book: WordBook): string | null {
  const parts = new DateForms(book.languages).parts(text.split(/[T\s]/)[0] ?? '');
  if (parts !== null && isMonthFirst(parts)) {
    return 'is the month first? then every other date of this column is read wrongly: save the column as 2017-06-30';
  }
  return /\d:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(text)
    ? 'a time with a zone may be of another day: write the date alone'
    : null;
}
