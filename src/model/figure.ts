import type { Answer } from './answer.ts';
import type { Bounds } from './counts.ts';
import type { Base, CrossSide, Direction, Implied } from './rubric.ts';

/** The figures of a result, as plain JSON-safe data. All numbers without a name of their own are counts of records. */
export type Figure =
  ProportionFigure | DistributionFigure | CountFigure | SumFigure | SpreadFigure | CrossFigure;

interface FigureBase {
  readonly id: string;
  readonly theme: string;
  readonly unit: string;
  readonly label: string;
  /** The filter in the rubric's words, or null. */
  readonly where: string | null;
  /** Fields, child tables and fields of their rows that the figure reads and the sample does not have. */
  readonly notCollected: readonly string[];
  readonly source: string | null;
  readonly published: readonly Published[];
  /** Ids of figures that are printed beside this one; nothing is ever worked out from the two. */
  readonly beside: readonly string[];
  readonly unclear: number;
  readonly notRecorded: number;
  readonly notRelevant: number;
  readonly records: number;
  readonly relevanceUnknown: number;
}

/** Answers over the records of one unit: yes + no + unclear + notRecorded + notRelevant = records. */
export interface ProportionFigure extends FigureBase {
  readonly kind: 'proportion';
  readonly base: Base;
  readonly check: string;
  readonly count: Answer;
  /** Whether more is better or less is; null: a fact about the sample and not about the work. */
  readonly better: Direction | null;
  readonly n: number;
  readonly d: number;
  /** A whole number; null where d is 0, and where the sample has no column for the answer. */
  readonly percent: number | null;
  /** The percentage as people read it, `>99%` and `<1%` included; where there is none, why. */
  readonly shown: string;
  readonly yes: number;
  readonly no: number;
  readonly notRelevantByRecord: number;
  /** Part of notRelevantByRecord: what was recorded is that it is too early to say. */
  readonly tooEarly: number;
  readonly derived: { readonly yes: number; readonly no: number };
  /** Part of notRecorded: what free text says where nobody recorded an answer. It changes no number of the figure. */
  readonly byText: { readonly yes: number; readonly no: number };
  readonly bounds: Bounds | null;
  /** Whether the bounds are to be printed: they lie over 10 points apart, or the check is an any-of or all-of. */
  readonly showBounds: boolean;
}

/**
 * Options of one field, or cases of which one is chosen: known + unclear + notRecorded + notRelevant = records. The
 * parts add up to known, but for a list, of which a record may have several options or none.
 */
export interface DistributionFigure extends FigureBase {
  readonly kind: 'distribution';
  readonly base: Base;
  /** The field; null: cases are chosen by rules. */
  readonly field: string | null;
  /** Whether a record may count under several options. */
  readonly several: boolean;
  readonly known: number;
  readonly d: number;
  readonly parts: readonly Part[];
  /** Where d is 0, why there are no percentages; else null. */
  readonly shown: string | null;
}

export interface Part {
  readonly value: string;
  readonly n: number;
  readonly percent: number | null;
  readonly shown: string | null;
}

/** Records: n + unclear + notRecorded + notRelevant = records. */
export interface CountFigure extends FigureBase {
  readonly kind: 'count';
  readonly n: number;
  /** The number as people read it; where the filter is open for every record, why there is none. */
  readonly shown: string;
}

/** A number field added up over the records that have a number: d + unclear + notRecorded + notRelevant = records. */
export interface SumFigure extends FigureBase {
  readonly kind: 'sum';
  readonly field: string;
  /** To four decimals; null where no record has a number, or where it is too large to be exact. */
  readonly sum: number | null;
  readonly d: number;
  /** The sum as people read it; where there is none, why. */
  readonly shown: string;
}

/** Records by the options of two choices: d + unclear + notRecorded + notRelevant = records. */
export interface CrossFigure extends FigureBase {
  readonly kind: 'cross';
  readonly rows: CrossSide;
  readonly columns: CrossSide;
  /** For each option of the rows, one count for each option of the columns; together they are d. */
  readonly cells: readonly (readonly number[])[];
  /** The records of which both are known. */
  readonly d: number;
  /** Of the records that are asked, those of which only the rows' choice is not known, only the columns', or neither. */
  readonly unknown: { readonly rows: number; readonly columns: number; readonly both: number };
  /** Where d is 0, why; else null. */
  readonly shown: string | null;
}

/** One proportion for each site. n and d are those of all sites together, as in a proportion. */
export interface SpreadFigure extends FigureBase {
  readonly kind: 'spread';
  readonly base: Base;
  readonly check: string;
  readonly count: Answer;
  readonly n: number;
  readonly d: number;
  readonly percent: number | null;
  readonly shown: string;
  readonly yes: number;
  readonly no: number;
  /** In the order of their names; last the records whose site is not known, if there are any. */
  readonly sites: readonly SiteFraction[];
  /** The sites with the lowest and the highest proportion; several where they share it, none where no site has a base. */
  readonly lowest: readonly string[];
  readonly highest: readonly string[];
  /** The mean of the sites' unrounded proportions, as a whole percentage: each site weighs the same. */
  readonly mean: number | null;
  /** The mean as people read it, `>99%` and `<1%` included; null where there is none. */
  readonly meanShown: string | null;
  /** Sites of which no record is in the base. */
  readonly withoutBase: readonly string[];
}

export interface SiteFraction {
  /** Null: not known. Such records are in the figure of all, and are no site. */
  readonly site: string | null;
  readonly n: number;
  readonly d: number;
  readonly percent: number | null;
  readonly shown: string | null;
}

export const VERDICTS = ['agrees', 'loosely', 'differs', 'not testable', 'not compared'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Published {
  readonly row: string | null;
  readonly percent: number | null;
  readonly n: number | null;
  readonly d: number | null;
  readonly phrase: string | null;
  readonly parts: Readonly<Record<string, number>> | null;
  /** Of a distribution, which option is meant, or `lowest` or `highest`; of a spread, which of its numbers. */
  readonly of: string | null;
  readonly implied: Implied | null;
  readonly disputed: boolean;
  readonly at: string;
  readonly verdict: Verdict;
  /** When it differs: the other bases on which it would agree. */
  readonly fits: readonly Base[];
}
