import type { FieldCoverage, RubricCoverage, TableCoverage } from '../model/coverage.ts';
import { plural, thousands } from '../util/words.ts';

/** What stands in no cell: options never met, fields and tables without anything, and what was not collected. */
export function cellSections(coverage: RubricCoverage): string[][] {
  return [options(coverage.fields), empty(coverage.fields, coverage.tables), notCollected(coverage)].filter(
    (section) => section.length > 0,
  );
}

const titled = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [title, ...lines];

const nameOf = ({ unit, table, field }: FieldCoverage): string =>
  [unit, ...(table === null ? [] : [table]), field].join('.');

function options(fields: readonly FieldCoverage[]): string[] {
  const lines = fields
    .filter(({ cells }) => cells.value > 0)
    .map((field) => ({ field, never: field.options.filter(({ n }) => n === 0) }))
    .filter(({ never }) => never.length > 0)
    .sort((a, b) => b.never.length / b.field.options.length - a.never.length / a.field.options.length)
    .map(
      ({ field, never }) =>
        `  ${nameOf(field)}: ${never.map(({ value }) => value).join(', ')} (${never.length} of ${plural(field.options.length, 'option')}; ${plural(field.cells.value, 'value')})`,
    );
  return titled('Options never met', lines);
}

function empty(fields: readonly FieldCoverage[], tables: readonly TableCoverage[]): string[] {
  const ofTables = tables.flatMap(({ unit, table, collected, rows, main }) => {
    if (collected && rows === 0) return [`  ${unit}.${table}: no row in any record`];
    const unmarked = main !== null && rows > 0 && main.yes === 0;
    return unmarked ? [`  ${unit}.${table}: no row is marked as the main one`] : [];
  });
  const ofFields = fields
    .filter(({ cells }) => cells.value === 0 && cells.instead + cells.empty + cells.unreadable > 0)
    .map((field) => `  ${nameOf(field)}: ${insteadText(field.cells)}`);
  return titled('Without any value', [...ofTables, ...ofFields]);
}

const insteadText = ({ instead, empty: none, unreadable }: FieldCoverage['cells']): string =>
  [
    none > 0 ? `${thousands(none)} empty` : null,
    instead > 0 ? `${thousands(instead)} unclear, N/A or not recorded` : null,
    unreadable > 0 ? `${thousands(unreadable)} unreadable` : null,
  ]
    .filter((part) => part !== null)
    .join(', ');

function notCollected({ fields, tables, checks, figures }: RubricCoverage): string[] {
  const missingTables = tables.filter(({ collected }) => !collected);
  const names = [
    ...missingTables.map(({ unit, table }) => `${unit}.${table} (table)`),
    ...fields
      .filter(({ unit, table, cells }) => {
        const ofMissing = missingTables.some((other) => other.unit === unit && other.table === table);
        const filled = cells.value + cells.instead + cells.empty + cells.unreadable;
        return !ofMissing && filled === 0 && cells.notCollected > 0;
      })
      .map(nameOf),
  ];
  const unanswered = checks.filter(({ collected }) => collected === 'none').map(({ check }) => check);
  const without = figures
    .filter(({ collected, own }) => collected === 'none' && !own)
    .map(({ figure }) => figure);
  return titled('Not collected', [
    ...names.map((name) => `  ${name}`),
    ...(unanswered.length === 0 ? [] : [`  Checks that nothing answers: ${unanswered.join(', ')}`]),
    ...(without.length === 0 ? [] : [`  Figures that nothing makes: ${without.join(', ')}`]),
  ]);
}
