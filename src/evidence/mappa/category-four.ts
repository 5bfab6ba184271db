import type { Assessed } from './assess.ts';
import { LAW, QUALIFYING_MONTHS } from './law.ts';
import { CUSTODIAL } from './outcome.ts';
import type { Verdict } from './verdict.ts';

const SOURCE = 'CJA 2003 s.327(4D); CTA 2008 s.45';

/**
 * Category 4, from 28 April 2022: a terrorist offence, or an offence with a terrorist connection found by the court,
 * and a sentence of s.45 of the Counter-Terrorism Act 2008. The list of Schedule 19ZA was not read: Schedule 15 Part 3
 * stands in its place, so the strength is medium at most.
 *
 * @param connected the court found a terrorist connection
 */
export function categoryFour(
  { listed, outcome, terms }: Assessed,
  asOf: number,
  connected: boolean,
): Verdict | null {
  if (asOf < LAW.categoryFour) return null;
  const terrorist = listed?.category2 === 'terrorism';
  if (!terrorist && !connected) return null;
  const rule = terrorist ? 'R4-STAT' : 'R4-CONN';
  const strength = terrorist ? 'medium' : 'low';
  const of = terrorist ? 'a terrorist offence' : 'an offence with a terrorist connection';
  const answer = (said: Verdict['answer'], text: string): Verdict => ({
    answer: said,
    rule,
    text,
    source: SOURCE,
    strength,
  });
  if (outcome.kind === 'unknown') return answer('review', 'the sentence cannot be told');
  if (outcome.kind === 'hospital order')
    return answer('review', `${of} and a hospital order, which counts for some offences only`);
  if (!CUSTODIAL.has(outcome.kind)) return answer('no', `${of}, and a sentence that does not count`);
  if (outcome.indeterminate) return answer('yes', `${of} and ${outcome.kind}`);
  if (terms === null) return answer('review', 'the term is not known');
  const longest = Math.max(...terms.months);
  return longest >= QUALIFYING_MONTHS
    ? answer('yes', `${of} and ${outcome.kind} of ${longest} months`)
    : answer('no', `${of}, ${longest} months, and 12 are needed`);
}
