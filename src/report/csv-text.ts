import { printable } from '../util/words.ts';

/** In front of a CSV file it tells Excel that the file is UTF-8, and not the code page of the machine. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * One row for a CSV file that people open in a spreadsheet, its line end included. A cell that a spreadsheet would
 * take for a formula gets an apostrophe in front, so that it stays a text; control characters are made visible.
 */
export const csvRow = (cells: readonly (string | number | null)[]): string =>
  `${cells.map((cell) => csvCell(String(cell ?? ''))).join(',')}\r\n`;

/**
 * The signs that begin a formula, also in their full width, which some spreadsheets read as the same; a program that
 * takes away spaces and quotes, or signs that nobody sees, comes upon them too. A tab or a line end moves the rest
 * into a cell of its own where the text is pasted.
 */
const FORMULA = /^[\t\r\n]|^[\s"\u200b-\u200f\u2060]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** Most cells are this plain; a list may have millions. */
const PLAIN = /^\w(?:[\w .:()/-]*[\w.:()/-])?$/;

function csvCell(text: string): string {
  if (PLAIN.test(text)) return text;
  // Before control characters are replaced: a tab in front is one of the ways to begin a formula.
  const plain = printable(FORMULA.test(text) ? `'${text}` : text);
  return /[",;]|^\s|\s$/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}

const MONTH = 'jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april'.concat(
  '|august|september|october|november|december',
);

/** Texts of which a spreadsheet makes something else: a number without its zeros, a date, 3E5. */
const REMADE = [
  /^[\d\s.,:/-]*\d[\d\s.,:/%-]*$/,
  /^\d+(?:\.\d+)?e[+-]?\d+$/i,
  new RegExp(`^(?:\\d{1,4}[\\s./-]*)?(?:${MONTH})[\\s./-]*\\d{0,4}$`, 'i'),
];

/** A whole number that a spreadsheet shows as it is. */
const PLAIN_NUMBER = /^(?:0|[1-9]\d{0,10})$/;

/**
 * An id as a cell, its parts with a space between them. One that a spreadsheet would turn into another number or into
 * a date gets an apostrophe in front: 007 and 7 may be two cases.
 */
export function csvId(id: readonly string[]): string {
  const text = id.join(' ');
  const remade = REMADE.some((form) => form.test(text)) && !PLAIN_NUMBER.test(text);
  return remade ? `'${text}` : text;
}
