import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { casefile, inFolder, type Ran } from '../helpers/run.ts';
import { FIRST, RUBRIC, SECOND, sheet } from '../helpers/two-auditors.ts';

const HEAD = 'case_id,trauma,response,level,entered,notes,auditor';
const BOTH = `${[
  HEAD,
  ...FIRST.map((row) => `${row},low,she told nobody,AB`),
  ...SECOND.map((row) => `${row},low,she told nobody,CD`),
].join('\n')}\n`;

/** Runs `casefile <args> --rubric rubric.yaml` beside first.csv, second.csv, both.csv and what else is given. */
const run = (
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
  env: Record<string, string> = {},
): Promise<Ran & { readonly written: string | null }> =>
  inFolder((folder) => {
    const all = {
      'rubric.yaml': RUBRIC,
      'first.csv': sheet(FIRST),
      'second.csv': sheet(SECOND),
      'both.csv': BOTH,
    };
    for (const [name, text] of Object.entries({ ...all, ...files })) writeFileSync(join(folder, name), text);
    const ran = casefile([...args, '--rubric', 'rubric.yaml'], { cwd: folder, env });
    const out = args.includes('--out') ? readFileSync(join(folder, 'out.csv'), 'utf8') : null;
    return { ...ran, written: out };
  });

describe('agree', () => {
  it('prints the numbers and what to moderate, and nothing personal, in every format', async () => {
    for (const format of ['table', 'json', 'csv']) {
      const { stdout, stderr, status } = await run(['agree', 'first.csv', 'second.csv', '--format', format]);
      expect(status).toBe(0);
      expect(stderr).toBe('');
      expect(stdout).toContain('C3');
      expect(stdout).not.toContain('nobody');
    }
  });

  it('stands in columns where they fit, and in 60 characters in blocks', async () => {
    const wide = await run(['agree', 'first.csv', 'second.csv']);
    expect(wide.stdout).toMatch(/^ +Alike +Kappa \(95%\) +AC1 +Alpha$/m);
    expect(wide.stdout).toMatch(/^Level of risk +7 of 8 \(88%\) +0\.74 \(0\.27 to 1\.00\) +0\.84 +0\.75$/m);
    const narrow = await run(['agree', 'first.csv', 'second.csv'], {}, { COLUMNS: '60' });
    expect(Math.max(...narrow.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(narrow.stdout).toContain('7 of 8 (88%); kappa 0.74 (0.27 to 1.00)');
  });

  it('writes the disagreements for a spreadsheet', async () => {
    const { written, stdout } = await run(
      ['agree', 'first.csv', 'second.csv', '--format', 'csv', '--out', 'out.csv'],
      { 'second.csv': sheet([...SECOND, '=1+1,No,,low']), 'first.csv': sheet([...FIRST, '=1+1,Yes,,low']) },
    );
    expect(stdout).toBe('');
    expect(written?.startsWith('\ufeffunit,id,check,label,differ in,first.csv,second.csv\r\n')).toBe(true);
    expect(written).toContain("\r\ncase,'=1+1,trauma-evidence,Evidence of trauma,answers,yes,no\r\n");
    expect(written?.match(/\r\n/g)).toHaveLength(8);
  });

  it('gives the same bytes for the same files, whatever the order of their rows', async () => {
    const json = ['agree', 'first.csv', 'second.csv', '--format', 'json'];
    const one = JSON.parse((await run(json)).stdout) as { schema: string; files: unknown };
    const other = JSON.parse(
      (await run(json, { 'second.csv': sheet([...SECOND].reverse()) })).stdout,
    ) as unknown;
    expect(one.schema).toBe('casefile-agreement/1');
    expect({ ...(other as object), files: one.files }).toEqual(one);
    expect((await run(json)).stdout).toBe((await run(json)).stdout);
  });

  it('takes the auditors from a column', async () => {
    const { stdout, status } = await run(['agree', 'both.csv']);
    expect(status).toBe(0);
    expect(stdout).toContain('AB (9 records) and CD (9 records)');
    expect(stdout).toContain('Each as AB / CD');
  });

  it('says what is wrong with rows of a column of auditors, and exits 1', async () => {
    const rows = ['C1,No,,low,low,,AB', 'C2,No,,low,low,,', 'C3,No,,low,low,,ab'];
    const { stdout, stderr, status } = await run(['agree', 'odd.csv'], {
      'odd.csv': `${BOTH}${rows.join('\n')}\n`,
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /odd\.csv:20:1: error: the case C1 AB is already at odd\.csv:2 with other content/,
    );
    expect(stderr).toMatch(/odd\.csv:21:17: error: "auditor" is blank; .*initials of who judged the row/);
    expect(stderr).toMatch(/note: the auditors "AB" and "ab" are taken for two/);
    expect(stdout).toContain('AB and ab');
    expect(
      (await run(['agree', 'odd.csv', '--allow-problems'], { 'odd.csv': `${BOTH}${rows[0] ?? ''}\n` }))
        .status,
    ).toBe(0);
  });
});

describe('agree cannot run', () => {
  const OTHER = sheet(SECOND.map((row) => row.replace(/^C/, 'c-')));
  const NAMES = Array.from({ length: 21 }, (_, n) => `C${n},Yes,,low,low,,person ${n}`).join('\n');

  it.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
    [
      'without a column of auditors',
      ['first.csv'],
      {},
      /no column "auditor".*--auditor <header>.*first\.csv second\.csv/,
    ],
    [
      'with a column called nearly so',
      ['a.csv'],
      { 'a.csv': BOTH.replace('auditor', 'Assessor') },
      /did you mean --auditor "Assessor"\?/,
    ],
    [
      'with one auditor',
      ['a.csv'],
      { 'a.csv': BOTH.split('\n').slice(0, 10).join('\n') },
      /every row is of one auditor, "AB"/,
    ],
    ['with a column of something else', ['a.csv'], { 'a.csv': `${HEAD}\n${NAMES}\n` }, /more than 20 names/],
    ['with a personal column', ['both.csv', '--auditor', 'notes'], {}, /personal and is never printed/],
    ['with a column of answers', ['both.csv', '--auditor', 'trauma'], {}, /it is an answer/],
    ['with a file named twice', ['first.csv', './first.csv'], {}, /named twice/],
    [
      'with a copy',
      ['first.csv', 'a.csv'],
      { 'a.csv': sheet(FIRST) },
      /first\.csv and a\.csv hold the same bytes/,
    ],
    [
      'with no record in common',
      ['first.csv', 'a.csv'],
      { 'a.csv': sheet(['X1,Yes,,low']) },
      /no record was judged by two auditors: first\.csv has 9 records and a\.csv has 1 record/,
    ],
    [
      'with ids that are written otherwise',
      ['first.csv', 'a.csv'],
      { 'a.csv': OTHER },
      /C1 and c-1 differ only in how they are written/,
    ],
    [
      'with no column in common',
      ['a.csv', 'b.csv'],
      { 'a.csv': 'case_id,trauma\nC1,Yes\n', 'b.csv': 'case_id,level\nC1,low\n' },
      /no check has a column of two auditors; .*trauma-evidence only of a\.csv/,
    ],
    [
      'with the rows of two in one of two files',
      ['both.csv', 'first.csv'],
      {},
      /There is a column "auditor": --auditor "auditor"/,
    ],
    [
      'with a theme that is not there',
      ['both.csv', '--theme', 'traum'],
      {},
      /has no such theme; did you mean "?trauma/,
    ],
  ])('%s', async (_, args, files, says) => {
    const { stdout, stderr, status } = await run(['agree', ...args], files);
    expect(stderr).toMatch(says);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('with samples that name different rubrics', () =>
    inFolder((folder) => {
      for (const [index, rows] of [FIRST, SECOND].entries()) {
        const own = join(folder, `s${index}`);
        mkdirSync(own);
        writeFileSync(join(own, 'rubric.yaml'), RUBRIC.replace('version: 1', `version: ${index + 1}`));
        writeFileSync(join(own, 'sample.yaml'), 'rubric: rubric.yaml\nfiles: {case: cases.csv}\n');
        writeFileSync(join(own, 'cases.csv'), sheet(rows));
      }
      const { stderr, status } = casefile(['agree', 's0', 's1'], { cwd: folder });
      expect(stderr).toMatch(/s1 is judged by another rubric than s0; say --rubric/);
      expect(status).toBe(2);
      expect(casefile(['agree', 's0', 's1', '--rubric', 's0/rubric.yaml'], { cwd: folder }).status).toBe(0);
    }));
});

describe('audit of rows of two auditors', () => {
  it('gives no figure where many repeat, and says what compares them', async () => {
    const { stdout, stderr, status } = await run(['audit', 'both.csv']);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/both\.csv:12:1: error: the case C2 is already at both\.csv:3 with other content/);
    expect(stderr).toMatch(/casefile agree compares/);
  });

  it('reports a second row among many as an error, in one file or in two', async () => {
    const many = Array.from({ length: 30 }, (_, n) => `D${n},Yes,Yes,low`);
    const hint = /the case C1 is already at .* casefile agree compares what two auditors answered/;
    const one = `${HEAD}\n${[...many, 'C1,Yes,Yes,low'].map((row) => `${row},low,,AB`).join('\n')}\nC1,No,,low,low,,CD\n`;
    const inOne = await run(['audit', 'one.csv'], { 'one.csv': one });
    expect(inOne.status).toBe(1);
    expect(inOne.stderr).toMatch(hint);
    const files = { 'a.csv': sheet([...many, 'C1,Yes,Yes,low']), 'b.csv': sheet(['C1,No,,low']) };
    const inTwo = await run(['audit', 'a.csv', 'b.csv'], files);
    expect(inTwo.status).toBe(1);
    expect(inTwo.stderr).toMatch(hint);
  });
});
