import type { Command } from 'commander';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { formatOption } from '../options.ts';
import type { Session } from '../program.ts';
import { rubricCoverageCommand } from './rubric-coverage.ts';

const EXAMPLES = `Examples:
  casefile rubric list
  casefile rubric show pp2017
  casefile rubric show pp2017 --at 3.1
  casefile rubric show pp2017 --fields --format csv > columns.csv
  casefile rubric check my-rubric.yaml
  casefile rubric coverage fixtures/pp2017
  casefile rubric schema > rubric.schema.json
`;

export function rubricCommand(program: Command, session: Session): void {
  const { io, exit } = session;
  const rubric = program
    .command('rubric')
    .summary('list, show and check rubrics, and what of one a sample exercises')
    .description(
      'List the built-in rubrics, show one, check your own, print what of one a sample never exercises, or the JSON Schema for editors.',
    )
    .addHelpText('before', EXAMPLES);
  const run =
    <T extends unknown[]>(work: (io: Io, ...words: T) => Promise<void>) =>
    async (...words: T): Promise<void> => {
      await work(io, ...words);
      exit(EXIT.ok);
    };
  rubric.command('list').description('the built-in rubrics').action(run(list));
  rubric
    .command('show')
    .description('the units, fields, checks and figures of a rubric')
    .argument('<id or file>')
    .option('--at <paragraph>', 'only what it takes from a paragraph of its source, as in 3.1')
    .option('--fields', 'what every column may hold, instead')
    .addOption(formatOption(['table', 'csv', 'json']).default(undefined, 'table; the others with --fields'))
    .action(run(show));
  rubric
    .command('check')
    .description('say everything that is wrong with a rubric')
    .argument('<file>')
    .action(run(check));
  rubricCoverageCommand(rubric, session);
  rubric.command('schema').description('the JSON Schema of a rubric, for editors').action(run(schema));
}

const open = async (name: string): Promise<import('../../rubric/files.ts').OpenedRubric> => {
  const [{ openRubric }, { BUILT_IN }, { EVIDENCE_KINDS }] = await Promise.all([
    import('../../rubric/files.ts'),
    import('../../rubrics/built-in.generated.ts'),
    import('../../evidence/kinds.ts'),
  ]);
  return openRubric(name, BUILT_IN, EVIDENCE_KINDS);
};

async function list(io: Io): Promise<void> {
  const { BUILT_IN } = await import('../../rubrics/built-in.generated.ts');
  for (const id of BUILT_IN.keys()) {
    const { rubric } = await open(id);
    io.stdout.write(`${rubric.id}  version ${rubric.version}  ${rubric.title}\n`);
  }
}

interface ShowOptions {
  readonly at?: string;
  readonly fields?: boolean;
  readonly format?: string;
}

async function show(io: Io, name: string, { at, fields, format = 'table' }: ShowOptions): Promise<void> {
  if (at !== undefined) return showParagraph(io, name, at, { fields, format });
  if (fields === true) return showFields(io, name, format);
  if (format !== 'table') {
    const { CannotRun } = await import('../../model/problem.ts');
    throw new CannotRun(`--format ${format}: only with --fields; a whole rubric is shown as text`);
  }
  const [{ rubric }, { renderRubric }] = await Promise.all([open(name), import('../../report/rubric.ts')]);
  io.stdout.write(renderRubric(rubric));
}

async function showParagraph(
  io: Io,
  name: string,
  at: string,
  { fields, format }: { readonly fields: boolean | undefined; readonly format: string },
): Promise<void> {
  const [{ rubric }, { paragraphsOf, renderParagraph }, { CannotRun }, { didYouMean }, { orList }] =
    await Promise.all([
      open(name),
      import('../../report/rubric.ts'),
      import('../../model/problem.ts'),
      import('../../util/nearest.ts'),
      import('../../util/words.ts'),
    ]);
  if (fields === true || format !== 'table') {
    throw new CannotRun(`--at ${at}: not with --fields or --format; a paragraph is shown as text`);
  }
  const text = renderParagraph(rubric, at);
  if (text === null) {
    const known = paragraphsOf(rubric);
    const hint =
      didYouMean(at, known) ?? (known.length === 0 ? 'it names none' : `expected ${orList(known)}`);
    throw new CannotRun(`--at ${at}: rubric ${rubric.id} has nothing of that paragraph; ${hint}`);
  }
  io.stdout.write(text);
}

async function showFields(io: Io, name: string, format: string): Promise<void> {
  const [
    { rubric },
    { dictionaryOf },
    { DICTIONARY_FORMATS },
    { ENGLISH },
    { EXPECTED },
    { headersOfKey },
    { tableOptions },
  ] = await Promise.all([
    open(name),
    import('../../report/dictionary.ts'),
    import('../../report/dictionary-formats.ts'),
    import('../../sample/languages/en.ts'),
    import('../../sample/explain.ts'),
    import('../../sample/kinds.ts'),
    import('../terminal.ts'),
  ]);
  const usual = Object.entries(ENGLISH.meanings).map(([meaning, words]) => ({
    value: SAID[meaning] ?? meaning,
    written: words.filter((word) => word !== ''),
  }));
  const render = DICTIONARY_FORMATS[format as keyof typeof DICTIONARY_FORMATS];
  const columns = dictionaryOf(rubric, usual, EXPECTED, headersOfKey);
  io.stdout.write(render(rubric, columns, tableOptions(io.stdout, io).width));
}

/** What some words say that are kept apart only for their own sake. */
const SAID: Readonly<Record<string, string>> = { 'too early': 'not relevant', empty: 'nothing' };

async function check(io: Io, file: string): Promise<void> {
  const [{ rubric, notes }, { formatProblem }, { plural }] = await Promise.all([
    open(file),
    import('../../model/problem.ts'),
    import('../../util/words.ts'),
  ]);
  for (const note of notes) io.stderr.write(`${formatProblem(note)}\n`);
  const fields = rubric.units.reduce((sum, unit) => sum + unit.fields.length, 0);
  const counts = [
    plural(rubric.themes.length, 'theme'),
    plural(rubric.units.length, 'unit'),
    plural(fields, 'field'),
    plural(rubric.checks.length, 'check'),
    plural(rubric.figures.length, 'figure'),
  ];
  io.stdout.write(`${file}: no errors; ${counts.join(', ')}\n`);
}

async function schema(io: Io): Promise<void> {
  const { rubricJsonSchema } = await import('../../rubric/schema.ts');
  io.stdout.write(`${JSON.stringify(rubricJsonSchema(), null, 2)}\n`);
}
