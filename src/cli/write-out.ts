import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { CannotRun } from '../model/problem.ts';

const FAULTS: Readonly<Record<string, string>> = {
  EBUSY: 'another program holds it; is it open in Excel?',
  EPERM: 'another program holds it, or you are not allowed to write it; is it open in Excel?',
  EACCES: 'you are not allowed to write there',
  ENOENT: 'there is no such folder',
  EISDIR: 'this is a folder',
  ENOSPC: 'the disk is full',
};

/** Writes a file whole or not at all. @throws CannotRun if it cannot be written */
export function writeWhole(path: string, text: string): void {
  const partial = `${path}.${process.pid}.partial`;
  try {
    writeFileSync(partial, text);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const words = FAULTS[code];
    if (words === undefined) throw error;
    throw new CannotRun(`--out ${path}: ${words}`);
  }
}
