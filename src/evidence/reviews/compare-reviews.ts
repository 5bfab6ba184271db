import { or, type Answer } from '../../model/answer.ts';
import type { Cell } from '../../model/record.ts';
import { reviewWords, RunIndex, type Likeness, type ReviewWords } from './run-index.ts';

/** One review of a case. */
export interface Review {
  readonly date: Pick<Cell, 'answer' | 'rank'>;
  /** Null: there is none. */
  readonly text: string | null;
  /** What is said where there is no text; if left out, not recorded. */
  readonly instead?: Answer;
}

/** What is said of one review of a case, beside the others of the same case. */
export interface ReviewReading {
  /** It repeats an earlier one under a new date. */
  readonly copied: Answer;
  /** It does so word for word but for dates and numbers. */
  readonly unchanged: Answer;
  /** The review for which `copied` is not no, by its row, and of 100 runs in either how many stand in both. */
  readonly like: { readonly row: number; readonly percent: number } | null;
}

/** Shared runs of all that stand in either: with so many it is a copy, with so many it may be one. */
const COPIED = 90;
const ALIKE = 60;
/** A review of fewer words is never called a copy: who has little to say may say it twice. */
export const SHORTEST = 20;

/**
 * Which reviews of one case repeat an earlier one of it. Only a later date makes one of two a copy; where a date is
 * not known, both may be the later.
 *
 * Time and memory grow with the number of words in all reviews, whatever they are and however many.
 *
 * @param reviews in the order of their rows
 * @returns a reading for each, and how many steps the comparing took
 */
export function compareReviews(reviews: readonly Review[]): {
  readonly readings: readonly ReviewReading[];
  readonly steps: number;
} {
  const words = reviews.map(({ text }) => (text === null ? null : reviewWords(text)));
  const earlier = new RunIndex();
  const undated = new RunIndex();
  words.forEach((own, row) => {
    if (own !== null && reviews[row]?.date.answer !== 'yes') undated.add(row, own);
  });
  const readings = reviews.map(({ instead = 'not recorded' }): ReviewReading => ({
    copied: instead,
    unchanged: instead,
    like: null,
  }));
  const read = (row: number): void => {
    const own = words[row];
    if (!own) return;
    const [one, other] = [earlier, undated].map((index) => besides(row, own, index, reviews)) as [
      ReviewReading,
      ReviewReading,
    ];
    readings[row] = {
      copied: or(one.copied, other.copied),
      unchanged: or(one.unchanged, other.unchanged),
      like: one.like ?? other.like,
    };
  };
  for (const rows of byDate(reviews)) {
    rows.forEach(read);
    // After all of them: of two reviews of one day neither is the earlier.
    for (const row of rows) {
      const own = words[row];
      if (own) earlier.add(row, own);
    }
  }
  reviews.forEach(({ date }, row) => {
    if (date.answer !== 'yes') read(row);
  });
  return { readings, steps: earlier.steps + undated.steps };
}

/** The rows with a known date, those of one day together, the earliest first. */
function byDate(reviews: readonly Review[]): number[][] {
  const days = new Map<number, number[]>();
  reviews.forEach(({ date }, row) => {
    if (date.answer !== 'yes') return;
    const rows = days.get(date.rank);
    if (rows === undefined) days.set(date.rank, [row]);
    else rows.push(row);
  });
  return [...days].sort(([a], [b]) => a - b).map(([, rows]) => rows);
}

/** What is said of a review beside those of an index; where the order of the two is not known it is left open. */
function besides(row: number, own: ReviewWords, index: RunIndex, reviews: readonly Review[]): ReviewReading {
  const like = index.mostLike(row, own);
  if (like === null) return { copied: 'no', unchanged: 'no', like: null };
  const same = index.sameAs(row, own);
  const copied = inOrder(copiedBy(own, like), row, like.row, reviews);
  return {
    copied,
    unchanged: same === null ? 'no' : inOrder(own.words < SHORTEST ? 'unclear' : 'yes', row, same, reviews),
    like: copied === 'no' ? null : { row: like.row, percent: Math.floor((100 * like.shared) / like.of) },
  };
}

function copiedBy({ words }: ReviewWords, { shared, of }: Likeness): Answer {
  if (words < SHORTEST) return shared === of ? 'unclear' : 'no';
  return shared * 100 >= COPIED * of ? 'yes' : shared * 100 >= ALIKE * of ? 'unclear' : 'no';
}

/** A yes of two reviews whose order is not known is open, as every comparison with a date that is missing. */
function inOrder(answer: Answer, row: number, other: number, reviews: readonly Review[]): Answer {
  const dates = [row, other].map((of) => reviews[of]?.date.answer);
  if (answer !== 'yes' || dates.every((date) => date === 'yes')) return answer;
  return dates.includes('unclear') ? 'unclear' : 'not recorded';
}
