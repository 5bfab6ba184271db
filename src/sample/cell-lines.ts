/** The rows in a cell: its lines, or what stands between semicolons; without the signs that people set before them. */
export function splitLines(cell: string): string[] {
  const lines = /[\r\n]/.test(cell.trim()) ? cell.split(/\r\n|\n|\r/) : cell.split(';');
  return lines
    .map((line) =>
      line
        .trim()
        .replace(/^(?:[\u2022\u00b7*\u2013\u2014-](?:\s+|$)|\d{1,2}[.)](?:\s+|$))/u, '')
        .trim(),
    )
    .filter((line) => line !== '' && !saysNone(line));
}

/** Whether a text says that there is nothing to list, which is more than to say nothing. */
export const saysNone = (text: string): boolean => /^(?:none|nil)\.?$/i.test(text.trim());
