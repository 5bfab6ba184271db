import { dirname, resolve } from 'node:path';
import { CannotRun, type Problem } from '../model/problem.ts';
import { PROBLEMS_HEADER, problemRow } from '../report/problems-csv.ts';
import type { OpenedRubric } from '../rubric/files.ts';
import type { OpenedSample } from '../sample/files.ts';
import { WholeFile } from './write-out.ts';

/** Every problem of a sample in a file of its own, written as they come. */
export interface ProblemListFile {
  add: (problem: Problem) => void;
  /** There are no more. */
  done: () => void;
  /** Leaves nothing behind, unless it is done. */
  discard: () => void;
}

/**
 * Opens the file that `--problems` names.
 *
 * @param names the sample, as the user named it
 * @throws CannotRun if it cannot be written, or should not be
 */
export function openList(
  path: string,
  names: readonly string[],
  sample: OpenedSample,
  rubric: OpenedRubric,
): ProblemListFile {
  if (path === '-') {
    throw new CannotRun(
      '--problems -: standard output holds the report; expected the name of a file, as in --problems problems.csv',
    );
  }
  if (sample.manifest === null && names.some((name) => resolve(name) === dirname(resolve(path)))) {
    throw new CannotRun(
      `--problems ${path}: this folder has no sample.yaml, so the file would be read as a part of the sample next time; choose another folder`,
    );
  }
  const file = new WholeFile('--problems', path, [...sample.paths, ...rubric.paths]);
  file.write(PROBLEMS_HEADER);
  return {
    add: (problem) => file.write(problemRow(problem)),
    done: () => file.done(),
    discard: () => file.discard(),
  };
}
