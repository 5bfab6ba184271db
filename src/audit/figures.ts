import {
  baseOf,
  boundsOf,
  countOf,
  isWide,
  percentOf,
  recordsIn,
  shownPercent,
  type Counts,
} from '../model/counts.ts';
import type { Expression } from '../model/expression.ts';
import { formatExpression } from '../model/format-expression.ts';
import { countedReadsOf, isByText } from '../model/reads.ts';
import type {
  CountFigure,
  CrossFigure,
  DistributionFigure,
  Figure,
  ProportionFigure,
  SpreadFigure,
  SumFigure,
} from '../model/figure.ts';
import {
  fieldsCounted,
  type Check,
  type CountSpec,
  type CrossSpec,
  type DistributionSpec,
  type FigureSpec,
  type ProportionSpec,
  type Rubric,
  type SpreadSpec,
  type SumSpec,
} from '../model/rubric.ts';
import { CollectedParts, type Collected } from './collected.ts';
import { whyNone, whyNoPercentage } from './why-none.ts';
import { namedParts, NOTHING, partOf, spreadParts } from './compared-parts.ts';
import { comparePublished, type Part } from './published.ts';
import { crossOf } from './cross.ts';
import { spreadOf } from './spread.ts';
import { thousands } from '../util/words.ts';
import { SUM_UNITS, type Tally } from './tally.ts';

/** What turning counts into figures needs to know of the rubric and of the sample. */
export class FigureMaker {
  private readonly rubric: Rubric;
  private readonly checks: ReadonlyMap<string, Check>;
  private readonly notCollected: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly collected = new Map<string, CollectedParts>();

  /** @param notCollected by unit, the fields for which the sample has no column, and the tables it does not have */
  constructor(rubric: Rubric, notCollected: ReadonlyMap<string, ReadonlySet<string>>) {
    this.rubric = rubric;
    this.checks = new Map(rubric.checks.map((check) => [check.id, check]));
    this.notCollected = notCollected;
  }

  /** The figure that a tally amounts to; percentages are worked out here, once, from two integers. */
  make(spec: FigureSpec, tally: Tally, compare: boolean): Figure {
    switch (spec.kind) {
      case 'proportion':
        return this.proportion(spec, tally, compare);
      case 'distribution':
        return this.distribution(spec, tally, compare);
      case 'count':
        return this.count(spec, tally, compare);
      case 'sum':
        return this.sum(spec, tally, compare);
      case 'spread':
        return this.spread(spec, tally, compare);
      case 'cross':
        return this.cross(spec, tally);
    }
  }

  private proportion(spec: ProportionSpec, counts: Tally, compare: boolean): ProportionFigure {
    const bounds = boundsOf(spec.count, spec.base, counts);
    const fraction = this.fractionOf(spec, counts);
    const check = this.checks.get(spec.check);
    const rule = check === undefined || isByText(check) ? null : check.rule;
    return {
      ...this.common(spec, counts),
      kind: 'proportion',
      ...fraction,
      better: spec.better,
      notRelevantByRecord: counts.notRelevantByRecord,
      tooEarly: counts.tooEarly,
      derived: { yes: counts.derivedYes, no: counts.derivedNo },
      byText: { yes: counts.byTextYes, no: counts.byTextNo },
      bounds,
      showBounds: bounds !== null && (isWide(bounds) || (rule !== null && isAnyOrAll(rule))),
      published: comparePublished(spec, counts, known(fraction, partOf(spec, counts)), [], compare),
    };
  }

  private spread(spec: SpreadSpec, counts: Tally, compare: boolean): SpreadFigure {
    const fraction = this.fractionOf(spec, counts);
    const spread = spreadOf(spec, counts.sites, fraction.percent !== null);
    return {
      ...this.common(spec, counts),
      kind: 'spread',
      ...fraction,
      ...spread,
      published: comparePublished(
        spec,
        counts,
        known(fraction, partOf(spec, counts)),
        spreadParts(spec, counts, spread),
        compare,
      ),
    };
  }

  /** n of d, where both can be told. */
  private fractionOf(
    spec: ProportionSpec | SpreadSpec,
    counts: Counts,
  ): Pick<ProportionFigure, 'base' | 'check' | 'count' | 'n' | 'd' | 'percent' | 'shown' | 'yes' | 'no'> {
    const n = countOf(spec.count, counts);
    const d = baseOf(spec.base, counts);
    const collected = this.collectedOf(spec.unit).ofCheck(spec.check);
    const why = whyNoPercentage(spec.count, counts, collected);
    const percent = why === null ? percentOf(n, d) : null;
    return {
      base: spec.base,
      check: spec.check,
      count: spec.count,
      n,
      d,
      percent,
      shown: why ?? shownPercent(n, d) ?? whyNone(counts, collected),
      yes: counts.yes,
      no: counts.no,
    };
  }

