import { expect, it } from 'vitest';
import { ANSWERS } from '../../src/model/answer.ts';
import * as figures from './figure-tables.ts';
import * as tables from './tables.ts';

const row = (cells: readonly (string | number | null)[]): string =>
  `| ${cells.map((cell) => cell ?? 'none').join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const square = (name: string, rows: readonly (readonly string[])[]): string =>
  table(
    [name, ...ANSWERS],
    rows.map((cells, index) => [`**${ANSWERS[index] ?? ''}**`, ...cells]),
  );

const MANUAL = `# Answers and arithmetic

Every check gives every record of its unit exactly one of five answers: **yes**, **no**, **unclear**, **not recorded**, **not relevant**.
So yes + no + unclear + not recorded + not relevant is the number of records, in every figure, in every group and under every filter. Nothing is dropped silently.

This page is written by the tests: each line of each table is run against the code.

## and, or, not

\`and\` gives the first of these that either side has: no, unclear, not recorded, not relevant, yes.

${square('and', tables.AND_TABLE)}

\`or\` gives the first of these that either side has: yes, unclear, not recorded, not relevant, no.

${square('or', tables.OR_TABLE)}

${table(['answer', 'not'], tables.NOT_TABLE)}

Filling in an unknown never changes a known result. Two rules that look alike can differ when something is unknown (absorption and distributivity do not hold), so casefile works a rule out just as it is written.

## all of, any of

Parts that are not relevant are set aside; \`all of\` joins the rest by *and*, \`any of\` by *or*. With no part left, the answer is not relevant.

${table(
  ['parts', 'all of', 'any of'],
  tables.PARTS_TABLE.map(([parts, all, any]) => [parts.join(', '), all, any]),
)}

## at least k of

${table(
  ['at least', 'parts', 'answer', 'why'],
  tables.AT_LEAST_TABLE.map(([k, parts, answer, why]) => [k, parts.join(', '), answer, why]),
)}

\`at least p% of\` asks for floor((p x parts + 99) / 100) of the parts that are relevant:

${table(['percent', 'parts', 'must be yes'], tables.PARTS_NEEDED_TABLE)}

## Rules over rows

The rows of a record (its offences, the targets of its plan) are parts of which there are as many as there are. \`any offence where ...\` and \`all offences where ...\` join the answers of the rows as \`any of\` and \`all of\` join parts, and so does \`at least p% of\`. A number of rows is no list that can be too short:

${table(
  ['at least', 'rows', 'answer', 'why'],
  tables.AT_LEAST_ROWS_TABLE.map(([k, rows, answer, why]) => [k, rows.join(', '), answer, why]),
)}

\`count of offences where ...\` is known only to lie between the rows that are yes and those and every row that is unclear or not recorded. A comparison is yes if it holds for every number between, no if it holds for none:

${table(
  ['rows', 'count', 'answer', 'why'],
  tables.COUNT_TABLE.map(([rows, operator, number, answer, why]) => [
    rows.join(', '),
    `${operator} ${number}`,
    answer,
    why,
  ]),
)}

\`latest offence by offence_date where ...\` (and \`earliest\`) asks one row. Every row without a known date may be the one:

${table(
  ['rows', 'answer', 'why'],
  tables.LATEST_TABLE.map(([rows, answer, why]) => [
    rows.map(([date, own]) => `${date === '' ? '(no date)' : date} ${own}`).join('; '),
    answer,
    why,
  ]),
)}

\`main offence where ...\` asks the row that is marked; where none or several are, the table's \`else\` decides, here \`earliest offence_date\`:

${table(
  ['rows', 'answer', 'without else', 'why'],
  tables.MAIN_TABLE.map(([rows, answer, without, why]) => [
    rows
      .map(
        ([mark, date, own]) =>
          `${mark === '' ? '(no mark)' : mark} ${date === '' ? '(no date)' : date} ${own}`,
      )
      .join('; '),
    answer,
    without,
    why,
  ]),
)}

A record without a row is not recorded, unless the check says \`no rows\`, which then stands for the part of its \`rule\` that is over rows (not of \`relevant\` or a filter), but never for a table that is missing or a word in its place. Where nobody supplied the table the figure reads "not collected". Here \`known\` is yes:

${table(
  ['rule', 'no rows', 'a record without a row', 'no such table'],
  tables.NO_ROWS_TABLE.map(([rule, noRows, none, notSupplied]) => [
    `\`${rule}\``,
    noRows ?? '',
    none,
    notSupplied,
  ]),
)}

