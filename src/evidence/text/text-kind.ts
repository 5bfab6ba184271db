import { NOT_COLLECTED, type Cell } from '../../model/record.ts';
import type { EvidenceSpec, Unit } from '../../model/rubric.ts';
import type { AnswersByOutput, Reason, RecordKind, RowKind } from '../kinds.ts';
import type { TextReason } from './reason.ts';
import { remembering } from './remember.ts';

/** The role of the one field that such a kind reads. */
const TEXT = 'text';

/** What a kind of evidence in free text is made of. */
export interface TextReading<Read> {
  /** What a rule may ask of it. */
  readonly outputs: readonly string[];
  /** Reads a text; asked again of an equal one, it says the same. */
  readonly read: (text: string) => Read;
  /** What the reading answers; an output that is left out is not recorded. */
  readonly answers: (read: Read) => AnswersByOutput;
  /** The words that decide what it answers. */
  readonly reasons: (read: Read, output: string) => readonly TextReason[];
}

const COMMON = { options: {}, needs: { [TEXT]: 'text' }, fromText: true } as const;

/** Evidence in a text of the record itself. */
export function textKind<Read>({ outputs, read, answers, reasons }: TextReading<Read>): RecordKind {
  return {
    ...COMMON,
    outputs,
    fields: [TEXT],
    rowFields: [],
    reasons: (spec, unit) => {
      const place = placeInRecord(spec, unit);
      return (output, cells) =>
        saidOf(cells[place], (text) => reasons(read(text), output).map(asReason)) ?? NO_REASONS;
    },
    make: (spec, unit) => {
      const place = placeInRecord(spec, unit);
      const said = remembering((text) => ({ answers: answers(read(text)), oddities: [] }));
      return (cells) => saidOf(cells[place], said) ?? NOTHING_SAID;
    },
  };
}

const NOTHING_SAID = { answers: {}, oddities: [] };

/** Evidence in a text of each row of a child table. */
export function rowTextKind<Read>({ outputs, read, answers, reasons }: TextReading<Read>): RowKind {
  return {
    ...COMMON,
    perRow: true,
    outputs,
    fields: [],
    rowFields: [TEXT],
    reasons: (spec, unit) => {
      const place = placeInRow(spec, unit);
      return (output, row) =>
        saidOf(row[place], (text) => reasons(read(text), output).map(asReason)) ?? NO_REASONS;
    },
    make: (spec, unit) => {
      const place = placeInRow(spec, unit);
      const said = remembering((text) => answers(read(text)));
      return (row) => saidOf(row[place], said) ?? NO_ANSWERS;
    },
  };
}

const NO_ANSWERS: AnswersByOutput = {};
const NO_REASONS: readonly Reason[] = [];

const placeInRecord = ({ fields }: EvidenceSpec, unit: Unit): number =>
  unit.fields.findIndex(({ id }) => id === fields[TEXT]);

const placeInRow = ({ table, rowFields }: EvidenceSpec, unit: Unit): number =>
  (unit.tables.find(({ id }) => id === table)?.fields ?? []).findIndex(({ id }) => id === rowFields[TEXT]);

const asReason = ({ about, reading, rule, start, end, cue }: TextReason): Reason => ({
  about,
  reading,
  rule,
  text: null,
  source: null,
  words: { role: TEXT, start, end, cue },
});

/** Null: there is no text. Where somebody wrote N/A in its place the text has nothing to say either. */
function saidOf<Said>(cell: Cell = NOT_COLLECTED, said: (text: string) => Said): Said | null {
  return cell.state === 'value' && cell.text !== null ? said(cell.text) : null;
}
