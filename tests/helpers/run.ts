import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

const BIN = resolve('bin/casefile.js');

/** Runs the built command as a user would; stdout, stderr and exit code are kept apart. */
export function casefile(
  args: readonly string[],
  { cwd = '.', input = '', env = {} }: { cwd?: string; input?: string; env?: Record<string, string> } = {},
): Ran {
  const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: process.env.PATH ?? '', NO_COLOR: '1', LANG: 'C.UTF-8', ...env },
  });
  return { stdout, stderr, status };
}

/** A folder of its own for a test, gone afterwards. */
export async function inFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'casefile-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A copy of the fixture in which the text of its cases was changed. */
export function copyFixture(folder: string, change: (csv: string) => string): string {
  const copy = join(folder, 'pp2017');
  cpSync('fixtures/pp2017', copy, { recursive: true });
  const cases = join(copy, 'cases.csv');
  const before = readFileSync(cases, 'utf8');
  const after = change(before);
  if (after === before) throw new Error('nothing was changed');
  writeFileSync(cases, after);
  return copy;
}

/** The text with one cell replaced: of the first row for which the test holds. */
export function changeCell(csv: string, column: string, from: string, to: string): string {
  const [head = '', ...lines] = csv.split('\n');
  const index = head.split(',').indexOf(column);
  const row = lines.findIndex((line) => splitRow(line)[index] === from);
  if (index < 0 || row < 0) throw new Error(`no "${from}" in ${column}`);
  const cells = splitRow(lines[row] ?? '');
  cells[index] = to;
  lines[row] = cells.join(',');
  return [head, ...lines].join('\n');
}

/** Cells as written, quotes kept. */
function splitRow(line: string): string[] {
  const cells = [''];
  let quoted = false;
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    if (sign === ',' && !quoted) cells.push('');
    else cells.push((cells.pop() ?? '') + sign);
  }
  return cells;
}
