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
  /** Something stands where the offence or its sentence should and could not be read. */
  readonly unread?: boolean;
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
