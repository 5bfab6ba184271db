/** "a, b or c"; an empty list gives an empty text. */
export function orList(items: readonly string[]): string {
  return joinLast(items, 'or');
}

/** "a, b and c". */
export function andList(items: readonly string[]): string {
  return joinLast(items, 'and');
}

function joinLast(items: readonly string[], word: string): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items[items.length - 1] ?? ''}`;
}

/** "1 row", "2 rows", "1,234 rows". */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${thousands(n)} ${n === 1 ? one : many}`;
}

/** A whole number with commas between the thousands, the same in every locale. */
export const thousands = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** Orders texts by code unit, so that every machine prints the same order. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where words stand in a text, for people, who count from one; `end` is the first character that is none of them. */
export const charactersAt = (start: number, end: number): string => `characters ${start + 1} to ${end}`;

/** A text in which control characters cannot move a cursor or break a line. */
export const printable = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters are the very thing to be replaced
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');

/** What a user wrote, as it is named in a message: cut where it is so long that it may be something else. */
export const shortened = (text: string): string => {
  const shown = printable(text.trim());
  return shown.length > LONGEST_NAME ? `${shown.slice(0, LONGEST_NAME)}...` : shown;
};

const LONGEST_NAME = 40;

/** The parts of an id, as they are named in a message or a list. */
export const shownId = (id: readonly string[]): string => id.map(shortened).join(' ');

/**
 * A value as people spell it in different ways: case, spaces, hyphens, underscores, slashes and dots between
 * letters do not matter, so `Too early` and `too-early` agree. Every other sign stays: `Yes?` is not `Yes`, `-1`
 * and `1.` are not `1`.
 */
export const valueKey = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/(?<=\p{L})['\u2019](?=\p{L})/gu, '')
    .replace(/(?<=\p{L})[\s_\-/.]+(?=[\p{L}\p{N}])|(?<=\p{N})[\s_\-/.]+(?=\p{L})/gu, ' ')
    .replace(/(?<=\p{L})\.$/u, '')
    .replace(/\s+/g, ' ');

/** A name as people spell it in different ways, reduced to its letters and digits: `Case ID` and `case_id` agree. */
export const looseKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** "an answer", "a choice". */
export const withArticle = (word: string): string => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;

/** An id in words: `trauma-evidence` is "Trauma evidence". */
export const asWords = (id: string): string =>
  (id.charAt(0).toUpperCase() + id.slice(1)).replace(/[-_]+/g, ' ');
