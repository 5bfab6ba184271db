import type { View } from '../view.ts';

/** Where a report for people will be read, and how much of it is wanted. */
export interface TableOptions {
  /** Columns of text. */
  readonly width: number;
  /** 0: no colour; 1 to 3 as in chalk. */
  readonly colour: 0 | 1 | 2 | 3;
  /** Whether bars and dots beyond ASCII will show. */
  readonly unicode: boolean;
  readonly view: View;
}
