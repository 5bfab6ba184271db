import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/model/figure.ts';
import type { AuditResult } from '../../src/model/result.ts';
import { casefile, changeCell, copyFixture, inFolder } from '../helpers/run.ts';

const json = (text: string): AuditResult => JSON.parse(text) as AuditResult;

describe('casefile audit', () => {
  it('prints the report of 2017, and nothing on stderr', () => {
    const { stdout, stderr, status } = casefile(['audit', 'fixtures/pp2017']);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout.split('\n')[0]).toBe('115 records of case, 101 of interview, 6 of site');
    for (const number of [
      '81%  88 of 108',
      '85%  75 of 88',
      '92%  106 of 115',
      '88%  101 of 115',
      '84%  97 of 115',
      '87%  84 of 97',
      '18 of 18 (100%)',
      '15 of 18 (83%)',
      '1 of 18 (6%)',
      '2 of 18 (11%)',
    ]) {
      expect(stdout).toContain(number);
    }
    const all = casefile(['audit', 'fixtures/pp2017', '--all']).stdout;
    for (const number of [
      '0 of 9 (0%)',
      '41%  47 of 115',
      '65%  73 of 112',
      '90%  91 of 101',
      '37  over 6',
    ]) {
      expect(all).toContain(number);
    }
  });

  it('exits 0 when the published values are expected and agree', () => {
    expect(casefile(['audit', 'fixtures/pp2017', '--expect', 'published'])).toMatchObject({
      status: 0,
      stderr: '',
    });
  });

  it.each([
    ['trauma', 'Yes', 'No', 'trauma-yes-of-all'],
    ['trauma', 'Unclear', 'Yes', 'trauma-unclear'],
    ['trauma_response', 'Yes', 'No', 'trauma-response'],
    ['desistance', 'No', 'Yes', 'positive-without-desistance'],
    ['positive_outcome', 'Yes', 'No', null],
    ['mappa_eligible', 'Yes', 'No', 'mappa-eligible'],
    ['mappa_category', '2', '', 'mappa-identified'],
    ['mappa_level', 'Level 2', 'Level 1', 'mappa-levels'],
    ['victims_safe', 'Yes', 'No', 'victims-safe'],
  ])('flipping %s from %s to %s is found out and names %s', async (column, from, to, figure) => {
    await inFolder((folder) => {
      const copy = copyFixture(folder, (csv) => changeCell(csv, column, from, to));
      const { status, stderr } = casefile(['audit', copy, '--expect', 'published']);
      expect(status).toBe(figure === null ? 0 : 1);
      if (figure !== null) expect(stderr).toContain(`${figure}: report 2017 `);
      // Without being asked, a sample that misses a published value is still a sample that could be read.
      expect(casefile(['audit', copy]).status).toBe(0);
    });
  });

  it('says which base would fit when a value differs', async () => {
    await inFolder((folder) => {
      const rubric = join(folder, 'r.yaml');
      const yaml = readFileSync('src/rubrics/pp2017.yaml', 'utf8').replace(
        'row: pp2017-004, percent: 81',
        'row: pp2017-004, percent: 77',
      );
      writeFileSync(rubric, yaml);
      const { stderr, status } = casefile([
        'audit',
        'fixtures/pp2017',
        '--rubric',
        rubric,
        '--expect',
        'published',
      ]);
      expect(status).toBe(1);
      expect(stderr).toBe(
        'trauma-evidence: report 2017 Key facts prints 77%, here 81% (88 of 108); it would fit on base relevant or all\n',
      );
    });
  });

  it('compares published values only when asked: for everybody else they are a neutral column', async () => {
    await inFolder((folder) => {
      const copy = copyFixture(folder, (csv) => changeCell(csv, 'trauma', 'Yes', 'No'));
      const manifest = join(copy, 'sample.yaml');
      writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('reproduces: pp2017\n', ''));
      const { stdout } = casefile(['audit', copy]);
      expect(stdout).toContain('81%');
      expect(stdout).not.toMatch(/agrees|differs|Verdict/);
    });
  });

  it('reads a plain file, a file with its unit, standard input and a folder without a manifest alike', async () => {
    const { stdout: whole } = casefile([
      'audit',
      'fixtures/pp2017',
      '--theme',
      'trauma,desistance',
      '--format',
      'json',
    ]);
    const expected = json(whole).figures.map(({ published: _, ...figure }) => figure);
    const csv = readFileSync('fixtures/pp2017/cases.csv', 'utf8');
    await inFolder((folder) => {
      writeFileSync(join(folder, 'cases.csv'), csv);
      for (const [words, input] of [
        [['cases.csv'], ''],
        [['cases.csv=case'], ''],
        [['-'], csv],
        [['-=case'], csv],
        [['.'], ''],
      ] as const) {
        const { stdout, status } = casefile(
          ['audit', ...words, '--rubric', 'pp2017', '--theme', 'trauma,desistance', '--format', 'json'],
          { cwd: folder, input },
        );
        expect(status).toBe(0);
        expect(json(stdout).figures.map(({ published: _, ...figure }) => figure)).toEqual(expected);
      }
    });
  });

  it('narrows to themes, figures and units', () => {
    const ids = (...words: string[]): string[] =>
      json(casefile(['audit', 'fixtures/pp2017', '--format', 'json', ...words]).stdout).figures.map(
        ({ id }) => id,
      );
    expect(ids('--theme', 'victims').slice(0, 2)).toEqual(['identifiable-victim', 'victims-safe']);
    expect(ids('--theme', 'victims')).toHaveLength(14);
    expect(ids('--theme', 'victims,planning', '--figure', 'victims-safe', '--figure', 'plan-sound')).toEqual([
      'victims-safe',
      'plan-sound',
    ]);
    expect(ids('--unit', 'case')).toHaveLength(118);
    expect(ids('--unit', 'site', '--theme', 'governance')).toEqual(['board-case-studies']);
  });

  it('groups by site, and every group adds up to the whole', () => {
    const { figures, groups } = json(
      casefile(['audit', 'fixtures/pp2017', '--by', 'site', '--format', 'json']).stdout,
    );
    expect(groups.filter(({ unit }) => unit === 'case').map(({ by }) => by)).toEqual(
      ['Aldermere', 'Brackwater', 'Carrow Vale', 'Dunholt', 'Eastmarsh', 'Fellbridge'].map((value) => [
        { field: 'yot', value },
      ]),
    );
    for (const figure of figures) {
      const own = groups
        .filter(({ unit }) => unit === figure.unit)
        .map((group) => group.figures.find(({ id }) => id === figure.id));
      expect(own.reduce((sum, one) => sum + (one?.records ?? NaN), 0)).toBe(figure.records);
      const base = (one: Figure | undefined): number => (one && 'd' in one ? one.d : 0);
      expect(own.reduce((sum, one) => sum + base(one), 0)).toBe(base(figure));
      expect(
        own
          .flatMap((one) => one?.published.map(({ verdict }) => verdict) ?? [])
          .every((verdict) => verdict === 'not compared'),
      ).toBe(true);
    }
  });

  it('writes to a file and then prints nothing', async () => {
    await inFolder((folder) => {
      const out = join(folder, 'result.json');
      const ran = casefile(['audit', 'fixtures/pp2017', '--format', 'json', '--out', out]);
      expect(ran).toEqual({ stdout: '', stderr: '', status: 0 });
      expect(json(readFileSync(out, 'utf8')).schema).toBe('casefile-audit-result/2');
      expect(readdirSync(folder)).toEqual(['result.json']);
      expect(casefile(['audit', 'fixtures/pp2017', '--out', join(folder, 'none', 'x')])).toMatchObject({
        status: 2,
        stdout: '',
      });
      mkdirSync(join(folder, 'dir'));
      expect(casefile(['audit', 'fixtures/pp2017', '--out', join(folder, 'dir')]).stderr).toContain(
        'this is a folder',
      );
    });
  });

  it('gives the same bytes from anywhere: no clock, no absolute path', () => {
    const here = casefile(['audit', 'fixtures/pp2017', '--format', 'json']).stdout;
    const there = casefile(['audit', resolve('fixtures/pp2017'), '--format', 'json'], { cwd: '/' }).stdout;
    expect(there).toBe(here);
    expect(here).not.toContain(process.cwd());
  });
});

