import { describe, expect, it } from 'vitest';
import { PatternSet } from '../../src/evidence/text/pattern-set.ts';
import { PatternReader } from '../../src/evidence/text/pattern.ts';
import { readText } from '../../src/evidence/text/read-text.ts';

const FAMILIES = {
  parent: ['mum', 'dad', 'step mum', '<grandparent>'],
  grandparent: ['nan'],
  drink: ['drink*', 'on the booze'],
};

function found(pattern: string, text: string): string[] {
  const set = new PatternSet([{ pattern: new PatternReader(FAMILIES).pattern(pattern), value: null }]);
  const { tokens, source } = readText(text);
  return set
    .find(tokens)
    .map(({ from, to }) => source.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0));
}

describe('what is written in a lexicon finds', () => {
  it.each([
    ['mum', "His Mum's here.", ['Mum’s'.replace('’', "'")]],
    ['neglect*', 'Neglected, and neglectful', ['Neglected', 'neglectful']],
    ['<parent> .. <drink>', 'Mum has always been drinking', ['Mum has always been drinking']],
    ['<parent> .. <drink>', 'Mum has for a long time been drinking', []],
    ['<parent> ... <drink>', 'Mum has for a long time been drinking', ['Mum has for a long time been drinking']],
    ['<parent> .. <drink>', 'Seen by mum. Drinking at night', []],
    ['<parent> is|was (always) <drink>', 'step-mum was on the booze', ['step-mum was on the booze', 'mum was on the booze']],
    ['<parent> is (always) <drink>', 'Nan is always drinking', ['Nan is always drinking']],
    ['mum .. (really) drank', 'Mum now and then drank', ['Mum now and then drank']],
    ['<number> placements', '12 placements in 3 years', ['12 placements']],
    ['d&a', 'M: D&A issues', ['D&A']],
  ])('%s in "%s": %j', (pattern, text, expected) => {
    expect(found(pattern, text)).toEqual(expected);
  }); // prettier-ignore

  it.each([
    ['..', 3],
    ['...', 8],
    ['....', 15],
  ])('with %s up to %d words between two others, and no more', (gap, words) => {
    const between = (count: number): string => `mum ${'so '.repeat(count)}hit`;
    expect(found(`mum ${gap} hit`, between(words))).toHaveLength(1);
    expect(found(`mum ${gap} hit`, between(words + 1))).toEqual([]);
    // In a long sentence too, where places are kept less exactly.
    expect(found(`mum ${gap} hit`, `${'then '.repeat(90)}${between(words)}`)).toHaveLength(1);
    expect(found(`mum ${gap} hit`, `${'then '.repeat(90)}${between(words + 1)}`)).toEqual([]);
  });

  it('a family that is not there is an error, as is one that names itself', () => {
    const families = { a: ['<b>'], b: ['<a>'] };
    expect(() => new PatternReader(families).pattern('<c>')).toThrow('no family <c>');
    expect(() => new PatternReader(families).pattern('<a>')).toThrow('names itself');
  });

  it('a gap stands between two words, and a phrase has no more than eight', () => {
    const families = { long: ['one two three four five six seven eight nine'] };
    const reader = new PatternReader(families);
    expect(() => reader.pattern('.. mum')).toThrow('nothing before the gap');
    expect(() => reader.pattern('mum ...')).toThrow('nothing after the gap');
    expect(() => reader.pattern('<long>')).toThrow('more than 8 words');
  });
});

it.each([
  ['A. gets two buses. Then school.', 2],
  ['?DV in home. Mum evasive.', 2],
  ['Was he hit? Nobody knows.', 2],
  ['Dr. Shah saw him at 14.2 years; no concerns', 2],
  ['one\n\ntwo', 2],
  ['LAC since 2014\nDad in custody', 2],
  ['', 0],
])('sentences of "%s"', (text, sentences) => {
  expect(readText(text).sentences).toHaveLength(sentences);
});
