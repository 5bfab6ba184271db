import systemPaths from 'node:path';
import { agreementOf } from '../audit/agree.ts';
import { AnswersGiven } from '../audit/answers-given.ts';
import { AUDITOR_COLUMN, withAuditor } from '../audit/auditor-column.ts';
import type { JudgedRecord } from '../audit/unit-audit.ts';
import type { AgreementResult, AgreeSort } from '../model/agreement.ts';
import { CannotRun, type Problem } from '../model/problem.ts';
import type { Rubric } from '../model/rubric.ts';
import { saysWho } from '../sample/columns.ts';
import { WRITE_ID } from '../sample/ids.ts';
import { resultNames } from '../sample/file-names.ts';
import { byCodeUnit, looseKey } from '../util/words.ts';
import {
  noColumn,
  ofNobody,
  noneInCommon,
  notCompared,
  onlyOne,
  otherRubric,
  perhapsSeveral,
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
    const why: Explain = (error, headers) =>
      headers.length === 0 || headers.some((name) => looseKey(name) === looseKey(header))
        ? error
        : noColumn(samples, header, headers);
    await this.read(samples.join(' '), samples, why, {
      readAs: (rubric) => withAuditor(rubric, header, saysWho(header)),
      mend: (problem) => (problem.fix === WRITE_ID && problem.field === header ? ofNobody(problem) : problem),
      onRecord: (judged, given) => {
        const { id } = judged.record;
        const name = id.at(-1) ?? '';
        names.add(name);
        if (names.size > MOST_AUDITORS) throw tooMany(header, MOST_AUDITORS);
        given.add(name, id.slice(0, -1), judged);
      },
    });
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
      await this.read(name, [sample], severalPerhaps, {
        readAs: (rubric) => rubric,
        onRecord: (judged, given) => {
          given.add(name, judged.record.id, judged);
        },
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

  private givenBy(rubric: Rubric, sha256: string, sample: string): void {
    if (this.rubric !== null && this.rubric !== sha256) {
      throw otherRubric(this.done[0]?.sample ?? '', sample);
    }
    const { themes, units } = this.request;
    this.rubric = sha256;
    this.given ??= new AnswersGiven(rubric, { figures: [], themes, units });
  }

  /** @param explain why it cannot be read, for somebody who compares auditors */
  private async read(
    name: string,
    sample: readonly string[],
    explain: Explain,
    { readAs, onRecord, mend = asItIs }: Taken,
  ): Promise<void> {
    const { rubric, stdin, asOf, reading, themes, units, onProblem } = this.request;
    const headers: string[] = [];
    try {
      const run = await runAudit({
        sample,
        rubric,
        stdin,
        asOf,
        themes,
        units,
        ...(reading === undefined ? {} : { reading }),
        readAs: (opened) => {
          const read = readAs(opened.rubric);
          this.givenBy(read, opened.sha256, name);
          return read;
        },
        onHeaders: (own) => headers.push(...own),
        onRecord: (judged) => {
          if (this.given !== null) onRecord(judged, this.given);
        },
        onProblem: (problem) => {
          onProblem(mend(problem), sample);
        },
      });
      this.done.push({ sample: name, run });
    } catch (error) {
      throw error instanceof CannotRun ? explain(error, headers) : error;
    }
  }
}

type Explain = (error: CannotRun, headers: readonly string[]) => CannotRun;

/** How the records of a sample are taken. */
interface Taken {
  readonly readAs: (rubric: Rubric) => Rubric;
  readonly onRecord: (judged: JudgedRecord, given: AnswersGiven) => void;
  readonly mend?: (problem: Problem) => Problem;
}

const asItIs = (problem: Problem): Problem => problem;

const severalPerhaps: Explain = (error, headers) => {
  const header = headers.find(saysWho);
  return header === undefined ? error : perhapsSeveral(error, header);
};

/** What stands for all bytes of a sample, in whatever order its files were named. */
const bytesOf = ({ result }: AuditRun): string =>
  result.sample.files
    .map(({ sha256 }) => sha256)
    .sort(byCodeUnit)
    .join(' ');
