import { EVIDENCE_KINDS, type EvidenceOf, type EvidenceSaid } from '../evidence/kinds.ts';
import type { Cell, SampleRecord } from '../model/record.ts';
import type { EvidenceSpec, Unit } from '../model/rubric.ts';

/** What evidence is worked out from: one record, whatever its checks say. */
export interface EvidenceFacts {
  readonly cells: readonly Cell[];
  readonly tables: SampleRecord['tables'];
}

const nothingSaid: EvidenceOf = () => ({ answers: {}, oddities: [] });

/**
 * What each kind of evidence says of a record of a unit. Several checks may ask the same of one record: it is worked
 * out for the first of them.
 */
export function evidenceOf(
  specs: readonly EvidenceSpec[],
  unit: Unit,
  asOf: number | null,
): ReadonlyMap<string, (facts: EvidenceFacts) => EvidenceSaid> {
  const own = specs.filter((spec) => spec.unit === unit.id);
  return new Map(own.map((spec) => [spec.kind, remembering(spec, unit, asOf)]));
}

function remembering(
  spec: EvidenceSpec,
  unit: Unit,
  asOf: number | null,
): (facts: EvidenceFacts) => EvidenceSaid {
  let made: EvidenceOf | null = null;
  let last: (EvidenceFacts & { readonly said: EvidenceSaid }) | null = null;
  return ({ cells, tables }) => {
    if (last?.cells === cells && last.tables === tables) return last.said;
    made ??= EVIDENCE_KINDS[spec.kind]?.make(spec, unit, asOf) ?? nothingSaid;
    last = { cells, tables, said: made(cells, tables) };
    return last.said;
  };
}
