import { DELIMITERS } from './ways-of-writing.ts';

const SIGNS: readonly string[] = Object.values(DELIMITERS);

/** How a CSV file is written, and where its header begins. */
export interface Dialect {
  readonly delimiter: string;
  /** The header's cells as written. */
  readonly columns: readonly string[];
  /** Bytes and lines in front of the header that are no part of the table. */
  readonly skipBytes: number;
  readonly skipLines: number;
  /** Whether they hold a title, and not only an instruction to a spreadsheet (`sep=;`) or nothing. */
  readonly title: boolean;
  /** How many of them look like rows: as many cells as the header, and most of them filled. */
  readonly rowsAbove: number;
}

/** A header may have so many lines above it. */
const LINES_ABOVE = 20;

/**
 * Finds the header and the delimiter: the first of the opening lines that can be the header of a table of ours,
 * with the delimiter that finds most of its columns. If there is none, the first line that holds anything, with the
 * delimiter that stands in it most often.
 *
 * @param head the beginning of the file
 * @param asked the delimiter that was asked for, or null
 * @param recognise how many columns of a table of ours a header holds; 0 when it is none
 */
export function findDialect(
  head: Uint8Array,
  asked: string | null,
  recognise: (columns: readonly string[]) => number,
): Dialect {
  const text = new TextDecoder().decode(head);
  const instruction = SEPARATOR_LINE.exec(text);
  const begin = instruction?.[0].length ?? 0;
  const said = asked ?? instruction?.[1] ?? null;
  const lines = openingLines(text, begin);
  for (const start of lines) {
    const found = bestHeader(text, start, said, recognise);
    if (found !== null) {
      const title = text.slice(begin, start).trim() !== '';
      const above = lines
        .slice(0, lines.indexOf(start))
        .map((at) => cellsAt(text, at, found.delimiter).columns);
      const rowsAbove = above.filter((cells) => looksLikeRow(cells, found.columns.length)).length;
      return { ...found, ...skipped(text, title ? start : begin), title, rowsAbove };
    }
  }
  const first = lines[0] ?? begin;
  const delimiter = said ?? mostFrequent(text, first);
  return {
    delimiter,
    columns: cellsAt(text, first, delimiter).columns,
    ...skipped(text, begin),
    title: false,
    rowsAbove: 0,
  };
}

/** A title fills one cell or a few, and so does a line that heads groups of columns. */
const looksLikeRow = (cells: readonly string[], columns: number): boolean =>
  columns > 1 && cells.length === columns && cells.filter((cell) => cell.trim() !== '').length * 2 > columns;

/** What some programs write first to tell a spreadsheet the delimiter. */
const SEPARATOR_LINE = /^"?sep=([^\r\n"])"?[,;\t|]*(?:\r\n|\n|\r)/i;

/** Where the first lines begin that hold more than spaces and delimiters. */
function openingLines(text: string, from: number): number[] {
  const starts: number[] = [];
  const line = /[^\r\n]*(?:\r\n|\n|\r|$)/y;
  line.lastIndex = from;
  while (starts.length < LINES_ABOVE && line.lastIndex < text.length) {
    const start = line.lastIndex;
    const content = line.exec(text)?.[0] ?? '';
    if (/[^\s,;|"]/.test(content)) starts.push(start);
  }
  return starts;
}

function bestHeader(
  text: string,
  start: number,
  said: string | null,
  recognise: (columns: readonly string[]) => number,
): Pick<Dialect, 'delimiter' | 'columns'> | null {
  let best: (Divided & { readonly delimiter: string }) | null = null;
  let most = 0;
  for (const delimiter of said === null ? SIGNS : [said]) {
    const divided = cellsAt(text, start, delimiter);
    const known = recognise(divided.columns);
    if (known > most || (known === most && best !== null && isLikelier(divided, best))) {
      best = { ...divided, delimiter };
      most = known;
    }
  }
  return best === null ? null : { delimiter: best.delimiter, columns: best.columns };
}

/** A row as some delimiter divides it. */
interface Divided {
  readonly columns: readonly string[];
  /** Cells with a quote where none may stand. */
  readonly misquoted: number;
}

/**
 * Which of two ways to divide a header is likelier when both find the same columns of ours, for other signs at
 * the ends of a name do not count: the one that can be read, then the one that leaves fewer delimiters at the ends
 * of its cells, then the one that splits most.
 */
function isLikelier(one: Divided, than: Divided): boolean {
  const better =
    than.misquoted - one.misquoted ||
    signsLeft(than.columns) - signsLeft(one.columns) ||
    one.columns.length - than.columns.length;
  return better > 0;
}

const signsLeft = (columns: readonly string[]): number =>
  columns.filter((column) => /^[,;|]|[,;|]$/.test(column.trim())).length;

const QUOTED = /^"(?:[^"]|"")*"$/;

/** The cells of the row that begins at an offset; a quoted cell may go over several lines. */
function cellsAt(text: string, start: number, delimiter: string): Divided {
  const sign = delimiter.replace(/[\\|^$.*+?()[\]{}]/, '\\$&');
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${sign}\\r\\n]*)(${sign}|\\r\\n|\\n|\\r|$)`, 'y');
  cell.lastIndex = start;
  const columns: string[] = [];
  let misquoted = 0;
  for (;;) {
    const match = cell.exec(text);
    if (match === null) return { columns, misquoted };
    const written = match[1] ?? '';
    const quoted = QUOTED.test(written);
    if (!quoted && written.includes('"')) misquoted += 1;
    columns.push(quoted ? written.slice(1, -1).replace(/""/g, '"') : written);
    if (match[2] !== delimiter) return { columns, misquoted };
  }
}

/** The delimiter that stands most often in a line, outside quotes; a comma if none does. */
function mostFrequent(text: string, start: number): string {
  const counts = SIGNS.map((delimiter) => cellsAt(text, start, delimiter).columns.length);
  return SIGNS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function skipped(text: string, offset: number): Pick<Dialect, 'skipBytes' | 'skipLines'> {
  const above = text.slice(0, offset);
  return {
    skipBytes: new TextEncoder().encode(above).length,
    skipLines: above.match(/\r\n|\n|\r/g)?.length ?? 0,
  };
}
