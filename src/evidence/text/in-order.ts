import type { Span } from './span.ts';

/** Things of a text by the places where they begin. */
export interface InOrder<T> {
  /** Those that begin in a stretch. */
  readonly within: (stretch: Span) => readonly T[];
}

/** Things by their places, so that those of a stretch are found without going through all: a long text has thousands. */
export function inOrder<T>(things: readonly T[], placeOf: (thing: T) => number): InOrder<T> {
  const sorted = [...things].sort((one, other) => placeOf(one) - placeOf(other));
  const firstFrom = (place: number): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (placeOf(sorted[middle] as T) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { within: ({ from, to }) => sorted.slice(firstFrom(from), firstFrom(to)) };
}
