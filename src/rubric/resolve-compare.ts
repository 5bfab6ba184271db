import type { Comparison, CountOperand, Expression, Operand } from '../model/expression.ts';
import type { Field, FieldType } from '../model/rubric.ts';
import { parseIsoDate } from '../util/dates.ts';
import { didYouMean } from '../util/nearest.ts';
import { orList, valueKey, withArticle as aType } from '../util/words.ts';
import type { BirthdaySyntax, CountSyntax, OperandSyntax } from './syntax-tree.ts';
import { ExpressionError } from './expression-tokens.ts';
import { fieldIn, fieldNamed, WRITE_ALONE, type NamedField, type Scope } from './scope.ts';
import type { Term } from './token-cursor.ts';

/** What the two sides of a comparison are looked up with. */
export interface Lookup {
  readonly scope: Scope;
  readonly count: (count: CountSyntax) => CountOperand;
}

const isAsOf = (term: Exclude<OperandSyntax, CountSyntax>): boolean =>
  term.kind === 'words' && term.text.toLowerCase() === 'as_of';

/** @throws ExpressionError unless both sides are values of one type, which the operator can compare */
export function compare(
  left: OperandSyntax,
  operator: Comparison,
  right: OperandSyntax,
  lookup: Lookup,
): Expression {
  if (left.kind === 'count' || (left.kind === 'number' && right.kind === 'count')) {
    const [a, b] = [operandOfType('number', left, lookup), operandOfType('number', right, lookup)];
    return { kind: 'compare', left: a, operator, right: b };
  }
  if (left.kind === 'birthday' || isAsOf(left)) {
    const [a, b] = [operandOfType('date', left, lookup), operandOfType('date', right, lookup)];
    return { kind: 'compare', left: a, operator, right: b };
  }
  const named = fieldNamed(left, lookup.scope);
  checkComparable(named.field, left, operator);
  const other =
    named.field.type === 'choice'
      ? optionOrField(named.field, right, lookup.scope)
      : operandOfType(named.field.type, right, lookup);
  return { kind: 'compare', left: fieldOperand(named), operator, right: other };
}

const fieldOperand = ({ ref }: NamedField): Operand => ({ kind: 'field', ...ref });

function checkComparable(field: Field, term: Term, operator: Comparison): void {
  if (field.type === 'answer') {
    throw new ExpressionError(
      term.offset,
      `"${field.id}" is an answer and cannot be compared`,
      null,
      WRITE_ALONE,
    );
  }
  if (field.type === 'text') {
    throw new ExpressionError(
      term.offset,
      `"${field.id}" is a text and cannot be compared`,
      'is blank or is present',
    );
  }
  if (field.type === 'list') {
    const example = `${field.id} includes ${field.options[0]?.value ?? ''}`;
    throw new ExpressionError(
      term.offset,
      `"${field.id}" is a list and cannot be compared`,
      null,
      `ask for one option, as in ${example}`,
    );
  }
  if (field.type === 'choice' && !field.ordered && operator !== '=' && operator !== '!=') {
    throw new ExpressionError(
      term.offset,
      `the options of "${field.id}" have no order`,
      '= or !=',
      'if they rise from first to last, give the field ordered: true',
    );
  }
}

function optionOrField(field: Field, operand: OperandSyntax, scope: Scope): Operand {
  const options = field.options.map((option) => option.value);
  // An option may read like a count: "count of theft".
  const term = operand.kind === 'count' ? operand.words : operand;
  if (term === null || term.kind === 'birthday') {
    const what = term === null ? 'count' : 'birthday';
    throw new ExpressionError(operand.offset, `a ${what} is no option of "${field.id}"`, orList(options));
  }
  const place = optionIndex(field, term.text);
  const other = term.kind === 'words' ? fieldIn(term.text, scope) : null;
  if (place >= 0 && other) {
    throw new ExpressionError(
      term.offset,
      `"${term.text}" is both an option of "${field.id}" and a field`,
      null,
      `for the option, quote it: "${term.text}"`,
    );
  }
  if (place >= 0) return { kind: 'constant', rank: place, text: field.options[place]?.value ?? term.text };
  if (!other) {
    throw new ExpressionError(
      term.offset,
      `"${term.text}" is no option of "${field.id}"`,
      orList(options),
      didYouMean(term.text, options),
    );
  }
  const same =
    other.field.type === 'choice' &&
    other.field.options.map((option) => option.value).join('\n') === options.join('\n');
  if (!same) {
    throw new ExpressionError(
      term.offset,
      `"${other.field.id}" does not have the options of "${field.id}"`,
      'a choice with the same options in the same order',
    );
  }
  return fieldOperand(other);
}

/** @throws ExpressionError unless the field is a list that has the option */
export function includes(left: Term, option: Term, scope: Scope): Expression {
  const { field, ref } = fieldNamed(left, scope);
  if (field.type !== 'list') {
    const fix = field.type === 'choice' ? `write ${field.id} = ${option.text}` : null;
    throw new ExpressionError(left.offset, `"${field.id}" is ${aType(field.type)}`, 'a list', fix);
  }
  const options = field.options.map(({ value }) => value);
  const rank = optionIndex(field, option.text);
  if (rank < 0) {
    throw new ExpressionError(
      option.offset,
      `"${option.text}" is no option of "${field.id}"`,
      orList(options),
      didYouMean(option.text, options),
    );
  }
  return { kind: 'includes', ...ref, rank, text: options[rank] ?? option.text };
}

function birthday(type: FieldType, { field: name, years, offset }: BirthdaySyntax, scope: Scope): Operand {
  if (type !== 'date') throw new ExpressionError(offset, 'a birthday is a date', aType(type));
  const { field, ref } = fieldNamed(name, scope);
  if (field.type !== 'date') {
    throw new ExpressionError(name.offset, `"${field.id}" is ${aType(field.type)}`, 'a date of birth');
  }
  return { kind: 'birthday', ...ref, years };
}

/** The place of an option by its value or an alias, in any case and spacing; -1 if there is none. */
export function optionIndex(field: Field, text: string): number {
  const key = valueKey(text);
  return field.options.findIndex((option) =>
    [option.value, ...option.aliases].some((name) => valueKey(name) === key),
  );
}

function operandOfType(type: FieldType, term: OperandSyntax, { scope, count }: Lookup): Operand {
  if (term.kind === 'count') {
    if (type === 'number') return count(term);
    throw new ExpressionError(term.offset, 'a count is a number', aType(type));
  }
  if (term.kind === 'birthday') return birthday(type, term, scope);
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
    const named = fieldNamed(term, scope);
    if (named.field.type === type) return fieldOperand(named);
    throw new ExpressionError(term.offset, `"${named.field.id}" is ${aType(named.field.type)}`, aType(type));
  }
  throw new ExpressionError(
    term.offset,
    `"${term.text}" is no ${type}`,
    type === 'date' ? 'a date, as in 2017-06-30' : aType(type),
  );
}
