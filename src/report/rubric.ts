import { formatExpression } from '../model/expression.ts';
import type { Check, Field, FigureSpec, Rubric, Unit } from '../model/rubric.ts';
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
  return [`Unit ${unit.id}: named by ${andList(unit.idFields)}${site}`, ...unit.fields.map(fieldText)].join(
    '\n',
  );
}

function fieldText(field: Field): string {
  const options = field.options.map(({ value, aliases }) =>
    aliases.length === 0 ? value : `${value} (${aliases.join(', ')})`,
  );
  const type =
    field.type === 'choice' ? `${field.ordered ? 'ordered ' : ''}choice of ${orList(options)}` : field.type;
  const marks = [field.personal ? 'personal' : null, field.entry ? 'entered by the service' : null].filter(
    (mark) => mark !== null,
  );
  const what = [type, ...marks].join(', ');
  return `  ${field.id} (${what})${field.ask === null ? '' : `: ${field.ask}`}`;
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
    ...(check.relevant === null ? [] : [`relevant ${formatExpression(check.relevant)}`]),
    ...(check.attention === null
      ? []
      : [`attention (${check.attention.severity}) when ${orList(check.attention.when)}`]),
  ];
}
