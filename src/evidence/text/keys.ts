/** So many words are remembered, whatever is read; the others are looked up each time. */
export const REMEMBERED = 50_000;

/** The key of what is not remembered. */
export const NO_KEY = -1;

const keys = new Map<string, number>();

/**
 * A small number for a word, the same each time, by which what is known of it stands in an array; `NO_KEY` once too many
 * are known.
 */
export function keyOf(word: string): number {
  const known = keys.get(word);
  if (known !== undefined) return known;
  if (keys.size >= REMEMBERED) return NO_KEY;
  keys.set(word, keys.size);
  return keys.size - 1;
}
