import { Lists } from './lists.ts';
import { canStand, matchFrom, mayBeLeftOut, packed, slotOf } from './match.ts';
import { PhraseTrie } from './phrase-trie.ts';
import type { Span } from './span.ts';
import { onlyWay, slotOfOne, Standing } from './standing.ts';
import type { Pattern, Way } from './pattern.ts';
import type { Token } from './read-text.ts';

export type { Span } from './span.ts';

/** A place with the tokens in it that the parts of the pattern are; the others stand between them. */
export interface Found extends Span {
  readonly words: readonly number[];
}

/** A pattern to look for. */
export interface Sought<T> {
  readonly pattern: Pattern;
  /** What it stands for. */
  readonly value: T;
  /** Patterns of one group know of each other. */
  readonly group?: object | undefined;
  /** It matters only in a sentence where another of its group stands that is not like this: else it is not found. */
  readonly onlyBeside?: boolean;
}

/**
 * Many patterns looked for at once. Most patterns need a word that a sentence does not have: each waits for the rarest
 * of its parts, and is looked for word by word only where the bits of a sentence say that it can stand.
 *
 * @typeParam T what each pattern stands for
 */
export class PatternSet<T> {
  private readonly entries: readonly Entry<T>[];
  private readonly sentence: Standing;
  private readonly ways = new Numbered<Way>();
  private readonly slots = new Numbered<readonly number[]>();
  /** By pattern, its parts, each packed into one number: see `packed`. */
  private readonly parts: Lists;
  /**
   * By way: the patterns whose rarest part can stand so, each with the next rarest. By pattern: the slots that must stand
   * beside these, the rarest first.
   */
  private waiting!: Lists<Int16Array>;
  private needs!: Lists<Int16Array>;
  /** By pattern, the last sentence in which it was tried. */
  private readonly tried: Uint32Array;
  /** By group: the patterns that are looked for only beside others of it. */
  private readonly beside = new Map<object, readonly number[]>();

  constructor(sought: readonly Sought<T>[]) {
    this.entries = sought.map(({ pattern, value, group, onlyBeside = false }) => {
      return { pattern, value, group, onlyBeside, slots: pattern.parts.map(({ ways }) => this.slotOf(ways)) };
    });
    this.entries.forEach(({ group, onlyBeside }, entry) => {
      if (group === undefined || !onlyBeside) return;
      this.beside.set(group, [...(this.beside.get(group) ?? []), entry]);
    });
    this.parts = Lists.of(
      this.entries.map(({ pattern: { parts }, slots: own }) =>
        parts.map((part, index) => packed(own[index] as number, part)),
      ),
    );
    const trie = new PhraseTrie(this.ways.all);
    this.sentence = new Standing(trie, this.ways.all.length, Lists.ofSmall(this.slots.all));
    this.tried = new Uint32Array(sought.length);
    this.plan((way) => commonness(this.ways.all[way] as Way));
  }

  /**
   * Lets each pattern wait for the rarest of its parts. Which one that is shows only in texts, so it is settled again
   * once some have been read; what is found is the same.
   */
  private plan(frequency: (way: number) => number): void {
    const sum = (ways: readonly number[]): number => ways.reduce((all, way) => all + frequency(way), 0);
    const sizes = this.slots.all.map(sum);
    const sizeOf = (slot: number): number => (slot < 0 ? frequency(onlyWay(slot)) : (sizes[slot] as number));
    const waiting = Array.from({ length: this.ways.all.length }, (): number[] => []);
    const needs = this.entries.map(({ pattern: { parts }, slots, onlyBeside }, entry) => {
      const own = slots.filter((_, index) => parts[index]?.optional !== true);
      own.sort((one, other) => sizeOf(one) - sizeOf(other));
      // With each the slot that most often is missing: it is asked for first, and stands next to it.
      if (!onlyBeside)
        for (const way of this.waysOf(own[0] as number)) waiting[way]?.push(entry, own[1] ?? NONE);
      return onlyBeside ? own : own.slice(2);
    });
    this.waiting = Lists.ofSmall(waiting);
    this.needs = Lists.ofSmall(needs);
  }

  /** The number of a slot, which is the same for all of the same ways. */
  private slotOf(ways: readonly Way[]): number {
    const own = ways.map((way) => this.ways.of(way, nameOf(way)));
    return own.length === 1 ? slotOfOne(own[0] as number) : this.slots.of(own, own.join(' '));
  }

  private waysOf(slot: number): readonly number[] {
    return slot < 0 ? [onlyWay(slot)] : (this.slots.all[slot] as readonly number[]);
  }

  /** By number, the families of words that are part of some pattern; null: a way that is no family. */
  get families(): readonly (string | null)[] {
    return this.ways.all.map((way) => (way.kind === 'phrases' ? way.family.name : null));
  }

  /**
   * Every place where a pattern stands, in the order of the text; of one pattern from one word the shortest.
   *
   * @param met is told in each sentence of the words and families in it, by their numbers
   */
  find(
    tokens: readonly Token[],
    met?: (standing: Pick<Standing, 'ways' | 'count' | 'lastOf'>) => void,
  ): (Found & { readonly value: T; readonly pattern: Pattern })[] {
    const found: Match<T>[] = [];
    let from = 0;
    while (from < tokens.length) {
      const to = endOfSentence(tokens, from);
      this.findIn(tokens, from, to, found);
      met?.(this.sentence);
      from = to;
    }
    return found.sort((one, other) => one.from - other.from || one.entry - other.entry);
  }

