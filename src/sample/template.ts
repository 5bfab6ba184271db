import { exampleId, exampleIds } from './example.ts';
import { readsOf, type Reads } from '../model/reads.ts';
import type { Field, Rubric, Table, Unit } from '../model/rubric.ts';

/** One column of a sheet and its cell in the example row. */
type Column = readonly [header: string, example: string];

/**
 * A sheet to fill in: the header of a unit, or of one of its child tables, and one example row, as CSV. Every cell
 * of the row can be read. The examples of a unit and its tables have the same id.
 *
 * @param table null: the unit's own sheet, in which no child table stands
 * @param themes only the columns that the figures of these themes read; empty: all columns
 */
export function templateCsv(
  rubric: Rubric,
  unit: Unit,
  table: Table | null,
  themes: readonly string[],
): string {
  const figures = rubric.figures.filter((figure) => figure.unit === unit.id && themes.includes(figure.theme));
  const reads = themes.length === 0 ? null : readsOf(figures, rubric);
  const columns = table === null ? unitColumns(unit, reads) : tableColumns(table, unit, reads);
  return csvLine(columns.map(([header]) => header)) + csvLine(columns.map(([, example]) => example));
}

/** @param reads null: every field is wanted */
function unitColumns({ fields, idFields, siteField }: Unit, reads: Reads | null): Column[] {
  const names = (id: string): boolean => idFields.includes(id) || id === siteField;
  return fields
    .filter(({ id, required }) => reads === null || required || names(id) || reads.fields.has(id))
    .map((field) => [field.id, names(field.id) ? exampleId(field.id) : exampleOf(field)]);
}

/** The key columns come first. A sheet of nothing else would pass for one of the unit, so one more column stands in it. */
function tableColumns({ id, key, line, fields }: Table, unit: Unit, reads: Reads | null): Column[] {
  const examples = exampleIds(unit.idFields);
  const read = fields.filter(
    (field) => reads === null || field.required || reads.rowFields.has(`${id}.${field.id}`),
  );
  const filler = fields.filter((field, index) => (line === null ? index === 0 : field.id === line));
  return [
    ...key.map((name, index): Column => [name, examples[index] ?? '']),
    ...(read.length > 0 ? read : filler).map((field): Column => [field.id, exampleOf(field)]),
  ];
}

const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(',')}\r\n`;

function exampleOf(field: Field): string {
  switch (field.type) {
    case 'answer':
      return 'Yes';
    case 'choice':
    case 'list':
      return field.options[0]?.value ?? '';
    case 'number':
      return '1';
    case 'date':
      return '2017-06-30';
    case 'text':
      return 'Example text, to be written over';
  }
}
