import type { Assessed } from './assess.ts';
import { countsHalf, type DtoBasis, type MappaOptions } from './case.ts';
import { QUALIFYING_MONTHS, type ListedOffence, type NotifiedWhen } from './law.ts';
import { notificationEnd } from './notification.ts';
import { CUSTODIAL, type Outcome } from './outcome.ts';
import { verdict, type Verdict } from './verdict.ts';

/** With the last day of the duty; absent where there is none. */
export type Dated = Verdict & { readonly until?: number | 'indefinite' | null };

const ACT = 'SOA 2003';

/** Category 1: the duty to notify, SOA 2003 s.80 and Schedule 3, while it lasts. */
export function categoryOne(offence: Assessed, asOf: number, { dtoNotificationBasis }: MappaOptions): Dated {
  const { outcome, match, listed } = offence;
  const never = notForThisEvent(outcome);
  if (never) return never;
  if (match.kind === 'none') {
    const why = match.why ?? 'the offence is on none of the lists here';
    return verdict('review', 'R1-UNKNOWN', why, `${ACT} Sch 3`);
  }
  return asListed(offence, listed, asOf, dtoNotificationBasis);
}

/** An offence that the lists know, or of which they know that it is not in Schedule 3. */
function asListed(offence: Assessed, listed: ListedOffence | null, asOf: number, basis: DtoBasis): Dated {
  const { category1: when, strength } = listed ?? { category1: 'no', strength: 'high' };
  const source = paragraph(listed?.source ?? '') ?? `${ACT} Sch 3`;
  if (when === 'no' || when === 'never') {
    return verdict(
      'no',
      'R1-NOTLISTED',
      when === 'no' ? 'the offence is not in Schedule 3' : 'nobody under 18 is notifiable for it',
      source,
      strength,
    );
  }
  if (when === 'review')
    return verdict('review', 'R1-OLD', 'an old offence whose conditions are not held here', source, strength);
  const met = conditionMet(when, offence, basis);
  if (met.answer !== 'yes') return { ...met, source: met.source === '' ? source : met.source };
  return whileItLasts(offence, met, source, strength, asOf, basis);
}

/** What is not notifiable whatever the offence. */
function notForThisEvent({ kind, elsewhere }: Outcome): Verdict | null {
  if (kind === 'no finding')
    return verdict('no', 'R1-EVENT', 'no conviction, finding or caution', `${ACT} s.80(1)`);
  if (elsewhere)
    return verdict(
      'no',
      'R1-FOREIGN',
      'a conviction elsewhere is notifiable only by an order',
      `${ACT} s.97`,
    );
  return null;
}

const paragraph = (source: string): string | null => /SOA2003 Sch3[^;]*/.exec(source)?.[0] ?? null;

function whileItLasts(
  offence: Assessed,
  met: Verdict,
  source: string,
  strength: Verdict['strength'],
  asOf: number,
  basis: DtoBasis,
): Dated {
  const until = notificationEnd(offence, basis);
  const yes = { ...met, source, strength: strength === 'high' ? met.strength : strength };
  if (until === null) {
    return {
      ...verdict('review', 'R1-END', 'whether the duty to notify still runs cannot be told', `${ACT} s.82`),
      until,
    };
  }
  if (until !== 'indefinite' && until < asOf) {
    return { ...verdict('no', 'R1-END', 'the duty to notify has ended', `${ACT} s.82(2)`), until };
  }
  return { ...yes, until };
}

/** Whether an offence meets its condition; its source is empty where Schedule 3 itself says it. */
function conditionMet(when: NotifiedWhen, offence: Assessed, basis: DtoBasis): Verdict {
  const { childAtOffence: child, outcome } = offence;
  if (when === 'adults only') {
    if (child === false) return verdict('yes', 'R1-ADULT', 'an adult offence', '');
    return verdict('review', 'DQ-ADULT-ONLY', 'only somebody of 18 or more can commit it', '', 'high');
  }
  if (outcome.kind === 'absolute discharge' && !outcome.finding) {
    return verdict('no', 'R1-DISCHARGE', 'an absolute discharge is no conviction for this', `${ACT} s.134`);
  }
  if (when === 'any disposal') return anyDisposal(offence);
  if (when === 'any disposal, victim under 18')
    return ageBelow(offence.written.victimAge, 18, 'the victim', anyDisposal(offence));
  if (child === false) return adultLimb(when, offence);
  const long = longSentence(offence, basis);
  // Whoever was of an unknown age is judged as a child where that makes no difference.
  if (child === null && long.answer !== 'yes') {
    return verdict('review', 'R1-AGE', 'the age at the offence is not known', `${ACT} Sch 3 para 95`);
  }
  if (long.answer !== 'yes') return long;
  switch (when) {
    case '12 months, victim under 16':
      return ageBelow(offence.written.victimAge, 16, 'the victim', long);
    case '12 months, image under 16':
      return ageBelow(offence.written.imageAge, 16, 'the child in the image', long, 'R1-IMG16');
    case '12 months, sexual gratification':
      return forGratification(offence, long);
    default:
      return long;
  }
}

