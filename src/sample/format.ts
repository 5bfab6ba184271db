import { remaining } from '../util/streams.ts';
import { CannotRun } from '../model/problem.ts';
import type { Unit } from '../model/rubric.ts';
import { readCsv } from './csv.ts';
import type { Input } from './read.ts';
import type { Format, RowSink } from './rows.ts';

/** As much of a text as is looked at to tell JSON from CSV, in bytes. */
const OPENING = 4096;

/** Reads one input in the format that its first bytes show: JSON or JSON Lines begin with { or [, CSV does not. */
export async function detectFormat(input: Input, units: readonly Unit[], sink: RowSink): Promise<Format> {
  const source = input.bytes()[Symbol.asyncIterator]();
  const { parts, opening } = await readOpening(source);
  if (parts.length === 0) {
    throw new CannotRun(`${input.file}: the file is empty; expected a header line and a row for each record`);
  }
  if (opening.startsWith('PK\u0003\u0004')) {
    throw new CannotRun(`${input.file}: this is a workbook or an archive; save the sheet as "CSV UTF-8"`);
  }
  const chunks = rejoin(parts, source);
  if (!opening.startsWith('{') && !opening.startsWith('[')) return readCsv(chunks, input.file, sink);
  // Most samples are CSV, and the JSON parser need not be loaded for them.
  const { readJson } = await import('./json-input.ts');
  return readJson(chunks, opening, input, units, sink);
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
