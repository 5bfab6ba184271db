import type { Family, Part, Pattern, Way } from './pattern.ts';
import type { Token } from './read-text.ts';

/** Where a pattern was found: its first token, and the one after its last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A place with the tokens in it that the parts of the pattern are; the others stand between them. */
export interface Found extends Span {
  readonly words: readonly number[];
}

/** What is known of a word: which parts it can begin, and which patterns may begin with it. */
interface Known {
  readonly parts: readonly number[];
  readonly starts: readonly number[];
}

/**
 * Many patterns looked for at once. Most patterns need a word that a sentence does not have: a look at which parts
 * stand in it at all leaves few to be tried.
 *
 * @typeParam T what each pattern stands for
 */
export class PatternSet<T> {
  private readonly entries: readonly { readonly pattern: Pattern; readonly value: T }[];
  /** The parts of each pattern that must stand, and the patterns that may begin with each part. */
  private readonly needs: readonly (readonly number[])[];
  private readonly starts: number[][] = [];
  private readonly words = new Map<string, number[]>();
  private readonly prefixes = new Map<string, number[]>();
  private readonly names: number[] = [];
  private readonly numbers: number[] = [];
  private readonly known = new Map<string, Known>();
  /** By part, the last sentence in which it stood, counted over all texts. */
  private readonly seen: Uint32Array;
  private sentences = 0;
  /** What is known of each word of the sentence that is looked at. */
  private readonly here: Known[] = [];

  constructor(entries: readonly { readonly pattern: Pattern; readonly value: T }[]) {
    this.entries = entries;
    const ids = new Map<string, number>();
    const idOf = (part: Part): number => {
      const before = ids.get(part.source);
      if (before !== undefined) return before;
      const id = ids.size;
      ids.set(part.source, id);
      for (const way of part.ways) this.index(way, id);
      this.starts[id] = [];
      return id;
    };
    this.needs = entries.map(({ pattern: { parts } }, entry) => {
      const all = parts.map(idOf);
      const first = parts.findIndex(({ optional }) => !optional);
      for (const id of new Set(all.slice(0, first + 1))) this.starts[id]?.push(entry);
      return all.filter((_, index) => parts[index]?.optional !== true);
    });
    this.seen = new Uint32Array(ids.size);
  }

  /** Every place where a pattern stands, in the order of the text; of one pattern from one word the shortest. */
  find(tokens: readonly Token[]): (Found & { readonly value: T; readonly pattern: Pattern })[] {
    const found: (Found & { value: T; pattern: Pattern })[] = [];
    let from = 0;
    while (from < tokens.length) {
      const to = endOfSentence(tokens, from);
      this.sentences += 1;
      for (let index = from; index < to; index += 1) {
        const known = this.knownOf(tokens[index] as Token);
        this.here[index - from] = known;
        for (const part of known.parts) this.seen[part] = this.sentences;
      }
      for (let index = from; index < to; index += 1) {
        const { starts } = this.here[index - from] as Known;
        for (const entry of starts) if (this.stands(entry)) this.findAt(entry, tokens, index, found);
      }
      from = to;
    }
    return found;
  }

  /** Whether every part of a pattern stands somewhere in the sentence that is looked at. */
  private stands(entry: number): boolean {
    const needs = this.needs[entry] as readonly number[];
    for (const part of needs) if (this.seen[part] !== this.sentences) return false;
    return true;
  }

  private findAt(
    entry: number,
    tokens: readonly Token[],
    from: number,
    found: (Found & { value: T; pattern: Pattern })[],
  ): void {
    const { pattern, value } = this.entries[entry] as (typeof this.entries)[number];
    const words: number[] = [];
    const to = matchFrom(pattern.parts, 0, tokens, from, words);
    if (to > from) found.push({ from, to, words, value, pattern });
  }

  /** Enters a part under every word that can begin it. */
  private index(way: Way, id: number): void {
    const enter = (map: Map<string, number[]>, key: string): void => {
      const all = map.get(key);
      if (all === undefined) map.set(key, [id]);
      else if (all.at(-1) !== id) all.push(id);
    };
    switch (way.kind) {
      case 'word':
        enter(this.words, way.word);
        break;
      case 'prefix':
        enter(this.prefixes, way.prefix);
        break;
      case 'name':
        this.names.push(id);
        break;
      case 'number':
        this.numbers.push(id);
        break;
      case 'phrases':
        for (const [first] of way.family.phrases) if (first !== undefined) this.index(first, id);
    }
  }

  private knownOf(token: Token): Known {
    const key = keyOf(token);
    let known = this.known.get(key);
    if (known === undefined) {
      const all = [...(this.words.get(token.text) ?? []), ...(this.words.get(token.also ?? '') ?? [])];
      if (token.kind === 'word') {
        for (let end = 0; end <= token.text.length; end += 1) {
          all.push(...(this.prefixes.get(token.text.slice(0, end)) ?? []));
        }
      }
      if (token.kind === 'number') all.push(...this.numbers);
      if (token.name) all.push(...this.names);
      const parts = [...new Set(all)];
      // In the order of the lexicon, in which matches of one place are told.
      const starts = [...new Set(parts.flatMap((part) => this.starts[part] ?? []))].sort((a, b) => a - b);
      known = { parts, starts };
      if (this.known.size < REMEMBERED) this.known.set(key, known);
    }
    return known;
  }
}

function endOfSentence(tokens: readonly Token[], from: number): number {
  const sentence = tokens[from]?.sentence;
  let to = from + 1;
  while (to < tokens.length && tokens[to]?.sentence === sentence) to += 1;
  return to;
}

/** So many words are remembered with what can begin with them. */
const REMEMBERED = 50_000;

/** A name is another word than the one it is written like. */
const keyOf = ({ name, raw, text, also }: Token): string =>
  also === undefined ? (name ? raw : text) : `${text} ${also}`;

/** The phrases of a family whose first word a token is. */
function beginning(family: Family, token: Token): readonly (readonly Way[])[] {
  const key = keyOf(token);
  let phrases = family.known.get(key);
  if (phrases === undefined) {
    const others = family.byPrefix.filter(([first]) => first !== undefined && fits(first, token));
    const also = token.also === undefined ? [] : (family.byFirst.get(token.also) ?? []);
    phrases = [...(family.byFirst.get(token.text) ?? []), ...also, ...others];
    if (family.known.size < REMEMBERED) family.known.set(key, phrases);
  }
  return phrases;
}

function fits(way: Way, token: Token): boolean {
  switch (way.kind) {
    case 'word':
      return token.text === way.word || token.also === way.word;
    case 'prefix':
      return token.kind === 'word' && token.text.startsWith(way.prefix);
    case 'number':
      return token.kind === 'number';
    case 'name':
      return token.name;
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
function endsOf(family: Family, tokens: readonly Token[], at: number): readonly number[] {
  const phrases = beginning(family, tokens[at] as Token);
  if (phrases.length === 0) return NONE;
  const ends: number[] = [];
  for (const phrase of phrases) if (stands(phrase, tokens, at)) ends.push(at + phrase.length);
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
