import type { LanguageCode } from '../ways-of-writing.ts';

/** What a word in a cell says, whatever the column's type. */
export type Meaning = 'yes' | 'no' | 'unclear' | 'not relevant' | 'too early' | 'not recorded' | 'empty';

/** The words of one language, as data: one file for each, and `index.ts` lists them. */
export interface LanguageWords {
  readonly code: LanguageCode;
  readonly name: string;
  /** The usual words for each meaning; case, spaces and punctuation between letters do not matter. */
  readonly meanings: Readonly<Partial<Record<Meaning, readonly string[]>>>;
  /** January first; each with the short forms in use. */
  readonly months: readonly (readonly string[])[];
}
