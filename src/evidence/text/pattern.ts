import type { Token } from './read-text.ts';

/**
 * What a practitioner writes in a lexicon, and what it finds.
 *
 * | written | finds |
 * | --- | --- |
 * | `word` | that word, in any case |
 * | `neglect*` | every word that begins so |
 * | `<parent>` | any word or phrase of the family `parent` |
 * | `a\|b\|<c>` | one of them |
 * | `(the)` | it or nothing |
 * | `..` | up to three words between |
 * | `...`, `....` | up to eight, up to fifteen words between |
 * | `<number>` | a number |
 * | `<name>` | a name or an initial: a word with a capital that begins no sentence |
 *
 * All of it stands in one sentence. A match is looked for from each word with at most fifteen words between two parts,
 * so time grows with the length of the text and with nothing else.
 */
export interface Pattern {
  readonly source: string;
  readonly parts: readonly Part[];
}

interface Part {
  readonly ways: readonly Way[];
  readonly optional: boolean;
  /** How many tokens may stand before it. */
  readonly gap: number;
}

/** One word, the beginning of one, a number, or a phrase of a family. */
type Way =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'number' }
  | { readonly kind: 'name' }
  | { readonly kind: 'phrases'; readonly family: Family };

/** The phrases of a family by their first word, the longest first; and those that begin with part of a word. */
interface Family {
  readonly byFirst: ReadonlyMap<string, readonly (readonly Way[])[]>;
  readonly byPrefix: readonly (readonly Way[])[];
}

/** Families of words that patterns name: each a list of words or short phrases, which may name other families. */
export type Families = Readonly<Record<string, readonly string[]>>;

/** What no lexicon has to list. */
const BUILT_IN = new Set(['name', 'number']);

const GAPS: Readonly<Record<string, number>> = { '..': 3, '...': 8, '....': 15 };

/** What stands between spaces; the name of a family may have some. */
const piecesOf = (source: string): string[] => source.trim().split(/\s+(?![^<]*>)/);

/** Turns what is written into patterns. Families are read when they are first named, once. */
export class PatternReader {
  private readonly families: Families;
  private readonly read = new Map<string, Family>();

  constructor(families: Families) {
    this.families = families;
  }

  /** @throws Error if it names a family that is not there: a lexicon is tested before it ships */
  pattern(source: string): Pattern {
    const parts: Part[] = [];
    let gap = 0;
    for (const piece of piecesOf(source)) {
      const between = GAPS[piece];
      if (between !== undefined) {
        gap = between;
        continue;
      }
      const optional = piece.startsWith('(') && piece.endsWith(')');
      const ways = (optional ? piece.slice(1, -1) : piece).split('|').map((way) => this.way(way, source));
      parts.push({ ways, optional, gap });
      gap = 0;
    }
    return { source, parts };
  }

  private way(text: string, source: string): Way {
    if (text === '<number>') return { kind: 'number' };
    if (text === '<name>') return { kind: 'name' };
    if (text.startsWith('<') && text.endsWith('>')) {
      return { kind: 'phrases', family: this.family(text.slice(1, -1), source) };
    }
    if (/[<>]/.test(text)) throw new Error(`"${text}" is no family, in "${source}"`);
    return text.endsWith('*') ? { kind: 'prefix', prefix: text.slice(0, -1) } : { kind: 'word', word: text };
  }

  private family(name: string, source: string): Family {
    const known = this.read.get(name);
    if (known !== undefined) return known;
    const phrases = this.phrases(name, source, []).map((phrase) =>
      piecesOf(phrase).map((word) => this.way(word, phrase)),
    );
    const byFirst = new Map<string, (readonly Way[])[]>();
    const byPrefix: (readonly Way[])[] = [];
    for (const phrase of phrases.sort((a, b) => b.length - a.length)) {
      const [first] = phrase;
      if (first?.kind === 'word') byFirst.set(first.word, [...(byFirst.get(first.word) ?? []), phrase]);
      else byPrefix.push(phrase);
    }
    const family = { byFirst, byPrefix };
    this.read.set(name, family);
    return family;
  }

  private phrases(name: string, source: string, within: readonly string[]): string[] {
    const own = this.families[name];
    if (own === undefined) throw new Error(`there is no family <${name}>, in "${source}"`);
    if (within.includes(name)) throw new Error(`the family <${name}> names itself`);
    return own.flatMap((phrase) => {
      const [, other] = /^<(.+)>$/.exec(phrase) ?? [];
      return other === undefined || BUILT_IN.has(other)
        ? [phrase]
        : this.phrases(other, phrase, [...within, name]);
    });
  }
}

/** Where a pattern was found: its first token, and the one after its last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A place with the tokens in it that the parts of the pattern are; the others stand between them. */
export interface Found extends Span {
  readonly words: readonly number[];
}

/**
 * Many patterns looked for at once. A word that was seen before knows at once which patterns can begin with it.
 *
 * @typeParam T what each pattern stands for
 */
