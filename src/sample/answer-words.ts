import { valueKey } from '../util/words.ts';

/** What a word in a cell says, whatever the column's type. */
export type Meaning = 'yes' | 'no' | 'unclear' | 'not relevant' | 'too early' | 'not recorded' | 'empty';

/** The usual words for each meaning; case, spaces and punctuation do not matter. */
export const ANSWER_WORDS: Readonly<Record<Meaning, readonly string[]>> = {
  yes: ['Yes', 'Y', 'TRUE', '1'],
  no: ['No', 'N', 'FALSE', '0'],
  unclear: ['Unclear', 'Not clear', 'Not known', 'Unknown', 'NK', "Don't know", '?'],
  'not relevant': ['Not relevant', 'Not applicable', 'N/A', 'NA'],
  'too early': ['Too early', 'Too early to say', 'Too early to assign'],
  'not recorded': ['Not recorded'],
  empty: ['', '-', '--', '\u2013', '\u2014'],
};

/** What Excel writes into a cell that it could not work out. Never an answer: `#N/A` is not "not applicable". */
export const EXCEL_ERRORS: ReadonlySet<string> = new Set([
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#NAME?',
  '#DIV/0!',
  '#NULL!',
  '#NUM!',
  '#SPILL!',
  '#CALC!',
]);

const BY_KEY = new Map<string, Meaning>();
for (const [meaning, words] of Object.entries(ANSWER_WORDS)) {
  for (const word of words) BY_KEY.set(valueKey(word), meaning as Meaning);
}

/** What a cell's text says if it is one of the usual words, else null. */
export const meaningOf = (text: string): Meaning | null => BY_KEY.get(valueKey(text)) ?? null;

/** Signs that people write into a cell to say that there is nothing. */
const BLANKS: ReadonlySet<string> = new Set(ANSWER_WORDS.empty);

/** @param trimmed a cell's text without the spaces around it */
export const isBlank = (trimmed: string): boolean => BLANKS.has(trimmed);
