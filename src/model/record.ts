import type { Answer } from './answer.ts';

/**
 * What became of a cell. `empty`: nobody wrote anything. `not recorded`: somebody wrote that it is not recorded.
 * `unreadable`: something is there that could not be read. `not collected`: the sample has no such column.
 * Only for an empty cell and for a missing column may an answer be worked out.
 */
export type CellState =
  'value' | 'empty' | 'not recorded' | 'unreadable' | 'not collected' | 'unclear' | 'not relevant';

/** One cell as read. Cells are shared between records, so they are never changed. */
export interface Cell {
  readonly state: CellState;
  /**
   * For an `answer` field the answer itself. For every other field the answer that a comparison with a cell in
   * this state gives; `yes` when there is a value, and then nobody asks.
   */
  readonly answer: Answer;
  /** The option, the text, or null where there is none. */
  readonly text: string | null;
  /**
   * A choice's place among its options, a list's options as the sum of 2 to the power of their places, a number's
   * value, a date's day number (1970-01-01 is 0); else NaN.
   */
  readonly rank: number;
}

export const EMPTY: Cell = { state: 'empty', answer: 'not recorded', text: null, rank: NaN };
export const NOT_RECORDED: Cell = { state: 'not recorded', answer: 'not recorded', text: null, rank: NaN };
/** There is a text; what it says is not carried, for it is personal. */
export const PRESENT: Cell = { state: 'value', answer: 'yes', text: null, rank: NaN };
export const UNREADABLE: Cell = { state: 'unreadable', answer: 'not recorded', text: null, rank: NaN };
export const NOT_COLLECTED: Cell = { state: 'not collected', answer: 'not recorded', text: null, rank: NaN };
export const UNCLEAR: Cell = { state: 'unclear', answer: 'unclear', text: null, rank: NaN };
/** Somebody wrote that it is too early to say: not relevant, for that reason. Known by its identity. */
export const TOO_EARLY: Cell = { state: 'not relevant', answer: 'not relevant', text: null, rank: NaN };
export const NOT_RELEVANT: Cell = { state: 'not relevant', answer: 'not relevant', text: null, rank: NaN };

/** One row of a unit. */
export interface SampleRecord {
  readonly unit: string;
  /** The values of the unit's id columns, in the rubric's order. */
  readonly id: readonly string[];
  /** The file's name as in problems, and the 1-based line on which the record begins. */
  readonly file: string;
  readonly line: number;
  /** One cell for each field of the unit, in the rubric's order. */
  readonly cells: readonly Cell[];
  /** The rows of each of the unit's child tables, in the rubric's order. */
  readonly tables: readonly TableRows[];
}

/**
 * The rows that a record has in a child table, or what stands in their place: `NOT_COLLECTED` where the sample does
 * not have the table, a word such as N/A, or something that could not be read.
 */
export type TableRows = readonly ChildRow[] | Cell;

/** Whether there are rows, however few, and not something in their place. */
export const areRows = (rows: TableRows): rows is readonly ChildRow[] => !('answer' in rows);

/** One row of a child table. */
export interface ChildRow {
  readonly file: string;
  readonly line: number;
  /** One cell for each field of the table, in the rubric's order. */
  readonly cells: readonly Cell[];
}

/** A list of more options could not be held in one number exactly. */
export const MOST_OPTIONS = 50;

/** Whether the rank of a list has the option at a place. */
export const hasOption = (rank: number, place: number): boolean => Math.floor(rank / 2 ** place) % 2 === 1;
