import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReviews, SHORTEST, type Review } from '../../src/evidence/reviews/compare-reviews.ts';
import { reviewWords } from '../../src/evidence/reviews/run-index.ts';
import { wordsCompared } from '../../src/evidence/reviews/words-compared.ts';

const review = (text: string, day: number): Review => ({ date: { answer: 'yes', rank: day }, text });
const runsIn = (reviews: readonly Review[]): number =>
  reviews.reduce((sum, { text }) => sum + reviewWords(text ?? '').runs.size, 0);

describe('the words that are compared', () => {
  it.each([
    ['He didn’t come on 12/03/2017 at 10:30.', "he didn't come on at"],
    ['Mid-March: 3rd visit, 2 of 4', 'visit of'],
    ['Dydd Mawrth, 4 Ebrill: da', 'da'],
    ['Risk of harm: medium. Has it changed? No.\nPlan: see him', 'medium no see him'],
    ['RISK:low', 'low'],
    ['One two three four five six seven eight nine ten eleven twelve: a', 'a'],
    ['One two three four five six seven eight nine ten eleven twelve more: a', 'one two three four five six seven eight nine ten eleven twelve more a'], // prettier-ignore
    ['£20,000 in ﬁnes (v2.5)', 'in fines'],
    ['12.3.2017 - ???', ''],
  ])('%s', (text, words) => {
    expect(wordsCompared(text).join(' ')).toBe(words);
  });

  it('a short text is one run, and one of nothing but dates too', () => {
    expect([...reviewWords('No change. 2017').runs]).toEqual(['no change']);
    expect([...reviewWords('12.3.2017').runs]).toEqual(['']);
  });
});

describe('what comparing costs', () => {
  const words = (from: number, count: number): string =>
    Array.from({ length: count }, (_, index) => `w${letters(from + index)}`).join(' ');
  const letters = (n: number): string =>
    String(n).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');

  /** Steps for each run of all the reviews. */
  function stepsPerRun(reviews: readonly Review[]): number {
    const runs = runsIn(reviews);
    return compareReviews(reviews).steps / runs;
  }

  // Each run is looked up among two sets of reviews; it names 8 of them, and 4 are compared with it.
  const MOST = 2 * (1 + 8 + 4);

  it.each([100, 1000, 4000])('%i reviews with one paragraph in all of them', (count) => {
    const reviews = Array.from({ length: count }, (_, n) =>
      review(`${words(0, 30)} ${words(1000 + n * 30, 30)}`, n),
    );
    expect(stepsPerRun(reviews)).toBeLessThanOrEqual(MOST);
  });

  it.each([100, 1000, 4000])('%i reviews that are all the same', (count) => {
    const reviews = Array.from({ length: count }, (_, n) => review(words(0, 40), n));
    expect(stepsPerRun(reviews)).toBeLessThanOrEqual(MOST);
    const { readings } = compareReviews(reviews);
    expect(readings.map(({ copied }) => copied)).toEqual(['no', ...Array<string>(count - 1).fill('yes')]);
    expect(readings.at(-1)?.like).toEqual({ row: count - 2, percent: 100 });
  });

  it('without a date neither', () => {
    const reviews = Array.from({ length: 2000 }, () => ({
      date: { answer: 'not recorded' as const, rank: NaN },
      text: words(0, 40),
    }));
    expect(stepsPerRun(reviews)).toBeLessThanOrEqual(MOST);
  });

  it.each([
    ['one word again and again', 'no '.repeat(17_000)],
    ['two words in turn', 'no yes '.repeat(7_000)],
    ['one word without an end', 'a'.repeat(50_000)],
    ['words without an end', `${'b'.repeat(10_000)} `.repeat(5)],
    ['marks', ': . ? '.repeat(8_000)],
    ['apostrophes', "'".repeat(50_000)],
    ['letters and apostrophes', "a'".repeat(25_000)],
    ['digits', '1'.repeat(50_000)],
    ['digits and points', '1.'.repeat(25_000)],
    ['words with colons', 'a: '.repeat(17_000)],
  ])('%s', (_, text) => {
    const reviews = Array.from({ length: 20 }, (__, n) => review(text, n));
    const all = reviews.map(({ text: own }) => reviewWords(own ?? ''));
    // What is kept of a text is no more than four times as long.
    for (const { runs } of all) {
      expect([...runs].reduce((sum, run) => sum + run.length + 1, 0)).toBeLessThanOrEqual(
        4 * text.length + 4,
      );
    }
    expect(stepsPerRun(reviews)).toBeLessThanOrEqual(MOST);
    const copied = compareReviews(reviews).readings.map((reading) => reading.copied);
    expect(copied[0]).toBe('no');
    expect(new Set(copied.slice(1))).toEqual(new Set([(all[0]?.words ?? 0) < SHORTEST ? 'unclear' : 'yes']));
  });
});

describe('beside every pair', () => {
  /** Up to so many reviews every earlier one is compared, whatever they share. */
  const some = fc.array(
    fc.record({
      words: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 15, maxLength: 45 }),
      day: fc.nat(6),
    }),
    { minLength: 1, maxLength: 8 },
  );

  it('finds the one that is most like', () => {
    fc.assert(
      fc.property(some, (given) => {
        const reviews = given.map(({ words, day }) => review(words.join(' '), day));
        const { readings } = compareReviews(reviews);
        given.forEach(({ words, day }, row) => {
          const own = reviewWords(words.join(' ')).runs;
          const shares = given.flatMap((other) => {
            if (other.day >= day) return [];
            const runs = reviewWords(other.words.join(' ')).runs;
            const both = [...own].filter((run) => runs.has(run)).length;
            return [(100 * both) / (own.size + runs.size - both)];
          });
          const best = Math.max(0, ...shares);
          const short = words.length < SHORTEST;
          const expected = short
            ? best === 100
              ? 'unclear'
              : 'no'
            : best >= 90
              ? 'yes'
              : best >= 60
                ? 'unclear'
                : 'no';
          expect(readings[row]?.copied).toBe(expected);
        });
      }),
    );
  });

  it('a review that went into longer ones since is found again', () => {
    const log = (days: number): string =>
      Array.from({ length: days * 25 }, (_, n) => `w${'x'.repeat(n + 1)}`).join(' ');
    const reviews = [1, 2, 3, 4, 5, 6, 1].map((days, at) => review(log(days), at));
    expect(compareReviews(reviews).readings.at(-1)).toMatchObject({
      copied: 'yes',
      like: { row: 0, percent: 100 },
    });
  });
});
