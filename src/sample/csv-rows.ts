import { Parser, type CsvError } from 'csv-parse';
import { CannotRun } from '../model/problem.ts';
import { characters, countLineBreaks, type Place } from '../util/place.ts';
import { plural } from '../util/words.ts';
import { ByteWindow } from './byte-window.ts';
import type { RowSink } from './rows.ts';

/**
 * The parser with each row handed on at the moment it is found, when the parser's own count of bytes and lines is
 * still that row's. Nothing is buffered. (The parser's `on_record` would copy that count for every row, which
 * costs a quarter of the reading.)
 */
class RowParser extends Parser {
  private readonly onRow: (cells: readonly string[]) => void;

  constructor(delimiter: string, onRow: (cells: readonly string[]) => void) {
    super({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_records_with_error: true,
      // As rows of another length each would cost the parser an error with its stack.
      skip_empty_lines: true,
    });
    this.onRow = onRow;
  }

  override push(row: readonly string[] | null): boolean {
    if (row === null) return super.push(null);
    this.onRow(row);
    return true;
  }
}

/** A row may have so many bytes. Nobody writes one as long: a quote in it is open, or the file is no table. */
export const LONGEST_ROW = 16 * 1024 * 1024;

const ADVICE = 'is the first line the header, with commas, semicolons, tabs or bars between the columns?';

const TOO_LONG = `longer than ${LONGEST_ROW / 1024 / 1024} megabytes`;

/** Turns what the parser finds into rows with their lines. */
export class CsvRows {
  readonly window = new ByteWindow();
  readonly parser: Parser;
  private readonly file: string;
  private readonly sink: RowSink;
  private readonly delimiter: string;
  private columns = -1;
  /** The line on which the next row begins. */
  private nextLine: number;
  /** Where the last row ended, in bytes, and the parser's own count of lines there. */
  private endByte = 0;
  private parserLine = 0;
  private skipped: CsvError | null = null;
  private blankRows = 0;
  /** Rows that stand inside the row at hand. */
  private swallowed = 0;
  /** The row at hand: its bytes, its text once somebody asked, and its first line. One row after the other. */
  private from = 0;
  private to = 0;
  private text: string | null = null;
  private line = 1;
  private readonly placeOf = (column: number): Place => {
    this.text ??= this.window.text(this.from, this.to);
    return placeOfCell(this.text, this.line, column, this.delimiter);
  };

  /**
   * @param file the file's name, for messages
   * @param line the 1-based line on which the first byte stands
   */
  constructor(file: string, delimiter: string, line: number, sink: RowSink) {
    this.file = file;
    this.delimiter = delimiter;
    this.nextLine = line;
    this.sink = sink;
    this.parser = new RowParser(delimiter, (cells) => {
      this.record(cells, this.parser.info.bytes, this.parser.info.lines);
    });
    this.parser.on('skip', (error: CsvError) => (this.skipped ??= error));
  }

  get hasHeader(): boolean {
    return this.columns >= 0;
  }

  /** How many bytes have been handed to the parser since the last row ended. */
  get pending(): number {
    return this.window.size - this.endByte;
  }

  /** Gives up a row that is too long to be one; it and all that follows is lost. */
  abandon(linesAfter: number, endsWithBreak: boolean): void {
    const breaks = countLineBreaks(this.window.textFrom(this.endByte)) + linesAfter;
    const lines = breaks + (endsWithBreak ? 0 : 1);
    const at = { line: this.nextLine, column: 1 };
    if (this.columns < 0) throw new CannotRun(`${this.file}:${at.line}: the first row is ${TOO_LONG}`);
    const message = `this row is ${TOO_LONG}; the rest of the file, ${plural(lines, 'line')}, is not counted`;
    this.sink.lost(lines, at, message, 'rows of a case each', 'is a quote in this row never closed?');
    this.skipped = null;
  }

  /** @param endsWithBreak whether the last byte of the file is a line break */
  end(endsWithBreak: boolean): void {
    if (this.skipped !== null) this.reportLost(this.window.textFrom(this.endByte), this.skipped);
    // The parser takes what comes after the last line break for a line too.
    const empty = this.blankRows + this.parser.info.empty_lines - (endsWithBreak ? 1 : 0);
    if (empty > 0) {
      this.sink.note(null, `${plural(empty, 'empty row')} passed over`, null, 'empty-rows');
    }
  }

  private record(cells: readonly string[], bytes: number, lines: number): void {
    this.from = this.endByte;
    this.to = bytes;
    this.text = null;
    this.line = this.nextLine;
    if (lines === this.parserLine + 1 && this.skipped === null) this.nextLine += 1;
    else this.locate(cells);
    this.parserLine = lines;
    this.endByte = bytes;
    this.emit(cells);
    this.window.dropBefore(bytes);
  }

