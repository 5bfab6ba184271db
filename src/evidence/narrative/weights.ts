import { CATEGORIES, type Category } from './lexicon.ts';
import type { Piece, Pieces, Rows } from './pieces.ts';

/** The overall answers, in the order of their weights: what tells most comes first. */
export const OVERALL = ['yes', 'unclear', 'no', 'no_information'] as const;
export type Overall = (typeof OVERALL)[number];

/** What is weighed: each overall answer, and each category. */
const WEIGHED = [...OVERALL, ...CATEGORIES] as const;
const WIDTH = WEIGHED.length;

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
  readonly of: Readonly<Record<Overall | Category, number>>;
  readonly length: keyof Lengths;
}

/** A short text says little by its weight: it is weighed as if it had so many words more. */
export const AT_LEAST = 10;
const HUNDREDTHS = 100;

/** The row of `weights.tsv` that is there before anything is weighed. */
export const START = '(start)';

/** Between the two that stand side by side, in the name of their row. */
export const BESIDE = ' → ';

/** Two rows make one small number. */
const MOST_ROWS = 2 ** 15;
const packed = (one: number, other: number): number => one * MOST_ROWS + other;

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
  private readonly rows = new Map<string, number>();
  /** By the rows of the two, packed into one number. */
  private readonly pairs = new Map<number, number>();
  /** Row by row, in hundredths: small and whole, so that they stay near the processor and any order gives one sum. */
  private readonly weights: Int16Array;
  /** How many texts were weighed, and by row the last in which it was. */
  private texts = 0;
  private readonly lastIn: Uint32Array;
  private readonly start: readonly number[];
  private readonly together: Lengths;

  constructor(learnt: Learnt, together: Lengths) {
    this.start = learnt.start;
    this.together = together;
    const rows = Object.entries(learnt.rows);
    if (rows.length > MOST_ROWS) throw new Error(`there are more than ${MOST_ROWS} weights`);
    this.weights = new Int16Array(rows.length * WIDTH);
    this.lastIn = new Uint32Array(rows.length);
    rows.forEach(([name, weights], row) => {
      this.rows.set(name, row);
      this.weights.set(weights, row * WIDTH);
    });
    rows.forEach(([name], row) => {
      const [one, other, third] = name.split(BESIDE).map((own) => this.of(own));
      if (one === undefined || other === undefined || third !== undefined) return;
      if (one >= 0 && other >= 0) this.pairs.set(packed(one, other), row);
    });
  }

  of(name: string): number {
    return this.rows.get(name) ?? -1;
  }

  ofPair(one: number, other: number): number {
    return this.pairs.get(packed(one, other)) ?? -1;
  }

  /** What a text weighs. What it says twice weighs no more than once. */
  weigh({ pieces, length }: Pieces): Weight {
    const rowsOf = this.weights;
    const sum = new Int32Array(WIDTH);
    this.texts += 1;
    for (const { rows } of pieces) {
      for (const row of rows) {
        if (this.lastIn[row] === this.texts) continue;
        this.lastIn[row] = this.texts;
        const start = row * WIDTH;
        for (let of = 0; of < WIDTH; of += 1) sum[of] = (sum[of] as number) + (rowsOf[start + of] as number);
      }
    }
    const share = Math.sqrt(length + AT_LEAST);
    const weights: Partial<Record<Overall | Category, number>> = {};
    WEIGHED.forEach((name, of) => {
      weights[name] = ((sum[of] as number) / share + (this.start[of] ?? 0)) / HUNDREDTHS;
    });
    return { of: weights as Weight['of'], length: length <= SHORT ? 'short' : 'long' };
  }

  /** The pieces that speak most for one thing, or rather for it than for another, the heaviest first. */
  heaviest(pieces: readonly Piece[], of: Overall | Category, than: Overall | null): Piece[] {
    const one = WEIGHED.indexOf(of);
    const other = than === null ? -1 : WEIGHED.indexOf(than);
    const weightOf = ({ rows }: Piece): number =>
      rows.reduce((sum, row) => {
        const against = other < 0 ? 0 : (this.weights[row * WIDTH + other] as number);
        return sum + (this.weights[row * WIDTH + one] as number) - against;
      }, 0);
    return pieces
      .map((piece) => ({ piece, weight: weightOf(piece) }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .map(({ piece }) => piece);
  }

  /** The overall answer of the words and the weight together. */
  overall(said: SaidOverall, weight: Weight): Overall {
    const { counts, answer } = this.together[weight.length];
    const heights = OVERALL.map((one, of) => counts * weight.of[one] + (answer[said][of] ?? 0));
    return OVERALL[heights.indexOf(Math.max(...heights))] ?? 'no_information';
  }

  /** Whether a category is affirmed, by what the words say of it and by its weight. */
  affirms(category: Category, said: SaidOf, weight: Weight): boolean {
    return weight.of[category] * HUNDREDTHS > this.together[weight.length].from[said];
  }
}
