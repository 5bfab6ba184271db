import { spawn } from 'node:child_process';
import { existsSync, linkSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { AuditResult } from '../../src/model/result.ts';
import { WORKLIST_HEADER } from '../../src/report/worklist-csv.ts';
import { casefile, copyFixture, inFolder } from '../helpers/run.ts';

const HEAD = 'yot,case_id,trauma,trauma_response\n';
const missed = (times: number): string =>
  Array.from({ length: times }, (_, index) => `A,${index + 1},Yes,No\n`).join('');

const listed = (path: string): Record<string, string>[] =>
  parse(readFileSync(path), { bom: true, columns: true });

describe('casefile audit --worklist', () => {
  it('writes every one, the most urgent first, and says how many on standard error', async () => {
    await inFolder((folder) => {
      const path = join(folder, 'out.csv');
      const plain = casefile(['audit', 'fixtures/pp2017']);
      const { stdout, stderr, status } = casefile(['audit', 'fixtures/pp2017', '--worklist', path]);
      expect([status, stdout]).toEqual([0, plain.stdout]);
      const lines = listed(path);
      expect(stderr).toBe(`worklist: ${lines.length} lines in ${path}\n`);
      const json = casefile(['audit', 'fixtures/pp2017', '--format', 'json']).stdout;
      const { totals } = JSON.parse(json) as AuditResult;
      const count = (wanted: Record<string, string>): number =>
        lines.filter((line) => Object.entries(wanted).every(([key, value]) => line[key] === value)).length;
      for (const [severity, records] of Object.entries(totals.findings))
        expect([severity, count({ kind: 'finding', severity })]).toEqual([severity, records]);
      expect(count({ kind: 'discrepancy' })).toBe(totals.discrepancies);
      expect(count({ kind: 'to look at' })).toBe(totals.evidenceToLookAt);
      const order = ['urgent', 'high', 'medium', 'low', ''];
      const ranks = lines.map(({ severity = '' }) => order.indexOf(severity));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      expect(lines[0]).toEqual({
        id: 'Aldermere AL-0122',
        unit: 'case',
        site: 'Aldermere',
        kind: 'finding',
        check: 'victims-safe',
        label: 'Enough done to keep previous victims safe',
        severity: 'urgent',
        what: 'Not enough done to keep a previous victim safe (answer: no)',
        source: '3.1',
        file: 'fixtures/pp2017/cases.csv',
        line: '11',
      });
      const bytes = readFileSync(path);
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(bytes.toString('utf8').replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    });
  });

  it('replaces a list as it was written, and no file in which somebody may have worked', async () => {
    await inFolder((folder) => {
      const path = join(folder, 'out.csv');
      const run = (): ReturnType<typeof casefile> =>
        casefile(['audit', 'fixtures/attention', '--allow-problems', '--worklist', path]);
      expect([run().status, run().status]).toEqual([0, 0]);
      const noted = readFileSync(path, 'utf8').replace(',line\r\n', ',line,my note\r\n');
      writeFileSync(path, noted);
      const { status, stderr } = run();
      expect([status, readFileSync(path, 'utf8')]).toEqual([2, noted]);
      expect(stderr).toContain('somebody may have worked in it; name another file, or delete it first');
    });
  });

  it('holds only what was asked for, and more than a result keeps', async () => {
    await inFolder((folder) => {
      const path = join(folder, 'out.csv');
      casefile(['audit', 'fixtures/pp2017', '--theme', 'trauma', '--worklist', path]);
      expect(new Set(listed(path).map(({ check }) => check))).toEqual(new Set(['trauma-response']));
      const words = ['audit', '-', '--rubric', 'pp2017', '--figure', 'trauma-response', '--format', 'json'];
      const { stdout } = casefile([...words, '--worklist', path], { input: HEAD + missed(1200) });
      const result = JSON.parse(stdout) as AuditResult;
      expect([result.findings.length, result.leftOut.findings]).toEqual([1000, 200]);
      expect(listed(path)).toHaveLength(1200);
      expect(listed(path)[0]?.['file']).toBe("'-");
    });
  });

  it('is an empty list where nothing needs attention', async () => {
    await inFolder((folder) => {
      const path = join(folder, 'out.csv');
      const words = ['audit', '-', '--rubric', 'pp2017', '--theme', 'trauma', '--worklist', path];
      const { stderr } = casefile(words, { input: `${HEAD}A,1,Yes,Yes\n` });
      expect(stderr).toContain(`worklist: 0 lines in ${path}\n`);
      expect(readFileSync(path, 'utf8')).toMatch(/^\ufeffid,[a-z,]+,line\r\n$/);
    });
  });

  it('never writes over the sample or the report, nor on standard output', async () => {
    await inFolder((folder) => {
      const copy = copyFixture(folder, (csv) => `${csv.trimEnd()}\n\n`);
      const cases = join(copy, 'cases.csv');
      const before = readFileSync(cases, 'utf8');
      linkSync(cases, join(folder, 'hard.csv'));
      for (const [target, why, ...more] of [
        [cases, 'this is a file of the sample'],
        [join(folder, 'hard.csv'), 'this is a file of the sample'],
        ['-', 'standard output holds the report; expected the name of a file'],
        [join(folder, 'none', 'w.csv'), 'there is no such file or folder'],
        [join(folder, 'w.csv'), '--out names this file too', '--out', join(folder, '.', 'w.csv')],
      ] as const) {
        const { status, stdout, stderr } = casefile(['audit', copy, '--worklist', target, ...more]);
        expect([status, stdout]).toEqual([2, '']);
        expect(stderr).toContain(`casefile: --worklist ${target}: `);
        expect(stderr).toContain(why);
      }
      expect(readFileSync(cases, 'utf8')).toBe(before);
      expect(readdirSync(folder).sort()).toEqual(['hard.csv', 'pp2017']);
    });
  });

  it('leaves what stood there as it was when the sample cannot be read to its end', async () => {
    await inFolder((folder) => {
      const path = join(folder, 'out.csv');
      writeFileSync(path, WORKLIST_HEADER);
      const words = ['audit', '-', '--rubric', 'pp2017', '--worklist', path];
      expect(casefile(words, { input: HEAD }).status).toBe(2);
      expect(readdirSync(folder)).toEqual(['out.csv']);
      expect(readFileSync(path, 'utf8')).toBe(WORKLIST_HEADER);
    });
  });

  it('and when it is interrupted, also once it has put lines aside', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'out.csv');
      writeFileSync(path, WORKLIST_HEADER);
      const words = ['audit', '-', '--rubric', 'pp2017', '--figure', 'trauma-response', '--worklist', path];
      const child = spawn(process.execPath, [resolve('bin/casefile.js'), ...words]);
      child.stdin.on('error', () => undefined);
      child.stdin.write(`${HEAD}${missed(20_000)}`);
      while (readdirSync(folder).length < 3) await new Promise((next) => setTimeout(next, 10));
      const ended = new Promise((end) => child.on('exit', (_, signal) => end(signal)));
      child.kill('SIGINT');
      expect(await ended).toBe('SIGINT');
      expect(readdirSync(folder)).toEqual(['out.csv']);
      expect(readFileSync(path, 'utf8')).toBe(WORKLIST_HEADER);
    });
  }, 20_000);

  it('is not there without being asked for', async () => {
    await inFolder((folder) => {
      casefile(['audit', resolve('fixtures/pp2017')], { cwd: folder });
      expect(existsSync(folder) && readdirSync(folder)).toEqual([]);
    });
  });
});

describe('a saved result', () => {
  it('of an earlier version, without what was added since, is still shown', async () => {
    await inFolder((folder) => {
      const { stdout } = casefile(['audit', 'fixtures/pp2017', '--format', 'json']);
      const { leftOut: _, totals, ...result } = JSON.parse(stdout) as AuditResult;
      const { discrepanciesByCheck: _a, evidenceByCheck: _b, ...older } = totals;
      const saved = join(folder, 'saved.json');
      writeFileSync(saved, JSON.stringify({ ...result, totals: older }));
      const { stdout: text, status } = casefile(['report', saved]);
      expect(status).toBe(0);
      expect(text).toContain('urgent: 13 records: Not enough done');
      expect(text).toContain('Aldermere AL-0122');
    });
  });
});