describe('exit codes', () => {
  const HEAD = 'yot,case_id,trauma\n';

  it.each([
    ['a row lost', `${HEAD}A,1,Yes\nA,2\n`, 1, '1 record; 1 row not counted'],
    ['a cell lost', `${HEAD}A,1,perhaps\n`, 1, '1 record'],
    ['nothing lost', `${HEAD}A,1,Yes\n`, 0, '1 record'],
  ])('%s: %s', (_, input, status, first) => {
    const ran = casefile(['audit', '-', '--rubric', 'pp2017'], { input });
    expect(ran.status).toBe(status);
    expect(ran.stdout.split('\n')[0]).toBe(first);
    expect(casefile(['audit', '-', '--rubric', 'pp2017', '--allow-problems'], { input }).status).toBe(0);
  });

  it.each([
    ['no rubric', ['audit', '-'], 'which rubric? say --rubric with one of pp2017'],
    ['an unknown rubric', ['audit', '-', '--rubric', 'pp2071'], 'did you mean "pp2017"?'],
    ['a header without rows', ['audit', '-', '--rubric', 'pp2017'], 'there is no record in -'],
    [
      'a missing file',
      ['audit', 'fixtures/pp2017/case.csv', '--rubric', 'pp2017'],
      'did you mean fixtures/pp2017/cases.csv?',
    ],
    ['an unknown command', ['audti', 'fixtures/pp2017'], 'Did you mean audit?'],
    ['an unknown option', ['audit', 'fixtures/pp2017', '--rubrc', 'x'], 'Did you mean --rubric?'],
    ['an unknown format', ['audit', 'fixtures/pp2017', '--format', 'jsno'], 'did you mean "json"?'],
    ['an unknown theme', ['audit', 'fixtures/pp2017', '--theme', 'truama'], 'did you mean "trauma"?'],
    [
      'an unknown figure',
      ['audit', 'fixtures/pp2017', '--figure', 'trauma-respons'],
      'did you mean "trauma-response"?',
    ],
    ['an unknown unit', ['audit', 'fixtures/pp2017', '--unit', 'cas'], 'did you mean "case"?'],
    ['an unknown field to group by', ['audit', 'fixtures/pp2017', '--by', 'yto'], 'did you mean "yot"?'],
    ['a personal field to group by', ['audit', 'fixtures/pp2017', '--by', 'trauma_notes'], 'it is personal'],
    ['a date that is none', ['audit', 'fixtures/pp2017', '--as-of', '2017-02-30'], 'expected a date'],
    [
      'an expectation of nothing',
      ['audit', 'fixtures/pp2017', '--expect', 'publshed'],
      'did you mean "published"?',
    ],
    ['an empty name', ['audit', 'fixtures/pp2017', '--figure', ''], 'expected an id'],
    [
      'a selection that leaves nothing',
      ['audit', 'fixtures/pp2017', '--theme', 'trauma', '--figure', 'victims-safe'],
      'no figure of the rubric is left',
    ],
    [
      'an expectation that nothing can miss',
      ['audit', 'fixtures/pp2017', '--figure', 'plan-sound', '--expect', 'published'],
      'no figure of this audit has a published value',
    ],
    ['no words at all', [], 'Usage: casefile'],
    ['a command without its sample', ['audit'], "missing required argument 'sample'"],
  ])('2 for %s, and nothing on stdout', (_, words, message) => {
    const { status, stdout, stderr } = casefile(words, { input: HEAD });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n {4}at |bug in casefile/);
  });

  it('2 for a broken rubric, with every problem and its place', async () => {
    await inFolder((folder) => {
      const yaml = readFileSync('src/rubrics/pp2017.yaml', 'utf8')
        .replace('recorded: trauma_response', 'recorded: trauma_respones')
        .replace('rule: all of', 'rule: al of');
      writeFileSync(join(folder, 'r.yaml'), yaml);
      const { status, stdout, stderr } = casefile(
        ['audit', resolve('fixtures/pp2017'), '--rubric', 'r.yaml'],
        { cwd: folder },
      );
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(
        /r\.yaml:\d+:\d+: error: there is no field "trauma_respones".*did you mean "trauma_response"\?/,
      );
      expect(stderr).toMatch(/r\.yaml:\d+:\d+: error: /g);
    });
  });

  it('2 for a broken manifest, with its places', async () => {
    await inFolder((folder) => {
      writeFileSync(
        join(folder, 'sample.yaml'),
        'titel: x\nsampling: rndom\nas_of: 2017-13-01\nfiles: {case: cases.csv}\n',
      );
      const { status, stderr } = casefile(['audit', folder]);
      expect(status).toBe(2);
      expect(stderr).toMatch(/sample\.yaml:1:1: error: unknown key "titel".*did you mean "title"\?/);
      expect(stderr).toMatch(/sample\.yaml:2:11: error: "sampling" is "rndom".*did you mean "random"\?/);
      expect(stderr).toMatch(/sample\.yaml:3:8: error: .*must be a date/);
    });
  });
});

