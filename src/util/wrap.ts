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

/**
 * Texts with commas between them, as many on a line as fit; none is broken unless it is longer than a line.
 *
 * @param width of a line in columns, the indent included
 */
export function packed(texts: readonly string[], width: number, indent: number): string[] {
  const room = Math.max(1, width - indent);
  const lines: string[] = [];
  let line = '';
  texts.forEach((text, index) => {
    const own = index === texts.length - 1 ? text : `${text},`;
    for (const piece of pieces(own, room)) {
      const longer = line === '' ? piece : `${line} ${piece}`;
      if (columnsOf(longer) > room) {
        lines.push(line);
        line = piece;
      } else line = longer;
    }
  });
  if (line !== '') lines.push(line);
  return lines.map((one) => ' '.repeat(indent) + one);
}

/** A text, or the parts of one that is longer than a line. */
function pieces(text: string, room: number): string[] {
  if (columnsOf(text) <= room) return [text];
  const parts = [''];
  for (const sign of text) {
    const longer = `${parts.at(-1) ?? ''}${sign}`;
    if (columnsOf(longer) > room && parts.at(-1) !== '') parts.push(sign);
    else parts[parts.length - 1] = longer;
  }
  return parts;
}

/** How wide a terminal shows a text, at most: a sign of a script beyond the Latin ones may take two columns. */
const columnsOf = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2), 0);
