import { Scan, type Kind, type Word } from './scan.ts';

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
  readonly kind: Kind;
  /** A name or an initial: a capital that is not there only because a sentence begins. */
  readonly name: boolean;
  /** 0-based. */
  readonly sentence: number;
}

/** A word as it is told apart from others: as a name, with its capital, it is another one. */
export const ownName = ({ name, raw, text }: Pick<Token, 'name' | 'raw' | 'text'>): string =>
  name ? `${raw} as a name` : text;

/** A token that is found as another word too, under a key that says both: see `ownName`. */
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
  const scan = new Scan(source);
  let after = 0;
  for (let word = scan.next(); word !== null; word = scan.next()) {
    const { start, end } = scan;
    if (word.isQuote || isHyphen(source, word.raw, start)) continue;
    if (tokens.length > first && isBreak(source, after, start)) endSentence();
    after = end;
    tokens.push(tokenOf(word, start, sentences.length, tokens.length === first));
    const isLong = tokens.length - first >= LONGEST_SENTENCE;
    const before = tokens.length - 1 > first ? tokens[tokens.length - 2] : undefined;
    if (isLong || endsSentence(source, word.raw, end, before)) endSentence();
  }
  endSentence();
  return { source, tokens, sentences };
}

/** A hyphen within a word says no more than a space: step-dad is step dad. */
const isHyphen = (source: string, raw: string, start: number): boolean =>
  raw === '-' &&
  /\p{L}$/u.test(source.slice(start - 1, start)) &&
  /^\p{L}/u.test(source.slice(start + 1, start + 3));

/** The first word of a sentence has a capital whatever it is, but an initial is one there too. */
function tokenOf(word: Word, start: number, sentence: number, first: boolean): Token {
  const { raw, text, genitive, kind, capital, key: own, nameKey } = word;
  const name = capital && (!first || raw.length === 1);
  const key = name ? nameKey : own;
  return { text, also: null, key, raw, start, end: start + raw.length, genitive, kind, name, sentence };
}

const NEW_LINE = 10;

/** A line of its own is a sentence of its own, unless it goes on in lower case. */
const isBreak = (source: string, from: number, to: number): boolean => {
  if (to - from <= 1 && source.charCodeAt(from) !== NEW_LINE) return false;
  const between = source.slice(from, to);
  return /\n\s*\n/.test(between) || (between.includes('\n') && !/^\p{Ll}/u.test(source.slice(to, to + 2)));
};

const ENDINGS = '.!?…;';

/** Whether a mark ends its sentence. `?DV` asks about what follows; `e.g.` and `14.2` end nothing. */
function endsSentence(source: string, mark: string, after: number, before: Token | undefined): boolean {
  if (mark.length > 1 || !ENDINGS.includes(mark)) return false;
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
