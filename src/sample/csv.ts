import { CannotRun } from '../model/problem.ts';
import { plural } from '../util/words.ts';
import { CsvRows, LONGEST_ROW } from './csv-rows.ts';
import { findDialect, type Dialect } from './dialect.ts';
import { countBreaks, CR, joined, LF } from './bytes.ts';
import type { Format, RowSink } from './rows.ts';

/** A header longer than this is no header; it bounds how far one is looked for. */
const HEADER_LIMIT = 1024 * 1024;
/** As much of a file as is looked at for its header, unless its first line is longer. */
const ENOUGH = 64 * 1024;

/** A CSV file whose header has been found and whose rows wait to be read. */
export interface OpenCsv {
  readonly dialect: Dialect;
  readonly head: Uint8Array;
  readonly rest: AsyncIterator<Uint8Array> | null;
}

/**
 * Finds the header of a CSV file.
 *
 * @param chunks UTF-8 without a byte order mark
 * @param delimiter the one that was asked for, or null
 */
export async function openCsv(
  chunks: AsyncIterable<Uint8Array>,
  delimiter: string | null,
  recognise: RowSink['recognises'],
): Promise<OpenCsv> {
  const source = chunks[Symbol.asyncIterator]();
  const { head, done } = await readHead(source);
  return { dialect: findDialect(head, delimiter, recognise), head, rest: done ? null : source };
}

/**
 * Reads the rows of a CSV file. A row that cannot be read whole (too few or too many cells, or a quote that is not
 * where a quote may be) is never half read: it is reported as lost, with its line.
 *
 * @param file the file's name, for messages
 */
export async function readCsv(
  { dialect, head, rest }: OpenCsv,
  file: string,
  sink: RowSink,
): Promise<Format> {
  const { delimiter, skipBytes, skipLines } = dialect;
  const rows = new CsvRows(file, delimiter, skipLines + 1, sink);
  const parser = rows.parser;
  const failed = new Promise<never>((_, reject) => parser.once('error', reject));
  failed.catch(() => undefined);
  const finished = new Promise<void>((resolve) => parser.once('end', resolve));
  parser.resume();
  const abandoned = { yes: false, lines: 0 };
  let last: number | undefined;
  const write = async (chunk: Uint8Array): Promise<void> => {
    last = chunk.at(-1);
    if (abandoned.yes) {
      abandoned.lines += countBreaks(chunk);
      return;
    }
    rows.window.push(chunk);
    if (!parser.write(chunk)) {
      await Promise.race([new Promise<void>((resolve) => parser.once('drain', resolve)), failed]);
    }
    abandoned.yes = rows.pending > LONGEST_ROW;
  };
  if (dialect.title) {
    const what = `${plural(skipLines, 'line')} above the header passed over`;
    sink.note({ line: 1, column: 1 }, what, null, 'title-line');
    if (dialect.rowsAbove > 0) {
      const found = `${plural(dialect.rowsAbove, 'line')} above the header with as many cells as it has, not counted`;
      sink.lost(dialect.rowsAbove, { line: 1, column: 1 }, found, 'the header before the rows', null);
    }
  }
  await write(head.subarray(skipBytes));
  for (let next = await rest?.next(); next !== undefined && !next.done; next = await rest?.next()) {
    await write(next.value);
  }
  const endsWithBreak = last === LF || last === CR;
  if (abandoned.yes) {
    rows.abandon(abandoned.lines, endsWithBreak);
    parser.destroy();
  } else {
    parser.end();
    await Promise.race([finished, failed]);
  }
  rows.end(endsWithBreak);
  if (!rows.hasHeader)
    throw new CannotRun(`${file}: the file is empty; expected a header line and a row for each record`);
  return { format: 'csv', delimiter };
}

/** The first bytes: up to the end of the first line that holds anything, and enough to look for a header in. */
async function readHead(source: AsyncIterator<Uint8Array>): Promise<{ head: Uint8Array; done: boolean }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const next = await source.next();
    if (next.done) return { head: joined(parts), done: true };
    parts.push(next.value);
    size += next.value.length;
    if (size >= HEADER_LIMIT || (size >= ENOUGH && hasWholeLine(decoded(parts)))) {
      return { head: joined(parts), done: false };
    }
  }
}

/** Whether a text holds a whole line that is more than spaces and delimiters; line breaks in quotes do not end it. */
function hasWholeLine(text: string): boolean {
  const begin = text.search(/[^\s,;|]/);
  if (begin < 0) return false;
  let quoted = false;
  for (let at = begin; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '\n' || sign === '\r')) return true;
  }
  return false;
}

const decoded = (parts: readonly Uint8Array[]): string => new TextDecoder().decode(joined(parts));
