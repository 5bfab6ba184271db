import { printParseErrorCode, visit, type JSONVisitor } from 'jsonc-parser';
import { CannotRun } from '../model/problem.ts';
import { LineIndex, type Place } from '../util/place.ts';
import { looseKey, plural, thousands } from '../util/words.ts';
import type { Format, RawCell, RowSink } from './rows.ts';

/** A JSON document is read whole, up to this many bytes; JSON Lines and CSV have no such limit. */
export const JSON_LIMIT = 64 * 1024 * 1024;

/** The keys of JSON Lines are taken from this many first records. */
const LINES_AHEAD = 1000;

/** An object that may be a record: its keys, their cells, and where each stands. */
interface JsonRecord {
  readonly offset: number;
  readonly keys: string[];
  readonly cells: RawCell[];
  readonly offsets: number[];
}

/** A table in a document: a list of records, under a key or on its own. */
interface JsonTable {
  readonly unit: string | null;
  readonly offset: number;
  readonly records: JsonRecord[];
  /** Offsets of elements that are no objects. */
  readonly strays: number[];
}

/** Reads a JSON document: a list of records, or an object of lists by unit. */
export function readJsonDocument(text: string, file: string, sink: RowSink): Format {
  const index = new LineIndex(text);
  const place = (offset: number): Place => index.placeAt(offset);
  const tables = parseTables(text, file, place);
  for (const table of tables) {
    const columns = columnsOf(table.records);
    const at = place(table.offset);
    sink.header(columns, { line: at.line, unit: table.unit, placeOf: () => at });
    for (const stray of table.strays) {
      sink.lost(
        1,
        place(stray),
        'this is no record and is not counted',
        'an object with a key for each column',
        null,
      );
    }
    for (const record of table.records) emit(record, columns, sink, place);
  }
  return { format: 'json', delimiter: null };
}

/** Reads JSON Lines: one record a line. Columns are the keys of the first 1,000 records. */
export async function readJsonLines(
  lines: AsyncIterable<string>,
  file: string,
  sink: RowSink,
): Promise<Format> {
  const waiting: { record: JsonRecord; line: number }[] = [];
  let columns: string[] | null = null;
  let line = 0;
  const release = (): string[] => {
    if (columns !== null) return columns;
    const found = columnsOf(waiting.map(({ record }) => record));
    const first = waiting[0]?.line ?? 1;
    sink.header(found, { line: first, unit: null, placeOf: () => ({ line: first, column: 1 }) });
    for (const { record, line: at } of waiting) emit(record, found, sink, inLine(at));
    waiting.length = 0;
    columns = found;
    return found;
  };
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const record = parseLine(text);
    if ('message' in record) {
      sink.lost(
        1,
        { line, column: record.offset + 1 },
        `${record.message}; the line is not counted`,
        'one JSON object on each line',
        null,
      );
      continue;
    }
    if (columns !== null) emit(record, columns, sink, inLine(line));
    else if (waiting.push({ record, line }) === LINES_AHEAD) release();
  }
  if (line === 0) throw new CannotRun(`${file}: the file is empty; expected one JSON object on each line`);
  release();
  return { format: 'json lines', delimiter: null };
}

const inLine =
  (line: number) =>
  (offset: number): Place => ({ line, column: offset + 1 });

function columnsOf(records: readonly JsonRecord[]): string[] {
  const columns = new Set<string>();
  for (const record of records) for (const key of record.keys) columns.add(key);
  return [...columns];
}

/** A record's cells in the order of the columns. A key that no column has is said, for its value is lost. */
function emit(
  record: JsonRecord,
  columns: readonly string[],
  sink: RowSink,
  place: (offset: number) => Place,
): void {
  const positions = new Map(record.keys.map((key, index) => [key, index]));
  const at = place(record.offset);
  const cells = columns.map((column) => {
    const index = positions.get(column);
    return index === undefined ? undefined : record.cells[index];
  });
  const known = new Set(columns);
  for (const [index, key] of record.keys.entries()) {
    if (!known.has(key)) {
      const message = `a key that none of the first ${thousands(LINES_AHEAD)} records has; its value is lost`;
      sink.lost(
        0,
        place(record.offsets[index] ?? record.offset),
        message,
        'the same keys in every record',
        'write every key, with null where there is nothing, in the first record',
      );
    }
  }
  sink.row(cells, at.line, (column) => {
    const index = positions.get(columns[column] ?? '');
    return index === undefined ? at : place(record.offsets[index] ?? record.offset);
  });
}

