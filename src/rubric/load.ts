import type { Problem } from '../model/problem.ts';
import type { Check, FigureSpec, Rubric, Theme } from '../model/rubric.ts';
import { didYouMean } from '../util/nearest.ts';
import { asWords, orList, withArticle as aType } from '../util/words.ts';
import { deepFreeze } from '../util/freeze.ts';
import { checkShape } from '../util/schema-problems.ts';
import { parseYaml, type Path } from '../util/yaml-text.ts';
import { buildFigures } from './figures.ts';
import { inDependencyOrder, notesOnRules } from './dependencies.ts';
import { ProblemCollector } from './problem-collector.ts';
import type { Scope } from './resolve.ts';
import { rubricSchema, type CheckText, type RubricText } from './schema.ts';
import { buildUnit, reportReserved } from './units.ts';

/** A rubric that loaded, with notes on what its author may not have meant. */
export interface LoadedRubric {
  readonly rubric: Rubric;
  readonly notes: readonly Problem[];
}

/**
 * Loads a rubric from its YAML text.
 *
 * @param file the name under which problems are reported
 * @throws CannotRun with every problem of the text, each with its place, what was expected and the nearest name
 */
export function loadRubric(text: string, file: string): LoadedRubric {
  const source = parseYaml(text);
  const report = new ProblemCollector(source, file);
  for (const { line, column, message, fix } of source.errors) {
    report.add({ line, column, code: 'bad-yaml', message, expected: null, fix });
  }
  if (source.value === null) report.stopOnErrors();
  const shape = checkShape(rubricSchema, source);
  if (shape.value === null) {
    // What is wrong beyond the shape is said too, but not where something is said already, nor beside a word that
    // nobody can guess.
    const beyond = new ProblemCollector(source, file);
    if (shape.mended !== null) build(shape.mended, beyond);
    const unsure = new Set(
      shape.problems
        .filter(({ code, fix }) => code === 'unknown-value' && fix === null)
        .map(({ line }) => line),
    );
    const said = new Set(shape.problems.map(({ line, column }) => `${line}:${column}`));
    for (const problem of shape.problems) report.add(problem);
    for (const problem of beyond.problems) {
      const known = said.has(`${problem.line ?? 0}:${problem.column ?? 0}`) || unsure.has(problem.line ?? 0);
      if (problem.severity === 'error' && !known) report.add(problem);
    }
    return report.stop();
  }
  const rubric = build(shape.value, report);
  report.stopOnErrors();
  return { rubric: deepFreeze(rubric), notes: report.problems };
}

function build(text: RubricText, report: ProblemCollector): Rubric {
  const themes = themesOf(text);
  const themeIds = themes.map((theme) => theme.id);
  const units = Object.entries(text.units).map(([id, unit]) => buildUnit(id, unit, report));
  const unitIds = units.map((unit) => unit.id);
  const unitOf = (given: string | undefined, path: Path): string | null => {
    if (given === undefined && unitIds.length === 1) return unitIds[0] ?? null;
    if (given !== undefined && unitIds.includes(given)) return given;
    const message = given === undefined ? '"unit" is missing' : `there is no unit "${given}"`;
    report.error(
      given === undefined ? path : [...path, 'unit'],
      message,
      orList(unitIds),
      given === undefined ? null : didYouMean(given, unitIds),
    );
    return null;
  };
  const checkUnits = new Map<string, string>();
  for (const [id, check] of Object.entries(text.checks)) {
    const unit = unitOf(check.unit, ['checks', id]);
    if (unit !== null) checkUnits.set(id, unit);
  }
  const scopes = new Map(units.map((unit) => [unit.id, scopeOf(unit.id, units, checkUnits)]));
  reportSharedNames(checkUnits, scopes, report);

  const themeOf = (given: string, path: Path): string => {
    if (!themeIds.includes(given)) {
      report.error(
        [...path, 'theme'],
        `there is no theme "${given}"`,
        orList(themeIds),
        didYouMean(given, themeIds),
      );
    }
    return given;
  };
  const checks: Check[] = [];
  for (const [id, check] of Object.entries(text.checks)) {
    const scope = scopes.get(checkUnits.get(id) ?? '');
    const theme = check.theme === undefined ? OTHER.id : themeOf(check.theme, ['checks', id]);
    if (scope) checks.push(buildCheck(id, check, theme, scope, report));
  }
  const ordered = inDependencyOrder(checks, report);
  notesOnRules(ordered, report);
  const byId = new Map(checks.map((check) => [check.id, check]));
  const figures = buildFigures(text, { report, checks: byId, scopes, units, themeOf, unitOf });
  return {
    id: text.rubric,
    version: text.version,
    title: text.title,
    source: {
      body: text.source?.body ?? null,
      title: text.source?.title ?? null,
      published: text.source?.published ?? null,
      label: text.source?.label ?? 'published',
    },
    themes,
    units,
    checks: ordered,
    figures: inPrintOrder(figures, checks, themes),
  };
}

