import type { ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import type { Published, Verdict } from '../../model/result.ts';
import { printable } from '../../util/words.ts';
import type { TableOptions } from './options.ts';
import { publishedText } from '../published-text.ts';
import type { Row } from './rows.ts';

/** Below this width the columns no longer fit beside each other, and every figure becomes a block of lines. */
const NARROWEST_TABLE = 100;

const NO_BORDERS = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'] //
    .concat(['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'])
    .map((name) => [name, '']),
);

/** How the rows of a table are set: as columns where they fit, else as blocks. */
export class Layout {
  private readonly options: TableOptions;
  private readonly chalk: ChalkInstance;
  private readonly publishedLabel: string;

  constructor(options: TableOptions, chalk: ChalkInstance, publishedLabel: string) {
    this.options = options;
    this.chalk = chalk;
    this.publishedLabel = publishedLabel;
  }

  rows(rows: readonly Row[], withPublished: boolean): string {
    return this.options.width >= NARROWEST_TABLE ? this.columns(rows, withPublished) : this.blocks(rows);
  }

  /** Text broken into lines at spaces, each set in. */
  paragraph(text: string, indent = 0): string {
    const width = Math.max(20, this.options.width - indent);
    return grid([[text]], [width])
      .split('\n')
      .map((line) => ' '.repeat(indent) + line.trimEnd())
      .join('\n');
  }

  private columns(rows: readonly Row[], withPublished: boolean): string {
    const { chalk } = this;
    const heads = ['Figure', '', 'Result', 'Base', 'Unclear', 'Not rec.', 'Not rel.'];
    const fixed = [12, 22, 10, 9, 10, 10];
    const tail = withPublished ? [22, 14, 8] : [];
    const label = this.options.width - [...fixed, ...tail].reduce((sum, width) => sum + width, 0);
    const last = withPublished ? [capital(this.publishedLabel), 'Verdict', 'Source'] : [];
    const lines = rows.flatMap((row) => this.columnLines(row, withPublished));
    return grid(
      [[...heads, ...last].map((head) => chalk.dim(head)), ...lines],
      [Math.max(24, label), ...fixed, ...tail],
    );
  }

  /** A row of the grid, then one for each further published value, then one for each note. */
  private columnLines(row: Row, withPublished: boolean): string[][] {
    const { chalk } = this;
    const [first, ...others] = row.published;
    const published = (value: Published | undefined): string[] =>
      withPublished ? [value ? publishedText(value) : '', value ? this.verdict(value.verdict) : ''] : [];
    const indent = '  '.repeat(row.level);
    const counts = [row.unclear, row.notRecorded, row.notRelevant];
    const source = withPublished ? [row.source] : [];
    const main = [indent + printable(row.label), this.bar(row.bar), row.result, row.base, ...counts];
    const notes = row.notes.map((note) => [chalk.dim(`  ${note}`)]);
    const lines = others.map((value, index) => [
      ...(notes[index] ?? ['']),
      '',
      '',
      '',
      '',
      '',
      '',
      ...published(value),
      '',
    ]);
    return [
      [...main, ...published(first), ...source],
      ...lines,
      ...notes.slice(others.length).map((note) => padded(note, main.length)),
    ];
  }

  private blocks(rows: readonly Row[]): string {
    const { chalk } = this;
    return rows
      .map((row) => {
        const indent = 2 * row.level;
        const of = row.base === '' || row.base === 'known' ? '' : ` (base: ${row.base})`;
        const left = [
          [row.unclear, 'unclear'],
          [row.notRecorded, 'not recorded'],
          [row.notRelevant, 'not relevant'],
        ].flatMap(([count, what]) => (count === '' || count === '0' ? [] : [`${count ?? ''} ${what ?? ''}`]));
        const printed = row.published.map((value) => {
          const verdict = value.verdict === 'not compared' ? '' : ` ${this.verdict(value.verdict)}`;
          return `${this.publishedLabel}: ${publishedText(value)}${verdict}`;
        });
        const number = `${this.bar(row.bar)}${row.bar === null ? '' : ' '}${row.result}${of}`;
        const small = [left.join(', '), ...row.notes]
          .filter((text) => text !== '')
          .map((text) => chalk.dim(text));
        const label = printable(row.label) + (row.source === '' ? '' : chalk.dim(` [${row.source}]`));
        return [
          this.paragraph(label, indent),
          ...[number, ...small, ...printed]
            .filter((text) => text !== '')
            .map((text) => this.paragraph(text, indent + 2)),
        ].join('\n');
      })
      .join('\n');
  }

  private bar(share: number | null): string {
    if (share === null) return '';
    const [full, empty] = this.options.unicode ? ['\u2588', '\u2591'] : ['#', '.'];
    // A bar is full or empty only when the figure is: 99.6% must not look like 100%.
    const length = share === 0 ? 0 : share === 1 ? 10 : Math.min(9, Math.max(1, Math.round(share * 10)));
    return this.chalk.cyan(full.repeat(length)) + this.chalk.dim(empty.repeat(10 - length));
  }

  private verdict(verdict: Verdict): string {
    if (verdict === 'not compared') return '';
    const { chalk } = this;
    const paint = {
      agrees: chalk.green,
      loosely: chalk.yellow,
      differs: chalk.red,
      'not testable': chalk.dim,
    }[verdict];
    return paint(verdict);
  }
}

const padded = (cells: readonly string[], length: number): string[] =>
  Array.from({ length }, (_, index) => cells[index] ?? '');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Cells in columns of given widths, broken at spaces, without lines around them. */
function grid(rows: readonly (readonly string[])[], colWidths: readonly number[]): string {
  const table = new Table({
    chars: NO_BORDERS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1 },
    colWidths: [...colWidths],
    wordWrap: true,
    wrapOnWordBoundary: true,
  });
  table.push(...rows.map((row) => padded(row, colWidths.length)));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
