import { keyOf, NO_KEY, REMEMBERED } from './keys.ts';

export type Kind = 'word' | 'number' | 'mark';

/** What a token is, wherever it stands. */
export interface Word {
  readonly raw: string;
  /** Lower-cased, with straight apostrophes and without a genitive. */
  readonly text: string;
  readonly genitive: boolean;
  readonly kind: Kind;
  /** It begins with a capital that tells something. */
  readonly capital: boolean;
  /** It is a quotation mark, which tells nothing. */
  readonly isQuote: boolean;
  /** Its key, and the one of a name. */
  readonly key: number;
  readonly nameKey: number;
}

/** Letters with `&` between them are one word (D&A), as are letters around an apostrophe (didn't). */
const TOKEN =
  /[\p{L}\p{M}]+(?:['’][\p{L}]+|&\p{L}+)*['’]?|\d+(?:[.,:/]\d+)*|\p{Extended_Pictographic}|[^\s\p{L}\d]/uy;

/** The words, numbers and marks of a text, one by one. */
export class Scan {
  /** Where the last one stands. */
  start = 0;
  end = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  /** @returns null: there is none */
  next(): Word | null {
    const { source } = this;
    for (let at = this.end; at < source.length; at += 1) {
      if (source.charCodeAt(at) === SPACE) continue;
      const end = plainEnd(source, at);
      if (end > at) return this.take(at, end);
      TOKEN.lastIndex = at;
      const [raw] = TOKEN.exec(source) ?? [];
      if (raw !== undefined) return this.take(at, at + raw.length);
    }
    return null;
  }

  private take(start: number, end: number): Word {
    this.start = start;
    this.end = end;
    return wordIn(this.source, start, end);
  }
}

const SPACE = 32;

/** Where a word of plain letters ends that is nothing more: most are; -1: it may be more, or is none. */
function plainEnd(source: string, start: number): number {
  let end = start;
  while (end < source.length && isPlain(source.charCodeAt(end))) end += 1;
  if (end === start) return -1;
  return end < source.length && mayGoOn(source.charCodeAt(end)) ? -1 : end;
}

/** A letter of the plain alphabet, small or large. */
const isPlain = (code: number): boolean => {
  const small = code | 0x20;
  return small >= 0x61 && small <= 0x7a;
};

/** Apostrophes and `&`, and whatever is outside the plain alphabet. */
const mayGoOn = (code: number): boolean => code === 0x26 || code === 0x27 || code >= 0x80;

/**
 * The words met before, by a number made of their letters: the same come again in every text, and one string for each is
 * quick to look up, so they are found without cutting them out.
 */
const SLOTS = 2 ** 17;
const words = new Array<Word | undefined>(SLOTS).fill(undefined);
let met = 0;
/** Words that were made to share a number are not remembered, so that no text takes longer than its length. */
const MOST_LOOKED = 8;

const LONGEST_REMEMBERED = 40;

function wordIn(source: string, start: number, end: number): Word {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + source.charCodeAt(at)) | 0;
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  for (let looked = 0; looked < MOST_LOOKED; looked += 1) {
    const word = words[slot];
    if (word === undefined) return remembered(newWord(source.slice(start, end)), slot);
    if (stands(word.raw, source, start, end)) return word;
    slot = (slot + 1) & (SLOTS - 1);
  }
  return newWord(source.slice(start, end));
}

function remembered(word: Word, slot: number): Word {
  if (word.key !== NO_KEY && met < REMEMBERED) {
    met += 1;
    words[slot] = word;
  }
  return word;
}

function stands(word: string, source: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at += 1) {
    if (word.charCodeAt(at) !== source.charCodeAt(start + at)) return false;
  }
  return true;
}

function newWord(raw: string): Word {
  const code = raw.charCodeAt(0);
  if (code >= ZERO && code <= NINE) return newNumber(raw);
  const letter = /^\p{L}/u.test(raw);
  const kind = letter ? 'word' : 'mark';
  const lower = letter ? raw.toLowerCase().replaceAll('’', "'") : raw;
  const text = letter ? lower.replace(/'s$|'$/, '') : raw;
  const capital = /^\p{Lu}(?:\p{Ll}|['’]?$)/u.test(raw) && raw !== 'I' && raw !== 'A';
  const comesAgain = raw.length <= LONGEST_REMEMBERED;
  const key = comesAgain ? keyOf(text) : NO_KEY;
  const nameKey = comesAgain && capital ? keyOf(`${raw} as a name`) : NO_KEY;
  const isQuote = QUOTES.has(raw);
  return { raw, text, genitive: letter && /'s$|s'$/.test(lower), kind, capital, isQuote, key, nameKey };
}

const ZERO = 48;
const NINE = 57;

/** Dates and ids are new in every text, and would crowd out the words; small numbers and years come again. */
function newNumber(raw: string): Word {
  const comesAgain = raw.length <= 2 || (raw.length === 4 && (raw.startsWith('20') || raw.startsWith('19')));
  const key = comesAgain ? keyOf(raw) : NO_KEY;
  return {
    raw,
    text: raw,
    genitive: false,
    kind: 'number',
    capital: false,
    isQuote: false,
    key,
    nameKey: NO_KEY,
  };
}

const QUOTES = new Set(["'", '"', '‘', '’', '“', '”', '`', '*']);
