import Table from 'cli-table3';
import type { Verdict } from '../../model/figure.ts';
import { printable } from '../../util/words.ts';
import type { TableOptions } from './options.ts';
import type { Paint } from './paint.ts';
import type { Row } from './row.ts';

/** Where the columns leave less than this for the label, every figure becomes a block of lines instead. */
const NARROWEST_LABEL = 24;

/** Wider than this a table is only harder to read along. */
const WIDEST_TABLE = 150;

const BORDER_NAMES = [
  'top',
  'top-mid',
  'top-left',
  'top-right',
  'bottom',
  'bottom-mid',
  'bottom-left',
].concat(['bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle']);

const NO_BORDERS = Object.fromEntries(BORDER_NAMES.map((name) => [name, '']));

type Cell = string | { readonly content: string; readonly colSpan: number };

/** The columns after the label, with their widths in characters, the space after each included. */
const COUNT_COLUMNS = [
  ['', 11],
  ['Result', 21],
  ['Unclear', 8],
  ['Not rec.', 9],
  ['Not rel.', 9],
] as const;
const SOURCE_WIDTH = 10;
const PUBLISHED_WIDTH = 18;
/** With the verdict behind each value. */
const COMPARED_WIDTH = 26;

/** Which of the columns that not every report needs are printed. */
export interface Columns {
  readonly withPublished: boolean;
  readonly compared: boolean;
}

/** How the rows of a table are set: as columns where they fit, else as blocks. */
export class Layout {
  private readonly options: TableOptions;
  private readonly paint: Paint;
  private readonly publishedLabel: string;

  constructor(options: TableOptions, paint: Paint, publishedLabel: string) {
    this.options = options;
    this.paint = paint;
    this.publishedLabel = publishedLabel;
  }

  /** A heading, and the rows under it. Every section of a report has the same columns. */
  section(title: string, rows: readonly Row[], { withPublished, compared }: Columns): string {
    const published = withPublished
      ? [[capital(this.publishedLabel), compared ? COMPARED_WIDTH : PUBLISHED_WIDTH] as const]
      : [];
    const columns = [...COUNT_COLUMNS, ...published, ['Source', SOURCE_WIDTH] as const];
    const label = this.width - columns.reduce((sum, [, width]) => sum + width, 0);
    if (label < NARROWEST_LABEL) return `${this.paint.bold(title)}\n${this.blocks(rows)}`;
    const head = [this.paint.bold(title), ...columns.map(([name]) => this.paint.dim(name))];
    const lines = rows.flatMap((row) => this.lines(row, label, withPublished, columns.length + 1));
    return grid([head, ...lines], [label, ...columns.map(([, width]) => width)]);
  }

  /** Text broken into lines at spaces, each set in. */
  paragraph(text: string, indent = 0): string {
    const width = Math.max(20, this.width - indent);
    return wrapped(text, width)
      .split('\n')
      .map((line) => ' '.repeat(indent) + line)
      .join('\n');
  }

  get width(): number {
    return Math.min(this.options.width, WIDEST_TABLE);
  }

  /** A line of the grid; then one for each further published value; then the notes, across all columns. */
  private lines(row: Row, labelWidth: number, withPublished: boolean, columns: number): Cell[][] {
    const { paint } = this;
    const indent = '  '.repeat(row.level);
    const published = (text: string | undefined): string[] => (withPublished ? [text ?? ''] : []);
    const [first, ...others] = this.published(row);
    const main = [
      wrapped(printable(row.label), labelWidth - indent.length).replace(/^/gm, indent),
      this.bar(row.bar),
      withBase(row),
      row.unclear,
      row.notRecorded,
      row.notRelevant,
      ...published(first),
      row.source,
    ];
    const further = others.map((text) => [...COUNT_COLUMNS.map(() => ''), '', ...published(text), '']);
    const notes = row.notes.map((note) => [
      { content: paint.dim(`${indent}  ${printable(note)}`), colSpan: columns },
    ]);
    return [main, ...further, ...notes];
  }

  /** What was printed, each value once with its verdict, however often the report says it. */
  private published({ published }: Row): string[] {
    const texts = published.map(({ text, verdict: given }) => {
      const verdict = this.verdict(given);
      return printable(text) + (verdict === '' ? '' : ` (${verdict})`);
    });
    return [...new Set(texts)];
  }

  private blocks(rows: readonly Row[]): string {
    return rows.map((row) => this.block(row)).join('\n');
  }

  private block(row: Row): string {
    const { paint } = this;
    const indent = 2 * row.level;
    const left = [
      [row.unclear, 'unclear'],
      [row.notRecorded, 'not recorded'],
      [row.notRelevant, 'not relevant'],
    ].flatMap(([count = '', what = '']) => (count === '' || count === '0' ? [] : [`${count} ${what}`]));
    const published = this.published(row).map((text) => `${this.publishedLabel}: ${text}`);
    const number = [this.bar(row.bar), withBase(row)].filter((text) => text !== '').join(' ');
    const notes = [left.join(', '), ...row.notes]
      .filter((text) => text !== '')
      .map((text) => paint.dim(printable(text)));
    const source = row.source === '' ? '' : paint.dim(` [${row.source}]`);
    const details = [number, ...notes, ...published].filter((text) => text !== '');
    return [
      this.paragraph(printable(row.label) + source, indent),
      ...details.map((text) => this.paragraph(text, indent + 2)),
    ].join('\n');
  }

  /** Ten characters. Full or empty only when the figure is: 99.6% must not look like 100%. */
  private bar(share: number | null): string {
    if (share === null) return '';
    const full = this.options.unicode ? '\u2588' : '#';
    const empty = this.options.unicode ? '\u2591' : '.';
    const length = share === 0 ? 0 : share === 1 ? 10 : Math.min(9, Math.max(1, Math.round(share * 10)));
    return this.paint.bar(full.repeat(length)) + this.paint.dim(empty.repeat(10 - length));
  }

  private verdict(verdict: Verdict): string {
    const { paint } = this;
    switch (verdict) {
      case 'agrees':
        return paint.good(verdict);
      case 'loosely':
        return paint.fair(verdict);
      case 'differs':
        return paint.bad(verdict);
      case 'not testable':
        return paint.dim(verdict);
      case 'not compared':
        return '';
    }
  }
}

/** The base known is the rule and goes without saying; the report says so once. */
const withBase = ({ result, base }: Row): string =>
  printable(base === '' || base === 'known' ? result : `${result} ${base}`);

/**
 * A text broken at spaces into lines of less than a width. Most fit as they are, and a grid of one cell for each of
 * them would be half the work of a report.
 */
function wrapped(text: string, width: number): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
  return /^[ -~]*$/.test(shown) && shown.length < width ? shown : grid([[shown]], [width]);
}

/** Nobody reads a longer line, and breaking it takes a time that grows with more than its length. */
const LONGEST = 600;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Cells in columns of given widths, broken at spaces, without lines around them. */
export function grid(rows: readonly (readonly Cell[])[], colWidths: readonly number[]): string {
  const table = new Table({
    chars: NO_BORDERS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1 },
    colWidths: [...colWidths],
    wordWrap: true,
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
