import { assess, type Assessed } from './assess.ts';
import {
  DTO_BASES,
  type ComputedCategory,
  type MappaCase,
  type MappaCategory,
  type MappaOptions,
  type MappaReason,
  type MappaResult,
} from './case.ts';
import { categoryFour } from './category-four.ts';
import { categoryOne, type Dated } from './category-one.ts';
import { categoryTwo } from './category-two.ts';
import { compareEntry, enteredCategory, enteredLevel, humanOnly, namesNoCategory } from './compare-entry.ts';
import { odditiesOf } from './oddities.ts';
import { LAW } from './law.ts';
import type { OffenceMatcher } from './offence-match.ts';
import { dutyByOrder } from './orders.ts';
import { overReadings } from './readings.ts';
import { verdict, type Verdict } from './verdict.ts';

/** Two and four met together have no settled order; the report says both, the newer first. */
const PRIMARY: readonly ComputedCategory[] = ['1', '4', '2'];

/**
 * What the law of the as-of day makes of a case, and how that stands to what the service entered. A level is a
 * person's judgement, and so is category 3: neither is ever worked out.
 */
export function evaluateMappa(one: MappaCase, matcher: OffenceMatcher, options: MappaOptions): MappaResult {
  const { asOf } = one;
  const entry = enteredCategory(one.entry.category);
  const level = enteredLevel(one.entry.level, one.entry.category);
  if (one.offencesUnread === true || asOf === null) {
    const nothing = one.offencesUnread !== true && one.offences.length === 0;
    const category: MappaCategory = nothing ? 'none' : 'review';
    return {
      category,
      categories: [],
      comparison: compareEntry(category, entry, level),
      reasons: [],
      missing: [...(nothing ? [NO_OFFENCE] : whatKeeps(one)), ...aboutEntry(entry)],
      oddities: [],
      notifiedUntil: null,
      dependsOnDtoBasis: false,
    };
  }
  const offences = assess(one, matcher, asOf);
  const found = reasonsFor(one, offences, asOf, options);
  const category = primaryOf(found.reasons, entry, offences, asOf);
  const others = DTO_BASES.filter((basis) => basis !== options.dtoNotificationBasis);
  const anyTraining = offences.some(({ outcome }) => outcome.kind === 'detention and training');
  const dependsOnDtoBasis =
    anyTraining &&
    others.some((dtoNotificationBasis) => {
      const { reasons } = reasonsFor(one, offences, asOf, { ...options, dtoNotificationBasis });
      return primaryOf(reasons, entry, offences, asOf) !== category;
    });
  return {
    category,
    categories: [...metBy(found.reasons)].sort(),
    comparison: compareEntry(category, entry, level),
    reasons: found.reasons,
    missing: [
      ...new Set(found.reasons.filter(({ answer }) => answer === 'review').map(({ text }) => text)),
      ...(offences.length === 0 ? [NO_OFFENCE] : []),
      ...aboutEntry(entry),
    ],
    oddities: odditiesOf(offences),
    notifiedUntil: found.notifiedUntil,
    dependsOnDtoBasis,
  };
}

/** Nothing follows from nothing; but nobody should take that for a case that was looked at. */
const NO_OFFENCE = 'an offence: none is written down';

const aboutEntry = (entry: string): string[] =>
  namesNoCategory(entry) ? ['which category the entry means, for it names none of 1 to 4'] : [];

/** What would have to be known before the law can be asked at all. */
const whatKeeps = ({ offencesUnread, asOf }: MappaCase): string[] => [
  ...(offencesUnread === true ? ['the offences, which could not be read'] : []),
  ...(asOf === null ? ['the as-of date, which says whose law applies'] : []),
];

const ORDERS_UNREAD = verdict('review', 'R1-ORDER', 'the orders could not be read', '', 'high');

interface Found {
  readonly reasons: readonly MappaReason[];
  readonly notifiedUntil: MappaResult['notifiedUntil'];
}

