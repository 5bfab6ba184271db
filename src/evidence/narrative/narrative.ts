import type { TextReason } from '../text/reason.ts';
import { readText, type ReadText } from '../text/read-text.ts';
import type { Span } from '../text/pattern-set.ts';
import { CATEGORIES, lexicon, type Category, type EventWords } from './lexicon.ts';
import { People } from './people.ts';
import { Scopes, type Assertion } from './scope.ts';
import { Whose, type Event } from './whose.ts';

/** What a narrative says of trauma and other adverse events in the young person's life. */
export interface NarrativeReading {
  readonly overall: 'yes' | 'unclear' | 'no' | 'no_information';
  /** Each category stands in one of the three: the strongest of affirmed, suspected, negated. */
  readonly affirmed: readonly Category[];
  readonly suspected: readonly Category[];
  readonly negated: readonly Category[];
  readonly reasons: readonly TextReason[];
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

/** Reads a narrative of a case file, the way a second reader would. */
export function readNarrative(source: string): NarrativeReading {
  const text = readText(source);
  const words = lexicon();
  const context = words.context.find(text.tokens);
  const people = new People(
    text,
    context.flatMap(({ from, to, value: { person } }) => (person === null ? [] : { from, to, who: person })),
  );
  const scopes = new Scopes(
    text,
    people,
    context.flatMap(({ from, to, value: { scope } }) => (scope === null ? [] : { from, to, scope })),
  );
  const whose = new Whose(text, people, scopes);
  const found = words.events.find(people.resolved());
  const unless = found.filter(({ value }) => value.unless);
  const all = longest(
    found
      .filter(({ value }) => !value.unless)
      .map(({ from, to, words: own, value: { entry } }) => ({ from, to, words: own, entry, is: entry.is })),
  )
    .filter((event) => !isOtherwise(event, unless, text))
    .flatMap((event) => whose.own(event) ?? [])
    .filter((event) => !scopes.isNotAssessed(event) && !scopes.isAskedAfter(event))
    .map((event): Judged => ({
      event,
      assertion:
        event.entry.means ??
        scopes.assertion(event, event.is.length === 0 || event.is.some((category) => ALLEGED.has(category))),
    }))
    .filter(({ event: { entry }, assertion }) => entry.general !== true || assertion !== 'affirmed');
  const judged = supported(all);
  const best = new Map<Category, Assertion>();
  for (const { event, assertion } of judged) {
    // A suspicion of abuse says nothing of which.
    if (event.entry.general === true && assertion === 'suspected') continue;
    for (const category of event.is) best.set(category, stronger(best.get(category), assertion));
  }
  const of = (assertion: Assertion): Category[] =>
    CATEGORIES.filter((category) => best.get(category) === assertion);
  return {
    overall: overallOf(judged, scopes),
    affirmed: of('affirmed'),
    suspected: of('suspected'),
    negated: of('negated'),
    reasons: reasonsOf(judged, text),
  };
}

/** Whether words of its sentence make something else of an event. */
const isOtherwise = (
  { from, entry }: Event,
  unless: readonly (Span & { readonly value: EventWords })[],
  { tokens }: ReadText,
): boolean =>
  entry.unless !== undefined &&
  unless.some((span) => span.value.entry === entry && tokens[span.from]?.sentence === tokens[from]?.sentence);

const RANK: Readonly<Record<Assertion, number>> = { affirmed: 2, suspected: 1, negated: 0 };
const stronger = (a: Assertion | undefined, b: Assertion): Assertion =>
  a === undefined || RANK[b] > RANK[a] ? b : a;

/** Of matches of one entry that overlap the longest tells most; others of it only say the same again. */
function longest(events: readonly Event[]): Event[] {
  return events.filter(
    (one, index) =>
      !events.some(
        (other, place) =>
          other.entry === one.entry &&
          other.from <= one.from &&
          one.to <= other.to &&
          (other.to - other.from > one.to - one.from ||
            (other.to - other.from === one.to - one.from && place < index)),
      ),
  );
}

/** Some signs say something only beside an event. */
function supported(judged: readonly Judged[]): readonly Judged[] {
  const holds = judged.some(
    ({ event: { entry }, assertion }) =>
      assertion === 'affirmed' && entry.supports !== true && entry.general !== true && entry.bare !== true,
  );
  return holds ? judged : judged.filter(({ event: { entry } }) => entry.supports !== true);
}

function overallOf(judged: readonly Judged[], scopes: Scopes): NarrativeReading['overall'] {
  const said = (assertion: Assertion, bare: boolean): boolean =>
    judged.some(
      ({ event: { entry }, assertion: own }) => own === assertion && (entry.bare === true) === bare,
    );
  if (said('affirmed', false)) return 'yes';
  if (said('suspected', false) || said('affirmed', true)) return 'unclear';
  const good = scopes.of('good history').some((span) => !scopes.isDenied(span));
  if (said('negated', false) || said('negated', true) || good) return 'no';
  return said('suspected', true) ? 'unclear' : 'no_information';
}

function reasonsOf(judged: readonly Judged[], { tokens, source }: ReadText): TextReason[] {
  return judged.flatMap(({ event, assertion }) => {
    const start = tokens[event.from]?.start ?? 0;
    const end = tokens[event.to - 1]?.end ?? 0;
    const about: readonly string[] = event.is.length === 0 ? ['overall'] : event.is;
    return about.map((category) => ({
      about: category,
      reading: assertion,
      rule: event.entry.rule,
      start,
      end,
      cue: source.slice(start, end),
    }));
  });
}
