import { dirname, resolve } from 'node:path';
import { CannotRun } from '../model/problem.ts';
import type { OpenedRubric } from '../rubric/files.ts';
import type { OpenedSample } from '../sample/files.ts';

/** A list that an option writes into a file of its own during the reading. */
export interface ListTarget {
  /** Such as `--problems`. */
  readonly option: string;
  readonly path: string;
  /** A name for such a file. */
  readonly example: string;
}

/**
 * Refuses a name that no list can have: standard output holds the report, and a file in a folder without a manifest
 * would be read as a part of the sample next time.
 *
 * @param names the sample, as the user named it
 * @returns the files that are read: the list may be none of them
 * @throws CannotRun if the name is refused
 */
export function inputsBeside(
  { option, path, example }: ListTarget,
  names: readonly string[],
  sample: OpenedSample,
  rubric: OpenedRubric,
): readonly string[] {
  if (path === '-') {
    throw new CannotRun(
      `${option} -: standard output holds the report; expected the name of a file, as in ${option} ${example}`,
    );
  }
  if (sample.manifest === null && names.some((name) => resolve(name) === dirname(resolve(path)))) {
    throw new CannotRun(
      `${option} ${path}: this folder has no sample.yaml, so the file would be read as a part of the sample next time; choose another folder`,
    );
  }
  return [...sample.paths, ...rubric.paths];
}
