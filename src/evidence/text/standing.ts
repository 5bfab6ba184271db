import type { Lists } from './lists.ts';
import { stands } from './phrase.ts';
import { LONGEST_PHRASE, type Family, type Way } from './pattern.ts';
import type { Token } from './read-text.ts';
import type { Beginning } from './way-book.ts';

/** Bits of places are kept for each length of a phrase, in words. */
const LENGTHS = LONGEST_PHRASE + 1;

/** So many places of a sentence have a bit of their own; in a longer sentence some share one. */
const BITS = 31;

/**
 * Which ways stand in the sentence that is looked at, and where: a bit for each place, so that whether a pattern can
 * stand at all is a few operations on whole numbers. Made once, and used for every sentence.
 */
export class Standing {
  /** The ways that stand, in the order in which they were met. */
  readonly ways: number[] = [];
  /** How many sentences were looked at, this one with them. */
  number = 0;
  private tokens: readonly Token[] = [];
  private readonly words: Beginning[] = [];
  private from = 0;
  private to = 0;
  /** How many places share a bit. */
  private shared = 1;
  /** By way: where it may begin, and in how many sentences it stood. */
  private readonly places: Int32Array;
  private readonly times: Uint32Array;
  /** By slot, what one place of a pattern can be: the numbers of its ways. */
  private readonly slots: Lists;
  private readonly families: readonly (Family | null)[];
  /** By way, once it is asked for: the sentence, where it begins with all its words, and its place in `byLength`. */
  private readonly known: Uint32Array;
  private readonly begins: Int32Array;
  private readonly rows: Int32Array;
  /** One row for each way that was asked for, from the first on, so that few are touched: where it stands by length. */
  private readonly byLength: Int32Array;
  private asked = 0;

  /**
   * @param families by way, the family whose phrases it is; null: one word
   * @param slots by slot, the numbers of its ways
   */
  constructor(families: readonly (Family | null)[], slots: Lists) {
    this.families = families;
    this.slots = slots;
    this.places = new Int32Array(families.length);
    this.times = new Uint32Array(families.length);
    this.known = new Uint32Array(families.length);
    this.begins = new Int32Array(families.length);
    this.rows = new Int32Array(families.length);
    this.byLength = new Int32Array(families.length * LENGTHS);
  }

  /** Turns to the next sentence: some tokens of a text. */
  begin(tokens: readonly Token[], from: number, to: number): void {
    for (const way of this.ways) this.places[way] = 0;
    this.ways.length = 0;
    this.asked = 0;
    this.number += 1;
    this.tokens = tokens;
    this.from = from;
    this.to = to;
    this.shared = Math.ceil((to - from) / BITS);
  }

  /** Takes down what may begin at a place. */
  enter(word: Beginning, place: number): void {
    const bit = this.bitOf(place);
    this.words[place - this.from] = word;
    for (const way of word.ways) {
      const before = this.places[way] as number;
      if (before === 0) {
        this.ways.push(way);
        this.times[way] = (this.times[way] as number) + 1;
      }
      this.places[way] = before | bit;
    }
  }

  /** In how many sentences a way stood. */
  timesOf(way: number): number {
    return this.times[way] as number;
  }

  /** Whether the first word of one of the ways of a slot stands. */
  mayBegin(slot: number): boolean {
    const { starts, items } = this.slots;
    const to = starts[slot + 1] as number;
    for (let index = starts[slot] as number; index < to; index += 1) {
      if (this.places[items[index] as number] !== 0) return true;
    }
    return false;
  }

  /** Where a slot begins, with all words of a phrase. */
  beginsOf(slot: number): number {
    const { starts, items } = this.slots;
    const to = starts[slot + 1] as number;
    let begins = 0;
    for (let index = starts[slot] as number; index < to; index += 1) {
      begins |= this.beginsOfWay(items[index] as number);
    }
    return begins;
  }

