import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import { CannotRun } from '../model/problem.ts';
import type { Rubric } from '../model/rubric.ts';
import { deepFreeze } from '../util/freeze.ts';
import { didYouMean } from '../util/nearest.ts';
import { readTextFile } from '../util/text-file.ts';
import { orList } from '../util/words.ts';
import type { EvidenceRegistry } from './evidence.ts';
import type { LoadedRubric } from './load.ts';

/** A rubric with the hash of its text. */
export interface OpenedRubric extends LoadedRubric {
  readonly sha256: string;
  /** Its name in results: without a path that tells where somebody keeps their files. */
  readonly name: string;
  /** Its file, as it can be opened; none for a built-in rubric. */
  readonly paths: readonly string[];
}

/** The rubrics that come with the product, by id: already loaded, as JSON, with the hash of their YAML. */
export type BuiltIn = ReadonlyMap<string, { readonly sha256: string; readonly json: string }>;

const looksLikeFile = (name: string): boolean => /[\\/]|\.ya?ml$/i.test(name);

/**
 * Loads a rubric by its id or from a file.
 *
 * @param registry the kinds of evidence that a rule may ask
 * @param pathOf where a file named in a manifest stands
 * @throws CannotRun if there is none, or if it has problems
 */
export async function openRubric(
  name: string,
  builtIn: BuiltIn,
  registry: EvidenceRegistry,
  pathOf: (name: string) => string = (path) => path,
): Promise<OpenedRubric> {
  const known = builtIn.get(name);
  if (known !== undefined) {
    return {
      rubric: deepFreeze(JSON.parse(known.json) as Rubric),
      notes: [],
      sha256: known.sha256,
      name,
      paths: [],
    };
  }
  const path = pathOf(name);
  if (existsSync(path)) return loadFile(path, name, registry);
  const ids = [...builtIn.keys()];
  const hint = didYouMean(name, ids);
  throw new CannotRun(
    looksLikeFile(name)
      ? `${path}: there is no such rubric file`
      : `there is no rubric "${name}"; built in: ${orList(ids)}${hint === null ? '' : `; ${hint}`}`,
  );
}

/** The loader is only imported when there is a text to load: it is a third of a small audit's time. */
async function loadFile(path: string, name: string, registry: EvidenceRegistry): Promise<OpenedRubric> {
  const text = readTextFile(path, (message) => new CannotRun(message));
  const { loadRubric } = await import('./load.ts');
  return {
    ...loadRubric(text, path, registry),
    sha256: createHash('sha256').update(text).digest('hex'),
    name: isAbsolute(name) ? basename(name) : name.replace(/\\/g, '/'),
    paths: [path],
  };
}
