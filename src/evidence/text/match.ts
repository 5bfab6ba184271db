import { LONGEST_PHRASE, type Family, type Part, type Way } from './pattern.ts';
import type { Token } from './read-text.ts';
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

/** Whether a phrase stands at a token, all of it in one sentence. */
export function stands(phrase: readonly Way[], tokens: readonly Token[], at: number): boolean {
  const sentence = tokens[at]?.sentence;
  for (let index = 0; index < phrase.length; index += 1) {
    const token = tokens[at + index];
    if (token?.sentence !== sentence || !fits(phrase[index] as Way, token as Token)) return false;
  }
  return true;
}

/** The phrases of a family whose first word a token is. */
export function beginning(family: Family, token: Token): readonly (readonly Way[])[] {
  const others = family.byPrefix.filter(([first]) => first !== undefined && fits(first, token));
  const also = token.also === null ? [] : (family.byFirst.get(token.also) ?? []);
  return [...(family.byFirst.get(token.text) ?? []), ...also, ...others];
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
