import { CannotRun, formatProblem } from '../model/problem.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { printableOutput, watchOutput, type Io } from './io.ts';
import { buildProgram } from './program.ts';
import { VERSION } from './version.ts';

/**
 * Runs one command.
 *
 * @param argv the words after the program's name
 * @returns the exit code; the caller sets it and lets the process end by itself, so that pipes drain
 */
export async function main(argv: readonly string[], process: Io): Promise<ExitCode> {
  const { stdin, stdout, env, platform } = process;
  const io: Io = { stdin, stdout, stderr: printableOutput(process.stderr), env, platform };
  watchOutput(stdout, (why) => {
    io.stderr.write(`casefile: standard output cannot be written: ${why}\n`);
    process.exitCode = EXIT.cannotRun;
  });
  // Where not even messages can be written there is nobody left to tell.
  watchOutput(process.stderr, () => undefined);
  let code: ExitCode = EXIT.ok;
  const program = buildProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv.map(asWord), { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, io);
  }
}

/**
 * Standard input with its unit, `-=case`, begins like an option and is none: a space in front keeps the two apart,
 * and is taken off where files are found.
 */
const asWord = (word: string): string => (word.startsWith('-=') ? ` ${word}` : word);

function explain(error: unknown, io: Io): ExitCode {
  if (error instanceof CannotRun) {
    io.stderr.write(`casefile: ${error.message}\n`);
    for (const problem of error.problems) io.stderr.write(`${formatProblem(problem)}\n`);
    return EXIT.cannotRun;
  }
  if (isUsage(error)) return error.exitCode === 0 ? EXIT.ok : EXIT.cannotRun;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.stderr.write(`casefile ${VERSION}: this is a bug in casefile, not in your files\n${stack}\n`);
  return EXIT.cannotRun;
}

/** What commander throws once it has printed help, a version or what is wrong with the words. */
const isUsage = (error: unknown): error is { readonly exitCode: number } =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