describe('streams', () => {
  it('a closed pipe ends the output quietly', () => {
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', `node ${resolve('bin/casefile.js')} audit fixtures/pp2017 --format json | head -n 1`],
      { encoding: 'utf8' },
    );
    expect(stdout).toBe('{\n');
    expect(stderr).toBe('');
  });

  it('a large report is not cut', () => {
    const { stdout } = casefile([
      'audit',
      'fixtures/pp2017',
      '--by',
      'yot',
      '--by',
      'case_id',
      '--format',
      'json',
    ]);
    expect(json(stdout).groups).toHaveLength(115);
    expect(stdout.length).toBeGreaterThan(1_000_000);
  });

  it('problems go to stderr, a few of each cause, with the way to the rest', () => {
    const rows = Array.from({ length: 30 }, (_, n) => `A,${n},perhaps,${n < 4 ? 'x' : 'Yes'},\n`).join('');
    const input = `yot,case_id,trauma,desistance,a b c\n${rows}A,x\n`;
    const { stdout, stderr } = casefile(['audit', '-', '--rubric', 'pp2017', '--format', 'json'], { input });
    expect(json(stdout).totals.problems.errors).toBe(35);
    expect(stderr.match(/^-:\d+:\d+: error: "trauma"/gm)).toHaveLength(5);
    expect(stderr.match(/^-:\d+:\d+: error: "desistance"/gm)).toHaveLength(4);
    expect(stderr).toContain('-:32:1: error: this row has 2 cells');
    expect(stderr).toContain(
      '... and 25 more errors: values that cannot be read, in "trauma"; casefile validate - --rubric pp2017 --problems problems.csv writes them all\n',
    );
  });

  it('the command to see the rest can be pasted into a shell', async () => {
    await inFolder((folder) => {
      mkdirSync(join(folder, "jane's cases"));
      const rows = Array.from({ length: 30 }, (_, n) => `A,${n},perhaps\n`).join('');
      writeFileSync(join(folder, "jane's cases", 'c.csv'), `yot,case_id,trauma\n${rows}`);
      const { stderr } = casefile(['audit', "jane's cases", '--rubric', 'pp2017'], { cwd: folder });
      const [, command = ''] = /; casefile (validate .*) writes them all$/m.exec(stderr) ?? [];
      const { status } = spawnSync('sh', ['-c', `node ${resolve('bin/casefile.js')} ${command}`], {
        cwd: folder,
      });
      expect(status).toBe(1);
      expect(readFileSync(join(folder, 'problems.csv'), 'utf8').match(/,unreadable-value,/g)).toHaveLength(
        30,
      );
    });
  });

  it('uses ASCII where the terminal is not known to be UTF-8, and colour only where it is wanted', () => {
    const plain = casefile(['audit', 'fixtures/pp2017'], { env: { LANG: 'C' } }).stdout;
    expect(plain).toContain('########..');
    expect(plain).not.toContain('\u2588');
    expect(casefile(['audit', 'fixtures/pp2017']).stdout).toContain('\u2588');
    const esc = String.fromCharCode(27);
    expect(
      casefile(['audit', 'fixtures/pp2017'], { env: { NO_COLOR: '', FORCE_COLOR: '1' } }).stdout,
    ).toContain(esc);
    expect(plain).not.toContain(esc);
  });
});
