import type { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { formatOption, viewOptions } from '../options.ts';
import type { Session } from '../program.ts';
import { loadRender, refuseView, writeReport, type ReportOptions } from '../render-out.ts';

const EXAMPLES = `Examples:
  casefile audit fixtures/pp2017 --format json --out quarter-one.json
  casefile report quarter-one.json
`;

export function reportCommand(program: Command, { io, exit }: Session): void {
  const command = program
    .command('report')
    .summary('print a saved result again')
    .description('Print the report of a result that audit --format json has saved, without reading a sample.')
    .argument('<result.json>', 'what casefile audit --format json has written')
    .addOption(formatOption(['table', 'json']))
    .option('--out <file>', 'write the report to a file instead of standard output')
    .addHelpText('before', EXAMPLES)
    .action(async (file: string, options: ReportOptions) => {
      exit(await report(file, options, io));
    });
  viewOptions().forEach((option) => command.addOption(option));
}

async function report(file: string, options: ReportOptions, io: Io): Promise<ExitCode> {
  await refuseView(options);
  const rendering = loadRender(options, io);
  const { readSavedResult } = await import('../saved-result.ts');
  await writeReport(readSavedResult(file), rendering, options, [file], io);
  return EXIT.ok;
}
