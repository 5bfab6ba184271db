import type { Command } from 'commander';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { formatOption } from '../options.ts';
import type { Session } from '../program.ts';

interface Options {
  readonly all?: boolean;
  readonly format: string;
}

const EXAMPLES = `Examples:
  casefile glossary "cant talk POS, lmirl 2day"
  casefile glossary - < messages.txt
  casefile glossary --all
`;

export function glossaryCommand(program: Command, { io, exit }: Session): void {
  program
    .command('glossary')
    .summary('what the codes in a message mean')
    .description(
      'Explain the codes of messages between young people that are in a text, and mark those of concern. The codes are those of Appendix 3 of the inspection report of 2017.',
    )
    .addHelpText('before', EXAMPLES)
    .argument('[text...]', 'the text, or - for standard input')
    .option('--all', 'the whole glossary, without a text')
    .addOption(formatOption(['table', 'json']))
    .action(async (text: readonly string[], options: Options) => {
      await explain(text, options, io);
      exit(EXIT.ok);
    });
}

async function explain(words: readonly string[], { all = false, format }: Options, io: Io): Promise<void> {
  const [
    { explainCodes, glossary },
    { renderGlossary, renderGlossaryJson },
    { CannotRun },
    { tableOptions },
  ] = await Promise.all([
    import('../../evidence/glossary/glossary.ts'),
    import('../../report/glossary.ts'),
    import('../../model/problem.ts'),
    import('../terminal.ts'),
  ]);
  if (all && words.length > 0) throw new CannotRun('--all: not with a text; it lists the whole glossary');
  if (!all && words.length === 0) {
    throw new CannotRun(
      'no text is given; write it in quotes, or - for standard input, or --all for every code',
    );
  }
  const { source, codes } = glossary();
  const text = words.length === 1 && words[0] === '-' ? await readAll(io) : words.join(' ');
  const report = { source, codes: all ? codes : explainCodes(text) };
  io.stdout.write(
    format === 'json'
      ? renderGlossaryJson(report)
      : renderGlossary(report, tableOptions(io.stdout, io).width),
  );
}

/** Messages are short; what follows so many characters is not read, and that is said. */
const LONGEST_INPUT = 1024 * 1024;

async function readAll({ stdin, stderr }: Io): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of stdin) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length <= LONGEST_INPUT) continue;
    stderr.write('casefile: only the first 1,048,576 characters are read\n');
    return text.slice(0, LONGEST_INPUT);
  }
  return text + decoder.decode();
}
