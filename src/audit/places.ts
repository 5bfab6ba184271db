import type { Answer } from '../model/answer.ts';
import type { Expression } from '../model/expression.ts';
import type { Cell, SampleRecord } from '../model/record.ts';
import type { EvidenceKinds } from '../evidence/kinds.ts';
import type { Check, EvidenceSpec, Unit } from '../model/rubric.ts';
import { evidenceIn, type EvidenceInUnit } from './evidence.ts';

/** What an expression is worked out from: one record's cells, and the answers of the checks before it. */
export interface Facts {
  cells: readonly Cell[];
  /** By the check's place among the checks that are judged. */
  readonly answers: Answer[];
  tables: SampleRecord['tables'];
  /** The cells of the row that is asked; nothing in between. */
  row: readonly Cell[];
}

/** An expression as a function: what it says of one record. */
export type Predicate = (facts: Facts) => Answer;

/** Put around each expression, and each one inside it, as it is compiled: what it returns must answer the same. */
export type Around = (expression: Expression, predicate: Predicate) => Predicate;

/** Where the names of an expression stand. */
export interface Places {
  readonly fieldIndex: ReadonlyMap<string, number>;
  readonly checkIndex: ReadonlyMap<string, number>;
  /** The day number of the as-of date; null when nobody said, and then no rule may ask for it. */
  readonly asOf: number | null;
  readonly tables: ReadonlyMap<string, TablePlaces>;
  readonly evidence: EvidenceInUnit;
  /** Null: nobody watches how an answer comes about, and it costs nothing. */
  readonly around: Around | null;
}

/** Where a child table stands among those of a record, and its fields among the cells of a row. */
export interface TablePlaces {
  readonly index: number;
  readonly fieldIndex: ReadonlyMap<string, number>;
}

export const placesOf = (
  unit: Unit,
  checks: readonly Check[],
  asOf: number | null,
  evidence: readonly EvidenceSpec[] = [],
  kinds: EvidenceKinds = {},
  around: Around | null = null,
): Places => ({
  around,
  evidence: evidenceIn(evidence, unit, asOf, kinds),
  fieldIndex: indexById(unit.fields),
  checkIndex: indexById(checks),
  asOf,
  tables: new Map(unit.tables.map(({ id, fields }, index) => [id, { index, fieldIndex: indexById(fields) }])),
});

const indexById = (named: readonly { readonly id: string }[]): Map<string, number> =>
  new Map(named.map(({ id }, index) => [id, index]));
