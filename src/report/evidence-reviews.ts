import { plural, printable } from '../util/words.ts';
import { wrap } from '../util/wrap.ts';

/** What is said of one review, as far as a report needs it. */
export interface ReviewLine {
  readonly id: string;
  /** The 1-based line of the file on which it begins. */
  readonly line: number;
  readonly copied: string;
  readonly unchanged: string;
  /** The review that it is like: its line, and of 100 runs of words how many stand in both. */
  readonly like: { readonly line: number; readonly percent: number } | null;
}

/** One line of JSON, with its keys in a fixed order. */
export const renderReviewLine = ({ id, line, copied, unchanged, like }: ReviewLine): string =>
  `${JSON.stringify({ id, line, copied, unchanged, likeLine: like?.line ?? null, percent: like?.percent ?? null })}\n`;

/** The reviews for people: those that repeat an earlier one or may, and where that stands. */
export class ReviewTable {
  private readonly width: number;
  private readonly totals = new Map<string, number>();
  private reviews = 0;

  constructor(width: number) {
    this.width = width;
  }

  /** Nothing for a review that repeats none: there are many. */
  review({ id, line, copied, unchanged, like }: ReviewLine): string {
    this.reviews += 1;
    this.totals.set(copied, (this.totals.get(copied) ?? 0) + 1);
    if (like === null) return '';
    const same = unchanged === 'no' ? `${like.percent}% alike` : 'the same but for dates and numbers';
    return `${wrap(`${printable(id)}  line ${line}  copied: ${copied}, ${same}: line ${like.line}`, this.width)}\n`;
  }

  end(): string {
    const totals = [...this.totals]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([answer, n]) => `${n} ${answer}`);
    return `\n${plural(this.reviews, 'review')}; copied: ${totals.join(', ')}\nTexts compared by rule; a person decides. How: docs/copied-reviews.md.\n`;
  }
}
