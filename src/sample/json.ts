import type { JSONVisitor } from 'jsonc-parser';
import { CannotRun } from '../model/problem.ts';
import { characters, LineIndex, type Places } from '../util/place.ts';
import { looseKey, plural, thousands } from '../util/words.ts';
import { RecordCollector, visitStrictly, type JsonRecord, type Wrong } from './json-records.ts';
import type { Format, OpenFile, RowSink } from './rows.ts';

/** A JSON document is read whole, up to this many bytes; JSON Lines and CSV have no such limit. */
export const JSON_LIMIT = 64 * 1024 * 1024;

/** The keys of JSON Lines are taken from this many first records. */
const LINES_AHEAD = 1000;

/** A table in a document: a list of records, under a key or on its own. */
interface JsonTable {
  readonly says: string | null;
  readonly offset: number;
  readonly columns: string[];
  readonly records: JsonRecord[];
  /** Offsets of elements that are no objects. */
  readonly strays: number[];
}

/** Parses a JSON document: a list of records, or an object of lists by unit or child table. */
export function openJsonDocument(text: string, file: string): OpenFile {
  const places = new LineIndex(text);
  const tables = parseTables(text, file, places).filter(
    ({ records, strays }) => records.length + strays.length > 0,
  );
  const read = (sink: RowSink): Promise<Format> => {
    // Rows of a child table come before the records that they belong to, wherever they stand.
    const first = tables.filter(({ says }) => sink.isChildTable(says));
    for (const table of [...first, ...tables.filter((other) => !first.includes(other))]) {
      emitTable(table, sink, places);
    }
    return Promise.resolve({ format: 'json', delimiter: null });
  };
  return { tables, read };
}

function emitTable(table: JsonTable, sink: RowSink, places: Places): void {
  const at = places.placeAt(table.offset);
  const inLists = new KeysInLists();
  for (const record of table.records) inLists.add(record);
  const keysIn = (column: number): string[] => inLists.of(table.columns[column]);
  sink.header(table.columns, { line: at.line, says: table.says, placeOf: () => at, keysIn });
  for (const stray of table.strays) {
    const expected = 'an object with a key for each column';
    sink.lost(1, places.placeAt(stray), 'this is no record and is not counted', expected, null);
  }
  for (const record of table.records) emit(record, table.columns, sink, places);
}

/** The keys of the objects that stand in lists, by the key of the list. */
class KeysInLists {
  private readonly byList = new Map<string, Set<string>>();

  add({ keys, cells }: JsonRecord): void {
    cells.forEach((cell, index) => {
      if (typeof cell !== 'object' || cell.list === undefined) return;
      const list = keys[index] ?? '';
      const found = this.byList.get(list) ?? new Set();
      for (const item of cell.list) for (const key of item.keys) found.add(key);
      this.byList.set(list, found);
    });
  }

  of(list: string | undefined): string[] {
    return [...(this.byList.get(list ?? '') ?? [])];
  }
}

/**
 * JSON Lines, one record a line. Columns are the keys of the first 1,000 records.
 *
 * @param lines each with its number; one that is too long to be a record comes without its text
 */
export async function openJsonLines(lines: AsyncIterable<JsonLine>, file: string): Promise<OpenFile> {
  const source = lines[Symbol.asyncIterator]();
  const ahead: JsonLine[] = [];
  const columns = new Set<string>();
  const inLists = new KeysInLists();
  while (ahead.length < LINES_AHEAD) {
    const next = await source.next();
    if (next.done) break;
    ahead.push(next.value);
    const record = parseLine(next.value);
    if ('message' in record) continue;
    for (const key of record.keys) columns.add(key);
    inLists.add(record);
  }
  if (ahead.length === 0) {
    throw new CannotRun(`${file}: the file is empty; expected one JSON object on each line`);
  }
  const known = [...columns];
  const line = ahead[0]?.line ?? 1;
  const read = async (sink: RowSink): Promise<Format> => {
    const keysIn = (column: number): string[] => inLists.of(known[column]);
    sink.header(known, { line, says: null, placeOf: () => ({ line, column: 1 }), keysIn });
    for (const one of ahead) readLine(one, known, sink);
    for (let next = await source.next(); !next.done; next = await source.next()) {
      readLine(next.value, known, sink);
    }
    return { format: 'json lines', delimiter: null };
  };
  return { tables: [{ says: null, columns: known }], read };
}

/** A line that holds something. */
export interface JsonLine {
  readonly line: number;
  /** Null: longer than a record may be. */
  readonly text: string | null;
}

/** A line of JSON Lines may have so many characters. */
export const LONGEST_LINE = 16 * 1024 * 1024;

function readLine(line: JsonLine, columns: readonly string[], sink: RowSink): void {
  const record = parseLine(line);
  if (!('message' in record)) {
    emit(record, columns, sink, inLine(line));
    return;
  }
  const message = `${record.message}; the line is not counted`;
  sink.lost(1, inLine(line).placeAt(record.offset), message, 'one JSON object on each line', null);
}

const inLine = ({ line, text }: JsonLine): Places => ({
  lineAt: () => line,
  placeAt: (offset) => ({ line, column: characters((text ?? '').slice(0, offset)) + 1 }),
});

