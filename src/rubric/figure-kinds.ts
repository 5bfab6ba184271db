import { namesRead, type Expression } from '../model/expression.ts';
import type {
  Check,
  CountSpec,
  CrossSpec,
  DistributionOf,
  DistributionSpec,
  Field,
  FieldType,
  FigureSpec,
  ProportionSpec,
  SpreadSpec,
  SumSpec,
} from '../model/rubric.ts';
import { didYouMean } from '../util/nearest.ts';
import { asWords, orList, valueKey, withArticle as aType } from '../util/words.ts';
import type { Path } from '../util/yaml-text.ts';
import type { Surroundings } from './figures.ts';
import { publishedValues, WHOLE, type Speakable } from './published.ts';
import { optionIndex } from './resolve-compare.ts';
import { chosenCases } from './chosen-cases.ts';
import type { FigureText } from './schema.ts';

/** What may be given alone or in a list. */
export const listed = (given: string | readonly string[] | undefined): readonly string[] =>
  given === undefined ? [] : typeof given === 'string' ? [given] : given;

const A_PROPORTION = 'a proportion or a spread';

/** A figure over the answers of a check: of all its records, or site by site. */
export function checkedFigure(
  kind: 'proportion' | 'spread',
  id: string,
  figure: FigureText,
  path: Path,
  around: Surroundings,
): ProportionSpec | SpreadSpec | null {
  const { report } = around;
  report.misplaced(path, figure, ['field', 'choose'], `a ${kind}`, 'kind: distribution or sum');
  if (kind === 'spread') report.misplaced(path, figure, ['better'], 'a spread', 'a proportion');
  const check = checkOf(id, figure, path, around);
  if (check === null) return null;
  const count = figure.count ?? 'yes';
  const needsAll = count !== 'yes' && count !== 'no';
  if (needsAll && figure.base !== undefined && figure.base !== 'all') {
    const expected = 'all, for that answer is in no other base';
    report.error([...path, 'base'], `count: ${count} on base ${figure.base}`, expected);
  }
  const shared = {
    ...common(id, figure, path, around, check.unit),
    theme: figure.theme ?? check.theme,
    check: check.id,
    count,
    base: figure.base ?? (needsAll ? 'all' : 'known'),
    source: figure.source ?? check.source,
  } as const;
  const published = (speakable: Speakable): FigureSpec['published'] =>
    publishedValues(figure.published, [...path, 'published'], report, speakable);
  if (kind === 'proportion') {
    return { kind, ...shared, better: figure.better ?? null, published: published(WHOLE(kind)) };
  }
  if (around.units.find((unit) => unit.id === check.unit)?.siteField === null) {
    const message = `the unit "${check.unit}" has no sites to spread over`;
    report.error([...path, 'kind'], message, 'a unit with "site"');
  }
  const partNamed = (name: string): string | null => (SPREAD_PARTS.includes(name) ? name : null);
  return { kind, ...shared, published: published({ kind, parts: SPREAD_PARTS, partNamed }) };
}

/** The numbers of a spread; pooled is that of all sites together. */
const SPREAD_PARTS: readonly string[] = ['lowest', 'highest', 'mean', 'pooled'];

function checkOf(id: string, figure: FigureText, path: Path, { report, checks }: Surroundings): Check | null {
  if (figure.check === undefined) {
    const expected = '"check", or kind: distribution with "field" or "choose"';
    report.error(path, `the figure "${id}" counts nothing`, expected, null, true);
    return null;
  }
  const check = checks.get(figure.check);
  if (!check) {
    const near = didYouMean(figure.check, [...checks.keys()]);
    report.error([...path, 'check'], `there is no check "${figure.check}"`, 'a check of this rubric', near);
    return null;
  }
  if (figure.unit !== undefined && figure.unit !== check.unit) {
    report.error([...path, 'unit'], `"${figure.unit}" is not the unit of "${check.id}"`, check.unit);
  }
  return check;
}

/** Records by option: of a field, or of cases of which one is chosen. */
export function distribution(
  id: string,
  figure: FigureText,
  path: Path,
  around: Surroundings,
): DistributionSpec | null {
  const { report } = around;
  report.misplaced(path, figure, ['check', 'count'], 'a distribution', A_PROPORTION);
  report.misplaced(path, figure, ['better'], 'a distribution', 'a proportion');
  const unit = around.unitOf(figure.unit, path);
  if (unit === null) return null;
  if (figure.field !== undefined && figure.choose !== undefined) {
    const message = `the distribution "${id}" has a field and cases too`;
    report.error(path, message, '"field" or "choose"', null, true);
  }
  const chosen = figure.choose === undefined ? null : chosenCases(figure.choose, unit, path, around);
  const field = chosen === null ? fieldOf(id, ['choice', 'list'], figure, unit, path, around) : null;
  if (chosen === null && field === null) return null;
  const of = chosen ?? fieldOptions(field as Field);
  const optionNamed = (name: string): string | null => {
    if (field !== null) return field.options[optionIndex(field, name)]?.value ?? null;
    return of.options.find((option) => valueKey(option) === valueKey(name)) ?? null;
  };
  const parts = [...of.options, ...ENDS.filter((end) => optionNamed(end) === null)];
  const partNamed = (name: string): string | null => optionNamed(name) ?? (ENDS.includes(name) ? name : null);
  return {
    kind: 'distribution',
    ...withTheme(id, figure, path, around, unit),
    of,
    base: figure.base ?? 'known',
    source: figure.source ?? null,
    published: publishedValues(figure.published, [...path, 'published'], report, {
      kind: 'distribution',
      parts,
      partNamed,
    }),
  };
}

