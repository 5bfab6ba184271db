import type { Problem } from './problem.ts';
import type { Figure } from './figure.ts';
import type { Severity } from './rubric.ts';
import type { Answer } from './answer.ts';

/** The version of the result's shape. Raised whenever a key changes its name or its meaning. */
export const RESULT_SCHEMA = 'casefile-audit-result/2';

/** How many problems, findings, discrepancies and records to look at a result keeps; totals are always exact. */
export const KEPT = 1000;

/**
 * Everything an audit found, as plain JSON-safe data. Ids only: no personal field, cell value or narrative.
 * Every report is a function of it.
 */
export interface AuditResult {
  readonly schema: typeof RESULT_SCHEMA;
  readonly tool: { readonly name: string; readonly version: string };
  readonly rubric: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    /** How a column of its published values is headed. */
    readonly label: string;
    readonly sha256: string;
    readonly themes: readonly { readonly id: string; readonly title: string }[];
    /** The themes that stand first and whole in a report that is too long to be read at once. */
    readonly headline: readonly string[];
  };
  readonly sample: SampleSummary;
  /** What of the rubric was asked for; three empty lists: all of it. */
  readonly asked: Asked;
  /** Units that figures were asked of and the sample does not have; those figures are not among `figures`. */
  readonly absent: readonly AbsentUnit[];
  /** Whether the published values were compared with the figures. */
  readonly compared: boolean;
  readonly totals: Totals;
  /** The first 1,000: errors, then notes. */
  readonly problems: readonly Problem[];
  readonly figures: readonly Figure[];
  /** Empty unless the audit was asked to group. */
  readonly groups: readonly Group[];
  /** How many of each are counted in the totals and are not among the lists of this result. */
  readonly leftOut: LeftOut;
  /** The first 1,000: the most severe first, those of one severity as they came. */
  readonly findings: readonly Finding[];
  /** The first 1,000. */
  readonly discrepancies: readonly Discrepancy[];
  /** The first 1,000. */
  readonly evidenceToLookAt: readonly EvidenceToLookAt[];
}

export interface AbsentUnit {
  readonly unit: string;
  /** How many figures and published values of it are missing. */
  readonly figures: number;
  readonly published: number;
}

export interface Asked {
  readonly figures: readonly string[];
  readonly themes: readonly string[];
  readonly units: readonly string[];
}

export interface Totals {
  readonly problems: { readonly errors: number; readonly notes: number };
  readonly findings: Readonly<Record<Severity, number>>;
  /** Only checks with at least one, most severe first, then in the order of the figures. */
  readonly findingsByCheck: readonly FindingTotal[];
  readonly discrepancies: number;
  /** Only checks with at least one, in the order of the figures, each kind apart. */
  readonly discrepanciesByCheck: readonly KindTotal<Discrepancy['kind']>[];
  readonly evidenceToLookAt: number;
  /** The same of the records to look at. */
  readonly evidenceByCheck: readonly KindTotal<EvidenceToLookAt['kind']>[];
}

export interface LeftOut {
  readonly problems: number;
  readonly findings: number;
  readonly discrepancies: number;
  readonly evidenceToLookAt: number;
}

/** What the totals count and the lists of a result do not hold. */
export function leftOutOf(
  { problems, findings, discrepancies, evidenceToLookAt }: Totals,
  lists: Pick<AuditResult, 'problems' | 'findings' | 'discrepancies' | 'evidenceToLookAt'>,
): LeftOut {
  const counted = Object.values(findings).reduce((sum, count) => sum + count, 0);
  return {
    problems: problems.errors + problems.notes - lists.problems.length,
    findings: counted - lists.findings.length,
    discrepancies: discrepancies - lists.discrepancies.length,
    evidenceToLookAt: evidenceToLookAt - lists.evidenceToLookAt.length,
  };
}

/** How many records have one kind of discrepancy, or of evidence to look at, under one check. */
export interface KindTotal<Kind> {
  readonly check: string;
  readonly kind: Kind;
  /** What the derived side of it was worked out from; null: there is none. */
  readonly derivedFrom: DerivedFrom | null;
  readonly records: number;
}

