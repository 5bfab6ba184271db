import { Command } from 'commander';
import { agreeCommand } from './commands/agree.ts';
import { auditCommand } from './commands/audit.ts';
import { casesCommand } from './commands/cases.ts';
import { evidenceCommand } from './commands/evidence.ts';
import { explainCommand } from './commands/explain.ts';
import { gapsCommand } from './commands/gaps.ts';
import { glossaryCommand } from './commands/glossary.ts';
import { reportCommand } from './commands/report.ts';
import { rubricCommand } from './commands/rubric.ts';
import { templateCommand } from './commands/template.ts';
import { validateCommand } from './commands/validate.ts';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import { VERSION } from './version.ts';

/** What a command is given besides its words. */
export interface Session {
  readonly io: Io;
  readonly exit: (code: ExitCode) => void;
}

const EXAMPLES = `Examples:
  casefile audit fixtures/pp2017                      the percentages of a sample
  casefile audit cases.csv --rubric pp2017            the same for a plain file
  casefile audit fixtures/attention --below 70        the worst figures first, with their names
  casefile cases fixtures/attention victims-safe --answer no
                                                      the cases behind a figure
  casefile explain fixtures/attention AT-03 --theme victims
                                                      one of them: every answer, and why
  casefile audit fixtures/attention --worklist worklist.csv
                                                      all that needs somebody, as a spreadsheet
  casefile agree first.csv second.csv --rubric pp2017 two auditors of the same cases
  casefile gaps fixtures/pp2017                       what is still unclear or not recorded
  casefile template --rubric pp2017 > cases.csv       an empty sheet to fill in
`;

/** The commands, declared; what they do is loaded when one of them runs. */
export function buildProgram(io: Io, exit: (code: ExitCode) => void): Command {
  const program = new Command('casefile')
    .description(
      'Judge a sample of case files against a rubric and print its percentages, each with its base.',
    )
    .usage('<command> [options]')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('before', EXAMPLES)
    .showHelpAfterError('(add --help for examples)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
    });
  const session: Session = { io, exit };
  for (const declare of [
    auditCommand,
    casesCommand,
    explainCommand,
    gapsCommand,
    agreeCommand,
    reportCommand,
    validateCommand,
    templateCommand,
    rubricCommand,
    evidenceCommand,
    glossaryCommand,
  ]) {
    declare(program, session);
  }
  return program;
}
