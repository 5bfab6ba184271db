import type { Family, Way } from './pattern.ts';
import type { Token } from './read-text.ts';

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
