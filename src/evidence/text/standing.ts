import type { Lists } from './lists.ts';
import { behind, type PhraseTrie } from './phrase-trie.ts';
import type { Token } from './read-text.ts';
import type { Span } from './span.ts';

/** So many places of a sentence have a bit of their own; in a longer sentence some share one. */
const BITS = 31;

/** A slot for which only one way can stand is that way, as a negative number. */
export const slotOfOne = (way: number): number => ~way;
export const onlyWay = (slot: number): number => ~slot;

/**
 * Which ways stand in the sentence that is looked at, and where: a bit for each place, so that whether a pattern can
 * stand at all is a few operations on whole numbers. Made once, and used for every sentence.
 */
export class Standing {
  /** The ways that stand, in the order in which they were met: the first `count`. */
  readonly ways: Int32Array;
  count = 0;
  /** How many sentences were looked at, this one with them. */
  number = 0;
  private readonly trie: PhraseTrie;
  /** By slot, what one place of a pattern can be: the numbers of its ways, two or more. */
  private readonly slots: Lists<Int16Array>;
  /** By word of the sentence, where stands what it begins. */
  private readonly words: number[] = [];
  private from = 0;
  private to = 0;
  /** How many places share a bit. */
  private shared = 1;
  /** By way: where it begins, and the last time that it does. */
  private readonly begins: Int32Array;
  private readonly last: Int32Array;
  /** By way: in how many sentences it stood; null: nobody will ask any more. */
  private times: Uint32Array | null;
  /** By time that a way stands: the place, its lengths in words as bits (6: one and two), and the time before. */
  private readonly places: number[] = [];
  private readonly lengths: number[] = [];
  private readonly before: number[] = [];
  private met = 0;

  /**
   * @param ways how many there are
   * @param slots by slot, the numbers of its ways
   */
  constructor(trie: PhraseTrie, ways: number, slots: Lists<Int16Array>) {
    this.trie = trie;
    this.slots = slots;
    this.ways = new Int32Array(ways);
    this.begins = new Int32Array(ways);
    this.last = new Int32Array(ways);
    this.times = new Uint32Array(ways);
  }

  /** Turns to the next sentence: some tokens of a text. */
  turnTo(tokens: readonly Token[], from: number, to: number): void {
    for (let at = 0; at < this.count; at += 1) this.begins[this.ways[at] as number] = 0;
    this.count = 0;
    this.met = 0;
    this.number += 1;
    this.from = from;
    this.to = to;
    this.shared = Math.ceil((to - from) / BITS);
    const { trie, words } = this;
    for (let place = from; place < to; place += 1) words[place - from] = trie.of(tokens[place] as Token);
    const { beginnings } = trie;
    for (let place = from; place < to; place += 1) {
      const bit = this.bitOf(place);
      const alone = behind(beginnings, words[place - from] as number);
      const goesOn = behind(beginnings, alone);
      for (let at = alone + 1; at < goesOn; at += 1) this.add(beginnings[at] as number, place, bit, 1 << 1);
      const end = place + 1 < to ? behind(beginnings, goesOn) : 0;
      for (let at = goesOn + 1; at < end; at += 1) {
        this.walk(beginnings[at] as number, place, bit, place + 1);
      }
    }
  }

  /** Where a way stands for the last time in the sentence, with the fewest words: its first token, and the next. */
  lastOf(way: number): Span {
    const time = this.last[way] as number;
    const from = this.places[time] as number;
    const lengths = this.lengths[time] as number;
    return { from, to: from + (31 - Math.clz32(lengths & -lengths)) };
  }

  /** In how many sentences a way stood. */
  timesOf(way: number): number {
    return this.times?.[way] ?? 0;
  }

  /** Once nobody will ask how often a way stands, it is not counted. */
  stopCounting(): void {
    this.times = null;
  }

  /** Whether one of the ways of a slot stands. */
  has(slot: number): boolean {
    if (slot < 0) return this.begins[onlyWay(slot)] !== 0;
    const { starts, items } = this.slots;
    const to = starts[slot + 1] as number;
    for (let index = starts[slot] as number; index < to; index += 1) {
      if (this.begins[items[index] as number] !== 0) return true;
    }
    return false;
  }

