import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CannotRun, type Problem } from '../../src/model/problem.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { auditWith, type Audited } from '../helpers/audit-text.ts';
import { inputFrom } from '../helpers/file-dialects.ts';
import {
  KEPT_AS,
  lineDeleted,
  lineDoubled,
  mutation,
  type Mutation,
  type MutatedFile,
} from '../helpers/mutations.ts';
import { PLAINLY } from '../helpers/spellings.ts';

/**
 * A file that is damaged in one place gives the figures of the whole one, or says that something is wrong, or is
 * refused. It never gives other figures in silence, and it never crashes.
 *
 * No reader can see that one valid value became another, so the values are such that no small change does that:
 *
 * - Answers, options and their words differ in more than three letters, and no such cell is blank, so that a digit
 *   that is put into it is no answer.
 * - All dates are over five years from the one that is compared with, and a change of their first digits makes them
 *   early or future ones, of which a note is made; the earlier ones fall on the 20th of a month or later, for a
 *   year that loses its first digits leaves another date, 2-12-22. Numbers have four digits or more and are only asked for whether
 *   they are there.
 * - Texts and ids are in no figure, and the site is in none; ids differ in more than three letters, so that one
 *   only becomes another by being written twice. The last cell of a row is never blank, so that a delimiter too
 *   many is seen; texts stand in front of what is in a figure, for into a text behind it a cell might slip whole.
 * - The child table has two texts, so that a number that is put into an empty list is no row.
 *
 * Nor can a reader see that a whole row is missing, when the file is cut off at the row's end or when its line was
 * deleted, nor that the last cell is blank because the file is cut off in front of it: then the figures are compared
 * with those of what is left. A row of a child table that stands
 * twice cannot be seen either, for a row has no id: no line of a linked file is doubled.
 */

const TIMES = Number(process.env['RUNS'] ?? 1);

const { rubric } = loadRubric(
  `rubric: mutation
version: 1
title: Mutation
themes: {other: Other}
units:
  case:
    id: [team, case_id]
    site: area
    fields:
      area: {type: text}
      safe: {type: answer}
      told: {type: answer}
      level: {type: choice, options: [smallest, moderate, enormous]}
      months: {type: number}
      started: {type: date}
      remark: {type: text}
      checked_by: {type: text, personal: true}
    tables:
      offences:
        fields:
          violent: {type: answer}
          offence_date: {type: date}
          wording: {type: text}
          street: {type: text}
checks:
  kept-safe: {recorded: safe}
  family-told: {recorded: told, relevant: kept-safe}
  counted: {rule: months is present}
  dated: {rule: started < 2000-01-01}
  violent-offender: {rule: any offence where violent, no rows: no}
  offences-of-old: {rule: count of offences where (offence_date < 2000-01-01) >= 2}
figures:
  levels: {kind: distribution, field: level, theme: other, label: Levels}
`,
  'rubric.yaml',
);

const AS_OF = '2019-12-31';
const CASE_COLUMNS = [
  'team',
  'case_id',
  'area',
  'remark',
  'checked_by',
  'safe',
  'told',
  'level',
  'months',
  'started',
];
const CASES: readonly (readonly string[])[] = [
  ['Northern', 'alpaca-one', 'Hillside', 'fine', 'somebody', 'TRUE', 'FALSE', 'smallest', '5555', '2014-06-25'],
  ['Northern', 'buffalo-two', 'Hillside', 'two\nlines, "or" so', 'anyone', 'FALSE', 'Unclear', 'moderate', 'Not recorded', '1993-11-28'],
  ['Southern', 'crocodile', 'Lakeside', '', 'caf\u00e9 staff', 'Unclear', 'TRUE', 'enormous', '77777', 'Not recorded'],
  ['Southern', 'dromedary', 'Lakeside', 'a; b | c', 'nobody', 'Not applicable', 'Not applicable', 'Unclear', '123456', '2015-02-15'],
  ['Western', 'elephants', 'Lakeside', 'x', 'somebody', 'TRUE', 'TRUE', 'enormous', 'Not applicable', '1992-05-21'],
  ['Western', 'flamingos', 'Hillside', '\u00a340 fine', 'anyone', 'Not recorded', 'FALSE', 'smallest', '9999.75', '2016-12-12'],
]; // prettier-ignore
const ROW_COLUMNS = ['team', 'case_id', 'wording', 'street', 'violent', 'offence_date'];
const ROWS: readonly (readonly string[])[] = [
  ['Northern', 'alpaca-one', 'theft, of a bicycle', 'High Street', 'TRUE', '1994-11-21'],
  ['Northern', 'alpaca-one', 'criminal damage', 'Low Road', 'FALSE', '1992-12-22'],
  ['Southern', 'crocodile', 'affray', 'Mill Lane', 'Unclear', '2013-05-25'],
  ['Western', 'elephants', 'caf\u00e9 row', 'High Street', 'FALSE', 'Not recorded'],
  ['Western', 'elephants', 'theft', 'Mill Lane', 'Not applicable', '2015-11-11'],
];

