import { Audit, type AuditOptions } from '../audit/audit.ts';
import type { Around } from '../audit/places.ts';
import type { JudgedRecord, OddityInRecord } from '../audit/unit-audit.ts';
import { EVIDENCE_KINDS } from '../evidence/kinds.ts';
import { CannotRun, type Problem } from '../model/problem.ts';
import type { SampleRecord } from '../model/record.ts';
import type { AuditResult, SampleSummary } from '../model/result.ts';
import type { Rubric } from '../model/rubric.ts';
import type { WorkItem } from '../model/work-item.ts';
import { openRubric, type OpenedRubric } from '../rubric/files.ts';
import { BUILT_IN } from '../rubrics/built-in.generated.ts';
import {
  DELIMITERS,
  type DelimiterName,
  type Encoding,
  type LanguageCode,
} from '../sample/ways-of-writing.ts';
import { openSample, type OpenedSample } from '../sample/files.ts';
import { readSample, type ReadOptions, type ReadSample, type SampleSink } from '../sample/read.ts';
import { didYouMean } from '../util/nearest.ts';
import { andList, orList } from '../util/words.ts';
import { optionsFrom, type AskedOptions } from './audit-options.ts';
import { ReadAhead } from './read-ahead.ts';
import { ReadingThreads } from './reading-threads.ts';
import { TOOL } from './version.ts';

/** What an audit is asked to do; whatever is left out is taken from the sample's manifest. */
export interface AuditRequest extends AskedOptions {
  /** A folder, or files, or `-`. */
  readonly sample: readonly string[];
  readonly rubric?: string | undefined;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly reading?: AskedReading;
  /** The rubric by which the sample is read, where it is not quite the one that was opened. */
  readonly readAs?: (opened: OpenedRubric) => Rubric;
  /** Told of the headers of every table. */
  readonly onHeaders?: (headers: readonly string[]) => void;
  /** Told of every record judged; what it is given is valid only during the call. */
  readonly onRecord?: (judged: JudgedRecord) => void;
  /** Told what will be read, before anything is. */
  readonly onOpened?: (sample: OpenedSample, rubric: OpenedRubric) => void;
  /** Told of every finding, discrepancy and record to look at. */
  readonly onItem?: ((item: WorkItem) => void) | undefined;
  /** Asked once, before the first record, for somebody who watches how answers come about. */
  readonly observe?: (rubric: Rubric) => Observer;
  /** Told of every problem, with its file as the user can open it. */
  readonly onProblem?: (problem: Problem) => void;
}

/** Sees an audit's one pass without changing anything of it. */
export interface Observer {
  readonly around: Around;
  readonly record: (judged: JudgedRecord) => void;
}

export interface AuditRun {
  readonly result: AuditResult;
  readonly rubric: Rubric;
  /** Every file that was read. */
  readonly paths: readonly string[];
  /** A file named in the result, as the user can open it. */
  readonly pathOf: (file: string) => string;
}

/**
 * Reads a sample, judges every record and returns everything found.
 *
 * @throws CannotRun if it cannot be done
 */
export async function runAudit(request: AuditRequest): Promise<AuditRun> {
  const sample = await openSample(request.sample, request.stdin, request.reading?.encoding ?? null);
  const opened = await rubricOf(request.rubric, sample);
  const rubric = request.readAs?.(opened) ?? opened.rubric;
  const options = optionsFrom(request, sample, rubric);
  const observer = request.observe?.(rubric) ?? null;
  const watching = { onItem: request.onItem, around: observer?.around };
  const ahead = new ReadAhead(EVIDENCE_KINDS, new ReadingThreads());
  const audit = new Audit(rubric, options, ahead.kinds, watching);
  request.onOpened?.(sample, opened);
  const problem = (found: Problem): void => {
    audit.problem(found);
    request.onProblem?.({ ...found, file: sample.pathOf(found.file) });
  };
  for (const note of opened.notes) {
    audit.problem({ ...note, file: opened.name });
    request.onProblem?.(note);
  }
  notesOnManifest(sample, rubric).forEach(problem);
  const judge = (record: SampleRecord): void => {
    const judged = audit.record(record);
    request.onRecord?.(judged);
    observer?.record(judged);
    judged.oddities.forEach((oddity) => {
      problem(implausible(oddity));
    });
  };
  const reading = readOptions(request.reading, sample, options.asOf);
  const read = await readAll(sample, rubric, reading, {
    problem: (found) => {
      ahead.inOrder(() => {
        problem(found);
      });
    },
    headers: (headers) => request.onHeaders?.(headers),
    record: (record) => {
      ahead.record(record, () => {
        judge(record);
      });
    },
  }).finally(() => {
    ahead.end();
  });
  noteLawWithoutDay(rubric, read, options).forEach(problem);
  const result = audit.result(summaryOf(sample, read, options), { tool: TOOL, rubricSha256: opened.sha256 });
  if (result.figures.length === 0)
    throw new CannotRun(
      result.absent.length > 0
        ? `what was asked for is of unit ${andList(result.absent.map(({ unit }) => `"${unit}"`))}, and the sample has no file of it`
        : 'no figure of the rubric is left: what was asked for leaves none',
    );
  if (request.compare === true) refuseNothingCompared(result);
  return { result, rubric, paths: [...sample.paths, ...opened.paths], pathOf: sample.pathOf };
}

