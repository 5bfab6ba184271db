import { z } from 'zod';
import { ANSWERS } from '../model/answer.ts';
import { VERDICTS } from '../model/figure.ts';
import { BASES, DIRECTIONS } from '../model/rubric.ts';

/** The shape of the figures of a saved result. */

export const count = z.int().nonnegative();
const percent = z
  .int()
  .min(0)
  .max(100)
  .nullable()
  .describe('A whole number; null where d is 0, and where the sample has no column for the answer');
export const words = z.string().nullable();

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

export const figures = z.array(
  z.discriminatedUnion('kind', [proportion, distribution, counted, sum, spread, cross]),
);
