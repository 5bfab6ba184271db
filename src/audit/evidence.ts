import type {
  AnswersByOutput,
  EvidenceKinds,
  EvidenceOf,
  EvidenceOfRows,
  EvidenceSaid,
} from '../evidence/kinds.ts';
import { areRows, type Cell, type SampleRecord, type TableRows } from '../model/record.ts';
import type { EvidenceSpec, Unit } from '../model/rubric.ts';

/** What evidence is worked out from: one record, whatever its checks say. */
export interface EvidenceFacts {
  readonly cells: readonly Cell[];
  readonly tables: SampleRecord['tables'];
}

/** What each kind of evidence that a unit has says, by its name. */
export interface EvidenceInUnit {
  readonly ofRecord: ReadonlyMap<string, (facts: EvidenceFacts) => EvidenceSaid>;
  /** Of the cells of a row of the record. */
  readonly ofRow: ReadonlyMap<string, AnswersOfRow>;
  /** The kinds that look for what cannot be so, whatever is asked of them. */
  readonly watching: readonly EvidenceSpec[];
}

type AnswersOfRow = (row: readonly Cell[], facts: EvidenceFacts) => AnswersByOutput;

/**
 * What each kind of evidence says in a unit. Several checks may ask the same of one record: it is worked out for the
 * first of them. Nothing is made for a kind that nobody asks.
 */
export function evidenceIn(
  specs: readonly EvidenceSpec[],
  unit: Unit,
  asOf: number | null,
  kinds: EvidenceKinds,
): EvidenceInUnit {
  const ofRecord = new Map<string, (facts: EvidenceFacts) => EvidenceSaid>();
  const ofRow = new Map<string, AnswersOfRow>();
  const watching: EvidenceSpec[] = [];
  for (const spec of specs) {
    const kind = kinds[spec.kind];
    if (spec.unit !== unit.id || kind === undefined) continue;
    if (kind.perRow !== true) {
      ofRecord.set(spec.kind, remembering(lazily(() => kind.make(spec, unit, asOf))));
      if (kind.fromText !== true) watching.push(spec);
    } else if (kind.besideOthers === true) {
      const table = unit.tables.findIndex(({ id }) => id === spec.table);
      ofRow.set(
        spec.kind,
        amongRows(
          lazily(() => kind.make(spec, unit)),
          table,
        ),
      );
    } else {
      const made = lazily(() => kind.make(spec, unit));
      ofRow.set(spec.kind, (row) => made()(row));
    }
  }
  return { ofRecord, ofRow, watching };
}

function lazily<Made>(make: () => Made): () => Made {
  let made: Made | null = null;
  return () => (made ??= make());
}

function remembering(made: () => EvidenceOf): (facts: EvidenceFacts) => EvidenceSaid {
  let last: (EvidenceFacts & { readonly said: EvidenceSaid }) | null = null;
  return ({ cells, tables }) => {
    if (last?.cells === cells && last.tables === tables) return last.said;
    last = { cells, tables, said: made()(cells, tables) };
    return last.said;
  };
}

/** @param table the place of the table whose rows are asked */
function amongRows(made: () => EvidenceOfRows, table: number): AnswersOfRow {
  let last: TableRows | undefined;
  let said: ReadonlyMap<readonly Cell[], AnswersByOutput> = new Map();
  return (row, { tables }) => {
    const rows = tables[table];
    if (rows !== last) {
      last = rows;
      said = new Map(
        rows !== undefined && areRows(rows)
          ? made()(rows).map(({ answers }, index) => [rows[index]?.cells ?? [], answers])
          : [],
      );
    }
    return said.get(row) ?? {};
  };
}
