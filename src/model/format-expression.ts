import type { Expression, Operand, RowsRule } from './expression.ts';

/** An expression in the rubric's own words. */
export function formatExpression(expression: Expression): string {
  const inner = (node: Expression): string =>
    node.kind === 'and' || node.kind === 'or' ? `(${formatExpression(node)})` : formatExpression(node);
  const joined = (node: Expression): string =>
    takesTheRest(node) ? `(${formatExpression(node)})` : inner(node);
  const list = (nodes: readonly Expression[]): string => `[${nodes.map(formatExpression).join(', ')}]`;
  switch (expression.kind) {
    case 'field':
      return expression.field;
    case 'check':
      return expression.check;
    case 'blank':
    case 'present':
      return `${expression.field} is ${expression.kind}`;
    case 'evidence':
      return `evidence(${expression.evidence}).${expression.output}`;
    case 'includes':
      return `${expression.field} includes ${quoted(expression.text)}`;
    case 'not':
      return `not ${inner(expression.of)}`;
    case 'and':
    case 'or':
      return expression.of.map(joined).join(` ${expression.kind} `);
    case 'all of':
    case 'any of':
      return `${expression.kind} ${list(expression.of)}`;
    case 'at least':
      return `at least ${expression.k} of ${list(expression.of)}`;
    case 'at least percent':
      return `at least ${expression.percent}% of ${list(expression.of)}`;
    case 'compare':
      return `${formatOperand(expression.left)} ${expression.operator} ${formatOperand(expression.right)}`;
    case 'rows':
      return `${formatQuantifier(expression)} where ${formatExpression(expression.where)}`;
  }
}

/** What follows the `where` of a rule over rows belongs to it, up to the next bracket. */
const takesTheRest = (node: Expression): boolean =>
  node.kind === 'rows' || (node.kind === 'not' && takesTheRest(node.of));

function formatQuantifier({ quantifier, table, one }: RowsRule): string {
  switch (quantifier.kind) {
    case 'any':
    case 'main':
      return `${quantifier.kind} ${one}`;
    case 'all':
      return `all ${table}`;
    case 'at least':
      return `at least ${quantifier.k} ${quantifier.k === 1 ? one : table}`;
    case 'at least percent':
      return `at least ${quantifier.percent}% of ${table}`;
    case 'earliest':
    case 'latest':
      return `${quantifier.kind} ${one} by ${quantifier.by}`;
  }
}

/** One side of a comparison in the rubric's own words. */
export function formatOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'field':
      return operand.field;
    case 'as of':
      return 'as_of';
    case 'constant':
      return quoted(operand.text);
    case 'birthday':
      return `birthday(${operand.field}, ${operand.years})`;
    case 'count':
      return `count of ${operand.table}${operand.where === null ? '' : ` where ${formatCounted(operand.where)}`}`;
  }
}

/** After the `where` of a count stands one name, or a rule in brackets. */
function formatCounted(where: Expression): string {
  const name = where.kind === 'not' ? where.of : where;
  const text = formatExpression(where);
  return name.kind === 'field' || name.kind === 'check' ? text : `(${text})`;
}

const quoted = (text: string): string => (needsQuotes(text) ? `"${text}"` : text);

/** An option with a word or a sign of the language in it would not be read back as it is. */
const needsQuotes = (text: string): boolean =>
  /\b(?:and|or|is|in|between|includes|not)\b|^count of /i.test(text) ||
  !/^-?[\p{L}\d_.][\p{L}\d_/&'\u2019. -]*$/u.test(text);
