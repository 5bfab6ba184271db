import type { MappaReason } from './case.ts';

/** What one rule says of one offence. */
export type Verdict = Pick<MappaReason, 'answer' | 'rule' | 'text' | 'source' | 'strength'>;

export const verdict = (
  answer: Verdict['answer'],
  rule: string,
  text: string,
  source: string,
  strength: Verdict['strength'] = 'high',
): Verdict => ({ answer, rule, text, source, strength });
