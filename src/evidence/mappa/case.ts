import type { OddityRule } from './oddities.ts';
import type { WrittenOffence } from './offence-match.ts';

/** One offence of a case, as somebody wrote it. Dates are day numbers; null: not known. */
export interface MappaOffence extends WrittenOffence {
  readonly offenceDate: number | null;
  /** Of the conviction, the finding or the caution. */
  readonly convictionDate: number | null;
  readonly outcome: string;
  /** Months imposed for this offence; several terms as in `6 + 6` (one after the other) or `6 | 12`. */
  readonly months: string;
  readonly ageAtOffence: number | null;
  readonly ageAtConviction: number | null;
  readonly victimAge: string;
  readonly imageAge: string;
}

/** A case as somebody wrote it, and what the service entered. */
export interface MappaCase {
  readonly dob: number | null;
  /** The day whose law applies, and on which eligibility is asked. */
  readonly asOf: number | null;
  /** Orders in force and findings that decide, such as a sexual harm prevention order. */
  readonly orders: string;
  /** Something stands where the orders should and could not be read. */
  readonly ordersUnread?: boolean;
  readonly offences: readonly MappaOffence[];
  /** Something stands where the offences should and could not be read. */
  readonly offencesUnread?: boolean;
  readonly entry: { readonly category: string; readonly level: string };
}

/** What detention and training counts as for the duty to notify: the half that is detention, or the whole term. */
export const DTO_BASES = ['detention-half', 'full-term'] as const;
export type DtoBasis = (typeof DTO_BASES)[number];

/** Only the detention half of detention and training counts as imprisonment: SOA 2003 s.131(a). */
export const countsHalf = (kind: string, basis: DtoBasis): boolean =>
  kind === 'detention and training' && basis === 'detention-half';

export interface MappaOptions {
  readonly dtoNotificationBasis: DtoBasis;
}

export const MAPPA_DEFAULTS: MappaOptions = { dtoNotificationBasis: 'detention-half' };

export type ComputedCategory = '1' | '2' | '4';
export type MappaCategory = ComputedCategory | 'none' | 'review' | 'human_only';

export const COMPARISONS = [
  'match',
  'missed',
  'category_mismatch',
  'recorded_not_derived',
  'level_inconsistent',
  'human_only',
  'indeterminate',
] as const;
export type MappaComparison = (typeof COMPARISONS)[number];

/** Why a category applies, does not, or is left to a person. */
export interface MappaReason {
  /** 1-based, the offence that it is about; null: the case as a whole. */
  readonly offence: number | null;
  readonly category: ComputedCategory;
  readonly answer: 'yes' | 'no' | 'review';
  /** A short name of the rule, as in `R2-12M`. */
  readonly rule: string;
  readonly text: string;
  /** The section that decides. */
  readonly source: string;
  /** How sure the statement is. */
  readonly strength: 'high' | 'medium' | 'low';
}

/** Something that does not fit the law, whatever the category. */
export interface MappaOddity {
  readonly offence: number;
  readonly rule: OddityRule;
  readonly text: string;
}

export interface MappaResult {
  /** The primary category. */
  readonly category: MappaCategory;
  /** Every category that is met, in the order of their numbers. */
  readonly categories: readonly ComputedCategory[];
  readonly comparison: MappaComparison;
  readonly reasons: readonly MappaReason[];
  /** What would have to be known to decide what was left to a person. */
  readonly missing: readonly string[];
  readonly oddities: readonly MappaOddity[];
  /** The last day of the duty to notify, where the law says it; `indefinite`, or null where a person must. */
  readonly notifiedUntil: number | 'indefinite' | null;
  /** Whether another basis for detention and training would change the category. */
  readonly dependsOnDtoBasis: boolean;
}

/** Terms in months, one for each conviction it stands for. */
export interface Terms {
  readonly months: readonly number[];
  /** Whether they are served one after the other. */
  readonly consecutive: boolean;
}

/** Months in `12`, `12 months`, `1 year` or `2 years 6 months`; NaN: anything else. */
function monthsIn(text: string): number {
  const found =
    /^\s*(?:(\d+(?:\.\d+)?)\s*y(?:ears?|rs?)?)?\s*(?:(\d+(?:\.\d+)?)\s*(?:m(?:onths?)?)?)?\s*$/.exec(text);
  const [, years, months] = found ?? [];
  if (years === undefined && months === undefined) return NaN;
  return Number(years ?? 0) * 12 + Number(months ?? 0);
}

/** The one term that the words of a sentence hold, as in `DTO 12 months`; null: none, or several. */
export function termInWords(outcome: string): Terms | null {
  const found = [...outcome.matchAll(/(\d+)[ -]*months?\b/gi)];
  return found.length === 1 ? { months: [Number(found[0]?.[1])], consecutive: false } : null;
}

/** The terms that a text names; null: it names none. */
export function readTerms(text: string): Terms | null {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === '' || /^(?:n\/?a|none|-|life|indeterminate)$/.test(trimmed)) return null;
  const months = trimmed.split(/[+|;,/&]|\band\b/).map(monthsIn);
  return months.some(Number.isNaN) ? null : { months, consecutive: trimmed.includes('+') };
}
