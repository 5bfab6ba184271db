/** A place in a text, both numbers 1-based and in characters. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Finds places in a text from offsets. A line ends with LF, CR LF or CR. */
export class LineIndex {
  private readonly text: string;
  private readonly starts: number[] = [0];

  constructor(text: string) {
    this.text = text;
    for (const match of text.matchAll(/\r\n|\n|\r/g)) this.starts.push(match.index + match[0].length);
  }

  /** @param offset 0-based, in UTF-16 units */
  placeAt(offset: number): Place {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: characters(this.text.slice(this.starts[low] ?? 0, offset)) + 1 };
  }
}

/** How many characters a text has; one beyond the basic plane is one, not two. */
export function characters(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at += 1) {
    if ((text.codePointAt(at) ?? 0) > 0xffff) {
      count -= 1;
      at += 1;
    }
  }
  return count;
}

/** How many line breaks a text holds; CR LF is one. */
export function countLineBreaks(text: string): number {
  if (!text.includes('\n') && !text.includes('\r')) return 0;
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
