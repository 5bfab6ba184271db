import { allOf, and, anyOf, AND, atLeast, atLeastPercent, not, or, type Answer } from '../model/answer.ts';
import type { Comparison, EvidenceAnswer, Expression, FieldName, Operand } from '../model/expression.ts';
import { hasOption, type Cell } from '../model/record.ts';
import { birthdayOf } from '../util/dates.ts';
import {
  compareCounts,
  compileCount,
  compileRows,
  type CountedSide,
  type RowsContext,
} from './compile-rows.ts';
import type { EvidenceInUnit } from './evidence.ts';
import type { Facts, Places, Predicate, TablePlaces } from './places.ts';

const COMPARE: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/**
 * Turns an expression into a function, once for a rubric: nothing about the rubric is worked out per record.
 *
 * @param noRows what the part of it that is over rows says of a record without a row
 * @throws Error if a name is unknown, which a loaded rubric rules out
 */
export function compile(expression: Expression, places: Places, noRows: Answer = 'not recorded'): Predicate {
  return compilePart(expression, places, null, noRows);
}

/**
 * The same for an expression that is asked of the rows of a table, one after the other.
 *
 * @param table null: it is asked of the record
 */
export function compilePart(
  expression: Expression,
  places: Places,
  table: string | null,
  noRows: Answer,
): Predicate {
  const row = table === null ? null : (places.tables.get(table) ?? null);
  return compileIn(expression, { places, row, noRows });
}

/** @param context where the names stand, and which table's rows are asked, if any */
function compileIn(expression: Expression, context: Context): Predicate {
  const predicate = compileNode(expression, context);
  const { around } = context.places;
  return around === null ? predicate : around(expression, predicate);
}

function compileNode(expression: Expression, context: Context): Predicate {
  const inner = (node: Expression): Predicate => compileIn(node, context);
  switch (expression.kind) {
    case 'field': {
      const index = indexOfField(expression, context);
      if (expression.row === true) return ({ row }) => (row[index] as Cell).answer;
      return ({ cells }) => (cells[index] as Cell).answer;
    }
    case 'check': {
      const index = indexOf(context.places.checkIndex, expression.check);
      return ({ answers }) => answers[index] as Answer;
    }
    case 'not': {
      const of = inner(expression.of);
      return (facts) => not(of(facts));
    }
    case 'and':
    case 'or': {
      const of = expression.of.map(inner);
      const join = expression.kind === 'and' ? and : or;
      return (facts) => of.map((part) => part(facts)).reduce((a, b) => join(a, b));
    }
    case 'blank':
    case 'present':
    case 'includes':
      return compileCell(expression, context);
    case 'evidence':
      return compileEvidence(expression, context.places.evidence);
    case 'compare':
      return compileComparison(expression, context);
    case 'rows':
      return compileRows(expression, rowsContext(expression.table, context));
    default:
      return overParts(expression.of.map(inner), joinOf(expression));
  }
}

function compileEvidence(
  { evidence, output, row }: EvidenceAnswer,
  { ofRecord, ofRow }: EvidenceInUnit,
): Predicate {
  const said = ofRecord.get(evidence);
  const saidOfRow = ofRow.get(evidence);
  if (row === true && saidOfRow) return (facts) => saidOfRow(facts.row, facts)[output] ?? 'not recorded';
  if (row !== true && said) return (facts) => said(facts).answers[output] ?? 'not recorded';
  throw new Error(`no evidence "${evidence}"`);
}

type OverParts = Extract<Expression, { kind: 'all of' | 'any of' | 'at least' | 'at least percent' }>;

/** What a judgement made of parts makes of their answers. */
function joinOf(expression: OverParts): (parts: readonly Answer[]) => Answer {
  switch (expression.kind) {
    case 'all of':
      return allOf;
    case 'any of':
      return anyOf;
    case 'at least':
      return (parts) => atLeast(expression.k, parts);
    case 'at least percent':
      return (parts) => atLeastPercent(expression.percent, parts);
  }
}

