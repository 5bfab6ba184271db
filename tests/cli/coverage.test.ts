import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { casefile, inFolder } from '../helpers/run.ts';

const SAMPLE = 'fixtures/child-tables';

describe('casefile rubric coverage', () => {
  it('prints what never happened, and exits 0 whatever that is', () => {
    const { stdout, stderr, status } = casefile(['rubric', 'coverage', SAMPLE], { env: { COLUMNS: '60' } });
    expect(stdout).toContain('Of 16 checks 0 were never asked');
    expect(stdout).toContain('    never no: 35 yes, 5 not recorded\n');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('--all prints every check, --theme and --unit a part', () => {
    const { stdout } = casefile(['rubric', 'coverage', SAMPLE, '--all']);
    expect(stdout.match(/^ {4}answers: /gm)).toHaveLength(16);
    const part = casefile(['rubric', 'coverage', SAMPLE, '--theme', 'planning', '--all']).stdout;
    expect(part.match(/^ {4}answers: /gm)).toHaveLength(6);
    expect(part).not.toContain('violent-offence');
    expect(casefile(['rubric', 'coverage', SAMPLE, '--unit', 'case']).status).toBe(0);
  });

  it('--format json is one document, the same whenever it is asked', () => {
    const args = ['rubric', 'coverage', SAMPLE, '--format', 'json'];
    const { stdout, status } = casefile(args);
    const { schema, checks } = JSON.parse(stdout) as { schema: string; checks: unknown[] };
    expect(schema).toBe('casefile-rubric-coverage/1');
    expect(checks).toHaveLength(16);
    expect(casefile(args, { env: { COLUMNS: '50', LANG: 'cy_GB' } }).stdout).toBe(stdout);
    expect(status).toBe(0);
  });

  it.each([
    [['--format', 'json', '--all'], '--all: only with --format table'],
    [['--theme', 'plannning'], 'did you mean "planning"'],
    [['--rubric', 'pp2018'], 'pp2018'],
    [['--as-of', 'today'], 'expected a date'],
  ])('%j is refused', (words, message) => {
    const { stdout, stderr, status } = casefile(['rubric', 'coverage', SAMPLE, ...words]);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('exits 1 where cells could not be read, unless they are allowed', async () => {
    await inFolder((folder) => {
      const file = join(folder, 'cases.csv');
      writeFileSync(file, 'yot,case_id,trauma\nA,1,perhaps so\nA,2,Yes\n');
      const args = ['rubric', 'coverage', file, '--rubric', 'pp2017'];
      const { stderr, stdout, status } = casefile(args);
      expect(stderr).toContain('1 error');
      expect(stdout).not.toContain('perhaps');
      expect(status).toBe(1);
      expect(casefile([...args, '--allow-problems']).status).toBe(0);
    });
  });

  it('reads standard input, and tells no id, name or narrative', () => {
    const secret = 'Zebedee Quux was hit at home';
    const input = `yot,case_id,trauma,trauma_notes,ethnicity\nNowheresville,XQ-77,Yes,${secret},White\n`;
    for (const words of [['--all'], ['--format', 'json']]) {
      const { stdout, stderr } = casefile(['rubric', 'coverage', '-=case', '--rubric', 'pp2017', ...words], {
        input,
      });
      expect(stdout).toContain('trauma-evidence');
      for (const word of ['Zebedee', 'XQ-77', 'Nowheresville']) expect(stdout + stderr).not.toContain(word);
    }
  });
});
