/** Which ways of parts stand in the sentence that is looked at, and where. Made once, and used for every sentence. */
export class Standing {
  /** The ways that stand, in the order in which they were met. */
  readonly ways: number[] = [];
  /** How many sentences were looked at, this one with them. */
  number = 0;
  /** By way: the last sentence in which it stood, and the first link of its places there. */
  private readonly seen: Uint32Array;
  private readonly heads: Int32Array;
  /** By way: its first and its last place there. */
  readonly firsts: Uint32Array;
  readonly lasts: Uint32Array;
  /** By way, in how many sentences it stood. */
  private readonly times: Uint32Array;
  /** Links of places: where it is, and which link follows; -1: none. */
  private readonly at: number[] = [];
  private readonly nexts: number[] = [];
  private links = 0;

  /** @param ways how many there are */
  constructor(ways: number) {
    this.seen = new Uint32Array(ways);
    this.heads = new Int32Array(ways);
    this.times = new Uint32Array(ways);
    this.firsts = new Uint32Array(ways);
    this.lasts = new Uint32Array(ways);
  }

  begin(): void {
    this.number += 1;
    this.links = 0;
    this.ways.length = 0;
  }

  /** Takes down that a way stands at a place: from the last place of the sentence to the first. */
  enter(way: number, place: number): void {
    if (this.seen[way] !== this.number) {
      this.seen[way] = this.number;
      this.heads[way] = -1;
      this.times[way] = (this.times[way] as number) + 1;
      this.lasts[way] = place;
      this.ways.push(way);
    }
    this.firsts[way] = place;
    this.at[this.links] = place;
    this.nexts[this.links] = this.heads[way] as number;
    this.heads[way] = this.links;
    this.links += 1;
  }

  /** In how many sentences a way stood. */
  timesOf(way: number): number {
    return this.times[way] as number;
  }

  has(way: number): boolean {
    return this.seen[way] === this.number;
  }

  /** The places of some ways between two, both included, in the order of the text. */
  places(ways: readonly number[], from: number, to: number): readonly number[] {
    const all: number[] = [];
    for (const way of ways) {
      if (this.seen[way] !== this.number) continue;
      for (let link = this.heads[way] as number; link >= 0; link = this.nexts[link] as number) {
        const place = this.at[link] as number;
        if (place > to) break;
        if (place >= from && !all.includes(place)) all.push(place);
      }
    }
    return all.length > 1 ? all.sort((a, b) => a - b) : all;
  }
}
