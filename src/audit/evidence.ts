import type { AnswersByOutput, EvidenceKinds, EvidenceOf, EvidenceSaid } from '../evidence/kinds.ts';
import type { Cell, SampleRecord } from '../model/record.ts';
import type { EvidenceSpec, Unit } from '../model/rubric.ts';

/** What evidence is worked out from: one record, whatever its checks say. */
export interface EvidenceFacts {
  readonly cells: readonly Cell[];
  readonly tables: SampleRecord['tables'];
}

/** What each kind of evidence that a unit has says, by its name. */
export interface EvidenceInUnit {
  readonly ofRecord: ReadonlyMap<string, (facts: EvidenceFacts) => EvidenceSaid>;
  /** Of the cells of a row. */
  readonly ofRow: ReadonlyMap<string, (row: readonly Cell[]) => AnswersByOutput>;
  /** The kinds that look for what cannot be so, whatever is asked of them. */
  readonly watching: readonly EvidenceSpec[];
}

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
  const ofRow = new Map<string, (row: readonly Cell[]) => AnswersByOutput>();
  const watching: EvidenceSpec[] = [];
  for (const spec of specs) {
    const kind = kinds[spec.kind];
    if (spec.unit !== unit.id || kind === undefined) continue;
    if (kind.perRow === true) {
      const made = lazily(() => kind.make(spec, unit));
      ofRow.set(spec.kind, (row) => made()(row));
    } else {
      ofRecord.set(spec.kind, remembering(lazily(() => kind.make(spec, unit, asOf))));
      if (kind.fromText !== true) watching.push(spec);
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
