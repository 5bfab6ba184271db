/** Which parts of patterns stand in the sentence that is looked at, and where. Made once, and used for every sentence. */
export class Standing {
  /** The parts that stand, in the order in which they were met. */
  readonly parts: number[] = [];
  /** By part: the last sentence in which it stood, its first and last place there, and the first link of its places. */
  private readonly seen: Uint32Array;
  private readonly firsts: Uint32Array;
  private readonly lasts: Uint32Array;
  private readonly heads: Int32Array;
  /** Links of places: where it is, and which link follows; -1: none. */
  private readonly places: number[] = [];
  private readonly nexts: number[] = [];
  private links = 0;
  private sentence = 0;

  /** @param parts how many there are */
  constructor(parts: number) {
    this.seen = new Uint32Array(parts);
    this.firsts = new Uint32Array(parts);
    this.lasts = new Uint32Array(parts);
    this.heads = new Int32Array(parts);
  }

  begin(): void {
    this.sentence += 1;
    this.links = 0;
    this.parts.length = 0;
  }

  /** Takes down that a part stands at a place: from the last place of the sentence to the first. */
  enter(part: number, place: number): void {
    if (this.seen[part] !== this.sentence) {
      this.seen[part] = this.sentence;
      this.lasts[part] = place;
      this.heads[part] = -1;
      this.parts.push(part);
    }
    this.firsts[part] = place;
    this.places[this.links] = place;
    this.nexts[this.links] = this.heads[part] as number;
    this.heads[part] = this.links;
    this.links += 1;
  }

  has(part: number): boolean {
    return this.seen[part] === this.sentence;
  }

  first(part: number): number {
    return this.firsts[part] as number;
  }

  last(part: number): number {
    return this.lasts[part] as number;
  }

  /** The link of the first place of a part; -1: it does not stand. */
  head(part: number): number {
    return this.seen[part] === this.sentence ? (this.heads[part] as number) : -1;
  }

  next(link: number): number {
    return this.nexts[link] as number;
  }

  at(link: number): number {
    return this.places[link] as number;
  }
}
