/** Attempted, conspired and the like: an offence of its own that follows the one it is about. */
export type Inchoate = 'attempt' | 'conspiracy' | 'incitement' | 'aiding' | 'encouraging';

export interface Act {
  readonly title: string;
  readonly year: number;
  readonly shortNames: readonly string[];
}

/** In the place of an Act. */
export const COMMON_LAW = 'common law';

export const SMALL_WORDS: ReadonlySet<string> = new Set([
  'a',
  'an',
  'the',
  'of',
  'on',
  'in',
  'to',
  'with',
  'by',
  'and',
  'or',
  'etc',
]);

/** The words of a name that tell it apart. */
export function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .split(' ')
    .filter((word) => word !== '' && !SMALL_WORDS.has(word))
    .map(singular);
}

/** One form for one thing: `images` is `image`, and `robberies` is `robbery`. */
export function singular(word: string): string {
  if (word === 'children') return 'child';
  if (word === 'knives') return 'knife';
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

/** Helping an offender afterwards is an offence of its own, and on no list: only help with the offence is meant. */
const ENCOURAGING =
  /encourag|\bassisting (?:in |with )?(?:the )?(?:commission|an? offence)|SCA 2007|Serious Crime Act 2007/i;

/** Whether an offence is one of trying, planning, helping or encouraging; null: it is not. */
export function inchoateIn(text: string, actSection: string): Inchoate | null {
  if (/\battempt/i.test(text) || /\bCAA 1981|Criminal Attempts/i.test(actSection)) return 'attempt';
  if (/\bconspir/i.test(text)) return 'conspiracy';
  if (ENCOURAGING.test(text) && !/encouragement of terrorism|self-harm/i.test(text)) return 'encouraging';
  if (/\baid|\babet|counsel|procur|AAA 1861|Accessories/i.test(text)) return 'aiding';
  if (/\bincitement to\b/i.test(text)) return 'incitement';
  return null;
}
