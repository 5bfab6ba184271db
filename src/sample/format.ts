import { remaining } from '../util/streams.ts';
import { CannotRun } from '../model/problem.ts';
import { openCsv, readCsv } from './csv.ts';
import type { Kinds } from './kinds.ts';
import type { Input } from './read.ts';
import type { OpenFile } from './rows.ts';

/** As much of a text as is looked at to tell JSON from CSV, in bytes. */
const OPENING = 4096;

/** Opens one input in the format that its first bytes show: JSON and JSON Lines begin with { or [, CSV does not. */
export async function openInput(input: Input, kinds: Kinds, delimiter: string | null): Promise<OpenFile> {
  const source = input.bytes()[Symbol.asyncIterator]();
  const { parts, opening } = await readOpening(source);
  if (parts.length === 0) {
    throw new CannotRun(`${input.file}: the file is empty; expected a header line and a row for each record`);
  }
  const chunks = rejoin(parts, source);
  if (opening.startsWith('{') || opening.startsWith('[')) {
    // Most samples are CSV, and the JSON parser need not be loaded for them.
    const { openJson } = await import('./json-input.ts');
    return openJson(chunks, opening, input.file, kinds.listNames());
  }
  const csv = await openCsv(chunks, delimiter, (columns) => kinds.recognises(columns, input.holds));
  return {
    tables: [{ says: null, columns: csv.dialect.columns }],
    read: (sink) => readCsv(csv, input.file, sink),
  };
}

/** The first chunks, up to something that is not a space or a line break; and that, with what follows it there. */
async function readOpening(
  source: AsyncIterator<Uint8Array>,
): Promise<{ parts: Uint8Array[]; opening: string }> {
  const parts: Uint8Array[] = [];
  for (;;) {
    const next = await source.next();
    if (next.done) return { parts, opening: '' };
    parts.push(next.value);
    const opening = new TextDecoder().decode(next.value.subarray(0, OPENING)).trimStart();
    if (opening !== '' || next.value.length > OPENING) return { parts, opening };
  }
}

async function* rejoin(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncIterable<Uint8Array> {
  yield* first;
  yield* remaining(rest);
}
