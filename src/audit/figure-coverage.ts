import type { FigureCoverage, FigureNever } from '../model/coverage.ts';
import type { Figure } from '../model/figure.ts';
import type { FigureSpec } from '../model/rubric.ts';
import type { Collected } from './collected.ts';
import type { ConditionContext, RuleCounts } from './rule-counts.ts';

/** What of one figure a sample exercised. */
export function figureCoverage(
  spec: FigureSpec,
  figure: Figure,
  rules: RuleCounts,
  context: ConditionContext,
): FigureCoverage {
  const { n, d } = numbersOf(figure);
  return {
    figure: spec.id,
    unit: spec.unit,
    theme: spec.theme,
    label: spec.label,
    kind: spec.kind,
    own: spec.kind === 'proportion' && spec.check === spec.id,
    collected: collectedOf(spec, context),
    n,
    d,
    never: neverOf(figure, n, d),
    where: spec.where === null ? null : rules.rule(spec.where, context),
    cases:
      spec.kind === 'distribution' && spec.of.kind === 'choose'
        ? spec.of.cases.map(({ when }) => rules.rule(when, context))
        : [],
    optionsNeverMet:
      figure.kind === 'distribution'
        ? figure.parts.filter((part) => part.n === 0).map(({ value }) => value)
        : [],
  };
}

function numbersOf(figure: Figure): { readonly n: number; readonly d: number } {
  switch (figure.kind) {
    case 'proportion':
    case 'spread':
      return figure;
    case 'distribution':
      return { n: figure.known, d: figure.d };
    case 'count':
      return { n: figure.n, d: figure.records };
    case 'sum':
    case 'cross':
      return { n: figure.d, d: figure.d };
  }
}

function neverOf(figure: Figure, n: number, d: number): FigureNever[] {
  if (d === 0 || (figure.kind === 'distribution' && n === 0)) return ['base'];
  if (n === 0) return ['counted'];
  const canBeLess = figure.kind === 'proportion' || figure.kind === 'spread' || figure.where !== null;
  return n === d && canBeLess && 'n' in figure ? ['not counted'] : [];
}

function collectedOf(spec: FigureSpec, { collected, ofCheck }: ConditionContext): Collected {
  const parts: Collected[] = [];
  if (spec.where !== null) parts.push(collected.ofRules([spec.where]));
  if ('check' in spec) parts.push(ofCheck(spec.check));
  else if (spec.kind === 'sum') parts.push(collected.ofField(spec.field));
  else if (spec.kind === 'cross')
    parts.push(...[spec.rows, spec.columns].map(({ field }) => collected.ofField(field)));
  else if (spec.kind === 'distribution') {
    const { of } = spec;
    parts.push(
      of.kind === 'choose'
        ? collected.ofRules(of.cases.map(({ when }) => when))
        : collected.ofField(of.field),
    );
  }
  if (parts.includes('none')) return 'none';
  return parts.includes('part') ? 'part' : 'all';
}
