import type { Place } from '../util/place.ts';

/** One cell as it stands in a file: its text; nothing at all; or something that is no single value, and why. */
export type RawCell = string | undefined | NoSingleValue;

export interface NoSingleValue {
  readonly unreadable: string;
  /** The items, where it is a list: a child table may stand in one. */
  readonly list?: readonly ListItem[];
}

/** One item of a list in a JSON record: a single value, or an object with keys and their cells. */
export interface ListItem {
  readonly line: number;
  readonly at: () => Place;
  /** Null: an object. */
  readonly text: RawCell | null;
  readonly keys: readonly string[];
  readonly cells: readonly RawCell[];
  /** Where the cell of a key stands. */
  readonly placeOf: (index: number) => Place;
}

/** Told of a file's rows, one after the other. Rows that cannot be read whole never come here. */
export interface RowSink {
  /** How many columns of a table of ours a header holds; 0 when it names no record. */
  recognises: (columns: readonly string[]) => number;
  /** Whether a table called so holds rows of a child table. */
  isChildTable: (says: string | null) => boolean;
  /** Once for each table in the file, before its rows. `columns` are the headers as written. */
  header: (columns: readonly string[], at: HeaderPlace) => void;
  /**
   * @param cells as many as there are columns, in their order; valid only during the call
   * @param line the 1-based line on which the row begins
   * @param placeOf where the cell of a column stands; worked out only when asked
   */
  row: (cells: readonly RawCell[], line: number, placeOf: (column: number) => Place) => void;
  /** Whether some texts can be read as a row of the table at hand, each as a value of its column. */
  readsAsRow: (cells: readonly string[]) => boolean;
  /** Some rows that could not be read whole, and why. */
  lost: (rows: number, at: Place, message: string, expected: string | null, fix: string | null) => void;
  /** Something worth saying that lost nothing. */
  note: (at: Place | null, message: string, fix: string | null, code: string) => void;
}

/** Where a table begins, and what it says it holds (the key of a JSON object of arrays), or null. */
export interface HeaderPlace {
  readonly line: number;
  readonly says: string | null;
  readonly placeOf: (column: number) => Place;
  /** What the user may look at where these are no columns of ours. */
  readonly advice: string;
  /**
   * The keys of the objects in the lists of a column, as far as they are known before the rows are read; null: the
   * cells are texts, and there are no lists.
   */
  readonly keysIn: (column: number) => readonly string[] | null;
}

/** A table in a file: what it says it holds, and its headers as written. */
export interface TableHead {
  readonly says: string | null;
  readonly columns: readonly string[];
}

/** A file whose tables are known and whose rows wait to be read, once. */
export interface OpenFile {
  readonly tables: readonly TableHead[];
  readonly read: (sink: RowSink) => Promise<Format>;
}

/** What a reader of rows found out about its file. */
export interface Format {
  readonly format: 'csv' | 'json' | 'json lines';
  readonly delimiter: string | null;
}
