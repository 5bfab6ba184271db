import { describe, expect, it } from 'vitest';
import { cohenKappa, gwetAc1, krippendorffAlpha } from '../../src/audit/agreement.ts';
import {
  BALANCED,
  countsOf,
  countsOfTable,
  EXAMPLE_B,
  EXAMPLE_C,
  PARADOX,
} from '../helpers/agreement-values.ts';

const NONE = 'no record that two of them judged';
const ONE = 'only one answer was given, so chance cannot be told from agreement';

describe('worked values', () => {
  it('of kappa, with its standard error and interval', () => {
    expect(cohenKappa(BALANCED)).toEqual({
      value: 0.4,
      undefinedBecause: null,
      standardError: 0.1296,
      low: 0.146,
      high: 0.654,
    });
    expect(cohenKappa(PARADOX).value).toBeCloseTo(-0.023, 3);
  });

  it('of AC1, of two auditors and of many with gaps', () => {
    expect(gwetAc1(countsOfTable(PARADOX)).value).toBe(0.9408);
    expect(gwetAc1(countsOfTable(BALANCED)).value).toBe(0.4059);
    expect(gwetAc1(countsOf(EXAMPLE_C)).value).toBe(0.7754);
  });

  it('of alpha, of two auditors and of many with gaps', () => {
    expect(krippendorffAlpha(countsOf(EXAMPLE_B)).value).toBe(0.0952);
    expect(krippendorffAlpha(countsOf(EXAMPLE_C)).value).toBe(0.7434);
  });

  // Worked out by hand from the formulas, in fractions: three answers, and 3 records of 4 alike.
  it('of three answers', () => {
    const table = [
      [2, 0, 0],
      [0, 1, 1],
      [0, 0, 0],
    ];
    // p = 3/4, e = (2x2 + 2x1 + 0x1) / 16 = 6/16.
    expect(cohenKappa(table).value).toBe(0.6);
    // s = 4/8, 3/8, 1/8; e = (16 + 15 + 7) / 64 / 2 = 19/64; (48 - 19) / (64 - 19) = 29/45.
    expect(gwetAc1(countsOfTable(table)).value).toBe(0.6444);
    // n = 8, n_k = 4, 3, 1; D = 2; 1 - 7 x 2 / (64 - 26) = 24/38.
    expect(krippendorffAlpha(countsOfTable(table)).value).toBe(0.6316);
  });
});

describe('undefined, and why', () => {
  it.each([
    [
      'no record at all',
      [
        [0, 0],
        [0, 0],
      ],
      NONE,
    ],
    [
      'one answer by both',
      [
        [9, 0],
        [0, 0],
      ],
      ONE,
    ],
  ])('%s', (_, table, undefinedBecause) => {
    const nothing = { value: null, undefinedBecause };
    expect(cohenKappa(table)).toEqual({ ...nothing, standardError: null, low: null, high: null });
    expect(gwetAc1(countsOfTable(table))).toEqual(nothing);
    expect(krippendorffAlpha(countsOfTable(table))).toEqual(nothing);
  });

  it('is not when one of them only ever gives one answer: kappa is 0 then', () => {
    expect(
      cohenKappa([
        [9, 3],
        [0, 0],
      ]).value,
    ).toBe(0);
  });

  it('gives no interval where all agree, for 0 wide would look certain', () => {
    expect(
      cohenKappa([
        [2, 0],
        [0, 1],
      ]),
    ).toMatchObject({ value: 1, standardError: null, low: null, high: null });
  });

  it('keeps an interval within -1 and 1', () => {
    expect(
      cohenKappa([
        [3, 1],
        [0, 3],
      ]).high,
    ).toBe(1);
  });

  it('leaves records of one answer out of alpha', () => {
    expect(
      krippendorffAlpha([
        [1, 0],
        [0, 1],
      ]).undefinedBecause,
    ).toBe(NONE);
    expect(
      krippendorffAlpha([
        [2, 0],
        [0, 1],
      ]).undefinedBecause,
    ).toBe(ONE);
  });
});
