import type { JSONVisitor } from 'jsonc-parser';
import { CannotRun } from '../model/problem.ts';
import { LineIndex, type Places } from '../util/place.ts';
import { plural } from '../util/words.ts';
import { ADVICE, emit, KeysInLists } from './json-emit.ts';
import { RecordCollector, visitStrictly, type JsonRecord } from './json-records.ts';
import type { Format, OpenFile, RowSink } from './rows.ts';

/** A JSON document is read whole, up to this many bytes; JSON Lines and CSV have no such limit. */
export const JSON_LIMIT = 64 * 1024 * 1024;

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
  sink.header(table.columns, { line: at.line, says: table.says, placeOf: () => at, advice: ADVICE, keysIn });
  for (const stray of table.strays) {
    const expected = 'an object with a key for each column';
    sink.lost(1, places.placeAt(stray), 'this is no record and is not counted', expected, null);
  }
  for (const record of table.records) emit(record, table.columns, sink, places);
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

export const tooLarge = (file: string): CannotRun =>
  new CannotRun(
    `${file}: a JSON document of more than ${plural(JSON_LIMIT / 1024 / 1024, 'megabyte')}; write it as JSON Lines (one record a line) or CSV, which have no limit`,
  );
