import type { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Table, Unit } from '../../model/rubric.ts';
import type { Io } from '../io.ts';
import { repeatable, rubricOption } from '../options.ts';
import type { Session } from '../program.ts';

interface Options {
  readonly rubric?: string;
  readonly unit?: string;
  readonly table?: string;
  readonly theme: readonly string[];
}

const EXAMPLES = `Examples:
  casefile template --rubric pp2017 > cases.csv
  casefile template --rubric pp2017 --theme trauma,victims > cases.csv
  casefile template --rubric fixtures/child-tables/rubric.yaml --table offences > offences.csv
`;

export function templateCommand(program: Command, { io, exit }: Session): void {
  program
    .command('template')
    .summary('print an empty sheet to fill in')
    .description("Print the header of a unit's or a child table's sheet and one example row, as CSV.")
    .addOption(rubricOption())
    .option('--unit <id>', 'the unit; may be left out when the rubric has one')
    .option('--table <id>', 'the sheet of one of its child tables instead, such as offences')
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
  const { table: tableId, theme: themes } = options;
  const tables = tableId === undefined ? [] : [tableId];
  refuseUnknownNames({ figures: [], themes, units: named, by: [], tables }, rubric);
  const tableOf = (unit: Unit): Table | null => unit.tables.find(({ id }) => id === tableId) ?? null;
  const units = rubric.units.filter(
    (unit) =>
      (named.length === 0 || named.includes(unit.id)) && (tableId === undefined || tableOf(unit) !== null),
  );
  const [unit, second] = units;
  if (!unit) throw new CannotRun(`--table ${tableId ?? ''}: unit ${named.join()} has no such table`);
  if (second) {
    throw new CannotRun(`which unit? say --unit with one of ${orList(units.map(({ id }) => id))}`);
  }
  io.stdout.write(templateCsv(rubric, unit, tableOf(unit), themes));
  return EXIT.ok;
}
