/** A place in a text, both numbers 1-based and in characters. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where the offsets of a text stand, 0-based and in UTF-16 units. */
export interface Places {
  readonly lineAt: (offset: number) => number;
  readonly placeAt: (offset: number) => Place;
}

/** Finds places in a text from offsets. A line ends with LF, CR LF or CR. */
export class LineIndex implements Places {
  private readonly text: string;
  private readonly starts: number[] = [0];
  /** The last place asked for: the next one is mostly behind it, and a line may be a whole document. */
  private last = { line: 1, offset: 0, column: 1 };

  constructor(text: string) {
    this.text = text;
    for (const match of text.matchAll(/\r\n|\n|\r/g)) this.starts.push(match.index + match[0].length);
  }

  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  placeAt(offset: number): Place {
    const line = this.lineAt(offset);
    const { last } = this;
    const behind = last.line === line && last.offset <= offset;
    const from = behind ? last.offset : (this.starts[line - 1] ?? 0);
    const column = (behind ? last.column : 1) + characters(this.text.slice(from, offset));
    this.last = { line, offset, column };
    return { line, column };
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
