import { z } from 'zod';
import { ANSWERS } from '../model/answer.ts';
import {
  DERIVED_FROM,
  DISCREPANCY_KINDS,
  EVIDENCE_KINDS,
  RESULT_SCHEMA,
  SAMPLINGS,
  type AuditResult,
} from '../model/result.ts';
import { SEVERITIES } from '../model/rubric.ts';
import { count, figures, words } from './figure-schema.ts';

/** The shape of a saved result. docs/audit-result.schema.json is made from it. */

const problem = z.strictObject({
  severity: z.enum(['error', 'note']),
  code: z.string(),
  file: z.string(),
  line: z.int().positive().nullable(),
  column: z.int().positive().nullable(),
  field: words,
  message: z.string(),
  expected: words,
  fix: words,
});

const place = { unit: z.string(), id: z.array(z.string()), file: z.string(), line: z.int().positive() };

const kindTotals = <Kind extends string>(kinds: readonly [Kind, ...Kind[]]) =>
  z.array(
    z.strictObject({
      check: z.string(),
      kind: z.enum(kinds),
      derivedFrom: z.enum(DERIVED_FROM).nullable(),
      records: count,
    }),
  );

const severities = z.strictObject({ urgent: count, high: count, medium: count, low: count });

export const auditResultSchema: z.ZodType<AuditResult> = z.strictObject({
  schema: z.literal(RESULT_SCHEMA),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  rubric: z.strictObject({
    id: z.string(),
    version: z.int(),
    title: z.string(),
    label: z.string(),
    sha256: z.string(),
    themes: z.array(z.strictObject({ id: z.string(), title: z.string() })),
    headline: z.array(z.string()),
  }),
  sample: z.strictObject({
    title: words,
    period: words,
    asOf: words,
    sampling: z.enum(SAMPLINGS).nullable(),
    reproduces: words,
    units: z.array(
      z.strictObject({
        unit: z.string(),
        records: count,
        notCounted: count,
        repeated: count,
        repeatedSame: count,
        notCollected: z.array(z.string()),
        sites: z.array(z.strictObject({ site: words, records: count, population: count.nullable() })),
        tables: z.array(
          z.strictObject({ table: z.string(), rows: count, records: count, notCounted: count }),
        ),
      }),
    ),
    files: z.array(
      z.strictObject({
        file: z.string(),
        unit: z.string(),
        table: words.describe('The child table whose rows it holds; null: records of the unit'),
        format: z.enum(['csv', 'json', 'json lines']),
        delimiter: words,
        encoding: z.string(),
        bytes: count,
        sha256: z.string(),
        records: count,
        notCounted: count,
      }),
    ),
  }),
  asked: z
    .strictObject({
      figures: z.array(z.string()),
      themes: z.array(z.string()),
      units: z.array(z.string()),
    })
    .describe('What of the rubric was asked for; three empty lists: all of it'),
  absent: z
    .array(z.strictObject({ unit: z.string(), figures: count, published: count }))
    .describe('Units that figures were asked of and the sample does not have'),
  compared: z.boolean(),
  totals: z.strictObject({
    problems: z.strictObject({ errors: count, notes: count }),
    findings: severities,
    findingsByCheck: z.array(
      z.strictObject({ check: z.string(), severity: z.enum(SEVERITIES), say: z.string(), records: count }),
    ),
    discrepancies: count,
    discrepanciesByCheck: kindTotals(DISCREPANCY_KINDS).default([]),
    evidenceToLookAt: count,
    evidenceByCheck: kindTotals(EVIDENCE_KINDS).default([]),
  }),
  problems: z.array(problem).describe('The first 1,000: errors, then notes'),
  figures,
  groups: z.array(
    z.strictObject({
      unit: z.string(),
      by: z.array(z.strictObject({ field: z.string(), value: words })),
      figures,
    }),
  ),
  leftOut: z
    .strictObject({ problems: count, findings: count, discrepancies: count, evidenceToLookAt: count })
    .default({ problems: 0, findings: 0, discrepancies: 0, evidenceToLookAt: 0 })
    .describe('How many of each the totals count and the lists do not hold'),
  findings: z
    .array(
      z.strictObject({
        ...place,
        check: z.string(),
        answer: z.enum(ANSWERS),
        severity: z.enum(SEVERITIES),
        say: z.string(),
      }),
    )
    .describe('The first 1,000: the most severe first'),
  discrepancies: z
    .array(z.strictObject({ ...place, check: z.string(), kind: z.enum(DISCREPANCY_KINDS) }))
    .describe('The first 1,000'),
  evidenceToLookAt: z
    .array(z.strictObject({ ...place, check: z.string(), kind: z.enum(EVIDENCE_KINDS) }))
    .describe('The first 1,000'),
});

/** The JSON Schema of a result. */
export const resultJsonSchema = (): unknown => ({
  title: 'casefile audit result',
  ...z.toJSONSchema(auditResultSchema),
});
