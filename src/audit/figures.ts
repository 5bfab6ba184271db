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
import { formatExpression, type Expression } from '../model/expression.ts';
import { readsOf } from '../model/reads.ts';
import type { DistributionFigure, Figure, ProportionFigure } from '../model/result.ts';
import type { Check, DistributionSpec, Field, FigureSpec, ProportionSpec, Rubric } from '../model/rubric.ts';
import { isNeverAnswered } from './never-answered.ts';
import { comparePublished, type Compared } from './published.ts';
import type { Tally } from './tally.ts';

/** What turning counts into figures needs to know of the rubric and of the sample. */
export class FigureMaker {
  private readonly rubric: Rubric;
  private readonly checks: ReadonlyMap<string, Check>;
  private readonly fields: ReadonlyMap<string, Field>;
  private readonly notCollected: ReadonlyMap<string, ReadonlySet<string>>;

  /** @param notCollected by unit, the fields for which the sample has no column, and the tables it does not have */
  constructor(rubric: Rubric, notCollected: ReadonlyMap<string, ReadonlySet<string>>) {
    this.rubric = rubric;
    this.checks = new Map(rubric.checks.map((check) => [check.id, check]));
    this.fields = new Map(
      rubric.units.flatMap((unit) => unit.fields.map((field) => [`${unit.id} ${field.id}`, field])),
    );
    this.notCollected = notCollected;
  }

  /** The figure that a tally amounts to; percentages are worked out here, once, from two integers. */
  make(spec: FigureSpec, tally: Tally, compare: boolean): Figure {
    return spec.kind === 'proportion'
      ? this.proportion(spec, tally, compare)
      : this.distribution(spec, tally, compare);
  }

  private proportion(spec: ProportionSpec, counts: Tally, compare: boolean): ProportionFigure {
    const n = countOf(spec.count, counts);
    const d = baseOf(spec.base, counts);
    const bounds = boundsOf(spec.count, spec.base, counts);
    const { rule = null, recorded = null } = this.checks.get(spec.check) ?? {};
    const notCollected = this.missing(spec);
    const ownMissing = isNeverAnswered(recorded, rule, new Set(notCollected));
    // On base all there is a d even where nobody was asked, and 0 of 115 would read like a finding.
    const nobodyAsked = ownMissing && spec.count !== 'not recorded';
    const percent = nobodyAsked ? null : percentOf(n, d);
    return {
      id: spec.id,
      check: spec.check,
      theme: spec.theme,
      unit: spec.unit,
      kind: 'proportion',
      label: spec.label,
      base: spec.base,
      count: spec.count,
      where: spec.where === null ? null : formatExpression(spec.where),
      n,
      d,
      percent,
      shown: (percent === null ? null : shownPercent(n, d)) ?? whyNone(counts, ownMissing),
      yes: counts.yes,
      no: counts.no,
      unclear: counts.unclear,
      notRecorded: counts.notRecorded,
      notRelevant: counts.notRelevant,
      records: recordsIn(counts),
      relevanceUnknown: counts.relevanceUnknown,
      notRelevantByRecord: counts.notRelevantByRecord,
      tooEarly: counts.tooEarly,
      derived: { yes: counts.derivedYes, no: counts.derivedNo },
      bounds,
      showBounds: bounds !== null && (isWide(bounds) || (rule !== null && isAnyOrAll(rule))),
      notCollected,
      source: spec.source,
      published: comparePublished(spec, comparedWith(spec, counts), counts, compare),
    };
  }

  private distribution(spec: DistributionSpec, counts: Tally, compare: boolean): DistributionFigure {
    const options = this.fields.get(`${spec.unit} ${spec.field}`)?.options ?? [];
    const d = baseOf(spec.base, counts);
    const notCollected = this.missing(spec);
    const missing = notCollected.includes(spec.field);
    const parts = options.map((option, index) => {
      const n = counts.parts[index] ?? 0;
      if (missing) return { value: option.value, n, percent: null, shown: null };
      return { value: option.value, n, percent: percentOf(n, d), shown: shownPercent(n, d) };
    });
    const byOption = Object.fromEntries(parts.map((part) => [part.value, part.n]));
    return {
      id: spec.id,
      theme: spec.theme,
      unit: spec.unit,
      kind: 'distribution',
      label: spec.label,
      field: spec.field,
      base: spec.base,
      where: spec.where === null ? null : formatExpression(spec.where),
      d,
      parts,
      unclear: counts.unclear,
      notRecorded: counts.notRecorded,
      notRelevant: counts.notRelevant,
      records: recordsIn(counts),
      relevanceUnknown: counts.relevanceUnknown,
      shown: d === 0 || missing ? whyNone(counts, missing) : null,
      notCollected,
      source: spec.source,
      published: comparePublished(spec, { n: 0, d, no: 0, undecided: 0, parts: byOption }, counts, compare),
    };
  }

  /** Every field and table that a figure reads, itself or through its checks, and that the sample does not have. */
  private missing(spec: FigureSpec): string[] {
    const { fields, tables, rowFields } = readsOf([spec], this.rubric);
    const missing = this.notCollected.get(spec.unit);
    return [...fields, ...tables, ...rowFields].filter((name) => missing?.has(name) ?? false);
  }
}

/** The integers of a proportion that a published value is held against. */
function comparedWith({ count, base }: ProportionSpec, counts: Counts): Compared {
  const n = countOf(count, counts);
  const d = baseOf(base, counts);
  const undecided = counts.unclear + counts.notRecorded;
  if (count === 'yes') return { n, d, no: counts.no, undecided, parts: null };
  if (count === 'no') return { n, d, no: counts.yes, undecided, parts: null };
  return { n, d, no: d - n, undecided: 0, parts: null };
}

/** Any-of and all-of figures are pulled up or down on base known, over rows as well as over parts. */
const isAnyOrAll = (rule: Expression): boolean =>
  rule.kind === 'any of' ||
  rule.kind === 'all of' ||
  (rule.kind === 'rows' && (rule.quantifier.kind === 'any' || rule.quantifier.kind === 'all'));

/**
 * Why there is no percentage: never a number that looks like one.
 *
 * @param ownMissing the sample has no column for the very answer that is counted
 */
function whyNone(counts: Counts, ownMissing: boolean): string {
  const records = recordsIn(counts);
  if (records === 0) return 'no records';
  if (counts.notRelevant === records) return 'no relevant cases';
  if (ownMissing) return 'not collected';
  const parts = [
    counts.unclear > 0 ? `${counts.unclear} unclear` : null,
    counts.notRecorded > 0 ? `${counts.notRecorded} not recorded` : null,
  ];
  return `not known: ${parts.filter((part) => part !== null).join(', ')}`;
}
