import { CannotRun } from '../model/problem.ts';
import type { Unit } from '../model/rubric.ts';
import { readCsv } from './csv.ts';
import type { Input } from './read.ts';
import type { Format, RowSink } from './rows.ts';

/** Reads one input in the format that its first bytes show; a name that ends in .jsonl or .ndjson decides too. */
export async function detectFormat(input: Input, units: readonly Unit[], sink: RowSink): Promise<Format> {
  const source = input.bytes()[Symbol.asyncIterator]();
  const first = await source.next();
  if (first.done)
    throw new CannotRun(`${input.file}: the file is empty; expected a header line and a row for each record`);
  const chunks = rejoin(first.value, source);
  const opening = new TextDecoder().decode(first.value.subarray(0, 4096)).trimStart();
  if (!opening.startsWith('{') && !opening.startsWith('[')) return readCsv(chunks, input.file, sink);
  // Most samples are CSV, and the JSON parser need not be loaded for them.
  const { readJson } = await import('./json-input.ts');
  return readJson(chunks, opening, input, units, sink);
}

async function* rejoin(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  yield first;
  yield* remaining(rest);
}

/** What an iterator has left. */
export async function* remaining<T>(rest: AsyncIterator<T>): AsyncIterable<T> {
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
