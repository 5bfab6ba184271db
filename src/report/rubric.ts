import { formatExpression } from '../model/expression.ts';
import type { Check, Field, FigureSpec, MainRow, Rubric, Table, Unit } from '../model/rubric.ts';
import { andList, orList } from '../util/words.ts';

/** A rubric in words: where it comes from, what it reads, what it asks and what it prints. */
export function renderRubric(rubric: Rubric): string {
  const { body, title, published } = rubric.source;
  const source = [body, title, published].filter((part) => part !== null).join(', ');
  const head = [
    `${rubric.id}, version ${rubric.version}: ${rubric.title}`,
    ...(source === '' ? [] : [`Source: ${source}`]),
  ];
  const sections = [
    head.join('\n'),
    ...rubric.units.map(unitText),
    ...rubric.themes.map((theme) => {
      const figures = rubric.figures.filter((figure) => figure.theme === theme.id);
      return [
        `Theme ${theme.id}: ${theme.title}`,
        ...figures.flatMap((figure) => figureText(figure, rubric)),
      ].join('\n');
    }),
  ];
  return `${sections.join('\n\n')}\n`;
}

function unitText(unit: Unit): string {
  const site = unit.siteField === null ? '' : `, site ${unit.siteField}`;
  return [
    `Unit ${unit.id}: named by ${andList(unit.idFields)}${site}`,
    ...unit.fields.map((field) => `  ${fieldText(field)}`),
    ...unit.tables.flatMap((table) => tableText(table, unit)),
  ].join('\n');
}

function tableText({ id, one, aliases, key, line, main, fields }: Table, unit: Unit): string[] {
  const ownKey = key.some((name, index) => name !== unit.idFields[index]);
  const details = [
    `each ${/^[aeiou]/i.test(one) ? 'an' : 'a'} ${one}`,
    ...(aliases.length === 0 ? [] : [`also found as ${orList(aliases)}`]),
    ...(ownKey ? [`belongs to the record named by ${andList(key)}`] : []),
    ...(line === null ? [] : [`a line of a cell is ${line}`]),
    ...(main === null ? [] : [`main: ${mainText(main)}`]),
  ];
  return [`  Table ${id}: ${details.join('; ')}`, ...fields.map((field) => `    ${fieldText(field)}`)];
}

function mainText({ where, else: order }: MainRow): string {
  const marked = where === null ? [] : [`where ${formatExpression(where)}`];
  return [...marked, ...(order === null ? [] : [`${order.order} ${order.by}`])].join(', else ');
}

function fieldText(field: Field): string {
  const options = field.options.map(({ value, aliases }) =>
    aliases.length === 0 ? value : `${value} (${aliases.join(', ')})`,
  );
  const type =
    field.type === 'choice' ? `${field.ordered ? 'ordered ' : ''}choice of ${orList(options)}` : field.type;
  const marks = [
    ...(field.required ? ['required'] : []),
    ...(field.personal ? ['personal'] : []),
    ...(field.entry ? ['entered by the service'] : []),
  ];
  const what = [type, ...marks].join(', ');
  return `${field.id} (${what})${field.ask === null ? '' : `: ${field.ask}`}`;
}

function figureText(figure: FigureSpec, rubric: Rubric): string[] {
  const check =
    figure.kind === 'proportion' ? rubric.checks.find(({ id }) => id === figure.check) : undefined;
  const details = [
    ...(figure.kind === 'distribution' ? [`distribution of ${figure.field}`] : []),
    ...(check?.id === figure.id ? checkText(check) : check ? [`check ${check.id}`] : []),
    ...(figure.where === null ? [] : [`where ${formatExpression(figure.where)}`]),
    ...(figure.kind === 'proportion' && figure.count !== 'yes' ? [`count ${figure.count}`] : []),
    `base ${figure.base}`,
    ...(figure.source === null ? [] : [`source ${figure.source}`]),
  ];
  return [`  ${figure.id}: ${figure.label}`, `      ${details.join('; ')}`];
}

function checkText(check: Check): string[] {
  return [
    ...(check.recorded === null ? [] : [`recorded in ${check.recorded}`]),
    ...(check.rule === null ? [] : [`rule ${formatExpression(check.rule)}`]),
    ...(check.noRows === null ? [] : [`no rows ${check.noRows}`]),
    ...(check.relevant === null ? [] : [`relevant ${formatExpression(check.relevant)}`]),
    ...(check.attention === null
      ? []
      : [`attention (${check.attention.severity}) when ${orList(check.attention.when)}`]),
  ];
}
