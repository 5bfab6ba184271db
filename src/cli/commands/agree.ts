import { Option, type Command } from 'commander';
import { AGREE_SORTS, type AgreementResult, type AgreeSort } from '../../model/agreement.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Io, Output } from '../io.ts';
import {
  allowProblemsOption,
  asOfOption,
  formatOption,
  oneOf,
  repeatable,
  readingOptions,
  rubricOption,
} from '../options.ts';
import type { Session } from '../program.ts';
import { NO_TERMINAL, writeText } from '../render-out.ts';
import type { AskedReading } from '../run-audit.ts';

interface Options extends AskedReading {
  readonly rubric?: string;
  readonly asOf?: string;
  readonly auditor?: string;
  readonly format: string;
  readonly out?: string;
  readonly sort: AgreeSort;
  readonly theme: readonly string[];
  readonly unit: readonly string[];
  readonly allowProblems?: boolean;
}

const EXAMPLES = `Examples:
  casefile agree first.csv second.csv --rubric pp2017
  casefile agree both.csv --rubric pp2017 --auditor assessor
  casefile agree first.csv second.csv --rubric pp2017 --format csv --out moderation.csv
`;

export function agreeCommand(program: Command, { io, exit }: Session): void {
  const command = program
    .command('agree')
    .summary('compare what two auditors answered on the same cases')
    .description(
      'Print for each check how far auditors of the same records agree, and every disagreement for moderation.',
    )
    .argument('<sample...>', 'the file or folder of each auditor; or one with a column that says who judged')
    .addOption(rubricOption())
    .option('--auditor <header>', 'the column that says who judged a row; else "auditor", of one sample')
    .addOption(repeatable('--theme <id>', 'only these themes'))
    .addOption(repeatable('--unit <id>', 'only these units'))
    .addOption(asOfOption())
    .addOption(
      new Option('--sort <order>', 'worst: fewest alike first; report: as in the rubric')
        .default('worst')
        .argParser(oneOf(AGREE_SORTS)),
    )
    .addOption(formatOption(['table', 'json', 'csv']))
    .option('--out <file>', 'write the report to a file instead of standard output')
    .addOption(allowProblemsOption())
    .addHelpText('before', EXAMPLES)
    .action(async (samples: string[], options: Options) => {
      exit(await agree(samples, options, io));
    });
  readingOptions().forEach((option) => command.addOption(option));
}

async function agree(samples: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const [{ runAgree }, { ProblemList }] = await Promise.all([
    import('../run-agree.ts'),
    import('../problems.ts'),
  ]);
  const { format, out } = options;
  // Samples that are read one by one are validated one by one too: together their ids would repeat.
  const lists = new Map<string, InstanceType<typeof ProblemList>>();
  const listOf = (names: readonly string[]): InstanceType<typeof ProblemList> => {
    const list = lists.get(names.join('\n')) ?? new ProblemList(io, names, options.rubric);
    lists.set(names.join('\n'), list);
    return list;
  };
  try {
    const { result, paths } = await runAgree({
      samples,
      rubric: options.rubric,
      auditor: options.auditor,
      asOf: options.asOf,
      themes: options.theme,
      units: options.unit,
      sort: options.sort,
      reading: options,
      stdin: io.stdin,
      onProblem: (problem, names) => {
        listOf(names).add(problem);
      },
    });
    const text = await render(result, format, out === undefined ? io.stdout : NO_TERMINAL, io);
    await writeText(text, out, paths, io);
  } finally {
    // Also when it stops: what was found before is likely the reason.
    for (const list of lists.values()) list.print();
  }
  const codes = [...lists.values()].map((list) => list.exitCode(options.allowProblems));
  return codes.includes(EXIT.missed) ? EXIT.missed : EXIT.ok;
}

async function render(result: AgreementResult, format: string, output: Output, io: Io): Promise<string> {
  if (format === 'json') return (await import('../../util/json-text.ts')).jsonText(result);
  if (format === 'csv') return (await import('../../report/agreement/csv.ts')).renderAgreementCsv(result);
  const [{ renderAgreement }, { tableOptions }] = await Promise.all([
    import('../../report/agreement/table.ts'),
    import('../terminal.ts'),
  ]);
  const reader = tableOptions(output, io);
  return renderAgreement(result, output === NO_TERMINAL ? { ...reader, colour: 0 } : reader);
}
