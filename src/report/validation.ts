import type { FileSummary, UnitSummary } from '../model/result.ts';
import { plural, printable } from '../util/words.ts';
import { renderProblems, type ProblemGroups } from './problems.ts';

/** What a sample that was read, and not judged, is reported by. */
export interface Validation {
  readonly problems: ProblemGroups;
  /** Their names as the user can open them. */
  readonly files: readonly FileSummary[];
  /** The names of the files that could not be read to their end. */
  readonly unreadable: readonly string[];
  readonly units: readonly UnitSummary[];
}

/** The problems by cause, then how each file was read, then what each unit holds, then the totals. */
export function renderValidation({ problems, files, unreadable, units }: Validation): string {
  const { error, note } = problems.totals;
  const lines = [
    ...files.map(fileLine),
    ...unreadable.map((file) => `${printable(file)}: could not be read to its end`),
    ...units.flatMap(({ unit, records, notCounted, tables }) => [
      `${unit}: ${counts(records, notCounted)}`,
      ...tables.map(
        (table) =>
          `  ${table.table}: ${counts(table.rows, table.notCounted, 'row')}, of ${plural(table.records, 'record')}`,
      ),
    ]),
    `${plural(error, 'error')}, ${plural(note, 'note')}`,
  ];
  return `${renderProblems(problems.groups())}${lines.join('\n')}\n`;
}

const fileLine = (file: FileSummary): string =>
  `${printable(file.file)}: ${formatOf(file)}, ${counts(file.records, file.notCounted, file.table === null ? 'record' : 'row')} (${file.table ?? file.unit})`;

const counts = (records: number, notCounted: number, one = 'record'): string =>
  `${plural(records, one)}${notCounted === 0 ? '' : `; ${plural(notCounted, 'row')} not counted`}`;

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'upright bars',
};

const FORMATS: Readonly<Record<FileSummary['format'], string>> = {
  csv: 'CSV',
  json: 'JSON',
  'json lines': 'JSON Lines',
};

const formatOf = ({ format, delimiter, encoding }: FileSummary): string =>
  delimiter === null
    ? `${FORMATS[format]} in ${encoding}`
    : `${FORMATS[format]} with ${DELIMITERS[delimiter] ?? `the delimiter "${printable(delimiter)}"`} in ${encoding}`;
