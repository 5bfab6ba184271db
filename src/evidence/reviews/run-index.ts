import { wordsCompared } from './words-compared.ts';

/** A review as it is compared. */
export interface ReviewWords {
  readonly words: number;
  /** Its words one after the other: two reviews that have the same say the same but for dates and numbers. */
  readonly whole: string;
  /** Its distinct runs of four words; of a shorter text the whole. */
  readonly runs: ReadonlySet<string>;
}

const RUN = 4;

export function reviewWords(text: string): ReviewWords {
  const words = wordsCompared(text);
  const runs = new Set<string>();
  for (let from = 0; from === 0 || from + RUN <= words.length; from += 1) {
    runs.add(words.slice(from, from + RUN).join(' '));
  }
  return { words: words.length, whole: words.join(' '), runs };
}

/** How alike two reviews are: of the distinct runs that stand in either, those that stand in both. */
export interface Likeness {
  /** The other review, by its place. */
  readonly row: number;
  readonly shared: number;
  /** 1 or more. */
  readonly of: number;
}

/**
 * The reviews with which others are compared, found by the runs they share. What a look costs is bounded by the runs of
 * the review alone, however many others have them: a run names only those that were added last, and only those are
 * compared run by run that seem most like by that.
 */
export class RunIndex {
  /** How many steps all looks took. */
  steps = 0;
  /** In the order in which they were added; the lists below name their places in it. */
  private readonly added: { readonly row: number; readonly review: ReviewWords }[] = [];
  private readonly byRun = new Map<string, number[]>();
  private readonly byWhole = new Map<string, number[]>();

  add(row: number, review: ReviewWords): void {
    const place = this.added.push({ row, review }) - 1;
    for (const run of review.runs) put(this.byRun, run, place);
    put(this.byWhole, review.whole, place);
  }

  /** The review most like that of a row, of several the one added last; null: no other shares a run with it. */
  mostLike(row: number, { runs }: ReviewWords): Likeness | null {
    let best: Candidate | null = null;
    for (const candidate of this.candidates(row, runs)) {
      const { place, other } = candidate;
      let shared = 0;
      for (const run of runs) if (other.runs.has(run)) shared += 1;
      this.steps += runs.size;
      const like = { place, other, shared, of: runs.size + other.runs.size - shared };
      if (best === null || isBefore(like, best)) best = like;
    }
    return best === null ? null : { row: this.rowAt(best.place), shared: best.shared, of: best.of };
  }

  /** The row added last of the others with the same words, or null. */
  sameAs(row: number, { whole }: ReviewWords): number | null {
    const rows = (this.byWhole.get(whole) ?? []).map((place) => this.rowAt(place));
    return rows.findLast((other) => other !== row) ?? null;
  }

  /** Those most like by the runs that name them, which are all that they share unless eight others came since. */
  private candidates(row: number, runs: ReadonlySet<string>): readonly Candidate[] {
    const named = new Map<number, number>();
    for (const run of runs) {
      const places = this.byRun.get(run) ?? [];
      this.steps += 1 + places.length;
      for (const place of places) {
        if (this.rowAt(place) !== row) named.set(place, (named.get(place) ?? 0) + 1);
      }
    }
    const most: Candidate[] = [];
    for (const [place, shared] of named) {
      const other = (this.added[place] as (typeof this.added)[number]).review;
      const candidate = { place, other, shared, of: runs.size + other.runs.size - shared };
      const behind = most.findIndex((one) => isBefore(candidate, one));
      most.splice(behind < 0 ? most.length : behind, 0, candidate);
      if (most.length > COMPARED) most.pop();
    }
    return most;
  }

  private rowAt(place: number): number {
    return this.added[place]?.row ?? -1;
  }
}

interface Candidate {
  readonly place: number;
  readonly other: ReviewWords;
  readonly shared: number;
  readonly of: number;
}

/** Whether one is more like, or as much and added later. */
function isBefore(one: Candidate, other: Candidate): boolean {
  const more = one.shared * other.of - other.shared * one.of;
  return more > 0 || (more === 0 && one.place > other.place);
}

/** So many of the reviews that have a run are kept, those added last. */
const NAMED = 8;
/** With so many of them a review is compared run by run. */
const COMPARED = 4;

function put(lists: Map<string, number[]>, key: string, place: number): void {
  const places = lists.get(key);
  if (places === undefined) lists.set(key, [place]);
  else {
    places.push(place);
    if (places.length > NAMED) places.shift();
  }
}
