import type { JSONVisitor } from 'jsonc-parser';
import { CannotRun } from '../model/problem.ts';
import { characters, type Places } from '../util/place.ts';
import { looseKey, plural } from '../util/words.ts';
import { ADVICE, emit, KeysInLists, LINES_AHEAD } from './json-emit.ts';
import { RecordCollector, visitStrictly, type JsonRecord, type Wrong } from './json-records.ts';
import type { Format, OpenFile, RowSink } from './rows.ts';

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
    sink.header(known, { line, says: null, placeOf: () => ({ line, column: 1 }), advice: ADVICE, keysIn });
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