type Table = readonly (readonly string[])[];

function csv(
  header: readonly string[],
  rows: Table,
  delimiter: string,
  quoteAll: boolean,
  end: string,
): string {
  const cell = (text: string): string =>
    quoteAll || text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  return [header, ...rows].map((row) => row.map(cell).join(delimiter) + end).join('');
}

const objects = (header: readonly string[], rows: Table): Record<string, unknown>[] =>
  rows.map((row) => Object.fromEntries(header.map((key, index) => [key, row[index] ?? ''])));

/** The cases as JSON records, with their rows in them. */
const nested = (cases: Table, rows: Table): Record<string, unknown>[] =>
  objects(CASE_COLUMNS, cases).map((one, index) => ({
    ...one,
    offences: objects(ROW_COLUMNS, rows.filter((row) => row[1] === cases[index]?.[1])).map(
      ({ team: _team, case_id: _id, ...row }) => row,
    ),
  })); // prettier-ignore

interface Base {
  readonly name: string;
  /** The file that is changed. */
  readonly file: string;
  readonly write: (cases: Table, rows: Table) => string;
  /** The other file, which stays as it is. */
  readonly beside?: { readonly name: string; readonly write: (cases: Table, rows: Table) => string };
  /** What may be done with a line. One that is no more than a key may not go: a key that is not there is an empty cell. */
  readonly lines: readonly fc.Arbitrary<Mutation>[];
}

const offencesCsv = (_cases: Table, rows: Table): string => csv(ROW_COLUMNS, rows, ',', false, '\n');
const casesCsv = (cases: Table): string => csv(CASE_COLUMNS, cases, ',', false, '\n');

const BOTH = [lineDeleted, lineDoubled] as const;

const BASES: readonly Base[] = [
  ...([[',', false, '\n'], [';', true, '\r\n'], ['\t', false, '\r\n'], ['|', false, '\r']] as const).map(
    ([delimiter, quoteAll, end]): Base => ({
      name: `CSV with ${JSON.stringify(delimiter)}`,
      file: 'cases.csv',
      write: (cases) => csv(CASE_COLUMNS, cases, delimiter, quoteAll, end),
      beside: { name: 'offences.csv', write: offencesCsv },
      lines: BOTH,
    }),
  ),
  {
    name: 'CSV with lines above its header',
    file: 'cases.csv',
    write: (cases) => `sep=;\nAudit of "North", Q1\n\n${csv(CASE_COLUMNS, cases, ';', false, '\n')}`,
    beside: { name: 'offences.csv', write: offencesCsv },
    lines: BOTH,
  },
  { name: 'a linked CSV', file: 'offences.csv', write: offencesCsv, beside: { name: 'cases.csv', write: casesCsv }, lines: [lineDeleted] },
  { name: 'a linked CSV with quotes', file: 'offences.csv', write: (_, rows) => csv(ROW_COLUMNS, rows, ';', true, '\r\n'), beside: { name: 'cases.csv', write: casesCsv }, lines: [lineDeleted] },
  { name: 'a JSON list', file: 'cases.json', write: (cases, rows) => JSON.stringify(nested(cases, rows)), lines: BOTH },
  { name: 'a JSON list over lines', file: 'cases.json', write: (cases, rows) => JSON.stringify(nested(cases, rows), null, 1), lines: [lineDoubled] },
  { name: 'an object of lists', file: 'cases.json', write: (cases, rows) => JSON.stringify({ case: objects(CASE_COLUMNS, cases), offences: objects(ROW_COLUMNS, rows) }), lines: BOTH },
  { name: 'JSON Lines', file: 'cases.jsonl', write: (cases, rows) => nested(cases, rows).map((one) => `${JSON.stringify(one)}\n`).join(''), lines: BOTH },
]; // prettier-ignore

