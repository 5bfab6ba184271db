import type { MainRow, Table, Unit } from '../model/rubric.ts';
import { didYouMean } from '../util/nearest.ts';
import { looseKey, orList, withArticle as aType } from '../util/words.ts';
import type { Path } from '../util/yaml-text.ts';
import { buildField, reportReserved, reportSharedHeaders } from './fields.ts';
import type { ProblemCollector } from './problem-collector.ts';
import type { TableText, UnitText } from './schema.ts';

type UnitFields = Omit<Unit, 'tables'>;

/** The child tables of a unit, each with its typed fields. */
export function buildTables(unit: UnitFields, text: UnitText, report: ProblemCollector): Table[] {
  const path = ['units', unit.id, 'tables'];
  const tables = Object.entries(text.tables ?? {}).map(([id, table]) =>
    buildTable(id, table, unit, [...path, id], report),
  );
  reportSharedTableNames(tables, unit, path, report);
  return tables;
}

function buildTable(
  id: string,
  text: TableText,
  unit: UnitFields,
  path: Path,
  report: ProblemCollector,
): Table {
  const fields = Object.entries(text.fields).map(([name, field]) =>
    buildField(name, field, [...path, 'fields', name], report),
  );
  const key = typeof text.key === 'string' ? [text.key] : (text.key ?? unit.idFields);
  const table: Table = {
    id,
    one: text.one ?? singularOf(id),
    aliases: text.aliases ?? [],
    key,
    fields,
    line: null,
    main: null,
  };
  reportReserved(id, path, report);
  if (text.one !== undefined) reportReserved(text.one, [...path, 'one'], report, false);
  for (const field of fields) reportReserved(field.id, [...path, 'fields', field.id], report);
  reportSharedHeaders(fields, path, report);
  reportKey(table, text, unit, path, report);
  reportNamesOfTheRecord(table, unit, path, report);
  return {
    ...table,
    line: lineOf(table, text.line, [...path, 'line'], report),
    main: text.main === undefined ? null : mainOf(table, text.main, unit, [...path, 'main'], report),
  };
}

/** One offence of offences, one penalty of penalties; what is no plural stays as it is. */
function singularOf(id: string): string {
  if (/(?:ss|us|is)$/i.test(id)) return id;
  return id
    .replace(/ies$/i, 'y')
    .replace(/(?<=ss|x|ch|sh)es$/i, '')
    .replace(/(?<=[^s])s$/i, '');
}

function reportKey(
  { id, key, fields }: Table,
  text: TableText,
  unit: UnitFields,
  path: Path,
  report: ProblemCollector,
): void {
  if (key.length !== unit.idFields.length) {
    report.error(
      [...path, 'key'],
      `the key of "${id}" has ${key.length === 1 ? 'one column' : `${key.length} columns`}`,
      `as many as the id of "${unit.id}", in its order: ${unit.idFields.join(', ')}`,
    );
  }
  key.forEach((name, index) => {
    if (key.indexOf(name) === index) return;
    const at = text.key === undefined ? path : [...path, 'key', index];
    report.error(at, `the key column "${name}" is named twice`);
  });
  const keys = new Map(key.map((name) => [looseKey(name), name]));
  for (const field of fields) {
    for (const header of [field.id, ...field.aliases]) {
      const column = keys.get(looseKey(header));
      if (column === undefined) continue;
      report.error(
        [...path, 'fields', field.id],
        `the header "${header}" is also that of the key column "${column}"`,
        'a key column needs no description',
        'rename the field, or take it out',
        true,
      );
    }
  }
}

/** In a rule the fields of a row and of its record stand side by side. */
function reportNamesOfTheRecord(
  { id, fields }: Table,
  unit: UnitFields,
  path: Path,
  report: ProblemCollector,
): void {
  for (const field of fields) {
    if (!unit.fields.some((other) => other.id === field.id)) continue;
    report.error(
      [...path, 'fields', field.id],
      `"${field.id}" is a field of "${id}" and of unit "${unit.id}"`,
      'a name of its own, for a rule may read both',
      'rename one',
      true,
    );
  }
}

function lineOf(
  { id, fields }: Table,
  line: string | undefined,
  path: Path,
  report: ProblemCollector,
): string | null {
  const texts = fields.filter(({ type }) => type === 'text').map((field) => field.id);
  if (line === undefined) return texts.length === 1 ? (texts[0] ?? null) : null;
  if (texts.includes(line)) return line;
  const field = fields.find((candidate) => candidate.id === line);
  report.error(
    path,
    field ? `"${line}" is ${aType(field.type)}` : `there is no field "${line}" in table "${id}"`,
    texts.length === 0 ? 'a text field, and there is none' : orList(texts),
    field ? null : didYouMean(line, texts),
  );
  return null;
}

const ORDERED = /^(earliest|latest)\s+(\S+)$/i;

function mainOf(
  table: Table,
  text: NonNullable<TableText['main']>,
  unit: UnitFields,
  path: Path,
  report: ProblemCollector,
): MainRow {
  if (text.where === undefined && text.else === undefined) {
    report.error(path, `nothing says which row of "${table.id}" is the main one`, '"where", "else" or both');
  }
  // Checks are judged for a record, and which row is the main one is asked before any of them.
  const scope = {
    unit: unit.id,
    fields: new Map(unit.fields.map((field) => [field.id, field])),
    checks: new Set<string>(),
    tables: [],
    evidence: [],
    elsewhere: new Map<string, string>(),
    row: table,
  };
  const where = text.where === undefined ? null : report.expression([...path, 'where'], text.where, scope);
  return {
    where,
    else: text.else === undefined ? null : elseOf(table, text.else, [...path, 'else'], report),
  };
}

function elseOf(table: Table, text: string, path: Path, report: ProblemCollector): MainRow['else'] {
  const dates = table.fields.filter(({ type }) => type === 'date').map(({ id }) => id);
  const [, order = '', by = ''] = ORDERED.exec(text.trim()) ?? [];
  const example = `earliest ${dates[0] ?? '<date field>'}`;
  if (order === '') {
    report.error(
      path,
      `"${text}" does not say which row`,
      `earliest or latest and a date field, as in ${example}`,
    );
    return null;
  }
  if (!dates.includes(by)) {
    const field = table.fields.find(({ id }) => id === by);
    report.error(
      path,
      field ? `"${by}" is ${aType(field.type)}` : `there is no field "${by}" in table "${table.id}"`,
      dates.length === 0 ? 'a date field, and there is none' : orList(dates),
      didYouMean(by, dates),
    );
    return null;
  }
  return { order: order.toLowerCase() === 'latest' ? 'latest' : 'earliest', by };
}

/** A table may be written into a column of the record, so its names and the headers of the unit must differ. */
function reportSharedTableNames(
  tables: readonly Table[],
  unit: UnitFields,
  path: Path,
  report: ProblemCollector,
): void {
  const owners = new Map<string, string>();
  for (const field of unit.fields) {
    for (const header of [field.id, ...field.aliases])
      owners.set(looseKey(header), `the field "${field.id}"`);
  }
  for (const { id, one, aliases } of tables) {
    const owner = `the table "${id}"`;
    for (const name of [id, one, ...aliases]) {
      const key = looseKey(name);
      const other = owners.get(key);
      if (other !== undefined && other !== owner) {
        report.error(
          [...path, id],
          `"${name}" fits ${other} and ${owner}`,
          'names that differ in letters or digits',
          null,
          true,
        );
      } else owners.set(key, owner);
    }
  }
}
