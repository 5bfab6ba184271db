/**
 * A rule, a relevance or a filter, parsed and resolved: every name is known, every comparison is between values
 * of one type. Nothing here needs a rubric to be understood.
 */
export type Expression =
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'check'; readonly check: string }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly kind: 'all of' | 'any of'; readonly of: readonly Expression[] }
  | { readonly kind: 'at least'; readonly k: number; readonly of: readonly Expression[] }
  | { readonly kind: 'at least percent'; readonly percent: number; readonly of: readonly Expression[] }
  | {
      readonly kind: 'compare';
      readonly left: Operand;
      readonly operator: Comparison;
      readonly right: Operand;
    }
  | { readonly kind: 'blank' | 'present'; readonly field: string };

export const COMPARISONS = ['=', '!=', '<=', '>=', '<', '>'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** One side of a comparison, already turned into ranks: an option's place, a number, or a day number. */
export type Operand =
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'constant'; readonly rank: number; readonly text: string }
  | { readonly kind: 'as of' };

/** Every field and check that an expression reads directly, each once, in the order of their first mention. */
export function namesRead(expression: Expression): { fields: string[]; checks: string[] } {
  const fields = new Set<string>();
  const checks = new Set<string>();
  const walk = (node: Expression): void => {
    switch (node.kind) {
      case 'field':
      case 'blank':
      case 'present':
        fields.add(node.field);
        break;
      case 'check':
        checks.add(node.check);
        break;
      case 'not':
        walk(node.of);
        break;
      case 'compare':
        for (const side of [node.left, node.right]) if (side.kind === 'field') fields.add(side.field);
        break;
      default:
        node.of.forEach(walk);
    }
  };
  walk(expression);
  return { fields: [...fields], checks: [...checks] };
}

/** Whether an expression reads the as-of date. */
export function readsAsOf(expression: Expression): boolean {
  switch (expression.kind) {
    case 'compare':
      return expression.left.kind === 'as of' || expression.right.kind === 'as of';
    case 'not':
      return readsAsOf(expression.of);
    case 'field':
    case 'check':
    case 'blank':
    case 'present':
      return false;
    default:
      return expression.of.some(readsAsOf);
  }
}

const NEEDS_BRACKETS: ReadonlySet<Expression['kind']> = new Set(['and', 'or']);

/** An expression in the rubric's own words. */
export function formatExpression(expression: Expression): string {
  const inner = (node: Expression): string =>
    NEEDS_BRACKETS.has(node.kind) ? `(${formatExpression(node)})` : formatExpression(node);
  const list = (nodes: readonly Expression[]): string => `[${nodes.map(formatExpression).join(', ')}]`;
  switch (expression.kind) {
    case 'field':
      return expression.field;
    case 'check':
      return expression.check;
    case 'blank':
    case 'present':
      return `${expression.field} is ${expression.kind}`;
    case 'not':
      return `not ${inner(expression.of)}`;
    case 'and':
    case 'or':
      return expression.of.map(inner).join(` ${expression.kind} `);
    case 'all of':
    case 'any of':
      return `${expression.kind} ${list(expression.of)}`;
    case 'at least':
      return `at least ${expression.k} of ${list(expression.of)}`;
    case 'at least percent':
      return `at least ${expression.percent}% of ${list(expression.of)}`;
    case 'compare':
      return `${formatOperand(expression.left)} ${expression.operator} ${formatOperand(expression.right)}`;
  }
}

function formatOperand(operand: Operand): string {
  if (operand.kind === 'field') return operand.field;
  if (operand.kind === 'as of') return 'as_of';
  return needsQuotes(operand.text) ? `"${operand.text}"` : operand.text;
}

/** An option with a word or a sign of the language in it would not be read back as it is. */
const needsQuotes = (text: string): boolean =>
  /\b(?:and|or|is|in|between|not)\b/i.test(text) || !/^-?[\p{L}\d_.][\p{L}\d_/&'\u2019. -]*$/u.test(text);
