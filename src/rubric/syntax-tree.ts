import type { Comparison } from '../model/expression.ts';
import type { RowOrder } from '../model/rubric.ts';
import type { Term } from './token-cursor.ts';

/** A rule, relevance or filter as it was written; names are not yet looked up. */
export type Syntax =
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'not'; readonly of: Syntax }
  | { readonly kind: 'and' | 'or' | 'all of' | 'any of'; readonly of: readonly Syntax[] }
  | {
      readonly kind: 'at least';
      readonly k: number;
      readonly percent: boolean;
      readonly of: readonly Syntax[];
    }
  | {
      readonly kind: 'compare';
      readonly left: OperandSyntax;
      readonly operator: Comparison;
      readonly right: OperandSyntax;
    }
  | {
      readonly kind: 'between';
      readonly left: OperandSyntax;
      readonly low: OperandSyntax;
      readonly high: OperandSyntax;
    }
  | { readonly kind: 'in'; readonly left: Term; readonly items: readonly Term[] }
  | { readonly kind: 'includes'; readonly left: Term; readonly option: Term }
  | { readonly kind: 'blank' | 'present'; readonly left: Term }
  | { readonly kind: 'evidence'; readonly evidence: Term; readonly output: Term }
  | RowsSyntax;

export interface RowsSyntax {
  readonly kind: 'rows';
  readonly quantifier: QuantifierSyntax;
  readonly table: Term;
  readonly where: Syntax;
}

export type QuantifierSyntax =
  | { readonly kind: 'any' | 'all' | 'main' }
  | { readonly kind: 'at least'; readonly k: number; readonly percent: boolean }
  | { readonly kind: RowOrder; readonly by: Term };

export interface CountSyntax {
  readonly kind: 'count';
  readonly table: Term;
  readonly where: Syntax | null;
  /** The same words as one term, for an option may read like that; null if they cannot be one. */
  readonly words: Term | null;
  readonly offset: number;
}

/** The day on which somebody born on the day in a date field reaches an age. */
export interface BirthdaySyntax {
  readonly kind: 'birthday';
  readonly field: Term;
  readonly years: number;
  readonly offset: number;
}

export type OperandSyntax = Term | CountSyntax | BirthdaySyntax;
