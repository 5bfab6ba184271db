import { NOT_COLLECTED, type Cell } from '../../model/record.ts';
import type { AnswersByOutput, RecordKind, RowKind } from '../kinds.ts';
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
}

const COMMON = { options: {}, needs: { [TEXT]: 'text' }, fromText: true } as const;

/** Evidence in a text of the record itself. */
export function textKind<Read>({ outputs, read, answers }: TextReading<Read>): RecordKind {
  return {
    ...COMMON,
    outputs,
    fields: [TEXT],
    rowFields: [],
    make: (spec, unit) => {
      const place = unit.fields.findIndex(({ id }) => id === spec.fields[TEXT]);
      const said = remembering((text) => ({ answers: answers(read(text)), oddities: [] }));
      return (cells) => saidOf(cells[place], said) ?? NOTHING_SAID;
    },
  };
}

const NOTHING_SAID = { answers: {}, oddities: [] };

/** Evidence in a text of each row of a child table. */
export function rowTextKind<Read>({ outputs, read, answers }: TextReading<Read>): RowKind {
  return {
    ...COMMON,
    perRow: true,
    outputs,
    fields: [],
    rowFields: [TEXT],
    make: (spec, unit) => {
      const fields = unit.tables.find(({ id }) => id === spec.table)?.fields ?? [];
      const place = fields.findIndex(({ id }) => id === spec.rowFields[TEXT]);
      const said = remembering((text) => answers(read(text)));
      return (row) => saidOf(row[place], said) ?? NO_ANSWERS;
    },
  };
}

const NO_ANSWERS: AnswersByOutput = {};

/** Null: there is no text. Where somebody wrote N/A in its place the text has nothing to say either. */
function saidOf<Said>(cell: Cell = NOT_COLLECTED, said: (text: string) => Said): Said | null {
  return cell.state === 'value' && cell.text !== null ? said(cell.text) : null;
}
