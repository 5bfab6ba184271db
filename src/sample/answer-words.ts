import { valueKey } from '../util/words.ts';
import { LANGUAGES } from './languages/index.ts';
import type { LanguageWords, Meaning } from './languages/words.ts';

/** What Excel writes into a cell that it could not work out. Never an answer: `#N/A` is not "not applicable". */
const EXCEL_ERRORS: ReadonlySet<string> = new Set([
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#NAME?',
  '#DIV/0!',
  '#NULL!',
  '#NUM!',
  '#SPILL!',
  '#CALC!',
  '#FIELD!',
  '#BLOCKED!',
  '#CONNECT!',
  '#GETTING_DATA',
]);

/** The spreadsheet error that a text is, or null. A column of `#` is what a cell too narrow for its date saves as. */
export function excelError(trimmed: string): string | null {
  if (!trimmed.startsWith('#')) return null;
  const error = trimmed.toUpperCase();
  if (EXCEL_ERRORS.has(error)) return error;
  return /^#{2,}$/.test(trimmed) ? '##' : null;
}

/** No word of a language pack, and no option of a rubric that anybody chooses from, is longer. */
export const LONGEST_WORD = 200;

/** The words of some languages together. */
export class WordBook {
  readonly languages: readonly LanguageWords[];
  private readonly byKey = new Map<string, Meaning>();
  /** Words that mean one thing in one language and another in the next: only the later spelling of it is read. */
  private readonly torn = new Map<
    string,
    { readonly spellings: ReadonlySet<string>; readonly meaning: Meaning }
  >();
  private readonly blanks: ReadonlySet<string>;

  /** @param languages the later ones win where a word is torn between two */
  constructor(languages: readonly LanguageWords[]) {
    this.languages = languages;
    for (const { meanings } of languages) {
      for (const [meaning, words] of Object.entries(meanings)) {
        for (const word of words) this.add(word, meaning as Meaning);
      }
    }
    this.blanks = new Set(languages.flatMap(({ meanings }) => meanings.empty ?? []));
  }

  private add(word: string, meaning: Meaning): void {
    const key = valueKey(word);
    const before = this.byKey.get(key);
    if (before !== undefined && before !== meaning) {
      this.torn.set(key, { spellings: new Set([word, word.toLowerCase()]), meaning });
    }
    this.byKey.set(key, meaning);
  }

  /** What a cell's text says if it is one of the usual words, else null. */
  meaningOf(text: string): Meaning | null {
    // A narrative in an answer column is no word, and is not gone through letter by letter.
    if (text.length > LONGEST_WORD && text.trim().length > LONGEST_WORD) return null;
    const key = valueKey(text);
    const torn = this.torn.get(key);
    if (torn !== undefined) return torn.spellings.has(text.trim()) ? torn.meaning : null;
    return this.byKey.get(key) ?? null;
  }

  /** Whether a word means two things in these languages and is spelt as neither one nor the other. */
  isTorn(text: string): boolean {
    return this.torn.has(valueKey(text)) && this.meaningOf(text) === null;
  }

  /** @param trimmed a cell's text without the spaces around it */
  isBlank(trimmed: string): boolean {
    return this.blanks.has(trimmed);
  }

  /** All words of all meanings, as they are usually written. */
  words(): readonly string[] {
    return (this.all ??= this.languages.flatMap(({ meanings }) => Object.values(meanings).flat()));
  }

  private all: readonly string[] | null = null;
}

/**
 * The words of English and of the languages that were asked for.
 *
 * @param codes as in `LANGUAGES`; the caller has refused others
 */
export const wordBook = (codes: readonly string[]): WordBook =>
  new WordBook(LANGUAGES.filter(({ code }, index) => index === 0 || codes.includes(code)));

let alone: ReadonlyMap<LanguageWords, WordBook> | null = null;

/** Every language with a book of its own, made once it is first needed. */
const eachAlone = (): ReadonlyMap<LanguageWords, WordBook> =>
  (alone ??= new Map(LANGUAGES.map((language) => [language, new WordBook([language])])));

/** The language that knows a word which the given ones do not, or null. */
export function otherLanguage(text: string, book: WordBook): LanguageWords | null {
  for (const [language, own] of eachAlone()) {
    if (!book.languages.includes(language) && own.meaningOf(text) !== null) return language;
  }
  return null;
}
