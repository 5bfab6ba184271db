import { z } from 'zod';
import { printable } from '../util/words.ts';
import { ANSWERS } from '../model/answer.ts';
import { BASES, DIRECTIONS, SEVERITIES } from '../model/rubric.ts';

/**
 * The shape of a rubric's text. Only the shape: names, types and rules are resolved in `load.ts`.
 * The JSON Schema for editors is made from this.
 */

const name = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/i,
    'letters and digits, joined by - or _, beginning with a letter',
  );

/** What the expression language uses for itself. */
export const RESERVED: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'all',
  'any',
  'at',
  'least',
  'of',
  'is',
  'in',
  'between',
  'includes',
  'blank',
  'present',
  'as_of',
]);

const text = z
  .string()
  .min(1, 'must not be empty')
  .refine((value) => printable(value) === value, 'holds a control character');
/** What stands in a column of a table. */
const label = text.max(200, 'must not be longer than 200 characters');
const paragraph = text.describe('A paragraph or section of the source, in quotes, such as "2.1"');
/** Written on one line or folded over several. */
const expression = z
  .string()
  .min(1, 'must not be empty')
  .refine(
    (value) => printable(value.replace(/\n/g, ' ')) === value.replace(/\n/g, ' '),
    'holds a control character',
  )
  .describe('A rule over fields and checks, such as: all of [strengths, desistance]');
const count = z.int().min(0, 'must be 0 or more');

const published = z.strictObject({
  row: text.optional().describe('The row of the list of published figures that it comes from'),
  percent: z.int().min(0, 'must be 0 to 100').max(100, 'must be 0 to 100').optional(),
  n: count.optional(),
  d: count.optional(),
  phrase: text.optional().describe('What was printed in words'),
  parts: z
    .record(z.string(), count)
    .optional()
    .describe('Of a distribution: the count printed for each option'),
  of: z
    .union([text, z.number()])
    .optional()
    .describe(
      'Of a distribution: an option, lowest or highest; of a spread: lowest, highest, mean or pooled',
    ),
  at: paragraph,
  implied: z
    .strictObject({ d: z.array(count).min(1, 'must not be empty'), why: text })
    .optional()
    .describe('What we infer and the report did not print'),
  disputed: z.boolean().optional().describe('The printed values contradict each other'),
});

const option = z.union([
  text,
  z.number(),
  z.strictObject({ value: z.union([text, z.number()]), aliases: z.array(text).min(1, 'must not be empty') }),
]);

const field = z.strictObject({
  type: z.enum(['answer', 'choice', 'list', 'number', 'date', 'text']),
  ask: text.optional().describe('The question that the column answers'),
  aliases: z.array(text).optional().describe('Other headers under which the column is found'),
  options: z
    .array(option)
    .min(1, 'must not be empty')
    .optional()
    .describe('Of a choice or a list: what it may hold'),
  ordered: z.boolean().optional().describe('Of a choice: the options rise from first to last'),
  personal: z.boolean().optional().describe('Never printed unless asked for by name'),
  entry: z.boolean().optional().describe('What the service wrote in its own file: the thing audited'),
  required: z.boolean().optional().describe('The column must be there'),
  future: z
    .boolean()
    .optional()
    .describe('Of a date: it may lie after the day on which the cases are looked at'),
});

const names = z.union([name, z.array(name).min(1, 'must not be empty')]);

const table = z.strictObject({
  key: names
    .optional()
    .describe("The columns of a linked file that hold the record's id; else the unit's id columns"),
  one: name.optional().describe('What a rule calls one row; else the id in the singular'),
  aliases: z.array(text).optional().describe('Other names under which the table is found'),
  line: name
    .optional()
    .describe('The text field that each line of a cell fills; else the only text field, if there is one'),
  main: z
    .strictObject({
      where: expression.optional(),
      else: text.optional().describe('Which of several, or of all: earliest or latest, and a date field'),
    })
    .optional()
    .describe('Which row is the main one'),
  fields: z.record(name, field),
});

const unit = z.strictObject({
  id: names.describe('The column or columns that name a record'),
  site: name.optional().describe('The column that says where a record comes from'),
  fields: z.record(name, field),
  tables: z
    .record(name, table)
    .optional()
    .describe('Rows that belong to a record: offences, targets, reviews'),
});

const better = z
  .enum(DIRECTIONS)
  .optional()
  .describe('Whether more is better or less is; without it the figure is a fact and never falls short');
const beside = z
  .union([name, z.array(name).min(1, 'must not be empty')])
  .optional()
  .describe('Figures, of any unit, that are printed beside this one and never compared with it');

