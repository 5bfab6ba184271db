import { keyOf, matchFrom, REMEMBERED } from './match.ts';
import type { Part, Pattern, Way } from './pattern.ts';
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
  /** The first and the last place in that sentence. */
  private readonly first: Uint32Array;
  private readonly last: Uint32Array;
  /** By pattern, how far from its first word its last part may begin. */
  private readonly reaches: readonly number[];
  private sentences = 0;
  /** What is known of each word of the sentence that is looked at. */
  private readonly here: Known[] = [];

  constructor(entries: readonly { readonly pattern: Pattern; readonly value: T }[]) {
    this.entries = entries;
    const ids = new Map<string, number>();
    /** By part: how many words it can begin with. */
    const sizes: number[] = [];
    const idOf = (part: Part): number => {
      const before = ids.get(part.source);
      if (before !== undefined) return before;
      const id = ids.size;
      ids.set(part.source, id);
      sizes[id] = part.ways.reduce((sum, way) => sum + this.index(way, id), 0);
      this.starts[id] = [];
      return id;
    };
    this.needs = entries.map(({ pattern: { parts } }, entry) => {
      const all = parts.map(idOf);
      const first = parts.findIndex(({ optional }) => !optional);
      for (const id of new Set(all.slice(0, first + 1))) this.starts[id]?.push(entry);
      const needed = all.filter((_, index) => parts[index]?.optional !== true);
      // The rarest first, for it decides soonest.
      return [...new Set(needed)].sort((one, other) => (sizes[one] ?? 0) - (sizes[other] ?? 0));
    });
    this.reaches = entries.map(({ pattern: { parts } }) =>
      parts.reduce((sum, part) => sum + part.gap + LONGEST_PHRASE, 0),
    );
    this.seen = new Uint32Array(ids.size);
    this.first = new Uint32Array(ids.size);
    this.last = new Uint32Array(ids.size);
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
        for (const part of known.parts) {
          if (this.seen[part] !== this.sentences) this.first[part] = index;
          this.seen[part] = this.sentences;
          this.last[part] = index;
        }
      }
      for (let index = from; index < to; index += 1) {
        const { starts } = this.here[index - from] as Known;
        for (const entry of starts) if (this.mayStand(entry, index)) this.findAt(entry, tokens, index, found);
      }
      from = to;
    }
    return found;
  }

  /** Whether every part of a pattern stands in the sentence that is looked at, near enough behind a place. */
  private mayStand(entry: number, from: number): boolean {
    const reach = from + (this.reaches[entry] as number);
    for (const part of this.needs[entry] as readonly number[]) {
      if (this.seen[part] !== this.sentences) return false;
      if ((this.last[part] as number) < from || (this.first[part] as number) > reach) return false;
    }
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

  /**
   * Enters a part under every word that can begin it.
   *
   * @returns how many those are; what begins very many counts as many
   */
  private index(way: Way, id: number): number {
    switch (way.kind) {
      case 'word':
        enter(this.words, way.word, id);
        return COMMON.has(way.word) ? MANY : 1;
      case 'prefix':
        enter(this.prefixes, way.prefix, id);
        return 2;
      case 'name':
        this.names.push(id);
        return MANY;
      case 'number':
        this.numbers.push(id);
        return MANY;
      case 'phrases':
        return way.family.phrases.reduce(
          (sum, [first]) => sum + (first === undefined ? 0 : this.index(first, id)),
          0,
        );
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

function enter(map: Map<string, number[]>, key: string, id: number): void {
  const all = map.get(key);
  if (all === undefined) map.set(key, [id]);
  else if (all.at(-1) !== id) all.push(id);
}

/** Words that stand in nearly every sentence. */
const COMMON = new Set([
  'a', 'an', 'the', 'and', 'or', 'of', 'to', 'in', 'on', 'at', 'by', 'for', 'with', 'from', 'is', 'was', 'be', 'been', 'has', 'had', 'have', 'he', 'she',
  'him', 'her', 'his', 'they', 'it', 'that', 'this', 'not', 'no', 'as', 'when', 'up', 'out', 'mum', 'dad', 'mother', 'father', '.', ',',
]); // prettier-ignore
const MANY = 200;
/** No phrase of a family is longer, in words. */
const LONGEST_PHRASE = 8;

function endOfSentence(tokens: readonly Token[], from: number): number {
  const sentence = tokens[from]?.sentence;
  let to = from + 1;
  while (to < tokens.length && tokens[to]?.sentence === sentence) to += 1;
  return to;
}
