import type { TextReason } from '../text/reason.ts';
import { inOrder, type InOrder } from '../text/in-order.ts';
import { readText, type ReadText } from '../text/read-text.ts';
import type { Span } from '../text/span.ts';
import { withCarriedSubjects } from './carry.ts';
import { ownEvents } from './events.ts';
import { CATEGORIES, lexicon, type Category, type Person, type Scope } from './lexicon.ts';
import { People } from './people.ts';
import type { Met, PieceReader, Pieces } from './pieces.ts';
import { Scopes, type Assertion } from './scope.ts';
import type { Overall, SaidOf, SaidOverall } from './weights.ts';
import { Whose, type Event } from './whose.ts';

/** What the words of a stretch of a narrative say, event by event, before anything is weighed. */
export interface Said {
  readonly overall: Overall;
  /** Each category stands in one of the three: the strongest of affirmed, suspected, negated. */
  readonly affirmed: readonly Category[];
  readonly suspected: readonly Category[];
  readonly negated: readonly Category[];
  /** What is told, but of somebody else or as the young person's own doing, and so stands in none of the three. */
  readonly ofOthers: readonly Category[];
  readonly reasons: readonly TextReason[];
  readonly text: ReadText;
  /** What is weighed of it. */
  readonly pieces: Pieces;
  /** Each sentence of it in which an event is affirmed, read alone. */
  readonly sentences: () => Said[];
}

interface Judged {
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

/**
 * Reads what a narrative says in the words of the lexicon, stretch by stretch: whose an event is and how surely it is
 * told comes from all of the text.
 */
export function readSaid(source: string, reader: PieceReader): Said[] {
  const words = lexicon();
  const text = withCarriedSubjects(readText(source), words.grammar);
  const persons: (Span & { readonly who: Person })[] = [];
  const spans: (Span & { readonly scope: Scope })[] = [];
  for (const { from, to, value } of words.context.find(text.tokens)) {
    if (value.scope === null) persons.push({ from, to, who: value.person });
    else spans.push({ from, to, scope: value.scope });
  }
  const people = new People(text, words.grammar, persons);
  const scopes = new Scopes(text, people, spans);
  const whose = new Whose(text, people, scopes);
  const met: Met[] = [];
  const found = words.events.find(people.resolved(), (standing) => {
    for (const way of standing.ways) if (reader.hasWeight(way)) met.push({ way, ...standing.lastOf(way) });
  });
  const others: Event[] = [];
  const events = ownEvents(text.tokens, found, (event) => {
    const ofAnother: Event = { ...event, ofAnother: true };
    const own = whose.own(event) ?? (scopes.isNotOfThem(event) ? ofAnother : null);
    if (own === null && isPlain(event)) others.push(event);
    return own;
  });
  const judged = inDoubt(supported(events.flatMap((event) => judge(event, scopes) ?? [])));
  const end = text.tokens.length;
  const all: Told = {
    judged: inOrder(judged, ({ event }) => event.from, end),
    others: inOrder(others, ({ from }) => from, end),
    scopes: inOrder(spans, ({ from }) => from, end),
    met: inOrder(met, ({ from }) => from, end),
    good: inOrder(scopes.goodHistories(), ({ from }) => from, end),
  };
  const saidWithin = (stretch: Span): Said => {
    const own = all.judged.within(stretch);
    const said = summary(own, all.good.within(stretch).length > 0);
    const untold = all.others.within(stretch).flatMap((event) => {
      const is = event.is.filter((category) => saidIn(category, said) === 'nothing');
      return is.length === 0 ? [] : [{ event: { ...event, is }, reading: OF_OTHERS }];
    });
    const told = own.map(({ event, assertion }) => ({ event, reading: assertion }));
    return {
      ...said,
      ofOthers: CATEGORIES.filter((category) => untold.some(({ event }) => event.is.includes(category))),
      reasons: reasonsOf([...told, ...untold], text),
      text,
      pieces: reader.read(text, stretch, people, all.scopes.within(stretch), all.met.within(stretch)),
      sentences: () => {
        const affirmed = own.filter(({ assertion }) => assertion === 'affirmed');
        const told = new Set(affirmed.map(({ event }) => text.tokens[event.from]?.sentence ?? 0));
        return [...told].map((sentence) => {
          const [from, to] = text.sentences[sentence] ?? [0, 0];
          return saidWithin({ from, to });
        });
      },
    };
  };
  return stretchesOf(text).map(saidWithin);
}

/** All that a text tells, by the place where it stands. */
interface Told {
  readonly judged: InOrder<Judged>;
  readonly others: InOrder<Event>;
  readonly scopes: InOrder<Span & { readonly scope: Scope }>;
  readonly met: InOrder<Met>;
  readonly good: InOrder<Span>;
}

/** How a reason says that what is told happened to somebody else, or is the young person's own doing. */
export const OF_OTHERS = 'of others';

/** Words that tell of an event by themselves, whoever it happened to. */
const isPlain = ({ entry: { asked, general, bare, supports } }: Event): boolean =>
  asked !== true && general !== true && bare !== true && supports !== true;

/** A text of no more words is one stretch. */
const ONE_STRETCH = 160;
/** A stretch of a longer one: as long as the texts by which the weights were learnt. */
const STRETCH = 80;

/** A long text in stretches of whole sentences, so that what is said once is not lost among a thousand other words. */
function stretchesOf({ tokens, sentences }: ReadText): Span[] {
  if (tokens.length <= ONE_STRETCH) return [{ from: 0, to: tokens.length }];
  const stretches: Span[] = [];
  for (const [from, to] of sentences) {
    const last = stretches.at(-1);
    if (last === undefined || to - last.from > STRETCH) stretches.push({ from, to });
    else stretches[stretches.length - 1] = { from: last.from, to };
  }
  return stretches;
}

function summary(judged: readonly Judged[], isGood: boolean): Sets & Pick<Said, 'overall'> {
  const best = new Map<Category, Assertion>();
  for (const { event, assertion } of judged) {
    // A suspicion of abuse says nothing of which.
    if (event.entry.general === true && assertion === 'suspected') continue;
    for (const category of event.is) best.set(category, stronger(best.get(category), assertion));
  }
  const of = (assertion: Assertion): Category[] =>
    CATEGORIES.filter((category) => best.get(category) === assertion);
  return {
    overall: overallOf(judged, isGood),
    affirmed: of('affirmed'),
    suspected: of('suspected'),
    negated: of('negated'),
  };
}

type Sets = Pick<Said, 'affirmed' | 'suspected' | 'negated'>;

function saidIn(category: Category, { affirmed, suspected, negated }: Sets): keyof Sets | 'nothing' {
  if (affirmed.includes(category)) return 'affirmed';
  if (suspected.includes(category)) return 'suspected';
  return negated.includes(category) ? 'negated' : 'nothing';
}

/** How the words read a category. */
export function saidOf(category: Category, said: Said): SaidOf {
  return said.ofOthers.includes(category) ? 'of_others' : saidIn(category, said);
}

/** How the words read a text as a whole. */
export const answerOf = ({ overall, ofOthers }: Said): SaidOverall =>
  overall === 'no_information' && ofOthers.length > 0 ? 'of_others' : overall;

/** How surely an event is said; null: nothing is said of it. */
function judge(event: Event, scopes: Scopes): Judged | null {
  const { entry, is } = event;
  if (event.ofAnother === true) return { event, assertion: 'negated' };
  if (entry.means !== undefined) return { event, assertion: entry.means };
  const canBeAlleged =
    is.length === 0 || is.some((category) => ALLEGED.has(category)) || IN_CRIME.has(entry.rule);
  const told = scopes.assertion(event, canBeAlleged);
  const said = told === 'suspected' && scopes.isTakenAsKnown(event) ? 'affirmed' : told;
  if (entry.asked === true && said !== 'negated' && !(said === 'suspected' && scopes.isHedged(event)))
    return null;
  if (scopes.isLeftOut(event, said) || (entry.general === true && said === 'affirmed')) return null;
  return { event, assertion: entry.doubtful === true && said === 'affirmed' ? 'suspected' : said };
}

/** A parent in prison is there, but one who was arrested may have done nothing. */
const IN_CRIME: ReadonlySet<string> = new Set([
  'a parent or sibling in crime',
  'how crime of the household shows',
  'crime of the household, said plainly',
]);
/** The entry of the diagnosis itself, and how those of its signs begin. */
const NAMED_PTSD = 'post-traumatic stress';
const SIGNS = 'signs';

const RANK: Readonly<Record<Assertion, number>> = { affirmed: 2, suspected: 1, negated: 0 };
const stronger = (a: Assertion | undefined, b: Assertion): Assertion =>
  a === undefined || RANK[b] > RANK[a] ? b : a;

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
  return judged.map((one) =>
    one.event.is.includes('ptsd_signs') &&
    one.assertion === 'affirmed' &&
    one.event.entry.rule.startsWith(SIGNS)
      ? { ...one, assertion: 'suspected' }
      : one,
  );
}

