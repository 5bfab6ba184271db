import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATEGORIES, lexicon } from '../../src/evidence/narrative/lexicon.ts';
import { logistic } from '../../src/evidence/narrative/logistic.mjs';
import { readNarrative } from '../../src/evidence/narrative/narrative.ts';
import { PieceReader, type Rows } from '../../src/evidence/narrative/pieces.ts';
import { readSaid } from '../../src/evidence/narrative/said.ts';
import { learntFrom, OVERALL, Weights, type Lengths } from '../../src/evidence/narrative/weights.ts';
import { embedWeights } from '../../src/evidence/text/embed.mjs';

/** Rows as they are learnt: every piece that is met gets one. */
function naming(): { readonly rows: Rows; readonly names: string[] } {
  const names: string[] = [];
  const of = (name: string): number => (names.includes(name) ? names.indexOf(name) : names.push(name) - 1);
  return { names, rows: { of, ofPair: (one, other) => of(`${names[one] ?? ''} → ${names[other] ?? ''}`) } };
}

/** The pieces of a text by name, in order. */
function piecesOf(text: string): string[] {
  const { rows, names } = naming();
  const [said] = readSaid(text, new PieceReader([], rows));
  return said?.pieces.all().flatMap((piece) => piece.rows.map((row) => names[row] ?? '')) ?? [];
}