  /** What stands in one sentence: the tokens from a place up to another. */
  private findIn(tokens: readonly Token[], from: number, to: number, found: Match<T>[]): void {
    const { sentence, tried } = this;
    sentence.turnTo(tokens, from, to);
    const { number } = sentence;
    if (PLANNED.includes(number)) this.plan((way) => sentence.timesOf(way));
    if (number === PLANNED.at(-1)) sentence.stopCounting();
    const { starts, items } = this.waiting;
    for (let at = 0; at < sentence.count; at += 1) {
      const way = sentence.ways[at] as number;
      const end = starts[way + 1] as number;
      for (let index = starts[way] as number; index < end; index += 2) {
        const need = items[index + 1] as number;
        if (need !== NONE && !sentence.has(need)) continue;
        const entry = items[index] as number;
        if (tried[entry] === number) continue;
        tried[entry] = number;
        if (this.mayStand(entry)) this.findEntry(entry, from, found);
      }
    }
    this.findBeside(from, found);
  }

  /** What matters only beside something that was found in the sentence that begins at a token. */
  private findBeside(from: number, found: Match<T>[]): void {
    const { tried, sentence } = this;
    for (let index = found.length - 1; index >= 0; index -= 1) {
      const match = found[index] as Match<T>;
      if (match.from < from) return;
      const { group } = this.entries[match.entry] as Entry<T>;
      for (const entry of this.beside.get(group ?? NO_GROUP) ?? []) {
        if (tried[entry] === sentence.number) break;
        tried[entry] = sentence.number;
        if (this.mayStand(entry)) this.findEntry(entry, from, found);
      }
    }
  }

  /** Whether all parts stand somewhere: what costs least to ask. */
  private mayStand(entry: number): boolean {
    const { starts, items } = this.needs;
    const to = starts[entry + 1] as number;
    for (let need = starts[entry] as number; need < to; need += 1) {
      if (!this.sentence.has(items[need] as number)) return false;
    }
    return true;
  }

  /** Looks for a pattern word by word, wherever it can begin. */
  private findEntry(entry: number, from: number, found: Match<T>[]): void {
    const { sentence } = this;
    const { starts, items } = this.parts;
    const first = starts[entry] as number;
    const end = starts[entry + 1] as number;
    if (!canStand(items, first, end, sentence)) return;
    let begins = 0;
    for (let part = first; part < end; part += 1) {
      const own = items[part] as number;
      begins |= sentence.beginsOf(slotOf(own));
      if (!mayBeLeftOut(own)) break;
    }
    for (let start = sentence.next(begins, from); start >= 0; start = sentence.next(begins, start + 1)) {
      if (!this.begins(first, end, start)) continue;
      const words: number[] = [];
      const to = matchFrom(items, first, end, start, words, sentence);
      if (to <= start) continue;
      const { pattern, value } = this.entries[entry] as Entry<T>;
      found.push({ from: start, to, words, value, pattern, entry });
    }
  }

  /** Whether one of the parts with which a pattern may begin stands at a place, and not only one that shares its bit. */
  private begins(first: number, end: number, place: number): boolean {
    const { items } = this.parts;
    for (let part = first; part < end; part += 1) {
      const own = items[part] as number;
      if (this.sentence.lengthsOf(slotOf(own), place) !== 0) return true;
      if (!mayBeLeftOut(own)) return false;
    }
    return false;
  }
}

/** Things of which each has a number. */
class Numbered<T> {
  readonly all: T[] = [];
  private readonly numbers = new Map<unknown, number>();

  /** The number of a thing, which is the same for all of one name. */
  of(one: T, name: unknown): number {
    let number = this.numbers.get(name);
    if (number === undefined) this.numbers.set(name, (number = this.all.push(one) - 1));
    return number;
  }
}

/** The same for the same word or family. */
const nameOf = (way: Way): unknown => {
  if (way.kind === 'phrases') return way.family;
  return way.kind === 'word' ? ` ${way.word}` : way.kind === 'prefix' ? `*${way.prefix}` : way.kind;
};

interface Entry<T> extends Sought<T> {
  /** By part, what it can be. */
  readonly slots: readonly number[];
}

interface Match<T> extends Found {
  readonly value: T;
  readonly pattern: Pattern;
  readonly entry: number;
}

const NO_GROUP = {};
/** No slot. */
const NONE = 2 ** 15 - 1;

/** About how many words can begin a way: what tells how rare it is, as long as no text has. */
function commonness(way: Way): number {
  switch (way.kind) {
    case 'word':
      return COMMON.has(way.word) ? MANY : 1;
    case 'prefix':
      return 2;
    case 'phrases':
      return way.family.phrases.reduce(
        (sum, [first]) => sum + (first === undefined ? 0 : commonness(first)),
        0,
      );
    default:
      return MANY;
  }
}

/** Words that stand in nearly every sentence. */
const COMMON = new Set([
  'a', 'an', 'the', 'and', 'or', 'of', 'to', 'in', 'on', 'at', 'by', 'for', 'with', 'from', 'is', 'was', 'be', 'been', 'has', 'had', 'have', 'he', 'she',
  'him', 'her', 'his', 'they', 'it', 'that', 'this', 'not', 'no', 'as', 'when', 'up', 'out', 'mum', 'dad', 'mother', 'father', '.', ',',
]); // prettier-ignore
const MANY = 200;

/** After so many sentences the patterns are planned again. */
const PLANNED: readonly number[] = [200, 2_000, 20_000];

function endOfSentence(tokens: readonly Token[], from: number): number {
  const sentence = tokens[from]?.sentence;
  let to = from + 1;
  while (to < tokens.length && tokens[to]?.sentence === sentence) to += 1;
  return to;
}
