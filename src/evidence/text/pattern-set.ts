import { matchFrom } from './match.ts';
import { Standing } from './standing.ts';
import { WayBook } from './way-book.ts';
import type { Pattern, Way } from './pattern.ts';
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
  /** By pattern and part: the ways in which the part can stand, as the sentence knows them. */
  private readonly parts: readonly (readonly (readonly number[])[])[];
  /** By pattern: the ways of the parts that must stand, the rarest first; and of those with which it may begin. */
  private readonly needs: (readonly number[])[][];
  private readonly starts: readonly (readonly number[])[];
  /** By pattern, how far from its first word its last part may begin. */
  private readonly reaches: readonly number[];
  /** By way: the patterns whose rarest part can stand so. */
  private waiting: number[][] = [];
  private readonly ways = new WayBook();
  private readonly sentence: Standing;
  /** By pattern, the last sentence in which it was tried. */
  private readonly tried: Uint32Array;
  /** Of the pattern that is tried: the first and last place of each part that must stand. */
  private readonly firsts: number[] = [];
  private readonly lasts: number[] = [];

  constructor(entries: readonly { readonly pattern: Pattern; readonly value: T }[]) {
    this.entries = entries;
    const known = new Map<readonly Way[], readonly number[]>();
    const idsOf = (ways: readonly Way[]): readonly number[] => {
      const ids = known.get(ways) ?? ways.map((way) => this.ways.idOf(way));
      known.set(ways, ids);
      return ids;
    };
    this.parts = entries.map(({ pattern: { parts } }) => parts.map(({ ways }) => idsOf(ways)));
    this.needs = entries.map(({ pattern: { parts } }, entry) =>
      (this.parts[entry] ?? []).filter((_, index) => parts[index]?.optional !== true),
    );
    this.starts = entries.map(({ pattern: { parts } }, entry) => {
      const first = parts.findIndex(({ optional }) => !optional);
      return [...new Set((this.parts[entry] ?? []).slice(0, first + 1).flat())];
    });
    this.reaches = entries.map(({ pattern: { parts } }) =>
      parts.reduce((sum, part) => sum + part.gap + LONGEST_PHRASE, 0),
    );
    this.sentence = new Standing(this.ways.size);
    this.tried = new Uint32Array(entries.length);
    this.plan((way) => this.ways.sizeOf(way));
  }

  /**
   * Lets each pattern wait for the rarest of its parts. Which one that is shows only in texts, so it is settled again
   * once some have been read; what is found is the same.
   */
  private plan(frequency: (way: number) => number): void {
    const of = (ways: readonly number[]): number => ways.reduce((sum, way) => sum + frequency(way), 0);
    this.waiting = [];
    this.needs.forEach((needs, entry) => {
      if (needs.length > 1) {
        const sizes = new Map(needs.map((ways) => [ways, of(ways)]));
        needs.sort((one, other) => (sizes.get(one) ?? 0) - (sizes.get(other) ?? 0));
      }
      for (const way of needs[0] ?? []) (this.waiting[way] ??= []).push(entry);
    });
  }

  /** Every place where a pattern stands, in the order of the text; of one pattern from one word the shortest. */
  find(tokens: readonly Token[]): (Found & { readonly value: T; readonly pattern: Pattern })[] {
    const found: (Found & { value: T; pattern: Pattern; entry: number })[] = [];
    let from = 0;
    while (from < tokens.length) {
      const to = endOfSentence(tokens, from);
      this.sentence.begin();
      if (PLANNED.has(this.sentence.number)) this.plan((way) => this.sentence.timesOf(way));
      for (let index = to - 1; index >= from; index -= 1) {
        for (const way of this.ways.of(tokens[index] as Token)) this.sentence.enter(way, index);
      }
      for (const way of this.sentence.ways) {
        for (const entry of this.waiting[way] ?? NOTHING) {
          if (this.tried[entry] === this.sentence.number) continue;
          this.tried[entry] = this.sentence.number;
          if (this.mayStand(entry)) this.findEntry(entry, tokens, found);
        }
      }
      from = to;
    }
    return found.sort((one, other) => one.from - other.from || one.entry - other.entry);
  }

  /** Whether every part that must stand does, somewhere in the sentence; takes down the first and last place of each. */
  private mayStand(entry: number): boolean {
    const needs = this.needs[entry] as readonly (readonly number[])[];
    const { sentence } = this;
    for (let need = 0; need < needs.length; need += 1) {
      let first = Infinity;
      let last = -1;
      for (const way of needs[need] as readonly number[]) {
        if (!sentence.has(way)) continue;
        first = Math.min(first, sentence.firsts[way] as number);
        last = Math.max(last, sentence.lasts[way] as number);
      }
      if (last < 0) return false;
      this.firsts[need] = first;
      this.lasts[need] = last;
    }
    return true;
  }

  /** Whether every part that must stand does so near enough behind a place; only after `mayStand`. */
  private isNear(needs: number, from: number, to: number): boolean {
    for (let need = 0; need < needs; need += 1) {
      if ((this.lasts[need] as number) < from || (this.firsts[need] as number) > to) return false;
    }
    return true;
  }

  private findEntry(
    entry: number,
    tokens: readonly Token[],
    found: (Found & { value: T; pattern: Pattern; entry: number })[],
  ): void {
    const { pattern, value } = this.entries[entry] as (typeof this.entries)[number];
    const ways = this.parts[entry] as readonly (readonly number[])[];
    const needs = (this.needs[entry] as readonly unknown[]).length;
    const reach = this.reaches[entry] as number;
    for (const from of this.sentence.places(this.starts[entry] as readonly number[], 0, Infinity)) {
      if (!this.isNear(needs, from, from + reach)) continue;
      const words: number[] = [];
      const to = matchFrom(pattern.parts, ways, 0, tokens, from, words, this.sentence);
      if (to > from) found.push({ from, to, words, value, pattern, entry });
    }
  }
}

/** After so many sentences the patterns are planned again. */
const PLANNED = new Set([200, 2_000, 20_000]);

const NOTHING: readonly never[] = [];

function endOfSentence(tokens: readonly Token[], from: number): number {
  const sentence = tokens[from]?.sentence;
  let to = from + 1;
  while (to < tokens.length && tokens[to]?.sentence === sentence) to += 1;
  return to;
}

/** No phrase of a family is longer, in words. */
const LONGEST_PHRASE = 8;