describe('the pieces of a text', () => {
  it.each<[string, readonly string[]]>([
    ['Drinks.', ['drinks', 'drin…', '.', 'drinks → .']],
    // Who it is counts, and not by which word.
    ['Mum drank', ['somebody: parent', 'drank', 'dran…', 'somebody: parent → drank']],
    ["Mum's drink", ["somebody's: parent", 'drink', 'drin…', "somebody's: parent → drink"]],
    ['In 2015', ['in', 'number', 'in → number']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(piecesOf(text)).toEqual(expected);
  });

  it('weigh no more where they are said twice', () => {
    const { rows, names } = naming();
    const [said] = readSaid('Drinks. Drinks.', new PieceReader([], rows));
    expect(said?.pieces.rows.map((row) => names[row])).toEqual([
      'drinks',
      'drin…',
      '.',
      'drinks → .',
      '. → drinks',
    ]);
    expect(said?.pieces.length).toBe(2);
  });

  it('are the families that stand in it too, and the words that bear on others', () => {
    const { rows, names } = naming();
    const [said] = readSaid('No drinking at home.', new PieceReader(lexicon().events.families, rows));
    const own = said?.pieces.all().flatMap((piece) => piece.rows.map((row) => names[row] ?? '')) ?? [];
    expect(own).toContain('around others: denied');
    expect(own.some((name) => /^<.+>$/.test(name))).toBe(true);
  });
});

/** Weights of two words, for `yes` and for neglect alone. */
const NONE = [0, 0, 0, 0];
const ANSWER = {
  yes: NONE,
  unclear: NONE,
  no: NONE,
  no_information: [0, 0, 0, 100],
  of_others: [0, 0, 0, 300],
};
const TOGETHER = {
  counts: 100,
  answer: ANSWER,
  from: { affirmed: -100, suspected: 100, negated: 100, of_others: 100, nothing: 50 },
};
const LENGTHS: Lengths = { short: TOGETHER, long: { ...TOGETHER, counts: 0 } };
const only = (yes: number, neglect: number): number[] =>
  [...OVERALL, ...CATEGORIES].map((of) => (of === 'yes' ? yes : of === 'neglect' ? neglect : 0));
const weights = new Weights(
  { start: only(-10, -20), rows: { hungry: only(700, 400), school: only(-100, 0) } },
  LENGTHS,
);

/** A text of so many words in all, of which some are weighed. */
const weigh = (words: readonly string[], length: number): ReturnType<Weights['weigh']> =>
  weights.weigh({ rows: words.map((word) => weights.of(word)), length });

describe('what a text weighs', () => {
  it.each<[readonly string[], number, number, number]>([
    // Nothing but what is there before: -10 and -20 hundredths.
    [[], 6, -0.1, -0.2],
    // 700 / √(6 + 10) - 10
    [['hungry'], 6, 1.65, 0.8],
    [['hungry', 'school'], 6, 1.4, 0.8],
    // The same word among more others: 700 / √(90 + 10) - 10
    [['hungry'], 90, 0.6, 0.2],
  ])('%j in %i words', (words, length, yes, neglect) => {
    const { overall, categories } = weigh(words, length);
    expect(overall[OVERALL.indexOf('yes')]).toBeCloseTo(yes);
    expect(categories()[CATEGORIES.indexOf('neglect')]).toBeCloseTo(neglect);
    expect(overall[OVERALL.indexOf('no')]).toBe(0);
  });

  it('is laid beside the answer of the words', () => {
    expect(weights.overall('yes', weigh(['hungry'], 6))).toBe('yes');
    // 1.65 for yes, and 1 for no information where the words say nothing; then 600 / √(20 + 10) - 10.
    expect(weights.overall('no_information', weigh(['hungry'], 6))).toBe('yes');
    expect(weights.overall('no_information', weigh(['hungry', 'school'], 20))).toBe('no_information');
    // What the words tell of somebody else needs more to be the young person's.
    expect(weights.overall('of_others', weigh(['hungry'], 6))).toBe('no_information');
    // In a long text the weight counts nothing here.
    expect(weights.overall('no_information', weigh(['hungry'], 21))).toBe('no_information');
  });

  it('affirms a category from a weight that hangs on what the words say of it', () => {
    const light = weigh([], 6);
    expect(weights.affirms('neglect', 'affirmed', light)).toBe(true);
    expect(weights.affirms('neglect', 'nothing', light)).toBe(false);
    expect(weights.affirms('neglect', 'nothing', weigh(['hungry'], 6))).toBe(true);
    expect(weights.affirms('neglect', 'negated', weigh(['hungry'], 6))).toBe(false);
  });

  it('shows what weighs most, and nothing that speaks against it', () => {
    const pieces = ['school', 'hungry'].map((word, at) => ({
      rows: [weights.of(word)],
      from: at,
      to: at + 1,
    }));
    expect(weights.heaviest(pieces, 'yes', null)).toEqual([pieces[1]]);
    expect(weights.heaviest(pieces, 'no', 'yes')).toEqual([pieces[0]]);
  });
});

describe('the weights that are shipped', () => {
  const tsv = readFileSync('src/evidence/narrative/data/weights.tsv', 'utf8');
  const { start, rows } = learntFrom(tsv);

  it('are those of the file', () => {
    const generated = readFileSync('src/evidence/narrative/weights.generated.ts', 'utf8');
    expect(generated).toBe(embedWeights());
  });

  it('have a name each, and whole numbers for each answer and category, or for the answers alone', () => {
    expect(tsv.split('\n')[0]).toBe(['piece', ...OVERALL, ...CATEGORIES].join('\t'));
    expect(start).toHaveLength(18);
    for (const [name, own] of Object.entries(rows)) {
      expect([name, name.includes(' → ') ? 4 : 18]).toEqual([name, own.length]);
      expect(own.every((weight) => Number.isInteger(weight) && Math.abs(weight) < 2 ** 15)).toBe(true);
    }
  });

  it('are of families that the lexicon has', () => {
    const families = new Set(lexicon().events.families);
    const gone = Object.keys(rows).filter((name) => /^<.+>$/.test(name) && !families.has(name.slice(1, -1)));
    expect(gone, 'learn the weights again: npm run learn').toEqual([]);
  });
});

const UNLISTED =
  'School took him shoes because the ones he had were two sizes small and there was never any breakfast.';

describe('a narrative is read by its words and by what they weigh', () => {
  it.each<[string, string]>([
    ['Dad hit him.', 'yes'],
    ['Mum does not drink.', 'no'],
    ['Attended all appointments.', 'no_information'],
    // No entry of the lexicon has these words.
    [UNLISTED, 'yes'],
  ])('%s', (text, overall) => {
    expect(readNarrative(text).overall).toBe(overall);
  });

  it('says which words weigh most where the words of the lexicon find nothing', () => {
    const text = UNLISTED;
    const { reasons } = readNarrative(text);
    expect(reasons.length).toBeGreaterThan(0);
    for (const { about, reading, rule, start, end, cue } of reasons) {
      expect([reading, rule]).toEqual([about === 'overall' ? 'yes' : 'affirmed', 'weight of the words']);
      expect(text.slice(start, end)).toBe(cue);
    }
  });

  it('lets no neighbouring sentence drown a plain statement, and gives no reason against it', () => {
    const log = 'Session 4 of the programme delivered, engaged well. Rang school: attendance 92 percent.';
    const { overall, affirmed, reasons } = readNarrative(`His mother died in 2019. ${log}`);
    expect([overall, affirmed]).toEqual(['yes', ['bereavement']]);
    expect(new Set(reasons.map(({ reading }) => reading))).toEqual(new Set(['affirmed']));
  });

  it('says what is told of others, and counts none of it', () => {
    const { overall, affirmed, reasons } = readNarrative('The victim was stabbed.');
    expect([overall, affirmed]).toEqual(['no_information', []]);
    expect(reasons).toMatchObject([
      { about: 'community_violence', reading: 'of others', cue: 'was stabbed' },
    ]);
  });

  it('reads a long text stretch by stretch, so that one sentence in it is not lost', () => {
    const filler = 'Seen at the office and talked about football. '.repeat(200);
    const { overall, affirmed } = readNarrative(`${filler}His father beat him with a belt.`);
    expect([overall, affirmed]).toEqual(['yes', ['physical_abuse']]);
    expect(readNarrative(filler).overall).toBe('no_information');
  });
});

describe('logistic regression', () => {
  it('finds the weights at which the slope is nought, with their penalty', () => {
    // Of one column and two answers the best place solves: freedom · Σ (p - answer) · value + weight = 0, Σ (p - answer) = 0.
    const values = [0, 1, 2, 3];
    const answers = [0, 0, 1, 1];
    const { bias, weights: learnt } = logistic(
      values.map((value) => [[0, value]]),
      answers,
      2,
      1,
      { freedom: 2 },
    );
    const [at = NaN, rise = NaN] = [bias[0], learnt[0]?.[0]];
    const off = values.map(
      (value, index) => 1 / (1 + Math.exp(-(at + rise * value))) - (answers[index] ?? 0),
    );
    expect(off.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 3);
    expect(2 * off.reduce((sum, one, index) => sum + one * (values[index] ?? 0), 0) + rise).toBeCloseTo(0, 3);
    expect(rise).toBeGreaterThan(0);
  });

  it('lets a rare answer count as much as a frequent one when it is asked to', () => {
    const rows = Array.from({ length: 10 }, () => []);
    const answers = [1, ...Array<number>(9).fill(0)];
    const plain = logistic(rows, answers, 2, 1, { freedom: 1 });
    const balanced = logistic(rows, answers, 2, 1, { freedom: 1, balanced: true });
    // Without any column the bias is the log of the odds.
    expect(plain.bias[0]).toBeCloseTo(Math.log(1 / 9), 2);
    expect(balanced.bias[0]).toBeCloseTo(0, 2);
  });
});
