import type { Span } from './span.ts';

/** Things of a text by the places where they begin, so that those of a stretch are found without going through all. */
export class InOrder<T> {
  private readonly things: readonly T[];
  private readonly placeOf: (thing: T) => number;
  private readonly end: number;
  private inPlace: readonly T[] | null = null;

  /** @param end the place behind the last */
  constructor(things: readonly T[], placeOf: (thing: T) => number, end: number) {
    this.things = things;
    this.placeOf = placeOf;
    this.end = end;
  }

  /** Those that begin in a stretch. */
  within({ from, to }: Span): readonly T[] {
    // Most texts are one stretch.
    if (from === 0 && to === this.end) return this.things;
    this.inPlace ??= [...this.things].sort((one, other) => this.placeOf(one) - this.placeOf(other));
    return this.inPlace.slice(this.firstFrom(this.inPlace, from), this.firstFrom(this.inPlace, to));
  }

  private firstFrom(sorted: readonly T[], place: number): number {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.placeOf(sorted[middle] as T) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
