import type { Found, Span } from '../text/pattern-set.ts';
import type { Token } from '../text/read-text.ts';
import type { EventEntry, EventWords } from './lexicon.ts';
import type { Event } from './whose.ts';

/**
 * The events that a text tells of the young person, in the order of the text.
 *
 * @param found the words of events that stand in it
 * @param own the event as the young person's own; null: it is somebody else's
 */
export function ownEvents(
  tokens: readonly Token[],
  found: readonly (Found & { readonly value: EventWords })[],
  own: (event: Event) => Event | null,
): Event[] {
  const all: Event[] = [];
  let here: InSentence = { sentence: -1, events: [], unless: new Map() };
  for (const { from, to, words, value } of found) {
    const sentence = tokens[from]?.sentence ?? 0;
    if (sentence !== here.sentence) {
      addOwn(here, own, all);
      here = { sentence, events: [], unless: new Map() };
    }
    const { entry } = value;
    if (!value.unless) here.events.push({ from, to, words, entry, is: entry.is });
    else if (here.unless.has(entry)) here.unless.get(entry)?.push({ from, to });
    else here.unless.set(entry, [{ from, to }]);
  }
  addOwn(here, own, all);
  return all;
}

/** What was found in one sentence, and by entry what makes something else of its events. */
interface InSentence {
  readonly sentence: number;
  readonly events: Event[];
  readonly unless: Map<EventEntry, Span[]>;
}

function addOwn({ events, unless }: InSentence, own: (event: Event) => Event | null, all: Event[]): void {
  const theirs: Event[] = [];
  for (const event of events) {
    if (unless.get(event.entry)?.some((span) => isNear(span, event)) === true) continue;
    const one = own(event);
    if (one !== null) theirs.push(one);
  }
  for (const event of theirs) if (!theirs.some((other) => saysMore(other, event))) all.push(event);
}

/**
 * Whether one event makes another needless: of one entry the longest tells most, and general words within those of an
 * event are only a part of it.
 */
function saysMore(other: Event, event: Event): boolean {
  if (other === event) return false;
  if (!contains(other, event)) return false;
  // That nothing is recorded at all does not say less of abuse.
  if (event.entry.general === true && other.entry.general !== true && other.is.length > 0) return true;
  // Domestic abuse is not abuse.
  if (event.entry.asked === true && other.is.length > 0 && other.from < event.from && other.to === event.to)
    return true;
  if (other.entry !== event.entry) return false;
  return !contains(event, other) || other.words.length > event.words.length;
}

/** Words that make something else of an event stand with it, and not at the other end of a long sentence. */
const NEAR = 14;
const isNear = (span: Span, event: Span): boolean =>
  span.from < event.to + NEAR && event.from < span.to + NEAR;

const contains = (a: Span, b: Span): boolean => a.from <= b.from && b.to <= a.to;
