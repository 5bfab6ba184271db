import { formatProblem, type Problem } from '../model/problem.ts';
import { printable } from '../util/words.ts';
import type { Io } from './io.ts';

/** How many problems of each severity are printed during an audit; `casefile validate` prints them all. */
const PRINTED = 20;

/** Keeps the first problems and the totals, to be printed once the reading is over. */
export class ProblemList {
  private readonly first: Record<Problem['severity'], Problem[]> = { error: [], note: [] };
  private readonly totals: Record<Problem['severity'], number> = { error: 0, note: 0 };

  readonly add = (problem: Problem): void => {
    this.totals[problem.severity] += 1;
    if (this.first[problem.severity].length < PRINTED) this.first[problem.severity].push(problem);
  };

  get errors(): number {
    return this.totals.error;
  }

  print(io: Io, sample: readonly string[]): void {
    for (const severity of ['error', 'note'] as const) {
      for (const problem of this.first[severity]) io.stderr.write(`${printable(formatProblem(problem))}\n`);
      const more = this.totals[severity] - this.first[severity].length;
      if (more > 0)
        io.stderr.write(
          `... and ${more} more ${severity}s; casefile validate ${sample.join(' ')} prints them all\n`,
        );
    }
  }
}
