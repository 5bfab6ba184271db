import type { Problem } from '../model/problem.ts';
import type { Check, FigureSpec, Rubric, Theme } from '../model/rubric.ts';
import { didYouMean } from '../util/nearest.ts';
import { asWords, orList } from '../util/words.ts';
import { deepFreeze } from '../util/freeze.ts';
import { checkShape } from '../util/schema-problems.ts';
import { parseYaml, type Path } from '../util/yaml-text.ts';
import { buildCheck, reportSharedNames, scopeOf } from './checks.ts';
import { buildEvidence, NO_EVIDENCE, withCarriedFields, type EvidenceRegistry } from './evidence.ts';
import { buildFigures } from './figures.ts';
import { inDependencyOrder, notesOnRules } from './dependencies.ts';
import { ProblemCollector } from './problem-collector.ts';

import { rubricSchema, type RubricText } from './schema.ts';
import { buildUnit } from './units.ts';

/** A rubric that loaded, with notes on what its author may not have meant. */
export interface LoadedRubric {
  readonly rubric: Rubric;
  readonly notes: readonly Problem[];
}

/**
 * Loads a rubric from its YAML text.
 *
 * @param file the name under which problems are reported
 * @param registry the kinds of evidence that a rule may ask
 * @throws CannotRun with every problem of the text, each with its place, what was expected and the nearest name
 */
export function loadRubric(
  text: string,
  file: string,
  registry: EvidenceRegistry = NO_EVIDENCE,
): LoadedRubric {
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
    if (shape.mended !== null) build(shape.mended, beyond, registry);
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
  const rubric = build(shape.value, report, registry);
  report.stopOnErrors();
  return { rubric: deepFreeze(rubric), notes: report.problems };
}

function build(text: RubricText, report: ProblemCollector, registry: EvidenceRegistry): Rubric {
  const themes = themesOf(text);
  const themeIds = themes.map((theme) => theme.id);
  const written = Object.entries(text.units).map(([id, unit]) => buildUnit(id, unit, report));
  const unitIds = written.map((unit) => unit.id);
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
  const evidence = buildEvidence(text, written, registry, report, unitOf);
  const units = withCarriedFields(written, evidence);
  const scopes = new Map(units.map((unit) => [unit.id, scopeOf(unit.id, units, checkUnits, evidence)]));
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
    headline: headlineOf(text, themeIds, report),
    units,
    evidence: evidence.map(({ spec }) => spec),
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

function headlineOf(
  { headline = [] }: RubricText,
  themes: readonly string[],
  report: ProblemCollector,
): readonly string[] {
  headline.forEach((theme, index) => {
    const at = ['headline', index];
    if (!themes.includes(theme)) {
      report.error(at, `there is no theme "${theme}"`, orList(themes), didYouMean(theme, themes));
    } else if (headline.indexOf(theme) < index) {
      report.error(at, `the theme "${theme}" is named twice`, 'each theme once');
    }
  });
  return headline;
}

/**
 * By theme; within a theme the counts of records first, then each check's own figure and those that the rubric adds
 * to it, then the others.
 */
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
    figure.kind === 'count' ? -1 : 'check' in figure ? (checkPlace.get(figure.check) ?? last) : last,
  ];
  return figures
    .map((figure, index) => ({ figure, index, at: place(figure) }))
    .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || a.index - b.index)
    .map(({ figure }) => figure);
}
