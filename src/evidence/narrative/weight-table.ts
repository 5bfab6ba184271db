/** Weights in hundredths, row by row: small and whole, so that they stay near the processor and any order gives one sum. */
export class WeightTable {
  /** How many weights a row has. */
  readonly width: number;
  private readonly weights: Int16Array;

  /** @param rows each as long as the first */
  constructor(rows: readonly (readonly number[])[]) {
    this.width = rows[0]?.length ?? 0;
    this.weights = Int16Array.from(rows.flat());
  }

  /** One weight of a row; of a row that the table does not have, 0. */
  at(row: number, column: number): number {
    return this.weights[row * this.width + column] ?? 0;
  }

  /** By column, what some rows weigh together; rows that the table does not have weigh nothing. */
  sum(rows: readonly number[]): number[] {
    const { weights, width } = this;
    const sum = new Array<number>(width).fill(0);
    for (const row of rows) {
      const start = row * width;
      if (start >= weights.length) continue;
      for (let of = 0; of < width; of += 1) sum[of] = (sum[of] as number) + (weights[start + of] as number);
    }
    return sum;
  }
}

/** So many bits that some thousand pairs leave most of them free. */
const BITS = 17;

/**
 * Pairs of rows, each with a row of its own. Most of what stands side by side is no pair: a bit that some pairs share
 * says so at once.
 */
export class Pairs {
  private readonly rows = new Map<number, number>();
  private readonly some = new Uint8Array(2 ** BITS / 8);

  set(one: number, other: number, row: number): void {
    const pair = packed(one, other);
    const bit = small(pair);
    this.some[bit >> 3] = (this.some[bit >> 3] as number) | (1 << (bit & 7));
    this.rows.set(pair, row);
  }

  /** The row of two; -1: they have none. */
  of(one: number, other: number): number {
    const pair = packed(one, other);
    const bit = small(pair);
    const isNone = ((this.some[bit >> 3] as number) & (1 << (bit & 7))) === 0;
    return isNone ? -1 : (this.rows.get(pair) ?? -1);
  }
}

/** Two rows make one small number. */
export const MOST_ROWS = 2 ** 15;
const packed = (one: number, other: number): number => one * MOST_ROWS + other;

/** The same for the same pair, and seldom for two: the highest bits of a product (Knuth's multiplicative hashing). */
const small = (pair: number): number => Math.imul(pair, 0x9e3779b1) >>> (32 - BITS);
