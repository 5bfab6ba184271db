import type { Category } from './lexicon.ts';
import type { Assertion, Scopes } from './scope.ts';
import type { Overall } from './weights.ts';
import type { Event } from './whose.ts';

/** An event with how surely it is told. */
export interface Judged {
  readonly event: Event;
  readonly assertion: Assertion;
}

/** What somebody may be accused of, so that a case that was closed or dropped leaves it open. */
const ALLEGED: ReadonlySet<Category> = new Set([
  'sexual_abuse',
  'physical_abuse',
  'domestic_abuse',
  'neglect',
  'exploitation',
  'community_violence',
  'parental_substance_misuse',
  'ptsd_signs',
]);

/** A parent in prison is there, but one who was arrested may have done nothing. */
const IN_CRIME: ReadonlySet<string> = new Set([
  'a parent or sibling in crime',
  'how crime of the household shows',
  'crime of the household, said plainly',
]);
/** The entry of the diagnosis itself, and how those of its signs begin. */
const NAMED_PTSD = 'post-traumatic stress';
const SIGNS = 'signs';

/** How surely each event is told; what is only asked after, or said of nothing, is left out. */
export function judgeAll(events: readonly Event[], scopes: Scopes): readonly Judged[] {
  const judged: Judged[] = [];
  for (const event of events) {
    const assertion = assertionOf(event, scopes);
    if (assertion !== null) judged.push({ event, assertion });
  }
  return inDoubt(supported(judged));
}

/** How surely an event is said; null: nothing is said of it. */
function assertionOf(event: Event, scopes: Scopes): Assertion | null {
  const { entry, is } = event;
  if (event.ofAnother === true) return 'negated';
  if (entry.means !== undefined) return entry.means;
  const canBeAlleged =
    is.length === 0 || is.some((category) => ALLEGED.has(category)) || IN_CRIME.has(entry.rule);
  const told = scopes.assertion(event, canBeAlleged);
  const said = told === 'suspected' && scopes.isTakenAsKnown(event) ? 'affirmed' : told;
  if (entry.asked === true && said !== 'negated' && !(said === 'suspected' && scopes.isHedged(event)))
    return null;
  if (scopes.isLeftOut(event, said) || (entry.general === true && said === 'affirmed')) return null;
  return entry.doubtful === true && said === 'affirmed' ? 'suspected' : said;
}

/** Some signs say something only beside an event. */
function supported(judged: readonly Judged[]): readonly Judged[] {
  const holds = judged.some(
    ({ event: { entry }, assertion }) =>
      assertion === 'affirmed' && entry.supports !== true && entry.general !== true && entry.bare !== true,
  );
  return holds ? judged : judged.filter(({ event: { entry } }) => entry.supports !== true);
}

/** `Startles easily. Could be PTSD, could be ADHD`: what the signs are signs of is in doubt, so they prove nothing. */
function inDoubt(judged: readonly Judged[]): readonly Judged[] {
  const isNamed = ({ event: { entry } }: Judged): boolean => entry.rule === NAMED_PTSD;
  const named = judged.filter((one) => isNamed(one) && one.assertion !== 'negated');
  if (named.length === 0 || named.some(({ assertion }) => assertion === 'affirmed')) return judged;
  return judged.map(({ event, assertion }) => {
    const isSign = event.is.includes('ptsd_signs') && event.entry.rule.startsWith(SIGNS);
    return { event, assertion: isSign && assertion === 'affirmed' ? 'suspected' : assertion };
  });
}

const RANK: Readonly<Record<Assertion, number>> = { affirmed: 2, suspected: 1, negated: 0 };

/** By category the strongest that is said of it. */
export function strongestOf(judged: readonly Judged[]): ReadonlyMap<Category, Assertion> {
  const best = new Map<Category, Assertion>();
  for (const { event, assertion } of judged) {
    // A suspicion of abuse says nothing of which.
    if (event.entry.general === true && assertion === 'suspected') continue;
    for (const category of event.is) {
      const before = best.get(category);
      if (before === undefined || RANK[assertion] > RANK[before]) best.set(category, assertion);
    }
  }
  return best;
}

/**
 * What all events together say.
 *
 * @param isGood whether a history is told that is good
 */
export function overallOf(judged: readonly Judged[], isGood: boolean): Overall {
  const said = (assertion: Assertion, bare: boolean): boolean =>
    judged.some(
      ({ event: { entry }, assertion: own }) => own === assertion && (entry.bare === true) === bare,
    );
  if (said('affirmed', false)) return 'yes';
  if (said('suspected', false) || said('affirmed', true)) return 'unclear';
  if (said('negated', false) || said('negated', true) || isGood) return 'no';
  return said('suspected', true) ? 'unclear' : 'no_information';
}
