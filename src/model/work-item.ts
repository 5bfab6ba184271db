import type { DerivedFrom, Discrepancy, EvidenceToLookAt, Finding } from './result.ts';

/** One thing for somebody to look at: a record, the check that it is about, and what is wrong. */
export type WorkItem = WorkItemBase &
  (
    | { readonly list: 'finding'; readonly of: Finding }
    | { readonly list: 'discrepancy'; readonly of: Discrepancy }
    | { readonly list: 'to look at'; readonly of: EvidenceToLookAt }
  );

interface WorkItemBase {
  /** Where the record comes from; null: not known. */
  readonly site: string | null;
  /** The check in words, and the paragraph of the source that it is taken from. */
  readonly label: string;
  readonly source: string | null;
  /** What the derived side of a discrepancy or of evidence was worked out from; null: there is none. */
  readonly derivedFrom: DerivedFrom | null;
}
