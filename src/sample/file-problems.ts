import type { Problem } from '../model/problem.ts';
import type { Place } from '../util/place.ts';

/** What an error says beyond its message. */
export interface ErrorDetails {
  readonly field?: string;
  readonly expected?: string | null;
  readonly fix?: string | null;
}

/** Tells of problems in one file. */
export class FileProblems {
  readonly file: string;
  private readonly tell: (problem: Problem) => void;

  constructor(file: string, tell: (problem: Problem) => void) {
    this.file = file;
    this.tell = tell;
  }

  error(code: string, at: Place, message: string, { field, expected, fix }: ErrorDetails): void {
    this.tell({
      severity: 'error',
      code,
      file: this.file,
      ...at,
      field: field ?? null,
      message,
      expected: expected ?? null,
      fix: fix ?? null,
    });
  }

  note(
    code: string,
    at: { readonly line: number | null; readonly column: number | null } | null,
    message: string,
    fix: string | null,
    field: string | null = null,
  ): void {
    const place = at ?? { line: null, column: null };
    this.tell({ severity: 'note', code, file: this.file, ...place, field, message, expected: null, fix });
  }
}
