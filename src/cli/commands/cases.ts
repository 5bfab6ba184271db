import type { Command } from 'commander';
import { ANSWERS, type Answer } from '../../model/answer.ts';
import type { CaseLine } from '../../report/cases.ts';
import type { JudgedRecord } from '../../audit/unit-audit.ts';
import { crossOptions, type FigureSpec } from '../../model/rubric.ts';
import type { ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { allowProblemsOption, asOfOption, formatOption, readingOptions, rubricOption } from '../options.ts';
import type { AskedReading } from '../run-audit.ts';
import type { Session } from '../program.ts';

interface Options extends AskedReading {
  readonly rubric?: string;
  readonly asOf?: string;
  readonly format: string;
  readonly allowProblems?: boolean;
  readonly answer?: string;
}

const EXAMPLES = `Examples:
  casefile cases fixtures/pp2017 trauma-response --answer no
  casefile cases cases.csv mappa-identified --rubric pp2017 --format json
`;

export function casesCommand(program: Command, { io, exit }: Session): void {
  const command = program
    .command('cases')
    .summary('list the records behind a figure')
    .description('Print the ids of the records behind a figure by their answer, each with its file and line.')
    .argument('<sample>', 'as in audit')
    .argument('<figure>', 'the id of a figure; casefile rubric show lists them')
    .option(
      '--answer <answer>',
      'only this answer: yes, no, unclear, not recorded, not relevant, or an option',
    )
    .addOption(rubricOption())
    .addOption(asOfOption())
    .addOption(formatOption(['table', 'json']))
    .addOption(allowProblemsOption())
    .addHelpText('before', EXAMPLES)
    .action(async (sample: string, figure: string, options: Options) => {
      exit(await cases(sample, figure, options, io));
    });
  readingOptions().forEach((option) => command.addOption(option));
}

async function cases(sample: string, figure: string, options: Options, io: Io): Promise<ExitCode> {
  const [
    { runAudit },
    { ProblemList },
    { jsonText },
    { renderCases },
    { CannotRun },
    { didYouMean },
    { orList },
    { shellWords },
  ] = await Promise.all([
    import('../run-audit.ts'),
    import('../problems.ts'),
    import('../../util/json-text.ts'),
    import('../../report/cases.ts'),
    import('../../model/problem.ts'),
    import('../../util/nearest.ts'),
    import('../../util/words.ts'),
    import('../shell-words.ts'),
  ]);
  const problems = new ProblemList(io, [sample], options.rubric);
  const found: CaseLine[] = [];
  const { rubric, pathOf } = await problems.printIfStopped(
    runAudit({
      sample: [sample],
      rubric: options.rubric,
      stdin: io.stdin,
      figures: [figure],
      reading: options,
      onProblem: problems.add,
      onRecord: (judged) => found.push(...caseLines(judged)),
      asOf: options.asOf,
    }),
  );
  const spec = rubric.figures.find((candidate) => candidate.id === figure) as FigureSpec;
  const known = wordsOf(spec);
  const wanted =
    options.answer === undefined
      ? null
      : known.find((word) => word.toLowerCase() === options.answer?.toLowerCase());
  if (wanted === undefined) {
    const hint = didYouMean(options.answer ?? '', known);
    throw new CannotRun(
      `--answer ${options.answer ?? ''}: expected ${orList(known)}${hint === null ? '' : `; ${hint}`}`,
    );
  }
  const lines = found
    .filter(({ answer }) => wanted === null || answer === wanted)
    .map((line) => ({ ...line, file: pathOf(line.file) }));
  const list = { figure, label: spec.label, unit: spec.unit, cases: lines };
  io.stdout.write(options.format === 'json' ? jsonText(list) : renderCases(list));
  const one = lines.find(({ answer }) => answer === worseOf(spec)) ?? lines[0];
  if (options.format === 'table' && 'check' in spec && one) {
    const words = wordsToExplain(sample, one.id, spec.check, options);
    io.stderr.write(`why, for one of them: casefile explain ${shellWords(words, io.platform)}\n`);
  }
  problems.printTotals();
  return problems.exitCode(options.allowProblems);
}

/** The answer of a figure about which somebody is most likely to ask why. */
const worseOf = (spec: FigureSpec): Answer =>
  spec.kind === 'proportion' && spec.better === 'low' ? 'yes' : 'no';

/** What `explain` is to be given to say why a record has its answer. */
function wordsToExplain(
  sample: string,
  id: readonly string[],
  check: string,
  { rubric, asOf }: Options,
): string[] {
  const asked = [
    ...(rubric === undefined ? [] : ['--rubric', rubric]),
    ...(asOf === undefined ? [] : ['--as-of', asOf]),
  ];
  const name = id.join(' ');
  // An id that begins with a hyphen would be taken for an option.
  return name.startsWith('-')
    ? [sample, '--check', check, ...asked, '--', name]
    : [sample, name, '--check', check, ...asked];
}

/** The one figure that was asked for; records of other units have none. */
function caseLines(judged: JudgedRecord): CaseLine[] {
  const { record, checks, judgements, figures, counted } = judged;
  const [spec] = figures;
  const [answer] = counted;
  if (!spec || answer === undefined) return [];
  const place = { id: record.id, file: record.file, line: record.line };
  if (!('check' in spec)) {
    const options = answer === 'yes' ? judged.optionsOf(0) : [];
    // A record of a list may have several options, or none of them.
    const counts = options.length > 0 ? options : [answer === 'yes' ? COUNTED_AS[spec.kind] : answer];
    return counts.map((counted) => ({
      answer: counted,
      derived: false,
      byText: null,
      tooEarly: false,
      ...place,
    }));
  }
  const judgement = judgements[checks.findIndex((check) => check.id === spec.check)];
  const derived = judgement?.derived === true && judgement.answer === answer;
  const tooEarly = judgement?.tooEarly === true && judgement.answer === answer;
  const byText = judgement?.answer === answer ? judgement.byText : null;
  return [{ answer, derived, byText, tooEarly, ...place }];
}

/** What a record is that counts, where a yes would say something else. */
const COUNTED_AS = {
  distribution: 'none of these',
  cross: 'both known',
  count: 'counted',
  sum: 'a number',
} as const;

function wordsOf(spec: FigureSpec): readonly string[] {
  if (spec.kind === 'cross') {
    return [...crossOptions(spec), ...ANSWERS.filter((answer) => answer !== 'yes' && answer !== 'no')];
  }
  if (spec.kind === 'distribution') {
    const several = spec.of.kind === 'list' ? [COUNTED_AS.distribution] : [];
    return [
      ...spec.of.options,
      ...several,
      ...ANSWERS.filter((answer) => answer !== 'yes' && answer !== 'no'),
    ];
  }
  if (spec.kind === 'count' || spec.kind === 'sum') {
    return [COUNTED_AS[spec.kind], ...ANSWERS.filter((answer) => answer !== 'yes' && answer !== 'no')];
  }
  return ANSWERS;
}
