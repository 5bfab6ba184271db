import { Audit, AUDIT_DEFAULTS, chosenFigures, type AuditOptions } from '../audit/audit.ts';
import type { JudgedRecord } from '../audit/unit-audit.ts';
import { CannotRun, type Problem } from '../model/problem.ts';
import type { AuditResult } from '../model/result.ts';
import type { Rubric, Unit } from '../model/rubric.ts';
import { openRubric, type OpenedRubric } from '../rubric/files.ts';
import { BUILT_IN } from '../rubrics/built-in.generated.ts';
import { openSample, type OpenedSample } from '../sample/files.ts';
import { readSample, type ReadSample, type SampleSink } from '../sample/read.ts';
import { didYouMean } from '../util/nearest.ts';
import { orList } from '../util/words.ts';
import { TOOL } from './version.ts';

/** What an audit is asked to do; whatever is left out is taken from the sample's manifest. */
export interface AuditRequest extends Partial<AuditOptions> {
  /** A folder, or files, or `-`. */
  readonly sample: readonly string[];
  readonly rubric?: string | undefined;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Told of every record judged; what it is given is valid only during the call. */
  readonly onRecord?: (judged: JudgedRecord) => void;
  /** Told of every problem, with its file as the user can open it. */
  readonly onProblem?: (problem: Problem) => void;
}

export interface AuditRun {
  readonly result: AuditResult;
  readonly rubric: Rubric;
  readonly sample: OpenedSample;
}

/**
 * Reads a sample, judges every record and returns everything found.
 *
 * @throws CannotRun if it cannot be done
 */
export async function runAudit(request: AuditRequest): Promise<AuditRun> {
  const sample = await openSample(request.sample, request.stdin);
  const opened = await rubricOf(request.rubric, sample);
  const { rubric } = opened;
  const { manifest } = sample;
  const options: AuditOptions = {
    ...AUDIT_DEFAULTS,
    ...definedOnly({
      by: request.by,
      figures: request.figures,
      themes: request.themes,
      units: request.units,
    }),
    asOf: request.asOf ?? manifest?.asOf ?? null,
    compare: request.compare === true || reproduces(sample, rubric),
  };
  refuseUnknownNames(options, rubric);
  if (request.compare === true) refuseNothingToCompare(options, rubric);
  const audit = new Audit(rubric, options);
  const problem = (found: Problem): void => {
    audit.problem(found);
    request.onProblem?.({ ...found, file: sample.pathOf(found.file) });
  };
  opened.notes.forEach(problem);
  notesOnManifest(sample, rubric).forEach(problem);
  const read = await readAll(sample, rubric, {
    problem,
    record: (record) => {
      const judged = audit.record(record);
      request.onRecord?.(judged);
    },
  });
  const summary = {
    title: manifest?.title ?? null,
    period: manifest?.period ?? null,
    asOf: options.asOf,
    sampling: manifest?.sampling ?? null,
    reproduces: manifest?.reproduces ?? null,
    ...read,
  };
  return { result: audit.result(summary, { tool: TOOL, rubricSha256: opened.sha256 }), rubric, sample };
}

/** Reads a whole sample. @throws CannotRun if it holds no record in any unit: nothing checked is no pass */
async function readAll(sample: OpenedSample, rubric: Rubric, sink: SampleSink): Promise<ReadSample> {
  const read = await readSample(sample.inputs, rubric.units, sample.manifest?.population ?? {}, sink);
  if (read.units.every((unit) => unit.records === 0)) {
    const files = sample.inputs.map(({ file }) => sample.pathOf(file));
    throw new CannotRun(`there is no record in ${orList(files)}`);
  }
  return read;
}

/** The rubric that was asked for, else the one that the sample names. */
export async function rubricOf(asked: string | undefined, sample: OpenedSample): Promise<OpenedRubric> {
  if (asked !== undefined) return openRubric(asked, BUILT_IN);
  const named = sample.manifest?.rubric ?? null;
  if (named !== null) return openRubric(named, BUILT_IN, sample.pathOf);
  throw noRubric();
}

/** Neither the words nor the sample say which rubric to judge by. */
export const noRubric = (): CannotRun =>
  new CannotRun(`which rubric? say --rubric with one of ${orList([...BUILT_IN.keys()])}, or with a file`);

/** An expectation that nothing can miss is a slip, and would pass for ever. */
function refuseNothingToCompare(options: AuditOptions, rubric: Rubric): void {
  if (chosenFigures(rubric, options).some((figure) => figure.published.length > 0)) return;
  throw new CannotRun('--expect published: none of these figures has a published value');
}

/** A manifest may name another rubric than the one used; then its published values are not compared. */
function notesOnManifest({ manifest, manifestPath }: OpenedSample, rubric: Rubric): Problem[] {
  const named = manifest?.reproduces ?? null;
  if (named === null || named === rubric.id) return [];
  return [
    {
      severity: 'note',
      code: 'reproduces-another',
      file: manifestPath,
      line: null,
      column: null,
      message: `the sample reproduces "${named}" and is judged by "${rubric.id}": published values are not compared`,
      expected: null,
      fix: didYouMean(named, [rubric.id]),
    },
  ];
}

const reproduces = (sample: OpenedSample, rubric: Rubric): boolean =>
  sample.manifest?.reproduces === rubric.id;

/** Refuses figures, themes, units and fields that the rubric does not have, each with the nearest. */
export function refuseUnknownNames(
  options: Pick<AuditOptions, 'figures' | 'themes' | 'units' | 'by'>,
  rubric: Rubric,
): void {
  const refuse = (option: string, given: readonly string[], known: readonly string[]): void => {
    for (const name of given) {
      if (known.includes(name)) continue;
      const hint = didYouMean(name, known);
      const list = known.length > 12 ? `see casefile rubric show ${rubric.id}` : `expected ${orList(known)}`;
      throw new CannotRun(`--${option} ${name}: rubric ${rubric.id} has no such ${option}; ${hint ?? list}`);
    }
  };
  refuse(
    'figure',
    options.figures,
    rubric.figures.map((figure) => figure.id),
  );
  refuse(
    'theme',
    options.themes,
    rubric.themes.map((theme) => theme.id),
  );
  refuse(
    'unit',
    options.units,
    rubric.units.map((unit) => unit.id),
  );
  refuseUngroupable(options.by, rubric.units);
}

/** Groups are printed with their values, so a personal field makes none; numbers and dates would make one each. */
function refuseUngroupable(by: readonly string[], units: readonly Unit[]): void {
  const fields = units.flatMap((unit) => unit.fields);
  const groupable = fields.filter(
    (field) => !field.personal && ['answer', 'choice', 'text'].includes(field.type),
  );
  const known = ['site', ...groupable.map((field) => field.id)];
  for (const name of by) {
    if (known.includes(name)) continue;
    const field = fields.find((candidate) => candidate.id === name);
    const hint = didYouMean(name, known);
    const why = field?.personal
      ? 'it is personal and is never printed'
      : field
        ? `it is a ${field.type}; expected an answer, a choice or a text`
        : `there is no such field; ${hint ?? `expected ${orList(known)}`}`;
    throw new CannotRun(`--by ${name}: ${why}`);
  }
}

/** Leaves out what was not given, so that it does not hide a default. */
function definedOnly<T extends object>(values: { readonly [K in keyof T]?: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