export class PatternSet<T> {
  private readonly entries: readonly { readonly pattern: Pattern; readonly value: T }[];
  private readonly startsBy = new Map<string, readonly number[]>();

  constructor(entries: readonly { readonly pattern: Pattern; readonly value: T }[]) {
    this.entries = entries;
  }

  /** Every place where a pattern stands, in the order of the text; of one pattern from one word the shortest. */
  find(tokens: readonly Token[]): (Found & { readonly value: T; readonly pattern: Pattern })[] {
    const found: (Found & { value: T; pattern: Pattern })[] = [];
    for (let from = 0; from < tokens.length; from += 1) {
      for (const index of this.startsWith(tokens[from] as Token)) {
        const { pattern, value } = this.entries[index] as (typeof this.entries)[number];
        const words: number[] = [];
        const to = matchFrom(pattern.parts, 0, tokens, from, words);
        if (to > from) found.push({ from, to, words, value, pattern });
      }
    }
    return found;
  }

  private startsWith(token: Token): readonly number[] {
    const key = isName(token) ? token.raw : token.text;
    let starts = this.startsBy.get(key);
    if (starts === undefined) {
      starts = this.entries.flatMap(({ pattern }, index) => (canStart(pattern.parts, token) ? [index] : []));
      if (this.startsBy.size < REMEMBERED) this.startsBy.set(key, starts);
    }
    return starts;
  }
}

/** So many words are remembered with what can begin with them. */
const REMEMBERED = 50_000;

function canStart(parts: readonly Part[], token: Token): boolean {
  for (const part of parts) {
    if (part.ways.some((way) => firstFits(way, token))) return true;
    if (!part.optional) return false;
  }
  return false;
}

function firstFits(way: Way, token: Token): boolean {
  if (way.kind !== 'phrases') return fits(way, token);
  const { byFirst, byPrefix } = way.family;
  return (
    byFirst.has(token.text) || byPrefix.some(([first]) => first !== undefined && firstFits(first, token))
  );
}

/** The first word of a sentence has a capital whatever it is, but an initial is one there too. */
export const isName = ({ raw, first, kind }: Token): boolean =>
  kind === 'word' &&
  /^\p{Lu}(?:\p{Ll}|$)/u.test(raw) &&
  raw !== 'I' &&
  (!first || raw.length === 1) &&
  raw !== 'A';

function fits(way: Way, token: Token): boolean {
  switch (way.kind) {
    case 'word':
      return token.text === way.word;
    case 'prefix':
      return token.kind === 'word' && token.text.startsWith(way.prefix);
    case 'number':
      return token.kind === 'number';
    case 'name':
      return isName(token);
    case 'phrases':
      return false;
  }
}

/**
 * @param words takes the tokens that the parts are
 * @returns the token after the match; -1: there is none
 */
function matchFrom(
  parts: readonly Part[],
  part: number,
  tokens: readonly Token[],
  at: number,
  words: number[],
): number {
  const own = parts[part];
  if (own === undefined) return at;
  const taken = words.length;
  const sentence = tokens[words[0] ?? at]?.sentence;
  for (let skip = 0; skip <= own.gap; skip += 1) {
    const token = tokens[at + skip];
    if (token === undefined || token.sentence !== sentence) break;
    for (const way of own.ways) {
      if (way.kind !== 'phrases') {
        if (!fits(way, token)) continue;
        words.push(at + skip);
        const to = matchFrom(parts, part + 1, tokens, at + skip + 1, words);
        if (to >= 0) return to;
        words.length = taken;
        continue;
      }
      for (const next of endsOf(way.family, tokens, at + skip)) {
        for (let index = at + skip; index < next; index += 1) words.push(index);
        const to = matchFrom(parts, part + 1, tokens, next, words);
        if (to >= 0) return to;
        words.length = taken;
      }
    }
  }
  return own.optional ? matchFrom(parts, part + 1, tokens, at, words) : -1;
}

/** Where the phrases of a family that begin at a token end. */
function endsOf({ byFirst, byPrefix }: Family, tokens: readonly Token[], at: number): readonly number[] {
  const token = tokens[at] as Token;
  const first = byFirst.get(token.text);
  if (first === undefined && byPrefix.length === 0) return NONE;
  const ends: number[] = [];
  for (const phrase of first ?? NONE) if (stands(phrase, tokens, at)) ends.push(at + phrase.length);
  for (const phrase of byPrefix) if (stands(phrase, tokens, at)) ends.push(at + phrase.length);
  return ends;
}

const NONE: readonly never[] = [];

/** Whether a phrase stands at a token, all of it in one sentence. */
function stands(phrase: readonly Way[], tokens: readonly Token[], at: number): boolean {
  const sentence = tokens[at]?.sentence;
  for (let index = 0; index < phrase.length; index += 1) {
    const token = tokens[at + index];
    if (token?.sentence !== sentence || !fits(phrase[index] as Way, token as Token)) return false;
  }
  return true;
}
