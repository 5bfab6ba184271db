import { Option, type Command } from 'commander';
import type { Figure, Published } from '../../model/figure.ts';
import type { AuditResult } from '../../model/result.ts';
import { figureText } from '../../report/figure-text.ts';
import { publishedClaim, verdictText } from '../../report/published-text.ts';
import { plural } from '../../util/words.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import {
  allowProblemsOption,
  asOfOption,
  formatOption,
  oneOf,
  repeatable,
  readingOptions,
  rubricOption,
  viewOptions,
} from '../options.ts';
import type { AskedReading } from '../run-audit.ts';
import type { Session } from '../program.ts';
import type { WorklistFile } from '../worklist-file.ts';
import { loadRender, refuseView, writeReport, type ReportOptions } from '../render-out.ts';

interface Options extends AskedReading, ReportOptions {
  readonly rubric?: string;
  readonly asOf?: string;
  readonly theme: readonly string[];
  readonly figure: readonly string[];
  readonly unit: readonly string[];
  readonly by: readonly string[];
  readonly expect?: string;
  readonly worklist?: string;
  readonly allowProblems?: boolean;
}

const EXAMPLES = `Examples:
  casefile audit fixtures/pp2017
  casefile audit cases.csv --rubric pp2017 --theme trauma
  casefile audit fixtures/pp2017 --by site --format json --out result.json
  casefile audit fixtures/pp2017 --expect published
  casefile audit fixtures/pp2017 --below 70
  casefile audit fixtures/pp2017 --worklist worklist.csv
`;

export function auditCommand(program: Command, { io, exit }: Session): void {
  const command = program
    .command('audit')
    .summary('judge a sample and print its percentages')
    .description('Judge every record of a sample against a rubric and print the figures, each with its base.')
    .argument(
      '<sample...>',
      'a folder (with sample.yaml or without), files such as cases.csv or cases.csv=case, or -',
    )
    .addOption(rubricOption())
    .addOption(asOfOption())
    .addOption(formatOption(['table', 'json']))
    .option('--out <file>', 'write the report to a file instead of standard output')
    .option(
      '--worklist <file>',
      'every record that needs attention, the most urgent first, as CSV for a spreadsheet',
    )
    .addOption(repeatable('--theme <id>', 'only these themes'))
    .addOption(repeatable('--figure <id>', 'only these figures'))
    .addOption(repeatable('--unit <id>', 'only these units'))
    .addOption(
      repeatable(
        '--by <field>',
        'the figures for each value of a field too; site is the site column',
      ).default([], 'none'),
    )
    .addOption(
      new Option('--expect <what>', 'published: exit 1 if a published value differs').argParser(
        oneOf(['published']),
      ),
    )
    .addOption(allowProblemsOption())
    .addHelpText('before', EXAMPLES)
    .action(async (sample: string[], options: Options) => {
      exit(await audit(sample, options, io));
    });
  [...viewOptions(), ...readingOptions()].forEach((option) => command.addOption(option));
}

async function audit(sample: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  await refuseView(options);
  if (options.below !== undefined && options.by.length > 0) {
    const { CannotRun } = await import('../../model/problem.ts');
    throw new CannotRun('--below: not with --by; it is about the figures of the whole sample');
  }
  const rendering = loadRender(options, io);
  const [{ runAudit }, { ProblemList }] = await Promise.all([
    import('../run-audit.ts'),
    import('../problems.ts'),
  ]);
  const problems = new ProblemList(io, sample, options.rubric);
  const worklist = await loadWorklist(options);
  try {
    const { result, paths } = await problems.printIfStopped(
      runAudit({
        sample,
        rubric: options.rubric,
        stdin: io.stdin,
        by: options.by,
        figures: options.figure,
        themes: options.theme,
        units: options.unit,
        compare: options.expect === 'published',
        reading: options,
        onOpened: (opened, rubric) => worklist?.open(sample, opened, rubric),
        onItem: worklist?.add,
        onProblem: problems.add,
        asOf: options.asOf,
      }),
    );
    const written = worklist?.done();
    await writeReport(result, rendering, options, paths, io);
    if (written !== undefined) io.stderr.write(`${written}\n`);
    problems.print();
    return options.expect === 'published' && missesPublished(result, options, io)
      ? EXIT.missed
      : problems.exitCode(options.allowProblems);
  } finally {
    worklist?.discard();
  }
}

async function loadWorklist({ worklist, out }: Options): Promise<WorklistFile | null> {
  if (worklist === undefined) return null;
  const { WorklistFile } = await import('../worklist-file.ts');
  return new WorklistFile(worklist, out);
}

/** Says how the published values fare where no table says it, and names every one that differs. */
function missesPublished(
  { figures, rubric, absent }: AuditResult,
  { format, out }: Pick<Options, 'format' | 'out'>,
  io: Io,
): boolean {
  if (format !== 'table' || out !== undefined) io.stderr.write(`${verdictText(figures)}\n`);
  const lines = figures.flatMap((figure) =>
    figure.published
      .filter(({ verdict }) => verdict === 'differs')
      .map((value) => {
        const fits = value.fits.length === 0 ? '' : `; it would fit on base ${value.fits.join(' or ')}`;
        return `${figure.id}: ${rubric.label} ${value.at} prints ${publishedClaim(value)}, here ${ours(figure, value)}${fits}\n`;
      }),
  );
  for (const { unit, published } of absent.filter(({ published: values }) => values > 0)) {
    lines.push(
      `unit "${unit}" is not in the sample: ${plural(published, 'published value')} cannot be compared\n`,
    );
  }
  lines.forEach((line) => io.stderr.write(line));
  return lines.length > 0;
}

/** The number that a published value was held against. */
function ours(figure: Figure, { of, phrase }: Published): string {
  if (figure.kind === 'proportion') {
    const open = figure.unclear + figure.notRecorded;
    const undecided = phrase === null || open === 0 ? '' : `, ${open} unclear or not recorded`;
    return `${figure.shown} (${figure.n} of ${figure.d}${undecided})`;
  }
  if (figure.kind !== 'distribution' || of === null) return figureText(figure);
  const parts = [...figure.parts].sort((a, b) => a.n - b.n);
  const part = figure.parts.find(({ value }) => value === of) ?? (of === 'lowest' ? parts[0] : parts.at(-1));
  return part === undefined ? figureText(figure) : `${part.value}: ${part.n} of ${figure.d}`;
}
