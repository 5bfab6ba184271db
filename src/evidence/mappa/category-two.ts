import { LAW, QUALIFYING_MONTHS, type ListedOffence } from './law.ts';
import type { Assessed } from './assess.ts';
import type { Outcome, OutcomeKind } from './outcome.ts';
import { verdict, type Verdict } from './verdict.ts';

/** The sentences of s.327(3)(b) that need no minimum term, and those that need twelve months. */
const WITHOUT_MINIMUM: ReadonlySet<OutcomeKind> = new Set([
  "detention during Her Majesty's pleasure",
  'detention for public protection',
  'custody for life',
  'extended detention',
  'hospital order',
]);
const WITH_MINIMUM: Readonly<Partial<Record<OutcomeKind, string>>> = {
  'detention and training': 's.327(3)(b)(vii)',
  'long detention': 's.327(3)(b)(v)',
  'young offender institution': 's.327(3)(b)(ii)',
  imprisonment: 's.327(3)(b)(i)',
};

const ACT = 'CJA 2003';

/** Category 2: a listed offence, and one of the listed sentences for that very conviction. CJA 2003 s.327(3) and (4). */
export function categoryTwo(offence: Assessed, asOf: number): Verdict {
  const { outcome, listed, match } = offence;
  const never = notForThisEvent(outcome);
  if (never) return never;
  if (match.kind === 'none') {
    const why = match.why ?? 'the offence is on none of the lists here';
    return verdict('review', 'R2-UNKNOWN', why, `${ACT} Sch 15`);
  }
  const sentence = sentenceVerdict(offence);
  if (sentence.answer === 'no') return sentence;
  if (listed === null || !isListed(listed.category2, asOf)) return notListed(offence);
  if (offence.inchoate === 'encouraging' && (offence.written.convictionDate ?? Infinity) < LAW.encouraging) {
    return verdict(
      'no',
      'R2-INCHOATE-DATE',
      'encouraging or assisting is listed only for those sentenced from 13 April 2015',
      'CJCA 2015 s.2(8)',
      'medium',
    );
  }
  if (sentence.answer === 'review') return sentence;
  return asListed(offence, sentence, listed);
}

/** What is no conviction or finding of a court here, whatever the offence. */
function notForThisEvent({ kind, elsewhere }: Outcome): Verdict | null {
  if (kind === 'no finding') return verdict('no', 'R2-EVENT', 'no conviction or finding', `${ACT} s.327(3)`);
  if (kind === 'caution') return verdict('no', 'R2-SENT', 'a caution is no conviction', `${ACT} s.327(3)`);
  if (elsewhere)
    return verdict('no', 'R2-EWCOURT', 'not convicted in England or Wales', `${ACT} s.327(3)(a)`);
  return null;
}

function asListed({ inchoate, outcome }: Assessed, sentence: Verdict, listed: ListedOffence | null): Verdict {
  const on = inchoate === null ? 'a listed offence' : `${inchoate} of a listed offence`;
  const rule = outcome.finding ? 'R2-FINDING' : inchoate === null ? 'R2-LIST' : 'R2-INCHOATE';
  const source = `${listed?.source ?? `${ACT} Sch 15`}; ${ACT} ${sentence.source}`;
  return verdict(
    'yes',
    rule,
    `${on} and ${sentence.text}`,
    source,
    weaker(listed?.strength ?? 'medium', sentence.strength),
  );
}

/** From 28 April 2022 only the violent and the sexual part of the schedule count. */
const isListed = (category2: string, asOf: number): boolean =>
  category2 !== 'none' && (category2 !== 'terrorism' || asOf < LAW.categoryFour);

const notListed = ({ listed }: Assessed): Verdict =>
  verdict(
    'no',
    'R2-NOTLISTED',
    'the offence is not listed',
    listed?.source ?? `absent from ${ACT} Sch 15`,
    listed?.strength ?? 'high',
  );

const weaker = (a: Verdict['strength'], b: Verdict['strength']): Verdict['strength'] =>
  [a, b].includes('low') ? 'low' : [a, b].includes('medium') ? 'medium' : 'high';

/** Whether the sentence for this conviction is one of those listed. */
function sentenceVerdict(offence: Assessed): Verdict {
  const { outcome, ageAtConviction } = offence;
  const { kind } = outcome;
  if (kind === 'act found proved, no conviction') {
    return verdict(
      'review',
      'R2-37(3)',
      'a hospital order without a conviction is not plainly covered',
      `${ACT} s.327(3)-(4)`,
      'low',
    );
  }
  if (kind === 'unknown')
    return verdict('review', 'R2-OUTCOME', 'the sentence cannot be told', `${ACT} s.327(3)(b)`);
  if (outcome.finding && kind !== 'hospital order') {
    return verdict(
      'no',
      'R2-FINDING',
      'a finding without a hospital or guardianship order',
      `${ACT} s.327(4)`,
    );
  }
  if (WITHOUT_MINIMUM.has(kind) || (outcome.indeterminate && kind === 'long detention')) {
    return verdict('yes', 'R2-SENT', `${kind}, which needs no minimum term`, 's.327(3)(b)');
  }
  const clause = WITH_MINIMUM[kind];
  if (clause === undefined)
    return verdict('no', 'R2-SENT', 'the sentence is not one of those listed', `${ACT} s.327(3)(b)`);
  if (impossibleAge(kind, ageAtConviction)) {
    return verdict(
      'review',
      'DQ-DTO-AGE',
      `${kind} is not available at ${ageAtConviction ?? 0}`,
      'Sentencing Act 2020 s.234(1)(a)',
      'medium',
    );
  }
  return termVerdict(offence, clause);
}

export const impossibleAge = (kind: OutcomeKind, age: number | null): boolean =>
  age !== null &&
  ((kind === 'detention and training' && (age < 12 || age > 17)) ||
    (kind === 'young offender institution' && age < 18));

function termVerdict({ outcome, terms }: Assessed, clause: string): Verdict {
  const strength = outcome.suspended ? 'medium' : 'high';
  if (outcome.totalOnly) {
    return verdict(
      'review',
      'R2-PERCONV',
      'only the total of several terms is known',
      `${ACT} s.327(3)(b)`,
      'medium',
    );
  }
  if (terms === null) {
    return verdict('review', 'R2-12M', 'the term is not known', `${ACT} ${clause}`);
  }
  const longest = Math.max(...terms.months);
  if (longest >= QUALIFYING_MONTHS) {
    return verdict('yes', 'R2-12M', `${outcome.kind} of ${longest} months`, clause, strength);
  }
  const total = terms.months.reduce((sum, months) => sum + months, 0);
  if (terms.consecutive && total >= QUALIFYING_MONTHS) {
    return verdict(
      'review',
      'R2-PERCONV',
      `no term of 12 months, and ${total} together: whether they add up is not settled`,
      `${ACT} s.327(3)(b)`,
      'low',
    );
  }
  return verdict('no', 'R2-12M', `${longest} months, and 12 are needed`, `${ACT} ${clause}`);
}
