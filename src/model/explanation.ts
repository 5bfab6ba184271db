import type { Answer } from './answer.ts';
import type { Problem } from './problem.ts';
import type { Discrepancy, EvidenceToLookAt, Finding, RecordPlace } from './result.ts';
import type { Base, FigureSpec } from './rubric.ts';

/** The version of an explanation's shape. Raised whenever a key changes its name or its meaning. */
export const EXPLANATION_SCHEMA = 'casefile-explanation/1';

/** An explanation as it is written for other programs, with what made it. */
export interface ExplanationFile extends Explanation {
  readonly schema: typeof EXPLANATION_SCHEMA;
  readonly tool: { readonly name: string; readonly version: string };
  readonly rubric: { readonly id: string; readonly version: number; readonly sha256: string };
}

/** Everything that was said of one record, and why, as plain JSON-safe data. */
export interface Explanation {
  readonly record: RecordPlace;
  /** y-m-d, or null when nobody said. */
  readonly asOf: string | null;
  /** Whether words of personal and text fields are in it; else only where they stand. */
  readonly showsText: boolean;
  /** The most severe first. */
  readonly findings: readonly Finding[];
  readonly discrepancies: readonly Discrepancy[];
  readonly evidenceToLookAt: readonly EvidenceToLookAt[];
  /** What could not be read of the record and of its rows. */
  readonly problems: readonly Problem[];
  /** In the order in which they are printed; every check stands in one theme. */
  readonly themes: readonly ExplainedTheme[];
}

export interface ExplainedTheme {
  readonly id: string;
  readonly title: string;
  readonly checks: readonly ExplainedCheck[];
  /** Figures that are no figure of a check: distributions, counts and sums. */
  readonly figures: readonly FigureShare[];
}

/**
 * Where an answer comes from. `recorded`: somebody's own answer to the check, N/A among them. `derived`: worked out
 * from law, dates, other fields and checks. `entry`: worked out from what the service wrote in its own file. `text`:
 * read from free text. `relevance`: the question was not to be put, or nobody can tell. `nobody`: nothing is written
 * there. `unreadable`: what is written there could not be read. `not collected`: the sample has no place for it.
 */
export type AnswerFrom =
  'recorded' | 'derived' | 'entry' | 'text' | 'relevance' | 'nobody' | 'unreadable' | 'not collected';

export interface ExplainedCheck {
  readonly check: string;
  readonly label: string;
  readonly answer: Answer;
  readonly from: AnswerFrom;
  /** The field that holds a person's own answer, and what that is; null: there is none. */
  readonly recorded: { readonly field: string; readonly value: string } | null;
  /** Somebody recorded that it is too early to say. */
  readonly tooEarly: boolean;
  /** What free text says where nobody recorded an answer; it is in no figure. */
  readonly byText: 'yes' | 'no' | null;
  /** Whether the question was to be put; null: it is put to every record. */
  readonly relevance: Trace | null;
  /** What made the relevance anything but yes. */
  readonly because: readonly Cause[];
  /** How the answer is worked out, also where a recorded one beats it; null: by no rule, or the question was not to be put. */
  readonly rule: Trace | null;
  /** The paragraph of the source. */
  readonly source: string | null;
  readonly figures: readonly FigureShare[];
}

/** A rule or a part of it, what it says of the record, and what that follows from. */
export interface Trace {
  readonly kind: 'part' | 'check' | 'rows' | 'row' | 'evidence';
  /** In the rubric's words; of a row, which it is. */
  readonly words: string;
  readonly answer: Answer;
  /** What was read. */
  readonly values: readonly ValueRead[];
  readonly reasons: readonly EvidenceReason[];
  readonly parts: readonly Trace[];
}

export interface ValueRead {
  readonly name: string;
  /** An option, a number, a date, an answer, or what stands in the place of one. */
  readonly value: string;
}

/** Why a kind of evidence says what it says. */
export interface EvidenceReason {
  /** What it speaks for, such as `bereavement` or `category 2`. */
  readonly about: string;
  readonly reading: string;
  /** The name of the rule. */
  readonly rule: string;
  /** The rule's reason in a sentence, without anything that somebody wrote in a text; null: words of a text decide. */
  readonly text: string | null;
  /** The section that decides, or null. */
  readonly source: string | null;
  /** Where the words that decide stand; null: none do. */
  readonly place: TextPlace | null;
}

/** Some words in a cell; `start` and `end` are UTF-16 units of its text without the space around it. */
export interface TextPlace {
  readonly field: string;
  readonly start: number;
  readonly end: number;
  /** The words; only where they are to be shown. */
  readonly cue?: string;
}

/** Why a record is not counted by a figure, or not in its base. */
export type OutOf = 'filter' | 'relevance' | 'by record' | 'answer' | 'not collected';

/** What one record adds to a figure. */
export interface FigureShare {
  readonly figure: string;
  readonly label: string;
  readonly kind: FigureSpec['kind'];
  readonly base: Base | null;
  /** The answer that is counted, or null. */
  readonly count: Answer | null;
  /** The record's answer under the filter. Of other kinds: yes where it counts. */
  readonly answer: Answer;
  /** Of a distribution, the options that it counts under. */
  readonly options: readonly string[];
  readonly inN: boolean;
  readonly inBase: boolean;
  /** Why it is not in the base; null: it is. */
  readonly out: OutOf | null;
  /** What made it so: the parts of a filter or of a relevance that decided. */
  readonly because: readonly Cause[];
  readonly where: Trace | null;
  /** The paragraph of the source. */
  readonly source: string | null;
}

/** A part of a rule that decided. */
export interface Cause {
  readonly words: string;
  readonly answer: Answer;
}
