import { z } from 'zod';
import { mend } from './mend.ts';
import { didYouMean } from './nearest.ts';
import { orList } from './words.ts';
import type { Place } from './place.ts';
import type { Path, YamlText } from './yaml-text.ts';

/** What a schema found wrong in a text, with its place. */
export interface SchemaProblem extends Place {
  readonly code: string;
  readonly message: string;
  readonly expected: string | null;
  readonly fix: string | null;
}

type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;

/**
 * The value of a text if it has the schema's shape; else every reason why not, each with its place, and the value
 * mended where it can be guessed what was meant, so that what is wrong beyond the shape can be said as well.
 */
export function checkShape<T>(
  schema: z.ZodType<T>,
  source: YamlText,
): { value: T; mended: null; problems: [] } | { value: null; mended: T | null; problems: SchemaProblem[] } {
  const result = schema.safeParse(source.value, { reportInput: true });
  if (result.success) return { value: result.data, mended: null, problems: [] };
  const problems = result.error.issues
    .flatMap((issue) => toProblems(issue, source, schema, []))
    .sort((a, b) => a.line - b.line || a.column - b.column);
  const mended = schema.safeParse(mend(source.value, result.error.issues, (path) => keysAt(schema, path)));
  return { value: null, mended: mended.success ? mended.data : null, problems };
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, as in [a, b]',
  object: 'keys and values',
  record: 'names and what they stand for',
};

const typeWord = (name: string): string => TYPE_WORDS[name] ?? name;

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return 'a number';
  return typeWord(typeof value);
}

const isScalar = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

function toProblems(issue: Issue, source: YamlText, root: Schema, prefix: Path): SchemaProblem[] {
  const path = [...prefix, ...issue.path.filter((step) => typeof step !== 'symbol')];
  const name = path.at(-1);
  const what = name === undefined ? 'the file' : typeof name === 'number' ? `item ${name + 1}` : `"${name}"`;
  const one = (
    code: string,
    message: string,
    expected: string | null,
    fix: string | null,
  ): SchemaProblem[] => [{ ...source.at(path), code, message, expected, fix }];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const allowed = keysAt(root, path);
      return issue.keys.map((key) => ({
        ...source.atKey([...path, key]),
        code: 'unknown-key',
        message: `unknown key "${key}"${name === undefined ? '' : ` in ${what}`}`,
        expected: allowed.length > 0 ? orList(allowed) : null,
        fix: didYouMean(key, allowed),
      }));
    }
    case 'invalid_type': {
      if (issue.input === undefined)
        return one('missing-key', `${what} is missing`, typeWord(issue.expected), null);
      const written = source.written(path);
      const quote = issue.expected === 'string' && typeof issue.input === 'number' && written !== null;
      return one(
        'wrong-type',
        `${what} is ${kindOf(issue.input)}`,
        typeWord(issue.expected),
        quote ? `quote it: "${written}"` : null,
      );
    }
    case 'invalid_value': {
      const options = issue.values.map(String);
      if (issue.input === undefined) return one('missing-key', `${what} is missing`, orList(options), null);
      const input = isScalar(issue.input) ? `"${issue.input}"` : kindOf(issue.input);
      return one(
        'unknown-value',
        `${what} is ${input}`,
        orList(options),
        isScalar(issue.input) ? didYouMean(String(issue.input), options) : null,
      );
    }
    case 'invalid_key': {
      const expected = issue.issues.map((inner) => inner.message).join('; ');
      return [
        { ...source.atKey(path), code: 'bad-name', message: `${what} cannot be a name`, expected, fix: null },
      ];
    }
    case 'invalid_union':
      return unionProblems(issue, source, root, path, what);
    default:
      return one('wrong-value', `${what}: ${issue.message}`, null, null);
  }
}

/** Of a union, the branch that fits best: one that does not fail as a whole, with the fewest problems. */
function unionProblems(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  source: YamlText,
  root: Schema,
  path: Path,
  what: string,
): SchemaProblem[] {
  const failsWhole = (branch: readonly Issue[]): boolean =>
    branch.some((inner) => inner.path.length === 0 && inner.code === 'invalid_type');
  const best = issue.errors.filter((branch) => !failsWhole(branch)).sort((a, b) => a.length - b.length)[0];
  if (best) return best.flatMap((inner) => toProblems(inner, source, root, path));
  const expected = issue.errors
    .flat()
    .map((inner) => (inner.code === 'invalid_type' ? typeWord(inner.expected) : inner.message));
  return [
    {
      ...source.at(path),
      code: 'wrong-type',
      message: `${what} is ${kindOf(issue.input)}`,
      expected: orList([...new Set(expected)]),
      fix: null,
    },
  ];
}

/** The keys that a schema allows at a path; empty where it allows any. */
function keysAt(schema: Schema, path: Path): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return keysAt(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion) {
    return [...new Set(schema.options.flatMap((option: Schema) => keysAt(option, path)))];
  }
  const [step, ...rest] = path;
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, Schema>> = schema.shape;
    if (step === undefined) return Object.keys(shape);
    const inner = shape[String(step)];
    return inner ? keysAt(inner, rest) : [];
  }
  if (step !== undefined && schema instanceof z.ZodRecord) return keysAt(schema.valueType, rest);
  if (step !== undefined && schema instanceof z.ZodArray) return keysAt(schema.element, rest);
  return [];
}
