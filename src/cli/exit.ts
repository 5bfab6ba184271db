/** What the exit code says. The README holds the same table. */
export const EXIT = {
  /** It ran, nothing that was asked for is missed, and there are no errors. */
  ok: 0,
  /** It ran, and an expectation is missed, or there are errors and no --allow-problems. */
  missed: 1,
  /** It could not run: usage, an unreadable file, a broken rubric, no record. */
  cannotRun: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
