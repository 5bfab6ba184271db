import { Option, type Command } from 'commander';
import { DTO_BASES, MAPPA_DEFAULTS, type DtoBasis } from '../../evidence/mappa/case.ts';
import { MAPPA_COLUMNS, mappaUnit, OFFENCE_NAMES } from '../../evidence/mappa/columns.ts';
import { plural } from '../../util/words.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import {
  allowProblemsOption,
  asOfOption,
  columnOption,
  formatOption,
  oneOf,
  readingOptions,
} from '../options.ts';
import type { Session } from '../program.ts';
import type { AskedReading } from '../run-audit.ts';
import { reviewsCommand } from './evidence-reviews.ts';
import { textEvidenceCommands } from './evidence-text.ts';

interface Options extends AskedReading {
  readonly asOf?: string;
  readonly format: string;
  readonly dtoBasis: DtoBasis;
  readonly column: ReadonlyMap<string, readonly string[]>;
  readonly allowProblems?: boolean;
}

const EXAMPLES = `Examples:
  casefile evidence mappa cases.csv --as-of 2017-06-30
  casefile evidence mappa cases.csv --format jsonl > eligibility.jsonl
  casefile evidence mappa export.csv --column "act_section=Contrary to" --column case_id=URN
  casefile evidence narrative notes.csv --column text=Background
  casefile evidence targets fixtures/pp2017/targets.csv
  casefile evidence reviews fixtures/pp2017/reviews.csv
`;

export function evidenceCommand(program: Command, session: Session): void {
  const { io, exit } = session;
  const evidence = program
    .command('evidence')
    .summary('work out what follows from law, dates or text')
    .description('Run one kind of evidence on any file, without a rubric.')
    .addHelpText('before', EXAMPLES);
  const mappa = evidence
    .command('mappa')
    .summary('MAPPA eligibility from offence, sentence and dates')
    .description(
      `Work out for every case whether it is eligible for MAPPA by the law of its as-of date, why, and how that stands to what the service entered. Not legal advice. Columns: ${MAPPA_COLUMNS.join(', ')}.`,
    )
    .argument(
      '<file>',
      'CSV, JSON or JSON Lines: an offence in each row, and rows with one case_id are one case; in JSON its offences may be a list',
    )
    .addOption(asOfOption())
    .addOption(
      new Option('--dto-basis <basis>', 'what detention and training counts as for notification')
        .default(MAPPA_DEFAULTS.dtoNotificationBasis)
        .argParser(oneOf(DTO_BASES)),
    )
    .addOption(columnOption(MAPPA_COLUMNS))
    .addOption(formatOption(['table', 'jsonl']))
    .addOption(allowProblemsOption())
    .action(async (file: string, options: Options) => {
      exit(await runMappa(file, options, io));
    });
  readingOptions().forEach((option) => mappa.addOption(option));
  textEvidenceCommands(evidence, session);
  reviewsCommand(evidence, session);
}

const NO_ENTRY = {
  recorded_category: 'every eligible case is "missed" here, for nothing is known of what was entered',
};

const DATE_HINT = 'the law is that of a day: --as-of 2017-06-30 gives one to every case without';

async function runMappa(file: string, options: Options, io: Io): Promise<ExitCode> {
  const [
    { readEvidence },
    { caseOf },
    { enteredIn, joinCases },
    { offenceMatcher },
    { evaluateMappa },
    { renderMappaLine, MappaTable },
    { parseIsoDate },
    { tableOptions },
  ] = await Promise.all([
    import('../read-evidence.ts'),
    import('../../evidence/mappa/from-record.ts'),
    import('../../evidence/mappa/join-cases.ts'),
    import('../../evidence/mappa/lists.ts'),
    import('../../evidence/mappa/mappa.ts'),
    import('../../report/evidence-mappa.ts'),
    import('../../util/dates.ts'),
    import('../terminal.ts'),
  ]);
  const unit = mappaUnit(options.column);
  const asOf = options.asOf === undefined ? null : parseIsoDate(options.asOf);
  const matcher = offenceMatcher();
  const table = new MappaTable(tableOptions(io.stdout, io).width);
  let undated = 0;
  const { errors } = await readEvidence(
    file,
    {
      unit,
      needs: OFFENCE_NAMES,
      missed: NO_ENTRY,
      headers: options.column,
      join: (rows, problem) => joinCases(rows, unit, problem),
    },
    options,
    io,
    (record) => {
      const one = caseOf(record, unit, asOf);
      if (one.asOf === null) undated += 1;
      const found = evaluateMappa(one, matcher, { dtoNotificationBasis: options.dtoBasis });
      const line = { id: record.id.join(' '), ...found, hasEntry: enteredIn(record, unit) };
      io.stdout.write(options.format === 'jsonl' ? renderMappaLine(line) : table.record(line));
    },
  );
  if (options.format === 'table') io.stdout.write(table.end());
  if (undated > 0)
    io.stderr.write(`${file}: note: ${plural(undated, 'case')} without an as-of date; ${DATE_HINT}
`);
  return errors > 0 && options.allowProblems !== true ? EXIT.missed : EXIT.ok;
}
