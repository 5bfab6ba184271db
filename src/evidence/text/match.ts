import { LONGEST_PHRASE, type Part } from './pattern.ts';
import type { Standing } from './standing.ts';

/**
 * A part of a pattern as one number: its slot, then how many words may stand before it (4 bits), then whether it may be
 * left out (1 bit).
 */
export const packed = (slot: number, { gap, optional }: Part): number =>
  (slot << 5) | (gap << 1) | Number(optional);
export const slotOf = (part: number): number => part >> 5;
export const gapOf = (part: number): number => (part >> 1) & 15;
export const mayBeLeftOut = (part: number): boolean => (part & 1) === 1;

/**
 * @param parts packed; those of the pattern from `part` up to `end`
 * @param words takes the tokens that the parts are
 * @param slack how many more words may stand before the part: the gap before one that is left out stays
 * @returns the token after the match; -1: there is none
 */
export function matchFrom(
  parts: Int32Array,
  part: number,
  end: number,
  at: number,
  words: number[],
  sentence: Standing,
  slack = 0,
): number {
  if (part === end) return at;
  const own = parts[part] as number;
  const gap = gapOf(own) + slack;
  const slot = slotOf(own);
  const taken = words.length;
  for (let place = at; place <= at + gap; place += 1) {
    const lengths = sentence.lengthsOf(slot, place);
    if (lengths === 0) continue;
    for (let length = LONGEST_PHRASE; length > 0; length -= 1) {
      if ((lengths & (1 << length)) === 0) continue;
      for (let index = place; index < place + length; index += 1) words.push(index);
      const to = matchFrom(parts, part + 1, end, place + length, words, sentence);
      if (to >= 0) return to;
      words.length = taken;
    }
  }
  return mayBeLeftOut(own) ? matchFrom(parts, part + 1, end, at, words, sentence, gap) : -1;
}

/**
 * Whether the parts can follow one another: exactly where each place has a bit of its own, and never less than there is
 * where places share one.
 */
export function canStand(parts: Int32Array, from: number, end: number, sentence: Standing): boolean {
  let reached = -1;
  for (let part = from; part < end; part += 1) {
    const own = parts[part] as number;
    const slot = slotOf(own);
    const open = spread(reached, gapOf(own));
    if ((sentence.beginsOf(slot) & open) !== 0) {
      if (part === end - 1) return true;
      reached = sentence.after(slot, open) | (mayBeLeftOut(own) ? open : 0);
    } else if (mayBeLeftOut(own)) reached = open;
    else return false;
  }
  return true;
}

/** Some places, as bits, and those up to so many words behind them. */
function spread(places: number, gap: number): number {
  let all = places;
  let done = 0;
  while (done < gap) {
    const step = Math.min(done + 1, gap - done);
    all |= all << step;
    done += step;
  }
  return all;
}
