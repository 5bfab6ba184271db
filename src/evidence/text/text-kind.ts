import { areRows, NOT_COLLECTED, type Cell } from '../../model/record.ts';
import type { EvidenceSpec, Unit } from '../../model/rubric.ts';
import type { AnswersByOutput, EvidenceSaid, Reason, RecordKind, RowKind } from '../kinds.ts';
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
  const answersOf = (text: string): AnswersByOutput => answers(read(text));
  return {
    ...COMMON,
    outputs,
    fields: [TEXT],
    rowFields: [],
    texts: {
      answersOf,
      textsOf: (spec, unit) => {
        const place = placeInRecord(spec, unit);
        return (cells) => textsIn([cells], place);
      },
    },
    reasons: (spec, unit) => {
      const place = placeInRecord(spec, unit);
      return (output, cells) =>
        saidOf(cells[place], (text) => reasons(read(text), output).map(asReason)) ?? NO_REASONS;
    },
    make: (spec, unit, _asOf, known = remembering(answersOf)) => {
      const place = placeInRecord(spec, unit);
      return (cells) => {
        const said = saidOf(cells[place], known);
        return said === null ? NOTHING_SAID : { answers: said, oddities: NO_ODDITIES };
      };
    },
  };
}

const NO_ODDITIES: EvidenceSaid['oddities'] = [];
const NOTHING_SAID: EvidenceSaid = { answers: {}, oddities: NO_ODDITIES };

/** Evidence in a text of each row of a child table. */
export function rowTextKind<Read>({ outputs, read, answers, reasons }: TextReading<Read>): RowKind {
  const answersOf = (text: string): AnswersByOutput => answers(read(text));
  return {
    ...COMMON,
    perRow: true,
    outputs,
    fields: [],
    rowFields: [TEXT],
    texts: {
      answersOf,
      textsOf: (spec, unit) => {
        const place = placeInRow(spec, unit);
        const table = unit.tables.findIndex(({ id }) => id === spec.table);
        return (_cells, tables) => {
          const rows = tables[table];
          return rows !== undefined && areRows(rows)
            ? textsIn(
                rows.map(({ cells }) => cells),
                place,
              )
            : [];
        };
      },
    },
    reasons: (spec, unit) => {
      const place = placeInRow(spec, unit);
      return (output, row) =>
        saidOf(row[place], (text) => reasons(read(text), output).map(asReason)) ?? NO_REASONS;
    },
    make: (spec, unit, known = remembering(answersOf)) => {
      const place = placeInRow(spec, unit);
      return (row) => saidOf(row[place], known) ?? NO_ANSWERS;
    },
  };
}

/** The texts that stand at one place of some rows. */
const textsIn = (rows: readonly (readonly Cell[])[], place: number): string[] =>
  rows.flatMap((cells) => saidOf(cells[place], (text) => [text]) ?? []);

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
