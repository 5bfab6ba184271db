import type { Answer } from '../model/answer.ts';
import { recordsIn, type Counts } from '../model/counts.ts';
import type { Collected } from './collected.ts';

/**
 * Why a figure has no percentage although there may be a base: nobody was asked, or nothing is known of anybody, and
 * 0 of 115 would read like a finding; or a part of the rule was not collected, and it can only come out one way.
 */
export function whyNoPercentage(count: Answer, counts: Counts, collected: Collected): string | null {
  if (count !== 'yes' && count !== 'no') {
    return collected === 'none' && count !== 'not recorded' ? whyNone(counts, collected) : null;
  }
  if (collected === 'part') return recordsIn(counts) === counts.notRelevant ? null : 'partly collected';
  const undecided = counts.unclear + counts.notRecorded;
  return collected === 'none' || (counts.yes + counts.no === 0 && undecided > 0)
    ? whyNone(counts, collected)
    : null;
}

/** Why there is no number: never one that looks like one. */
export function whyNone(counts: Counts, collected: Collected): string {
  const records = recordsIn(counts);
  if (records === 0) return 'no records';
  if (counts.notRelevant === records) return 'no relevant cases';
  if (collected === 'none') return 'not collected';
  const parts = [
    counts.unclear > 0 ? `${counts.unclear} unclear` : null,
    counts.notRecorded > 0 ? `${counts.notRecorded} not recorded` : null,
  ];
  return `not known: ${parts.filter((part) => part !== null).join(', ')}`;
}
