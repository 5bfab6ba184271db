import { remaining } from '../util/streams.ts';
import { isWholeDocument, LONGEST_LINE, openJsonLines, type JsonLine, type ListNames } from './json-lines.ts';
import { JSON_LIMIT, openJsonDocument, tooLarge } from './json.ts';
import type { OpenFile } from './rows.ts';

/**
 * Opens a JSON document or JSON Lines; a name that ends in .jsonl or .ndjson decides, else the text does.
 *
 * @param opening the first few characters, without the spaces before them
 * @param lists what a list in an object of lists may be called: the units and child tables
 */
export async function openJson(
  chunks: AsyncIterable<Uint8Array>,
  opening: string,
  file: string,
  lists: ListNames,
): Promise<OpenFile> {
  if (/\.(?:jsonl|ndjson)$/i.test(file)) return openJsonLines(numbered(chunks), file);
  if (opening.startsWith('[')) return openJsonDocument(await wholeText(chunks, file), file);
  return openObjects(chunks, file, lists);
}

/** A text that begins with { is a document or JSON Lines: its first line tells. */
async function openObjects(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  lists: ListNames,
): Promise<OpenFile> {
  const source = chunks[Symbol.asyncIterator]();
  const ahead: Uint8Array[] = [];
  const first = await firstLine(source, ahead);
  const whole = rejoinAll(ahead, source);
  return isWholeDocument(first, lists)
    ? openJsonDocument(await wholeText(whole, file), file)
    : openJsonLines(numbered(whole), file);
}

/** The first line that holds something, from as many chunks as it takes; they are kept in `ahead`. */
async function firstLine(source: AsyncIterator<Uint8Array>, ahead: Uint8Array[]): Promise<JsonLine> {
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const next = await source.next();
    if (next.done) return { line: 1, text: text.trim() };
    ahead.push(next.value);
    text = (text + decoder.decode(next.value, { stream: true })).trimStart();
    const end = text.search(/[\r\n]/);
    if (end >= 0) return { line: 1, text: text.slice(0, end) };
    if (text.length > LONGEST_LINE) return { line: 1, text: null };
  }
}

async function* rejoinAll<T>(first: readonly T[], rest: AsyncIterator<T>): AsyncIterable<T> {
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

/** The lines of a stream that hold something, with their numbers. Nothing of a line that is too long is kept. */
async function* numbered(chunks: AsyncIterable<Uint8Array>): AsyncIterable<JsonLine> {
  const decoder = new TextDecoder();
  let line = 1;
  let parts: string[] = [];
  let size = 0;
  const take = (): JsonLine => {
    const text = size > LONGEST_LINE ? null : parts.join('');
    parts = [];
    size = 0;
    return { line, text };
  };
  // A CR at the end of a chunk may be half of a CR LF: it waits.
  let held = '';
  for await (const chunk of chunks) {
    const text = held + decoder.decode(chunk, { stream: true });
    held = text.endsWith('\r') ? '\r' : '';
    const pieces = text.slice(0, text.length - held.length).split(/\r\n|\n|\r/);
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) {
        const done = take();
        if (done.text?.trim() !== '') yield done;
        line += 1;
      }
      size += piece.length;
      if (size <= LONGEST_LINE) parts.push(piece);
      else parts = [];
    }
  }
  const last = take();
  if (last.text?.trim() !== '') yield last;
}
