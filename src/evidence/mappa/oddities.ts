import type { Assessed } from './assess.ts';
import type { MappaOddity } from './case.ts';
import { impossibleAge } from './category-two.ts';
import { LAW, TRAINING_TERMS } from './law.ts';

/** What each rule is about, in words that hold nothing of a record. */
export const ODDITIES = {
  'DQ-DTO-TERM': 'a detention and training order of a length that could not be made on its day',
  'DQ-DTO-AGE': 'a sentence that cannot be passed at that age',
  'DQ-LONG-TERM': 'long detention for an offence that does not allow it',
  'DQ-PLEASURE': "detention during Her Majesty's pleasure for another offence than murder",
  'DQ-CAUTION-TERM': 'a caution with months',
  'DQ-DATES': 'a conviction before the offence',
  'DQ-ADULT-ONLY': 'an offence that only somebody of 18 or more can commit',
  'DQ-SUSPENDED': 'a suspended sentence of somebody under 18',
  'DQ-NAME': 'an offence whose name means another than its section or code',
} as const;

export type OddityRule = keyof typeof ODDITIES;

/** What does not fit the law: worth a note, and no answer. */
export function odditiesOf(offences: readonly Assessed[]): MappaOddity[] {
  return offences.flatMap((offence) =>
    RULES.flatMap(([rule, test]) => {
      const text = test(offence);
      return text === null ? [] : [{ offence: offence.place, rule, text }];
    }),
  );
}

const RULES: readonly (readonly [OddityRule, (offence: Assessed) => string | null])[] = [
  ['DQ-DTO-TERM', trainingTerm],
  ['DQ-DTO-AGE', trainingAge],
  ['DQ-LONG-TERM', notGrave],
  ['DQ-PLEASURE', pleasureNotMurder],
  ['DQ-CAUTION-TERM', cautionWithMonths],
  ['DQ-DATES', convictedBefore],
  ['DQ-ADULT-ONLY', adultOnly],
  ['DQ-SUSPENDED', suspendedUnder18],
  ['DQ-NAME', namedOtherwise],
];

function trainingTerm({ outcome, terms, written }: Assessed): string | null {
  if (outcome.kind !== 'detention and training' || terms === null) return null;
  const sentenced = written.convictionDate;
  if (sentenced === null) return null;
  const wrong = terms.months.filter((months) =>
    sentenced < LAW.anyTrainingTerm ? !TRAINING_TERMS.includes(months) : months < 4 || months > 24,
  );
  return wrong.length === 0
    ? null
    : `no detention and training order of ${wrong.join(' and ')} months could be made then`;
}

function trainingAge({ outcome, ageAtConviction }: Assessed): string | null {
  return impossibleAge(outcome.kind, ageAtConviction) ? `${outcome.kind} at ${ageAtConviction ?? 0}` : null;
}

/** Long detention is for offences with fourteen years or more, and for some that are named. */
const GRAVE_SECTIONS = /^(?:3|13|25|26)$/;
const NOT_GRAVE = new Set(['47', '20', '39', '3', '2', '2A', '139', '89(1)', '66', '67', '1(1)']);

function notGrave({ outcome, listed }: Assessed): string | null {
  if (outcome.kind !== 'long detention' || outcome.indeterminate || listed === null) return null;
  if (
    listed.act.startsWith('Sexual Offences Act') &&
    listed.sections.some((section) => GRAVE_SECTIONS.test(section))
  )
    return null;
  const small =
    /^(?:Offences against the Person|Public Order|Police|Protection from Harassment|Criminal Justice) Act/.test(
      listed.act,
    ) || listed.act.startsWith('Sexual Offences Act');
  return small && listed.sections.some((section) => NOT_GRAVE.has(section))
    ? `long detention is not available for ${listed.offence}`
    : null;
}

function pleasureNotMurder({ outcome, listed }: Assessed): string | null {
  return outcome.kind === "detention during Her Majesty's pleasure" &&
    listed !== null &&
    listed.category2 !== 'murder'
    ? ODDITIES['DQ-PLEASURE']
    : null;
}

function cautionWithMonths({ outcome, terms }: Assessed): string | null {
  return outcome.kind === 'caution' && terms !== null ? 'a caution has no months' : null;
}

function convictedBefore({ written: { offenceDate, convictionDate } }: Assessed): string | null {
  return offenceDate !== null && convictionDate !== null && convictionDate < offenceDate
    ? 'convicted before the offence'
    : null;
}

function adultOnly({ listed, childAtOffence }: Assessed): string | null {
  return listed?.category1 === 'adults only' && childAtOffence === true
    ? 'only somebody of 18 or more can commit it'
    : null;
}

function suspendedUnder18({ outcome, ageAtConviction }: Assessed): string | null {
  return outcome.suspended && ageAtConviction !== null && ageAtConviction < 18
    ? 'no sentence of somebody under 18 can be suspended'
    : null;
}

function namedOtherwise({ listed, namedOtherwise: named }: Assessed): string | null {
  return listed === null || named === null
    ? null
    : `the name means ${named.offence}, the section or code ${listed.offence}`;
}
