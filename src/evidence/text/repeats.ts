/** A text that stands in several records, word for word. */
export interface RepeatedText {
  /** As it was first found to be repeated. */
  readonly text: string;
  /** The running number of the text that was first found to be a repetition, among all that were added, from 1. */
  readonly row: number;
  /** In how many records it stands, 2 or more. */
  readonly records: number;
}

interface Counted {
  records: number;
  /** Null until it stands in a second record: most texts never do. */
  text: string | null;
  row: number;
}

/**
 * Counts in how many records each text stands, so that what was copied from case to case can be seen. White space,
 * case and the marks at the end do not matter. Memory grows with the hashes of distinct texts and of the records that
 * they stand in, and holds no words but those that are repeated.
 */
export class Repeats {
  private readonly texts = new Map<number, Counted>();
  private readonly seen = new Set<number>();
  private added = 0;

  /** @param id that of the record; a text that comes twice in one record counts once */
  add(id: string, text: string): void {
    this.added += 1;
    const same = normalised(text);
    if (same === '') return;
    const inRecord = hashOf(`${id}\n${same}`);
    if (this.seen.has(inRecord)) return;
    this.seen.add(inRecord);
    const hash = hashOf(same);
    const counted = this.texts.get(hash);
    if (counted === undefined) {
      this.texts.set(hash, { records: 1, text: null, row: 0 });
      return;
    }
    counted.records += 1;
    if (counted.text !== null) return;
    counted.text = text.trim().replace(/\s+/g, ' ');
    counted.row = this.added;
  }

  /**
   * The texts that stand in most records first; of as many, in the order in which they came.
   *
   * @param least in how many records a text has to stand, 2 or more
   */
  repeated(least = 2): RepeatedText[] {
    return [...this.texts.values()]
      .flatMap(({ records, text, row }) => (text === null || records < least ? [] : [{ text, row, records }]))
      .sort((a, b) => b.records - a.records);
  }
}

const normalised = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^ | $/g, '')
    .replace(/[\s.,;:!?…-]+$/, '');

/** Two texts share a hash once in 2^53. */
function hashOf(text: string): number {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995) ^ (b >>> 15);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b);
  b = Math.imul(b ^ (b >>> 15), 0xc2b2ae35);
  return ((b ^ (b >>> 13)) & 0x1fffff) * 2 ** 32 + ((a ^ (a >>> 13)) >>> 0);
}
