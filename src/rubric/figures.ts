import type { Check, DistributionSpec, FigureSpec, ProportionSpec, Unit } from '../model/rubric.ts';
import { namesRead, type Expression } from '../model/expression.ts';
import { didYouMean } from '../util/nearest.ts';
import { asWords, orList, withArticle as aType } from '../util/words.ts';
import type { Path } from '../util/yaml-text.ts';
import type { ProblemCollector } from './problem-collector.ts';
import { publishedValues } from './published.ts';
import { optionIndex } from './resolve-compare.ts';
import type { Scope } from './scope.ts';
import type { FigureText, RubricText } from './schema.ts';

/** What the figures need to know of the rest of the rubric. */
export interface Surroundings {
  readonly report: ProblemCollector;
  readonly checks: ReadonlyMap<string, Check>;
  readonly scopes: ReadonlyMap<string, Scope>;
  readonly units: readonly Unit[];
  /** ProblemCollector an unknown theme or unit at a path. */
  readonly themeOf: (given: string, path: Path) => string;
  readonly unitOf: (given: string | undefined, path: Path) => string | null;
}

/** The figure of every check, then those that the rubric adds. */
export function buildFigures(text: RubricText, around: Surroundings): FigureSpec[] {
  const own = [...around.checks.values()].map((check) => checkFigure(check, text, around));
  const added = Object.entries(text.figures ?? {}).flatMap(([id, figure]) => {
    const path = ['figures', id];
    if (around.checks.has(id)) {
      around.report.error(
        path,
        `"${id}" is also a check, whose own figure has that id`,
        'another id',
        null,
        true,
      );
    }
    const built =
      figure.kind === 'distribution'
        ? distribution(id, figure, path, around)
        : proportion(id, figure, path, around);
    return built === null ? [] : [built];
  });
  return [...own, ...added];
}

function checkFigure(check: Check, text: RubricText, around: Surroundings): ProportionSpec {
  const written = text.checks[check.id];
  const path = ['checks', check.id, 'published'];
  return {
    kind: 'proportion',
    id: check.id,
    unit: check.unit,
    theme: check.theme,
    label: check.label,
    check: check.id,
    count: 'yes',
    base: written?.base ?? 'known',
    where: null,
    source: check.source,
    published: publishedValues(written?.published, path, around.report, null),
  };
}

function proportion(id: string, figure: FigureText, path: Path, around: Surroundings): ProportionSpec | null {
  const { report } = around;
  report.misplaced(path, figure, ['field'], 'a proportion', 'kind: distribution');
  if (figure.check === undefined) {
    report.error(
      path,
      `the figure "${id}" counts nothing`,
      '"check", or kind: distribution with "field"',
      null,
      true,
    );
    return null;
  }
  const check = around.checks.get(figure.check);
  if (!check) {
    const known = [...around.checks.keys()];
    report.error(
      [...path, 'check'],
      `there is no check "${figure.check}"`,
      'a check of this rubric',
      didYouMean(figure.check, known),
    );
    return null;
  }
  if (figure.unit !== undefined && figure.unit !== check.unit) {
    report.error([...path, 'unit'], `"${figure.unit}" is not the unit of "${check.id}"`, check.unit);
  }
  const count = figure.count ?? 'yes';
  const needsAll = count !== 'yes' && count !== 'no';
  if (needsAll && figure.base !== undefined && figure.base !== 'all') {
    report.error(
      [...path, 'base'],
      `count: ${count} on base ${figure.base}`,
      'all, for that answer is in no other base',
    );
  }
  return {
    kind: 'proportion',
    ...common(id, figure, path, around, check.unit),
    theme: figure.theme ?? check.theme,
    check: check.id,
    count,
    base: figure.base ?? (needsAll ? 'all' : 'known'),
    source: figure.source ?? check.source,
    published: publishedValues(figure.published, [...path, 'published'], report, null),
  };
}

function distribution(
  id: string,
  figure: FigureText,
  path: Path,
  around: Surroundings,
): DistributionSpec | null {
  const { report } = around;
  report.misplaced(path, figure, ['check', 'count'], 'a distribution', 'a proportion');
  const unit = around.unitOf(figure.unit, path);
  if (unit === null) return null;
  const unitFields = around.units.find((candidate) => candidate.id === unit)?.fields ?? [];
  const choices = unitFields.filter((candidate) => candidate.type === 'choice');
  const field = unitFields.find((candidate) => candidate.id === figure.field);
  if (field?.type !== 'choice') {
    const names = choices.map((candidate) => candidate.id);
    if (figure.field === undefined)
      report.error(path, `the distribution "${id}" has no field`, orList(names), null, true);
    else if (field) report.error([...path, 'field'], `"${field.id}" is ${aType(field.type)}`, 'a choice');
    else
      report.error(
        [...path, 'field'],
        `there is no field "${figure.field}" in unit "${unit}"`,
        orList(names),
        didYouMean(figure.field, names),
      );
    return null;
  }
  const shared = common(id, figure, path, around, unit);
  return {
    kind: 'distribution',
    ...shared,
    theme: distributionTheme(id, figure, shared.where, path, around),
    field: field.id,
    base: figure.base ?? 'known',
    source: figure.source ?? null,
    published: publishedValues(
      figure.published,
      [...path, 'published'],
      report,
      (name) => field.options[optionIndex(field, name)]?.value ?? null,
    ),
  };
}

function common(
  id: string,
  figure: FigureText,
  path: Path,
  { themeOf, scopes, report }: Surroundings,
  unit: string,
): Pick<FigureSpec, 'id' | 'label' | 'unit' | 'where'> {
  if (figure.theme !== undefined) themeOf(figure.theme, path);
  const scope = scopes.get(unit);
  const where =
    figure.where === undefined || !scope ? null : report.expression([...path, 'where'], figure.where, scope);
  return { id, label: figure.label ?? asWords(id), unit, where };
}

/** The theme of a distribution: its own, else that of the check by which it is filtered. */
function distributionTheme(
  id: string,
  figure: FigureText,
  where: Expression | null,
  path: Path,
  { checks, report }: Surroundings,
): string {
  const [filter] = where === null ? [] : namesRead(where).checks;
  const theme = figure.theme ?? checks.get(filter ?? '')?.theme;
  if (theme === undefined) {
    report.error(
      path,
      `the distribution "${id}" has no theme`,
      '"theme", or a filter over a check that has one',
      null,
      true,
    );
  }
  return theme ?? '';
}
