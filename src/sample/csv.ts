import { CannotRun } from '../model/problem.ts';
import { CsvRows } from './csv-rows.ts';
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