function reasonsFor(
  one: MappaCase,
  offences: readonly Assessed[],
  asOf: number,
  options: MappaOptions,
): Found {
  const connected = /terroris\w* connection/i.test(one.orders) && !/\bno\b|not found/i.test(one.orders);
  const reasons: MappaReason[] = [];
  let until: MappaResult['notifiedUntil'] = null;
  const byOrder = dutyByOrder(one.orders, asOf);
  if (one.ordersUnread === true) reasons.push({ offence: null, category: '1', ...ORDERS_UNREAD });
  if (byOrder !== null) reasons.push({ offence: null, category: '1', ...byOrder });
  for (const offence of offences) {
    const found: Dated = overReadings(offence, '1', (one): Dated => categoryOne(one, asOf, options));
    const { until: ends, ...one } = found;
    const first = onlyBy(asOf, offence, one);
    const second = onlyBy(
      asOf,
      offence,
      overReadings(offence, '2', (one) => categoryTwo(one, asOf)),
    );
    const fourth = onlyBy(asOf, offence, fourthOf(offence, asOf, connected));
    reasons.push(
      { offence: offence.place, category: '1', ...first },
      { offence: offence.place, category: '2', ...second },
    );
    if (fourth !== null) reasons.push({ offence: offence.place, category: '4', ...fourth });
    if (first.answer === 'yes' && ends !== undefined) until = later(until, ends);
  }
  return { reasons, notifiedUntil: until };
}

/** Category 4 has nothing to say where no reading of the offence is a terrorist one. */
function fourthOf(offence: Assessed, asOf: number, connected: boolean): Verdict | null {
  if (asOf < LAW.categoryFour) return null;
  const { match, listed } = offence;
  const candidates = match.kind === 'several' ? match.groups.flat() : match.kind === 'found' ? [listed, ...match.others] : []; // prettier-ignore
  if (!connected && !candidates.some((one) => one?.category2 === 'terrorism')) return null;
  return overReadings(offence, '4', (one) => categoryFour(one, asOf, connected) ?? NOT_TERRORIST);
}

const NOT_TERRORIST = verdict('no', 'R4-NOTLISTED', 'no terrorist offence', 'CJA 2003 s.327(4D)', 'medium');

/** What would follow from a conviction after the day that is asked about: the one date or the other is wrong. */
function onlyBy<V extends Verdict | null>(asOf: number, { written }: Assessed, found: V): V | Verdict {
  if (found?.answer !== 'yes' || (written.convictionDate ?? asOf) <= asOf) return found;
  return verdict('review', 'DQ-AFTER', 'the conviction is dated after the as-of date', '', 'high');
}

const later = (a: Found['notifiedUntil'], b: Found['notifiedUntil']): Found['notifiedUntil'] =>
  a === 'indefinite' || b === 'indefinite' ? 'indefinite' : a === null ? b : b === null ? a : Math.max(a, b);

const metBy = (reasons: readonly MappaReason[]): Set<ComputedCategory> =>
  new Set(reasons.filter(({ answer }) => answer === 'yes').map(({ category }) => category));

/** What leaves open whether somebody who is in category 2 is in category 1 first. */
const DECIDES_ONE: ReadonlySet<string> = new Set([
  'R1-IMG16',
  'R1-AGES',
  'R1-AGE',
  'R1-END',
  'R1-PEROFF',
  'R1-PURPOSE',
  'R1-ORDER',
  'R1-WHICH',
  'R1-NAME',
  'R1-TERMS',
  'DQ-ADULT-ONLY',
  'DQ-AFTER',
]);

/**
 * A category that is met stands, unless it is open whether one before it is met too by a listed sexual offence; where
 * none is met, what is open is left to a person.
 */
function primaryOf(
  reasons: readonly MappaReason[],
  entry: string,
  offences: readonly Assessed[],
  asOf: number,
): MappaCategory {
  const met = metBy(reasons);
  const primary = PRIMARY.find((category) => met.has(category));
  const open = reasons.some(
    ({ answer, category, rule }) => answer === 'review' && category === '1' && DECIDES_ONE.has(rule),
  );
  if (primary !== undefined) return primary === '2' && open ? 'review' : primary;
  if (reasons.some(({ answer }) => answer === 'review')) return 'review';
  const anyOffence = offences.some(({ outcome }) => outcome.kind !== 'no finding');
  return humanOnly(entry, anyOffence, asOf) ? 'human_only' : 'none';
}
