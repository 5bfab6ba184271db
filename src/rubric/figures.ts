import type { Check, FigureSpec, ProportionSpec, Unit } from '../model/rubric.ts';
import { didYouMean } from '../util/nearest.ts';
import { orList } from '../util/words.ts';
import type { Path } from '../util/yaml-text.ts';
import { checkedFigure, counted, crossed, distribution, listed, summed } from './figure-kinds.ts';
import type { ProblemCollector } from './problem-collector.ts';
import { publishedValues, WHOLE } from './published.ts';
import type { Scope } from './scope.ts';
import type { FigureText, RubricText } from './schema.ts';

/** What the figures need to know of the rest of the rubric. */
export interface Surroundings {
  readonly report: ProblemCollector;
  readonly checks: ReadonlyMap<string, Check>;
  readonly scopes: ReadonlyMap<string, Scope>;
  readonly units: readonly Unit[];
  /** Reports an unknown theme or unit at a path. */
  readonly themeOf: (given: string, path: Path) => string;
  readonly unitOf: (given: string | undefined, path: Path) => string | null;
}

/** The figure of every check, then those that the rubric adds. */
export function buildFigures(text: RubricText, around: Surroundings): FigureSpec[] {
  const own = [...around.checks.values()].map((check) => checkFigure(check, text, around));
  const added = Object.entries(text.figures ?? {}).flatMap(([id, figure]) => {
    const path = ['figures', id];
    if (around.checks.has(id)) {
      const message = `"${id}" is also a check, whose own figure has that id`;
      around.report.error(path, message, 'another id', null, true);
    }
    const built = buildFigure(id, figure, path, around);
    return built === null ? [] : [built];
  });
  reportUnknownNeighbours(text, around.report);
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
    better: check.better,
    where: null,
    source: check.source,
    published: publishedValues(written?.published, path, around.report, WHOLE('proportion')),
    beside: listed(written?.beside),
  };
}

function buildFigure(id: string, figure: FigureText, path: Path, around: Surroundings): FigureSpec | null {
  if (figure.kind !== 'cross') {
    const kind = `a ${figure.kind ?? 'proportion'}`;
    around.report.misplaced(path, figure, ['rows', 'columns'], kind, 'kind: cross');
  }
  switch (figure.kind) {
    case 'cross':
      return crossed(id, figure, path, around);
    case 'distribution':
      return distribution(id, figure, path, around);
    case 'count':
      return counted(id, figure, path, around);
    case 'sum':
      return summed(id, figure, path, around);
    case 'spread':
    case 'proportion':
    case undefined:
      return checkedFigure(figure.kind ?? 'proportion', id, figure, path, around);
  }
}

/** A figure may be printed beside any other, of any unit, but not beside itself. */
function reportUnknownNeighbours(text: RubricText, report: ProblemCollector): void {
  const known = [...Object.keys(text.checks), ...Object.keys(text.figures ?? {})];
  const check = (path: Path, id: string, beside: FigureText['beside']): void => {
    listed(beside).forEach((name, index) => {
      const at = typeof beside === 'string' ? [...path, 'beside'] : [...path, 'beside', index];
      if (name === id) report.error(at, `"${id}" stands beside itself`, 'another figure');
      else if (!known.includes(name)) {
        const hint = didYouMean(name, known);
        report.error(
          at,
          `there is no figure "${name}"`,
          known.length > 12 ? 'a figure' : orList(known),
          hint,
        );
      }
    });
  };
  for (const [id, { beside }] of Object.entries(text.checks)) check(['checks', id], id, beside);
  for (const [id, { beside }] of Object.entries(text.figures ?? {})) check(['figures', id], id, beside);
}
