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
  const bySentence = new Map<number, { events: Event[]; unless: Map<EventEntry, Span[]> }>();
  for (const { from, to, words, value } of found) {
    const sentence = tokens[from]?.sentence ?? 0;
    const here = bySentence.get(sentence) ?? { events: [], unless: new Map<EventEntry, Span[]>() };
    bySentence.set(sentence, here);
    if (value.unless) here.unless.set(value.entry, [...(here.unless.get(value.entry) ?? []), { from, to }]);
    else here.events.push({ from, to, words, entry: value.entry, is: value.entry.is });
  }
  return [...bySentence.values()].flatMap(({ events, unless }) => {
    const otherwise = (event: Event): boolean =>
      (unless.get(event.entry) ?? []).some((span) => isNear(span, event));
    const theirs = events.flatMap((event) => (otherwise(event) ? [] : (own(event) ?? [])));
    return theirs.filter((event) => !theirs.some((other) => saysMore(other, event)));
  });
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