/** What is asked of a cell itself, whatever its value. */
function compileCell(
  expression: Extract<Expression, { kind: 'blank' | 'present' | 'includes' }>,
  context: Context,
): Predicate {
  const cell = compileField(expression, context);
  if (expression.kind !== 'includes') {
    const blank = expression.kind === 'blank';
    return (facts) => blankness(cell(facts), blank);
  }
  const { rank } = expression;
  return (facts) => {
    const { state, answer, rank: options } = cell(facts);
    return state === 'value' ? (hasOption(options, rank) ? 'yes' : 'no') : answer;
  };
}

interface Context {
  readonly places: Places;
  readonly row: TablePlaces | null;
  readonly noRows: Answer;
}

function rowsContext(table: string, { places, noRows }: Context): RowsContext {
  const row = places.tables.get(table);
  if (row === undefined) throw new Error(`the table "${table}" has no place`);
  const context: Context = { places, row, noRows };
  return {
    table: row.index,
    noRows,
    compile: (expression) => compileIn(expression, context),
    cell: (field) => compileField({ field, row: true }, context),
  };
}

function compileField(name: FieldName, context: Context): (facts: Facts) => Cell {
  const index = indexOfField(name, context);
  if (name.row === true) return ({ row }) => row[index] as Cell;
  return ({ cells }) => cells[index] as Cell;
}

function indexOfField({ field, row }: FieldName, context: Context): number {
  if (row !== true) return indexOf(context.places.fieldIndex, field);
  if (context.row === null) throw new Error(`"${field}" is a field of rows, and none are asked`);
  return indexOf(context.row.fieldIndex, field);
}

const overParts =
  (of: readonly Predicate[], join: (parts: readonly Answer[]) => Answer): Predicate =>
  (facts) =>
    join(of.map((part) => part(facts)));

/**
 * Present is a value of the field's own; unclear, N/A and "not recorded" are words instead of one, so blank. With a
 * missing column nobody knows, nor with a cell that holds something unreadable.
 */
function blankness(cell: Cell, wantBlank: boolean): Answer {
  if (cell.state === 'not collected' || cell.state === 'unreadable') return 'not recorded';
  return (cell.state !== 'value') === wantBlank ? 'yes' : 'no';
}

function compileComparison(
  expression: Extract<Expression, { kind: 'compare' }>,
  context: Context,
): Predicate {
  const holds = COMPARE[expression.operator];
  const { left: leftOperand, right: rightOperand } = expression;
  if (leftOperand.kind === 'count' || rightOperand.kind === 'count') {
    const side = (operand: Operand): CountedSide =>
      operand.kind === 'count'
        ? compileCount(operand, rowsContext(operand.table, context))
        : asRange(compileOperand(operand, context));
    return compareCounts(holds, side(leftOperand), side(rightOperand), context.noRows);
  }
  const left = compileOperand(leftOperand, context);
  const right = compileOperand(rightOperand, context);
  return (facts) => {
    const a = left(facts);
    const b = right(facts);
    const known = AND[a.answer][b.answer];
    return known === 'yes' ? (holds(a.rank, b.rank) ? 'yes' : 'no') : known;
  };
}

/** A cell with a value answers yes here, so `and` over both sides says what stands in the way of comparing. */
type Side = Pick<Cell, 'answer' | 'rank'>;

const asRange =
  (side: (facts: Facts) => Side): CountedSide =>
  (facts) => {
    const { answer, rank } = side(facts);
    return { answer, low: rank, high: rank, unclear: false };
  };

function compileOperand(
  operand: Exclude<Operand, { kind: 'count' }>,
  context: Context,
): (facts: Facts) => Side {
  if (operand.kind === 'field') return compileField(operand, context);
  if (operand.kind === 'birthday') {
    const born = compileField(operand, context);
    return (facts) => {
      const { answer, rank } = born(facts);
      return { answer, rank: Number.isNaN(rank) ? rank : birthdayOf(rank, operand.years) };
    };
  }
  const rank = operand.kind === 'constant' ? operand.rank : context.places.asOf;
  if (rank === null) throw new Error('a rule asks for the as-of date and there is none');
  const constant: Side = { answer: 'yes', rank };
  return () => constant;
}

function indexOf(places: ReadonlyMap<string, number>, name: string): number {
  const index = places.get(name);
  if (index === undefined) throw new Error(`"${name}" has no place`);
  return index;
}
