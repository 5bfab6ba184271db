import { parseIsoDate } from '../../util/dates.ts';

/**
 * What an offence on the lists means for a child under 18 when it was committed.
 *
 * `category2`: the list of the Criminal Justice Act 2003 that it stands on: Schedule 15 Part 1 (violent), 2 (sexual)
 * or 3 (terrorism), murder (s.327(3)(a)), the list of s.327(4A), or none of them.
 * `category1`: what the Sexual Offences Act 2003 Schedule 3 asks before there is a duty to notify.
 */
export interface ListedOffence {
  readonly offence: string;
  readonly act: string;
  /** Sections as in `47` or `1(3)`; empty for an offence at common law. */
  readonly sections: readonly string[];
  /** Words by which offences under one section are told apart. */
  readonly words: readonly string[];
  readonly category2: 'violent' | 'sexual' | 'terrorism' | 'murder' | 's.327(4A)' | 'none';
  readonly category1: NotifiedWhen;
  /** Day numbers between which it stands on the list, both included; null: always, or still. */
  readonly from: number | null;
  readonly to: number | null;
  readonly source: string;
  /** How sure the statement is. */
  readonly strength: 'high' | 'medium' | 'low';
}

export type NotifiedWhen =
  | 'no'
  | 'any disposal'
  | 'any disposal, victim under 18'
  | '12 months'
  | '12 months, victim under 16'
  | '12 months, image under 16'
  | '12 months, sexual gratification'
  | 'adults only'
  | 'never'
  | 'review';

/** The dates on which the law changed, as day numbers. */
const day = (iso: string): number => parseIsoDate(iso) ?? NaN;

export const LAW = {
  /** Category 4, and category 2 no longer by Schedule 15 Part 3: Police, Crime, Sentencing and Courts Act 2022 s.189. */
  categoryFour: day('2022-04-28'),
  /** A detention and training order of any length from 4 to 24 months: the same Act, s.158. */
  anyTrainingTerm: day('2022-06-28'),
  /** Encouraging or assisting, for persons sentenced from then on: Criminal Justice and Courts Act 2015 s.2(8). */
  encouraging: day('2015-04-13'),
} as const;

/** The lengths of a detention and training order in months before 28 June 2022. */
export const TRAINING_TERMS: readonly number[] = [4, 6, 8, 10, 12, 18, 24];

/** Months of a sentence for one offence from which category 2 begins, s.327(3)(b), and Schedule 3 for a child. */
export const QUALIFYING_MONTHS = 12;
