import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { casefile, inFolder } from '../helpers/run.ts';

const golden = (name: string): string => resolve('tests/report/golden', `attention.${name}.txt`);
const env = { COLUMNS: '80' };

it('the audit of the ten cases is the golden file, in 80 columns', async () => {
  const { stdout, status } = casefile(['audit', 'fixtures/attention'], { env });
  expect([status, Math.max(...stdout.split('\n').map((line) => line.length)) <= 80]).toEqual([0, true]);
  await expect(stdout).toMatchFileSnapshot(golden('table'));
});

it('their list is the golden file', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'worklist.csv');
    casefile(['audit', 'fixtures/attention', '--worklist', path]);
    const list = readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .replaceAll('\r\n', '\n');
    await expect(list).toMatchFileSnapshot(golden('worklist'));
  });
});

it('one of them explained is the golden file', async () => {
  const { stdout, status } = casefile(['explain', 'fixtures/attention', 'AT-03', '--theme', 'victims'], {
    env,
  });
  expect(status).toBe(0);
  await expect(stdout).toMatchFileSnapshot(golden('explain'));
});
