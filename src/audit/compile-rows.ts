import { allOf, AND, anyOf, atLeastPercent, type Answer } from '../model/answer.ts';
import type { CountOperand, Expression, RowsRule } from '../model/expression.ts';
import { areRows, NOT_COLLECTED, type Cell, type ChildRow } from '../model/record.ts';
import type { MainRow } from '../model/rubric.ts';
import {
  atLeastRows,
  compareRanges,
  countRows,
  mainRow,
  rowByDate,
  type NumberRange,
} from '../model/rows.ts';
import type { Facts, Predicate } from './places.ts';

/** What compiling a rule over rows needs to know of where it stands. */
export interface RowsContext {
  /** The table's place among those of a record. */
  readonly table: number;
  /** What the rule says of a record without a row. */
  readonly noRows: Answer;
  /** What is asked of the row that `facts.row` holds. */
  readonly compile: (expression: Expression) => Predicate;
  readonly cell: (field: string) => (facts: Facts) => Cell;
}

/** A rule over rows as a function of the record: never asked of a table that nobody supplied. */
export function compileRows(rule: RowsRule, context: RowsContext): Predicate {
  const judge = judgeOfRows(rule, context);
  const { table, noRows } = context;
  return (facts) => {
    const rows = facts.tables[table] ?? NOT_COLLECTED;
    if (!areRows(rows)) return rows.answer;
    return rows.length === 0 ? noRows : judge(facts, rows);
  };
}

/** @param rows one or more */
type JudgeOfRows = (facts: Facts, rows: readonly ChildRow[]) => Answer;

function judgeOfRows({ quantifier, where }: RowsRule, context: RowsContext): JudgeOfRows {
  const asked = context.compile(where);
  switch (quantifier.kind) {
    case 'any':
      return (facts, rows) => anyOf(ofEach(facts, rows, asked));
    case 'all':
      return (facts, rows) => allOf(ofEach(facts, rows, asked));
    case 'at least': {
      const { k } = quantifier;
      return (facts, rows) => atLeastRows(k, ofEach(facts, rows, asked));
    }
    case 'at least percent': {
      const { percent } = quantifier;
      return (facts, rows) => atLeastPercent(percent, ofEach(facts, rows, asked));
    }
    case 'earliest':
    case 'latest': {
      const { kind: order, by } = quantifier;
      const dated = datedBy(asked, context.cell(by));
      return (facts, rows) => rowByDate(order, ofEach(facts, rows, dated));
    }
    case 'main':
      return judgeOfMain(quantifier.main, asked, context);
  }
}

function judgeOfMain(main: MainRow, asked: Predicate, context: RowsContext): JudgeOfRows {
  const order = main.else?.order ?? null;
  const marked: Predicate = main.where === null ? () => 'no' : context.compile(main.where);
  const dated = datedBy(asked, main.else === null ? () => UNDATED : context.cell(main.else.by));
  return (facts, rows) => mainRow(ofEach(facts, rows, marked), order, ofEach(facts, rows, dated));
}

/** Without an order nobody looks at the date. */
const UNDATED = { answer: 'not recorded', rank: NaN } as const;

const datedBy =
  (asked: Predicate, date: (facts: Facts) => Pick<Cell, 'answer' | 'rank'>) =>
  (facts: Facts): { answer: Answer; date: Pick<Cell, 'answer' | 'rank'> } => ({
    answer: asked(facts),
    date: date(facts),
  });

function ofEach<T>(facts: Facts, rows: readonly ChildRow[], ask: (facts: Facts) => T): T[] {
  return rows.map((row) => {
    facts.row = row.cells;
    return ask(facts);
  });
}

/** One side of a comparison in which rows are counted; its answer is yes when there is something to compare. */
interface Counted extends NumberRange {
  readonly answer: Answer;
  /** Something stands in the place of the rows that were to be counted. */
  readonly instead?: true;
}

/** Null: the record has no row. */
export type CountedSide = (facts: Facts) => Counted | null;

const NO_RANGE: NumberRange = { low: NaN, high: NaN, unclear: false };

export function compileCount({ where }: CountOperand, { table, compile }: RowsContext): CountedSide {
  const asked: Predicate = where === null ? () => 'yes' : compile(where);
  return (facts) => {
    const rows = facts.tables[table] ?? NOT_COLLECTED;
    if (!areRows(rows)) return { answer: rows.answer, ...NO_RANGE, instead: true };
    return rows.length === 0 ? null : { answer: 'yes', ...countRows(ofEach(facts, rows, asked)) };
  };
}

/** @param noRows what the comparison says when a side counts the rows of a record that has none */
export function compareCounts(
  holds: (a: number, b: number) => boolean,
  left: CountedSide,
  right: CountedSide,
  noRows: Answer,
): Predicate {
  return (facts) => {
    const a = left(facts);
    const b = right(facts);
    if (a === null || b === null) {
      // A table that is missing, or a word in its place, is not undone by the other table having no row.
      const other = a ?? b;
      return other?.instead === true ? other.answer : noRows;
    }
    const known = AND[a.answer][b.answer];
    return known === 'yes' ? compareRanges(holds, a, b) : known;
  };
}
