import { leavesOpen } from '../model/answer.ts';
import { namesRead } from '../model/expression.ts';
import type { Check } from '../model/rubric.ts';
import type { JudgedRecord } from './unit-audit.ts';

export interface Gap {
  readonly check: string;
  readonly answer: 'unclear' | 'not recorded';
}

/**
 * What is still unclear or not recorded in one record. A check that is open only because another is open is left
 * out: the other one is the gap to fill, and is listed once. So is a question that the sample has no column for.
 */
export function gapsOf({ checks, judgements }: JudgedRecord): Gap[] {
  const open = new Set(
    checks.filter((_, index) => leavesOpen(judgements[index]?.answer ?? 'yes')).map((check) => check.id),
  );
  return checks.flatMap((check, index): Gap[] => {
    const judgement = judgements[index];
    if (!judgement || !open.has(check.id)) return [];
    const { answer, relevanceUnknown, notCollected } = judgement;
    if (notCollected) return [];
    if (answer !== 'unclear' && answer !== 'not recorded') return [];
    if (causes(check, relevanceUnknown).some((cause) => open.has(cause))) return [];
    return [{ check: check.id, answer }];
  });
}

/** The checks by which this one may be open through no gap of its own. */
function causes(check: Check, relevanceUnknown: boolean): string[] {
  if (relevanceUnknown) return check.relevant === null ? [] : namesRead(check.relevant).checks;
  return check.recorded === null && check.rule !== null ? namesRead(check.rule).checks : [];
}
