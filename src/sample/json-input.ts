import type { Unit } from '../model/rubric.ts';
import { remaining } from '../util/streams.ts';
import { isWholeDocument, JSON_LIMIT, readJsonDocument, readJsonLines, tooLarge } from './json.ts';
import type { Input } from './read.ts';
import type { Format, RowSink } from './rows.ts';

/**
 * Reads a JSON document or JSON Lines; a name that ends in .jsonl or .ndjson decides, else the text does.
 *
 * @param opening the first few characters, without the spaces before them
 */
export async function readJson(
  chunks: AsyncIterable<Uint8Array>,
  opening: string,
  input: Input,
  units: readonly Unit[],
  sink: RowSink,
): Promise<Format> {
  if (/\.(?:jsonl|ndjson)$/i.test(input.file)) return readJsonLines(lines(chunks), input.file, sink);
  if (opening.startsWith('[')) return readJsonDocument(await wholeText(chunks, input.file), input.file, sink);
  return readObjects(chunks, input, units, sink);
}

/** A text that begins with { is a document or JSON Lines: its first line tells. */
async function readObjects(
  chunks: AsyncIterable<Uint8Array>,
  input: Input,
  units: readonly Unit[],
  sink: RowSink,
): Promise<Format> {
  const source = lines(chunks)[Symbol.asyncIterator]();
  const ahead: string[] = [];
  let first = '';
  while (first.trim() === '') {
    const next = await source.next();
    if (next.done) break;
    first = next.value;
    ahead.push(first);
  }
  if (
    !isWholeDocument(
      first,
      units.map((unit) => unit.id),
    )
  ) {
    return readJsonLines(rejoinAll(ahead, source), input.file, sink);
  }
  let size = 0;
  const parts: string[] = [];
  for await (const line of rejoinAll(ahead, source)) {
    size += line.length + 1;
    if (size > JSON_LIMIT) throw tooLarge(input.file);
    parts.push(line);
  }
  return readJsonDocument(parts.join('\n'), input.file, sink);
}

async function* rejoinAll(first: readonly string[], rest: AsyncIterator<string>): AsyncIterable<string> {
  yield* first;
  yield* remaining(rest);
}

async function wholeText(chunks: AsyncIterable<Uint8Array>, file: string): Promise<string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > JSON_LIMIT) throw tooLarge(file);
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  return parts.join('') + decoder.decode();
}

/** The lines of a stream, without their ends. */
async function* lines(chunks: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield part.endsWith('\r') ? part.slice(0, -1) : part;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
