import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { CannotRun } from '../model/problem.ts';
import { didYouMean } from '../util/nearest.ts';
import { orList } from '../util/words.ts';
import { loadRubric, type LoadedRubric } from './load.ts';

/** A rubric with the hash of its text. */
export interface OpenedRubric extends LoadedRubric {
  readonly sha256: string;
}

/** The texts of the rubrics that come with the product, by id. */
export type BuiltIn = ReadonlyMap<string, string>;

const looksLikeFile = (name: string): boolean => /[\\/]|\.ya?ml$/i.test(name);

/**
 * Loads a rubric by its id or from a file.
 *
 * @param pathOf where a file named in a manifest stands
 * @throws CannotRun if there is none, or if it has problems
 */
export function openRubric(
  name: string,
  builtIn: BuiltIn,
  pathOf: (name: string) => string = (path) => path,
): OpenedRubric {
  const text = builtIn.get(name);
  if (text !== undefined) return load(text, `${name}.yaml`);
  const path = pathOf(name);
  if (existsSync(path)) return load(readFileSync(path, 'utf8').replace(/^\ufeff/, ''), path);
  const ids = [...builtIn.keys()];
  const hint = didYouMean(name, ids);
  throw new CannotRun(
    looksLikeFile(name)
      ? `${path}: there is no such rubric file`
      : `there is no rubric "${name}"; built in: ${orList(ids)}${hint === null ? '' : `; ${hint}`}`,
  );
}

const load = (text: string, file: string): OpenedRubric => ({
  ...loadRubric(text, file),
  sha256: createHash('sha256').update(text).digest('hex'),
});