/** The theme of a check that names none. */
const OTHER: Theme = { id: 'other', title: 'Other' };

/**
 * The themes as the rubric heads them; without headings, those that its checks and figures name, in their order.
 * What names none comes last, under Other.
 */
function themesOf(text: RubricText): Theme[] {
  const checks = Object.values(text.checks);
  const named = [...checks, ...Object.values(text.figures ?? {})].flatMap(({ theme }) => theme ?? []);
  const headed = text.themes ?? Object.fromEntries(named.map((id) => [id, asWords(id)]));
  const themes = Object.entries(headed).map(([id, title]) => ({ id, title }));
  const needsOther = checks.some(({ theme }) => theme === undefined) && !Object.hasOwn(headed, OTHER.id);
  return needsOther ? [...themes, OTHER] : themes;
}

function scopeOf(unit: string, units: Rubric['units'], checkUnits: ReadonlyMap<string, string>): Scope {
  const own = units.find((candidate) => candidate.id === unit);
  const elsewhere = new Map<string, string>();
  for (const other of units)
    if (other.id !== unit) for (const field of other.fields) elsewhere.set(field.id, other.id);
  for (const [check, of] of checkUnits) if (of !== unit) elsewhere.set(check, of);
  return {
    unit,
    fields: new Map((own?.fields ?? []).map((field) => [field.id, field])),
    checks: new Set([...checkUnits].filter(([, of]) => of === unit).map(([check]) => check)),
    elsewhere,
  };
}

function reportSharedNames(
  checkUnits: ReadonlyMap<string, string>,
  scopes: ReadonlyMap<string, Scope>,
  report: ProblemCollector,
): void {
  for (const [check, unit] of checkUnits) {
    if (scopes.get(unit)?.fields.has(check)) {
      report.error(
        ['checks', check],
        `"${check}" is also a field of unit "${unit}"`,
        null,
        'checks and fields of a unit share one name space: rename one',
        true,
      );
    }
  }
}

function buildCheck(
  id: string,
  check: CheckText,
  theme: string,
  scope: Scope,
  report: ProblemCollector,
): Check {
  const path = ['checks', id];
  reportReserved(id, path, report);
  const rule = check.rule === undefined ? null : report.expression([...path, 'rule'], check.rule, scope);
  const relevant =
    check.relevant === undefined ? null : report.expression([...path, 'relevant'], check.relevant, scope);
  if (check.recorded === undefined && check.rule === undefined) {
    report.error(path, `nothing answers the check "${id}"`, '"recorded", "rule" or both', null, true);
  }
  if (check.recorded !== undefined) checkRecorded(check.recorded, [...path, 'recorded'], scope, report);
  return {
    id,
    unit: scope.unit,
    theme,
    label: check.label ?? asWords(id),
    recorded: check.recorded ?? null,
    rule,
    relevant,
    attention: check.attention ?? null,
    source: check.source ?? null,
  };
}

function checkRecorded(name: string, path: Path, scope: Scope, report: ProblemCollector): void {
  const field = scope.fields.get(name);
  const answers = [...scope.fields.values()].filter(
    (candidate) => candidate.type === 'answer' && !candidate.entry,
  );
  if (!field) {
    report.error(
      path,
      `there is no field "${name}" in unit "${scope.unit}"`,
      'an answer field',
      didYouMean(
        name,
        answers.map((candidate) => candidate.id),
      ),
    );
  } else if (field.type !== 'answer') {
    report.error(
      path,
      `"${name}" is ${aType(field.type)}`,
      'an answer field',
      'to work the answer out from it, write a rule',
    );
  } else if (field.entry) {
    report.error(
      path,
      `"${name}" is an entry: the thing audited`,
      "a field for the auditor's own answer",
      'to audit the entry, write a rule',
    );
  }
}

/** By theme; within a theme each check's own figure, then those that the rubric adds to it, then distributions. */
function inPrintOrder(
  figures: readonly FigureSpec[],
  checks: readonly Check[],
  themes: readonly Theme[],
): FigureSpec[] {
  const themePlace = new Map(themes.map((theme, index) => [theme.id, index]));
  const checkPlace = new Map(checks.map((check, index) => [check.id, index]));
  const last = checks.length;
  const place = (figure: FigureSpec): readonly [number, number] => [
    themePlace.get(figure.theme) ?? themes.length,
    figure.kind === 'proportion' ? (checkPlace.get(figure.check) ?? last) : last,
  ];
  return figures
    .map((figure, index) => ({ figure, index, at: place(figure) }))
    .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || a.index - b.index)
    .map(({ figure }) => figure);
}
