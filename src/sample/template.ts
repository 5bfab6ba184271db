import { exampleId } from './example.ts';
import { readsOf } from '../model/reads.ts';
import type { Field, Rubric, Unit } from '../model/rubric.ts';

/**
 * A sheet to fill in: the header of a unit and one example row, as CSV. Every cell of the row can be read.
 *
 * @param themes only the columns that the figures of these themes read; empty: all columns
 */
export function templateCsv(rubric: Rubric, unit: Unit, themes: readonly string[]): string {
  const wanted = themes.length === 0 ? null : fieldsOfThemes(rubric, unit, themes);
  const fields = unit.fields.filter((field) => wanted === null || wanted.has(field.id));
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(',')}\r\n`;
  return line(fields.map((field) => field.id)) + line(fields.map((field) => exampleOf(field, unit)));
}

function exampleOf(field: Field, unit: Unit): string {
  if (unit.idFields.includes(field.id) || field.id === unit.siteField) return exampleId(field.id);
  switch (field.type) {
    case 'answer':
      return 'Yes';
    case 'choice':
      return field.options[0]?.value ?? '';
    case 'number':
      return '1';
    case 'date':
      return '2017-06-30';
    case 'text':
      return 'Example text, to be written over';
  }
}

/** The id and site columns, and every field that the themes' figures read. */
function fieldsOfThemes(rubric: Rubric, unit: Unit, themes: readonly string[]): Set<string> {
  const figures = rubric.figures.filter((figure) => figure.unit === unit.id && themes.includes(figure.theme));
  const site = unit.siteField === null ? [] : [unit.siteField];
  return new Set([...unit.idFields, ...site, ...readsOf(figures, rubric).fields]);
}