/** A record's cells in the order of the columns. A key that no column has is said, for its value is lost. */
function emit(record: JsonRecord, columns: readonly string[], sink: RowSink, places: Places): void {
  const positions = new Map(record.keys.map((key, index) => [key, index]));
  const cells = columns.map((column) => {
    const index = positions.get(column);
    if (index === undefined) return undefined;
    positions.delete(column);
    return record.cells[index];
  });
  for (const index of positions.values()) {
    const message = `a key that none of the first ${thousands(LINES_AHEAD)} records has; its value is lost`;
    const fix = 'write every key, with null where there is nothing, in the first record';
    sink.lost(
      0,
      places.placeAt(record.offsets[index] ?? record.offset),
      message,
      'the same keys in every record',
      fix,
    );
  }
  sink.row(cells, places.lineAt(record.offset), (column) => {
    const index = record.keys.indexOf(columns[column] ?? '');
    return places.placeAt(record.offsets[index] ?? record.offset);
  });
}

function parseLine(line: JsonLine): JsonRecord | Wrong {
  const { text } = line;
  if (text === null) {
    return { message: `a line of more than ${plural(LONGEST_LINE / 1024 / 1024, 'megabyte')}`, offset: 0 };
  }
  const collector = new RecordCollector(text, inLine(line));
  let found: JsonRecord | null = null;
  const visitor: JSONVisitor = {
    onObjectBegin: (offset) => collector.beginObject(offset),
    onObjectEnd: () => {
      found = collector.end() ?? found;
    },
    onArrayBegin: (offset) => collector.beginList(offset),
    onArrayEnd: () => {
      collector.end();
    },
    onObjectProperty: (name, offset) => collector.name(name, offset),
    onLiteralValue: (value, offset, length) => collector.literal(value, offset, length),
    onComment: (offset) => collector.failOnComment(offset),
    onError: (code, offset) => collector.fail(code, offset),
  };
  visitStrictly(text, visitor, collector);
  return collector.wrong ?? found ?? { message: 'this is no object', offset: 0 };
}

function parseTables(text: string, file: string, places: Places): JsonTable[] {
  const collector = new RecordCollector(text, places);
  const tables: JsonTable[] = [];
  let root: 'list' | 'object' | null = null;
  let table: JsonTable | null = null;
  let columns = new Set<string>();
  let key: string | null = null;
  const refuse = (offset: number, message: string): void => {
    collector.wrong ??= { message, offset };
  };
  const begin = (offset: number): void => {
    table = { says: key, offset, columns: [], records: [], strays: [] };
    columns = new Set();
  };
  const stray = (offset: number): void => {
    if (table === null) refuse(offset, NEITHER);
    else table.strays.push(offset);
  };
  const visitor: JSONVisitor = {
    onArrayBegin: (offset) => {
      if (collector.busy) collector.beginList(offset);
      else if (table !== null) {
        stray(offset);
        collector.beginList(offset);
      } else {
        root ??= 'list';
        begin(offset);
      }
    },
    onArrayEnd: () => {
      if (collector.busy) collector.end();
      else if (table !== null) {
        table.columns.push(...columns);
        tables.push(table);
        table = null;
      }
    },
    onObjectBegin: (offset) => {
      if (root === null) root = 'object';
      else if (table !== null) collector.beginObject(offset);
      else refuse(offset, NEITHER);
    },
    onObjectEnd: () => {
      if (table === null) return;
      const record = collector.end();
      if (record === null) return;
      table.records.push(record);
      for (const name of record.keys) columns.add(name);
    },
    onObjectProperty: (name, offset) => {
      if (collector.busy) collector.name(name, offset);
      else if (tables.some(({ says }) => says === name)) refuse(offset, 'this list is given twice');
      else key = name;
    },
    onLiteralValue: (value, offset, length) => {
      if (collector.busy) collector.literal(value, offset, length);
      else stray(offset);
    },
    onComment: (offset) => collector.failOnComment(offset),
    onError: (code, offset) => collector.fail(code, offset),
  };
  visitStrictly(text, visitor, collector);
  if (collector.wrong !== null) {
    const { line, column } = places.placeAt(collector.wrong.offset);
    throw new CannotRun(
      `${file}:${line}:${column}: ${collector.wrong.message}; nothing of the document was read`,
    );
  }
  return tables;
}

const NEITHER = 'this is neither a list of records nor an object of lists by unit';

/** What the lists of a document may be called. */
export interface ListNames {
  readonly units: readonly string[];
  /** Units and child tables. */
  readonly all: readonly string[];
}

/**
 * Whether a first line is the whole of a document (an object of lists) rather than a record of JSON Lines: a record
 * may have child tables as lists of its own, but never a list of records.
 */
export function isWholeDocument(line: JsonLine, { units, all }: ListNames): boolean {
  const record = parseLine(line);
  if ('message' in record) return true;
  const isOneOf = (names: readonly string[], key: string): boolean =>
    names.some((name) => looseKey(name) === looseKey(key));
  const isList = (index: number): boolean => {
    const cell = record.cells[index];
    return typeof cell === 'object' && cell.list !== undefined;
  };
  return (
    record.keys.some((key, index) => isList(index) && isOneOf(units, key)) ||
    (record.keys.length > 0 && record.keys.every((key) => isOneOf(all, key)))
  );
}

export const tooLarge = (file: string): CannotRun =>
  new CannotRun(
    `${file}: a JSON document of more than ${plural(JSON_LIMIT / 1024 / 1024, 'megabyte')}; write it as JSON Lines (one record a line) or CSV, which have no limit`,
  );
