import { noAnswers } from '../model/counts.ts';
import type {
  CheckCoverage,
  CheckNever,
  CoverageTotals,
  FieldCoverage,
  FigureCoverage,
} from '../model/coverage.ts';

/** What is counted in each list; what was not collected never happened for that reason alone. */
export function coverageTotals(
  checks: readonly CheckCoverage[],
  figures: readonly FigureCoverage[],
  fields: readonly FieldCoverage[],
): CoverageTotals {
  const collected = checks.filter((check) => check.collected !== 'none');
  const neverOf = (...words: readonly CheckNever[]): number =>
    collected.filter(({ never }) => never.some((word) => words.includes(word))).length;
  const withRule = collected.flatMap(({ rule }) => (rule === null ? [] : [rule]));
  const options = fields.filter(({ cells }) => cells.value > 0).flatMap((field) => field.options);
  return {
    checks: checks.length,
    checksNotCollected: checks.length - collected.length,
    neverAsked: neverOf('asked'),
    neverAnswered: neverOf('answered'),
    oneAnswer: neverOf('yes', 'no'),
    neverGiven: neverGiven(collected),
    rules: withRule.length,
    oneSidedRules: withRule.filter(({ never, because }) => never.length > 0 && because === null).length,
    attention: collected.filter(({ attention }) => attention !== null).length,
    attentionNeverFired: neverOf('attention'),
    figures: figures.length,
    figuresNotCollected: figures.filter((figure) => figure.collected === 'none').length,
    figuresWithoutBase: figures.filter(
      (figure) => figure.collected !== 'none' && figure.never.includes('base'),
    ).length,
    options: options.length,
    optionsNeverMet: options.filter(({ n }) => n === 0).length,
  };
}

function neverGiven(checks: readonly CheckCoverage[]): CoverageTotals['neverGiven'] {
  const total = noAnswers();
  for (const { answers } of checks) {
    for (const answer of Object.keys(total) as (keyof typeof total)[]) {
      if (answers[answer] === 0) total[answer] += 1;
    }
  }
  return total;
}
