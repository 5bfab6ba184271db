import { allOf, and, anyOf, AND, atLeast, atLeastPercent, not, or, type Answer } from '../model/answer.ts';
import type { Comparison, Expression, Operand } from '../model/expression.ts';
import type { Cell } from '../model/record.ts';

/** What an expression is worked out from: one record's cells, and the answers of the checks before it. */
export interface Facts {
  cells: readonly Cell[];
  /** By the check's place among the checks that are judged. */
  readonly answers: Answer[];
}

/** An expression as a function: what it says of one record. */
export type Predicate = (facts: Facts) => Answer;

/** Where the names of an expression stand. */
export interface Places {
  readonly fieldIndex: ReadonlyMap<string, number>;
  readonly checkIndex: ReadonlyMap<string, number>;
  /** The day number of the as-of date; null when nobody said, and then no rule may ask for it. */
  readonly asOf: number | null;
}

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
 * @throws Error if a name is unknown, which a loaded rubric rules out
 */
export function compile(expression: Expression, places: Places): Predicate {
  const inner = (node: Expression): Predicate => compile(node, places);
  switch (expression.kind) {
    case 'field': {
      const index = indexOf(places.fieldIndex, expression.field);
      return ({ cells }) => (cells[index] as Cell).answer;
    }
    case 'check': {
      const index = indexOf(places.checkIndex, expression.check);
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
    case 'all of':
      return overParts(expression.of.map(inner), allOf);
    case 'any of':
      return overParts(expression.of.map(inner), anyOf);
    case 'at least':
      return overParts(expression.of.map(inner), (parts) => atLeast(expression.k, parts));
    case 'at least percent':
      return overParts(expression.of.map(inner), (parts) => atLeastPercent(expression.percent, parts));
    case 'blank':
    case 'present': {
      const index = indexOf(places.fieldIndex, expression.field);
      const blank = expression.kind === 'blank';
      return ({ cells }) => blankness(cells[index] as Cell, blank);
    }
    case 'compare':
      return compileComparison(expression, places);
  }
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

function compileComparison(expression: Extract<Expression, { kind: 'compare' }>, places: Places): Predicate {
  const holds = COMPARE[expression.operator];
  const left = compileOperand(expression.left, places);
  const right = compileOperand(expression.right, places);
  return ({ cells }) => {
    const a = left(cells);
    const b = right(cells);
    const known = AND[a.answer][b.answer];
    return known === 'yes' ? (holds(a.rank, b.rank) ? 'yes' : 'no') : known;
  };
}

/** A cell with a value answers yes here, so `and` over both sides says what stands in the way of comparing. */
type Side = Pick<Cell, 'answer' | 'rank'>;

function compileOperand(operand: Operand, places: Places): (cells: readonly Cell[]) => Side {
  if (operand.kind === 'field') {
    const index = indexOf(places.fieldIndex, operand.field);
    return (cells) => cells[index] as Cell;
  }
  const rank = operand.kind === 'constant' ? operand.rank : places.asOf;
  if (rank === null) throw new Error('a rule asks for the as-of date and there is none');
  const constant: Side = { answer: 'yes', rank };
  return () => constant;
}

function indexOf(places: ReadonlyMap<string, number>, name: string): number {
  const index = places.get(name);
  if (index === undefined) throw new Error(`"${name}" has no place`);
  return index;
}
