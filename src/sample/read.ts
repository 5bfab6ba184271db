import { CannotRun, type Problem } from '../model/problem.ts';
import type { SampleRecord } from '../model/record.ts';
import type { FileSummary, UnitSummary } from '../model/result.ts';
import type { Unit } from '../model/rubric.ts';
import { parseIsoDate } from '../util/dates.ts';
import { wordBook } from './answer-words.ts';
import type { Remark } from './encoding.ts';
import type { Encoding } from './ways-of-writing.ts';
import { openInput } from './format.ts';
import { Kinds, type Kind } from './kinds.ts';
import type { OpenFile } from './rows.ts';
import { TableReader, type Surroundings } from './table.ts';
import { refuseRepeated, tellAlikeSites, tellOrphans, tellPopulations } from './told-at-the-end.ts';
import { UnitBook } from './unit-book.ts';

/** A file, or what comes through a pipe. */
export interface Input {
  /** The name under which the result and the problems know it: relative, with `/`. */
  readonly file: string;
  /** The unit or child table that it was said to hold, or null. */
  readonly holds: string | null;
  /** UTF-8 without byte order marks; can be asked for once. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
  /** Of the bytes as they came; only after they have been read. */
  readonly facts: () => InputFacts;
}

export interface InputFacts {
  readonly bytes: number;
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly remarks: readonly Remark[];
}

/** Told of everything in a sample, once, in the order of the files. */
export interface SampleSink {
  record: (record: SampleRecord) => void;
  problem: (problem: Problem) => void;
  /** Told of the headers of every table, or of the keys of its records. */
  headers?: (headers: readonly string[]) => void;
  /**
   * Told of an input that cannot be read at all, or no further; reading goes on with the next, and that input is
   * missing from `files`. Records that it had before the fault stay counted. Without this, reading stops there, and
   * where too many rows repeat an id; with it, the caller is to `refuseRepeated` once it has said what was found.
   */
  unreadable?: (error: CannotRun, input: Input) => void;
}

/** How a sample is to be read; whatever is left out is found, or is not there. */
export interface ReadOptions {
  /** The day on which the cases are looked at, y-m-d. */
  readonly asOf?: string | null;
  /** The delimiter of every CSV file. */
  readonly delimiter?: string | null;
  /** Languages whose words are read beside English, by their codes. */
  readonly languages?: readonly string[];
  /** How many cases each site had to sample from, as the manifest says. */
  readonly populations?: Readonly<Record<string, number>>;
}

export interface ReadSample {
  readonly units: readonly UnitSummary[];
  readonly files: readonly FileSummary[];
}

/**
 * Reads every input once, as a stream, and hands on its records. Files with rows of child tables are read first.
 *
 * @throws CannotRun if a file cannot be read at all, or its unit cannot be told, and the sink does not take that;
 *   and if so many rows repeat an id that they can be no records
 */
export async function readSample(
  inputs: readonly Input[],
  units: readonly Unit[],
  options: ReadOptions,
  sink: SampleSink,
): Promise<ReadSample> {
  const { asOf = null, delimiter = null, languages = [], populations = {} } = options;
  const kinds = new Kinds(units);
  const books = new Map(units.map((unit) => [unit, new UnitBook(unit)]));
  const around: Surroundings = {
    kinds,
    reading: { words: wordBook(languages), asOf: asOf === null ? null : parseIsoDate(asOf) },
    sink,
    bookOf: ({ unit }: Kind) => books.get(unit) as UnitBook,
    twins: new Map(),
  };
  const files = new Map<Input, FileSummary[]>();
  const read = async (input: Input, opened: OpenFile | null): Promise<void> => {
    if (opened === null) return;
    const found = await orTell(input, sink, () => readFile(input, opened, around));
    if (found !== null) files.set(input, found);
  };
  const open = (input: Input): Promise<OpenFile | null> =>
    orTell(input, sink, () => openInput(input, kinds, delimiter));
  if (kinds.haveTables) {
    const opened = [];
    for (const input of inputs) opened.push({ input, file: await open(input) });
    const first = opened.filter(({ input, file }) => file !== null && holdsRows(file, input, kinds));
    for (const { input, file } of first) await read(input, file);
    for (const one of opened) if (!first.includes(one)) await read(one.input, one.file);
  } else {
    for (const input of inputs) await read(input, await open(input));
  }
  // A record whose file could not be read is not missing.
  if (files.size === inputs.length) for (const book of books.values()) tellOrphans(book, sink.problem);
  const summaries = [...books.values()]
    .filter((book) => book.wasRead)
    .map((book) => book.summary(populations));
  tellPopulations(summaries, populations, sink.problem);
  for (const summary of summaries) tellAlikeSites(summary, sink.problem);
  if (sink.unreadable === undefined) refuseRepeated(summaries);
  return { units: summaries, files: inputs.flatMap((input) => files.get(input) ?? []) };
}

/** What some work with one input gives; null if it cannot be read and the sink takes that. */
async function orTell<T>(input: Input, sink: SampleSink, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CannotRun) || sink.unreadable === undefined) throw error;
    sink.unreadable(error, input);
    return null;
  }
}

async function readFile(input: Input, opened: OpenFile, around: Surroundings): Promise<FileSummary[]> {
  const reader = new TableReader(input, around);
  const { format, delimiter } = await opened.read(reader);
  reader.end();
  const { bytes, sha256, encoding, remarks } = input.facts();
  refuseTwin(reader, input.file, sha256, around);
  for (const { code, line, message, fix } of remarks) {
    reader.note(line === null ? null : { line, column: 1 }, message, fix, code);
  }
  return reader
    .tables()
    .map((table) => ({ file: input.file, format, delimiter, encoding, bytes, sha256, ...table }));
}

/**
 * Rows of a child table have no id of their own, so a copy of their file would count them twice.
 *
 * @throws CannotRun if another file of the same bytes was read for a child table
 */
function refuseTwin(reader: TableReader, file: string, sha256: string, { twins }: Surroundings): void {
  if (!reader.tables().some(({ table }) => table !== null)) return;
  const twin = twins.get(sha256);
  if (twin !== undefined) {
    throw new CannotRun(
      `${file}: the same bytes as ${twin}, and its rows would count twice; leave one of them out`,
    );
  }
  twins.set(sha256, file);
}

/** Whether a file holds nothing but rows of child tables. */
const holdsRows = ({ tables }: OpenFile, { holds }: Input, kinds: Kinds): boolean =>
  tables.length > 0 && tables.every(({ says, columns }) => kinds.holdsRows(columns, holds ?? says));