async function audit(files: readonly MutatedFile[]): Promise<Audited> {
  const inputs = files.map(({ name, bytes }) => inputFrom(PLAINLY, bytes, name));
  return auditWith(rubric, inputs, { asOf: AS_OF });
}

/** What a reader of the report acts on. */
const figuresOf = ({ result }: Audited): string =>
  JSON.stringify([
    result.figures,
    result.sample.units.map(({ records, notCounted }) => [records, notCounted]),
  ]);

const filesOf = (
  base: Base,
  cases: Table,
  rows: Table,
  keep: (text: string) => Uint8Array,
): MutatedFile[] => [
  { name: base.file, bytes: keep(base.write(cases, rows)) },
  ...(base.beside === undefined
    ? []
    : [
        {
          name: base.beside.name,
          bytes: KEPT_AS['UTF-8']?.(base.beside.write(cases, rows)) ?? new Uint8Array(),
        },
      ]),
];

/** Figures of the sample without some rows at its end, without the cell in front of which it ends, without one row. */
async function figuresOfFewer(base: Base): Promise<Set<string>> {
  const linked = base.file.startsWith('offences');
  const table = linked ? ROWS : CASES;
  const left = table.flatMap((row, index) => [
    table.slice(0, index),
    [...table.slice(0, index), [...row.slice(0, -1), '']],
    table.filter((_row, at) => at !== index),
  ]);
  const found = new Set<string>();
  for (const some of left) {
    if (!linked && some.length === 0) continue;
    const files = linked
      ? filesOf(base, CASES, some, KEPT_AS['UTF-8'] as (text: string) => Uint8Array)
      : filesOf(base, some, ROWS, KEPT_AS['UTF-8'] as (text: string) => Uint8Array);
    found.add(figuresOf(await audit(files)));
  }
  return found;
}

const said = (problems: readonly Problem[]): string[] =>
  problems.map(({ code, line, column, message }) => `${code} ${line ?? ''}:${column ?? ''} ${message}`);

/** How long one damaged file may take, in milliseconds, on a machine that does other work too. */
const LONG = 5000;

/** What stands about the first byte that is another, before and after. */
function around(before: Uint8Array, after: Uint8Array): string {
  const at = before.findIndex((byte, index) => byte !== after[index]);
  const part = (bytes: Uint8Array): string =>
    JSON.stringify(Buffer.from(bytes.subarray(Math.max(0, at - 100), at + 100)).toString('latin1'));
  return `byte ${at}, ${part(before)} became ${part(after)}`;
}

async function check(
  base: Base,
  keep: (text: string) => Uint8Array,
  whole: Audited,
  fewer: ReadonlySet<string>,
  { what, of, rows }: Mutation,
): Promise<void> {
  const [file, ...others] = filesOf(base, CASES, ROWS, keep);
  if (file === undefined) return;
  const damaged = { name: file.name, bytes: of(file.bytes) };
  const shown = (): string => `${what}: ${around(file.bytes, damaged.bytes)}`;
  const begun = performance.now();
  let audited: Audited;
  try {
    audited = await audit([damaged, ...others]);
  } catch (error) {
    // The right refusal; any other error is a crash.
    if (error instanceof CannotRun) return;
    throw new Error(shown(), { cause: error });
  }
  expect(performance.now() - begun, shown()).toBeLessThan(LONG);
  const before = new Set(said(whole.problems));
  if (said(audited.problems).some((one) => !before.has(one))) return;
  const figures = figuresOf(audited);
  if (rows === 'fewer' && fewer.has(figures)) return;
  expect(figures, shown()).toBe(figuresOf(whole));
}

const CHECKED = BASES.flatMap((base) =>
  Object.entries(KEPT_AS).map(([kept, keep]) => ({ base, kept, keep })),
);

describe('a damaged file is never read as another in silence', () => {
  it.each(CHECKED)(
    '$base.name in $kept',
    async ({ base, keep }) => {
      const whole = await audit(filesOf(base, CASES, ROWS, keep));
      expect(whole.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      const fewer = await figuresOfFewer(base);
      await fc.assert(
        fc.asyncProperty(fc.oneof({ weight: 14, arbitrary: mutation }, ...base.lines), (one) =>
          check(base, keep, whole, fewer, one),
        ),
        { numRuns: 80 * TIMES, interruptAfterTimeLimit: 30_000 * TIMES, markInterruptAsFailure: true },
      );
    },
    60_000 * TIMES,
  );
});
