import type { AnswerCounts } from './counts.ts';
import type { Asked } from './result.ts';
import type { FieldType, FigureSpec } from './rubric.ts';

/** The version of the shape below. Raised whenever a key changes its name or its meaning. */
export const COVERAGE_SCHEMA = 'casefile-rubric-coverage/1';

/**
 * What of a rubric a sample exercised, as plain JSON-safe data: counts and the rubric's own words, nothing of any
 * record. `never` lists what did not happen in any record; docs/coverage.md says what each word means.
 */
export interface RubricCoverage {
  readonly schema: typeof COVERAGE_SCHEMA;
  readonly tool: { readonly name: string; readonly version: string };
  readonly rubric: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly sha256: string;
    readonly themes: readonly { readonly id: string; readonly title: string }[];
  };
  readonly sample: {
    readonly title: string | null;
    /** y-m-d, or null when nobody said. */
    readonly asOf: string | null;
    readonly units: readonly { readonly unit: string; readonly records: number }[];
  };
  /** What of the rubric was asked for; three empty lists: all of it. */
  readonly asked: Asked;
  /** Units that the sample does not have; their checks and figures are not among those below. */
  readonly absent: readonly { readonly unit: string; readonly figures: number }[];
  readonly totals: CoverageTotals;
  /** In the rubric's order, as everything below. */
  readonly checks: readonly CheckCoverage[];
  readonly figures: readonly FigureCoverage[];
  readonly fields: readonly FieldCoverage[];
  readonly tables: readonly TableCoverage[];
}

/**
 * How many checks, rules and so on there are, and of how many each thing never happened. What was not collected is
 * counted once, and in nothing else that never happened.
 */
export interface CoverageTotals {
  readonly checks: number;
  readonly checksNotCollected: number;
  readonly neverAsked: number;
  /** Asked, and never answered with yes or no. */
  readonly neverAnswered: number;
  /** Answered with yes or no, always the same. */
  readonly oneAnswer: number;
  /** Of how many checks each answer was never given. */
  readonly neverGiven: AnswerCounts;
  readonly rules: number;
  /** Rules that never came to yes, or never to no, or to neither. */
  readonly oneSidedRules: number;
  readonly attention: number;
  readonly attentionNeverFired: number;
  readonly figures: number;
  readonly figuresNotCollected: number;
  readonly figuresWithoutBase: number;
  readonly options: number;
  readonly optionsNeverMet: number;
}

/** What a check, or something of a check, never did. Worst first. */
export const CHECK_NEVER = ['asked', 'answered', 'yes', 'no', 'attention'] as const;
export type CheckNever = (typeof CHECK_NEVER)[number];

export interface CheckCoverage {
  readonly check: string;
  readonly unit: string;
  readonly theme: string;
  readonly label: string;
  /** The field that holds a person's own answer, or null. */
  readonly recorded: string | null;
  /** Whether the sample has what the check is asked and answered by. */
  readonly collected: 'all' | 'part' | 'none';
  readonly records: number;
  /** yes: asked; no: not relevant by the rule; unknown: nobody can tell. They add up to records. */
  readonly relevance: { readonly yes: number; readonly no: number; readonly unknown: number };
  /** They add up to records. */
  readonly answers: AnswerCounts;
  /** Parts of the answers that the rule gave, no person; by text: shown beside the figure, in no answer. */
  readonly derived: { readonly yes: number; readonly no: number };
  readonly byText: { readonly yes: number; readonly no: number };
  readonly never: readonly CheckNever[];
  readonly rule: RuleCoverage | null;
  readonly relevant: RuleCoverage | null;
  readonly attention: {
    /** Records that it called attention to. */
    readonly fired: number;
    readonly where: RuleCoverage | null;
    readonly unless: RuleCoverage | null;
  } | null;
}

/** What a condition never came to; `worked out`: nothing at all, for it was never looked at. */
export const CONDITION_NEVER = ['worked out', 'yes', 'no'] as const;
export type ConditionNever = (typeof CONDITION_NEVER)[number];

/** A condition in the rubric's words and how often it came to each answer. */
export interface ConditionCoverage {
  readonly text: string;
  /** The child table of whose rows it is asked, and then the counts are of rows; null: of records. */
  readonly rowsOf: string | null;
  readonly answers: AnswerCounts;
  readonly never: readonly ConditionNever[];
  /**
   * Where the cause stands: the id of the check that the condition names and that itself never gave that answer, or
   * `not collected`; null: here.
   */
  readonly because: string | null;
}

export interface RuleCoverage extends ConditionCoverage {
  /** The conditions that the rule joins by and, or, all of and the like, or asks of rows, however deep; each once. */
  readonly parts: readonly ConditionCoverage[];
  readonly evidence: readonly EvidenceCoverage[];
}

export interface EvidenceCoverage {
  /** As in `evidence(mappa).eligible`. */
  readonly text: string;
  readonly answers: AnswerCounts;
  /** Never yes, no or unclear, though it was asked. */
  readonly silent: boolean;
}

/** `base`: d is 0; `counted`: n is 0 of some; `not counted`: n is all of d. */
export const FIGURE_NEVER = ['base', 'counted', 'not counted'] as const;
export type FigureNever = (typeof FIGURE_NEVER)[number];

export interface FigureCoverage {
  readonly figure: string;
  readonly unit: string;
  readonly theme: string;
  readonly label: string;
  readonly kind: FigureSpec['kind'];
  /** It is the check's own figure: what it never did stands under the check. */
  readonly own: boolean;
  readonly collected: 'all' | 'part' | 'none';
  /** Records that count; of a distribution and a sum those with a value. */
  readonly n: number;
  /** Records in the base. */
  readonly d: number;
  readonly never: readonly FigureNever[];
  readonly where: RuleCoverage | null;
  /** Of a distribution over chosen cases: each condition, which is looked at where those before it do not hold. */
  readonly cases: readonly RuleCoverage[];
  /** Of a distribution, the options under which no record counts. */
  readonly optionsNeverMet: readonly string[];
}

export interface FieldCoverage {
  readonly unit: string;
  /** The child table whose field it is, and then the counts are of rows; null: a field of the record. */
  readonly table: string | null;
  readonly field: string;
  readonly type: FieldType;
  /** They add up to the records or rows. `instead`: a word such as N/A or unclear where a value could stand. */
  readonly cells: {
    readonly value: number;
    readonly instead: number;
    readonly empty: number;
    readonly unreadable: number;
    readonly notCollected: number;
  };
  /** Of a choice or a list, how many records or rows have each option; else empty. */
  readonly options: readonly { readonly value: string; readonly n: number }[];
}

export interface TableCoverage {
  readonly unit: string;
  readonly table: string;
  readonly collected: boolean;
  readonly rows: number;
  /** Records of the unit with a row. */
  readonly records: number;
  /** How often the condition that marks the main row came to each answer; null: there is none, or no rule asks. */
  readonly main: AnswerCounts | null;
}
