import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { embedLexicon } from '../../src/evidence/text/embed.mjs';
import { explainCodes, glossary } from '../../src/evidence/glossary/glossary.ts';

const codesIn = (text: string): string[] => explainCodes(text).map(({ code }) => code);

describe('the glossary', () => {
  it('is what its file holds', () => {
    const generated = readFileSync('src/evidence/glossary/lexicon.generated.ts', 'utf8');
    expect(generated).toBe(embedLexicon('glossary'));
  });

  it('has each spelling once, and a meaning without slips of the scan', () => {
    const { codes, source } = glossary();
    const spellings = codes.flatMap(({ code, spellings: others }) => [code, ...others]);
    expect(new Set(spellings).size).toBe(spellings.length);
    expect(spellings.every((spelling) => spelling === spelling.toUpperCase())).toBe(true);
    expect(codes.map(({ meaning }) => meaning).join(' ')).not.toMatch(/[[\]—’_|]/);
    expect(codes.length).toBeGreaterThan(100);
    expect(source).toMatchObject({ paragraph: 'Appendix 3', licence: 'Open Government Licence v3.0' });
  });

  it('marks for concern what is sexual, secret, about drugs, meeting, age, or hostile', () => {
    const ofConcern = (text: string) => explainCodes(text).map(({ concern }) => concern);
    expect(ofConcern('NIFOC POS 420 LMIRL ASL 182 BRB')).toEqual([
      'sexual content',
      'kept from parents',
      'drugs',
      'meeting in person',
      'asking for age',
      'hostile words',
      null,
    ]);
  });
});

describe('codes are found', () => {
  it.each([
    ['brb, pos', ['BRB']],
    ['brb, POS', ['BRB', 'POS']],
    ['give me a hand, pal, live at the time', []],
    ['Give me a HAND', ['HAND']],
    ['LEND ME A HAND THIS TIME PLEASE', []],
    ['POS', ['POS']],
    ['PAL', ['PAL']],
    ['I CANT COME OUT POS ALL DAY', ['POS']],
    ['went to the atm', []],
    ['busy ATM, l8r', ['ATM', 'L8']],
    ['smoke 420?', ['420']],
    ['£420, 4.20, 1,420, 420%, 420kg, 3/420/5 and 14-420', []],
    ['420.', ['420']],
    ['ru/18', ['RU/18']],
    ['RU18?', ['RU/18']],
    ['PIR/PAW', ['PIR', 'PAW']],
    ['(L)MIRL', ['MIRL']],
    ['J/K', ['J/K']],
    ['brbx xbrb', []],
    ['BRB🙂', ['BRB']],
    ['', []],
  ])('in "%s": %j', (text, codes) => {
    expect(codesIn(text)).toEqual(codes);
  });

  it('with the place where they stand', () => {
    const text = 'cant talk, p999 now';
    const [found] = explainCodes(text);
    expect(found).toMatchObject({ code: 'P911', cue: 'p999' });
    expect(text.slice(found?.start, found?.end)).toBe('p999');
  });

  it('in time that grows with the text alone', () => {
    const before = performance.now();
    explainCodes('a/'.repeat(200_000));
    explainCodes('POS '.repeat(100_000));
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});
