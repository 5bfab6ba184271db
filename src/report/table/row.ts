import type { Figure, Published, Verdict } from '../../model/figure.ts';
import { andList } from '../../util/words.ts';
import { publishedClaim, publishedText } from '../published-text.ts';

/** What a report printed, in its words, and how it fares. */
export interface Printed {
  readonly text: string;
  readonly verdict: Verdict;
}

/** Published values as they were printed. */
export const printed = (values: readonly Published[]): Printed[] =>
  values.map((value) => ({ text: publishedText(value), verdict: value.verdict }));

/** The same on a line that does not say of which part they speak. */
export const claimed = (values: readonly Published[]): Printed[] =>
  values.map((value) => ({ text: publishedClaim(value), verdict: value.verdict }));

/** One line of the table: of a figure, of one option of a distribution, or of one group. */
export interface Row {
  readonly label: string;
  /** Deeper labels are set in: 0 or 1. */
  readonly level: number;
  /** From 0 to 1; null: no bar. */
  readonly bar: number | null;
  /** The percentage with its n and d, or why there is none. */
  readonly result: string;
  /** Which answers form d; empty where there is no d. */
  readonly base: string;
  /** Counts of records, empty on lines that have none. */
  readonly unclear: string;
  readonly notRecorded: string;
  readonly notRelevant: string;
  readonly source: string;
  readonly published: readonly Printed[];
  /** What else a reader must know of the number. */
  readonly notes: readonly string[];
}

/** A line of which nothing is known yet but its label and its level. */
export const BLANK = {
  bar: null,
  base: '',
  unclear: '',
  notRecorded: '',
  notRelevant: '',
  source: '',
  published: [],
  notes: [],
};

export const counts = (figure: Figure): Pick<Row, 'unclear' | 'notRecorded' | 'notRelevant'> => ({
  unclear: String(figure.unclear),
  notRecorded: String(figure.notRecorded),
  notRelevant: String(figure.notRelevant),
});

export const missingNote = ({ notCollected, ...figure }: Figure): string[] =>
  notCollected.length === 0 || ('shown' in figure && figure.shown === 'not collected')
    ? []
    : [`not collected: ${andList(notCollected)}`];
