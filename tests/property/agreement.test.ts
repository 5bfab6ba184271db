import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cohenKappa, gwetAc1, krippendorffAlpha, type AnswerCounts } from '../../src/audit/agreement.ts';
import { countsOfTable } from '../helpers/agreement-values.ts';

/** Whatever auditors answer, these must hold to the last digit. */

const ANSWERS = 4;

const table = fc.array(fc.array(fc.nat(6), { minLength: ANSWERS, maxLength: ANSWERS }), {
  minLength: ANSWERS,
  maxLength: ANSWERS,
});

const records = fc.array(fc.array(fc.nat(4), { minLength: ANSWERS, maxLength: ANSWERS }), { maxLength: 30 });

const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: ANSWERS, maxLength: ANSWERS });

const pick = <T>(list: readonly T[], places: readonly number[]): T[] =>
  places.map((place) => list[place] as T);

const transposed = (rows: readonly (readonly number[])[]): number[][] =>
  rows.map((_, column) => rows.map((row) => row[column] ?? 0));

it('neither auditor is the first', () => {
  fc.assert(
    fc.property(table, (pairs) => {
      expect(cohenKappa(transposed(pairs))).toEqual(cohenKappa(pairs));
      expect(gwetAc1(countsOfTable(transposed(pairs)))).toEqual(gwetAc1(countsOfTable(pairs)));
    }),
  );
});

it('neither the order of the answers nor that of the records counts', () => {
  fc.assert(
    fc.property(table, order, (pairs, places) => {
      expect(cohenKappa(pick(pairs, places).map((row) => pick(row, places)))).toEqual(cohenKappa(pairs));
    }),
  );
  fc.assert(
    fc.property(records, order, (given, places) => {
      const otherwise: AnswerCounts = given.map((counts) => pick(counts, places)).reverse();
      expect(gwetAc1(otherwise)).toEqual(gwetAc1(given));
      expect(krippendorffAlpha(otherwise)).toEqual(krippendorffAlpha(given));
    }),
  );
});

it('is 1 exactly where all agree, if more than one answer was given', () => {
  fc.assert(
    fc.property(table, (pairs) => {
      const n = pairs.flat().reduce((a, b) => a + b, 0);
      const alike = pairs.reduce((total, row, place) => total + (row[place] ?? 0), 0);
      for (const { value } of [
        cohenKappa(pairs),
        gwetAc1(countsOfTable(pairs)),
        krippendorffAlpha(countsOfTable(pairs)),
      ]) {
        if (value === null) expect(alike).toBe(n);
        else expect(value === 1).toBe(alike === n);
      }
    }),
  );
});

it('is undefined exactly where nobody can be compared or one answer was given', () => {
  fc.assert(
    fc.property(records, (given) => {
      const compared = given.filter((counts) => counts.reduce((a, b) => a + b, 0) > 1);
      const used = [0, 1, 2, 3].filter((answer) => compared.some((counts) => (counts[answer] ?? 0) > 0));
      expect(krippendorffAlpha(given).value === null).toBe(used.length < 2);
      if (used.length >= 2) expect(gwetAc1(given).value).not.toBeNull();
    }),
  );
});

it('an answer that stands alone in its record changes no alpha', () => {
  fc.assert(
    fc.property(records, fc.nat(3), (given, answer) => {
      const alone = [0, 1, 2, 3].map((place) => Number(place === answer));
      expect(krippendorffAlpha([...given, alone])).toEqual(krippendorffAlpha(given));
    }),
  );
});

it('lies between -1 and 1, its interval around it', () => {
  fc.assert(
    fc.property(table, (pairs) => {
      const { value, low, high } = cohenKappa(pairs);
      if (value === null) return;
      expect(Math.abs(value)).toBeLessThanOrEqual(1);
      if (low === null || high === null) return;
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
      expect(low).toBeGreaterThanOrEqual(-1);
      expect(high).toBeLessThanOrEqual(1);
    }),
  );
});
