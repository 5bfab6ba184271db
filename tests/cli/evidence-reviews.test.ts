import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { casefile, inFolder } from '../helpers/run.ts';
import { REVIEW_TEXTS } from '../spec/review-tables.ts';

const [A, COPY, OTHER] = [REVIEW_TEXTS[0]?.[0], REVIEW_TEXTS[0]?.[1], REVIEW_TEXTS[4]?.[1]];

const CSV = `id,date,text
7,2017-06-02,"${COPY ?? ''}"
8,2017-03-03,"${A ?? ''}"
7,2017-03-03,"${A ?? ''}"
8,2017-06-02,"${OTHER ?? ''}"
9,2017-06-02,N/A
`;

describe('casefile evidence reviews', () => {
  const run = (text: string, ...more: string[]): Promise<ReturnType<typeof casefile>> =>
    inFolder((folder) => {
      const file = join(folder, 'reviews.csv');
      writeFileSync(file, text);
      return casefile(['evidence', 'reviews', file, ...more]);
    });

  it('names the reviews that repeat an earlier one of their case, by line and without a word', async () => {
    expect(await run(CSV)).toMatchObject({
      stdout: `7 line 2 copied: yes, the same but for dates and numbers: line 4

5 reviews; copied: 3 no, 1 not relevant, 1 yes
Texts compared by rule; a person decides. How: docs/copied-reviews.md.
`,
      stderr: '',
      status: 0,
    });
  });

  it('prints a line of JSON for each, case by case', async () => {
    const { stdout } = await run(CSV, '--format', 'jsonl');
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      '{"id":"7","line":2,"copied":"yes","unchanged":"yes","likeLine":4,"percent":100}',
      '{"id":"7","line":4,"copied":"no","unchanged":"no","likeLine":null,"percent":null}',
    ]);
    expect(stdout).not.toContain('curfew');
  });

  it('says that without dates nothing follows', async () => {
    const { stdout, stderr } = await run(CSV.replace('id,date,', 'id,when,'));
    expect(stdout).toContain('7 line 2 copied: not recorded');
    expect(stderr).toContain(
      'note: there is no column date: without dates nobody can tell which of two reviews',
    );
  });

  it('refuses a file without a text', async () => {
    const { stderr, status } = await run('id,date\n7,2017-03-03\n');
    expect([status, stderr]).toEqual([2, expect.stringContaining('it has no column text')]);
  });
});
