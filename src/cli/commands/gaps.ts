import type { Command } from 'commander';
import type { RecordGaps } from '../../report/gaps.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { asOfOption, formatOption, repeatable, rubricOption } from '../options.ts';
import type { Session } from '../program.ts';

interface Options {
  readonly rubric?: string;
  readonly asOf?: string;
  readonly format: string;
  readonly theme: readonly string[];
}

const EXAMPLES = `Examples:
  casefile gaps fixtures/pp2017
  casefile gaps cases.csv --rubric pp2017 --theme victims
`;

export function gapsCommand(program: Command, { io, exit }: Session): void {
  program
    .command('gaps')
    .summary('list what is still unclear or not recorded')
    .description('Print for each record the checks that are still unclear or not recorded, the most first.')
    .argument('<sample...>', 'as in audit')
    .addOption(rubricOption())
    .addOption(asOfOption())
    .addOption(repeatable('--theme <id>', 'only these themes'))
    .addOption(formatOption(['table', 'json']))
    .addHelpText('before', EXAMPLES)
    .action(async (sample: string[], options: Options) => {
      exit(await gaps(sample, options, io));
    });
}

async function gaps(sample: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const [{ runAudit }, { ProblemList }, { gapsOf }, { renderGaps }] = await Promise.all([
    import('../run-audit.ts'),
    import('../problems.ts'),
    import('../../audit/gaps.ts'),
    import('../../report/gaps.ts'),
  ]);
  const problems = new ProblemList();
  const found: RecordGaps[] = [];
  const { result, sample: opened } = await runAudit({
    sample,
    rubric: options.rubric,
    stdin: io.stdin,
    themes: options.theme,
    onProblem: problems.add,
    onRecord: (judged) => {
      const { unit, id, file, line } = judged.record;
      const own = gapsOf(judged);
      if (own.length > 0) found.push({ unit, id, file, line, gaps: own });
    },
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  });
  const total = result.sample.units.reduce((sum, unit) => sum + unit.records, 0);
  const records = found
    .sort((a, b) => b.gaps.length - a.gaps.length)
    .map((record) => ({ ...record, file: opened.pathOf(record.file) }));
  io.stdout.write(
    options.format === 'json' ? `${JSON.stringify(records, null, 2)}\n` : renderGaps(records, total),
  );
  problems.print(io, sample);
  return EXIT.ok;
}
