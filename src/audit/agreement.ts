import { UNDEFINED_BECAUSE, type Coefficient, type Kappa } from '../model/agreement.ts';

/**
 * Coefficients of agreement for answers without an order. Everything is added up in whole numbers and divided once at
 * the end, so that the order of records, of auditors and of answers never changes a digit.
 *
 * Where a coefficient divides by nothing it is undefined, and not 0: who gives one answer throughout may be right
 * every time, and no arithmetic can tell that from chance.
 */

const [NO_RECORD, ONE_ANSWER, NOT_TWO] = UNDEFINED_BECAUSE;

/** The quantile of the normal distribution for 95%. */
const Z = 1.959964;

/** How often two auditors gave each pair of answers: a row for each answer of the first, a column of the second. */
export type PairTable = readonly (readonly number[])[];

/** For each record how many auditors gave each answer. */
export type AnswerCounts = readonly (readonly number[])[];

/**
 * Cohen's kappa with its simple standard error: Cohen 1960, Educational and Psychological Measurement 20:37-46.
 * With p the share of agreement and e that of the margins: (p - e) / (1 - e), and the root of p(1-p) / (n (1-e)^2).
 */
export function cohenKappa(table: PairTable): Kappa {
  const rows = table.map(sum);
  const columns = table.map((_, place) => sum(table.map((row) => row[place] ?? 0)));
  const n = sum(rows);
  if (n === 0) return noKappa(NO_RECORD);
  const alike = sum(table.map((row, place) => row[place] ?? 0));
  const byChance = sum(rows.map((row, place) => row * (columns[place] ?? 0)));
  if (byChance === n * n) return noKappa(ONE_ANSWER);
  const value = (n * alike - byChance) / (n * n - byChance);
  // Where all or none agree the simple error is 0, which would look like certainty on a handful of records.
  if (alike === n || alike === 0) return { ...valueOf(value), standardError: null, low: null, high: null };
  const error = Math.sqrt(alike * (n - alike) * n) / (n * n - byChance);
  return {
    ...valueOf(value),
    standardError: fourDecimals(error),
    low: fourDecimals(Math.max(-1, value - Z * error)),
    high: fourDecimals(Math.min(1, value + Z * error)),
  };
}

const noKappa = (why: Coefficient['undefinedBecause']): Kappa => ({
  ...undefinedFor(why),
  standardError: null,
  low: null,
  high: null,
});

/** Of more than two auditors. */
export const kappaOfMany = (): Kappa => noKappa(NOT_TWO);

/**
 * Gwet's AC1: Gwet 2008, British Journal of Mathematical and Statistical Psychology 61:29-48. With p the mean over
 * records of the share of pairs that agree, s the mean share of an answer and K answers: e = sum of s(1-s) / (K-1), and
 * (p - e) / (1 - e). K counts the answers that were given. A record with one answer adds to s and not to p.
 */
export function gwetAc1(records: AnswerCounts): Coefficient {
  const judged = records.filter((counts) => sum(counts) > 0);
  const compared = judged.filter((counts) => sum(counts) > 1);
  if (compared.length === 0) return undefinedFor(NO_RECORD);
  const answers = answersGiven(judged);
  if (answers.length < 2) return undefinedFor(ONE_ANSWER);
  const observed = mean(compared, pairsAlike, pairsOf);
  const shares = answers.map((answer) => mean(judged, (counts) => counts[answer] ?? 0, asIs));
  const unevenness = shares.map((share) => share * (1 - share)).sort((a, b) => a - b);
  const chance = sum(unevenness) / (answers.length - 1);
  return valueOf((observed - chance) / (1 - chance));
}

/**
 * Krippendorff's alpha for answers without an order: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability. It
 * takes any number of auditors, and reads only records that two of them judged: with n answers in those, n_k of them
 * k, and m in a record, 1 - (n-1) D / (sum over c, k of n_c n_k), where D adds up the ordered pairs of unlike answers
 * of each record over m - 1.
 */
export function krippendorffAlpha(records: AnswerCounts): Coefficient {
  const compared = records.filter((counts) => sum(counts) > 1);
  if (compared.length === 0) return undefinedFor(NO_RECORD);
  const totals = answersGiven(compared).map((answer) => sum(compared.map((counts) => counts[answer] ?? 0)));
  const n = sum(totals);
  const unlikeByChance = n * n - sum(totals.map((count) => count * count));
  if (unlikeByChance === 0) return undefinedFor(ONE_ANSWER);
  const unlike = addUp(
    compared,
    (counts) => pairsOf(sum(counts)) - pairsAlike(counts),
    (auditors) => auditors - 1,
  );
  return valueOf(1 - ((n - 1) * unlike) / unlikeByChance);
}

/** The places of the answers that anybody gave. */
const answersGiven = (records: AnswerCounts): number[] =>
  (records[0] ?? []).flatMap((_, answer) =>
    records.some((counts) => (counts[answer] ?? 0) > 0) ? [answer] : [],
  );

/** Ordered pairs of auditors who gave the same answer to a record. */
const pairsAlike = (counts: readonly number[]): number => sum(counts.map((count) => count * (count - 1)));

/** Ordered pairs of so many auditors. */
const pairsOf = (auditors: number): number => auditors * (auditors - 1);

const asIs = (auditors: number): number => auditors;

/**
 * Adds up a fraction of each record. Records with as many auditors have one denominator: their whole numbers are added
 * first, so that the sum does not depend on the order of the records.
 */
function addUp(
  records: AnswerCounts,
  numerator: (counts: readonly number[]) => number,
  denominator: (auditors: number) => number,
): number {
  const byAuditors = new Map<number, number>();
  for (const counts of records) {
    const auditors = sum(counts);
    byAuditors.set(auditors, (byAuditors.get(auditors) ?? 0) + numerator(counts));
  }
  const parts = [...byAuditors].sort(([a], [b]) => a - b);
  return sum(parts.map(([auditors, total]) => total / denominator(auditors)));
}

const mean = (...[records, numerator, denominator]: Parameters<typeof addUp>): number =>
  addUp(records, numerator, denominator) / records.length;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const valueOf = (value: number): Coefficient => ({ value: fourDecimals(value), undefinedBecause: null });

const undefinedFor = (undefinedBecause: Coefficient['undefinedBecause']): Coefficient => ({
  value: null,
  undefinedBecause,
});

/** As intervals are: what lies behind differs between machines. Never -0. */
const fourDecimals = (value: number): number => Math.round(value * 10_000) / 10_000 + 0;
