/** So many distinct texts are remembered, and at most as many again. */
const REMEMBERED = 10_000;

/** A target or a phrase of a form comes again; a longer text is somebody's own, and would only fill the memory. */
const LONGEST = 1000;

/**
 * What a function says of the last distinct texts, so that a text that comes again is not read again. Memory does not
 * grow with the records.
 *
 * @param most how many texts are remembered at least, 1 or more
 */
export function remembering<Said>(read: (text: string) => Said, most = REMEMBERED): (text: string) => Said {
  // Two generations: to forget the oldest text by text costs more than to read some again.
  let older = new Map<string, Said>();
  let known = new Map<string, Said>();
  return (text) => {
    if (text.length > LONGEST) return read(text);
    const lately = known.get(text);
    if (lately !== undefined) return lately;
    const said = older.get(text) ?? read(text);
    if (known.size >= most) {
      older = known;
      known = new Map();
    }
    known.set(text, said);
    return said;
  };
}
