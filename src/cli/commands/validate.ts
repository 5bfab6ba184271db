import type { Command } from 'commander';
import type { Problem } from '../../model/problem.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { readingOptions, rubricOption } from '../options.ts';
import type { AskedReading } from '../run-audit.ts';
import type { Session } from '../program.ts';

interface Options extends AskedReading {
  readonly rubric?: string;
}

const EXAMPLES = `Examples:
  casefile validate fixtures/pp2017
  casefile validate cases.csv --rubric pp2017
`;

export function validateCommand(program: Command, { io, exit }: Session): void {
  const command = program
    .command('validate')
    .summary('say everything that could not be read')
    .description('Read a sample and print every problem with its place, without judging a record.')
    .argument('<sample...>', 'as in audit')
    .addOption(rubricOption())
    .addHelpText('before', EXAMPLES)
    .action(async (sample: string[], options: Options) => {
      exit(await validate(sample, options, io));
    });
  readingOptions().forEach((option) => command.addOption(option));
}

async function validate(names: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const [
    { notesOnManifest, readOptions, rubricOf },
    { readSample },
    { CannotRun, formatProblem },
    { openSample },
    { plural, printable },
  ] = await Promise.all([
    import('../run-audit.ts'),
    import('../../sample/read.ts'),
    import('../../model/problem.ts'),
    import('../../sample/files.ts'),
    import('../../util/words.ts'),
  ]);
  const sample = await openSample(names, io.stdin, options.encoding ?? null);
  const { rubric, notes } = await rubricOf(options.rubric, sample);
  const totals = { error: 0, note: 0 };
  const print = (problem: Problem): void => {
    totals[problem.severity] += 1;
    io.stdout.write(`${printable(formatProblem(problem))}\n`);
  };
  notes.forEach(print);
  for (const note of notesOnManifest(sample, rubric)) print({ ...note, file: sample.pathOf(note.file) });
  let rows = 0;
  const read = await readSample(
    sample.inputs,
    rubric.units,
    readOptions(options, sample, sample.manifest?.asOf ?? null),
    {
      record: () => undefined,
      problem: (problem) => {
        if (problem.code === 'example-row') rows += 1;
        print({ ...problem, file: sample.pathOf(problem.file) });
      },
    },
  );
  rows += read.units.reduce((sum, unit) => sum + unit.records, 0);
  for (const { unit, records, notCounted } of read.units) {
    const lost = notCounted === 0 ? '' : `; ${plural(notCounted, 'row')} not counted`;
    io.stdout.write(`${unit}: ${plural(records, 'record')}${lost}\n`);
  }
  io.stdout.write(`${plural(totals.error, 'error')}, ${plural(totals.note, 'note')}\n`);
  if (rows === 0) throw new CannotRun(`there is no record in ${names.join(' ')}`);
  return totals.error > 0 ? EXIT.missed : EXIT.ok;
}