function overallOf(judged: readonly Judged[], isGood: boolean): Overall {
  const said = (assertion: Assertion, bare: boolean): boolean =>
    judged.some(
      ({ event: { entry }, assertion: own }) => own === assertion && (entry.bare === true) === bare,
    );
  if (said('affirmed', false)) return 'yes';
  if (said('suspected', false) || said('affirmed', true)) return 'unclear';
  if (said('negated', false) || said('negated', true) || isGood) return 'no';
  return said('suspected', true) ? 'unclear' : 'no_information';
}

function reasonsOf(
  told: readonly { readonly event: Event; readonly reading: string }[],
  { tokens, source }: ReadText,
): TextReason[] {
  const reasons = told.flatMap(({ event, reading }) => {
    const start = tokens[event.from]?.start ?? 0;
    const end = tokens[event.to - 1]?.end ?? 0;
    const about: readonly string[] = event.is.length === 0 ? ['overall'] : event.is;
    return about.map((category) => ({
      about: category,
      reading,
      rule: event.entry.rule,
      start,
      end,
      cue: source.slice(start, end),
    }));
  });
  return withoutNeedless(reasons);
}

/** Leaves out a reason whose words stand within those of another for the same reading; in the order of the text. */
function withoutNeedless(reasons: readonly TextReason[]): TextReason[] {
  const ends = new Map<string, number>();
  return [...reasons]
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter(({ about, reading, end }) => {
      const key = `${about} ${reading}`;
      const isWithin = (ends.get(key) ?? -1) >= end;
      if (!isWithin) ends.set(key, end);
      return !isWithin;
    });
}