const PARSE_WORDS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word that JSON does not know',
  InvalidNumberFormat: 'a number in a form that JSON does not know',
  PropertyNameExpected: 'no key in quotes where one must stand',
  ValueExpected: 'no value where one must stand',
  ColonExpected: 'no colon after a key',
  CommaExpected: 'no comma between two values',
  CloseBraceExpected: 'the document ends before a { is closed',
  CloseBracketExpected: 'the document ends before a [ is closed',
  EndOfFileExpected: 'something follows after the end of the document',
  InvalidCommentToken: 'a comment, which JSON does not know',
  UnexpectedEndOfComment: 'a comment that is never closed, and JSON knows no comments',
  UnexpectedEndOfString: 'a text whose quote is never closed',
  UnexpectedEndOfNumber: 'a number that is cut off',
  InvalidUnicode: 'a \\u that is not followed by four hexadecimal digits',
  InvalidEscapeCharacter: 'a backslash before a character that needs none',
  InvalidCharacter: 'a control character inside a text',
};

/** The first thing wrong with a JSON text: never the text itself. */
type Wrong = { readonly message: string; readonly offset: number };

/** The events of the parser, collected into records; nested values are marked as no single value. */
class RecordCollector {
  wrong: Wrong | null = null;
  depth = 0;
  record: JsonRecord | null = null;
  /** The depth at which the current record's keys stand. */
  private inside = 0;
  private key: { readonly text: string; readonly offset: number } | null = null;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  begin(offset: number): void {
    this.record = { offset, keys: [], cells: [], offsets: [] };
    this.inside = this.depth + 1;
  }

  /** Takes the record that has just ended. */
  take(): JsonRecord | null {
    const { record } = this;
    this.record = null;
    return record;
  }

  name(text: string, offset: number): void {
    if (this.record !== null && this.depth === this.inside) this.key = { text, offset };
  }

  value(cell: RawCell, offset: number): void {
    if (this.record === null || this.depth !== this.inside || this.key === null) return;
    const before = this.record.keys.indexOf(this.key.text);
    if (before >= 0) {
      this.record.cells[before] = { unreadable: 'the key is given twice' };
      this.record.offsets[before] = this.key.offset;
    } else {
      this.record.keys.push(this.key.text);
      this.record.cells.push(cell);
      this.record.offsets.push(offset);
    }
    this.key = null;
  }

  literal(value: unknown, offset: number, length: number): void {
    // A number keeps the digits that were written: an id may be longer than a double is exact.
    const cell =
      typeof value === 'string' ? value : value === null ? '' : this.text.slice(offset, offset + length);
    this.value(cell, offset);
  }

  nested(kind: string, offset: number): void {
    this.value({ unreadable: `${kind}, not a single value` }, offset);
  }

  fail(code: number, offset: number): void {
    this.wrong ??= { message: PARSE_WORDS[printParseErrorCode(code)] ?? 'this is no JSON', offset };
  }
}

/** Trailing commas and comments are errors: what a tolerant reader guesses, a strict one refuses to. */
const STRICT = { disallowComments: true, allowTrailingComma: false };

/** The parser calls itself for each level, so a text nested past the stack's depth is refused, not a crash. */
function visitStrictly(text: string, visitor: JSONVisitor, collector: RecordCollector): void {
  try {
    visit(text, visitor, STRICT);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    collector.wrong ??= { message: 'lists or objects nested too deeply to read', offset: 0 };
  }
}

