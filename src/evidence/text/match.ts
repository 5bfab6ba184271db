import type { Family, Part, Way } from './pattern.ts';
import type { Token } from './read-text.ts';

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
 * @param words takes the tokens that the parts are
 * @returns the token after the match; -1: there is none
 */
export function matchFrom(
  parts: readonly Part[],
  part: number,
  tokens: readonly Token[],
  at: number,
  words: number[],
): number {
  const own = parts[part];
  if (own === undefined) return at;
  const taken = words.length;
  const sentence = tokens[words[0] ?? at]?.sentence;
  for (let skip = 0; skip <= own.gap; skip += 1) {
    const token = tokens[at + skip];
    if (token === undefined || token.sentence !== sentence) break;
    for (const way of own.ways) {
      if (way.kind !== 'phrases') {
        if (!fits(way, token)) continue;
        words.push(at + skip);
        const to = matchFrom(parts, part + 1, tokens, at + skip + 1, words);
        if (to >= 0) return to;
        words.length = taken;
        continue;
      }
      for (const next of endsOf(way.family, tokens, at + skip)) {
        for (let index = at + skip; index < next; index += 1) words.push(index);
        const to = matchFrom(parts, part + 1, tokens, next, words);
        if (to >= 0) return to;
        words.length = taken;
      }
    }
  }
  return own.optional ? matchFrom(parts, part + 1, tokens, at, words) : -1;
}

/** Where the phrases of a family that begin at a token end. */
function endsOf(family: Family, tokens: readonly Token[], at: number): readonly number[] {
  const phrases = beginning(family, tokens[at] as Token);
  if (phrases.length === 0) return NONE;
  const ends: number[] = [];
  for (const phrase of phrases) if (stands(phrase, tokens, at)) ends.push(at + phrase.length);
  return ends;
}

const NONE: readonly never[] = [];

/** Whether a phrase stands at a token, all of it in one sentence. */
function stands(phrase: readonly Way[], tokens: readonly Token[], at: number): boolean {
  const sentence = tokens[at]?.sentence;
  for (let index = 0; index < phrase.length; index += 1) {
    const token = tokens[at + index];
    if (token?.sentence !== sentence || !fits(phrase[index] as Way, token as Token)) return false;
  }
  return true;
}
