import type { Answer } from './answer.ts';
import type { RowOrder } from './rubric.ts';

/** What the answers of a record's rows come to. The rows of a record are as many as they are: nobody wrote a list. */

/**
 * `at least k offences where ...`. Rows that are not relevant are set aside; Y of the rest are yes, U undecided. None
 * left: not relevant. Y >= k: yes. Y + U < k: no, also where there are fewer rows than k. Otherwise unclear if any
 * row is unclear, else not recorded.
 *
 * @param k a whole number, 1 or more
 */
export function atLeastRows(k: number, rows: readonly Answer[]): Answer {
  if (rows.every((row) => row === 'not relevant')) return 'not relevant';
  const { low, high, unclear } = countRows(rows);
  if (low >= k) return 'yes';
  if (high < k) return 'no';
  return unclear ? 'unclear' : 'not recorded';
}

/** A number of which only the least and the most are known, both included. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
  /** Something unclear stands in the way of knowing more. */
  readonly unclear: boolean;
}

/** How many rows are yes: at least those that are, at most those and every row that is unclear or not recorded. */
export function countRows(rows: readonly Answer[]): NumberRange {
  let yes = 0;
  let unclear = 0;
  let notRecorded = 0;
  for (const row of rows) {
    if (row === 'yes') yes += 1;
    else if (row === 'unclear') unclear += 1;
    else if (row === 'not recorded') notRecorded += 1;
  }
  return { low: yes, high: yes + unclear + notRecorded, unclear: unclear > 0 };
}

/**
 * A comparison of counts: yes if it holds for every number that they can be, no if it holds for none; otherwise
 * unclear if anything is unclear, else not recorded.
 */
export function compareRanges(
  holds: (a: number, b: number) => boolean,
  left: NumberRange,
  right: NumberRange,
): Answer {
  let some = false;
  let every = true;
  // A known number has itself as its only one, whole or not; a count goes up by ones.
  for (let a = left.low; a <= left.high; a += 1) {
    for (let b = right.low; b <= right.high; b += 1) {
      if (holds(a, b)) some = true;
      else every = false;
    }
  }
  if (every) return 'yes';
  if (!some) return 'no';
  return left.unclear || right.unclear ? 'unclear' : 'not recorded';
}

/** A row's answer beside the date by which it may be chosen: its rank counts only where the answer is yes. */
export interface DatedRow {
  readonly answer: Answer;
  readonly date: { readonly answer: Answer; readonly rank: number };
}

/**
 * `latest review by review_date where ...`. Any of the rows with the latest known date can be the one, and so can any
 * row whose date is not known; what they all say is the answer. Otherwise unclear if rows of one date contradict
 * each other or a date is unclear, else not recorded. One row alone needs no date.
 *
 * @param rows one or more
 */
export function rowByDate(order: RowOrder, rows: readonly DatedRow[]): Answer {
  const undated = rows.filter(({ date }) => date.answer !== 'yes');
  const ranks = rows.filter(({ date }) => date.answer === 'yes').map(({ date }) => date.rank);
  const end = order === 'latest' ? Math.max(...ranks) : Math.min(...ranks);
  const atEnd = rows.filter(({ date }) => date.answer === 'yes' && date.rank === end);
  const agreed = agreedBy([...atEnd, ...undated]);
  if (agreed !== null) return agreed;
  const contradict = atEnd.length > 0 && agreedBy(atEnd) === null;
  return contradict || undated.some(({ date }) => date.answer === 'unclear') ? 'unclear' : 'not recorded';
}

/**
 * `main offence where ...`. The row that is marked; of several the first or last by the date; where none is, the
 * first or last of all. With no order, rows that are marked and contradict each other are unclear, and with none
 * marked the answer is not recorded.
 *
 * @param marks whether each row is marked as the main one, in the order of the rows
 * @param order which of several rows it is, or null when the rubric does not say
 */
export function mainRow(marks: readonly Answer[], order: RowOrder | null, rows: readonly DatedRow[]): Answer {
  const marked = rows.filter((_, index) => marks[index] === 'yes');
  if (order !== null) return rowByDate(order, marked.length > 0 ? marked : rows);
  return marked.length === 0 ? 'not recorded' : (agreedBy(marked) ?? 'unclear');
}

/** The answer that all rows give, or null. */
function agreedBy(rows: readonly DatedRow[]): Answer | null {
  const first = rows[0]?.answer ?? null;
  return rows.every(({ answer }) => answer === first) ? first : null;
}
