import { CATEGORIES, type Category } from './lexicon.ts';
import type { Piece, Pieces, Rows } from './pieces.ts';
import { MOST_ROWS, Pairs, WeightTable } from './weight-table.ts';

/** The overall answers, in the order of their weights: what tells most comes first. */
export const OVERALL = ['yes', 'unclear', 'no', 'no_information'] as const;
export type Overall = (typeof OVERALL)[number];

/** How the words read a category; their reading and the weight are laid together. */
export type SaidOf = 'affirmed' | 'suspected' | 'negated' | 'of_others' | 'nothing';

/** How the words read a text as a whole; of others: what they tell is somebody else's, or the young person's own doing. */
export type SaidOverall = Overall | 'of_others';

/** What was learnt from labelled texts; all in hundredths. */
export interface Learnt {
  /** What is there before anything is weighed. */
  readonly start: readonly number[];
  /** By piece, what it weighs; two that stand side by side are weighed for the overall answers alone. */
  readonly rows: Readonly<Record<string, readonly number[]>>;
}

/** How the answer of the words and the weight make one; all in hundredths. */
export interface Together {
  /** How much the weight counts beside the answer of the words, and by that answer what is added to each. */
  readonly counts: number;
  readonly answer: Readonly<Record<SaidOverall, readonly number[]>>;
  /** By how the words read a category, the weight from which it is affirmed. */
  readonly from: Readonly<Record<SaidOf, number>>;
}

/** In a note of few words more hangs on what each says, and less on what they weigh. */
export type Lengths = Readonly<Record<'short' | 'long', Together>>;

/** A short text has at most so many words, marks and people, each counted once. */
export const SHORT = 20;

/** How heavily a text speaks for each overall answer and each category; 0: neither for it nor against. */
export interface Weight {
  /** In the order of `OVERALL`. */
  readonly overall: readonly number[];
  /** In the order of `CATEGORIES`. */
  readonly categories: () => readonly number[];
  readonly length: keyof Lengths;
}

/** A short text says little by its weight: it is weighed as if it had so many words more. */
export const AT_LEAST = 10;
const HUNDREDTHS = 100;

/** The row of `weights.tsv` that is there before anything is weighed. */
export const START = '(start)';

/** Between the two that stand side by side, in the name of their row. */
export const BESIDE = ' → ';

/** Reads what is written in `weights.tsv`. */
export function learntFrom(tsv: string): Learnt {
  const [, ...lines] = tsv.trimEnd().split('\n');
  const rows = lines.map((line): [string, number[]] => {
    const [piece = '', ...weights] = line.split('\t');
    return [piece, weights.map(Number)];
  });
  const { [START]: start = [], ...own } = Object.fromEntries(rows);
  return { start, rows: own };
}

/**
 * What the pieces of a text weigh: how much more often each stands in texts to which people gave an answer than in
 * others. `learn.mjs` learns the weights from labelled texts; here they are only added up, so the same text weighs the
 * same everywhere.
 */
export class Weights implements Rows {
  private readonly rows: ReadonlyMap<string, number>;
  private readonly pairs = new Pairs();
  private readonly ofOverall: WeightTable;
  /** Has no rows for pairs, which come last. */
  private readonly ofCategories: WeightTable;
  private readonly start: readonly number[];
  private readonly together: Lengths;

  constructor(learnt: Learnt, together: Lengths) {
    this.start = learnt.start;
    this.together = together;
    const all = Object.entries(learnt.rows);
    const hasAll = ([, { length }]: (typeof all)[number]): boolean => length > OVERALL.length;
    const whole = all.filter(hasAll);
    const rows = [...whole, ...all.filter((row) => !hasAll(row))];
    if (rows.length > MOST_ROWS) throw new Error(`there are more than ${MOST_ROWS} weights`);
    this.rows = new Map(rows.map(([name], row) => [name, row]));
    this.ofOverall = new WeightTable(rows.map(([, weights]) => weights.slice(0, OVERALL.length)));
    this.ofCategories = new WeightTable(whole.map(([, weights]) => weights.slice(OVERALL.length)));
    rows.forEach(([name], row) => {
      const [one, other, third] = name.split(BESIDE).map((own) => this.of(own));
      if (one === undefined || other === undefined || third !== undefined) return;
      if (one >= 0 && other >= 0) this.pairs.set(one, other, row);
    });
  }

  of(name: string): number {
    return this.rows.get(name) ?? -1;
  }

  ofPair(one: number, other: number): number {
    return this.pairs.of(one, other);
  }

  /** What the pieces of a text weigh. */
  weigh({ rows, length }: Pick<Pieces, 'rows' | 'length'>): Weight {
    const { start, ofOverall, ofCategories } = this;
    const share = Math.sqrt(length + AT_LEAST);
    const shared = (sums: readonly number[], from: number): number[] =>
      sums.map((sum, of) => (sum / share + (start[from + of] ?? 0)) / HUNDREDTHS);
    let categories: readonly number[] | null = null;
    return {
      overall: shared(ofOverall.sum(rows), 0),
      // Where there is nothing to affirm, nobody asks.
      categories: () => (categories ??= shared(ofCategories.sum(rows), OVERALL.length)),
      length: length <= SHORT ? 'short' : 'long',
    };
  }

  /** The pieces that speak most for one thing, or rather for it than for another, the heaviest first. */
  heaviest(pieces: readonly Piece[], of: Overall | Category, than: Overall | null): Piece[] {
    const weightOf = ({ rows }: Piece): number =>
      rows.reduce(
        (sum, row) => sum + this.weightIn(row, of) - (than === null ? 0 : this.weightIn(row, than)),
        0,
      );
    return pieces
      .map((piece) => ({ piece, weight: weightOf(piece) }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .map(({ piece }) => piece);
  }

  private weightIn(row: number, of: Overall | Category): number {
    const overall = OVERALL.findIndex((one) => one === of);
    return overall < 0
      ? this.ofCategories.at(
          row,
          CATEGORIES.findIndex((one) => one === of),
        )
      : this.ofOverall.at(row, overall);
  }

  /** The overall answer of the words and the weight together. */
  overall(said: SaidOverall, { overall, length }: Weight): Overall {
    const { counts, answer } = this.together[length];
    const heights = overall.map((weight, of) => counts * weight + (answer[said][of] ?? 0));
    return OVERALL[heights.indexOf(Math.max(...heights))] ?? 'no_information';
  }

  /** Whether a category is affirmed, by what the words say of it and by its weight. */
  affirms(category: Category, said: SaidOf, { categories, length }: Weight): boolean {
    const weight = categories()[CATEGORIES.indexOf(category)] ?? 0;
    return weight * HUNDREDTHS > this.together[length].from[said];
  }
}