function parseLine(text: string): JsonRecord | Wrong {
  const collector = new RecordCollector(text);
  let found: JsonRecord | null = null;
  const visitor: JSONVisitor = {
    onObjectBegin: (offset) => {
      if (collector.depth === 0) collector.begin(offset);
      else collector.nested('an object', offset);
      collector.depth += 1;
    },
    onObjectEnd: () => {
      collector.depth -= 1;
      if (collector.depth === 0) found = collector.take();
    },
    onArrayBegin: (offset) => {
      collector.nested('a list', offset);
      collector.depth += 1;
    },
    onArrayEnd: () => {
      collector.depth -= 1;
    },
    onObjectProperty: (name, offset) => collector.name(name, offset),
    onLiteralValue: (value, offset, length) => collector.literal(value, offset, length),
    onComment: (offset) => collector.fail(10, offset),
    onError: (code, offset) => collector.fail(code, offset),
  };
  visitStrictly(text, visitor, collector);
  return collector.wrong ?? found ?? { message: 'this is no object', offset: 0 };
}

function parseTables(text: string, file: string, place: (offset: number) => Place): JsonTable[] {
  const collector = new RecordCollector(text);
  const tables: JsonTable[] = [];
  let root: 'list' | 'object' | null = null;
  let tableDepth = 0;
  let table: JsonTable | null = null;
  let key: { text: string; offset: number } | null = null;
  const atRow = (): boolean => table !== null && collector.record === null && collector.depth === tableDepth;
  const refuse = (offset: number): void => {
    collector.wrong ??= {
      message: 'this is neither a list of records nor an object of lists by unit',
      offset,
    };
  };
  const visitor: JSONVisitor = {
    onArrayBegin: (offset) => {
      if (collector.depth === 0) root = 'list';
      const opens = table === null && (collector.depth === 0 || (root === 'object' && collector.depth === 1));
      if (opens) {
        table = { unit: key?.text ?? null, offset, records: [], strays: [] };
        tableDepth = collector.depth + 1;
      } else if (atRow()) table?.strays.push(offset);
      else collector.nested('a list', offset);
      collector.depth += 1;
    },
    onArrayEnd: () => {
      collector.depth -= 1;
      if (table !== null && collector.depth === tableDepth - 1) {
        tables.push(table);
        table = null;
      }
    },
    onObjectBegin: (offset) => {
      if (collector.depth === 0) root = 'object';
      else if (atRow()) collector.begin(offset);
      else if (collector.record !== null) collector.nested('an object', offset);
      else if (root === 'object' && collector.depth === 1) refuse(offset);
      collector.depth += 1;
    },
    onObjectEnd: () => {
      collector.depth -= 1;
      if (collector.depth !== tableDepth) return;
      const record = collector.take();
      if (record !== null) table?.records.push(record);
    },
    onObjectProperty: (name, offset) => {
      if (root === 'object' && collector.depth === 1) key = { text: name, offset };
      else collector.name(name, offset);
    },
    onLiteralValue: (value, offset, length) => {
      if (atRow()) table?.strays.push(offset);
      else if (collector.record !== null) collector.literal(value, offset, length);
      else if (table === null) refuse(offset);
    },
    onComment: (offset) => collector.fail(10, offset),
    onError: (code, offset) => collector.fail(code, offset),
  };
  visitStrictly(text, visitor, collector);
  if (collector.wrong !== null) {
    const { line, column } = place(collector.wrong.offset);
    throw new CannotRun(
      `${file}:${line}:${column}: ${collector.wrong.message}; nothing of the document was read`,
    );
  }
  return tables;
}

/** Whether a first line is the whole of a document (an object of lists) rather than a record of JSON Lines. */
export function isWholeDocument(line: string, units: readonly string[]): boolean {
  const record = parseLine(line);
  if ('message' in record) return true;
  const keys = new Set(units.map(looseKey));
  return record.keys.length > 0 && record.keys.every((key) => keys.has(looseKey(key)));
}

export const tooLarge = (file: string): CannotRun =>
  new CannotRun(
    `${file}: a JSON document of more than ${plural(JSON_LIMIT / 1024 / 1024, 'megabyte')}; write it as JSON Lines (one record a line) or CSV, which have no limit`,
  );
