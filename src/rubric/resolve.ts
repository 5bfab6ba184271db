import type { Comparison, Expression, Operand } from '../model/expression.ts';
import type { Field, FieldType } from '../model/rubric.ts';
import { parseIsoDate } from '../util/dates.ts';
import { didYouMean } from '../util/nearest.ts';
import { orList, valueKey, withArticle as aType } from '../util/words.ts';
import type { Syntax, Term } from './expression-syntax.ts';
import { ExpressionError } from './expression-tokens.ts';

/** The names that an expression of one unit may use. */
export interface Scope {
  readonly unit: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly checks: ReadonlySet<string>;
  /** Names that exist in other units, and which: a figure never spans units. */
  readonly elsewhere: ReadonlyMap<string, string>;
}

const WRITE_ALONE = 'to ask whether it is yes, write its name alone; for no, write not before it';

/**
 * Looks up every name of an expression and checks that every comparison is between values of one type.
 *
 * @throws ExpressionError at the first place that cannot be resolved
 */
export function resolve(syntax: Syntax, scope: Scope): Expression {
  const inner = (node: Syntax): Expression => resolve(node, scope);
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
      return syntax.percent
        ? { kind: 'at least percent', percent: syntax.k, of: syntax.of.map(inner) }
        : { kind: 'at least', k: syntax.k, of: syntax.of.map(inner) };
    case 'blank':
    case 'present':
      return { kind: syntax.kind, field: fieldNamed(syntax.left, scope).id };
    case 'compare':
      return compare(syntax.left, syntax.operator, syntax.right, scope);
    case 'between':
      return {
        kind: 'and',
        of: [compare(syntax.left, '>=', syntax.low, scope), compare(syntax.left, '<=', syntax.high, scope)],
      };
    case 'in': {
      const of = syntax.items.map((item) => compare(syntax.left, '=', item, scope));
      return of.length === 1 ? (of[0] as Expression) : { kind: 'or', of };
    }
  }
}

function resolveAnswer(term: Term, scope: Scope): Expression {
  if (term.kind === 'words') {
    if (scope.checks.has(term.text)) return { kind: 'check', check: term.text };
    const field = scope.fields.get(term.text);
    if (field?.type === 'answer') return { kind: 'field', field: field.id };
    if (field) {
      const example =
        field.type === 'choice' ? `${field.id} = ${field.options[0]?.value ?? ''}` : `${field.id} is present`;
      throw new ExpressionError(
        term.offset,
        `"${term.text}" is ${aType(field.type)}, not a yes or no`,
        'a check or an answer field',
        `compare it, as in ${example}`,
      );
    }
  }
  throw unknownName(term, scope);
}

function unknownName(term: Term, scope: Scope): ExpressionError {
  if (term.kind !== 'words') {
    return new ExpressionError(term.offset, `"${term.text}" is no name`, 'a field or a check');
  }
  const other = scope.elsewhere.get(term.text);
  if (other !== undefined) {
    return new ExpressionError(
      term.offset,
      `"${term.text}" belongs to unit "${other}"`,
      `a field or a check of unit "${scope.unit}"`,
      'a rule never spans units',
    );
  }
  return new ExpressionError(
    term.offset,
    `there is no "${term.text}" in unit "${scope.unit}"`,
    'a field or a check',
    didYouMean(term.text, [...scope.checks, ...scope.fields.keys()]),
  );
}

function fieldNamed(term: Term, scope: Scope): Field {
  if (term.kind === 'words') {
    const field = scope.fields.get(term.text);
    if (field) return field;
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

const isAsOf = (term: Term): boolean => term.kind === 'words' && term.text.toLowerCase() === 'as_of';

function compare(left: Term, operator: Comparison, right: Term, scope: Scope): Expression {
  if (isAsOf(left)) {
    return { kind: 'compare', left: { kind: 'as of' }, operator, right: operandOfType('date', right, scope) };
  }
  const field = fieldNamed(left, scope);
  if (field.type === 'answer') {
    throw new ExpressionError(
      left.offset,
      `"${field.id}" is an answer and cannot be compared`,
      null,
      WRITE_ALONE,
    );
  }
  if (field.type === 'text') {
    throw new ExpressionError(
      left.offset,
      `"${field.id}" is a text and cannot be compared`,
      'is blank or is present',
    );
  }
  if (field.type === 'choice' && !field.ordered && operator !== '=' && operator !== '!=') {
    throw new ExpressionError(
      left.offset,
      `the options of "${field.id}" have no order`,
      '= or !=',
      'if they rise from first to last, give the field ordered: true',
    );
  }
  const operand =
    field.type === 'choice' ? optionOrField(field, right, scope) : operandOfType(field.type, right, scope);
  return { kind: 'compare', left: { kind: 'field', field: field.id }, operator, right: operand };
}

function optionOrField(field: Field, term: Term, scope: Scope): Operand {
  const place = optionIndex(field, term.text);
  const other = term.kind === 'words' ? scope.fields.get(term.text) : undefined;
  if (place >= 0 && other) {
    throw new ExpressionError(
      term.offset,
      `"${term.text}" is both an option of "${field.id}" and a field`,
      null,
      `for the option, quote it: "${term.text}"`,
    );
  }
  if (place >= 0) return { kind: 'constant', rank: place, text: field.options[place]?.value ?? term.text };
  const options = field.options.map((option) => option.value);
  if (!other) {
    throw new ExpressionError(
      term.offset,
      `"${term.text}" is no option of "${field.id}"`,
      orList(options),
      didYouMean(term.text, options),
    );
  }
  const same =
    other.type === 'choice' && other.options.map((option) => option.value).join('\n') === options.join('\n');
  if (!same) {
    throw new ExpressionError(
      term.offset,
      `"${other.id}" does not have the options of "${field.id}"`,
      'a choice with the same options in the same order',
    );
  }
  return { kind: 'field', field: other.id };
}

/** The place of an option by its value or an alias, in any case and spacing; -1 if there is none. */
export function optionIndex(field: Field, text: string): number {
  const key = valueKey(text);
  return field.options.findIndex((option) =>
    [option.value, ...option.aliases].some((name) => valueKey(name) === key),
  );
}

function operandOfType(type: FieldType, term: Term, scope: Scope): Operand {
  if (type === 'date' && isAsOf(term)) return { kind: 'as of' };
  if (term.kind === 'number' && type === 'number') {
    return { kind: 'constant', rank: Number(term.text), text: term.text };
  }
  if (term.kind === 'date' && type === 'date') {
    const day = parseIsoDate(term.text);
    if (day === null)
      throw new ExpressionError(term.offset, `there is no day ${term.text}`, 'a date, as in 2017-06-30');
    return { kind: 'constant', rank: day, text: term.text };
  }
  if (term.kind === 'words') {
    const field = fieldNamed(term, scope);
    if (field.type === type) return { kind: 'field', field: field.id };
    throw new ExpressionError(term.offset, `"${field.id}" is ${aType(field.type)}`, aType(type));
  }
  throw new ExpressionError(
    term.offset,
    `"${term.text}" is no ${type}`,
    type === 'date' ? 'a date, as in 2017-06-30' : aType(type),
  );
}
