import { keyOf, NO_KEY, REMEMBERED } from './keys.ts';

/** One word, number or mark of a text. Words are lower-cased, with straight apostrophes and without a genitive. */
export interface Token {
  readonly text: string;
  /** Another word that it may be found as. */
  readonly also: string | null;
  /**
   * The same for all tokens that are found by the same patterns: a name is another word than the one it is like.
   * `NO_KEY`: it is not remembered.
   */
  readonly key: number;
  /** As it stands: for names and initials, which nothing but a capital tells. */
  readonly raw: string;
  /** Where it stands in the text, in UTF-16 units; the end is the first that is no longer of it. */
  readonly start: number;
  readonly end: number;
  /** `mum's`, `parents'` */
  readonly genitive: boolean;
  readonly kind: 'word' | 'number' | 'mark';
  /** A name or an initial: a capital that is not there only because a sentence begins. */
  readonly name: boolean;
  /** 0-based. */
  readonly sentence: number;
}

/** A token that is found as another word too, under a key that says both. */
export const readAs = (token: Token, text: string, key: number, genitive = token.genitive): Token => ({
  text,
  also: token.text,
  key,
  raw: token.raw,
  start: token.start,
  end: token.end,
  genitive,
  kind: token.kind,
  name: token.name,
  sentence: token.sentence,
});

/** A text with its words apart. */
export interface ReadText {
  readonly source: string;
  readonly tokens: readonly Token[];
  /** The first token of each sentence, and the one after the last. */
  readonly sentences: readonly (readonly [number, number])[];
}

/** Words are looked up within a sentence, so that a text without a full stop costs no more than another. */
const LONGEST_SENTENCE = 150;

/** Letters with `&` between them are one word (D&A), as are letters around an apostrophe (didn't). */
const TOKEN =
  /[\p{L}\p{M}]+(?:['’][\p{L}]+|&\p{L}+)*['’]?|\d+(?:[.,:/]\d+)*|\p{Extended_Pictographic}|[^\s\p{L}\d]/gu;

/** What stands before a full stop that ends nothing. */
const ABBREVIATED = new Set([
  'dr', 'mr', 'mrs', 'ms', 'st', 'approx', 'eg', 'ie', 'etc', 'vs', 'no', 'inc', 'dept', 'sgt', 'pc', 'hrs', 'yrs',
  'mths', 'wks', 'ref', 'cf', 'prob', 'poss', 'prev', 'incl', 'esp',
]); // prettier-ignore

/** Takes a text apart, once and from left to right. */
export function readText(source: string): ReadText {
  const tokens: Token[] = [];
  const sentences: [number, number][] = [];
  let first = 0;
  const endSentence = (): void => {
    if (tokens.length > first) sentences.push([first, tokens.length]);
    first = tokens.length;
  };
  let after = 0;
  for (const match of source.matchAll(TOKEN)) {
    const [raw] = match;
    const start = match.index;
    if (isSilent(source, raw, start)) continue;
    if (tokens.length > first && isBreak(source, after, start)) endSentence();
    after = start + raw.length;
    tokens.push(tokenOf(raw, start, sentences.length, tokens.length === first));
    const isLong = tokens.length - first >= LONGEST_SENTENCE;
    if (isLong || endsSentence(source, raw, after, tokens.length - 1 > first ? tokens.at(-2) : undefined))
      endSentence();
  }
  endSentence();
  return { source, tokens, sentences };
}

/** Quotation marks tell nothing, and a hyphen within a word no more than a space: step-dad is step dad. */
const isSilent = (source: string, raw: string, start: number): boolean =>
  /^['"‘’“”`*]$/.test(raw) ||
  (raw === '-' &&
    /\p{L}$/u.test(source.slice(start - 1, start)) &&
    /^\p{L}/u.test(source.slice(start + 1, start + 3)));

/** What a token is, wherever it stands. */
interface Word {
  readonly raw: string;
  readonly text: string;
  readonly genitive: boolean;
  readonly kind: Token['kind'];
  /** It begins with a capital that tells something. */
  readonly capital: boolean;
  /** Its key, and the one of a name. */
  readonly key: number;
  readonly nameKey: number;
}

/** The words met before: the same come again in every text, and one string for each is quick to look up. */
const words = new Map<string, Word>();
const LONGEST_REMEMBERED = 40;
const LONGEST_NUMBER = 2;

function wordOf(raw: string): Word {
  let word = words.get(raw);
  if (word === undefined) {
    word = newWord(raw);
    if (word.key !== NO_KEY && words.size < REMEMBERED) words.set(raw, word);
  }
  return word;
}

function newWord(raw: string): Word {
  const letter = /^\p{L}/u.test(raw);
  const kind = letter ? 'word' : /^\d/.test(raw) ? 'number' : 'mark';
  const lower = letter ? raw.toLowerCase().replaceAll('’', "'") : raw;
  const text = letter ? lower.replace(/'s$|'$/, '') : raw;
  const capital = /^\p{Lu}(?:\p{Ll}|['’]?$)/u.test(raw) && raw !== 'I' && raw !== 'A';
  // Dates and ids are new in every text, and would crowd out the words.
  const comesAgain = raw.length <= (kind === 'number' ? LONGEST_NUMBER : LONGEST_REMEMBERED);
  const key = comesAgain ? keyOf(text) : NO_KEY;
  const nameKey = comesAgain && capital ? keyOf(raw) : NO_KEY;
  return { raw, text, genitive: letter && /'s$|s'$/.test(lower), kind, capital, key, nameKey };
}

/** The first word of a sentence has a capital whatever it is, but an initial is one there too. */
function tokenOf(source: string, start: number, sentence: number, first: boolean): Token {
  const { raw, text, genitive, kind, capital, key: own, nameKey } = wordOf(source);
  const name = capital && (!first || raw.length === 1);
  const key = name ? nameKey : own;
  return { text, also: null, key, raw, start, end: start + raw.length, genitive, kind, name, sentence };
}

/** A line of its own is a sentence of its own, unless it goes on in lower case. */
const isBreak = (source: string, from: number, to: number): boolean => {
  const between = source.slice(from, to);
  return /\n\s*\n/.test(between) || (between.includes('\n') && !/^\p{Ll}/u.test(source.slice(to, to + 2)));
};

/** Whether a mark ends its sentence. `?DV` asks about what follows; `e.g.` and `14.2` end nothing. */
function endsSentence(source: string, mark: string, after: number, before: Token | undefined): boolean {
  if (mark !== '.' && mark !== '!' && mark !== '?' && mark !== '…' && mark !== ';') return false;
  const next = source.slice(after, after + 3);
  // `? DV` asks about what follows.
  if (mark === '?' && before === undefined) return false;
  if (mark === '?') return !/^\s*\p{L}/u.test(next) || /^\s+\p{Lu}/u.test(next) || /^['’")]/.test(next);
  if (mark !== '.') return true;
  if (/^[\p{L}\d]/u.test(next)) return false;
  if (before === undefined) return true;
  if (ABBREVIATED.has(before.text)) return false;
  // An initial, as in `A. gets two buses`; a sentence may end in a letter too, so what follows decides.
  return !(before.raw.length === 1 && /^\s+\p{Ll}/u.test(next));
}
