import type { Expression } from '../model/expression.ts';
import { CannotRun, type Problem } from '../model/problem.ts';
import { characters } from '../util/place.ts';
import type { Path, YamlText } from '../util/yaml-text.ts';
import { parseExpression } from './expression-syntax.ts';
import { ExpressionError } from './expression-tokens.ts';
import { resolve } from './resolve.ts';
import type { Scope } from './scope.ts';

/** Collects what is wrong with one rubric's text. */
export class ProblemCollector {
  readonly source: YamlText;
  readonly file: string;
  readonly problems: Problem[] = [];

  constructor(source: YamlText, file: string) {
    this.source = source;
    this.file = file;
  }

  add(problem: Omit<Problem, 'file' | 'severity' | 'field'>): void {
    this.problems.push({ severity: 'error', ...problem, file: this.file, field: null });
  }

  /** An error at the value (or, with `key`, at the key) that a path leads to. */
  error(
    path: Path,
    message: string,
    expected: string | null = null,
    fix: string | null = null,
    key = false,
  ): void {
    const place = key ? this.source.atKey(path) : this.source.at(path);
    this.add({ ...place, code: 'bad-rubric', message, expected, fix });
  }

  /** Keys that were given where they mean nothing. */
  misplaced<K extends string>(
    path: Path,
    given: Readonly<Partial<Record<K, unknown>>>,
    keys: readonly K[],
    where: string,
    belongs: string,
  ): void {
    for (const key of keys) {
      if (given[key] === undefined) continue;
      this.error([...path, key], `"${key}" stands on ${where}`, `${key} only on ${belongs}`, null, true);
    }
  }

  note(path: Path, message: string, fix: string | null): void {
    const place = this.source.at(path);
    this.problems.push({
      ...place,
      severity: 'note',
      code: 'check-the-rule',
      file: this.file,
      field: null,
      message,
      expected: null,
      fix,
    });
  }

  /** A rule's text, parsed and resolved; null (and reported, at its very place) if it cannot be. */
  expression(path: Path, text: string, scope: Scope): Expression | null {
    try {
      return resolve(parseExpression(text), scope);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      const { line, column } = this.source.at(path);
      const written = this.source.written(path);
      const quote = written?.startsWith('"') || written?.startsWith("'") ? 1 : 0;
      const exact = written !== null && written.slice(quote, quote + text.length) === text;
      this.add({
        line,
        column: exact ? column + quote + characters(text.slice(0, error.offset)) : column,
        code: 'bad-expression',
        message: error.message,
        expected: error.expected,
        fix: error.fix,
      });
      return null;
    }
  }

  stopOnErrors(): void {
    if (this.problems.some((problem) => problem.severity === 'error')) this.stop();
  }

  stop(): never {
    const problems = [...this.problems].sort(
      (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
    );
    throw new CannotRun(`the rubric ${this.file} cannot be used`, problems);
  }
}
