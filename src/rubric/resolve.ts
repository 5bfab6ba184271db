import type { CountOperand, Expression, Quantifier } from '../model/expression.ts';
import type { Table } from '../model/rubric.ts';
import { didYouMean } from '../util/nearest.ts';
import { orList, withArticle as aType } from '../util/words.ts';
import type { CountSyntax, QuantifierSyntax, RowsSyntax, Syntax } from './syntax-tree.ts';
import { ExpressionError } from './expression-tokens.ts';
import { compare, includes, type Lookup } from './resolve-compare.ts';
import { resolveEvidence } from './resolve-evidence.ts';
import { fieldIn, fieldNamed, tableNamed, unknownName, type Scope } from './scope.ts';
import type { Term } from './token-cursor.ts';

/**
 * Looks up every name of an expression and checks that every comparison is between values of one type.
 *
 * @throws ExpressionError at the first place that cannot be resolved
 */
export function resolve(syntax: Syntax, scope: Scope): Expression {
  const inner = (node: Syntax): Expression => resolve(node, scope);
  const lookup: Lookup = { scope, count: (count) => resolveCount(count, scope) };
  switch (syntax.kind) {
    case 'term':
      return resolveAnswer(syntax.term, scope);
    case 'not':
      return { kind: 'not', of: inner(syntax.of) };
    case 'and':
    case 'or':
    case 'all of':
    case 'any of':
      return { kind: syntax.kind, of: syntax.of.map(inner) };
    case 'at least':
      return atLeast(syntax, inner);
    case 'blank':
    case 'present':
      return { kind: syntax.kind, ...fieldNamed(syntax.left, scope).ref };
    case 'includes':
      return includes(syntax.left, syntax.option, scope);
    case 'compare':
      return compare(syntax.left, syntax.operator, syntax.right, lookup);
    case 'between':
      return between(syntax, lookup);
    case 'in':
      return isOneOf(syntax, lookup);
    case 'evidence':
      return resolveEvidence(syntax.evidence, syntax.output, scope);
    case 'rows':
      return resolveRows(syntax, scope);
  }
}

function atLeast(
  { k, percent, of }: Extract<Syntax, { kind: 'at least' }>,
  inner: (part: Syntax) => Expression,
): Expression {
  return percent
    ? { kind: 'at least percent', percent: k, of: of.map(inner) }
    : { kind: 'at least', k, of: of.map(inner) };
}

function between({ left, low, high }: Extract<Syntax, { kind: 'between' }>, lookup: Lookup): Expression {
  return { kind: 'and', of: [compare(left, '>=', low, lookup), compare(left, '<=', high, lookup)] };
}

function isOneOf({ left, items }: Extract<Syntax, { kind: 'in' }>, lookup: Lookup): Expression {
  const of = items.map((item) => compare(left, '=', item, lookup));
  return of.length === 1 ? (of[0] as Expression) : { kind: 'or', of };
}

function resolveAnswer(term: Term, scope: Scope): Expression {
  if (term.kind === 'words') {
    const named = fieldIn(term.text, scope);
    if (scope.checks.has(term.text)) return { kind: 'check', check: term.text };
    if (named?.field.type === 'answer') return { kind: 'field', ...named.ref };
    if (named) {
      const { id, type, options } = named.field;
      const first = options[0]?.value ?? '';
      const examples = { choice: `${id} = ${first}`, list: `${id} includes ${first}` };
      const example = type === 'choice' || type === 'list' ? examples[type] : `${id} is present`;
      throw new ExpressionError(
        term.offset,
        `"${term.text}" is ${aType(type)}, not a yes or no`,
        'a check or an answer field',
        `compare it, as in ${example}`,
      );
    }
  }
  throw unknownName(term, scope);
}

function resolveRows({ quantifier, table: name, where }: RowsSyntax, scope: Scope): Expression {
  const table = tableToAsk(name, scope);
  return {
    kind: 'rows',
    table: table.id,
    one: table.one,
    quantifier: resolveQuantifier(quantifier, name, table),
    where: resolve(where, { ...scope, row: table }),
  };
}

function resolveCount({ table: name, where }: CountSyntax, scope: Scope): CountOperand {
  const table = tableToAsk(name, scope);
  const ofRow = { ...scope, row: table };
  const bare = where?.kind === 'not' ? where.of : where;
  const named = bare?.kind === 'term' ? fieldIn(bare.term.text, ofRow) : null;
  if (bare?.kind === 'term' && named && named.field.type !== 'answer') {
    throw new ExpressionError(
      bare.term.offset,
      `"${named.field.id}" is ${aType(named.field.type)}, not a yes or no`,
      'a check, an answer field, or a rule in brackets',
      `put the whole condition in brackets, as in count of ${table.id} where (${named.field.id} ...) >= 2`,
    );
  }
  return {
    kind: 'count',
    table: table.id,
    one: table.one,
    where: where === null ? null : resolve(where, ofRow),
  };
}

function tableToAsk(name: Term, scope: Scope): Table {
  if (scope.row !== null) {
    throw new ExpressionError(
      name.offset,
      'a rule over rows stands inside another',
      `a rule over one row of ${scope.row.id}`,
      'make it a check of its own and write the name of that here',
    );
  }
  return tableNamed(name, scope);
}

function resolveQuantifier(quantifier: QuantifierSyntax, name: Term, table: Table): Quantifier {
  switch (quantifier.kind) {
    case 'any':
    case 'all':
      return { kind: quantifier.kind };
    case 'at least':
      return quantifier.percent
        ? { kind: 'at least percent', percent: quantifier.k }
        : { kind: 'at least', k: quantifier.k };
    case 'main':
      if (table.main !== null) return { kind: 'main', main: table.main };
      throw new ExpressionError(
        name.offset,
        `the table "${table.id}" does not say which row is the main one`,
        null,
        `give "${table.id}" the key main: {where: ..., else: earliest <date field>}`,
      );
    case 'earliest':
    case 'latest': {
      const { text, offset } = quantifier.by;
      const dates = table.fields.filter(({ type }) => type === 'date').map(({ id }) => id);
      if (dates.includes(text)) return { kind: quantifier.kind, by: text };
      const field = table.fields.find(({ id }) => id === text);
      throw new ExpressionError(
        offset,
        field ? `"${text}" is ${aType(field.type)}` : `the rows of "${table.id}" have no field "${text}"`,
        dates.length === 0 ? 'a date field, and there is none' : orList(dates),
        didYouMean(text, dates),
      );
    }
  }
}
