import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../src/rubric/load.ts';
import { openCsv, readCsv } from '../../src/sample/csv.ts';
import type { RowSink } from '../../src/sample/rows.ts';
import { auditWith } from '../helpers/audit-text.ts';
import { encoded, inputFrom, inUtf8 } from '../helpers/file-dialects.ts';

/** What is read of a CSV text, beside what csv-parse reads of it, and beside what its writer knows. */

const TIMES = Number(process.env['RUNS'] ?? 1);
const TIMEOUT = 60_000 * TIMES;

const DELIMITERS = [',', ';', '\t', '|'] as const;
const ENDS = ['\n', '\r\n', '\r'] as const;
const PIECES = [
  'a',
  'Bc',
  ' ',
  '1',
  '"',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r\n',
  '\r',
  '\u00e9',
  '\ud83d\ude00',
  '\u2028',
  "'",
];

interface Written {
  readonly text: string;
  /** Whether quotes stand around the cell. */
  readonly quoted: boolean;
}
const cell = fc.record({
  text: fc.array(fc.constantFrom(...PIECES), { maxLength: 5 }).map((pieces) => pieces.join('')),
  quoted: fc.boolean(),
});

const asWritten = ({ text, quoted }: Written, delimiter: string): string =>
  quoted || text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;

/** The rows that a sink is told of, read in chunks of a size. */
async function rowsOf(text: string, delimiter: string, chunk: number): Promise<string[][]> {
  const rows: string[][] = [];
  const take = (cells: Parameters<RowSink['row']>[0]): void => {
    rows.push(cells.map((one) => (typeof one === 'string' ? one : 'no text')));
  };
  const sink: RowSink = {
    recognises: (columns) => (columns.includes('known') ? columns.length : 0),
    isChildTable: () => false,
    readsAsRow: () => false,
    header: take,
    row: take,
    lost: (_rows, at, message) => rows.push([`lost at ${at.line}: ${message}`]),
    note: () => undefined,
  };
  const bytes = inUtf8(text);
  async function* chunks(): AsyncIterable<Uint8Array> {
    await Promise.resolve();
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  await readCsv(await openCsv(chunks(), delimiter, sink.recognises), 'x.csv', sink);
  return rows;
}

const isBlank = (cells: readonly string[]): boolean => cells.every((one) => one.trim() === '');

describe('the rows of a CSV text', () => {
  it(
    'are those that csv-parse reads',
    async () => {
      const table = fc
        .integer({ min: 1, max: 5 })
        .chain((columns) =>
          fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 8 }),
        );
      await fc.assert(
        fc.asyncProperty(
          table,
          fc.constantFrom(...DELIMITERS),
          fc.array(fc.constantFrom(...ENDS), { minLength: 9, maxLength: 9 }),
          fc.constantFrom(1, 2, 3, 7, 1000),
          async (rows, delimiter, ends, chunk) => {
            const names = ['known', ...(rows[0] ?? []).slice(1).map((_, index) => `c${index}`)];
            const lines = [names, ...rows.map((row) => row.map((one) => asWritten(one, delimiter)))];
            const text = lines.map((line, index) => line.join(delimiter) + (ends[index] ?? '\n')).join('');
            const plain: string[][] = parse(text, {
              delimiter,
              record_delimiter: ['\r\n', '\n', '\r'],
              relax_column_count: true,
            });
            const read = await rowsOf(text, delimiter, chunk);
            // Ours passes over rows in which nothing stands.
            expect(read, JSON.stringify(text)).toEqual(plain.filter((row) => !isBlank(row)));
            expect(read).toEqual(
              [names, ...rows.map((row) => row.map((one) => one.text))].filter((row) => !isBlank(row)),
            );
          },
        ),
        { numRuns: 500 * TIMES },
      );
    },
    TIMEOUT,
  );
});

const { rubric } = loadRubric(
  `rubric: places
version: 1
title: Places
units:
  case:
    id: case_id
    fields:
      safe: {type: answer}
      note: {type: text}
      months: {type: number}
checks:
  kept-safe: {recorded: safe}
`,
  'rubric.yaml',
);

const placed = fc.record({
  /** What stands in front of the cells that may be damaged. */
  note: cell,
  safe: fc.constantFrom('Yes', 'No', 'perhaps'),
  months: fc.constantFrom('12', '3', 'twelve'),
  quoted: fc.boolean(),
  /** An empty row, a row that is too short or nothing in front of this row. */
  above: fc.constantFrom('', '', '', 'blank', 'short', 'quote'),
  end: fc.constantFrom(...ENDS),
});

/** Writes text and keeps count of where it stands: lines end with LF, CR LF or CR, a character is a code point. */
class Writer {
  text = '';
  place(): string {
    const before = this.text.split(/\r\n|\n|\r/);
    return `${before.length}:${Array.from(before.at(-1) ?? '').length + 1}`;
  }
}

describe('what cannot be read in a CSV file', () => {
  it(
    'is said with the line and column where it was written',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(placed, { minLength: 1, maxLength: 10 }),
          fc.constantFrom(...DELIMITERS),
          fc.boolean(),
          fc.nat({ max: 7 }),
          fc.nat({ max: 7 }),
          async (rows, delimiter, titled, encoding, chunk) => {
            const writer = new Writer();
            const expected: string[] = [];
            if (titled) writer.text += 'A title\n\n';
            writer.text += `${['case_id', 'note', 'safe', 'months'].join(delimiter)}\n`;
            rows.forEach(({ note, safe, months, quoted, above, end }, index) => {
              // A CR in front of a LF is one line break with it; a row that ends so is not followed by an empty one.
              if (above === 'blank') writer.text += `${delimiter.repeat(3)}${end}`;
              if (above === 'short') {
                expected.push(`row-lost ${writer.place()}`);
                writer.text += `x${delimiter}y${end}`;
              }
              if (above === 'quote') {
                expected.push(`row-lost ${writer.place()}`);
                writer.text += `x${delimiter}y"z${delimiter}Yes${delimiter}1${end}`;
              }
              writer.text += `id ${index}${delimiter}${asWritten(note, delimiter)}${delimiter}`;
              if (safe === 'perhaps') expected.push(`unreadable-value ${writer.place()}`);
              writer.text += asWritten({ text: safe, quoted }, delimiter) + delimiter;
              if (months === 'twelve') expected.push(`unreadable-value ${writer.place()}`);
              writer.text += asWritten({ text: months, quoted }, delimiter) + end;
            });
            const draws = [encoding, chunk];
            const bytes = encoded((choices) => encoding % choices, writer.text);
            const input = inputFrom((choices) => (draws[1] ?? 0) % choices, bytes, 'cases.csv');
            const { problems, result } = await auditWith(rubric, [input]);
            const found = problems
              .filter(({ severity }) => severity === 'error')
              .map(({ code, line, column }) => `${code} ${line ?? 0}:${column ?? 0}`);
            expect(found, JSON.stringify(writer.text)).toEqual(expected);
            expect(result.sample.units[0]?.records).toBe(rows.length);
          },
        ),
        { numRuns: 500 * TIMES },
      );
    },
    TIMEOUT,
  );
});
