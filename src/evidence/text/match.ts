import { LONGEST_PHRASE, type Part } from './pattern.ts';
import type { Standing } from './standing.ts';

/**
 * @param slots by part, the number of what it can be
 * @param words takes the tokens that the parts are
 * @param slack how many more words may stand before the part: the gap before one that is left out stays
 * @returns the token after the match; -1: there is none
 */
export function matchFrom(
  parts: readonly Part[],
  slots: readonly number[],
  part: number,
  at: number,
  words: number[],
  sentence: Standing,
  slack = 0,
): number {
  const own = parts[part];
  if (own === undefined) return at;
  const taken = words.length;
  const slot = slots[part] as number;
  for (let place = at; place <= at + own.gap + slack; place += 1) {
    const lengths = sentence.lengthsOf(slot, place);
    if (lengths === 0) continue;
    for (let length = LONGEST_PHRASE; length > 0; length -= 1) {
      if ((lengths & (1 << length)) === 0) continue;
      for (let index = place; index < place + length; index += 1) words.push(index);
      const to = matchFrom(parts, slots, part + 1, place + length, words, sentence);
      if (to >= 0) return to;
      words.length = taken;
    }
  }
  return own.optional ? matchFrom(parts, slots, part + 1, at, words, sentence, own.gap + slack) : -1;
}
