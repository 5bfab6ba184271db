import { printable } from '../util/words.ts';

/** In front of a CSV file it tells Excel that the file is UTF-8, and not the code page of the machine. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * One row for a CSV file that people open in a spreadsheet, its line end included. A cell that a spreadsheet would
 * take for a formula gets an apostrophe in front, so that it stays a text; control characters are made visible.
 */
export const csvRow = (cells: readonly (string | number | null)[]): string =>
  `${cells.map((cell) => csvCell(String(cell ?? ''))).join(',')}\r\n`;

function csvCell(text: string): string {
  // Before control characters are replaced: a tab in front is one of the ways to begin a formula.
  const plain = printable(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
  return /[",;]|^\s|\s$/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}
