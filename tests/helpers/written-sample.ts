import type { Field } from '../../src/model/rubric.ts';
import type { Input } from '../../src/sample/read.ts';
import { asCsv, asHeader, encoded, inputFrom, shuffled } from './file-dialects.ts';
import {
  OFFENCE_FIELDS,
  TARGET_FIELDS,
  UNIT_FIELDS,
  type LogicalCase,
  type Values,
} from './logical-sample.ts';
import { inSomeCase, pick, PLAINLY, spell, yes, type Draw } from './spellings.ts';

/** A sample written down in files, and how. */

const DIMENSIONS = [
  'bytes',
  'layout',
  'headers',
  'columns',
  'words',
  'forms',
  'spaces',
  'children',
  'json',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export type Ways = Readonly<Record<Dimension, Draw>> & { readonly welsh: boolean };

/** Some dimensions drawn, the others plain. */
export function waysOf(draw: Draw, dimensions: readonly Dimension[], welsh = false): Ways {
  const entries = DIMENSIONS.map((one) => [one, dimensions.includes(one) ? draw : PLAINLY] as const);
  return { ...(Object.fromEntries(entries) as Record<Dimension, Draw>), welsh };
}

export const EVERY_WAY: readonly Dimension[] = DIMENSIONS.filter((one) => one !== 'json');
export const PLAIN = waysOf(PLAINLY, []);

interface WrittenFile {
  readonly name: string;
  readonly text: string;
  readonly holds: string | null;
}

const KEY = UNIT_FIELDS.filter(({ id }) => id === 'team' || id === 'case_id');
const TABLES = ['offences', 'targets'] as const;
type TableName = (typeof TABLES)[number];
const FIELDS: Readonly<Record<TableName, readonly Field[]>> = {
  offences: OFFENCE_FIELDS,
  targets: TARGET_FIELDS,
};
const TABLE_NAMES: Readonly<Record<TableName, readonly string[]>> = {
  offences: ['offences', 'offence', 'list of offences'],
  targets: ['targets', 'target'],
};

const namesOf = ({ id, aliases }: Field): string[] => [id, ...aliases];

const rowsOf = (one: LogicalCase, table: TableName): readonly Values[] =>
  table === 'offences' ? one.offences : one.targets.map((text) => ({ target: { is: 'text', text } }));

/** The rows of a child table, each with its case's key; those of one case keep their order. */
const linked = (cases: readonly LogicalCase[], table: TableName): Values[] =>
  cases.flatMap((one) => rowsOf(one, table).map((row) => ({ ...keyOf(one), ...row })));

const keyOf = ({ cells }: LogicalCase): Values =>
  Object.fromEntries(KEY.flatMap(({ id }) => (cells[id] === undefined ? [] : [[id, cells[id]]])));

interface Column {
  readonly header: string;
  readonly cells: readonly string[];
}

const UNKNOWN = ['Officer', 'Officer', 'x 1', 'Date of birth', 'Comments'] as const;
const ANYTHING = ['', 'a, b', 'Yes', '"', '2017-01-01', 'two\nlines'] as const;

function csvOf(
  ways: Ways,
  fields: readonly Field[],
  rows: readonly Values[],
  more: readonly Column[],
): string {
  const columns: Column[] = fields.map((field) => ({
    header: asHeader(ways.headers, namesOf(field)),
    cells: rows.map((row) => cellOf(row, field, ways)),
  }));
  const unknown = Array.from({ length: ways.columns(3) }, () => ({
    header: pick(ways.columns, UNKNOWN),
    cells: rows.map(() => pick(ways.columns, ANYTHING)),
  }));
  const all = shuffled(ways.columns, [...columns, ...more, ...unknown]);
  return asCsv(ways.layout, [
    all.map(({ header }) => header),
    ...rows.map((_, index) => all.map(({ cells }) => cells[index] ?? '')),
  ]);
}

function cellOf(row: Values, field: Field, ways: Ways): string {
  const value = row[field.id];
  return value === undefined ? '' : spell(value, field, ways);
}

const BULLETS = ['', '\u2022 ', '- ', '* ', '1. ', '12) ', '\u2013 '] as const;

/** The rows of a list in one cell: on a line each, or with semicolons between them. */
function listCell(ways: Draw, texts: readonly string[]): string {
  const bullet = pick(ways, BULLETS);
  const items = texts.map((text) => bullet + text);
  const end = pick(ways, ['\n', '\r\n', '\r', ';', '; ', '\n\n']);
  return items.join(end) + (items.length > 0 && ways(4) === 3 ? end : '');
}

/** Cases as CSV; the child tables as CSV files beside them, or the targets in one cell of their case. */
export function csvFiles(cases: readonly LogicalCase[], ways: Ways): WrittenFile[] {
  const inline = yes(ways.children);
  const list: Column = {
    header: asHeader(ways.headers, TABLE_NAMES.targets),
    cells: cases.map(({ targets }) => listCell(ways.children, targets)),
  };
  const rows = cases.map(({ cells }) => cells);
  const main = { name: 'cases.csv', text: csvOf(ways, UNIT_FIELDS, rows, inline ? [list] : []), holds: null };
  const others = TABLES.filter((table) => table === 'offences' || !inline).map((table) =>
    linkedFile(cases, table, ways),
  );
  return shuffled(ways.children, [main, ...others]);
}

function linkedFile(cases: readonly LogicalCase[], table: TableName, ways: Ways): WrittenFile {
  const rows = linked(shuffled(ways.children, cases), table);
  const holds = yes(ways.children) ? pick(ways.children, TABLE_NAMES[table]) : null;
  const fields = [...KEY, ...FIELDS[table]];
  if (yes(ways.json)) {
    const records = rows.map((row) => objectOf(row, fields, ways, rows[0] === row));
    return { name: `${table}.json`, text: `[${records.join(', ')}]`, holds };
  }
  return { name: `${table}.csv`, text: csvOf(ways, fields, rows, []), holds };
}

/** Cases as a list, as an object of lists or as JSON Lines, the child tables in them, in lists or in files beside them. */
export function jsonFiles(cases: readonly LogicalCase[], ways: Ways): WrittenFile[] {
  const draw = ways.json;
  const form = pick(draw, ['list', 'lists', 'lines']);
  const places = TABLES.map((table) => ({
    table,
    place: pick(draw, ['nested', 'file', ...(form === 'lists' ? ['list'] : [])]),
  }));
  const at = (where: string): TableName[] =>
    places.filter(({ place }) => place === where).map(({ table }) => table);
  const nested = at('nested').map((table) => ({ table, key: keyName(ways, TABLE_NAMES[table]) }));
  const records = cases.map((one, index) => {
    const lists = nested.flatMap(({ table, key }) => nestedList(one, table, key, ways, index === 0));
    return objectOf(one.cells, UNIT_FIELDS, ways, index === 0, lists);
  });
  const files = at('file').map((table) => linkedFile(cases, table, ways));
  if (form === 'lines') {
    const text = records.join(pick(draw, ['\n', '\r\n', '\n\n'])) + pick(draw, ['\n', '', '\n \n']);
    return shuffled(ways.children, [
      { name: pick(draw, ['cases.jsonl', 'cases.ndjson', 'cases.json']), text, holds: null },
      ...files,
    ]);
  }
  const gap = pick(draw, ['', ' ', '\n', '\r\n  ', '\t']);
  const list = `[${gap}${records.join(`,${gap}`)}${gap}]`;
  const lists = at('list').map((table) => {
    const rows = linked(cases, table);
    const fields = [...KEY, ...FIELDS[table]];
    return `${JSON.stringify(keyName(ways, TABLE_NAMES[table]))}:${gap}[${rows.map((row) => objectOf(row, fields, ways, rows[0] === row)).join(`${gap},`)}]`;
  });
  const own = `${JSON.stringify(keyName(ways, ['case']))}${gap}: ${list}`;
  const text = form === 'list' ? list : `${gap}{${shuffled(draw, [own, ...lists]).join(`${gap},`)}}${gap}`;
  return shuffled(ways.children, [{ name: 'cases.json', text, holds: null }, ...files]);
}

/** One spelling for a whole file. */
const keyName = (ways: Ways, names: readonly string[]): string =>
  inSomeCase(ways.headers, pick(ways.headers, names));

/** A record's rows under a key: objects, or texts where the table has one text field. No key where there is none. */
function nestedList(one: LogicalCase, table: TableName, key: string, ways: Ways, whole: boolean): string[] {
  const rows = rowsOf(one, table);
  if (rows.length === 0 && yes(ways.json)) return pick(ways.json, [[], [`${JSON.stringify(key)}: null`]]);
  const asTexts = table === 'targets' && yes(ways.json);
  const inCell = table === 'targets' && yes(ways.json);
  const cell = JSON.stringify(listCell(ways.json, one.targets));
  if (inCell) return [`${JSON.stringify(key)}: ${cell}`];
  const items = rows.map((row) =>
    asTexts ? cellToken(row, 'target', ways) : objectOf(row, FIELDS[table], ways, whole),
  );
  return [`${JSON.stringify(key)}: [${items.join(', ')}]`];
}

const cellToken = (row: Values, id: string, ways: Ways): string => {
  const field = TARGET_FIELDS.find((one) => one.id === id);
  return field === undefined ? '""' : token(row, field, ways);
};

/** @param whole with every key, for what no record has is not collected */
function objectOf(
  row: Values,
  fields: readonly Field[],
  ways: Ways,
  whole: boolean,
  more: readonly string[] = [],
): string {
  const pairs = fields.flatMap((field) => {
    const value = row[field.id];
    const empty = value === undefined || (value.is === 'word' && value.meaning === 'empty');
    if (empty && !whole && yes(ways.json)) return [];
    return [`${JSON.stringify(field.id)}:${pick(ways.json, ['', ' '])}${token(row, field, ways)}`];
  });
  const unknown =
    ways.columns(4) === 3 ? [pick(ways.columns, ['"officer": "x"', '"x 1": [1, {"a": null}]'])] : [];
  return `{${shuffled(ways.columns, [...pairs, ...more, ...unknown]).join(', ')}}`;
}

/** A value as JSON: a number, true or false, null, or a text as in a cell. */
function token(row: Values, field: Field, ways: Ways): string {
  const value = row[field.id];
  if (yes(ways.json) && value !== undefined) {
    if (value.is === 'number') return String(value.value);
    if (value.is === 'word' && value.meaning === 'empty') return 'null';
    if (value.is === 'word' && value.meaning === 'yes') return pick(ways.json, ['true', '1']);
    if (value.is === 'word' && value.meaning === 'no') return pick(ways.json, ['false', '0']);
    if (value.is === 'text' && /^[1-9]\d*$/.test(value.text)) return value.text;
  }
  const text = JSON.stringify(cellOf(row, field, ways));
  return yes(ways.json)
    ? text.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : text;
}

export const inputsOf = (files: readonly WrittenFile[], ways: Ways): Input[] =>
  files.map(({ name, text, holds }) => inputFrom(ways.bytes, encoded(ways.bytes, text), name, holds));