## relevant and where

Both follow one rule. The answer of the condition decides what a record counts as:

${table(
  ['condition', 'a record whose own answer is yes counts as', 'relevance unknown'],
  tables.GATE_TABLE.map(([condition, answer, open]) => [condition, answer, open ? 'yes' : 'no']),
)}

So when it is unclear whether there was trauma, it is unclear too whether somebody responded to it: such a record is counted as unclear, is in no base but \`all\`, and is shown as "relevance unknown".

Only \`relevant:\` finds contradictions; a filter makes none:

${table(
  ['relevance', 'recorded', 'counts as', 'and is listed as'],
  tables.RELEVANCE_TABLE.map(([condition, cell, answer, said]) => [
    condition,
    cell === '' ? '(blank)' : cell,
    answer,
    said,
  ]),
)}

## Recorded and derived

What a person recorded beats what a rule works out. A rule fills only an empty cell (or a missing column), never one that holds something:

${table(
  ['recorded', 'worked out', 'counts as', 'and is listed as'],
  tables.RECORDED_TABLE.map(([cell, derived, answer, said]) => [
    cell === '' ? '(blank)' : cell,
    derived,
    answer,
    said,
  ]),
)}

## By text

What a rule reads from free text fills nothing: it stands beside the figure ("3 more by text"), no other check sees it, and no percentage changes. So does what a rule makes of free text and of other things together. A check may say \`count text: true\`; then its rule works as any other does, and what it fills in is counted as worked out. No built-in rubric says so.

${table(
  ['recorded', 'by text', 'counts as', 'beside the figure', 'and is listed as'],
  tables.BY_TEXT_TABLE.map(([cell, read, answer, beside, said]) => [
    cell === '' ? '(blank)' : cell,
    read,
    answer,
    beside === null ? '' : `1 ${beside} by text`,
    said,
  ]),
)}

## is blank, is present

\`is present\` asks for a value of the field's own; unclear, N/A and "not recorded" are words instead of one.

${table(
  ['in the cell', 'is blank', 'is present'],
  tables.BLANK_TABLE.map(([what, blank, present]) => [what, blank, present]),
)}

## Bases

With ${Object.entries(tables.BASES_EXAMPLE)
  .slice(0, 6)
  .map(([name, n]) => `${name} ${n}`)
  .join(', ')}:

${table(['base', 'd', 'adds up'], tables.BASES_TABLE)}

## Percentages

A percentage is floor((200 n + d) / (2 d)): a whole number, half up, worked out once from two integers. What people read never shows a false 100% or 0%. Below a base of 20 the count leads and the percentage follows in brackets (our choice).

${table(['n', 'd', 'percent', 'shown'], tables.PERCENT_TABLE)}

Bounds take every unclear and not recorded answer as no, and then as yes:

${table(
  ['yes, no, unclear, not recorded, not relevant', 'base', 'count', 'from and to'],
  tables.BOUNDS_TABLE.map(([counts, base, count, bounds]) => [counts.join(', '), base, count, bounds]),
)}

They are printed when they lie more than 10 points apart, and always for any-of and all-of checks, whose figures on base known are pulled up or down.

## Distributions and chosen cases

A distribution counts the records under each option of a field. With \`choose\` the options are cases, asked in order; the first that holds is the one. With two cases, \`first\` and \`second\`:

${table(['first', 'second', 'with else: other', 'without else', 'why'], figures.CHOOSE_TABLE)}

A cell of a list holds several options, with \`;\`, \`|\`, a comma or a line break between them (in JSON, a list of texts). Each must be an option, or the whole cell is unreadable. With the options CAMHS, housing, and "drugs, alcohol":

${table(
  ['in the cell', 'is read as'],
  figures.LIST_TABLE.map(([cell, read]) => [cell === '' ? '(blank)' : cell.replaceAll('|', '\\|'), read]),
)}

So the parts of a list do not add up to its base: a record may have several of them, or none.

## Two choices crossed

A cross counts each record in the cell of its two options; of the others it says which of the two is not known. It has no percentages: what the two levels agree on is a check. With a first choice of low and high, and a second of low, medium and high:

${table(
  ['first', 'second', 'counts under'],
  figures.CROSS_TABLE.map(([first, second, counts]) => [
    first || '(blank)',
    second || '(blank)',
    counts.replace(': ', ', not known: '),
  ]),
)}

## Counts, sums, spreads

A count is the number of records, or of those that a filter keeps. A sum adds up a number column over the records that have a number, exactly to four decimals:

${table(
  ['cells', 'sum', 'over', 'shown'],
  figures.SUM_TABLE.map(([cells, sum, d, shown]) => [
    cells.map((cell) => (cell === '' ? '(blank)' : cell)).join(', '),
    sum,
    d,
    shown,
  ]),
)}

A spread sets the sites of a unit beside each other. Proportions are compared as fractions, never as rounded percentages; the mean is that of the unrounded proportions, so each site weighs the same, and pooled is the figure of all records together:

${table(
  ['sites', 'lowest', 'highest', 'mean', 'pooled', 'without a base'],
  figures.SPREAD_TABLE.map(([sites, ...rest]) => [
    Object.entries(sites)
      .map(([site, [n, d]]) => `${site} ${n}/${d}`)
      .join(', '),
    ...rest,
  ]),
)}

Records of no known site are in the pooled figure and are no site.

## Birthdays

\`birthday(dob, 18)\` is the day on which somebody reaches the age of 18; who was born on 29 February reaches it on 1 March in a year that has no such day:

${table(['born', 'years', 'the birthday'], figures.BIRTHDAY_TABLE)}

${table(
  ['dob', 'order_start', 'order_end', 'birthday(dob, 18) between order_start and order_end', 'why'],
  figures.REACHES_TABLE.map((line) => line.map((cell) => (cell === '' ? '' : cell))),
)}

## Published values and phrases

A published value is compared only when the sample says that it reproduces the report, or with \`--expect published\`. Numbers must be equal:

${table(
  ['printed', 'n', 'd', 'verdict'],
  tables.PUBLISHED_TABLE.map(([printed, n, d, verdict]) => [
    Object.entries(printed)
      .map(([key, value]) => (key === 'disputed' ? 'disputed' : `${key} ${value}`))
      .join(', '),
    n,
    d,
    verdict,
  ]),
)}

Where a number and words were printed together, both must hold; words off the scale then say nothing more:

${table(
  ['printed', 'n', 'd', 'verdict'],
  figures.WITH_WORDS_TABLE.map(([printed, n, d, verdict]) => [
    Object.entries(printed)
      .map(([key, value]) => `${key} ${value}`)
      .join(', '),
    n,
    d,
    verdict,
  ]),
)}

A disputed value contradicts itself in print; its n must be equal, and its percentage right on one of the bases that are implied. Words are held against this scale, which is our own, calibrated on two reports:

${table(['phrase', 'n', 'd', 'undecided', 'verdict'], tables.PHRASE_TABLE)}
`;

it('the manual page holds the tables', async () => {
  await expect(MANUAL).toMatchFileSnapshot('../../docs/answers-and-arithmetic.md');
});