/** The smallest and the largest of the parts of a distribution, whichever they are. */
const ENDS: readonly string[] = ['lowest', 'highest'];

const fieldOptions = ({ id, type, options }: Field): DistributionOf => ({
  kind: type === 'list' ? 'list' : 'choice',
  field: id,
  options: options.map(({ value }) => value),
});

/** How many records a unit has. */
export function counted(id: string, figure: FigureText, path: Path, around: Surroundings): CountSpec | null {
  const { report } = around;
  report.misplaced(path, figure, ['check', 'count', 'base', 'better'], 'a count of records', 'a proportion');
  report.misplaced(path, figure, ['field', 'choose'], 'a count of records', 'a distribution');
  const unit = around.unitOf(figure.unit, path);
  if (unit === null) return null;
  return {
    kind: 'count',
    ...withTheme(id, figure, path, around, unit),
    source: figure.source ?? null,
    published: publishedValues(figure.published, [...path, 'published'], report, WHOLE('count')),
  };
}

/** A number field, added up. */
export function summed(id: string, figure: FigureText, path: Path, around: Surroundings): SumSpec | null {
  const { report } = around;
  report.misplaced(path, figure, ['check', 'count', 'base', 'better'], 'a sum', 'a proportion');
  report.misplaced(path, figure, ['choose'], 'a sum', 'a distribution');
  const unit = around.unitOf(figure.unit, path);
  const field = unit === null ? null : fieldOf(id, ['number'], figure, unit, path, around);
  if (unit === null || field === null) return null;
  return {
    kind: 'sum',
    ...withTheme(id, figure, path, around, unit),
    field: field.id,
    source: figure.source ?? null,
    published: publishedValues(figure.published, [...path, 'published'], report, WHOLE('sum')),
  };
}

/** The options of one choice against those of another. */
export function crossed(id: string, figure: FigureText, path: Path, around: Surroundings): CrossSpec | null {
  const { report } = around;
  report.misplaced(path, figure, ['check', 'count', 'base', 'better'], 'a cross', 'a proportion');
  report.misplaced(path, figure, ['field', 'choose'], 'a cross', 'a distribution');
  report.misplaced(path, figure, ['published'], 'a cross', 'a figure with one number');
  const unit = around.unitOf(figure.unit, path);
  if (unit === null) return null;
  const rows = fieldOf(id, ['choice'], figure, unit, path, around, 'rows');
  const columns = fieldOf(id, ['choice'], figure, unit, path, around, 'columns');
  if (rows === null || columns === null) return null;
  if (rows === columns)
    report.error([...path, 'columns'], `"${rows.id}" is crossed with itself`, 'another choice');
  const side = ({ id: field, options }: Field): CrossSpec['rows'] => ({
    field,
    options: options.map(({ value }) => value),
  });
  return {
    kind: 'cross',
    ...withTheme(id, figure, path, around, unit),
    rows: side(rows),
    columns: side(columns),
    source: figure.source ?? null,
    published: [],
  };
}

/** The field that a figure counts, which must be of one of some types. */
function fieldOf(
  id: string,
  types: readonly FieldType[],
  figure: FigureText,
  unit: string,
  path: Path,
  { report, units }: Surroundings,
  key: 'field' | 'rows' | 'columns' = 'field',
): Field | null {
  const given = figure[key];
  const fields = units.find((candidate) => candidate.id === unit)?.fields ?? [];
  const field = fields.find((candidate) => candidate.id === given);
  if (field?.personal === true) {
    const fix = 'its cases would be listed by what stands there: leave personal out, or count something else';
    report.error([...path, key], `"${field.id}" is personal`, null, fix);
    return null;
  }
  if (field && types.includes(field.type)) return field;
  const names = fields.filter(({ type }) => types.includes(type)).map((candidate) => candidate.id);
  const wanted = names.length === 0 ? `a field of type ${orList(types)}` : orList(names);
  if (given === undefined) {
    report.error(path, `the ${figure.kind ?? 'figure'} "${id}" has no ${key}`, wanted, null, true);
  } else if (field) {
    const expected = orList(types.map(aType));
    report.error([...path, key], `"${field.id}" is ${aType(field.type)}`, expected);
  } else {
    const message = `there is no field "${given}" in unit "${unit}"`;
    report.error([...path, key], message, wanted, didYouMean(given, names));
  }
  return null;
}

type Common = Pick<FigureSpec, 'id' | 'label' | 'unit' | 'where' | 'beside'>;

function common(
  id: string,
  figure: FigureText,
  path: Path,
  { themeOf, scopes, report }: Surroundings,
  unit: string,
): Common {
  if (figure.theme !== undefined) themeOf(figure.theme, path);
  const scope = scopes.get(unit);
  const where =
    figure.where === undefined || !scope ? null : report.expression([...path, 'where'], figure.where, scope);
  return { id, label: figure.label ?? asWords(id), unit, where, beside: listed(figure.beside) };
}

/** Of a figure without a check: its own theme, else that of the check by which it is filtered. */
function withTheme(
  id: string,
  figure: FigureText,
  path: Path,
  around: Surroundings,
  unit: string,
): Common & { readonly theme: string } {
  const shared = common(id, figure, path, around, unit);
  const theme = figure.theme ?? around.checks.get(firstCheck(shared.where) ?? '')?.theme;
  if (theme === undefined) {
    const message = `the ${figure.kind ?? 'figure'} "${id}" has no theme`;
    const expected = '"theme", or a filter over a check that has one';
    around.report.error(path, message, expected, null, true);
  }
  return { ...shared, theme: theme ?? '' };
}

const firstCheck = (where: Expression | null): string | undefined =>
  where === null ? undefined : namesRead(where).checks[0];
