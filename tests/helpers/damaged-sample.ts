import type fc from 'fast-check';
import { loadRubric } from '../../src/rubric/load.ts';
import { lineDeleted, lineDoubled, type Mutation } from './mutations.ts';

/**
 * A sample that is to be damaged. No reader can see that one valid value became another, so its values are such that
 * no small change does that:
 *
 * - Answers and options differ in more than three letters, and no such cell is blank: a digit that is put into a
 *   blank one would be an answer.
 * - A change of a date's year makes it an early or a future one, of which a note is made, or leaves it on its side of
 *   2000-01-01. The earlier dates fall on the 20th of a month or later, for a year that loses its first digits
 *   leaves another date, as in 2-12-22.
 * - Numbers have four digits or more and are only asked for whether they are there.
 * - Texts, ids and the site are in no figure. Ids differ in more than three letters, so that none becomes another.
 * - The last cell of a row is never blank, so that a delimiter too many is seen, and texts stand in front of what is
 *   in a figure, for a cell might slip whole into a text behind it.
 * - The child table has two texts, so that a number that is put into an empty list is no row.
 *
 * Nor can a reader see that whole rows are missing, when the file is cut off at a row's end or when a row's line was
 * deleted, nor that the last cell is blank because the file is cut off in front of it: then the figures are compared
 * with those of what is left. A row of a child table has no id, so that nobody can see that it stands twice: no line
 * of a linked file is doubled.
 */

export const { rubric } = loadRubric(
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

export const AS_OF = '2019-12-31';
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
export const CASES: readonly (readonly string[])[] = [
  ['Northern', 'alpaca-one', 'Hillside', 'fine', 'somebody', 'TRUE', 'FALSE', 'smallest', '5555', '2014-06-25'],
  ['Northern', 'buffalo-two', 'Hillside', 'two\nlines, "or" so', 'anyone', 'FALSE', 'Unclear', 'moderate', 'Not recorded', '1993-11-28'],
  ['Southern', 'crocodile', 'Lakeside', '', 'caf\u00e9 staff', 'Unclear', 'TRUE', 'enormous', '77777', 'Not recorded'],
  ['Southern', 'dromedary', 'Lakeside', 'a; b | c', 'nobody', 'Not applicable', 'Not applicable', 'Unclear', '123456', '2015-02-15'],
  ['Western', 'elephants', 'Lakeside', 'x', 'somebody', 'TRUE', 'TRUE', 'enormous', 'Not applicable', '1992-05-21'],
  ['Western', 'flamingos', 'Hillside', '\u00a340 fine', 'anyone', 'Not recorded', 'FALSE', 'smallest', '9999.75', '2016-12-12'],
]; // prettier-ignore
const ROW_COLUMNS = ['team', 'case_id', 'wording', 'street', 'violent', 'offence_date'];
export const ROWS: readonly (readonly string[])[] = [
  ['Northern', 'alpaca-one', 'theft, of a bicycle', 'High Street', 'TRUE', '1994-11-21'],
  ['Northern', 'alpaca-one', 'criminal damage', 'Low Road', 'FALSE', '1992-12-22'],
  ['Southern', 'crocodile', 'affray', 'Mill Lane', 'Unclear', '2013-05-25'],
  ['Western', 'elephants', 'caf\u00e9 row', 'High Street', 'FALSE', 'Not recorded'],
  ['Western', 'elephants', 'theft', 'Mill Lane', 'Not applicable', '2015-11-11'],
];

export type Table = readonly (readonly string[])[];

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

export interface Base {
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

export const BASES: readonly Base[] = [
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
