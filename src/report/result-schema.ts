import { z } from 'zod';
import { ANSWERS } from '../model/answer.ts';
import { VERDICTS } from '../model/figure.ts';
import {
  DERIVED_FROM,
  DISCREPANCY_KINDS,
  EVIDENCE_KINDS,
  RESULT_SCHEMA,
  SAMPLINGS,
  type AuditResult,
} from '../model/result.ts';
import { BASES, DIRECTIONS, SEVERITIES } from '../model/rubric.ts';

/** The shape of a saved result. docs/audit-result.schema.json is made from it. */

const count = z.int().nonnegative();
const percent = z
  .int()
  .min(0)
  .max(100)
  .nullable()
  .describe('A whole number; null where d is 0, and where the sample has no column for the answer');
const words = z.string().nullable();

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

const fraction = z.strictObject({ n: count, d: count, percent });

const published = z.strictObject({
  row: words,
  percent: z.int().nullable(),
  n: count.nullable(),
  d: count.nullable(),
  phrase: words,
  parts: z.record(z.string(), count).nullable(),
  of: words.describe('The option, or which of the numbers, that was printed; null: the figure as a whole'),
  implied: z.strictObject({ d: z.array(count), why: z.string() }).nullable(),
  disputed: z.boolean(),
  at: z.string(),
  verdict: z.enum(VERDICTS),
  fits: z.array(z.enum(BASES)).describe('When it differs: the other bases on which it would agree'),
});

const figureBase = {
  id: z.string(),
  theme: z.string(),
  unit: z.string(),
  label: z.string(),
  where: words,
  notCollected: z
    .array(z.string())
    .describe('Fields, tables and fields of rows that the figure reads and the sample does not have'),
  source: words,
  published: z.array(published),
  beside: z
    .array(z.string())
    .describe('Figures printed beside this one, of any unit; never compared with it'),
  unclear: count,
  notRecorded: count,
  notRelevant: count,
  records: count,
  relevanceUnknown: count,
};

const ofCheck = {
  base: z.enum(BASES),
  check: z.string(),
  count: z.enum(ANSWERS),
  n: count,
  d: count,
  percent,
  shown: z.string(),
  yes: count,
  no: count,
};

const proportion = z
  .strictObject({
    ...figureBase,
    kind: z.literal('proportion'),
    ...ofCheck,
    better: z.enum(DIRECTIONS).nullable(),
    notRelevantByRecord: count,
    tooEarly: count,
    derived: z.strictObject({ yes: count, no: count }),
    byText: z
      .strictObject({ yes: count, no: count })
      .default({ yes: 0, no: 0 })
      .describe('Part of notRecorded: what free text says, which changes no number of the figure'),
    bounds: z.strictObject({ low: fraction, high: fraction }).nullable(),
    showBounds: z.boolean(),
  })
  .describe('yes + no + unclear + notRecorded + notRelevant = records');

const distribution = z
  .strictObject({
    ...figureBase,
    kind: z.literal('distribution'),
    field: words,
    several: z.boolean(),
    base: z.enum(BASES),
    known: count,
    d: count,
    parts: z.array(z.strictObject({ value: z.string(), n: count, percent, shown: words })),
    shown: words,
  })
  .describe(
    'known + unclear + notRecorded + notRelevant = records; the parts add up to known, unless several',
  );

const counted = z
  .strictObject({ ...figureBase, kind: z.literal('count'), n: count, shown: z.string() })
  .describe('n + unclear + notRecorded + notRelevant = records');

const sum = z
  .strictObject({
    ...figureBase,
    kind: z.literal('sum'),
    field: z.string(),
    sum: z.number().nullable(),
    d: count,
    shown: z.string(),
  })
  .describe('d records have a number; d + unclear + notRecorded + notRelevant = records');

const spread = z
  .strictObject({
    ...figureBase,
    kind: z.literal('spread'),
    ...ofCheck,
    sites: z.array(z.strictObject({ site: words, n: count, d: count, percent, shown: words })),
    lowest: z.array(z.string()),
    highest: z.array(z.string()),
    mean: percent,
    meanShown: words,
    withoutBase: z.array(z.string()),
  })
  .describe('n of d are those of all sites together');

const side = z.strictObject({ field: z.string(), options: z.array(z.string()) });

const cross = z
  .strictObject({
    ...figureBase,
    kind: z.literal('cross'),
    rows: side,
    columns: side,
    cells: z
      .array(z.array(count))
      .describe('For each option of the rows one count for each option of the columns; together they are d'),
    d: count,
    unknown: z
      .strictObject({ rows: count, columns: count, both: count })
      .describe(
        'Of the records that are asked: only the choice of the rows is not known, only that of the columns, or both',
      ),
    shown: words,
  })
  .describe('d + unclear + notRecorded + notRelevant = records');

const figures = z.array(
  z.discriminatedUnion('kind', [proportion, distribution, counted, sum, spread, cross]),
);

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
