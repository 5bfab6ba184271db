import { keyOf, matchFrom, REMEMBERED } from './match.ts';
import { Standing } from './standing.ts';
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

/**
 * Many patterns looked for at once. Most patterns need a word that a sentence does not have: each waits for the rarest
 * of its parts, is tried only in a sentence in which every part stands, and looks for a part only where it stands.
 *
 * @typeParam T what each pattern stands for
 */
export class PatternSet<T> {
  private readonly entries: readonly { readonly pattern: Pattern; readonly value: T }[];
  /** By pattern: its parts; those that must stand, the rarest first; and those with which it may begin. */
  private readonly parts: readonly (readonly number[])[];
  private readonly needs: readonly (readonly number[])[];
  private readonly starts: readonly (readonly number[])[];
  /** By pattern, how far from its first word its last part may begin. */
  private readonly reaches: readonly number[];
  /** By part: the patterns that wait for it. */
  private readonly waiting: number[][] = [];
  /** The parts that a word, a beginning of one, a name or a number can begin. */
  private readonly words = new Map<string, number[]>();
  private readonly prefixes = new Map<string, number[]>();
  private readonly names: number[] = [];
  private readonly numbers: number[] = [];
  private readonly known = new Map<string, readonly number[]>();
  private readonly sentence: Standing;

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
      this.waiting[id] = [];
      return id;
    };
    this.parts = entries.map(({ pattern }) => pattern.parts.map(idOf));
    this.needs = entries.map(({ pattern: { parts } }, entry) => {
      const needed = (this.parts[entry] ?? []).filter((_, index) => parts[index]?.optional !== true);
      return [...new Set(needed)].sort((one, other) => (sizes[one] ?? 0) - (sizes[other] ?? 0));
    });
    this.starts = entries.map(({ pattern: { parts } }, entry) => {
      const first = parts.findIndex(({ optional }) => !optional);
      return [...new Set((this.parts[entry] ?? []).slice(0, first + 1))];
    });
    this.reaches = entries.map(({ pattern: { parts } }) =>
      parts.reduce((sum, part) => sum + part.gap + LONGEST_PHRASE, 0),
    );
    this.needs.forEach(([rarest], entry) => {
      if (rarest !== undefined) this.waiting[rarest]?.push(entry);
    });
    this.sentence = new Standing(ids.size);
  }

  /** Every place where a pattern stands, in the order of the text; of one pattern from one word the shortest. */
  find(tokens: readonly Token[]): (Found & { readonly value: T; readonly pattern: Pattern })[] {
    const found: (Found & { value: T; pattern: Pattern; entry: number })[] = [];
    let from = 0;
    while (from < tokens.length) {
      const to = endOfSentence(tokens, from);
      this.sentence.begin();
      for (let index = to - 1; index >= from; index -= 1) {
        for (const part of this.partsOf(tokens[index] as Token)) this.sentence.enter(part, index);
      }
      for (const part of this.sentence.parts) {
        for (const entry of this.waiting[part] as readonly number[]) this.findEntry(entry, tokens, found);
      }
      from = to;
    }
    return found.sort((one, other) => one.from - other.from || one.entry - other.entry);
  }

  private findEntry(
    entry: number,
    tokens: readonly Token[],
    found: (Found & { value: T; pattern: Pattern; entry: number })[],
  ): void {
    const needs = this.needs[entry] as readonly number[];
    for (const part of needs) if (!this.sentence.has(part)) return;
    const { pattern, value } = this.entries[entry] as (typeof this.entries)[number];
    const ids = this.parts[entry] as readonly number[];
    const before = found.length;
    for (const part of this.starts[entry] as readonly number[]) {
      for (let place = this.sentence.head(part); place >= 0; place = this.sentence.next(place)) {
        const from = this.sentence.at(place);
        if (!this.isNear(entry, needs, from)) continue;
        const words: number[] = [];
        const to = matchFrom(pattern.parts, ids, 0, tokens, from, words, this.sentence);
        const isTwice = found.slice(before).some((other) => other.from === from);
        if (to > from && !isTwice) found.push({ from, to, words, value, pattern, entry });
      }
    }
  }

  /** Whether every part that must stand does so near enough behind a place. */
  private isNear(entry: number, needs: readonly number[], from: number): boolean {
    const reach = from + (this.reaches[entry] as number);
    for (const part of needs) {
      if (this.sentence.last(part) < from || this.sentence.first(part) > reach) return false;
    }
    return true;
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

  private partsOf(token: Token): readonly number[] {
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
      known = [...new Set(all)];
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
