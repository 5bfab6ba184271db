import { CannotRun, formatProblem } from '../model/problem.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { endQuietlyOnClosedPipe, type Io } from './io.ts';
import { buildProgram } from './program.ts';
import { VERSION } from './version.ts';

/**
 * Runs one command.
 *
 * @param argv the words after the program's name
 * @returns the exit code; the caller sets it and lets the process end by itself, so that pipes drain
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  endQuietlyOnClosedPipe(io.stdout);
  endQuietlyOnClosedPipe(io.stderr);
  let code: ExitCode = EXIT.ok;
  const program = buildProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, io);
  }
}

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