  private distribution(spec: DistributionSpec, counts: Tally, compare: boolean): DistributionFigure {
    const d = baseOf(spec.base, counts);
    const collected = this.collectedIn(spec);
    const why = whyNoPercentage('yes', { ...counts, no: 0 }, collected);
    const parts = spec.of.options.map((value, index) => {
      const n = counts.parts[index] ?? 0;
      if (why !== null) return { value, n, percent: null, shown: null };
      return { value, n, percent: percentOf(n, d), shown: shownPercent(n, d) };
    });
    const whole = { ...NOTHING, d };
    return {
      ...this.common(spec, counts),
      kind: 'distribution',
      field: spec.of.kind === 'choose' ? null : spec.of.field,
      several: spec.of.kind === 'list',
      base: spec.base,
      known: counts.yes,
      d,
      parts,
      shown: why ?? (d === 0 ? whyNone(counts, collected) : null),
      published: comparePublished(spec, counts, whole, why === null ? namedParts(spec, counts) : [], compare),
    };
  }

  private cross(spec: CrossSpec, counts: Tally): CrossFigure {
    return {
      ...this.common(spec, counts),
      kind: 'cross',
      ...crossOf(spec, counts),
      shown: counts.yes === 0 ? whyNone(counts, this.collectedIn(spec)) : null,
      published: [],
    };
  }

  private count(spec: CountSpec, counts: Tally, compare: boolean): CountFigure {
    const undecided = counts.unclear + counts.notRecorded;
    // A filter that nobody can tell for any record counts nothing, which is not the same as none.
    const collected = spec.where === null ? 'all' : this.collectedOf(spec.unit).ofRules([spec.where]);
    const why = undecided > 0 && undecided === recordsIn(counts) ? whyNone(counts, collected) : null;
    const own = { ...NOTHING, n: why === null ? counts.yes : null, undecided };
    return {
      ...this.common(spec, counts),
      kind: 'count',
      n: counts.yes,
      shown: why ?? thousands(counts.yes),
      published: comparePublished(spec, counts, own, [], compare),
    };
  }

  private sum(spec: SumSpec, counts: Tally, compare: boolean): SumFigure {
    const exact = counts.yes > 0 && Number.isSafeInteger(counts.sum) && !counts.inexact;
    const sum = exact ? counts.sum / SUM_UNITS : null;
    const own = { ...NOTHING, n: sum, undecided: counts.unclear + counts.notRecorded };
    const why = counts.yes > 0 ? 'too large to be added up exactly' : whyNone(counts, this.collectedIn(spec));
    return {
      ...this.common(spec, counts),
      kind: 'sum',
      field: spec.field,
      sum,
      d: counts.yes,
      shown: sum === null ? why : String(sum),
      published: comparePublished(spec, counts, own, [], compare),
    };
  }

  private common(
    spec: FigureSpec,
    counts: Counts,
  ): Pick<
    Figure,
    | 'id'
    | 'theme'
    | 'unit'
    | 'label'
    | 'where'
    | 'unclear'
    | 'notRecorded'
    | 'notRelevant'
    | 'records'
    | 'relevanceUnknown'
    | 'notCollected'
    | 'source'
    | 'beside'
  > {
    return {
      id: spec.id,
      theme: spec.theme,
      unit: spec.unit,
      label: spec.label,
      where: spec.where === null ? null : formatExpression(spec.where),
      unclear: counts.unclear,
      notRecorded: counts.notRecorded,
      notRelevant: counts.notRelevant,
      records: recordsIn(counts),
      relevanceUnknown: counts.relevanceUnknown,
      notCollected: this.missing(spec),
      source: spec.source,
      beside: spec.beside,
    };
  }

  /** How much the sample has of what is counted by option or added up. */
  private collectedIn(spec: DistributionSpec | SumSpec | CrossSpec): Collected {
    if (spec.kind === 'distribution' && spec.of.kind === 'choose') {
      return this.collectedOf(spec.unit).ofRules(spec.of.cases.map(({ when }) => when));
    }
    const missing = this.notCollected.get(spec.unit);
    return fieldsCounted(spec).some((field) => missing?.has(field)) ? 'none' : 'all';
  }

  private collectedOf(unit: string): CollectedParts {
    const made = this.collected.get(unit);
    if (made !== undefined) return made;
    const parts = new CollectedParts(this.checks, this.notCollected.get(unit) ?? new Set());
    this.collected.set(unit, parts);
    return parts;
  }

  /** Every field and table that a figure reads, itself or through its checks, and that the sample does not have. */
  private missing(spec: FigureSpec): string[] {
    const { fields, tables, rowFields } = countedReadsOf([spec], this.rubric);
    const missing = this.notCollected.get(spec.unit);
    return [...fields, ...tables, ...rowFields].filter((name) => missing?.has(name) ?? false);
  }
}

/** Where nothing is known, nothing that was printed can agree, and least of all a zero. */
const known = ({ percent }: Pick<ProportionFigure, 'percent'>, part: Part): Part =>
  percent === null ? { ...part, n: null, percent: null } : part;

/** Any-of and all-of figures are pulled up or down on base known, over rows as well as over parts. */
const isAnyOrAll = (rule: Expression): boolean =>
  rule.kind === 'any of' ||
  rule.kind === 'all of' ||
  (rule.kind === 'rows' && (rule.quantifier.kind === 'any' || rule.quantifier.kind === 'all'));
