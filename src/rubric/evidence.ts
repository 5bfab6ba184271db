import type { EvidenceSpec, Field, FieldType, Table, Unit } from '../model/rubric.ts';
import { didYouMean } from '../util/nearest.ts';
import { orList, withArticle as aType } from '../util/words.ts';
import type { Path } from '../util/yaml-text.ts';
import type { ProblemCollector } from './problem-collector.ts';
import type { EvidenceText, RubricText } from './schema.ts';
import type { ScopedEvidence } from './scope.ts';

/** What the loader has to know of the kinds of evidence; handed in, for what they work out is not its business. */
export type EvidenceRegistry = Readonly<
  Record<
    string,
    {
      readonly outputs: readonly string[];
      readonly fields: readonly string[];
      readonly rowFields: readonly string[];
      readonly options: Readonly<Record<string, readonly string[]>>;
      readonly needs?: Readonly<Record<string, FieldType>>;
      readonly perRow?: boolean;
      readonly fromText?: boolean;
    }
  >
>;

export const NO_EVIDENCE: EvidenceRegistry = {};

/** What the rubric says of each kind of evidence: in which unit, and which column is what. */
export function buildEvidence(
  text: RubricText,
  units: readonly Unit[],
  registry: EvidenceRegistry,
  report: ProblemCollector,
  unitOf: (given: string | undefined, path: Path) => string | null,
): ScopedEvidence[] {
  return Object.entries(text.evidence ?? {}).flatMap(([kind, written]) => {
    const path = ['evidence', kind];
    const known = registry[kind];
    if (!known) {
      const kinds = Object.keys(registry);
      report.error(path, `there is no evidence "${kind}"`, orList(kinds), didYouMean(kind, kinds), true);
      return [];
    }
    const unit = units.find(({ id }) => id === unitOf(written.unit, path));
    if (!unit) return [];
    const table = tableOf(written, unit, path, report);
    const spec: EvidenceSpec = {
      kind,
      unit: unit.id,
      fields: roles(written.fields, known.fields, unit.fields, [...path, 'fields'], report),
      table: table?.id ?? null,
      rowFields: roles(
        written['row fields'],
        known.rowFields,
        table?.fields ?? [],
        [...path, 'row fields'],
        report,
      ),
      options: optionsOf(written, known.options, path, report),
    };
    const { outputs, needs, perRow = false, fromText = false } = known;
    const scoped = { spec, outputs, perRow, fromText, needsAll: needs !== undefined };
    if (needs && (!perRow || written.table === undefined || table)) {
      reportNeeds(scoped, needs, perRow ? (table?.fields ?? []) : unit.fields, path, report);
    }
    return [scoped];
  });
}

/** The table that is named; null too where there is none of the name, which is said. */
function tableOf(
  { table: name }: EvidenceText,
  unit: Unit,
  path: Path,
  report: ProblemCollector,
): Table | null {
  const table = unit.tables.find(({ id }) => id === name) ?? null;
  if (name === undefined || table !== null) return table;
  const tables = unit.tables.map(({ id }) => id);
  report.error([...path, 'table'], `there is no table "${name}"`, orList(tables), didYouMean(name, tables));
  return null;
}

/** Some evidence says nothing without the fields that it needs, and reads nothing else. */
function reportNeeds(
  { spec, perRow }: ScopedEvidence,
  needs: Readonly<Record<string, FieldType>>,
  fields: readonly Field[],
  path: Path,
  report: ProblemCollector,
): void {
  if (perRow && spec.table === null) {
    report.error(path, `"${spec.kind}" reads the rows of a table, and none is named`, '"table"', null, true);
    return;
  }
  if (!perRow && spec.table !== null) {
    const expected = 'no "table": it reads a field of the record';
    report.error([...path, 'table'], `"${spec.kind}" reads no rows`, expected, null, true);
  }
  const [key, found] = perRow ? ['row fields', spec.rowFields] : ['fields', spec.fields];
  for (const [role, type] of Object.entries(needs)) {
    const field = fields.find(({ id }) => id === found[role]);
    if (found[role] === undefined) {
      const message = `nothing says which field is the ${role} that "${spec.kind}" reads`;
      report.error(path, message, `${key}: {${role}: ...}`, null, true);
    } else if (field && field.type !== type) {
      report.error([...path, key, role], `"${field.id}" is ${aType(field.type)}`, `a ${type} field`);
    }
  }
}

/** The units with a mark on every field that some evidence reads: what a personal text says then passes on to it. */
export const withCarriedFields = (
  units: readonly Unit[],
  evidence: readonly ScopedEvidence[],
): readonly Unit[] =>
  units.map((unit) => {
    const own = evidence.flatMap(({ spec }) => (spec.unit === unit.id ? [spec] : []));
    const carry = (fields: readonly Field[], read: ReadonlySet<string>): readonly Field[] =>
      fields.map((field) => (read.has(field.id) ? { ...field, carried: true } : field));
    return {
      ...unit,
      fields: carry(unit.fields, new Set(own.flatMap(({ fields }) => Object.values(fields)))),
      tables: unit.tables.map((table) => {
        const ofRows = own.flatMap((spec) => (spec.table === table.id ? Object.values(spec.rowFields) : []));
        return { ...table, fields: carry(table.fields, new Set(ofRows)) };
      }),
    };
  });

/** The field of each role: as the rubric says, else the one of the same name; a role without a field is left out. */
function roles(
  written: EvidenceText['fields'],
  known: readonly string[],
  fields: readonly Field[],
  path: Path,
  report: ProblemCollector,
): Record<string, string> {
  const ids = fields.map(({ id }) => id);
  for (const [role, field] of Object.entries(written ?? {})) {
    if (!known.includes(role)) {
      report.error(
        [...path, role],
        `nothing is read as "${role}"`,
        orList(known),
        didYouMean(role, known),
        true,
      );
    } else if (!ids.includes(field)) {
      report.error([...path, role], `there is no field "${field}"`, orList(ids), didYouMean(field, ids));
    }
  }
  const fieldOf = (role: string): string | undefined => written?.[role] ?? ids.find((id) => id === role);
  return Object.fromEntries(
    known.flatMap((role) => {
      const field = fieldOf(role);
      return field === undefined ? [] : [[role, field] as const];
    }),
  );
}

function optionsOf(
  { options = {} }: EvidenceText,
  known: Readonly<Record<string, readonly string[]>>,
  path: Path,
  report: ProblemCollector,
): Record<string, string> {
  for (const [name, value] of Object.entries(options)) {
    const values = known[name];
    const at = [...path, 'options', name];
    if (!values) {
      const names = Object.keys(known);
      report.error(at, `there is no option "${name}"`, orList(names), didYouMean(name, names), true);
    } else if (!values.includes(value)) {
      report.error(at, `"${value}" is no ${name}`, orList(values), didYouMean(value, values));
    }
  }
  return Object.fromEntries(
    Object.entries(known).map(([name, values]) => [name, options[name] ?? values[0] ?? '']),
  );
}