const check = z.strictObject({
  unit: name.optional().describe('May be left out when the rubric has one unit'),
  theme: name.optional().describe('The heading it is printed under; without one, under Other'),
  label: label.optional().describe('What the figure is called in a report; else its id in words'),
  recorded: name.optional().describe("The answer field that holds a person's own answer"),
  rule: expression.optional(),
  'no rows': z
    .enum(['yes', 'no', 'not relevant'])
    .optional()
    .describe('What a rule over rows says of a record that has none; else not recorded'),
  'count text': z
    .boolean()
    .optional()
    .describe('What the rule reads from free text fills empty cells too; else it is shown beside the figure'),
  relevant: expression.optional().describe('The condition under which the question is put to a record'),
  attention: z
    .strictObject({
      when: z.array(z.enum(ANSWERS)).min(1, 'must not be empty'),
      where: expression.optional().describe('Only those of them for which this is yes'),
      unless: expression
        .optional()
        .describe('Without those for which this is yes, as where another check says what is wrong'),
      severity: z.enum(SEVERITIES),
      say: text,
    })
    .optional(),
  base: z.enum(BASES).optional(),
  better,
  beside,
  source: paragraph.optional(),
  published: z.array(published).optional(),
});

/** Either when and then, or else alone: said by `figure-kinds.ts`, for a choice of shapes explains nothing. */
const chosenCase = z.strictObject({
  when: expression.optional(),
  then: label.optional().describe('The option of a record for which it is yes'),
  else: label.optional().describe('The option of every other record; alone, and last'),
});

export const FIGURE_KINDS = ['proportion', 'distribution', 'count', 'sum', 'spread', 'cross'] as const;

const figure = z.strictObject({
  kind: z.enum(FIGURE_KINDS).optional().describe('proportion if left out'),
  check: name.optional().describe('Of a proportion or a spread: the check whose answers are counted'),
  field: name
    .optional()
    .describe('Of a distribution: the choice or list whose options are counted; of a sum: the number field'),
  choose: z
    .array(chosenCase)
    .min(1, 'must not be empty')
    .optional()
    .describe(
      'Of a distribution: cases of which a record counts under the first that holds; else comes last',
    ),
  rows: name.optional().describe('Of a cross: the choice whose options are its rows'),
  columns: name.optional().describe('Of a cross: the choice whose options are its columns'),
  unit: name
    .optional()
    .describe("Of a proportion or a spread: its check's; may be left out when the rubric has one unit"),
  theme: name.optional().describe("Of a proportion or a spread: the check's own if left out"),
  label: label.optional(),
  where: expression.optional(),
  count: z.enum(ANSWERS).optional(),
  base: z.enum(BASES).optional(),
  better,
  beside,
  source: paragraph.optional(),
  published: z.array(published).optional(),
});

const evidence = z.strictObject({
  unit: name.optional().describe('May be left out when the rubric has one unit'),
  table: name.optional().describe('The child table whose rows it reads'),
  fields: z
    .record(name, name)
    .optional()
    .describe('Which field is what; one with the name of what is read need not be named'),
  'row fields': z.record(name, name).optional().describe('The same of the rows of the table'),
  options: z.record(name, text).optional(),
});

export const rubricSchema = z.strictObject({
  $schema: z.string().optional().describe('For editors: where this schema lies'),
  rubric: name.describe("The rubric's id"),
  version: z.int().min(1, 'must be 1 or more'),
  title: text,
  source: z
    .strictObject({
      body: text.optional(),
      title: text.optional(),
      published: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date, as in 2017-10-26')
        .optional(),
      label: text.optional().describe('How a column of its published values is headed, such as: report 2017'),
    })
    .optional(),
  themes: z
    .record(name, text)
    .optional()
    .describe('Theme ids and their headings, in the order in which they are printed; else the ids in words'),
  headline: z
    .array(name)
    .min(1, 'must not be empty')
    .optional()
    .describe(
      'The themes that stand first and whole where a report is too long to be read at once, in this order',
    ),
  units: z.record(name, unit),
  evidence: z
    .record(name, evidence)
    .optional()
    .describe('Kinds of evidence, and which columns they read: what follows from law, dates or text'),
  checks: z.record(name, check),
  figures: z.record(name, figure).optional(),
});

export type RubricText = z.infer<typeof rubricSchema>;
export type UnitText = z.infer<typeof unit>;
export type TableText = z.infer<typeof table>;
export type FieldText = z.infer<typeof field>;
export type CheckText = z.infer<typeof check>;
export type FigureText = z.infer<typeof figure>;
export type ChosenCaseText = z.infer<typeof chosenCase>;
export type EvidenceText = z.infer<typeof evidence>;
export type PublishedText = z.infer<typeof published>;

/** The JSON Schema of a rubric, for editors. */
export const rubricJsonSchema = (): unknown => ({
  title: 'casefile rubric',
  ...z.toJSONSchema(rubricSchema, { io: 'input' }),
});