  /**
   * The slow path: the row has line breaks in its cells, or rows before it were lost. Lines are counted exactly,
   * and what was lost before the row is cut off its text.
   */
  private locate(cells: readonly string[]): void {
    const region = this.window.text(this.from, this.to);
    const inside = cells.reduce((sum, cell) => sum + countLineBreaks(cell), 0);
    const own = inside + (/[\r\n]$/.test(region) ? 1 : 0);
    const before = countLineBreaks(region) - own;
    const lines = region.split(/(?<=\r\n|\n|\r(?!\n))/);
    if (this.skipped !== null) this.reportLost(lines.slice(0, before).join(''), this.skipped);
    this.line = this.nextLine + before;
    this.nextLine = this.line + own;
    this.text = lines.slice(before).join('');
    this.swallowed = inside > 0 ? this.rowsInside(this.text) : 0;
    if (inside > 0 && this.swallowed === 0) this.noteLikelyRows(cells);
  }

  /**
   * A quote that opens in one row and closes in another makes one row of all between them, by the rules of CSV. How
   * many of its lines can be read as rows by themselves; one is the beginning of any row with a text of several lines.
   */
  private rowsInside(text: string): number {
    const rows = text.split(/\r\n|\n|\r/).filter((line) => {
      const cells = line.split(this.delimiter).map((cell) => cell.replace(/^"|"$/g, ''));
      return cells.length === this.columns && this.sink.readsAsRow(cells);
    });
    return rows.length > 1 ? rows.length : 0;
  }

  /** Where no column tells more than a text does, only the number of the delimiters speaks. */
  private noteLikelyRows(cells: readonly string[]): void {
    if (this.columns < FEWEST_TELLING) return;
    const column = cells.findIndex((cell) => {
      const breaks = countLineBreaks(cell);
      return breaks > 0 && cell.split(this.delimiter).length - 1 >= breaks * (this.columns - 1);
    });
    if (column < 0) return;
    this.sink.note(
      this.placeOf(column),
      'this cell goes over several lines that look like rows',
      'if they are rows, a quote opens here that should not',
      'rows-in-a-cell',
    );
  }

  private reportLost(text: string, error: CsvError): void {
    const lines = Math.max(1, text.split(/\r\n|\n|\r/).filter((line) => line !== '').length);
    const at = { line: this.nextLine, column: 1 };
    if (this.columns < 0) {
      throw new CannotRun(
        `${this.file}:${at.line}: the header cannot be read: a quote stands where none may stand, or is never closed; expected a quote only around a whole cell, and "" for one inside it`,
      );
    }
    const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED';
    const message = unclosed
      ? `a quote opened in this row is never closed; the rest of the file, ${plural(lines, 'line')}, is not counted`
      : `a quote stands where none may stand; ${plural(lines, 'line')} from here not counted`;
    this.sink.lost(lines, at, message, 'a quote only around a whole cell, and "" for one inside it', null);
    this.skipped = null;
  }

  private emit(cells: readonly string[]): void {
    const { line, placeOf } = this;
    if (this.columns < 0) {
      if (cells.every((cell) => /^[\s,;]*$/.test(cell))) return;
      this.columns = cells.length;
      this.sink.header(cells, { line, says: null, placeOf, advice: ADVICE, keysIn: () => null });
    } else if (cells.every(isBlankCell)) {
      this.blankRows += 1;
    } else if (this.swallowed > 0) {
      const found = `a quote that opens in this row closes in a later one; ${plural(this.swallowed, 'row')} between them not counted`;
      this.sink.lost(this.swallowed, { line, column: 1 }, found, 'a quote only around a whole cell', null);
      this.swallowed = 0;
    } else if (cells.length === this.columns || this.hasOnlyBlanksMore(cells)) {
      this.sink.row(cells, line, placeOf);
    } else {
      const found = `this row has ${plural(cells.length, 'cell')} and is not counted`;
      const fix =
        cells.length > this.columns
          ? 'put quotes around a cell that holds the delimiter'
          : 'put quotes around a cell that holds a line break';
      this.sink.lost(1, { line, column: 1 }, found, `${this.columns}, as in the header`, fix);
    }
  }

  private hasOnlyBlanksMore(cells: readonly string[]): boolean {
    return cells.length > this.columns && cells.slice(this.columns).every(isBlankCell);
  }
}

/** Where rows have fewer cells, a list in a text may look like one. */
const FEWEST_TELLING = 5;

const isBlankCell = (cell: string): boolean => cell === '' || cell.trim() === '';

/** Where the n-th cell (0-based) of a row begins, from the row's own text. */
function placeOfCell(text: string, line: number, column: number, delimiter: string): Place {
  let quoted = false;
  let cell = 0;
  let lineStart = 0;
  let at = 0;
  let breaks = 0;
  for (; at < text.length && cell < column; at += 1) {
    const sign = text[at];
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === delimiter) cell += 1;
    else if (quoted && (sign === '\n' || (sign === '\r' && text[at + 1] !== '\n'))) {
      breaks += 1;
      lineStart = at + 1;
    }
  }
  return { line: line + breaks, column: characters(text.slice(lineStart, at)) + 1 };
}
