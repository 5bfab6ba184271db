import { Parser, type CsvError } from 'csv-parse';
import { CannotRun } from '../model/problem.ts';
import { characters, countLineBreaks, type Place } from '../util/place.ts';
import { plural } from '../util/words.ts';
import { ByteWindow } from './byte-window.ts';
import type { Format, RowSink } from './rows.ts';

/** A header longer than this is no header; it bounds how far the delimiter is looked for. */
const HEADER_LIMIT = 1024 * 1024;

/**
 * Reads a CSV file row by row. A row that cannot be read whole (too few or too many cells, or a quote that is
 * not where a quote may be) is never half read: it is reported as lost, with its line.
 *
 * @param chunks UTF-8 without a byte order mark
 * @param file the file's name, for messages
 */
export async function readCsv(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  sink: RowSink,
): Promise<Format> {
  const source = chunks[Symbol.asyncIterator]();
  const { head, done } = await readHead(source);
  const delimiter = findDelimiter(head);
  const rows = new CsvRows(delimiter, sink);
  const parser = rows.parser;
  const failed = new Promise<never>((_, reject) => parser.once('error', reject));
  failed.catch(() => undefined);
  const finished = new Promise<void>((resolve) => parser.once('end', resolve));
  parser.resume();
  const write = async (chunk: Uint8Array): Promise<void> => {
    rows.window.push(chunk);
    if (!parser.write(chunk)) {
      await Promise.race([new Promise<void>((resolve) => parser.once('drain', resolve)), failed]);
    }
  };
  await write(head);
  for (
    let next = done ? { done, value: undefined } : await source.next();
    !next.done;
    next = await source.next()
  ) {
    await write(next.value);
  }
  parser.end();
  await Promise.race([finished, failed]);
  rows.end();
  if (!rows.hasHeader)
    throw new CannotRun(`${file}: the file is empty; expected a header line and a row for each record`);
  return { format: 'csv', delimiter };
}

/** The bytes up to the end of the first line that holds anything, or more. */
async function readHead(source: AsyncIterator<Uint8Array>): Promise<{ head: Uint8Array; done: boolean }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const next = await source.next();
    if (next.done) return { head: joined(parts, size), done: true };
    parts.push(next.value);
    size += next.value.length;
    const hasBreak = next.value.includes(0x0a) || next.value.includes(0x0d);
    if (size >= HEADER_LIMIT || (hasBreak && WHOLE_LINE.test(firstLines(joined(parts, size))))) {
      return { head: joined(parts, size), done: false };
    }
  }
}

/** A line with its end; line breaks in quotes do not end it. */
const WHOLE_LINE = /^(?:"(?:[^"]|"")*"|[^"\r\n])*[\r\n]/;

/** The text without the lines in front that hold nothing but spaces and delimiters. */
const firstLines = (head: Uint8Array): string =>
  new TextDecoder().decode(head.subarray(0, HEADER_LIMIT)).replace(/^(?:[ \t,;]*[\r\n]+)+/, '');

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The delimiter that stands more often in the first line, outside quotes; a comma if neither does. */
export function findDelimiter(head: Uint8Array): ',' | ';' {
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(firstLines(head))?.[0] ?? '';
  const bare = line.replace(/"(?:[^"]|"")*"/g, '');
  const count = (sign: string): number => bare.split(sign).length - 1;
  return count(';') > count(',') ? ';' : ',';
}

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
    });
    this.onRow = onRow;
  }

  override push(row: readonly string[] | null): boolean {
    if (row === null) return super.push(null);
    this.onRow(row);
    return true;
  }
}

/** Turns what the parser finds into rows with their lines. */
class CsvRows {
  readonly window = new ByteWindow();
  readonly parser: Parser;
  private readonly sink: RowSink;
  private readonly delimiter: string;
  private columns = -1;
  /** The line on which the next row begins. */
  private nextLine = 1;
  /** Where the last row ended, in bytes, and the parser's own count of lines there. */
  private endByte = 0;
  private parserLine = 0;
  private skipped: CsvError | null = null;
  private blankRows = 0;

  constructor(delimiter: string, sink: RowSink) {
    this.delimiter = delimiter;
    this.sink = sink;
    this.parser = new RowParser(delimiter, (cells) => {
      this.record(cells, this.parser.info.bytes, this.parser.info.lines);
    });
    this.parser.on('skip', (error: CsvError) => (this.skipped ??= error));
  }

  get hasHeader(): boolean {
    return this.columns >= 0;
  }

  end(): void {
    if (this.skipped !== null) this.reportLost(this.window.textFrom(this.endByte), this.skipped);
    if (this.blankRows > 0) {
      this.sink.note(null, `${plural(this.blankRows, 'empty row')} passed over`, null);
    }
  }

  private record(cells: readonly string[], bytes: number, lines: number): void {
    const from = this.endByte;
    const plain = lines === this.parserLine + 1 && this.skipped === null;
    const { line, text } = plain
      ? { line: this.nextLine, text: () => this.window.text(from, bytes) }
      : this.locate(cells, this.window.text(from, bytes));
    if (plain) this.nextLine += 1;
    this.parserLine = lines;
    this.endByte = bytes;
    this.emit(cells, line, text);
    this.window.dropBefore(bytes);
  }

  /**
   * The slow path: the row has line breaks in its cells, or rows before it were lost. Lines are counted exactly,
   * and what was lost before the row is cut off its text.
   */
  private locate(cells: readonly string[], region: string): { line: number; text: () => string } {
    const inside = cells.reduce((sum, cell) => sum + countLineBreaks(cell), 0);
    const own = inside + (/[\r\n]$/.test(region) ? 1 : 0);
    const before = countLineBreaks(region) - own;
    const lines = region.split(/(?<=\r\n|\n|\r(?!\n))/);
    const line = this.nextLine + before;
    if (this.skipped !== null) this.reportLost(lines.slice(0, before).join(''), this.skipped);
    this.nextLine = line + own;
    return { line, text: () => lines.slice(before).join('') };
  }

  private reportLost(text: string, error: CsvError): void {
    const lines = Math.max(1, countLineBreaks(text.replace(/(?:\r\n|\n|\r)$/, '')) + 1);
    const at = { line: this.nextLine, column: 1 };
    const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED';
    const message = unclosed
      ? `a quote opened in this row is never closed; the rest of the file, ${plural(lines, 'line')}, is not counted`
      : `a quote stands where none may stand; ${plural(lines, 'line')} from here not counted`;
    this.sink.lost(lines, at, message, 'a quote only around a whole cell, and "" for one inside it', null);
    this.skipped = null;
  }

  private emit(cells: readonly string[], line: number, text: () => string): void {
    const placeOf = (column: number): Place => placeOfCell(text(), line, column, this.delimiter);
    const blank = cells.every(isBlankCell);
    if (this.columns < 0) {
      if (cells.every((cell) => /^[\s,;]*$/.test(cell))) return;
      this.columns = cells.length;
      this.sink.header(cells, { line, unit: null, placeOf });
    } else if (blank) {
      this.blankRows += 1;
    } else if (cells.length < this.columns || cells.slice(this.columns).some((cell) => cell.trim() !== '')) {
      const found = `this row has ${plural(cells.length, 'cell')} and is not counted`;
      this.sink.lost(
        1,
        { line, column: 1 },
        found,
        `${this.columns}, as in the header`,
        'put quotes around a cell that holds the delimiter',
      );
    } else {
      this.sink.row(cells, line, placeOf);
    }
  }
}

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
