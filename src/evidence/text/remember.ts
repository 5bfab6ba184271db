/** So many distinct texts are remembered, and at most as many again. */
const REMEMBERED = 10_000;

/** A target or a phrase of a form comes again; a longer text is somebody's own, and would only fill the memory. */
const LONGEST = 1000;

/**
 * What was said of the last distinct texts. Memory does not grow with the records: two generations of texts are kept,
 * for to forget the oldest text by text costs more than to read some again.
 */
export class Remembered<Said> {
  private older = new Map<string, Said>();
  private known = new Map<string, Said>();
  private readonly most: number;

  /** @param most how many texts are remembered at least, 1 or more */
  constructor(most = REMEMBERED) {
    this.most = most;
  }

  get(text: string): Said | undefined {
    const lately = this.known.get(text);
    if (lately !== undefined) return lately;
    const before = this.older.get(text);
    if (before !== undefined) this.set(text, before);
    return before;
  }

  /** Keeps what was said of a text, unless it is too long to come again. */
  set(text: string, said: Said): void {
    if (text.length > LONGEST) return;
    if (this.known.size >= this.most) {
      this.older = this.known;
      this.known = new Map();
    }
    this.known.set(text, said);
  }
}

/**
 * What a function says of texts, so that one that comes again is not read again.
 *
 * @param most how many texts are remembered at least, 1 or more
 */
export function remembering<Said>(read: (text: string) => Said, most?: number): (text: string) => Said {
  const known = new Remembered<Said>(most);
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const said = read(text);
    known.set(text, said);
    return said;
  };
}