  /** The places behind a slot that begins at one of some places; only after `beginsOf`. */
  after(slot: number, open: number): number {
    const { starts, items } = this.slots;
    const to = starts[slot + 1] as number;
    let after = 0;
    for (let index = starts[slot] as number; index < to; index += 1) {
      const way = items[index] as number;
      if ((this.beginsOfWay(way) & open) === 0) continue;
      const longest = this.families[way] === null ? 1 : LONGEST_PHRASE;
      const row = (this.rows[way] as number) * LENGTHS;
      for (let length = 1; length <= longest; length += 1) {
        const here = (this.byLength[row + length] as number) & open;
        if (here === 0) continue;
        after |= here << Math.ceil(length / this.shared);
        if (this.shared > 1) after |= here << Math.floor(length / this.shared);
      }
    }
    return after;
  }

  /** With how many words a slot stands at a place, as bits: 6 says that it does with one and with two. */
  lengthsOf(slot: number, place: number): number {
    if (place >= this.to || (this.beginsOf(slot) & this.bitOf(place)) === 0) return 0;
    const { starts, items } = this.slots;
    const to = starts[slot + 1] as number;
    let lengths = 0;
    for (let index = starts[slot] as number; index < to; index += 1) {
      lengths |= this.lengthsOfWay(items[index] as number, place);
    }
    return lengths;
  }

  /** Takes the next place of some bits, from the first on; -1: there is none. */
  next(bits: number, from: number): number {
    for (let place = from; place < this.to; place += 1) if ((bits & this.bitOf(place)) !== 0) return place;
    return -1;
  }

  private beginsOfWay(way: number): number {
    if (this.places[way] === 0) return 0;
    return this.known[way] === this.number ? (this.begins[way] as number) : this.workOut(way);
  }

  private workOut(way: number): number {
    const places = this.places[way] as number;
    this.known[way] = this.number;
    this.rows[way] = this.asked;
    const row = this.asked * LENGTHS;
    this.asked += 1;
    const isWord = this.families[way] === null;
    if (isWord) this.byLength[row + 1] = places;
    const begins = isWord ? places : this.workOutFamily(way, row, places);
    this.begins[way] = begins;
    return begins;
  }

  private workOutFamily(way: number, row: number, places: number): number {
    for (let length = 1; length < LENGTHS; length += 1) this.byLength[row + length] = 0;
    let begins = 0;
    for (let place = this.next(places, this.from); place >= 0; place = this.next(places, place + 1)) {
      const lengths = this.lengthsOfWay(way, place);
      if (lengths === 0) continue;
      const bit = this.bitOf(place);
      begins |= bit;
      for (let length = 1; length < LENGTHS; length += 1) {
        const index = row + length;
        if ((lengths & (1 << length)) !== 0) this.byLength[index] = (this.byLength[index] as number) | bit;
      }
    }
    return begins;
  }

  private lengthsOfWay(way: number, place: number): number {
    const { ways, following } = this.words[place - this.from] as Beginning;
    const after = following[ways.indexOf(way)];
    if (after === undefined) return 0;
    const alone = after.alone ? 1 << 1 : 0;
    if (after.bySecond.size === 0 && after.others.length === 0) return alone;
    const next = place + 1 < this.to ? this.tokens[place + 1] : undefined;
    if (next === undefined) return alone;
    return (
      alone |
      this.lengthsAmong(after.bySecond.get(next.text), place) |
      (next.also === null ? 0 : this.lengthsAmong(after.bySecond.get(next.also), place)) |
      this.lengthsAmong(after.others, place)
    );
  }

  private lengthsAmong(phrases: readonly (readonly Way[])[] | undefined, place: number): number {
    let lengths = 0;
    if (phrases === undefined) return lengths;
    for (const phrase of phrases) if (stands(phrase, this.tokens, place)) lengths |= 1 << phrase.length;
    return lengths;
  }

  private bitOf(place: number): number {
    const at = place - this.from;
    return 1 << (this.shared === 1 ? at : Math.floor(at / this.shared));
  }
}