/** `law`: evidence such as MAPPA's. `text`: what people wrote in free text. `fields`: other fields, checks, rows, dates. */
export const DERIVED_FROM = ['law', 'text', 'fields'] as const;
export type DerivedFrom = (typeof DERIVED_FROM)[number];

export interface FindingTotal {
  readonly check: string;
  readonly severity: Severity;
  readonly say: string;
  readonly records: number;
}

export const SAMPLINGS = ['random', 'census', 'chosen'] as const;
export type Sampling = (typeof SAMPLINGS)[number];

export interface SampleSummary {
  readonly title: string | null;
  readonly period: string | null;
  /** y-m-d, or null when nobody said. */
  readonly asOf: string | null;
  readonly sampling: Sampling | null;
  /** The rubric whose published values the sample is meant to reproduce, or null. */
  readonly reproduces: string | null;
  readonly units: readonly UnitSummary[];
  readonly files: readonly FileSummary[];
}

export interface UnitSummary {
  readonly unit: string;
  readonly records: number;
  /** Rows that could not be read whole, had no id, or repeated one. They are in no figure. */
  readonly notCounted: number;
  /** Rows with the id of a row before them, whatever else they hold. */
  readonly repeated: number;
  /** Part of repeated: with the same content too. They are left out of notCounted. */
  readonly repeatedSame: number;
  /**
   * What of the rubric the sample does not have: fields without a column, child tables such as `offences`, and
   * columns that a child table lacks, such as `offences.offence_date`.
   */
  readonly notCollected: readonly string[];
  readonly sites: readonly SiteSummary[];
  /** The child tables that the sample has, in the rubric's order. */
  readonly tables: readonly TableSummary[];
}

/** A child table of a unit. */
export interface TableSummary {
  readonly table: string;
  /** Rows that belong to a record of the sample, and how many records have one. */
  readonly rows: number;
  readonly records: number;
  /** Rows that could not be read whole, or whose record is not in the sample. */
  readonly notCounted: number;
}

export interface SiteSummary {
  /** Null: not known. */
  readonly site: string | null;
  readonly records: number;
  /** How many cases there were to sample from, as the manifest says, or null. */
  readonly population: number | null;
}

export interface FileSummary {
  readonly file: string;
  readonly unit: string;
  /** The child table whose rows it holds; null: records of the unit. */
  readonly table: string | null;
  readonly format: 'csv' | 'json' | 'json lines';
  /** Of a CSV file, else null. */
  readonly delimiter: string | null;
  readonly encoding: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly records: number;
  readonly notCounted: number;
}

export interface Group {
  readonly unit: string;
  /** A null value: not known. */
  readonly by: readonly { readonly field: string; readonly value: string | null }[];
  readonly figures: readonly Figure[];
}

/** Where a record stands. */
export interface RecordPlace {
  readonly unit: string;
  readonly id: readonly string[];
  readonly file: string;
  readonly line: number;
}

/** A record that a check says needs attention. */
export interface Finding extends RecordPlace {
  readonly check: string;
  readonly answer: Answer;
  readonly severity: Severity;
  readonly say: string;
}

export const DISCREPANCY_KINDS = [
  'recorded yes, derived no',
  'recorded no, derived yes',
  'answered, though not relevant',
  'recorded N/A, though relevant',
] as const;

/** A record in which two sources contradict each other. */
export interface Discrepancy extends RecordPlace {
  readonly check: string;
  readonly kind: (typeof DISCREPANCY_KINDS)[number];
}

export const EVIDENCE_KINDS = [
  'answered, relevance unclear',
  'answered, relevance not recorded',
  'recorded unclear, derived yes',
  'recorded unclear, derived no',
  'not recorded, derived yes',
  'not recorded, derived no',
] as const;

/** A record in which something known stands beside something unknown: no contradiction, but worth a look. */
export interface EvidenceToLookAt extends RecordPlace {
  readonly check: string;
  readonly kind: (typeof EVIDENCE_KINDS)[number];
}
