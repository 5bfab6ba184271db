import type { Command } from 'commander';
import type { ExplanationFile } from '../../model/explanation.ts';
import { CannotRun, type Problem } from '../../model/problem.ts';
import { areRows, type SampleRecord } from '../../model/record.ts';
import { shownId } from '../../util/words.ts';
import type { ExitCode } from '../exit.ts';
import { showsText, type Io } from '../io.ts';
import {
  allowProblemsOption,
  asOfOption,
  formatOption,
  readingOptions,
  repeatable,
  rubricOption,
  showTextOption,
} from '../options.ts';
import type { AskedReading } from '../run-audit.ts';
import type { Session } from '../program.ts';

interface Options extends AskedReading {
  readonly rubric?: string;
  readonly asOf?: string;
  readonly unit?: string;
  readonly theme: readonly string[];
  readonly check: readonly string[];
  readonly format: string;
  readonly showText?: boolean;
  readonly allowProblems?: boolean;
}

const EXAMPLES = `Examples:
  casefile explain fixtures/pp2017 AL-0102
  casefile explain fixtures/pp2017 "Aldermere AL-0102" --theme trauma
  casefile explain cases.csv Aldermere AL-0102 --rubric pp2017 --check mappa-identified
`;

export function explainCommand(program: Command, { io, exit }: Session): void {
  const command = program
    .command('explain')
    .summary('one record: every answer, and why')
    .description(
      'Print every check of one record with its answer, where that comes from and why, and in which figures it counts. On a terminal with the words of texts that decide, else with where they stand.',
    )
    .argument('<sample>', 'as in audit')
    .argument('<id...>', 'the id of the record, or one part of it that no other record has')
    .addOption(rubricOption())
    .addOption(asOfOption())
    .option('--unit <id>', 'of which unit, where several have the id')
    .addOption(repeatable('--theme <id>', 'only these themes'))
    .addOption(repeatable('--check <id>', 'only these checks'))
    .addOption(formatOption(['table', 'json']))
    .addOption(showTextOption())
    .addOption(allowProblemsOption())
    .addHelpText('before', EXAMPLES)
    .action(async (sample: string, id: string[], options: Options) => {
      exit(await explain(sample, id.join(' '), options, io));
    });
  readingOptions().forEach((option) => command.addOption(option));
}

async function explain(name: string, id: string, options: Options, io: Io): Promise<ExitCode> {
  const [
    { readAll, readOptions, rubricOf, summaryOf },
    { optionsFrom, refuseUnknownNames },
    { ProblemList },
    { RecordSearch },
    { openSample },
    { explainRecord },
    { EXPLANATION_SCHEMA },
    { renderExplanation },
    { jsonText },
    { tableOptions },
    { TOOL },
  ] = await Promise.all([
    import('../run-audit.ts'),
    import('../audit-options.ts'),
    import('../problems.ts'),
    import('../find-record.ts'),
    import('../../sample/files.ts'),
    import('../../audit/explain.ts'),
    import('../../model/explanation.ts'),
    import('../../report/explanation.ts'),
    import('../../util/json-text.ts'),
    import('../terminal.ts'),
    import('../version.ts'),
  ]);
  const sample = await openSample([name], io.stdin, options.encoding ?? null);
  const { rubric, sha256 } = await rubricOf(options.rubric, sample);
  const { theme: themes, check: checks } = options;
  const units = options.unit === undefined ? [] : [options.unit];
  const asked = optionsFrom({ themes, units, asOf: options.asOf }, sample, rubric);
  refuseUnknownNames({ ...asked, checks }, rubric);
  const problems = new ProblemList(io, [name], options.rubric);
  const search = new RecordSearch(id, options.unit ?? null);
  const read = await problems.printIfStopped(
    readAll(sample, rubric, readOptions(options, sample, asked.asOf), {
      record: search.take,
      problem: (problem) => {
        problems.add({ ...problem, file: sample.pathOf(problem.file) });
        search.problem(problem);
      },
    }),
  );
  const found = search.found();
  const explanation: ExplanationFile = {
    schema: EXPLANATION_SCHEMA,
    tool: TOOL,
    rubric: { id: rubric.id, version: rubric.version, sha256 },
    ...explainRecord(rubric, withPaths(found.record, sample.pathOf), summaryOf(sample, read, asked), {
      themes,
      checks,
      showsText: showsText(io, options.showText),
    }),
    problems: found.problems.map((problem): Problem => ({ ...problem, file: sample.pathOf(problem.file) })),
  };
  if (explanation.themes.length === 0) throw asksNothing(found.record, options);
  io.stdout.write(
    options.format === 'json'
      ? jsonText(explanation)
      : renderExplanation(explanation, rubric.id, tableOptions(io.stdout, io).width),
  );
  problems.printTotals();
  return problems.exitCode(options.allowProblems);
}

/** What was asked for by name has nothing to do with the record that was found. */
function asksNothing({ unit, id }: SampleRecord, { theme, check }: Options): CannotRun {
  const asked = [
    ...(check.length > 0 ? [`--check ${check.join(',')}`] : []),
    ...(theme.length > 0 ? [`--theme ${theme.join(',')}`] : []),
  ].join(' with ');
  return new CannotRun(
    `${asked} asks nothing of ${shownId(id)}, a record of unit "${unit}"; leave one of them out, or see what is asked with casefile rubric show`,
  );
}

/** A record with its files as the user can open them. */
function withPaths(record: SampleRecord, pathOf: (file: string) => string): SampleRecord {
  const at = <T extends { readonly file: string }>(one: T): T => ({ ...one, file: pathOf(one.file) });
  return { ...at(record), tables: record.tables.map((rows) => (areRows(rows) ? rows.map(at) : rows)) };
}
