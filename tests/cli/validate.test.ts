import { spawn } from 'node:child_process';
import { linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditResult } from '../../src/model/result.ts';
import { casefile, copyFixture, inFolder } from '../helpers/run.ts';

const HEAD = 'yot,case_id,trauma\n';
const unreadable = (count: number): string =>
  Array.from({ length: count }, (_, n) => `A,${n},perhaps\n`).join('');

/** The rows of a list of problems: none of the cells in these tests holds a comma that matters. */
const listed = (file: string): string[] => readFileSync(file, 'utf8').trimEnd().split('\r\n').slice(1);

describe('casefile validate', () => {
  it('prints the problems by their cause, then how each file was read, then the counts', async () => {
    await inFolder((folder) => {
      writeFileSync(join(folder, 'a.csv'), `${HEAD}${unreadable(12)}B,1\n`);
      writeFileSync(join(folder, 'b.csv'), 'yot;case_id;trauma\nC;1;maybe\n');
      writeFileSync(join(folder, 'c.jsonl'), '{"yot": "D", "case_id": "1", "trauma": "Yes"}\n');
      const words = ['validate', 'a.csv', 'b.csv', 'c.jsonl', '--rubric', 'pp2017'];
      const { stdout, stderr, status } = casefile(words, { cwd: folder });
      expect([status, stderr]).toEqual([1, '']);
      const sections = stdout.split('\n\n');
      expect(sections.map((text) => text.split('\n')[0])).toEqual([
        '13 errors: values that cannot be read, in "trauma" (2 files)',
        '1 error: rows that are not counted',
        '3 notes: columns that the sample does not have (3 files)',
        'a.csv: CSV with commas in utf-8, 12 records; 1 row not counted (case)',
      ]);
      const [first = ''] = sections;
      expect(first.match(/^ {2}a\.csv:\d+:5: error: "trauma" of A \d+ cannot be read/gm)).toHaveLength(3);
      expect(first).toMatch(
        /\n {2}and 10 more at a\.csv:5:5, a\.csv:6:5, a\.csv:7:5, a\.csv:8:5, a\.csv:9:5, \.\.\.$/,
      );
      expect(sections.at(-1)?.split('\n').slice(1)).toEqual([
        'b.csv: CSV with semicolons in utf-8, 1 record (case)',
        'c.jsonl: JSON Lines in utf-8, 1 record (case)',
        'case: 14 records; 1 row not counted',
        '14 errors, 3 notes',
        '',
      ]);
    });
  });

  it('goes on with the next file when one cannot be read, and exits 2 at the end', async () => {
    await inFolder((folder) => {
      writeFileSync(join(folder, 'a.csv'), '');
      const latin = Buffer.concat([
        Buffer.from(`${HEAD}A,1,Yes\n`),
        Buffer.from('A,M\x81ller,Yes\n', 'latin1'),
      ]);
      writeFileSync(join(folder, 'b.csv'), latin);
      writeFileSync(join(folder, 'c.json'), '[{"yot": "A", "case_id": "1",]');
      writeFileSync(join(folder, 'd.csv'), `${HEAD}A,7,perhaps\n`);
      const { stdout, stderr, status } = casefile(['validate', folder, '--rubric', 'pp2017']);
      expect(status).toBe(2);
      expect(stderr).toBe('casefile: 3 files of 4 could not be read to the end\n');
      const [first = ''] = stdout.split('\n\n');
      expect(first.split('\n').map((line) => line.split(folder).join('.'))).toEqual([
        '3 errors: files that cannot be read at all (3 files)',
        '  ./a.csv: error: the file is empty; expected a header line and a row for each record',
        expect.stringMatching(/^ {2}\.\/b\.csv:3: error: a byte that windows-1252 does not have/),
        expect.stringMatching(/^ {2}\.\/c\.json:1:\d+: error: /),
      ]);
      expect(stdout).toContain('d.csv:2:5: error: "trauma" of A 7');
      expect(stdout).toContain('d.csv: CSV with commas in utf-8, 1 record (case)\n');
      expect(stdout).toContain('b.csv: could not be read to its end\n');
      // An audit must not go on without a file that it was asked to count.
      const audit = casefile(['audit', folder, '--rubric', 'pp2017']);
      expect([audit.status, audit.stdout]).toEqual([2, '']);
    });
  });

  it('stops at once when a file is not there', () => {
    const ran = casefile(['validate', 'fixtures/pp2017/cases.csv', 'nowhere.csv', '--rubric', 'pp2017']);
    expect([ran.status, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain('casefile: nowhere.csv: there is no such file');
  });

  it('says of a lock file which file is meant, and passes over it in a folder', async () => {
    await inFolder((folder) => {
      for (const name of ['~$cases.csv', '.~lock.cases.csv#']) writeFileSync(join(folder, name), 'jane');
      writeFileSync(join(folder, 'cases.csv'), `${HEAD}A,1,Yes\n`);
      expect(casefile(['validate', folder, '--rubric', 'pp2017']).status).toBe(0);
      const ran = casefile(['validate', '~$cases.csv', '--rubric', 'pp2017'], { cwd: folder });
      expect([ran.status, ran.stdout]).toEqual([2, '']);
      expect(ran.stderr).toBe(
        'casefile: ~$cases.csv: this is the lock file that Excel keeps while cases.csv is open; name cases.csv itself\n',
      );
    });
  });
});

describe('casefile validate --problems', () => {
  it('writes every problem for a spreadsheet, and prints the groups too', async () => {
    await inFolder((folder) => {
      const input = `${HEAD.replace('trauma', 'trauma,"=cmd()"')}${unreadable(30).replace(/perhaps/g, 'perhaps,')}`;
      const words = ['validate', '-', '--rubric', 'pp2017', '--problems', 'p.csv'];
      const { stdout, stderr, status } = casefile(words, { cwd: folder, input });
      expect([status, stderr]).toEqual([1, '']);
      expect(stdout).toContain('30 errors: values that cannot be read, in "trauma"');
      const bytes = readFileSync(join(folder, 'p.csv'));
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const text = bytes.toString('utf8').slice(1);
      expect(text).toMatch(/^severity,code,file,line,column,field,message,expected,fix\r\n/);
      expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
      // Standard input is called "-", which a spreadsheet would take for the beginning of a formula.
      const rows = listed(join(folder, 'p.csv'));
      expect(rows.filter((row) => row.startsWith("error,unreadable-value,'-,"))).toHaveLength(30);
      expect(rows.find((row) => row.includes('unknown-column'))).toContain('the column ""=cmd()""');
      expect(readdirSync(folder)).toEqual(['p.csv']);
    });
  });

  it('holds the files that cannot be read too', async () => {
    await inFolder((folder) => {
      writeFileSync(join(folder, 'a.csv'), '');
      const words = ['validate', 'a.csv', '--rubric', 'pp2017', '--problems', 'p.csv'];
      expect(casefile(words, { cwd: folder }).status).toBe(2);
      expect(listed(join(folder, 'p.csv'))).toEqual([
        'error,unreadable-file,a.csv,,,,"the file is empty; expected a header line and a row for each record",,',
      ]);
    });
  });

  it('never writes over the sample, nor where it would become a part of it, nor on standard output', async () => {
    await inFolder((folder) => {
      const copy = copyFixture(folder, (csv) => `${csv.trimEnd()}\n\n`);
      const cases = join(copy, 'cases.csv');
      const before = readFileSync(cases, 'utf8');
      linkSync(cases, join(folder, 'hard.csv'));
      mkdirSync(join(folder, 'plain'));
      writeFileSync(join(folder, 'plain', 'c.csv'), `${HEAD}A,1,perhaps\n`);
      for (const [sample, target, why] of [
        [copy, cases, 'this is a file of the sample'],
        [copy, join(folder, 'hard.csv'), 'this is a file of the sample'],
        [copy, '-', 'standard output holds the report'],
        [copy, join(folder, 'none', 'p.csv'), 'there is no such file or folder'],
        [join(folder, 'plain'), join(folder, 'plain', 'p.csv'), 'would be read as a part of the sample'],
      ] as const) {
        const words = ['validate', sample, '--rubric', 'pp2017', '--problems', target];
        const { status, stdout, stderr } = casefile(words, { cwd: folder });
        expect([status, stdout]).toEqual([2, '']);
        expect(stderr).toContain(`casefile: --problems ${target}: `);
        expect(stderr).toContain(why);
      }
      expect(readFileSync(cases, 'utf8')).toBe(before);
      expect(readdirSync(join(folder, 'plain'))).toEqual(['c.csv']);
      expect(readdirSync(folder).sort()).toEqual(['hard.csv', 'plain', 'pp2017']);
    });
  });

  it('leaves nothing behind, and what stood there as it was, when it is interrupted', async () => {
    await inFolder(async (folder) => {
      const target = join(folder, 'p.csv');
      writeFileSync(target, 'old');
      const words = ['validate', '-', '--rubric', 'pp2017', '--problems', target];
      const child = spawn(process.execPath, [resolve('bin/casefile.js'), ...words]);
      child.stdin.on('error', () => undefined);
      child.stdin.write(`${HEAD}${unreadable(20_000)}`);
      while (readdirSync(folder).length < 2) await new Promise((next) => setTimeout(next, 10));
      const ended = new Promise((end) => child.on('exit', (_, signal) => end(signal)));
      child.kill('SIGINT');
      expect(await ended).toBe('SIGINT');
      expect(readdirSync(folder)).toEqual(['p.csv']);
      expect(readFileSync(target, 'utf8')).toBe('old');
    });
  }, 20_000);
});

describe('texts written on Windows', () => {
  const toWindows = (text: string): string => `\ufeff${text.replace(/\r?\n/g, '\r\n')}`;

  it('a manifest and a rubric may have a byte order mark and CRLF', async () => {
    await inFolder((folder) => {
      const rubric = readFileSync('src/rubrics/pp2017.yaml', 'utf8');
      const manifest = readFileSync('fixtures/pp2017/sample.yaml', 'utf8');
      const expected = casefile(['audit', 'fixtures/pp2017', '--format', 'json']);
      const copy = copyFixture(folder, (csv) => toWindows(csv));
      writeFileSync(join(copy, 'sample.yaml'), toWindows(manifest));
      writeFileSync(join(copy, 'mine.yaml'), toWindows(rubric));
      const ran = casefile(['audit', copy, '--rubric', join(copy, 'mine.yaml'), '--format', 'json']);
      expect([ran.status, ran.stderr]).toEqual([0, '']);
      const figures = (text: string): unknown => (JSON.parse(text) as { figures: unknown }).figures;
      expect(figures(ran.stdout)).toEqual(figures(expected.stdout));
    });
  });

  it('problems in them stand at the same line and column', async () => {
    await inFolder((folder) => {
      const manifest = 'title: x\n# a remark\nsampling: rndom\nfiles: {case: c.csv}\n';
      const rubric = readFileSync('src/rubrics/pp2017.yaml', 'utf8').replace('rule: all of', 'rule: al of');
      const places = [manifest, toWindows(manifest)].map((text) => {
        writeFileSync(join(folder, 'sample.yaml'), text);
        return casefile(['audit', folder]).stderr;
      });
      expect(places[0]).toContain('sample.yaml:3:11: error: ');
      expect(places[1]).toBe(places[0]);
      const checks = [rubric, toWindows(rubric)].map((text) => {
        writeFileSync(join(folder, 'r.yaml'), text);
        return casefile(['rubric', 'check', 'r.yaml'], { cwd: folder }).stderr;
      });
      expect(checks[0]).toMatch(/r\.yaml:\d+:\d+: error: /);
      expect(checks[1]).toBe(checks[0]);
    });
  });

  it('a manifest may name its files with backslashes', async () => {
    await inFolder((folder) => {
      mkdirSync(join(folder, 'data'));
      writeFileSync(join(folder, 'data', 'cases.csv'), `${HEAD}A,1,Yes\n`);
      writeFileSync(join(folder, 'sample.yaml'), 'rubric: pp2017\nfiles: {case: data\\cases.csv}\n');
      const { stdout, stderr, status } = casefile(['validate', folder]);
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toContain(
        `${join(folder, 'data', 'cases.csv')}: CSV with commas in utf-8, 1 record (case)`,
      );
      const { stdout: json } = casefile(['audit', folder, '--format', 'json']);
      expect(json).toContain('"file": "data/cases.csv"');
    });
  });
});

describe('a sample with child tables', () => {
  it('is read from CSV, JSON and cells by the built command', () => {
    const { stdout, stderr, status } = casefile(['audit', 'fixtures/child-tables', '--format', 'json']);
    expect([status, stderr]).toEqual([0, '']);
    const { sample } = JSON.parse(stdout) as AuditResult;
    expect(sample.files.map(({ format, table }) => [format, table])).toEqual([
      ['csv', null],
      ['csv', 'offences'],
      ['csv', 'actions'],
      ['json', 'reviews'],
    ]);
    expect(sample.units[0]?.tables.map(({ table }) => table)).toEqual([
      'offences',
      'targets',
      'actions',
      'reviews',
    ]);
  });
});

describe('how files are written', () => {
  it('is found, or said by options, or by sample.yaml', async () => {
    await inFolder((folder) => {
      const latin = Buffer.from('yot|case_id|trauma\r\nCafé|1|Ydy\r\nCafé|2|Na\r\n', 'latin1');
      writeFileSync(join(folder, 'cases.csv'), latin);
      const plain = casefile(['audit', folder, '--rubric', 'pp2017', '--theme', 'trauma']);
      expect(plain.status).toBe(1);
      expect(plain.stderr).toContain('say --language cy');
      expect(plain.stderr).toContain('note: is not UTF-8 and is read as windows-1252');
      const said = ['--encoding', 'windows-1252', '--delimiter', 'pipe', '--language', 'cy'];
      const welsh = casefile(['audit', folder, '--rubric', 'pp2017', '--theme', 'trauma', ...said]);
      expect([welsh.status, welsh.stdout.includes('1 of 2 (50%)')]).toEqual([0, true]);
      writeFileSync(
        join(folder, 'sample.yaml'),
        'rubric: pp2017\nencoding: windows-1252\ndelimiter: pipe\nlanguage: cy\nfiles: {case: cases.csv}\n',
      );
      const manifest = casefile(['validate', folder]);
      expect(manifest.stdout).toContain(
        'cases.csv: CSV with upright bars in windows-1252, 2 records (case)\n',
      );
      const wrong = casefile(['validate', folder, '--delimiter', 'comma']);
      expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('could not be read')]);
      const unknown = casefile(['validate', folder, '--encoding', 'utf8']);
      expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringContaining('did you mean "utf-8"?')]);
    });
  });

  it('with one row for each offence, all problems are printed before it stops', async () => {
    await inFolder((folder) => {
      writeFileSync(join(folder, 'cases.csv'), 'yot,case_id,trauma\nA,1,Yes\nA,1,No\nA,2,maybe\n');
      const { stdout, stderr, status } = casefile(['validate', folder, '--rubric', 'pp2017']);
      expect([status, stderr]).toEqual([2, expect.stringContaining('declare a child table')]);
      expect(stdout).toContain('values that cannot be read, in "trauma"');
      expect(stdout).toContain('rows with an id that another row has');
    });
  });
});
