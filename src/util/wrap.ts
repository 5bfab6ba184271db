/**
 * A text broken into lines at its spaces. A word that is longer than a line keeps a line to itself.
 *
 * @param width of a line in characters, the indent included
 * @param indent how far every line is set in; lines after the first by two more
 */
export function wrap(text: string, width: number, indent = 0): string {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let empty = true;
  for (const word of text.split(/ +/)) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = ' '.repeat(indent + 2);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}
