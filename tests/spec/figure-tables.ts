import type { Answer } from '../../src/model/answer.ts';
import { N, R, U, X, Y } from './tables.ts';

/**
 * What figures beyond a percentage are worked out to. Each line is run against the code and stands in the manual;
 * the tables of answers and percentages are in tables.ts.
 */

/** What two cases say of a record, what it counts under with `else: other`, what without, and why. */
export const CHOOSE_TABLE: readonly (readonly [Answer, Answer, string, string, string])[] = [
  [Y, Y, 'first', 'first', 'the first case that holds'],
  [N, Y, 'second', 'second', ''],
  [N, N, 'other', X, 'none holds'],
  [U, Y, U, U, 'it may have been the first'],
  [R, Y, R, R, 'it may have been the first'],
  [N, U, U, U, ''],
  [Y, U, 'first', 'first', 'what comes later does not matter'],
  [X, Y, 'second', 'second', 'a case that is not asked is passed over'],
  [X, N, 'other', X, ''],
  [N, X, 'other', X, ''],
  [X, X, X, X, 'no case is asked'],
];

/** The cells of two choices, of which the first has low and high and the second medium too, and what a record counts under. */
export const CROSS_TABLE: readonly (readonly [string, string, string])[] = [
  ['low', 'low', 'low / low'],
  ['low', 'medium', 'low / medium'],
  ['high', 'low', 'high / low'],
  ['high', 'high', 'high / high'],
  ['', 'low', 'not recorded: rows'],
  ['low', 'Unclear', 'unclear: columns'],
  ['', 'Unclear', 'unclear: both'],
  ['N/A', 'low', 'not relevant: rows'],
  ['N/A', '', 'not recorded: both'],
];

/** What stands in a cell of a list with the options CAMHS, housing, and "drugs, alcohol"; and what is read. */
export const LIST_TABLE: readonly (readonly [string, string])[] = [
  ['CAMHS', 'CAMHS'],
  ['CAMHS; housing', 'CAMHS and housing'],
  ['housing | camhs', 'CAMHS and housing'],
  ['Housing, CAMHS', 'CAMHS and housing'],
  ['drugs, alcohol', 'drugs, alcohol'],
  ['drugs, alcohol; CAMHS', 'CAMHS and drugs, alcohol'],
  ['CAMHS; CAMHS', 'CAMHS'],
  ['CAMHS;', 'CAMHS'],
  ['None', 'none of them, and known'],
  ['', R],
  ['N/A', X],
  ['Unclear', U],
  ['CAMHS; police', 'not recorded, and an error'],
  ['CAMHS; N/A', 'not recorded, and an error'],
  ['Yes', 'not recorded, and an error'],
];

/** The cells of a number column, their sum, over how many records, and what is shown. */
export const SUM_TABLE: readonly (readonly [readonly string[], number | null, number, string])[] = [
  [['7', '5', '6'], 18, 3, '18'],
  [['7', '', '6'], 13, 2, '13'],
  [['7', 'N/A', 'Unclear'], 7, 1, '7'],
  [['0.1', '0.2'], 0.3, 2, '0.3'],
  [['1.5', '-0.5'], 1, 2, '1'],
  [['0', '0'], 0, 2, '0'],
  [['', 'Unclear'], null, 0, 'not known: 1 unclear, 1 not recorded'],
  [['N/A', 'N/A'], null, 0, 'no relevant cases'],
];

/** Sites with n of d; the lowest, the highest, the mean of the sites, the figure of all together, sites without a base. */
export const SPREAD_TABLE: readonly (readonly [
  Readonly<Record<string, readonly [number, number]>>,
  string,
  string,
  string,
  string,
  string,
])[] = [
  [{ A: [1, 2], B: [3, 4], C: [10, 10] }, 'A', 'C', '75%', '88%', ''],
  [{ A: [9, 10], B: [1, 2] }, 'B', 'A', '70%', '83%', ''],
  [{ A: [1, 2], B: [2, 4], C: [1, 1] }, 'A, B', 'C', '67%', '57%', ''],
  [{ A: [1, 3], B: [0, 0] }, 'A', 'A', '33%', '33%', 'B'],
  [{ A: [0, 0] }, 'none', 'none', 'none', 'none', 'A'],
  [{ A: [1, 200], B: [0, 100] }, 'B', 'A', '<1%', '<1%', ''],
  [{ A: [2, 3], B: [66, 100] }, 'B', 'A', '66%', '66%', ''],
];

/** Born, years, and the day on which the age is reached. */
export const BIRTHDAY_TABLE: readonly (readonly [string, number, string])[] = [
  ['1999-06-30', 18, '2017-06-30'],
  ['2000-02-29', 16, '2016-02-29'],
  ['2000-02-29', 18, '2018-03-01'],
  ['2000-03-01', 18, '2018-03-01'],
  ['1999-12-31', 18, '2017-12-31'],
  ['2001-05-04', 0, '2001-05-04'],
];

/** Date of birth, start and end of an order, and `birthday(dob, 18) between order_start and order_end`. */
export const REACHES_TABLE: readonly (readonly [string, string, string, Answer, string])[] = [
  ['1999-06-30', '2017-01-01', '2017-12-31', Y, ''],
  ['1999-01-01', '2017-01-01', '2017-12-31', Y, 'both ends are included'],
  ['1999-12-31', '2017-01-01', '2017-12-31', Y, ''],
  ['1998-12-31', '2017-01-01', '2017-12-31', N, 'reached before it began'],
  ['2000-01-01', '2017-01-01', '2017-12-31', N, ''],
  ['', '2017-01-01', '2017-12-31', R, ''],
  ['1999-06-30', '2017-01-01', '', R, ''],
  ['1998-12-31', '2017-01-01', '', N, 'reached before it began, whenever it ends'],
  ['1999-06-30', '2017-01-01', 'Unclear', U, ''],
];

/** A number and words printed together, n, d, and the verdict. */
export const WITH_WORDS_TABLE: readonly (readonly [
  Readonly<Record<string, number | string>>,
  number,
  number,
  string,
])[] = [
  [{ percent: 59, phrase: 'over half' }, 68, 115, 'agrees'],
  [{ percent: 59, phrase: 'under half' }, 68, 115, 'differs'],
  [{ percent: 92, phrase: 'over half' }, 106, 115, 'loosely'],
  [{ n: 5, phrase: 'just five cases' }, 5, 97, 'agrees'],
  [{ n: 5, phrase: 'just five cases' }, 6, 97, 'differs'],
  [{ d: 17, phrase: 'three-quarters' }, 13, 17, 'agrees'],
  [{ d: 17, phrase: 'three-quarters' }, 13, 18, 'differs'],
  [{ d: 17, phrase: 'a good many' }, 13, 17, 'not testable'],
];
