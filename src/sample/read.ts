import { CannotRun, type Problem } from '../model/problem.ts';
import type { SampleRecord } from '../model/record.ts';
import type { FileSummary, SiteSummary, UnitSummary } from '../model/result.ts';
import type { Unit } from '../model/rubric.ts';
import { didYouMean } from '../util/nearest.ts';
import { detectFormat } from './format.ts';
import { TableReader } from './table.ts';
import { UnitBook } from './unit-book.ts';

/** A file, or what comes through a pipe. */
export interface Input {
  /** The name under which the result and the problems know it: relative, with `/`. */
  readonly file: string;
  /** The unit that it was said to hold, or null. */
  readonly unit: string | null;
  /** UTF-8 without a byte order mark; can be asked for once. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
  /** Of the bytes as they came; only after they have been read. */
  readonly sha256: () => string;
  readonly size: () => number;
}

/** Told of everything in a sample, once, in the order of the files. */
export interface SampleSink {
  record: (record: SampleRecord) => void;
  problem: (problem: Problem) => void;
  /**
   * Told of an input that cannot be read at all, or no further; reading goes on with the next, and that input is
   * missing from `files`. Records that it had before the fault stay counted. Without this, reading stops there.
   */
  unreadable?: (error: CannotRun, input: Input) => void;
}

export interface ReadSample {
  readonly units: readonly UnitSummary[];
  readonly files: readonly FileSummary[];
}

/**
 * Reads every input once, as a stream, and hands on its records.
 *
 * @param populations how many cases each site had to sample from, as the manifest says
 * @throws CannotRun if a file cannot be read at all, or its unit cannot be told, and the sink does not take that
 */
export async function readSample(
  inputs: readonly Input[],
  units: readonly Unit[],
  populations: Readonly<Record<string, number>>,
  sink: SampleSink,
): Promise<ReadSample> {
  const books = new Map<string, UnitBook>();
  const bookOf = (unit: Unit): UnitBook => {
    const book = books.get(unit.id) ?? new UnitBook(unit);
    books.set(unit.id, book);
    return book;
  };
  const files: FileSummary[] = [];
  for (const input of inputs) {
    try {
      files.push(...(await readInput(input, units, bookOf, sink)));
    } catch (error) {
      if (!(error instanceof CannotRun) || sink.unreadable === undefined) throw error;
      sink.unreadable(error, input);
    }
  }
  const summaries = units.flatMap((unit) => books.get(unit.id)?.summary(populations) ?? []);
  const sites = new Set(summaries.flatMap((unit) => unit.sites.map(({ site }) => site)));
  for (const site of Object.keys(populations)) if (!sites.has(site)) sink.problem(unknownSite(site, sites));
  for (const { sites: own } of summaries) {
    for (const site of own)
      if (site.population !== null && site.population < site.records) sink.problem(tooFew(site));
  }
  return {
    units: summaries,
    files,
  };
}

async function readInput(
  input: Input,
  units: readonly Unit[],
  bookOf: (unit: Unit) => UnitBook,
  sink: SampleSink,
): Promise<FileSummary[]> {
  const reader = new TableReader(input, units, bookOf, sink);
  const { format, delimiter } = await detectFormat(input, units, reader);
  const whole = { file: input.file, format, delimiter, bytes: input.size(), sha256: input.sha256() };
  return reader.tables().map((table) => ({ ...whole, ...table }));
}

const onManifest = (code: string, message: string, fix: string | null): Problem => ({
  severity: 'note',
  code,
  file: 'sample.yaml',
  line: null,
  column: null,
  field: null,
  message,
  expected: null,
  fix,
});

function unknownSite(site: string, sites: ReadonlySet<string | null>): Problem {
  const known = [...sites].filter((name) => name !== null);
  const message = `"population" names the site "${site}", which has no record`;
  return onManifest('unknown-site', message, didYouMean(site, known));
}

function tooFew({ site, records, population }: SiteSummary): Problem {
  const message = `"population" says ${population ?? 0} for "${site ?? ''}", and the sample has ${records}`;
  return onManifest('population-too-small', message, 'it is how many cases there were to sample from');
}