/** What the law does not allow is no answer and changes none, but somebody should look. */
const implausible = ({ file, line, text }: OddityInRecord): Problem => ({
  severity: 'note',
  code: 'implausible',
  file,
  line,
  column: null,
  field: null,
  message: `it holds ${text}`,
  expected: null,
  fix: 'look it up in the court record; nothing was changed, and the row counts as it stands',
});

/** What follows from the law is the law of a day: without one it is left open, and nobody is told a guess. */
function noteLawWithoutDay({ evidence }: Rubric, read: ReadSample, { asOf }: AuditOptions): Problem[] {
  if (asOf !== null) return [];
  const rows = (unit: string, table: string | null): boolean =>
    read.units.some(
      (own) => own.unit === unit && own.tables.some((one) => one.table === table && one.rows > 0),
    );
  return evidence
    .filter(({ kind, unit, table }) => EVIDENCE_KINDS[kind]?.fromText !== true && rows(unit, table))
    .map(({ kind }) => ({
      severity: 'note',
      code: 'no-as-of-date',
      file: read.files[0]?.file ?? '',
      line: null,
      column: null,
      field: null,
      message: `what ${kind} says is left open, for it depends on the law of the as-of date and none is given`,
      expected: null,
      fix: 'say --as-of 2017-06-30, or as_of in sample.yaml',
    }));
}

/** How the user says that a sample is to be read. */
export interface AskedReading {
  readonly encoding?: Encoding;
  readonly delimiter?: DelimiterName;
  readonly language?: LanguageCode;
}

/** What was asked for, and where nothing was, what the sample's manifest says. */
export function readOptions(
  asked: AskedReading = {},
  { manifest }: OpenedSample,
  asOf: string | null,
): ReadOptions {
  const delimiter = asked.delimiter ?? manifest?.delimiter ?? null;
  const language = asked.language ?? manifest?.language ?? null;
  return {
    asOf,
    delimiter: delimiter === null ? null : DELIMITERS[delimiter],
    languages: language === null ? [] : [language],
    populations: manifest?.population ?? {},
  };
}

/** Reads a whole sample. @throws CannotRun if it holds no record in any unit: nothing checked is no pass */
export async function readAll(
  sample: OpenedSample,
  rubric: Rubric,
  reading: ReadOptions,
  sink: SampleSink,
): Promise<ReadSample> {
  const read = await readSample(sample.inputs, rubric.units, reading, sink);
  if (read.units.every((unit) => unit.records === 0)) {
    const files = sample.inputs.map(({ file }) => sample.pathOf(file));
    throw new CannotRun(`there is no record in ${orList(files)}`);
  }
  return read;
}

/** The rubric that was asked for, else the one that the sample names. */
export async function rubricOf(asked: string | undefined, sample: OpenedSample): Promise<OpenedRubric> {
  if (asked !== undefined) return openRubric(asked, BUILT_IN, EVIDENCE_KINDS);
  const named = sample.manifest?.rubric ?? null;
  if (named !== null) return openRubric(named, BUILT_IN, EVIDENCE_KINDS, sample.pathOf);
  throw noRubric();
}

/** Neither the words nor the sample say which rubric to judge by. */
export const noRubric = (): CannotRun =>
  new CannotRun(`which rubric? say --rubric with one of ${orList([...BUILT_IN.keys()])}, or with a file`);

/** What the result says of the sample. */
export function summaryOf(
  { manifest }: OpenedSample,
  read: ReadSample,
  { asOf }: AuditOptions,
): SampleSummary {
  return {
    title: manifest?.title ?? null,
    period: manifest?.period ?? null,
    asOf,
    sampling: manifest?.sampling ?? null,
    reproduces: manifest?.reproduces ?? null,
    ...read,
  };
}

/** An expectation that nothing can miss is a slip, and would pass for ever. */
function refuseNothingCompared({ figures }: AuditResult): void {
  const verdicts = figures.flatMap((figure) => figure.published.map(({ verdict }) => verdict));
  if (verdicts.some((verdict) => verdict === 'agrees' || verdict === 'loosely' || verdict === 'differs'))
    return;
  throw new CannotRun(
    '--expect published: no figure of this audit has a published value that can be compared',
  );
}

/** A manifest may name another rubric than the one used; then its published values are not compared. */
export function notesOnManifest({ manifest, manifestPath }: OpenedSample, rubric: Rubric): Problem[] {
  const named = manifest?.reproduces ?? null;
  if (named === null || named === rubric.id) return [];
  return [
    {
      severity: 'note',
      code: 'reproduces-another',
      file: manifestPath,
      line: null,
      column: null,
      field: null,
      message: `the sample reproduces "${named}" and is judged by "${rubric.id}": published values are not compared`,
      expected: null,
      fix: didYouMean(named, [rubric.id]),
    },
  ];
}
