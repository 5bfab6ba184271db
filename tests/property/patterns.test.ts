import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PatternSet } from '../../src/evidence/text/pattern-set.ts';
import { PatternReader } from '../../src/evidence/text/pattern.ts';
import { readText, type Token } from '../../src/evidence/text/read-text.ts';

const FAMILIES = { two: ['a b', 'b'], more: ['c', 'c d', 'b c*', '<two> e'] };
const PHRASES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  '<two>': [['a', 'b'], ['b']],
  '<more>': [['c'], ['c', 'd'], ['b', 'c*'], ['a', 'b', 'e'], ['b', 'e']],
};
const GAPS: Readonly<Record<string, number>> = { '': 0, '..': 3, '...': 8, '....': 15 };

interface Part {
  readonly gap: string;
  readonly ways: readonly string[];
  readonly optional: boolean;
}

const way = fc.constantFrom('a', 'b', 'c', 'd*', 'e', '<two>', '<more>');
const part: fc.Arbitrary<Part> = fc.record({
  gap: fc.constantFrom('', '..', '...', '....'),
  ways: fc.uniqueArray(way, { minLength: 1, maxLength: 3 }),
  optional: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
});
// A pattern of optional parts alone finds nothing, and a gap stands between two parts.
const pattern = fc
  .array(part, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map((one, index) => (index === 0 ? { ...one, gap: '' } : one)))
  .filter((parts) => parts.some(({ optional }) => !optional));
const written = (parts: readonly Part[]): string =>
  parts
    .flatMap(({ gap, ways, optional }) => {
      const own = ways.join('|');
      return gap === '' ? [optional ? `(${own})` : own] : [gap, optional ? `(${own})` : own];
    })
    .join(' ');
/** Words that stand in no pattern lie between the others, so that gaps are tried to their ends. */
const word = fc.oneof(
  { weight: 3, arbitrary: fc.constant('x') },
  { weight: 1, arbitrary: fc.constantFrom('a', 'b', 'c', 'cc', 'd', 'dd', 'e') },
);
/** Up to the longest sentence that is looked at in one piece: the places of a long one share their bits. */
const sentence = fc
  .oneof(fc.array(word, { minLength: 1, maxLength: 31 }), fc.array(word, { minLength: 32, maxLength: 140 }))
  .map((words) => words.join(' '));

const isWord = (word: string, token: string | undefined): boolean =>
  word.endsWith('*') ? token?.startsWith(word.slice(0, -1)) === true : token === word;

/** The ends of a part that begins at a place, the longest first. */
function endsOf({ ways }: Part, tokens: readonly string[], at: number): number[] {
  const phrases = ways.flatMap((own) => PHRASES[own] ?? [[own]]);
  const ends = phrases.filter((phrase) => phrase.every((word, index) => isWord(word, tokens[at + index])));
  return [...new Set(ends.map(({ length }) => at + length))].sort((a, b) => b - a);
}

/** What the head of pattern.ts says, word by word. */
function endOf(parts: readonly Part[], tokens: readonly string[], at: number, slack = 0): number {
  const [first, ...rest] = parts;
  if (first === undefined) return at;
  const gap = (GAPS[first.gap] ?? 0) + slack;
  for (let place = at; place <= at + gap && place < tokens.length; place += 1) {
    for (const end of endsOf(first, tokens, place)) {
      const to = endOf(rest, tokens, end);
      if (to >= 0) return to;
    }
  }
  return first.optional ? endOf(rest, tokens, at, gap) : -1;
}

function expected(parts: readonly Part[], tokens: readonly string[]): string[] {
  const first = parts.slice(0, parts.findIndex(({ optional }) => !optional) + 1);
  return tokens.flatMap((_, at) => {
    if (!first.some((one) => endsOf(one, tokens, at).length > 0)) return [];
    const end = endOf(parts, tokens, at);
    return end > at ? [`${at}-${end}`] : [];
  });
}

it('finds what the pattern says and nothing else, in sentences of any length and beside other patterns', () => {
  fc.assert(
    fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), sentence, (patterns, text) => {
      const reader = new PatternReader(FAMILIES);
      const set = new PatternSet(
        patterns.map((parts, value) => ({ pattern: reader.pattern(written(parts)), value })),
      );
      const { tokens } = readText(text);
      const words = tokens.map((token: Token) => token.text);
      const found = set.find(tokens);
      patterns.forEach((parts, index) => {
        const own = found.filter(({ value }) => value === index).map(({ from, to }) => `${from}-${to}`);
        expect(own, written(parts)).toEqual(expected(parts, words));
      });
    }),
    { numRuns: 1_500 },
  );
});
