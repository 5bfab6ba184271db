import type { Command } from 'commander';
import type { RecordGaps } from '../../report/gaps.ts';
import type { ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import {
  allowProblemsOption,
  asOfOption,
  formatOption,
  repeatable,
  readingOptions,
  rubricOption,
} from '../options.ts';
import type { AskedReading } from '../run-audit.ts';
import type { Session } from '../program.ts';

interface Options extends AskedReading {
  readonly rubric?: string;
  readonly asOf?: string;
  readonly format: string;
  readonly allowProblems?: boolean;
  readonly theme: readonly string[];
}

const EXAMPLES = `Examples:
  casefile gaps fixtures/pp2017
  casefile gaps cases.csv --rubric pp2017 --theme victims
`;

export function gapsCommand(program: Command, { io, exit }: Session): void {
  const command = program
    .command('gaps')
    .summary('list what is still unclear or not recorded')
    .description('Print for each record the checks that are still unclear or not recorded, the most first.')
    .argument('<sample...>', 'as in audit')
    .addOption(rubricOption())
    .addOption(asOfOption())
    .addOption(repeatable('--theme <id>', 'only these themes'))
    .addOption(formatOption(['table', 'json']))
    .addOption(allowProblemsOption())
    .addHelpText('before', EXAMPLES)
    .action(async (sample: string[], options: Options) => {
      exit(await gaps(sample, options, io));
    });
  readingOptions().forEach((option) => command.addOption(option));
}

async function gaps(sample: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const [{ runAudit }, { ProblemList }, { jsonText }, { gapsOf }, { renderGaps }] = await Promise.all([
    import('../run-audit.ts'),
    import('../problems.ts'),
    import('../../util/json-text.ts'),
    import('../../audit/gaps.ts'),
    import('../../report/gaps.ts'),
  ]);
  const problems = new ProblemList(io, sample, options.rubric);
  const found: RecordGaps[] = [];
  const { result, pathOf } = await problems.printIfStopped(
    runAudit({
      sample,
      rubric: options.rubric,
      stdin: io.stdin,
      themes: options.theme,
      reading: options,
      onProblem: problems.add,
      onRecord: (judged) => {
        const { unit, id, file, line } = judged.record;
        const own = gapsOf(judged);
        if (own.length > 0) found.push({ unit, id, file, line, gaps: own });
      },
      asOf: options.asOf,
    }),
  );
  const asked = new Set(result.figures.map(({ unit }) => unit));
  const total = result.sample.units.reduce((sum, { unit, records: n }) => sum + (asked.has(unit) ? n : 0), 0);
  const records = found
    .sort((a, b) => b.gaps.length - a.gaps.length)
    .map((record) => ({ ...record, file: pathOf(record.file) }));
  io.stdout.write(options.format === 'json' ? jsonText(records) : renderGaps(records, total));
  problems.printTotals();
  return problems.exitCode(options.allowProblems);
}
