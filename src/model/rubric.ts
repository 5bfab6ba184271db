import type { Answer } from './answer.ts';
import type { Expression } from './expression.ts';

/** A rubric as loaded: validated, resolved and frozen. See docs/rubric-language.md for what is written. */
export interface Rubric {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly source: RubricSource;
  /** In the order in which they are printed. */
  readonly themes: readonly Theme[];
  /** The themes that stand first and whole in a report that is too long to be read at once; empty: none is. */
  readonly headline: readonly string[];
  readonly units: readonly Unit[];
  readonly evidence: readonly EvidenceSpec[];
  /** In an order in which every check stands after those that it reads. */
  readonly checks: readonly Check[];
  /** Every figure, in the order in which they are printed: those of the checks and those that the rubric adds. */
  readonly figures: readonly FigureSpec[];
}

/** What a kind of evidence reads in a unit. */
export interface EvidenceSpec {
  /** The kind, such as `mappa`. */
  readonly kind: string;
  readonly unit: string;
  /** The field that holds each thing it reads of a record; what is left out is not there. */
  readonly fields: Readonly<Record<string, string>>;
  /** The child table whose rows it reads, or null, and their fields. */
  readonly table: string | null;
  readonly rowFields: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
}

export interface RubricSource {
  readonly body: string | null;
  readonly title: string | null;
  /** y-m-d */
  readonly published: string | null;
  /** How a column of its published values is headed, such as `report 2017`. */
  readonly label: string;
}

export interface Theme {
  readonly id: string;
  readonly title: string;
}

export interface Unit {
  readonly id: string;
  /** One or several columns that together name a record. */
  readonly idFields: readonly string[];
  /** The column that says where a record comes from, or null. */
  readonly siteField: string | null;
  /** Every column that the rubric knows of this unit, id columns included. */
  readonly fields: readonly Field[];
  readonly tables: readonly Table[];
  /** Several rows may have one id, and each is told of: never of a rubric, where an id counts once. */
  readonly manyRows?: true;
}

/** Rows that belong to a record by its id: its offences, the targets of its plan, actions, reviews. */
export interface Table {
  readonly id: string;
  /** What a rule may call one row: `offence` for the table `offences`. */
  readonly one: string;
  /** Other names under which a file, a list or a column of lines is found. */
  readonly aliases: readonly string[];
  /** The columns of a linked file that hold the record's id, in the order of the unit's id fields. */
  readonly key: readonly string[];
  /** The typed columns of a row, without the key. */
  readonly fields: readonly Field[];
  /** The text field that a line in a cell of the record fills; null: this table is never written into a cell. */
  readonly line: string | null;
  readonly main: MainRow | null;
}

/** Which row stands for all: those marked; where none or several are, the first or last of them by a date. */
export interface MainRow {
  readonly where: Expression | null;
  readonly else: { readonly order: RowOrder; readonly by: string } | null;
}

export type RowOrder = 'earliest' | 'latest';

export type FieldType = 'answer' | 'choice' | 'list' | 'number' | 'date' | 'text';

export interface Field {
  readonly id: string;
  readonly type: FieldType;
  /** The question that the column answers, or null. */
  readonly ask: string | null;
  /** Other headers under which the column is found. */
  readonly aliases: readonly string[];
  /** Of a choice or a list: its options in order; else empty. */
  readonly options: readonly Option[];
  /** Of a choice: whether `<` and `>` make sense. */
  readonly ordered: boolean;
  /** Never printed unless asked for by name. */
  readonly personal: boolean;
  /** What the service wrote in its own file: the thing audited, never the answer to the check that audits it. */
  readonly entry: boolean;
  /** The column must be there. */
  readonly required: boolean;
  /** Of a date: it may lie after the day on which the cases are looked at, as the end of an order does. */
  readonly future: boolean;
  /** Some evidence reads it: what a personal text says then passes on to that, and to nothing else. */
  readonly carried: boolean;
}

/** A column of which nothing is said but its name: one of text that nobody asks for. */
export const textField = (id: string): Field => ({
  id,
  type: 'text',
  ask: null,
  aliases: [],
  options: [],
  ordered: false,
  personal: false,
  entry: false,
  required: false,
  future: false,
  carried: false,
});

export interface Option {
  readonly value: string;
  /** Other spellings of it. */
  readonly aliases: readonly string[];
}

