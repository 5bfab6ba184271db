import type { CannotRun, Problem } from '../model/problem.ts';

/**
 * A file that could not be read at all, as a problem among the others. Its message begins with the file, by the name
 * in results or as it can be opened, and often with the line: that becomes the place, lest it be said twice.
 *
 * @param file its name in results
 * @param path as the user can open it
 */
export function unreadableFile({ message }: CannotRun, file: string, path: string): Problem {
  const name = [path, file].find((candidate) => message.startsWith(`${candidate}:`));
  const [, line, column, rest] =
    /^(?::(\d+))?(?::(\d+))?: (.*)$/s.exec(name === undefined ? '' : message.slice(name.length)) ?? [];
  return {
    severity: 'error',
    code: 'unreadable-file',
    file: path,
    line: line === undefined ? null : Number(line),
    column: column === undefined ? null : Number(column),
    field: null,
    message: rest ?? message,
    expected: null,
    fix: null,
  };
}
