import { formatProblem, type Problem } from '../model/problem.ts';
import { plural } from '../util/words.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Io } from './io.ts';

/** How many problems of each severity are printed during an audit; `casefile validate` prints them all. */
const PRINTED = 20;

/** Keeps the first problems and the totals, to be printed once the reading is over. */
export class ProblemList {
  private readonly io: Io;
  /** The command that prints them all. */
  private readonly all: string;
  private readonly first: Record<Problem['severity'], Problem[]> = { error: [], note: [] };
  private readonly totals: Record<Problem['severity'], number> = { error: 0, note: 0 };

  constructor(io: Io, sample: readonly string[], rubric: string | undefined) {
    this.io = io;
    const words = rubric === undefined ? sample : [...sample, '--rubric', rubric];
    this.all = `casefile validate ${words.join(' ')}`;
  }

  readonly add = (problem: Problem): void => {
    this.totals[problem.severity] += 1;
    if (this.first[problem.severity].length < PRINTED) this.first[problem.severity].push(problem);
  };

  /** Errors are a reason not to trust the figures, unless somebody says otherwise. */
  exitCode(allowed: boolean | undefined): ExitCode {
    return this.totals.error > 0 && allowed !== true ? EXIT.missed : EXIT.ok;
  }

  print(): void {
    for (const severity of ['error', 'note'] as const) {
      for (const problem of this.first[severity]) this.io.stderr.write(`${formatProblem(problem)}\n`);
      const more = this.totals[severity] - this.first[severity].length;
      if (more > 0) this.io.stderr.write(`... and ${more} more ${severity}s; ${this.all} prints them all\n`);
    }
  }

  /** One line for commands whose own lines would be lost among the problems. */
  printTotals(): void {
    const { error, note } = this.totals;
    if (error + note === 0) return;
    this.io.stderr.write(
      `${plural(error, 'error')} and ${plural(note, 'note')} in the sample; ${this.all} prints them\n`,
    );
  }

  /** Waits for some work; if it stops, what was found before is printed too, for it is likely the reason. */
  async printIfStopped<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      this.print();
      throw error;
    }
  }
}
