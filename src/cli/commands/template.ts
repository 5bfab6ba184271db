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
  casefile template --rubric pp2017 --unit interview > interviews.csv
  casefile template --rubric pp2017 --table offences > offences.csv
`;

export function templateCommand(program: Command, { io, exit }: Session): void {
  program
    .command('template')
    .summary('print an empty sheet to fill in')
    .description("Print the header of a unit's or a child table's sheet and one example row, as CSV.")
    .addOption(rubricOption())
    .option(
      '--unit <id>',
      'the unit; the first of the rubric that has the table or a theme asked for if left out',
    )
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
    { EVIDENCE_KINDS },
    { templateCsv },
    { CannotRun },
    { andList },
  ] = await Promise.all([
    import('../run-audit.ts'),
    import('../audit-options.ts'),
    import('../../rubric/files.ts'),
    import('../../rubrics/built-in.generated.ts'),
    import('../../evidence/kinds.ts'),
    import('../../sample/template.ts'),
    import('../../model/problem.ts'),
    import('../../util/words.ts'),
  ]);
  if (options.rubric === undefined) throw noRubric();
  const { rubric } = await openRubric(options.rubric, BUILT_IN, EVIDENCE_KINDS);
  const named = options.unit === undefined ? [] : [options.unit];
  const { table: tableId, theme: themes } = options;
  const tables = tableId === undefined ? [] : [tableId];
  refuseUnknownNames({ figures: [], themes, units: named, by: [], tables }, rubric);
  const tableOf = (unit: Unit): Table | null => unit.tables.find(({ id }) => id === tableId) ?? null;
  const units = rubric.units.filter(
    (unit) =>
      (named.length === 0 || named.includes(unit.id)) && (tableId === undefined || tableOf(unit) !== null),
  );
  const reads = ({ id }: Unit): boolean =>
    themes.length === 0 ||
    rubric.figures.some((figure) => figure.unit === id && themes.includes(figure.theme));
  const unit = units.find(reads) ?? units[0];
  if (!unit) throw new CannotRun(`--table ${tableId ?? ''}: unit ${named.join()} has no such table`);
  const others = units.filter((other) => other !== unit).map(({ id }) => `--unit ${id}`);
  if (others.length > 0 && io.stderr.isTTY === true) {
    io.stderr.write(
      `the sheet of unit ${unit.id}; ${andList(others)} ${others.length > 1 ? 'print theirs' : 'prints its own'}\n`,
    );
  }
  io.stdout.write(templateCsv(rubric, unit, tableOf(unit), themes));
  return EXIT.ok;
}
