/** A number as it stands in a cell, and whether a percent sign stood behind it. */
export interface ReadNumber {
  readonly value: number;
  readonly percent: boolean;
}

/**
 * Reads `12`, `-1.5`, `1,234` (commas only where thousands end) and `45%` (as 45). Anything else beside the digits
 * is a problem: what "12 months" counts, the column cannot say.
 *
 * @param text without spaces around it
 */
export function readNumber(text: string): ReadNumber | null {
  const match = /^([+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)\s?(%?)$/.exec(text);
  if (match === null) return null;
  const value = Number((match[1] ?? '').replace(/,/g, ''));
  // Beyond this a number is no longer the one that was written.
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? { value, percent: match[2] === '%' } : null;
}

/** Whether a text is a number as a spreadsheet shortens it: 1.23E+11. Without the sign it may be a code, as 1E5. */
export const isScientific = (text: string): boolean => /^[+-]?\d(?:\.\d+)?E[+-]\d+$/i.test(text);

/** Whether something stands behind a number that is not part of it. */
export const hasUnit = (text: string): boolean => /^[^\p{L}\d]*\d[\d.,]*\s*[^\d\s.,].*$/u.test(text);
