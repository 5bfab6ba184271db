import type { Command } from 'commander';
import type { ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import {
  allowProblemsOption,
  asOfOption,
  formatOption,
  readingOptions,
  repeatable,
  rubricOption,
} from '../options.ts';
import type { Session } from '../program.ts';
import type { AskedReading } from '../run-audit.ts';

interface Options extends AskedReading {
  readonly rubric?: string;
  readonly asOf?: string;
  readonly theme: readonly string[];
  readonly unit: readonly string[];
  readonly format: string;
  readonly all?: boolean;
  readonly allowProblems?: boolean;
}

const EXAMPLES = `Examples:
  casefile rubric coverage fixtures/pp2017
  casefile rubric coverage cases.csv --rubric my-rubric.yaml --theme victims
`;

export function rubricCoverageCommand(rubric: Command, { io, exit }: Session): void {
  const command = rubric
    .command('coverage')
    .summary('what of a rubric a sample never exercises')
    .description(
      'Print the checks, rules, figures and options of a rubric that no record of a sample exercised: its dead parts, or the blind spots of the sample.',
    )
    .argument('<sample...>', 'as in audit')
    .addOption(rubricOption())
    .addOption(asOfOption())
    .addOption(repeatable('--theme <id>', 'only these themes'))
    .addOption(repeatable('--unit <id>', 'only these units'))
    .option('--all', 'every check and figure with its counts, not only what never happened')
    .addOption(formatOption(['table', 'json']))
    .addOption(allowProblemsOption())
    .addHelpText('before', EXAMPLES)
    .action(async (sample: string[], options: Options) => {
      exit(await coverage(sample, options, io));
    });
  readingOptions().forEach((option) => command.addOption(option));
}

async function coverage(sample: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const [
    { runAudit },
    { ProblemList },
    { Coverage },
    { jsonText },
    { renderCoverage },
    { tableOptions },
    { CannotRun },
  ] = await Promise.all([
    import('../run-audit.ts'),
    import('../problems.ts'),
    import('../../audit/coverage.ts'),
    import('../../util/json-text.ts'),
    import('../../report/coverage.ts'),
    import('../terminal.ts'),
    import('../../model/problem.ts'),
  ]);
  const { format, all = false } = options;
  if (all && format !== 'table') {
    throw new CannotRun(`--all: only with --format table; ${format} always has every check and figure`);
  }
  const problems = new ProblemList(io, sample, options.rubric);
  let watching: InstanceType<typeof Coverage> | null = null;
  const { result } = await problems.printIfStopped(
    runAudit({
      sample,
      rubric: options.rubric,
      stdin: io.stdin,
      themes: options.theme,
      units: options.unit,
      reading: options,
      onProblem: problems.add,
      observe: (rubric) => (watching = new Coverage(rubric)),
      asOf: options.asOf,
    }),
  );
  const covered = (watching as InstanceType<typeof Coverage> | null)?.result(result);
  if (covered === undefined) throw new Error('the audit asked for nobody who watches');
  const { width } = tableOptions(io.stdout, io);
  io.stdout.write(format === 'json' ? jsonText(covered) : renderCoverage(covered, { width, all }));
  problems.printTotals();
  return problems.exitCode(options.allowProblems);
}
