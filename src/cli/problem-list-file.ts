import type { Problem } from '../model/problem.ts';
import { PROBLEMS_HEADER, problemRow } from '../report/problems-csv.ts';
import type { OpenedRubric } from '../rubric/files.ts';
import type { OpenedSample } from '../sample/files.ts';
import { inputsBeside } from './list-file.ts';
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
  const target = { option: '--problems', path, example: 'problems.csv' };
  const file = new WholeFile(target.option, path, inputsBeside(target, names, sample, rubric));
  file.write(PROBLEMS_HEADER);
  return {
    add: (problem) => file.write(problemRow(problem)),
    done: () => file.done(),
    discard: () => file.discard(),
  };
}
