import type { Command } from 'commander';
import { TEXT_COLUMNS, textUnit } from '../../evidence/text/columns.ts';
import type { TextLine } from '../../report/evidence-text.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { showsText, type Io } from '../io.ts';
import {
  allowProblemsOption,
  columnOption,
  formatOption,
  readingOptions,
  showTextOption,
} from '../options.ts';
import type { Session } from '../program.ts';
import type { AskedReading } from '../run-audit.ts';
import { TEXT_EVIDENCE, type ReadLabels, type TextEvidence } from '../text-evidence.ts';

export interface TextOptions extends AskedReading {
  readonly format: string;
  readonly column: ReadonlyMap<string, readonly string[]>;
  readonly allowProblems?: boolean;
  readonly showText?: boolean;
}

/** A command for each kind of evidence that is read from free text. */
export function textEvidenceCommands(evidence: Command, { io, exit }: Session): void {
  for (const kind of TEXT_EVIDENCE) {
    const command = evidence
      .command(kind.kind)
      .summary(kind.summary)
      .description(
        `${kind.description} Columns: ${TEXT_COLUMNS.join(', ')}. The words that decide are printed on a terminal, else where they stand.`,
      )
      .argument('<file>', 'CSV, JSON or JSON Lines: a text in each row; a case may have several')
      .addOption(columnOption(TEXT_COLUMNS))
      .addOption(formatOption(['table', 'jsonl']))
      .addOption(showTextOption())
      .addOption(allowProblemsOption())
      .action(async (file: string, options: TextOptions) => {
        exit(await runTextEvidence(file, kind, options, io));
      });
    readingOptions().forEach((option) => command.addOption(option));
  }
}

/** Reads every text of a file and prints what is read in it. */
export async function runTextEvidence(
  file: string,
  { aliases, templates, load }: TextEvidence,
  options: TextOptions,
  io: Io,
): Promise<ExitCode> {
  const [{ readEvidence }, { renderTextLine, TextTable }, { Repeats }, { tableOptions }, read] =
    await Promise.all([
      import('../read-evidence.ts'),
      import('../../report/evidence-text.ts'),
      import('../../evidence/text/repeats.ts'),
      import('../terminal.ts'),
      load(),
    ]);
  const unit = textUnit(aliases, options.column);
  const place = 1;
  const needs = [unit.fields[place]?.id ?? ''];
  const words = showsText(io, options.showText);
  const table = new TextTable(tableOptions(io.stdout, io).width, words);
  const repeats = templates && options.format === 'table' ? new Repeats() : null;
  let row = 0;
  const { errors } = await readEvidence(
    file,
    { unit, needs, headers: options.column },
    options,
    io,
    (record) => {
      const cell = record.cells[place];
      // Where a word such as N/A stands in the place of a text, or nothing, there is nothing to read.
      const text = cell?.state === 'value' ? cell.text : null;
      const id = record.id.join(' ');
      row += 1;
      if (text !== null) repeats?.add(id, text);
      const line = { id, row, ...(text === null ? nothingSaid(read) : read(text)) };
      io.stdout.write(options.format === 'jsonl' ? renderTextLine(line, words) : table.record(line));
    },
  );
  if (options.format === 'table') io.stdout.write(table.end(repeats?.repeated() ?? null));
  return errors > 0 && options.allowProblems !== true ? EXIT.missed : EXIT.ok;
}

/** What is said where there is no text: nothing, by every name that is printed. */
function nothingSaid(read: (text: string) => ReadLabels): Pick<TextLine, 'labels' | 'reasons'> {
  const names = Object.keys(read('').labels);
  return { labels: Object.fromEntries(names.map((name) => [name, null])), reasons: [] };
}
