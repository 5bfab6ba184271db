import type { EvidenceSpec, Field, Table } from '../model/rubric.ts';
import { didYouMean } from '../util/nearest.ts';
import { andList, orList } from '../util/words.ts';
import { ExpressionError } from './expression-tokens.ts';
import type { Term } from './token-cursor.ts';

/** The names that an expression of one unit may use. */
export interface Scope {
  readonly unit: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly checks: ReadonlySet<string>;
  readonly tables: readonly Table[];
  readonly evidence: readonly ScopedEvidence[];
  /** Names that exist in other units, and which: a figure never spans units. */
  readonly elsewhere: ReadonlyMap<string, string>;
  /** The table whose rows are asked: their fields come before those of the record. Null: no rows are asked. */
  readonly row: Table | null;
  /** Whether evidence in free text may be asked: where it does not count unless somebody says so. */
  readonly mayReadText?: boolean;
}

/** A kind of evidence that the rubric reads in this unit, and what may be asked of it. */
export interface ScopedEvidence {
  readonly spec: EvidenceSpec;
  readonly outputs: readonly string[];
  /** It speaks of one row of its table, not of a record. */
  readonly perRow: boolean;
  readonly fromText: boolean;
  /** It says nothing where one of the fields that it reads is not there. */
  readonly needsAll: boolean;
}

/** A field that an expression names. */
export interface NamedField {
  readonly field: Field;
  /** How the expression refers to it. */
  readonly ref: { readonly field: string; readonly row?: true };
}

/** A field of the row that is asked, else of the record; null if there is none of that name. */
export function fieldIn(name: string, { row, fields }: Scope): NamedField | null {
  const own = row?.fields.find(({ id }) => id === name);
  if (own) return { field: own, ref: { field: name, row: true } };
  const field = fields.get(name);
  return field ? { field, ref: { field: name } } : null;
}

/** @throws ExpressionError if there is no such field */
export function fieldNamed(term: Term, scope: Scope): NamedField {
  if (term.kind === 'words') {
    const found = fieldIn(term.text, scope);
    if (found) return found;
    if (scope.checks.has(term.text)) {
      throw new ExpressionError(
        term.offset,
        `"${term.text}" is a check, not a field`,
        'a field',
        WRITE_ALONE,
      );
    }
  }
  throw unknownName(term, scope);
}

export const WRITE_ALONE = 'to ask whether it is yes, write its name alone; for no, write not before it';

/** @throws ExpressionError if the unit has no such table */
export function tableNamed(term: Term, { tables, unit, elsewhere }: Scope): Table {
  const found = tables.find(({ id, one }) => id === term.text || one === term.text);
  if (found) return found;
  const other = elsewhere.get(term.text);
  throw new ExpressionError(
    term.offset,
    other === undefined
      ? `there is no table "${term.text}" in unit "${unit}"`
      : `"${term.text}" belongs to unit "${other}"`,
    tables.length === 0 ? 'a unit with tables' : orList(tables.map(({ id }) => id)),
    didYouMean(
      term.text,
      tables.flatMap(({ id, one }) => [id, one]),
    ),
  );
}

export function unknownName(term: Term, scope: Scope): ExpressionError {
  const { row, unit } = scope;
  const wanted = row === null ? 'a field or a check' : `a field of ${row.id}, a field or a check`;
  if (term.kind !== 'words') return new ExpressionError(term.offset, `"${term.text}" is no name`, wanted);
  const ofRows = nameOfRows(term.text, scope);
  if (ofRows !== null) {
    return new ExpressionError(term.offset, ofRows.message, `${wanted} of unit "${unit}"`, ofRows.fix);
  }
  const other = scope.elsewhere.get(term.text);
  if (other !== undefined) {
    return new ExpressionError(
      term.offset,
      `"${term.text}" belongs to unit "${other}"`,
      `a field or a check of unit "${unit}"`,
      'a rule never spans units',
    );
  }
  const known = [...(row?.fields ?? []).map(({ id }) => id), ...scope.checks, ...scope.fields.keys()];
  return new ExpressionError(
    term.offset,
    `there is no "${term.text}" in unit "${unit}"`,
    wanted,
    didYouMean(term.text, known),
  );
}

/** What to say of the name of a table, or of a field of its rows, that stands where neither can. */
export function nameOfRows(
  name: string,
  { tables }: Pick<Scope, 'tables'>,
): { readonly message: string; readonly fix: string } | null {
  const table = tables.find(({ id, one }) => id === name || one === name);
  if (table) return { message: `"${name}" is a table of rows`, fix: example(table) };
  const owners = tables.filter(({ fields }) => fields.some(({ id }) => id === name));
  if (!owners[0]) return null;
  const names = andList(owners.map(({ id }) => `"${id}"`));
  return { message: `"${name}" belongs to the rows of ${names}`, fix: example(owners[0]) };
}

const example = ({ one }: Table): string => `say which rows, as in any ${one} where ...`;