  /** Where a slot begins. */
  beginsOf(slot: number): number {
    if (slot < 0) return this.begins[onlyWay(slot)] as number;
    const { starts, items } = this.slots;
    const to = starts[slot + 1] as number;
    let begins = 0;
    for (let index = starts[slot] as number; index < to; index += 1) {
      begins |= this.begins[items[index] as number] as number;
    }
    return begins;
  }

  /** The places behind a slot that begins at one of some places. */
  after(slot: number, open: number): number {
    if (slot < 0) return this.afterWay(onlyWay(slot), open);
    const { starts, items } = this.slots;
    const to = starts[slot + 1] as number;
    let after = 0;
    for (let index = starts[slot] as number; index < to; index += 1) {
      after |= this.afterWay(items[index] as number, open);
    }
    return after;
  }

  private afterWay(way: number, open: number): number {
    if (((this.begins[way] as number) & open) === 0) return 0;
    let after = 0;
    for (let time = this.last[way] as number; time >= 0; time = this.before[time] as number) {
      const place = this.places[time] as number;
      if ((this.bitOf(place) & open) === 0) continue;
      const lengths = this.lengths[time] as number;
      for (let length = 1; lengths >> length > 0; length += 1) {
        if ((lengths & (1 << length)) !== 0) after |= this.bitOf(place + length);
      }
    }
    return after;
  }

  /** With how many words a slot stands at a place, as bits: 6 says that it does with one and with two. */
  lengthsOf(slot: number, place: number): number {
    if (place >= this.to) return 0;
    const bit = this.bitOf(place);
    if (slot < 0) return this.lengthsOfWay(onlyWay(slot), place, bit);
    const { starts, items } = this.slots;
    const to = starts[slot + 1] as number;
    let lengths = 0;
    for (let index = starts[slot] as number; index < to; index += 1) {
      lengths |= this.lengthsOfWay(items[index] as number, place, bit);
    }
    return lengths;
  }

  private lengthsOfWay(way: number, place: number, bit: number): number {
    if (((this.begins[way] as number) & bit) === 0) return 0;
    let lengths = 0;
    for (let time = this.last[way] as number; time >= 0; time = this.before[time] as number) {
      if (this.places[time] === place) lengths |= this.lengths[time] as number;
    }
    return lengths;
  }

  /** Takes the next place of some bits, from the first on; -1: there is none. */
  next(bits: number, from: number): number {
    for (let place = from; place < this.to; place += 1) if ((bits & this.bitOf(place)) !== 0) return place;
    return -1;
  }

  /** Takes down every phrase that goes on from a node with the word at a place. */
  private walk(node: number, begin: number, bit: number, place: number): void {
    const { trie } = this;
    const { beginnings, ends } = trie;
    const symbols = this.words[place - this.from] as number;
    const end = behind(beginnings, symbols);
    for (let at = symbols + 1; at < end; at += 1) {
      const next = trie.next(node, beginnings[at] as number);
      if (next === 0) continue;
      const list = trie.endsAt(next);
      const to = behind(ends, list);
      for (let index = list + 1; index < to; index += 1) {
        this.add(ends[index] as number, begin, bit, 1 << (place + 1 - begin));
      }
      if (place + 1 < this.to && trie.hasMore(next)) this.walk(next, begin, bit, place + 1);
    }
  }

  /** Takes down that a way stands at a place, with so many words. */
  private add(way: number, place: number, bit: number, length: number): void {
    const begins = this.begins[way] as number;
    let before = -1;
    if (begins === 0) {
      this.ways[this.count++] = way;
      if (this.times !== null) this.times[way] = (this.times[way] as number) + 1;
    } else {
      before = this.last[way] as number;
      if (this.places[before] === place) {
        this.lengths[before] = (this.lengths[before] as number) | length;
        return;
      }
    }
    const time = this.met++;
    this.places[time] = place;
    this.lengths[time] = length;
    this.before[time] = before;
    this.last[way] = time;
    this.begins[way] = begins | bit;
  }

  private bitOf(place: number): number {
    const at = place - this.from;
    return 1 << (this.shared === 1 ? at : Math.floor(at / this.shared));
  }
}
