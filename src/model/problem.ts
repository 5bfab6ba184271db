/**
 * Something wrong with a text that the user handed in: a rubric, a manifest or a sample.
 * A problem never carries the text of a cell, only its shape (see `shape.ts`).
 */
export interface Problem {
  /** `error`: a row, a cell or a required column was lost. `note`: nothing was lost, but look. */
  readonly severity: 'error' | 'note';
  /** A stable word for the cause, such as `unreadable-value`; for grouping, tests and documentation. */
  readonly code: string;
  /** The file's name, relative to the sample, with `/` on every system. */
  readonly file: string;
  /** 1-based; null when the problem is the file's as a whole. */
  readonly line: number | null;
  /** 1-based, in characters; null when the problem is the line's as a whole. */
  readonly column: number | null;
  /** The field of the rubric that it is about, or null. */
  readonly field: string | null;
  /** What is wrong, in a sentence without a full stop. */
  readonly message: string;
  /** What was expected there, or null. */
  readonly expected: string | null;
  /** The likely fix, or null. */
  readonly fix: string | null;
}

/** Where a problem is: `file:line:column`, as far as that is known. */
export const formatPlace = ({ file, line, column }: Problem): string =>
  [file, line, column].filter((part) => part !== null).join(':');

/** The same problem as one line of text: `file:line:column: error: what; expected ...; fix`. */
export function formatProblem(problem: Problem): string {
  const tail = [problem.expected === null ? null : `expected ${problem.expected}`, problem.fix]
    .filter((part) => part !== null)
    .map((part) => `; ${part}`)
    .join('');
  return `${formatPlace(problem)}: ${problem.severity}: ${problem.message}${tail}`;
}

/** Thrown when work cannot go on: the problems say why, all at once. Never a bug. */
export class CannotRun extends Error {
  readonly problems: readonly Problem[];

  constructor(message: string, problems: readonly Problem[] = []) {
    super(message);
    this.name = 'CannotRun';
    this.problems = problems;
  }
}