export const SEVERITIES = ['urgent', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Check {
  readonly id: string;
  readonly unit: string;
  readonly theme: string;
  readonly label: string;
  /** The `answer` field that holds a person's own answer, or null. */
  readonly recorded: string | null;
  /** How the answer is worked out; fills only an empty recorded cell. */
  readonly rule: Expression | null;
  /** What the rule reads from free text fills an empty cell too; else it is shown beside the figure. */
  readonly countText: boolean;
  /** What the part of the rule that is over rows says of a record without a row; null: not recorded. */
  readonly noRows: Answer | null;
  /** The condition under which the question is put to a record at all. */
  readonly relevant: Expression | null;
  readonly attention: Attention | null;
  readonly better: Direction | null;
  /** The paragraph or section of the source, such as `2.1`. */
  readonly source: string | null;
}

export interface Attention {
  readonly when: readonly Answer[];
  /** Which of those records; null: all. */
  readonly where: Expression | null;
  /** Those of them for which it is yes are left out: another check says what is wrong. Null: none is. */
  readonly unless: Expression | null;
  readonly severity: Severity;
  readonly say: string;
}

/** Which answers form the denominator. See `baseOf` in counts.ts for the sums. */
export const BASES = ['known', 'relevant', 'all'] as const;
export type Base = (typeof BASES)[number];

/** Whether more is better or less is; without it a figure is a fact about the sample and not about the work. */
export const DIRECTIONS = ['high', 'low'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export type FigureSpec = ProportionSpec | DistributionSpec | CountSpec | SumSpec | SpreadSpec | CrossSpec;

interface FigureSpecBase {
  readonly id: string;
  readonly unit: string;
  readonly theme: string;
  readonly label: string;
  /** Only the records for which it is yes are asked. */
  readonly where: Expression | null;
  readonly source: string | null;
  readonly published: readonly PublishedValue[];
  /** Figures, of any unit, that are printed beside this one; nothing is ever worked out from the two. */
  readonly beside: readonly string[];
}

/** How many of the records of its base have the answer that is counted. */
export interface ProportionSpec extends FigureSpecBase {
  readonly kind: 'proportion';
  readonly base: Base;
  readonly check: string;
  /** Which answer is counted as n. */
  readonly count: Answer;
  readonly better: Direction | null;
}

/** How many records have each option: of a field, or of a list of cases of which one is chosen. */
export interface DistributionSpec extends FigureSpecBase {
  readonly kind: 'distribution';
  readonly base: Base;
  readonly of: DistributionOf;
}

export type DistributionOf =
  | { readonly kind: 'choice' | 'list'; readonly field: string; readonly options: readonly string[] }
  | {
      readonly kind: 'choose';
      readonly cases: readonly ChosenCase[];
      readonly else: string | null;
      readonly options: readonly string[];
    };

/** A case of a `choose`: the option that a record has for which the condition holds. */
export interface ChosenCase {
  readonly when: Expression;
  readonly then: string;
}

/** How many records there are. */
export interface CountSpec extends FigureSpecBase {
  readonly kind: 'count';
}

/** A number field, added up. */
export interface SumSpec extends FigureSpecBase {
  readonly kind: 'sum';
  readonly field: string;
}

/** One proportion for each site, with the lowest, the highest and their mean. */
export interface SpreadSpec extends FigureSpecBase {
  readonly kind: 'spread';
  readonly base: Base;
  readonly check: string;
  readonly count: Answer;
}

/** The columns that a figure counts by option or adds up itself, not through a check or a rule. */
export function fieldsCounted(spec: FigureSpec): readonly string[] {
  if (spec.kind === 'sum') return [spec.field];
  if (spec.kind === 'cross') return [spec.rows.field, spec.columns.field];
  return spec.kind === 'distribution' && spec.of.kind !== 'choose' ? [spec.of.field] : [];
}

/** How many records have each option of one choice together with each option of another. */
export interface CrossSpec extends FigureSpecBase {
  readonly kind: 'cross';
  readonly rows: CrossSide;
  readonly columns: CrossSide;
}

/** One of the two choices that are crossed, and its options in order. */
export interface CrossSide {
  readonly field: string;
  readonly options: readonly string[];
}

/** The options of a cross row by row: what a record counts under. */
export const crossOptions = ({ rows, columns }: Pick<CrossSpec, 'rows' | 'columns'>): string[] =>
  rows.options.flatMap((row) => columns.options.map((column) => `${row} / ${column}`));

/** What a report printed for a figure. Printed values only; what we infer stands under `implied`. */
export interface PublishedValue {
  /** The row of the list of published figures that it comes from, or null. */
  readonly row: string | null;
  readonly percent: number | null;
  readonly n: number | null;
  readonly d: number | null;
  readonly phrase: string | null;
  /** Of a distribution: how many records were printed for each option. */
  readonly parts: Readonly<Record<string, number>> | null;
  /** Of a distribution, which option is meant, or `lowest` or `highest`; of a spread, which of its numbers. */
  readonly of: string | null;
  readonly implied: Implied | null;
  /** The printed values contradict each other. */
  readonly disputed: boolean;
  /** The paragraph that prints it. */
  readonly at: string;
}

export interface Implied {
  /** The bases on which the printed value can be right. */
  readonly d: readonly number[];
  readonly why: string;
}
