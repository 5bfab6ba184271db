import type { Answer } from '../model/answer.ts';
import type { Cell, ChildRow, TableRows } from '../model/record.ts';
import type { EvidenceSpec, FieldType, Unit } from '../model/rubric.ts';
import { mappaKind } from './mappa/kind.ts';
import { narrativeKind } from './narrative/kind.ts';
import { reviewsKind } from './reviews/kind.ts';
import { socialKind } from './social/kind.ts';
import { targetsKind } from './targets/kind.ts';

/** What a kind of evidence says of one record. */
export interface EvidenceSaid {
  readonly answers: AnswersByOutput;
  /** What in the record cannot be so, whatever the answers are. */
  readonly oddities: readonly Oddity[];
}

/** What is left out is not recorded. */
export type AnswersByOutput = Readonly<Record<string, Answer>>;

export interface Oddity {
  /** Where it stands among the rows of the table that the evidence reads, from 0. */
  readonly row: number;
  /** A whole sentence without a full stop, and without anything that stands in the record. */
  readonly text: string;
}

export type EvidenceOf = (cells: readonly Cell[], tables: readonly TableRows[]) => EvidenceSaid;

/** @param row the cells of one row of the table that the evidence reads */
export type EvidenceOfRow = (row: readonly Cell[]) => AnswersByOutput;

/** Why a record or a row has the answer that an output gives. */
export type ReasonsOf = (
  output: string,
  cells: readonly Cell[],
  tables: readonly TableRows[],
) => readonly Reason[];

/** @param row the cells of one row of the table that the evidence reads */
export type ReasonsOfRow = (output: string, row: readonly Cell[]) => readonly Reason[];

/** A reason as the kind knows it: where it is read from words, the role of the field that holds them. */
export interface Reason {
  readonly about: string;
  readonly reading: string;
  readonly rule: string;
  readonly text: string | null;
  readonly source: string | null;
  readonly words: {
    readonly role: string;
    readonly start: number;
    readonly end: number;
    readonly cue: string;
  } | null;
}

/** What a kind of evidence says of one row beside the other rows of its record. */
export interface RowSaid {
  readonly answers: AnswersByOutput;
  /** The row that the answers come from, by its place among those of the record, from 0; null: none. */
  readonly beside: number | null;
}

/** @returns what is said of each row, in their order */
export type EvidenceOfRows = (rows: readonly ChildRow[]) => readonly RowSaid[];

/** A kind of evidence, as the rubric loader and the audit know it. */
export type EvidenceKind = RecordKind | RowKind | RowsKind;

interface KindBase {
  /** What a rule may ask of it. */
  readonly outputs: readonly string[];
  /** What it reads of a record, and of each row of its one table, by the names of the kind. */
  readonly fields: readonly string[];
  readonly rowFields: readonly string[];
  /** The values of each option; the first is the default. */
  readonly options: Readonly<Record<string, readonly string[]>>;
  /** Outputs that are read from what the service entered in its own file. */
  readonly entryOutputs?: readonly string[];
  /** The fields without which it says nothing, with their types: then it reads no others, and every one must be there. */
  readonly needs?: Readonly<Record<string, FieldType>>;
  /** It reads what people wrote in free text, so what it says counts only where a check says so. */
  readonly fromText?: boolean;
}

/** A kind that reads each text by itself, so that it can be read before anybody asks. */
export interface TextsRead {
  /** What it says of a text; of an equal one the same. */
  readonly answersOf: AnswersOfText;
  /** The texts of a record that it reads. */
  readonly textsOf: (
    spec: EvidenceSpec,
    unit: Unit,
  ) => (cells: readonly Cell[], tables: readonly TableRows[]) => readonly string[];
}

export type AnswersOfText = (text: string) => AnswersByOutput;

/** Speaks of a record. */
export interface RecordKind extends KindBase {
  readonly perRow?: false;
  readonly texts?: TextsRead;
  /**
   * @param asOf the day number of the as-of date, or null
   * @param answersOf of a kind that reads texts, what knows its answers, where it is not to read them itself
   */
  readonly make: (
    spec: EvidenceSpec,
    unit: Unit,
    asOf: number | null,
    answersOf?: AnswersOfText,
  ) => EvidenceOf;
  readonly reasons: (spec: EvidenceSpec, unit: Unit, asOf: number | null) => ReasonsOf;
}

/** Speaks of one row of a child table, whatever the others are. */
export interface RowKind extends KindBase {
  readonly perRow: true;
  readonly besideOthers?: false;
  readonly texts?: TextsRead;
  /** @param answersOf as of a `RecordKind` */
  readonly make: (spec: EvidenceSpec, unit: Unit, answersOf?: AnswersOfText) => EvidenceOfRow;
  readonly reasons: (spec: EvidenceSpec, unit: Unit) => ReasonsOfRow;
}

/** Speaks of one row of a child table beside the other rows of the record. */
export interface RowsKind extends KindBase {
  readonly perRow: true;
  readonly besideOthers: true;
  readonly make: (spec: EvidenceSpec, unit: Unit) => EvidenceOfRows;
}

export type EvidenceKinds = Readonly<Record<string, EvidenceKind>>;

export const EVIDENCE_KINDS: EvidenceKinds = {
  mappa: mappaKind,
  narrative: narrativeKind,
  targets: targetsKind,
  social: socialKind,
  reviews: reviewsKind,
};
