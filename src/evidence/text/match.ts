import type { Family, Part, Way } from './pattern.ts';
import type { Token } from './read-text.ts';
import type { Standing } from './standing.ts';

/** So many words are remembered with what can begin with them. */
export const REMEMBERED = 50_000;

/** A name is another word than the one it is written like. */
export const keyOf = ({ name, raw, text, also }: Token): string =>
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
 * @param ways by part, the ways in which it can stand, as the sentence knows them
 * @param words takes the tokens that the parts are
 * @returns the token after the match; -1: there is none
 */
export function matchFrom(
  parts: readonly Part[],
  ways: readonly (readonly number[])[],
  part: number,
  tokens: readonly Token[],
  at: number,
  words: number[],
  sentence: Standing,
): number {
  const own = parts[part];
  if (own === undefined) return at;
  const taken = words.length;
  for (const place of sentence.places(ways[part] as readonly number[], at, at + own.gap)) {
    for (const end of endsOf(own, tokens, place)) {
      for (let index = place; index < end; index += 1) words.push(index);
      const to = matchFrom(parts, ways, part + 1, tokens, end, words, sentence);
      if (to >= 0) return to;
      words.length = taken;
    }
  }
  return own.optional ? matchFrom(parts, ways, part + 1, tokens, at, words, sentence) : -1;
}

/** Where a part that begins at a token may end. */
function endsOf({ ways }: Part, tokens: readonly Token[], at: number): readonly number[] {
  const token = tokens[at] as Token;
  const ends: number[] = [];
  for (const way of ways) {
    if (way.kind !== 'phrases') {
      // One word more cannot be told from another.
      if (ends[0] !== at + 1 && fits(way, token)) ends.push(at + 1);
      continue;
    }
    for (const phrase of beginning(way.family, token)) {
      if (phrase.length === 1 || stands(phrase, tokens, at)) ends.push(at + phrase.length);
    }
  }
  return ends;
}

/** Whether a phrase stands at a token, all of it in one sentence. */
function stands(phrase: readonly Way[], tokens: readonly Token[], at: number): boolean {
  const sentence = tokens[at]?.sentence;
  for (let index = 0; index < phrase.length; index += 1) {
    const token = tokens[at + index];
    if (token?.sentence !== sentence || !fits(phrase[index] as Way, token as Token)) return false;
  }
  return true;
}
