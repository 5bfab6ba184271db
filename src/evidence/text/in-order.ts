import type { Span } from './span.ts';

/** Things of a text by the places where they begin. */
export interface InOrder<T> {
  /** Those that begin in a stretch. */
  readonly within: (stretch: Span) => readonly T[];
}

/**
 * Things by their places, so that those of a stretch are found without going through all: a long text has thousands.
 *
 * @param end the place behind the last
 */
export function inOrder<T>(things: readonly T[], placeOf: (thing: T) => number, end: number): InOrder<T> {
  let known: readonly T[] | null = null;
  const inPlace = (): readonly T[] =>
    (known ??= [...things].sort((one, other) => placeOf(one) - placeOf(other)));
  const firstFrom = (sorted: readonly T[], place: number): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (placeOf(sorted[middle] as T) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    within: ({ from, to }) => {
      // Most texts are one stretch.
      if (from === 0 && to === end) return things;
      const sorted = inPlace();
      return sorted.slice(firstFrom(sorted, from), firstFrom(sorted, to));
    },
  };
}
