import { z } from 'zod';
import { CannotRun, type Problem } from '../model/problem.ts';
import { SAMPLINGS, type Sampling } from '../model/result.ts';
import { parseIsoDate } from '../util/dates.ts';
import { checkShape } from '../util/schema-problems.ts';
import { parseYaml } from '../util/yaml-text.ts';

const text = z.string().min(1, 'must not be empty');

/** What a sample says of itself, in `sample.yaml`. */
const manifestSchema = z.strictObject({
  title: text.optional(),
  rubric: text.optional().describe('The id of a built-in rubric, or a file beside this one'),
  period: text.optional().describe('When the cases were open, in words'),
  as_of: z
    .string()
    .refine((value) => parseIsoDate(value) !== null, 'must be a date, as in 2017-06-30')
    .optional()
    .describe('The day on which the cases are looked at'),
  sampling: z
    .enum(SAMPLINGS)
    .optional()
    .describe('How the cases were taken: at random, all of them, or chosen'),
  population: z
    .record(z.string(), z.int().positive())
    .optional()
    .describe('For each site, how many cases there were to sample from'),
  reproduces: text.optional().describe('The rubric whose published values this sample is meant to reproduce'),
  files: z
    .record(z.string(), z.union([text, z.array(text).min(1)]))
    .describe('For each unit, its file or files'),
});

export interface Manifest {
  readonly title: string | null;
  readonly rubric: string | null;
  readonly period: string | null;
  readonly asOf: string | null;
  readonly sampling: Sampling | null;
  readonly population: Readonly<Record<string, number>>;
  readonly reproduces: string | null;
  readonly files: readonly { readonly unit: string; readonly file: string }[];
}

/** @throws CannotRun with every problem of the manifest and its place */
export function parseManifest(yaml: string, file: string): Manifest {
  const source = parseYaml(yaml);
  const broken = source.errors.map((error) => ({ ...error, code: 'bad-yaml', expected: null, fix: null }));
  const shape = broken.length > 0 ? { value: null, problems: broken } : checkShape(manifestSchema, source);
  if (shape.value === null) {
    const problems = shape.problems.map((problem): Problem => ({ severity: 'error', ...problem, file }));
    throw new CannotRun(`the manifest ${file} cannot be used`, problems);
  }
  const { value } = shape;
  return {
    title: value.title ?? null,
    rubric: value.rubric ?? null,
    period: value.period ?? null,
    asOf: value.as_of ?? null,
    sampling: value.sampling ?? null,
    population: value.population ?? {},
    reproduces: value.reproduces ?? null,
    files: Object.entries(value.files).flatMap(([unit, files]) =>
      (typeof files === 'string' ? [files] : files).map((name) => ({ unit, file: name })),
    ),
  };
}
