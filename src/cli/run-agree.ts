import systemPaths from 'node:path';
import { agreementOf } from '../audit/agree.ts';
import { AnswersGiven } from '../audit/answers-given.ts';
import { AUDITOR_COLUMN, withAuditor } from '../audit/auditor-column.ts';
import type { AgreementResult, AgreeSort } from '../model/agreement.ts';
import { CannotRun, type Problem } from '../model/problem.ts';
import { resultNames } from '../sample/file-names.ts';
import { byCodeUnit, looseKey } from '../util/words.ts';
import {
  noColumn,
  noneInCommon,
  notCompared,
  onlyOne,
  otherRubric,
  sameBytes,
  tellAlike,
  tooMany,
  twice,
} from './agree-refusals.ts';
import { runAudit, type AuditRequest, type AuditRun } from './run-audit.ts';
import { TOOL } from './version.ts';

/** What an agreement is asked for. */
export interface AgreeRequest extends Pick<AuditRequest, 'rubric' | 'stdin' | 'asOf' | 'reading'> {
  /** Two or more: each of another auditor, unless a column is named. One: all auditors by a column. */
  readonly samples: readonly string[];
  /** The header of the column that says who judged a row. */
  readonly auditor?: string | undefined;
  readonly themes: readonly string[];
  readonly units: readonly string[];
  readonly sort: AgreeSort;
  /** Told of every problem of some samples that are read together, with its file as the user can open it. */
  readonly onProblem: (problem: Problem, samples: readonly string[]) => void;
}

export interface AgreeRun {
  readonly result: AgreementResult;
  /** Every file that was read. */
  readonly paths: readonly string[];
}

/** More names than this in a column are no auditors: it holds something else. */
const MOST_AUDITORS = 20;

/**
 * Reads what several auditors recorded of the same records, and compares it.
 *
 * @throws CannotRun if it cannot be done, or if there is nothing to compare
 */
export async function runAgree(request: AgreeRequest): Promise<AgreeRun> {
  const { samples, auditor } = request;
  const readings = new Readings(request);
  const byColumn = auditor !== undefined || samples.length === 1;
  const auditors = byColumn
    ? await readings.byColumn(samples, auditor ?? AUDITOR_COLUMN)
    : await readings.byFile(samples);
  return readings.compare(auditors);
}

interface Reading {
  readonly sample: string;
  readonly run: AuditRun;
}

/** The samples of one comparison, read one after the other into one place. */
class Readings {
  private readonly request: AgreeRequest;
  private readonly done: Reading[] = [];
  /** Made with the first rubric; every other must be the same. */
  private given: AnswersGiven | null = null;
  private rubric: string | null = null;

  constructor(request: AgreeRequest) {
    this.request = request;
  }

  /** One sample, or several read as one. @returns the names in the column, by code unit */
  async byColumn(samples: readonly string[], header: string): Promise<string[]> {
    const names = new Set<string>();
    const headers: string[] = [];
    try {
      await this.read(samples.join(' '), samples, {
        readAs: ({ rubric, sha256 }) => {
          const wider = withAuditor(rubric, header);
          this.givenBy(wider, sha256, samples.join(' '));
          return wider;
        },
        onHeaders: (own) => headers.push(...own),
        onRecord: (judged) => {
          const { id } = judged.record;
          const name = id.at(-1) ?? '';
          names.add(name);
          if (names.size > MOST_AUDITORS) throw tooMany(header, MOST_AUDITORS);
          this.given?.add(name, id.slice(0, -1), judged);
        },
      });
    } catch (error) {
      const has = headers.some((name) => looseKey(name) === looseKey(header));
      throw error instanceof CannotRun && headers.length > 0 && !has
        ? noColumn(samples, header, headers)
        : error;
    }
    const auditors = [...names].sort(byCodeUnit);
    tellAlike(auditors, header, (problem) => this.request.onProblem(problem, samples));
    if (auditors.length < 2) throw onlyOne(samples, auditors, header);
    return auditors;
  }

  /** Every sample of another auditor. @returns their names: those of the samples, as the user ordered them */
  async byFile(samples: readonly string[]): Promise<string[]> {
    const names = resultNames(samples, systemPaths).map((name) => name.replace(/(?<=.)=[\w-]+$/, ''));
    const repeated = names.find((name, index) => names.indexOf(name) !== index);
    if (repeated !== undefined) throw twice(repeated);
    for (const [index, sample] of samples.entries()) {
      const name = names[index] ?? sample;
      await this.read(name, [sample], {
        readAs: ({ rubric, sha256 }) => {
          this.givenBy(rubric, sha256, name);
          return rubric;
        },
        onRecord: (judged) => this.given?.add(name, judged.record.id, judged),
      });
    }
    for (const [index, { sample, run }] of this.done.entries()) {
      const bytes = bytesOf(run);
      const copy = this.done.slice(index + 1).find((other) => bytesOf(other.run) === bytes);
      if (copy !== undefined) throw sameBytes(sample, copy.sample);
    }
    return names;
  }

  compare(auditors: readonly string[]): AgreeRun {
    const [first] = this.done;
    if (this.given === null || first === undefined) throw new Error('nothing was read');
    const { themes, units, sort } = this.request;
    const { id, version, title, sha256 } = first.run.result.rubric;
    const result = agreementOf(this.given, auditors, sort, {
      tool: TOOL,
      rubric: { id, version, title, sha256 },
      asked: { themes, units },
      files: this.done.flatMap(({ sample, run }) =>
        run.result.sample.files.map((file) => ({ sample, file: file.file, sha256: file.sha256 })),
      ),
    });
    if (result.totals.common === 0) throw noneInCommon(result);
    if (result.items.length === 0) throw notCompared(result);
    return { result, paths: this.done.flatMap(({ run }) => run.paths) };
  }

  private givenBy(rubric: AuditRun['rubric'], sha256: string, sample: string): void {
    if (this.rubric !== null && this.rubric !== sha256) {
      throw otherRubric(this.done[0]?.sample ?? '', sample);
    }
    const { themes, units } = this.request;
    this.rubric = sha256;
    this.given ??= new AnswersGiven(rubric, { figures: [], themes, units });
  }

  private async read(
    name: string,
    sample: readonly string[],
    how: Pick<AuditRequest, 'readAs' | 'onHeaders' | 'onRecord'>,
  ): Promise<void> {
    const { rubric, stdin, asOf, reading, themes, units, onProblem } = this.request;
    const run = await runAudit({
      sample,
      rubric,
      stdin,
      asOf,
      themes,
      units,
      ...(reading === undefined ? {} : { reading }),
      ...how,
      onProblem: (problem) => onProblem(problem, sample),
    });
    this.done.push({ sample: name, run });
  }
}

/** What stands for all bytes of a sample, in whatever order its files were named. */
const bytesOf = ({ result }: AuditRun): string =>
  result.sample.files
    .map(({ sha256 }) => sha256)
    .sort(byCodeUnit)
    .join(' ');
