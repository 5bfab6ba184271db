import type { Place } from '../util/place.ts';

/** One cell as it stands in a file: its text; nothing at all; or something that is no single value. */
export type RawCell = string | undefined | { readonly unreadable: string };

/** Told of a file's rows, one after the other. Rows that cannot be read whole never come here. */
export interface RowSink {
  /** Once for each table in the file, before its rows. `columns` are the headers as written. */
  header: (columns: readonly string[], at: HeaderPlace) => void;
  /**
   * @param cells as many as there are columns, in their order; valid only during the call
   * @param line the 1-based line on which the row begins
   * @param placeOf where the cell of a column stands; worked out only when asked
   */
  row: (cells: readonly RawCell[], line: number, placeOf: (column: number) => Place) => void;
  /** Some rows that could not be read whole, and why. */
  lost: (rows: number, at: Place, message: string, expected: string | null, fix: string | null) => void;
  /** Something worth saying that lost nothing. */
  note: (at: Place | null, message: string, fix: string | null) => void;
}

/** Where a table begins, and which unit it says it is (the key of a JSON object of arrays), or null. */
export interface HeaderPlace {
  readonly line: number;
  readonly unit: string | null;
  readonly placeOf: (column: number) => Place;
}

/** What a reader of rows found out about its file. */
export interface Format {
  readonly format: 'csv' | 'json' | 'json lines';
  readonly delimiter: string | null;
}
