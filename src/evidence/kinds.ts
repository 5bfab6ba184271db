import type { Answer } from '../model/answer.ts';
import type { Cell, TableRows } from '../model/record.ts';
import type { EvidenceSpec, Unit } from '../model/rubric.ts';
import { mappaKind } from './mappa/kind.ts';

/** What a kind of evidence says of one record. */
export interface EvidenceSaid {
  /** Output by output. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** What in the record cannot be so, whatever the answers are. */
  readonly oddities: readonly Oddity[];
}

export interface Oddity {
  /** Where it stands among the rows of the table that the evidence reads, from 0. */
  readonly row: number;
  /** A whole sentence without a full stop, and without anything that stands in the record. */
  readonly text: string;
}

export type EvidenceOf = (cells: readonly Cell[], tables: readonly TableRows[]) => EvidenceSaid;

/** A kind of evidence, as the rubric loader and the audit know it. */
export interface EvidenceKind {
  /** What a rule may ask of it. */
  readonly outputs: readonly string[];
  /** What it reads of a record, and of each row of its one table, by the names of the kind. */
  readonly fields: readonly string[];
  readonly rowFields: readonly string[];
  /** The values of each option; the first is the default. */
  readonly options: Readonly<Record<string, readonly string[]>>;
  /** @param asOf the day number of the as-of date, or null */
  readonly make: (spec: EvidenceSpec, unit: Unit, asOf: number | null) => EvidenceOf;
}

export const EVIDENCE_KINDS: Readonly<Record<string, EvidenceKind>> = { mappa: mappaKind };
