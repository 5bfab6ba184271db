import { existsSync, fstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { CannotRun } from '../model/problem.ts';
import { fileFault } from '../util/file-faults.ts';

/**
 * Writes a file whole or not at all. A link is followed; what is no ordinary file (a device, a pipe) is written to
 * as it is.
 *
 * @param inputs the files that were read: none of them may be written over
 * @throws CannotRun if it cannot be written
 */
export function writeWhole(path: string, text: string, inputs: readonly string[]): void {
  const real = existsSync(path) ? realpathSync(path) : path;
  if (inputs.some((input) => isSameFile(input, real))) {
    throw new CannotRun(`--out ${path}: this is a file of the sample and would be lost; choose another name`);
  }
  const direct = existsSync(real) && !statSync(real).isFile();
  const partial = `${real}.${process.pid}.partial`;
  try {
    writeFileSync(direct ? real : partial, text);
    if (!direct) renameSync(partial, real);
  } catch (error) {
    if (!direct) removeIfThere(partial);
    const fault = fileFault(error);
    throw fault === null ? error : new CannotRun(`--out ${path}: ${fault}`);
  }
}

/** Two names of one file, by whatever links; `-` is what standard input was taken from. */
function isSameFile(input: string, path: string): boolean {
  if (!existsSync(path) || (input !== '-' && !existsSync(input))) return false;
  const a = input === '-' ? fstatSync(STDIN) : statSync(input);
  const b = statSync(path);
  return a.isFile() && a.dev === b.dev && a.ino === b.ino;
}

const STDIN = 0;

function removeIfThere(path: string): void {
  if (existsSync(path)) rmSync(path);
}
