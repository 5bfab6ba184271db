/** The version of the shape below. Raised whenever a key changes its name or its meaning. */
export const AGREEMENT_SCHEMA = 'casefile-agreement/1';

/**
 * How far auditors of the same records agree, as plain JSON-safe data. Ids, the options of the rubric and the names of
 * auditors only: no text of a cell. It holds no score of the whole, for no number says how well people judge.
 */
export interface AgreementResult {
  readonly schema: typeof AGREEMENT_SCHEMA;
  readonly tool: { readonly name: string; readonly version: string };
  readonly rubric: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly sha256: string;
  };
  /** What of the rubric was asked for; empty lists: all of it. */
  readonly asked: { readonly themes: readonly string[]; readonly units: readonly string[] };
  /** Every file that was read, as the sample that it is of knows it. */
  readonly files: readonly { readonly sample: string; readonly file: string; readonly sha256: string }[];
  /** In the order in which they were named, or of their names where a column holds them. */
  readonly auditors: readonly AuditorSummary[];
  readonly units: readonly AgreementUnit[];
  /** Every check and field that at least two auditors have a column for, in the rubric's order or the worst first. */
  readonly items: readonly AgreementItem[];
  /** Checks and fields that fewer than two auditors have a column for. */
  readonly notCompared: readonly NotCompared[];
  readonly totals: AgreementTotals;
  /** Every one, in the order of the items, then of the ids. */
  readonly disagreements: readonly Disagreement[];
}

export interface AuditorSummary {
  readonly name: string;
  /** Records of the units compared. */
  readonly records: number;
}

export interface AgreementUnit {
  readonly unit: string;
  /** Records that two auditors or more have. */
  readonly common: number;
  /** Records that one auditor alone has: nothing is compared in them. Only auditors with such records. */
  readonly alone: readonly {
    readonly auditor: string;
    /** Every id, by code unit. */
    readonly ids: readonly (readonly string[])[];
  }[];
}

/** Why a number cannot be said. */
export const UNDEFINED_BECAUSE = [
  'no record that two of them judged',
  'only one answer was given, so chance cannot be told from agreement',
  'it is for two auditors; see the pairs',
] as const;

/** A coefficient: 1 is perfect agreement, 0 what chance would give, below 0 less than that. To 4 decimals. */
export interface Coefficient {
  readonly value: number | null;
  /** Null where there is a value. */
  readonly undefinedBecause: (typeof UNDEFINED_BECAUSE)[number] | null;
}

export interface Kappa extends Coefficient {
  /** The simple standard error and the interval of 95% made of it; null where it says nothing: all or none agree. */
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Agreement {
  /** Records that two of the auditors or more judged: they gave an answer, and it is not N/A. */
  readonly base: number;
  /** Records of the base in which all who judged gave the same answer. */
  readonly agreed: number;
  readonly kappa: Kappa;
  readonly ac1: Coefficient;
  readonly alpha: Coefficient;
}

/** What two or more auditors say of one check, or of one field of options. */
export interface AgreementItem extends Agreement {
  readonly id: string;
  readonly kind: 'check' | 'field';
  readonly unit: string;
  readonly label: string;
  /** Records in common; the base and what was left out add up to it. */
  readonly records: number;
  readonly leftOut: LeftOut;
  readonly listed: Listed;
  /** The answers given in the base, in the rubric's order, each with how often each auditor gave it. */
  readonly answers: readonly { readonly answer: string; readonly given: readonly number[] }[];
  /** Of more than two auditors: each two of them alone. */
  readonly pairs: readonly (Agreement & { readonly auditors: readonly [string, string] })[];
}

/** Records in common that are not in the base. */
export interface LeftOut {
  /** One answered it, and another found it not relevant. */
  readonly relevance: number;
  /** Two or more found it not relevant, and nobody answered it. */
  readonly notRelevant: number;
  /** Fewer than two said anything. */
  readonly missing: number;
}

export const AGREE_SORTS = ['worst', 'report'] as const;

/** `worst`: the smallest share of records alike first, for that is where moderation begins; `report`: the rubric's. */
export type AgreeSort = (typeof AGREE_SORTS)[number];

export const DISAGREEMENT_KINDS = ['answers', 'relevance', 'not recorded'] as const;

/** How many records are listed for moderation, by what they differ in. */
export interface Listed {
  readonly answers: number;
  readonly relevance: number;
  readonly notRecorded: number;
}

/** A record for the auditors to talk about. */
export interface Disagreement {
  readonly unit: string;
  readonly id: readonly string[];
  /** The check or the field. */
  readonly item: string;
  readonly kind: (typeof DISAGREEMENT_KINDS)[number];
  /**
   * What each auditor says, in their order: an answer or an option, `not relevant`, `not recorded`, `blank`,
   * `unreadable` or `not collected`; null: the auditor does not have the record.
   */
  readonly said: readonly (string | null)[];
}

export interface NotCompared {
  readonly id: string;
  readonly unit: string;
  /** The one auditor who has the column; null: nobody has it. */
  readonly only: string | null;
}

export interface AgreementTotals {
  /** Sums over the items. */
  readonly base: number;
  readonly agreed: number;
  readonly listed: Listed;
  /** Records with at least one disagreement, and records in common. */
  readonly recordsListed: number;
  readonly common: number;
}

/** How many are listed in all. */
export const listedIn = ({ answers, relevance, notRecorded }: Listed): number =>
  answers + relevance + notRecorded;
