import type { Problem } from '../model/problem.ts';
import { ProblemGroups, renderProblemsInShort } from '../report/problems.ts';
import { plural } from '../util/words.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import { shellWords } from './shell-words.ts';

/** What `--problems` is called in the command that is suggested; any name will do. */
const SUGGESTED_FILE = 'problems.csv';

/** Keeps the problems by their cause, to be printed once the reading is over. */
export class ProblemList {
  private readonly io: Io;
  /** The command that groups them all. */
  private readonly validate: string;
  private readonly groups = new ProblemGroups();
  readonly add: (problem: Problem) => void = this.groups.add;

  constructor(io: Io, sample: readonly string[], rubric: string | undefined) {
    this.io = io;
    const words = rubric === undefined ? sample : [...sample, '--rubric', rubric];
    this.validate = `casefile validate ${shellWords(words, io.platform)}`;
  }

  /** Errors are a reason not to trust the figures, unless somebody says otherwise. */
  exitCode(allowed: boolean | undefined): ExitCode {
    return this.groups.totals.error > 0 && allowed !== true ? EXIT.missed : EXIT.ok;
  }

  print(): void {
    const all = `${this.validate} --problems ${SUGGESTED_FILE} writes them all`;
    this.io.stderr.write(renderProblemsInShort(this.groups.groups(), all));
  }

  /** One line for commands whose own lines would be lost among the problems. */
  printTotals(): void {
    const { error, note } = this.groups.totals;
    if (error + note === 0) return;
    this.io.stderr.write(
      `${plural(error, 'error')} and ${plural(note, 'note')} in the sample; ${this.validate} prints them\n`,
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
