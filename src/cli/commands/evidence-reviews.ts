import type { Command } from 'commander';
import { REVIEW_COLUMNS, reviewUnit } from '../../evidence/reviews/columns.ts';
import type { SampleRecord } from '../../model/record.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { allowProblemsOption, columnOption, formatOption, readingOptions } from '../options.ts';
import type { Session } from '../program.ts';
import type { TextOptions } from './evidence-text.ts';

export function reviewsCommand(evidence: Command, { io, exit }: Session): void {
  const command = evidence
    .command('reviews')
    .summary('reviews that repeat an earlier one under a new date')
    .description(
      `Compare the reviews of each case with each other: which repeat an earlier one, under a new date. Columns: ${REVIEW_COLUMNS.join(', ')}. No word of a review is printed.`,
    )
    .argument('<file>', 'CSV, JSON or JSON Lines: a review in each row; rows with one id are one case')
    .addOption(columnOption(REVIEW_COLUMNS))
    .addOption(formatOption(['table', 'jsonl']))
    .addOption(allowProblemsOption())
    .action(async (file: string, options: TextOptions) => {
      exit(await runReviews(file, options, io));
    });
  readingOptions().forEach((option) => command.addOption(option));
}

async function runReviews(file: string, options: TextOptions, io: Io): Promise<ExitCode> {
  const [
    { readEvidence },
    { compareReviews },
    { reviewOf },
    { renderReviewLine, ReviewTable },
    { tableOptions },
  ] = await Promise.all([
    import('../read-evidence.ts'),
    import('../../evidence/reviews/compare-reviews.ts'),
    import('../../evidence/reviews/kind.ts'),
    import('../../report/evidence-reviews.ts'),
    import('../terminal.ts'),
  ]);
  const unit = reviewUnit(options.column);
  const [date, text] = ['date', 'text'].map((id) => unit.fields.findIndex((field) => field.id === id)) as [
    number,
    number,
  ];
  // Rows of one case may stand anywhere in the file, so all are kept.
  const cases = new Map<string, SampleRecord[]>();
  const { errors } = await readEvidence(
    file,
    { unit, needs: ['text'], missed: { date: NO_DATE }, headers: options.column },
    options,
    io,
    (record) => {
      const id = record.id.join(' ');
      const before = cases.get(id);
      if (before === undefined) cases.set(id, [record]);
      else before.push(record);
    },
  );
  const table = new ReviewTable(tableOptions(io.stdout, io).width);
  for (const [id, rows] of cases) {
    const { readings } = compareReviews(rows.map(({ cells }) => reviewOf(cells[date], cells[text])));
    readings.forEach(({ copied, unchanged, like }, index) => {
      const line = {
        id,
        line: rows[index]?.line ?? 0,
        copied,
        unchanged,
        like: like === null ? null : { line: rows[like.row]?.line ?? 0, percent: like.percent },
      };
      io.stdout.write(options.format === 'jsonl' ? renderReviewLine(line) : table.review(line));
    });
  }
  if (options.format === 'table') io.stdout.write(table.end());
  return errors > 0 && options.allowProblems !== true ? EXIT.missed : EXIT.ok;
}

const NO_DATE = 'without dates nobody can tell which of two reviews repeats the other';
