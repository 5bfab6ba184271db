import { existsSync, linkSync, readFileSync, symlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { casefile, changeCell, copyFixture, inFolder } from '../helpers/run.ts';

describe('casefile cases', () => {
  it('names the ids behind a figure by their answer, with file and line', () => {
    const { stdout, stderr, status } = casefile([
      'cases',
      'fixtures/pp2017',
      'trauma-response',
      '--answer',
      'no',
    ]);
    const why = "casefile explain fixtures/pp2017 'Brackwater BR-0101' --check trauma-response";
    expect([status, stderr]).toEqual([0, `why, for one of them: ${why}\n`]);
    const lines = stdout.trim().split('\n').slice(2);
    expect(lines[0]).toBe('no: 13 records');
    expect(lines).toHaveLength(14);
    const csv = readFileSync('fixtures/pp2017/cases.csv', 'utf8').split('\n');
    const place = (csv[0] ?? '').split(',').indexOf('trauma_response');
    for (const line of lines.slice(1)) {
      const [, id = '', at = ''] =
        /^ {2}.* (\w\w-\d{4}) +fixtures\/pp2017\/cases\.csv:(\d+)$/.exec(line) ?? [];
      const cells = (csv[Number(at) - 1] ?? '').split(',');
      expect([cells[1], cells[place]]).toEqual([id, 'No']);
    }
  });

  it('says on standard error how to ask why, of a record that falls short, as it was asked itself', async () => {
    await inFolder((cwd) => {
      writeFileSync(join(cwd, 'c.csv'), 'yot,case_id,avoidable_risk\nA,1,No\n-A,2,Yes\n');
      const words = ['cases', 'c.csv', 'avoidable-risk', '--rubric', 'pp2017'];
      const why = "c.csv --check avoidable-risk --rubric pp2017 -- '-A 2'";
      expect(casefile(words, { cwd }).stderr).toContain(`why, for one of them: casefile explain ${why}\n`);
      const ran = casefile(
        ['explain', 'c.csv', '--check', 'avoidable-risk', '--rubric', 'pp2017', '--', '-A 2'],
        { cwd },
      );
      expect([ran.status, ran.stdout.split(':')[0]]).toEqual([0, '-A 2']);
      expect(casefile([...words, '--format', 'json'], { cwd }).stderr).not.toContain('explain');
      expect(casefile([...words, '--answer', 'unclear'], { cwd }).stderr).not.toContain('explain');
    });
  });

  it('tells the name of a figure that was asked for by its label', () => {
    const { stderr, status } = casefile(['cases', 'fixtures/attention', 'Every breach acted on']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('did you mean breaches-acted-on?')]);
  });

  it('prints every answer, and the options of a distribution', () => {
    const { stdout } = casefile(['cases', 'fixtures/pp2017', 'trauma-response']);
    expect(stdout.match(/^[a-z ]+: \d+ records$/gm)).toEqual([
      'yes: 75 records',
      'no: 13 records',
      'unclear: 7 records',
      'not relevant: 20 records',
    ]);
    const levels = casefile([
      'cases',
      'fixtures/pp2017',
      'mappa-levels',
      '--answer',
      'too early',
      '--format',
      'json',
    ]);
    expect((JSON.parse(levels.stdout) as { cases: unknown[] }).cases).toHaveLength(2);
  });

  it('says which answers were worked out', () => {
    expect(casefile(['cases', 'fixtures/pp2017', 'mappa-identified', '--answer', 'yes']).stdout).toContain(
      '(worked out)',
    );
  });

  it('finds the case behind a change', async () => {
    await inFolder((folder) => {
      const copy = copyFixture(folder, (csv) => changeCell(csv, 'mappa_category', '2', ''));
      const { stdout } = casefile(['cases', copy, 'mappa-identified', '--answer', 'no']);
      expect(stdout).toContain('no: 1 record');
      expect(casefile(['audit', copy]).stdout).toContain('17 of 18 (94%)');
    });
  });

  it.each([
    [['cases', 'fixtures/pp2017', 'trauma-respons'], 'did you mean "trauma-response"?'],
    [['cases', 'fixtures/pp2017', 'trauma-response', '--answer', 'yse'], 'did you mean "yes"?'],
  ])('%j is answered with the nearest', (words, hint) => {
    const ran = casefile(words);
    expect([ran.status, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain(hint);
  });
});

describe('casefile gaps', () => {
  it('lists what is open, the most first, each once under the check that causes it', () => {
    const { stdout, status } = casefile(['gaps', 'fixtures/pp2017', '--format', 'json']);
    const records = JSON.parse(stdout) as { id: string[]; gaps: { check: string; answer: string }[] }[];
    expect(status).toBe(0);
    const counts = records.map(({ gaps }) => gaps.length);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    const checks = records.flatMap(({ gaps }) => gaps.map(({ check }) => check));
    // Seven unclear about trauma; the response, which hangs on it, is no gap of its own. No more is plan-sound.
    expect(checks.filter((check) => check === 'trauma-evidence')).toHaveLength(7);
    expect(checks).not.toContain('trauma-response');
    expect(checks).not.toContain('plan-sound');
    expect(checks.filter((check) => check === 'plan-outcome-focused')).toHaveLength(7);
  });

  it('prints a list for people', () => {
    expect(casefile(['gaps', 'fixtures/pp2017', '--theme', 'trauma']).stdout).toMatch(
      /^\d+ records of 115 with something unclear or not recorded\n\n(?:.*\n)*.*1 {2}fixtures\/pp2017\/cases.csv:\d+\n +trauma-evidence: unclear\n/,
    );
  });

  it('exits 1 when cells were lost', () => {
    const input = 'yot,case_id,trauma\nA,1,perhaps\n';
    expect(casefile(['gaps', '-', '--rubric', 'pp2017'], { input }).status).toBe(1);
    expect(casefile(['gaps', '-', '--rubric', 'pp2017', '--allow-problems'], { input }).status).toBe(0);
  });
});

describe('casefile validate and template', () => {
  it('validate accepts the fixture', () => {
    expect(casefile(['validate', 'fixtures/pp2017'])).toEqual({
      stdout: expect.stringMatching(
        /^fixtures\/pp2017\/cases\.csv: CSV with commas in utf-8, 115 records \(case\)\n(?:.*\n)*case: 115 records\n(?:.*\n)*0 errors, 0 notes\n$/,
      ) as unknown,
      stderr: '',
      status: 0,
    });
  });

  it.each([[[]], [['--theme', 'trauma']], [['--theme', 'mappa,planning']]])(
    'validate accepts the template %j',
    (words) => {
      const sheet = casefile(['template', '--rubric', 'pp2017', ...words]);
      expect([sheet.status, sheet.stderr]).toEqual([0, '']);
      expect(sheet.stdout.split('\r\n')).toHaveLength(3);
      const ran = casefile(['validate', '-', '--rubric', 'pp2017'], { input: sheet.stdout });
      expect(ran.stdout).toContain('0 errors');
      expect(ran.status).toBe(0);
    },
  );

  it('template --theme narrows it to what the theme reads', () => {
    const [head] = casefile(['template', '--rubric', 'pp2017', '--theme', 'mappa']).stdout.split('\r\n');
    expect(head).toBe('yot,case_id,dob,orders,mappa_eligible,mappa_category,mappa_level');
    const ofSites = casefile(['template', '--rubric', 'pp2017', '--theme', 'governance']).stdout;
    expect(ofSites.split('\r\n')[0]).toBe('yot,board_case_studies');
  });

  const ROWS = ['--rubric', 'fixtures/child-tables/rubric.yaml'];

  it.each([
    [['--table', 'offences'], 'team,case_no,offence,offence_date,main_or_other,violent'],
    [['--table', 'reviews', '--unit', 'case'], 'service,reference,review_date,change_seen,reviewer'],
    [['--table', 'offences', '--theme', 'reviewing'], 'team,case_no,offence_date,main_or_other,violent'],
    [['--table', 'actions', '--theme', 'reviewing'], 'team,case_no,action'],
    [[], 'team,case_no,order_start,review_due,risk,victim,progress,promised_actions'],
  ])('template %j', (words, head) => {
    const { stdout, stderr } = casefile(['template', ...ROWS, ...words]);
    const [first, example] = stdout.split('\r\n');
    expect([first, stderr]).toEqual([head, '']);
    expect(example).toMatch(/^EXAMPLE-team,EXAMPLE-case_no,/);
  });

  it.each([
    [[...ROWS, '--table', 'offense'], 'has no such table; did you mean "offences"?'],
    [
      ['--rubric', 'pp2017', '--table', 'visits'],
      'has no such table; expected offences, actions, targets or reviews',
    ],
  ])('template %j knows no such table', (words, message) => {
    const ran = casefile(['template', ...words]);
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain(message);
  });

  it('the example rows of a unit and of its tables may stay in their sheets', async () => {
    await inFolder((folder) => {
      for (const [file, words, row] of [
        ['cases', [], 'Here,1,2026-01-01,2026-03-01,low,Yes,Yes,1'],
        ['offences', ['--table', 'offences'], 'Here,1,Affray,2025-12-01,main,Yes'],
        ['reviews', ['--table', 'reviews'], 'Here,1,2026-02-01,Yes,A'],
      ] as const) {
        const sheet = casefile(['template', ...ROWS, ...words]).stdout;
        writeFileSync(join(folder, `${file}.csv`), `${sheet}${row}\r\n`);
      }
      const { stdout, status } = casefile(['validate', folder, ...ROWS]);
      expect(stdout).toContain("3 notes: rows of a template's example (3 files)");
      expect(stdout).toContain('case: 1 record\n');
      expect(stdout).toContain('offences.csv: CSV with commas in utf-8, 1 row (offences)');
      expect(status).toBe(0);
    });
  });
});

describe('two files of one name', () => {
  it('are told apart everywhere', async () => {
    await inFolder((folder) => {
      for (const name of ['s1', 's2']) mkdirSync(join(folder, name));
      writeFileSync(join(folder, 's1', 'cases.csv'), 'yot,case_id,trauma\nA,1,perhaps\nA,2,Yes\n');
      writeFileSync(
        join(folder, 's2', 'cases.csv'),
        `yot,case_id,trauma\nA,2,No\n${Array.from({ length: 9 }, (_, n) => `B,${n},Unclear\n`).join('')}`,
      );
      for (const paths of [
        ['s1/cases.csv', 's2/cases.csv'],
        [join(folder, 's1', 'cases.csv'), join(folder, 's2', 'cases.csv')],
      ]) {
        const { stdout } = casefile(['validate', ...paths, '--rubric', 'pp2017'], { cwd: folder });
        expect(stdout).toContain(`${paths[0] ?? ''}:2:5: error: "trauma" of A 1`);
        expect(stdout).toContain(
          `${paths[1] ?? ''}:2:1: error: the case A 2 is already at s1/cases.csv:3 with`,
        );
        const gaps = casefile(['gaps', ...paths, '--rubric', 'pp2017', '--theme', 'trauma'], {
          cwd: folder,
        }).stdout;
        expect(gaps).toContain(`A 1    1  ${paths[0] ?? ''}:2`);
        expect(gaps).toContain(`B 1    1  ${paths[1] ?? ''}:4`);
        const { stdout: json } = casefile(['audit', ...paths, '--rubric', 'pp2017', '--format', 'json'], {
          cwd: folder,
        });
        expect(
          (JSON.parse(json) as { sample: { files: { file: string }[] } }).sample.files.map(
            ({ file }) => file,
          ),
        ).toEqual(['s1/cases.csv', 's2/cases.csv']);
      }
    });
  });
});

describe('a question that the sample has no column for', () => {
  it('is no finding and no gap', async () => {
    await inFolder((folder) => {
      writeFileSync(join(folder, 'c.csv'), 'yot,case_id,trauma\nA,1,Yes\n');
      const { stdout } = casefile([
        'audit',
        join(folder, 'c.csv'),
        '--rubric',
        'pp2017',
        '--theme',
        'trauma',
      ]);
      expect(stdout).toContain('not collected');
      expect(stdout).not.toContain('Needs attention');
      expect(casefile(['gaps', join(folder, 'c.csv'), '--rubric', 'pp2017']).stdout).toContain(
        '0 records of 1',
      );
    });
  });
});

describe('a manifest that does not fit its sample', () => {
  it('is noted', async () => {
    await inFolder((folder) => {
      writeFileSync(join(folder, 'c.csv'), 'yot,case_id,trauma\nA,1,Yes\nA,2,Yes\n');
      writeFileSync(
        join(folder, 'sample.yaml'),
        'rubric: pp2017\nreproduces: pp2071\npopulation: {A: 1, B: 4}\nfiles: {case: c.csv}\n',
      );
      const { stderr, status } = casefile(['audit', folder, '--theme', 'trauma']);
      expect(status).toBe(0);
      expect(stderr).toContain('reproduces "pp2071" and is judged by "pp2017"');
      expect(stderr).toContain('"population" names the site "B", which has no record');
      expect(stderr).toContain('"population" says 1 for "A", and the sample has 2');
    });
  });
});

describe('casefile rubric', () => {
  it('list, show and check', () => {
    expect(casefile(['rubric', 'list']).stdout).toBe(
      'pp2017  version 3  The work of youth offending teams to protect the public\n',
    );
    expect(casefile(['rubric', 'show', 'pp2017']).stdout).toContain(
      'relevant mappa-eligible; attention (urgent)',
    );
    expect(casefile(['rubric', 'check', 'src/rubrics/pp2017.yaml']).stdout).toBe(
      'src/rubrics/pp2017.yaml: no errors; 18 themes, 3 units, 119 fields, 109 checks, 137 figures\n',
    );
  });

  it('show --fields says what every column may hold, in three formats', () => {
    const show = (...words: string[]): ReturnType<typeof casefile> =>
      casefile(['rubric', 'show', 'pp2017', '--fields', ...words]);
    const table = show();
    expect([table.status, table.stderr]).toEqual([0, '']);
    expect(table.stdout).toContain('\n  yot: text, part of the id, the site\n');
    expect(table.stdout).toContain('\n    yes: Yes, Y, TRUE, 1\n    no: No, N, FALSE, 0\n');
    expect(table.stdout).toContain('\n    1: 1, category 1, cat 1\n');
    expect(table.stdout).toContain('\n    read by: trauma-response\n');
    const csv = show('--format', 'csv').stdout;
    expect(csv.startsWith('\ufeffunit,table,column,type,holds,')).toBe(true);
    const json = JSON.parse(show('--format', 'json').stdout) as { columns: unknown[] };
    expect(csv.trimEnd().split('\r\n')).toHaveLength(json.columns.length + 1);
    expect(json.columns.length).toBeGreaterThan(110);
  });

  it.each([
    [['show', 'pp2017', '--format', 'csv'], '--format csv: only with --fields'],
    [['show', 'pp2017', '--fields', '--format', 'jsno'], 'did you mean "json"?'],
    [['show', 'pp2071', '--fields'], 'did you mean "pp2017"?'],
  ])('%j is refused', (words, why) => {
    const { status, stdout, stderr } = casefile(['rubric', ...words]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
  });

  it('schema prints the JSON Schema in docs', () => {
    expect(casefile(['rubric', 'schema']).stdout).toBe(readFileSync('docs/rubric.schema.json', 'utf8'));
  });

  it.each([
    ['an escape sequence', 'rubric: "\\e[2Jx"\n'],
    [
      'deep brackets',
      `rubric: x\nversion: 1\ntitle: T\nthemes: {t: T}\nunits: {case: {id: id, fields: {a: {type: answer}}}}\nchecks: {c: {theme: t, label: C, rule: ${'('.repeat(5000)}a${')'.repeat(5000)}}}\n`,
    ],
    [
      'a long chain',
      `rubric: x\nversion: 1\ntitle: T\nthemes: {t: T}\nunits: {case: {id: id, fields: {a: {type: answer}}}}\nchecks:\n${Array.from({ length: 5000 }, (_, n) => `  c${n}: {theme: t, label: C, rule: c${n + 1}}\n`).join('')}  c5000: {theme: t, label: C, recorded: a}\n`,
    ],
    ['deep YAML', '['.repeat(20_000)],
    ['a key that would vanish', 'rubric: x\n__proto__: 1\n'],
    [
      'an option that YAML changes',
      'rubric: x\nversion: 1\ntitle: T\nthemes: {t: T}\nunits: {case: {id: id, fields: {a: {type: choice, options: [1.10, 007]}}}}\nchecks: {}\n',
    ],
    ['an alias of nothing', 'rubric: *nope\n'],
    ['an unquoted list in a map', 'rubric: x\nchecks: {c: {rule: at least 2 of [a, b]}}\n'],
    ['a key given twice', 'rubric: x\nrubric: y\n'],
  ])('refuses %s in words', async (_, yaml) => {
    await inFolder((folder) => {
      writeFileSync(join(folder, 'r.yaml'), yaml);
      const { status, stdout, stderr } = casefile(['rubric', 'check', 'r.yaml'], { cwd: folder });
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/r\.yaml:\d+:\d+: error: /);
      expect(stderr).not.toMatch(/bug in casefile|\n {4}at /);
      expect(stderr).not.toContain(String.fromCharCode(27));
    });
  });
});

describe('help', () => {
  it.each(['audit', 'cases', 'gaps', 'validate', 'template', 'rubric'])(
    'of %s begins with examples',
    (command) => {
      const { stdout, status } = casefile([command, '--help']);
      expect(status).toBe(0);
      expect(stdout.startsWith('Examples:\n')).toBe(true);
      expect(stdout).toContain(`Usage: casefile ${command}`);
    },
  );

  it('of the whole begins with examples that run', async () => {
    const { stdout } = casefile(['--help']);
    const examples = stdout
      .split('\n')
      .filter((line) => line.startsWith('  casefile ') && line.includes('fixtures/'));
    expect(examples.length).toBeGreaterThan(2);
    await inFolder((folder) => {
      symlinkSync(resolve('fixtures'), join(folder, 'fixtures'));
      for (const line of examples) {
        const words = (/casefile (.*?)(?: {2,}|$)/.exec(line)?.[1] ?? '').split(' ');
        expect([line, casefile(words, { cwd: folder }).status]).toEqual([line, 0]);
      }
    });
  });
});

/** A sentence in a cell may be about a child: it must appear nowhere. */
describe('a planted sentence', () => {
  const PLANTED = 'her brother came back drunk';
  const commands = [
    ['audit'], ['audit', '--format', 'json'], ['audit', '--by', 'site'], ['audit', '--by', 'trauma', '--format', 'json'], ['audit', '--expect', 'published'],
    ['audit', '--worklist', 'worklist.csv'], ['validate'], ['validate', '--problems', 'problems.csv'], ['gaps'], ['gaps', '--format', 'json'],
  ] as const; // prettier-ignore

  it.each([
    ['an answer', (csv: string) => changeCell(csv, 'trauma', 'Yes', `"Yes, ${PLANTED}"`)],
    ['an option', (csv: string) => changeCell(csv, 'mappa_level', 'Level 1', PLANTED)],
    ['a narrative', (csv: string) => csv.replace(/Asked directly/g, PLANTED)],
    ['a cell too many', (csv: string) => csv.replace('\n', `\nx,y,${PLANTED}\n`)],
    ['an unclosed quote', (csv: string) => `${csv}A,AL-9999,"${PLANTED}`],
    ['a missing header', (csv: string) => csv.replace(/^.*\n/, '').replace(/Asked directly/g, PLANTED)],
  ])('in %s appears in no stream and no format', async (_, plant) => {
    await inFolder((folder) => {
      const copy = copyFixture(folder, plant);
      const all = [
        ...commands.map(([command, ...rest]) => [command, copy, ...rest]),
        ['cases', copy, 'trauma-evidence'],
        ['cases', copy, 'mappa-levels', '--format', 'json'],
        ['rubric', 'show', 'pp2017', '--fields', '--format', 'csv'],
      ];
      const lists = ['problems.csv', 'worklist.csv'].map((name) => join(folder, name));
      for (const words of all) {
        const { stdout, stderr, status } = casefile(words, { cwd: folder });
        const written = lists.map((list) => (existsSync(list) ? readFileSync(list, 'utf8') : '')).join('\n');
        for (const part of ['brother', 'drunk', 'came back'])
          expect(`${stdout}\n${stderr}\n${written}`).not.toContain(part);
        expect([0, 1, 2]).toContain(status);
      }
      expect(existsSync(lists[0] ?? '')).toBe(true);
    });
  });

  it('in JSON, as value, key or broken text, appears nowhere either', async () => {
    await inFolder((folder) => {
      for (const text of [
        `[{"yot": "A", "case_id": "1", "trauma": "${PLANTED}"}]`,
        `[{"yot": "A", "case_id": "1", "trauma": {"${PLANTED}": 1}}]`,
        `[{"yot": "A", "case_id": "1", "trauma": "${PLANTED}]`,
        `{"${PLANTED}": [{"yot": "A", "case_id": "1"}]}`,
        `{"yot": "A", "case_id": "1", "trauma": "${PLANTED}"}\n{"yot": "A", ${PLANTED}}\n`,
      ]) {
        writeFileSync(join(folder, 'c.json'), text);
        for (const format of ['table', 'json']) {
          const { stdout, stderr, status } = casefile([
            'audit',
            join(folder, 'c.json'),
            '--rubric',
            'pp2017',
            '--format',
            format,
          ]);
          expect(`${stdout}\n${stderr}`).not.toContain('brother');
          expect(status).not.toBe(0);
        }
      }
    });
  });
});

describe('--out', () => {
  it('never writes over a file of the sample, follows a link, and leaves a device as it is', async () => {
    await inFolder((folder) => {
      const copy = copyFixture(folder, (csv) => `${csv.trimEnd()}\n\n`);
      const cases = join(copy, 'cases.csv');
      const before = readFileSync(cases, 'utf8');
      expect(casefile(['audit', copy, '--out', cases]).status).toBe(2);
      expect(casefile(['audit', copy, '--out', join(copy, 'sample.yaml')]).status).toBe(2);
      linkSync(cases, join(folder, 'hard.csv'));
      expect(casefile(['audit', copy, '--out', join(folder, 'hard.csv')]).status).toBe(2);
      expect(readFileSync(cases, 'utf8')).toBe(before);
      mkdirSync(join(folder, 'reports'));
      writeFileSync(join(folder, 'reports', 'real.txt'), 'old');
      symlinkSync(join(folder, 'reports', 'real.txt'), join(folder, 'link.txt'));
      expect(casefile(['audit', copy, '--out', join(folder, 'link.txt')]).status).toBe(0);
      expect(readFileSync(join(folder, 'reports', 'real.txt'), 'utf8')).toContain('115 records');
    });
  });
});
