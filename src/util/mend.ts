import type { z } from 'zod';
import { nearest } from './nearest.ts';
import type { Path } from './yaml-text.ts';

/** What a missing value is taken to be while the rest is checked. */
const STAND_INS: Readonly<Record<string, unknown>> = {
  string: 'missing',
  number: 1,
  int: 1,
  array: [],
  object: {},
  record: {},
};

/**
 * A copy of a value in which what a schema found wrong is mended as its author most likely meant it: a misspelt key
 * is renamed, a misspelt word replaced, a missing value stood in for, anything else taken out. The copy is only
 * good for finding out what else is wrong.
 *
 * @param keysAt the keys that the schema knows at a path
 */
export function mend(
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
  keysAt: (path: Path) => string[],
): unknown {
  const copy: unknown = structuredClone(value);
  for (const issue of issues) {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    if (issue.code === 'unrecognized_keys') renameKeys(at(copy, path), issue.keys, keysAt(path));
    else if (path.length > 0) replace(copy, path, issue);
  }
  return copy;
}

type Container = Record<string | number, unknown>;

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, step) => (isContainer(inner) ? inner[step] : undefined), value);

function renameKeys(target: unknown, keys: readonly string[], known: readonly string[]): void {
  if (!isContainer(target)) return;
  for (const key of keys) {
    const meant = nearest(key, known);
    if (meant !== null && !Object.hasOwn(target, meant)) target[meant] = target[key];
    Reflect.deleteProperty(target, key);
  }
}

function replace(root: unknown, path: Path, issue: z.core.$ZodIssue): void {
  const parent = at(root, path.slice(0, -1));
  const key = path.at(-1);
  if (!isContainer(parent) || key === undefined) return;
  const mended = likely(issue);
  // A key that was added for a misspelt one is there by now, and is not missing any more.
  if (issue.input === undefined && Object.hasOwn(parent, key)) return;
  if (mended !== undefined) parent[key] = mended;
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
}

function likely(issue: z.core.$ZodIssue): unknown {
  const { input } = issue;
  if (issue.code === 'invalid_value') {
    const words = issue.values.map(String);
    return (typeof input === 'string' ? nearest(input, words) : null) ?? words[0];
  }
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.expected === 'string' && typeof input === 'number') return String(input);
  return STAND_INS[issue.expected];
}
