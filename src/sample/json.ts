import type { JSONVisitor } from 'jsonc-parser';
import { CannotRun } from '../model/problem.ts';
import { characters, LineIndex, type Place } from '../util/place.ts';
import { looseKey, plural, thousands } from '../util/words.ts';
import { RecordCollector, visitStrictly, type JsonRecord, type Wrong } from './json-records.ts';
import type { Format, RowSink } from './rows.ts';

/** A JSON document is read whole, up to this many bytes; JSON Lines and CSV have no such limit. */
export const JSON_LIMIT = 64 * 1024 * 1024;

/** The keys of JSON Lines are taken from this many first records. */
const LINES_AHEAD = 1000;

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
    if (table.records.length === 0 && table.strays.length === 0) continue;
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
  const table = new LinesTable(sink);
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const record = parseLine(text);
    if (!('message' in record)) {
      table.add(record, text, line);
      continue;
    }
    const message = `${record.message}; the line is not counted`;
    sink.lost(1, inLine(text, line)(record.offset), message, 'one JSON object on each line', null);
  }
  if (line === 0) throw new CannotRun(`${file}: the file is empty; expected one JSON object on each line`);
  table.begin();
  return { format: 'json lines', delimiter: null };
}

/** The records of JSON Lines: the first ones wait until their keys are known, the rest pass through. */
class LinesTable {
  private readonly sink: RowSink;
  private readonly waiting: { readonly record: JsonRecord; readonly text: string; readonly line: number }[] =
    [];
  private columns: readonly string[] | null = null;

  constructor(sink: RowSink) {
    this.sink = sink;
  }

  add(record: JsonRecord, text: string, line: number): void {
    if (this.columns !== null) {
      emit(record, this.columns, this.sink, inLine(text, line));
      return;
    }
    this.waiting.push({ record, text, line });
    if (this.waiting.length === LINES_AHEAD) this.begin();
  }

  /** Settles the columns and lets the waiting records through; once. */
  begin(): void {
    if (this.columns !== null) return;
    this.columns = columnsOf(this.waiting.map(({ record }) => record));
    const first = this.waiting[0]?.line ?? 1;
    this.sink.header(this.columns, { line: first, unit: null, placeOf: () => ({ line: first, column: 1 }) });
    for (const { record, text, line } of this.waiting)
      emit(record, this.columns, this.sink, inLine(text, line));
    this.waiting.length = 0;
  }
}

const inLine =
  (text: string, line: number) =>
  (offset: number): Place => ({ line, column: characters(text.slice(0, offset)) + 1 });

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
    onComment: (offset) => collector.failOnComment(offset),
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
    onComment: (offset) => collector.failOnComment(offset),
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
