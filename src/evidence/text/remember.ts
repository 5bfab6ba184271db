/** So many distinct texts are remembered. */
const REMEMBERED = 10_000;

/** A target or a phrase of a form comes again; a longer text is somebody's own, and would only fill the memory. */
const LONGEST = 1000;

/**
 * What a function says of the last distinct texts, so that a text that comes again is not read again. Memory does not
 * grow with the records.
 *
 * @param most how many texts are remembered, 1 or more
 */
export function remembering<Said>(read: (text: string) => Said, most = REMEMBERED): (text: string) => Said {
  const known = new Map<string, Said>();
  return (text) => {
    if (text.length > LONGEST) return read(text);
    const before = known.get(text);
    // What came again lately is kept longest: it goes to the end.
    if (before !== undefined) known.delete(text);
    const said = before ?? read(text);
    known.set(text, said);
    if (known.size > most) known.delete(known.keys().next().value as string);
    return said;
  };
}
