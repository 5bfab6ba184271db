/** What the problems of one code have in common, as the headline of a group says it: in the plural, without a count. */
export const PROBLEM_TITLES: Readonly<Record<string, string>> = {
  'header-again': 'headers that stand again among the rows',
  'unreadable-file': 'files that cannot be read at all',
  encoding: 'files in another encoding than UTF-8',
  'mark-inside': 'byte order marks inside a file',
  'title-line': 'lines above the header',
  'repeated-header': 'headers that stand several times',
  'unknown-column': 'columns that the rubric does not know',
  'required-column': 'columns that the rubric requires',
  'no-header': 'columns without a header that hold values',
  'empty-table': 'child tables that are empty in every record',
  'empty-columns': 'empty columns',
  'empty-rows': 'empty rows',
  'other-unit': 'lists of another unit',
  'not-collected': 'columns that the sample does not have',
  'row-lost': 'rows that are not counted',
  'bad-id': 'rows without an id, or with one that a spreadsheet may have changed',
  'repeated-id': 'rows with an id that another row has',
  'repeated-row': 'rows that stand more than once',
  'no-parent': 'rows that belong to no record',
  'example-row': "rows of a template's example",
  'unreadable-value': 'values that cannot be read',
  'value-lost': 'values that are lost',
  'rows-in-a-cell': 'cells that look like several rows',
  'future-date': 'dates after the day on which the cases are looked at',
  'early-date': 'dates before 1990',
  'serial-date': "dates written as a day number of Excel's",
  'percent-sign': 'numbers with a percent sign',
  'unknown-site': 'sites in "population" that have no record',
  'population-too-small': 'populations smaller than the sample',
  'reproduces-another': 'published values that belong to another rubric',
  'check-the-rule': 'rules of the rubric to look at again',
  note: 'other remarks',
};

/** A code that has no title of its own is still better read in words than left out. */
export const titleOf = (code: string): string =>
  Object.hasOwn(PROBLEM_TITLES, code) ? (PROBLEM_TITLES[code] ?? code) : code.replace(/[-_]+/g, ' ');
