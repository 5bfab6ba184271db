import type { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { repeatable, rubricOption } from '../options.ts';
import type { Session } from '../program.ts';

interface Options {
  readonly rubric?: string;
  readonly unit?: string;
  readonly theme: readonly string[];
}

const EXAMPLES = `Examples:
  casefile template --rubric pp2017 > cases.csv
  casefile template --rubric pp2017 --theme trauma,victims > cases.csv
`;

export function templateCommand(program: Command, { io, exit }: Session): void {
  program
    .command('template')
    .summary('print an empty sheet to fill in')
    .description("Print the header of a unit's sheet and one example row, as CSV.")
    .addOption(rubricOption())
    .option('--unit <id>', 'the unit; may be left out when the rubric has one')
    .addOption(repeatable('--theme <id>', 'only the columns that these themes read'))
    .addHelpText('before', EXAMPLES)
    .action(async (options: Options) => {
      exit(await template(options, io));
    });
}

async function template(options: Options, io: Io): Promise<ExitCode> {
  const [
    { noRubric },
    { refuseUnknownNames },
    { openRubric },
    { BUILT_IN },
    { templateCsv },
    { CannotRun },
    { orList },
  ] = await Promise.all([
    import('../run-audit.ts'),
    import('../audit-options.ts'),
    import('../../rubric/files.ts'),
    import('../../rubrics/built-in.generated.ts'),
    import('../../sample/template.ts'),
    import('../../model/problem.ts'),
    import('../../util/words.ts'),
  ]);
  if (options.rubric === undefined) throw noRubric();
  const { rubric } = await openRubric(options.rubric, BUILT_IN);
  const named = options.unit === undefined ? [] : [options.unit];
  refuseUnknownNames({ figures: [], themes: options.theme, units: named, by: [] }, rubric);
  const units = rubric.units.filter((unit) => named.length === 0 || named.includes(unit.id));
  const [unit, second] = units;
  if (!unit || second) {
    throw new CannotRun(`which unit? say --unit with one of ${orList(units.map(({ id }) => id))}`);
  }
  io.stdout.write(templateCsv(rubric, unit, options.theme));
  return EXIT.ok;
}