/** Whether it was done for sexual gratification is in no section; only the words may say so. */
function forGratification({ words }: Assessed, met: Verdict): Verdict {
  if (/gratif/i.test(words)) return met;
  if (/humiliat|distress|alarm/i.test(words))
    return verdict('no', 'R1-PURPOSE', 'it was not done for sexual gratification', '');
  return verdict('review', 'R1-PURPOSE', 'the purpose is not known, and sexual gratification decides', '');
}

function anyDisposal({ outcome, inchoate }: Assessed): Verdict {
  const rule = outcome.finding ? 'R1-FINDING' : inchoate === null ? 'R1-NOTHRESH' : 'R1-INCHOATE';
  const event = outcome.kind === 'caution' ? 'a caution' : outcome.finding ? 'a finding' : 'a conviction';
  return verdict(
    'yes',
    rule,
    `notifiable after ${event}, whatever came of it`,
    '',
    inchoate === null && !outcome.finding ? 'high' : 'medium',
  );
}

/** Twelve months or more of what counts as imprisonment, for this offence. SOA 2003 s.131. */
function longSentence({ outcome, terms }: Assessed, basis: DtoBasis): Verdict {
  const rule = 'R1-THRESH';
  if (!CUSTODIAL.has(outcome.kind)) {
    if (outcome.kind === 'unknown') return verdict('review', rule, 'the sentence cannot be told', '');
    return verdict('no', rule, 'under 18 it needs 12 months of detention, and this is none', '');
  }
  if (outcome.indeterminate && terms === null)
    return verdict('yes', rule, 'detention without a fixed end', '');
  if (terms === null) return verdict('review', rule, 'the term is not known', '');
  if (outcome.totalOnly)
    return verdict('review', 'R1-PEROFF', 'only the total of several terms is known', '', 'medium');
  const counted = (months: number): number => (countsHalf(outcome.kind, basis) ? months / 2 : months);
  const longest = Math.max(...terms.months);
  const strength = outcome.kind === 'detention and training' ? 'medium' : 'high';
  if (counted(longest) >= QUALIFYING_MONTHS)
    return verdict('yes', rule, `${longest} months, which count as ${counted(longest)}`, '', strength);
  const total = terms.months.reduce((sum, months) => sum + months, 0);
  if (terms.consecutive && counted(total) >= QUALIFYING_MONTHS) {
    return verdict(
      'review',
      'R1-PEROFF',
      `no term counts as 12 months, and ${total} together`,
      `${ACT} s.82(3)-(4)`,
      'medium',
    );
  }
  return verdict(
    'no',
    rule,
    `${longest} months count as ${counted(longest)}, and 12 are needed`,
    '',
    strength,
  );
}

/** What Schedule 3 asks of somebody who was 18 at the offence, as far as it is held here. */
function adultLimb(when: NotifiedWhen, { written, outcome, terms }: Assessed): Verdict {
  const custody = CUSTODIAL.has(outcome.kind) || outcome.kind === 'hospital order';
  const community =
    outcome.kind === 'community sentence' &&
    (terms?.months.some((months) => months >= QUALIFYING_MONTHS) ?? false);
  const below = (limit: number): boolean => Number(/^\s*(\d+)/.exec(written.victimAge)?.[1] ?? NaN) < limit;
  if (custody || community)
    return verdict('yes', 'R1-ADULT', 'an adult so sentenced is notifiable', '', 'medium');
  if (when === '12 months' && below(18))
    return verdict('yes', 'R1-ADULT', 'an adult, and the victim was under 18', '');
  if (outcome.kind === 'caution' && written.victimAge.trim() !== '')
    return verdict('no', 'R1-ADULT', 'an adult cautioned, and the victim was 18 or more', '', 'medium');
  return verdict(
    'review',
    'R1-ADULT',
    'what an adult needs for this offence is not held here in full',
    '',
    'medium',
  );
}

/** The ages that a text names: `15`, `16-17`, `under 13`. */
function ageBelow(text: string, limit: number, who: string, met: Verdict, rule = 'R1-AGES'): Verdict {
  const ages = [...text.matchAll(/\d+/g)].map(([age]) => Number(age));
  if (ages.length === 0)
    return verdict('review', rule, `the age of ${who} is not known, and under ${limit} decides`, '');
  const under = /under|below|</i.test(text) ? Math.min(...ages) <= limit : Math.min(...ages) < limit;
  return under ? met : verdict('no', rule, `${who} was ${limit} or more`, '');
}
