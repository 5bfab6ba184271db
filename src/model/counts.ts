import type { Answer } from './answer.ts';
import type { Base } from './rubric.ts';

/** How many times each answer was given: 0 or more. */
export interface AnswerCounts {
  yes: number;
  no: number;
  unclear: number;
  notRecorded: number;
  notRelevant: number;
}

/** How many records of a unit (or of a group of it) have each answer. All are counts of records, 0 or more. */
export interface Counts extends AnswerCounts {
  /** Part of unclear and notRecorded: nobody can tell whether the question was to be put. */
  relevanceUnknown: number;
  /** Part of notRelevant: a person recorded N/A although no rule made the record not relevant. */
  notRelevantByRecord: number;
  /** Part of notRelevantByRecord: what was recorded is that it is too early to say. */
  tooEarly: number;
  /** Parts of yes and no: worked out, not recorded by a person. */
  derivedYes: number;
  derivedNo: number;
  /** Parts of notRecorded: what free text says, where that does not count. */
  byTextYes: number;
  byTextNo: number;
}

export const noAnswers = (): AnswerCounts => ({ yes: 0, no: 0, unclear: 0, notRecorded: 0, notRelevant: 0 });

export const noCounts = (): Counts => ({
  ...noAnswers(),
  relevanceUnknown: 0,
  notRelevantByRecord: 0,
  tooEarly: 0,
  derivedYes: 0,
  derivedNo: 0,
  byTextYes: 0,
  byTextNo: 0,
});

/** A fraction: n and d are counts of records; percent is null where d is 0. */
export interface Fraction {
  readonly n: number;
  readonly d: number;
  readonly percent: number | null;
}

export function countAnswer(counts: AnswerCounts, answer: Answer): void {
  if (answer === 'yes') counts.yes += 1;
  else if (answer === 'no') counts.no += 1;
  else if (answer === 'unclear') counts.unclear += 1;
  else if (answer === 'not recorded') counts.notRecorded += 1;
  else counts.notRelevant += 1;
}

export const recordsIn = (c: AnswerCounts): number =>
  c.yes + c.no + c.unclear + c.notRecorded + c.notRelevant;

/** The denominator: known = yes + no; relevant = known + unclear + not recorded - relevance unknown; all = records. */
export function baseOf(base: Base, counts: Counts): number {
  const known = counts.yes + counts.no;
  if (base === 'known') return known;
  if (base === 'relevant') return known + counts.unclear + counts.notRecorded - counts.relevanceUnknown;
  return recordsIn(counts);
}

/** The numerator: how many records have the answer that is counted. */
export function countOf(answer: Answer, counts: Counts): number {
  switch (answer) {
    case 'yes':
      return counts.yes;
    case 'no':
      return counts.no;
    case 'unclear':
      return counts.unclear;
    case 'not recorded':
      return counts.notRecorded;
    case 'not relevant':
      return counts.notRelevant;
  }
}

/** A whole percentage, half up, worked out from two integers: floor((200 n + d) / (2 d)); null for d = 0. */
export const percentOf = (n: number, d: number): number | null =>
  d === 0 ? null : Math.floor((200 * n + d) / (2 * d));

export const fraction = (n: number, d: number): Fraction => ({ n, d, percent: percentOf(n, d) });

/** What people read: the whole percentage, but never a false 100% or 0%. Null for d = 0. */
export function shownPercent(n: number, d: number): string | null {
  const percent = percentOf(n, d);
  if (percent === null) return null;
  if (percent === 100 && n < d) return '>99%';
  if (percent === 0 && n > 0) return '<1%';
  return `${percent}%`;
}

export interface Bounds {
  readonly low: Fraction;
  readonly high: Fraction;
}

/**
 * The figure if every unclear and not recorded answer were a no, and if every one were the answer counted.
 * On base `all` the records that are not relevant stay in the denominator. Null for a count of unclear,
 * not recorded or not relevant: there is nothing to resolve.
 */
export function boundsOf(count: Answer, base: Base, counts: Counts): Bounds | null {
  if (count !== 'yes' && count !== 'no') return null;
  const n = countOf(count, counts);
  const undecided = counts.unclear + counts.notRecorded;
  const d = base === 'all' ? recordsIn(counts) : counts.yes + counts.no + undecided;
  return { low: fraction(n, d), high: fraction(n + undecided, d) };
}

/** Whether the bounds lie more than 10 points apart, compared as fractions and not as rounded percentages. */
export const isWide = (bounds: Bounds): boolean =>
  bounds.low.d > 0 && (bounds.high.n - bounds.low.n) * 10 > bounds.low.d;
