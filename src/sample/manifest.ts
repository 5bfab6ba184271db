import { CannotRun, type Problem } from '../model/problem.ts';
import { SAMPLINGS, type Sampling } from '../model/result.ts';
import { parseIsoDate } from '../util/dates.ts';
import { printable } from '../util/words.ts';
import { parseYaml, type YamlText } from '../util/yaml-text.ts';
import {
  DELIMITER_NAMES,
  ENCODINGS,
  LANGUAGE_CODES,
  type DelimiterName,
  type Encoding,
  type LanguageCode,
} from './ways-of-writing.ts';
import type { ManifestText } from './manifest-schema.ts';

export interface Manifest {
  readonly title: string | null;
  readonly rubric: string | null;
  readonly period: string | null;
  readonly asOf: string | null;
  readonly sampling: Sampling | null;
  readonly population: Readonly<Record<string, number>>;
  readonly reproduces: string | null;
  readonly encoding: Encoding | null;
  readonly delimiter: DelimiterName | null;
  readonly language: LanguageCode | null;
  readonly files: readonly { readonly unit: string; readonly file: string }[];
}

/** @throws CannotRun with every problem of the manifest and its place */
export async function parseManifest(yaml: string, file: string): Promise<Manifest> {
  const source = parseYaml(yaml);
  const { value } = source;
  const text = source.errors.length === 0 && isManifest(value) ? value : await explained(source, file);
  return {
    title: text.title ?? null,
    rubric: text.rubric ?? null,
    period: text.period ?? null,
    asOf: text.as_of ?? null,
    sampling: text.sampling ?? null,
    population: text.population ?? {},
    reproduces: text.reproduces ?? null,
    encoding: text.encoding ?? null,
    delimiter: text.delimiter ?? null,
    language: text.language ?? null,
    files: Object.entries(text.files).flatMap(([unit, files]) =>
      (typeof files === 'string' ? [files] : files).map((name) => ({ unit, file: name })),
    ),
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && printable(value) === value;
const isFileList = (value: unknown): boolean =>
  isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText));

const IS_VALUE: Readonly<Record<keyof ManifestText, (value: unknown) => boolean>> = {
  title: isText,
  rubric: isText,
  period: isText,
  as_of: (value) => isText(value) && parseIsoDate(value) !== null,
  sampling: (value) => (SAMPLINGS as readonly unknown[]).includes(value),
  population: (value) =>
    isObject(value) &&
    Object.values(value).every((count) => Number.isSafeInteger(count) && Number(count) > 0),
  reproduces: isText,
  encoding: (value) => (ENCODINGS as readonly unknown[]).includes(value),
  delimiter: (value) => (DELIMITER_NAMES as readonly unknown[]).includes(value),
  language: (value) => (LANGUAGE_CODES as readonly unknown[]).includes(value),
  files: (value) =>
    isObject(value) &&
    Object.keys(value).length > 0 &&
    Object.keys(value).every(isText) &&
    Object.values(value).every(isFileList),
};

/**
 * Whether a manifest is as the schema wants it. The schema itself, which knows what to say of one that is not, is
 * only loaded then: it would take a sixth of a small audit's time. A test holds the two to the same answers.
 */
export function isManifest(value: unknown): value is ManifestText {
  return (
    isObject(value) &&
    'files' in value &&
    Object.entries(value).every(
      ([key, item]) => Object.hasOwn(IS_VALUE, key) && IS_VALUE[key as keyof ManifestText](item),
    )
  );
}

async function explained(source: YamlText, file: string): Promise<ManifestText> {
  const [{ manifestSchema }, { checkShape }] = await Promise.all([
    import('./manifest-schema.ts'),
    import('../util/schema-problems.ts'),
  ]);
  const broken = source.errors.map((error) => ({ ...error, code: 'bad-yaml', expected: null }));
  const shape = broken.length > 0 ? { value: null, problems: broken } : checkShape(manifestSchema, source);
  if (shape.value !== null) return shape.value;
  const problems = shape.problems.map((problem): Problem => ({
    severity: 'error',
    ...problem,
    file,
    field: null,
  }));
  throw new CannotRun(`the manifest ${file} cannot be used`, problems);
}
