import type { DerivedFrom, Discrepancy, EvidenceToLookAt } from '../model/result.ts';

type Kind = Discrepancy['kind'] | EvidenceToLookAt['kind'];

/** Where the derived side of a contradiction comes from. */
const DERIVED: Readonly<Record<DerivedFrom, string>> = {
  law: 'by law',
  text: 'by text',
  fields: 'worked out',
};

/** Two sources that do not fit, in the words of somebody who reads files and not rubrics. */
export function kindText(kind: Kind, derivedFrom: DerivedFrom | null): string {
  switch (kind) {
    case 'answered, though not relevant':
      return 'answered, though the question did not apply';
    case 'recorded N/A, though relevant':
      return 'recorded N/A, though the question applied';
    case 'answered, relevance unclear':
      return 'answered, and unclear whether the question applied';
    case 'answered, relevance not recorded':
      return 'answered, and not recorded whether the question applied';
    default:
      return kind.replace('derived', DERIVED[derivedFrom ?? 'fields']);
  }
}
