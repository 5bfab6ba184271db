import type { Rubric, Table, Unit } from '../model/rubric.ts';
import { jsonText } from '../util/json-text.ts';
import { andList, printable } from '../util/words.ts';
import { wrap } from '../util/wrap.ts';
import { BYTE_ORDER_MARK, csvRow } from './csv-text.ts';
import type { DictionaryColumn, Wording } from './dictionary.ts';

/** A dictionary in some format; it ends with a line break. `width` is that of a line for people, in characters. */
type RenderDictionary = (rubric: Rubric, columns: readonly DictionaryColumn[], width: number) => string;

/** Longer lines are only harder to read. */
const WIDEST = 110;

export const DICTIONARY_FORMATS: Readonly<Record<'table' | 'csv' | 'json', RenderDictionary>> = {
  /** For people: unit by unit, a block of lines for each column. */
  table: (rubric, columns, width) => {
    const set = (text: string, indent = 0): string => wrap(printable(text), Math.min(width, WIDEST), indent);
    const own = (unit: Unit, table: Table | null): string[] =>
      columns
        .filter((column) => column.unit === unit.id && column.table === (table?.id ?? null))
        .map((column) =>
          columnLines(column)
            .map(([indent, text]) => set(text, indent))
            .join('\n'),
        );
    const sections = rubric.units.flatMap((unit) => [
      set(`Unit ${unit.id}: each row is named by ${andList(unit.idFields)}`),
      ...own(unit, null),
      ...unit.tables.flatMap((table) => [set(tableHead(table, unit)), ...own(unit, table)]),
    ]);
    const head = set(
      `${rubric.id}, version ${rubric.version}: what each column may hold. Case, and spaces, hyphens, slashes and dots between letters, do not matter in headers, answers and options; ids and sites are taken as they are written.`,
    );
    return `${[head, ...sections].join('\n\n')}\n`;
  },
  /** For a spreadsheet: one row for each column. */
  csv: (_, columns) => BYTE_ORDER_MARK + [CSV_HEADER, ...columns.map(csvCells)].map(csvRow).join(''),
  /** For programs. */
  json: ({ id, version }, columns) => jsonText({ rubric: id, version, columns }),
};

function tableHead({ id, one, key, aliases, line }: Table, unit: Unit): string {
  const names = aliases.length === 0 ? '' : `, also called ${andList(aliases)}`;
  const lines = line === null ? '' : `; as lines in a cell of the ${unit.id}, each fills ${line}`;
  return `Table ${id} of unit ${unit.id}${names}: one row for each ${one}, tied to its ${unit.id} by ${andList(key)}${lines}`;
}

/** The lines of one column, each with how far it is set in. */
function columnLines(column: DictionaryColumn): (readonly [number, string])[] {
  const { values, form, otherwise, otherHeaders, question, figures } = column;
  const marks = marksOf(column);
  return [
    [2, [column.column, [column.type, ...marks].join(', ')].join(': ')],
    ...(question === null ? [] : [[4, question] as const]),
    ...(form === null ? [] : [[4, `holds ${form}`] as const]),
    ...values.map((wording) => [4, `${wording.value}: ${wording.written.join(', ')}`] as const),
    ...(otherwise.length === 0 ? [] : [[4, `or ${inWords(otherwise)}`] as const]),
    ...(otherHeaders.length === 0 ? [] : [[4, `other headers: ${otherHeaders.join(', ')}`] as const]),
    [4, figures.length === 0 ? 'read by no figure' : `read by: ${figures.join(', ')}`],
  ];
}

const marksOf = ({ id, table, site, personal, entry }: DictionaryColumn): string[] => [
  ...(id ? [table === null ? 'part of the id' : 'names the record'] : []),
  ...(site ? ['the site'] : []),
  ...(personal ? ['personal'] : []),
  ...(entry ? ['entered by the service'] : []),
];

/** `unclear (Unclear, NK); nothing (-, --)` */
const inWords = (wordings: readonly Wording[]): string =>
  wordings.map(({ value, written }) => `${value} (${written.join(', ')})`).join('; ');

const CSV_HEADER = [
  'unit',
  'table',
  'column',
  'type',
  'holds',
  'or',
  'other headers',
  'question',
  'personal',
  'entry',
  'id',
  'site',
  'figures',
];

const csvCells = (column: DictionaryColumn): (string | null)[] => [
  column.unit,
  column.table,
  column.column,
  column.type,
  column.form ?? inWords(column.values),
  inWords(column.otherwise),
  column.otherHeaders.join('; '),
  column.question,
  ...[column.personal, column.entry, column.id, column.site].map((is) => (is ? 'yes' : 'no')),
  column.figures.join('; '),
];
