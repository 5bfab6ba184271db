import type { Command } from 'commander';
import type { Problem } from '../../model/problem.ts';
import type { OpenedRubric } from '../../rubric/files.ts';
import type { OpenedSample } from '../../sample/files.ts';
import type { ReadSample } from '../../sample/read.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { asOfOption, readingOptions, rubricOption } from '../options.ts';
import type { AskedReading } from '../run-audit.ts';
import type { Session } from '../program.ts';

interface Options extends AskedReading {
  readonly rubric?: string;
  readonly asOf?: string;
  readonly problems?: string;
}

const EXAMPLES = `Examples:
  casefile validate fixtures/pp2017
  casefile validate cases.csv --rubric pp2017
  casefile validate cases.csv --rubric pp2017 --problems problems.csv
`;

export function validateCommand(program: Command, { io, exit }: Session): void {
  const command = program
    .command('validate')
    .summary('say everything that could not be read')
    .description('Read a sample and print its problems by their cause, without judging a record.')
    .argument('<sample...>', 'as in audit')
    .addOption(rubricOption())
    .addOption(asOfOption())
    .option('--problems <file>', 'every problem with its place, as CSV for a spreadsheet')
    .addHelpText('before', EXAMPLES)
    .action(async (sample: string[], options: Options) => {
      exit(await validate(sample, options, io));
    });
  readingOptions().forEach((option) => command.addOption(option));
}

async function validate(names: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const [
    { rubricOf },
    { CannotRun },
    { ProblemGroups },
    { renderValidation },
    { openSample },
    { openList },
    { refuseRepeated },
    { plural },
  ] = await Promise.all([
    import('../run-audit.ts'),
    import('../../model/problem.ts'),
    import('../../report/problems.ts'),
    import('../../report/validation.ts'),
    import('../../sample/files.ts'),
    import('../problem-list-file.ts'),
    import('../../sample/told-at-the-end.ts'),
    import('../../util/words.ts'),
  ]);
  const sample = await openSample(names, io.stdin, options.encoding ?? null);
  const opened = await rubricOf(options.rubric, sample);
  const problems = new ProblemGroups();
  const list = options.problems === undefined ? null : openList(options.problems, names, sample, opened);
  try {
    const { read, rows, unreadable } = await readWhole(sample, opened, options, (problem) => {
      problems.add(problem);
      list?.add(problem);
    });
    const files = read.files.map((file) => ({ ...file, file: sample.pathOf(file.file) }));
    io.stdout.write(renderValidation({ problems, files, unreadable, units: read.units }));
    list?.done();
    if (unreadable.length > 0) {
      const lost = plural(unreadable.length, 'file');
      throw new CannotRun(`${lost} of ${sample.inputs.length} could not be read to the end`);
    }
    refuseRepeated(read.units);
    if (rows === 0) throw new CannotRun(`there is no record in ${names.join(' ')}`);
    return problems.totals.error > 0 ? EXIT.missed : EXIT.ok;
  } finally {
    list?.discard();
  }
}

interface Whole {
  readonly read: ReadSample;
  /** Records, and a template's example rows: a template that nobody has filled in yet is no fault. */
  readonly rows: number;
  /** The files that could not be read to their end, as the user can open them. */
  readonly unreadable: readonly string[];
}

/** Reads every file that can be read, and tells of each problem with its file as the user can open it. */
async function readWhole(
  sample: OpenedSample,
  { rubric, notes }: OpenedRubric,
  options: Options,
  tell: (problem: Problem) => void,
): Promise<Whole> {
  const [{ notesOnManifest, readOptions }, { readSample }, { unreadableFile }] = await Promise.all([
    import('../run-audit.ts'),
    import('../../sample/read.ts'),
    import('../unreadable-file.ts'),
  ]);
  const tellFromHere = (problem: Problem): void => tell({ ...problem, file: sample.pathOf(problem.file) });
  let rows = 0;
  const unreadable: string[] = [];
  notes.forEach(tell);
  notesOnManifest(sample, rubric).forEach(tellFromHere);
  const read = await readSample(
    sample.inputs,
    rubric.units,
    readOptions(options, sample, options.asOf ?? sample.manifest?.asOf ?? null),
    {
      record: () => (rows += 1),
      problem: (problem) => {
        if (problem.code === 'example-row') rows += 1;
        tellFromHere(problem);
      },
      unreadable: (error, { file }) => {
        unreadable.push(sample.pathOf(file));
        tell(unreadableFile(error, file, sample.pathOf(file)));
      },
    },
  );
  return { read, rows, unreadable };
}
