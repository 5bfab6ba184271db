import { formatExpression } from '../model/format-expression.ts';
import type {
  Check,
  Field,
  FigureSpec,
  MainRow,
  PublishedValue,
  Rubric,
  Table,
  Unit,
} from '../model/rubric.ts';
import { andList, orList } from '../util/words.ts';
import { publishedClaim, publishedText } from './published-text.ts';

const placesOf = ({ source, published }: FigureSpec): string[] => [
  ...(source === null ? [] : [source]),
  ...published.map(({ at }) => at),
];

/** The paragraphs of its source that a rubric names: what stands before the first numbered one, those, appendices. */
export function paragraphsOf({ figures }: Rubric): string[] {
  const rank = (place: string): number => (/^\d/.test(place) ? 1 : /^app/i.test(place) ? 2 : 0);
  const compare = new Intl.Collator('en', { numeric: true }).compare;
  return [...new Set(figures.flatMap(placesOf))].sort((a, b) => rank(a) - rank(b) || compare(a, b));
}

/**
 * What a rubric takes from one paragraph of its source: the figures that stand there or that it prints a number of.
 *
 * @param paragraph as in 3.1 (also 3, for all of its sections) or App 5, in any case
 * @returns null if no figure has anything of it
 */
export function renderParagraph(rubric: Rubric, paragraph: string): string | null {
  const wanted = paragraph
    .trim()
    .toLowerCase()
    .replace(/^(?:para(?:graph)?|section|chapter|s)\.?\s*(?=\d)/, '')
    .replace(/^appendix\b/, 'app');
  const isThere = (place: string): boolean =>
    place.toLowerCase() === wanted || place.toLowerCase().startsWith(`${wanted}.`);
  const figures = rubric.figures.filter((figure) => placesOf(figure).some(isThere));
  if (figures.length === 0) return null;
  const sections = rubric.themes.flatMap(({ id, title }) => {
    const own = figures.filter(({ theme }) => theme === id);
    if (own.length === 0) return [];
    return [[title, ...own.flatMap((figure) => figureText(figure, rubric))].join('\n')];
  });
  return `${[`${rubric.source.label} ${paragraph.trim()}`, ...sections].join('\n\n')}\n`;
}

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
  const types: Readonly<Record<string, string>> = {
    choice: `${field.ordered ? 'ordered ' : ''}choice of ${orList(options)}`,
    list: `list of ${orList(options)}`,
  };
  const type = types[field.type] ?? field.type;
  const marks = [
    ...(field.required ? ['required'] : []),
    ...(field.personal ? ['personal'] : []),
    ...(field.entry ? ['entered by the service'] : []),
  ];
  const what = [type, ...marks].join(', ');
  return `${field.id} (${what})${field.ask === null ? '' : `: ${field.ask}`}`;
}

function figureText(figure: FigureSpec, rubric: Rubric): string[] {
  const check = 'check' in figure ? rubric.checks.find(({ id }) => id === figure.check) : undefined;
  const details = [
    ...kindText(figure),
    ...(check?.id === figure.id ? checkText(check) : check ? [`check ${check.id}`] : []),
    ...(figure.where === null ? [] : [`where ${formatExpression(figure.where)}`]),
    ...('count' in figure && figure.count !== 'yes' ? [`count ${figure.count}`] : []),
    ...('base' in figure ? [`base ${figure.base}`] : []),
    ...('better' in figure && figure.better !== null ? [`better ${figure.better}`] : []),
    ...(figure.beside.length === 0 ? [] : [`beside ${andList(figure.beside)}`]),
    ...(figure.source === null ? [] : [`source ${figure.source}`]),
  ];
  return [
    `  ${figure.id}: ${figure.label}`,
    ...questionOf(check?.id === figure.id ? check : undefined, rubric),
    `      ${details.join('; ')}`,
    ...figure.published.map((value) => `      ${publishedLine(value, rubric.source.label)}`),
  ];
}

/** The question that is put to a record, where a person's own answer is read. */
function questionOf(check: Check | undefined, { units }: Rubric): string[] {
  const fields = units.find(({ id }) => id === check?.unit)?.fields ?? [];
  const ask = fields.find(({ id }) => id === check?.recorded)?.ask ?? null;
  return ask === null ? [] : [`      ${ask}`];
}

function kindText(figure: FigureSpec): string[] {
  switch (figure.kind) {
    case 'proportion':
      return [];
    case 'count':
      return [`number of records of unit ${figure.unit}`];
    case 'sum':
      return [`sum of ${figure.field}`];
    case 'spread':
      return ['spread between sites'];
    case 'cross':
      return [`${figure.rows.field} against ${figure.columns.field}`];
    case 'distribution': {
      if (figure.of.kind !== 'choose') return [`distribution of ${figure.of.field}`];
      const cases = figure.of.cases.map(({ when, then }) => `"${then}" when ${formatExpression(when)}`);
      const rest = figure.of.else === null ? [] : [`else "${figure.of.else}"`];
      return [`distribution: ${[...cases, ...rest].join(', ')}`];
    }
  }
}

function publishedLine(value: PublishedValue, label: string): string {
  const row = value.row === null ? '' : ` (${value.row})`;
  const words =
    value.phrase === null || publishedText(value).includes(value.phrase) ? '' : `, "${value.phrase}"`;
  return `${label} ${value.at}: ${publishedClaim(value)}${words}${row}`;
}

function checkText(check: Check): string[] {
  const { attention } = check;
  const where = attention?.where ? `, where ${formatExpression(attention.where)}` : '';
  const unless = attention?.unless ? `, unless ${formatExpression(attention.unless)}` : '';
  return [
    ...(check.recorded === null ? [] : [`recorded in ${check.recorded}`]),
    ...(check.rule === null ? [] : [`rule ${formatExpression(check.rule)}`]),
    ...(check.countText ? ['counts what it reads from text'] : []),
    ...(check.noRows === null ? [] : [`no rows ${check.noRows}`]),
    ...(check.relevant === null ? [] : [`relevant ${formatExpression(check.relevant)}`]),
    ...(attention === null
      ? []
      : [`attention (${attention.severity}) when ${orList(attention.when)}${where}${unless}`]),
  ];
}
