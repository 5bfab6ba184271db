import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { casefile, changeCell, copyFixture, inFolder } from '../helpers/run.ts';

const FIXTURE = 'fixtures/pp2017';

describe('how much of a report is printed', () => {
  const headings = (text: string): string[] =>
    [...text.matchAll(/^(\S.*?) {2,}(?:Result|Figures) /gm)].map(([, heading = '']) => heading);

  it('the headline first, then a line for each other theme', () => {
    const { stdout } = casefile(['audit', FIXTURE]);
    expect(headings(stdout)).toEqual([
      'Trauma',
      'Desistance and change',
      'MAPPA',
      'Victims and reparation',
      'Planning and review',
      'Other themes',
    ]);
    expect(stdout).toMatch(/^Outcomes +7 +31% {2}34 of 109 Real progress made +100% {2}49 of 49/m);
    expect(stdout).toMatch(/^Governance +1 +facts only$/m);
  });

  it('--all has every theme in the order of the report, each paragraph with its number', () => {
    const { stdout } = casefile(['audit', FIXTURE, '--all']);
    expect(headings(stdout)).toHaveLength(18);
    expect(headings(stdout).slice(0, 3)).toEqual(['Profile of the sample', 'Trauma', 'Social media']);
    expect(stdout).not.toContain('Other themes');
    expect(stdout).toContain(
      'beside it: 89%  102 of 115 (case) Assessments that evidence management oversight',
    );
  });

  it('a theme, a figure or a unit that was asked for is printed whole', () => {
    for (const words of [
      ['--theme', 'court'],
      ['--figure', 'panel-report'],
      ['--unit', 'interview'],
    ]) {
      const { stdout } = casefile(['audit', FIXTURE, ...words]);
      expect(stdout).not.toContain('Other themes');
    }
  });

  it('--below lists what falls short, the worst first, and --sort orders the figures', () => {
    const { stdout } = casefile(['audit', FIXTURE, '--below', '20']);
    expect(stdout).toContain('3 of the 65 figures that say which way is better are below 20%.');
    expect(stdout.indexOf('trauma-intervention, in Trauma')).toBeGreaterThan(0);
    expect(casefile(['audit', FIXTURE, '--below', '0']).stdout).toContain(
      '0 of the 65 figures that say which way is better are below 0%.',
    );
    const sorted = casefile(['audit', FIXTURE, '--theme', 'victims', '--sort', 'highest']).stdout;
    expect(sorted.indexOf('identified and actions')).toBeLessThan(sorted.indexOf('Identifiable victim'));
  });

  it.each([
    [['--below', '101'], 'expected a whole percentage from 0 to 100, as in 70'],
    [['--below', '-1'], '--below'],
    [['--below', '69.5'], 'expected a whole percentage'],
    [['--sort', 'wrost'], 'did you mean "worst"?'],
    [['--all', '--format', 'json'], '--all: only with --format table; json has every figure'],
    [['--below', '70', '--format', 'json'], '--below: only with --format table'],
    [['--sort', 'worst', '--format', 'json'], '--sort: only with --format table'],
  ])('%j is refused', (words, why) => {
    const { status, stdout, stderr } = casefile(['audit', FIXTURE, ...words]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
  });

  it('two levels are crossed, and the cases of one cell are found', () => {
    const { stdout } = casefile(['audit', FIXTURE, '--figure', 'rosh-levels']);
    expect(stdout).toMatch(/^ {2}medium +53 of 115\n {4}low 3, medium 47, high 3, very high 0$/m);
    const cases = casefile(['cases', FIXTURE, 'rosh-levels', '--answer', 'medium / high']);
    expect([cases.status, cases.stdout.match(/fixtures\/pp2017\/cases\.csv:\d+/g)?.length]).toEqual([0, 3]);
    const input = 'yot,case_id,rosh_service,rosh_inspector\nA,1,low,\nA,2,,high\nA,3,N/A,\n';
    const open = casefile(['audit', '-', '--rubric', 'pp2017', '--figure', 'rosh-levels'], { input }).stdout;
    expect(open).toMatch(/not known: 3 not +0 +3 +0/);
    expect(open).toContain('rosh_service not known: 1');
    expect(open).toContain('rosh_inspector not known: 1');
    expect(open).toContain('neither known: 1');
  });

  it('a saved result is printed in the same ways as a sample', async () => {
    await inFolder((folder) => {
      const saved = join(folder, 'saved.json');
      casefile(['audit', FIXTURE, '--format', 'json', '--out', saved]);
      for (const words of [[], ['--all'], ['--below', '70'], ['--sort', 'lowest']]) {
        expect(casefile(['report', saved, ...words]).stdout).toBe(
          casefile(['audit', FIXTURE, ...words]).stdout,
        );
      }
    });
  });

  it('figures that nobody collected anything for are counted, and all named with --all', () => {
    const input = 'yot,case_id,trauma\nA,1,Yes\nA,2,No\n';
    const { stdout } = casefile(['audit', '-', '--rubric', 'pp2017'], { input });
    expect(stdout).toContain('Not in this sample: interview (11 figures) and site (8 figures)\n');
    expect(stdout).toContain('\n  not collected: 6 figures\n');
    expect(stdout).toMatch(/^Desistance and change +8 +not collected$/m);
    expect(stdout).toMatch(/^Court and panel reports +10 +not collected$/m);
    expect(stdout).not.toMatch(/\b(?:0|100)% /);
    const all = casefile(['audit', '-', '--rubric', 'pp2017', '--all'], { input }).stdout;
    expect(all).toMatch(/^Built upon strengths +not collected/m);
    expect(all).toMatch(/^Plan says what will be done and +not collected/m);
  });
});

describe('--expect published', () => {
  const COUNTS = 'Published values: 107 agree, 2 loosely, 0 differ, 23 not testable.';

  it('says how many values agree, in the table or beside other formats', async () => {
    const table = casefile(['audit', FIXTURE, '--expect', 'published']);
    expect([table.status, table.stderr]).toEqual([0, '']);
    expect(table.stdout).toContain(COUNTS);
    const json = casefile(['audit', FIXTURE, '--expect', 'published', '--format', 'json']);
    expect([json.status, json.stderr]).toEqual([0, `${COUNTS}\n`]);
    await inFolder((folder) => {
      const out = join(folder, 'report.txt');
      expect(casefile(['audit', FIXTURE, '--expect', 'published', '--out', out]).stderr).toBe(`${COUNTS}\n`);
      expect(readFileSync(out, 'utf8')).toContain(COUNTS);
    });
  });

  it.each([
    ['ethnicity', '', 'White', 'white: report 2017 App 5 prints 65%, 73 of 115 (disputed)'],
    [
      'partners_lacking',
      'substance misuse services',
      'None',
      'partners-lacking: report 2017 4.4 prints "lowest": 2%',
    ],
    [
      'sentence',
      'referral order',
      'custodial sentence',
      'sentence: report 2017 3.4 prints "custodial sentence": 17 of 115',
    ],
    ['da_partner', 'Yes', 'No', 'da-partner: report 2017 4.5 prints 6%'],
  ])('a changed %s is found out', async (column, from, to, message) => {
    await inFolder((folder) => {
      const copy = copyFixture(folder, (csv) => changeCell(csv, column, from, to));
      const { status, stderr } = casefile(['audit', copy, '--expect', 'published', '--format', 'json']);
      expect(status).toBe(1);
      expect(stderr).toContain(message);
    });
  });
});

it('a unit that is not in the sample is said to be so, and its published values are missed', async () => {
  await inFolder((folder) => {
    const copy = copyFixture(folder, (csv) => changeCell(csv, 'ptsd', 'Yes', 'No'));
    const manifest = join(copy, 'sample.yaml');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('  site: sites.csv\n', ''));
    const { status, stderr, stdout } = casefile(['audit', copy, '--expect', 'published']);
    expect(status).toBe(1);
    expect(stderr).toBe('unit "site" is not in the sample: 10 published values cannot be compared\n');
    expect(stdout).toContain('Not in this sample: site (8 figures)');
    const none = casefile(['audit', copy, '--theme', 'governance']);
    expect([none.status, none.stderr]).toEqual([
      2,
      'casefile: what was asked for is of unit "site", and the sample has no file of it\n',
    ]);
  });
});

it('the records behind a list, a count or a sum are not called yes', () => {
  const answers = (...words: string[]): string[] =>
    casefile(['cases', FIXTURE, ...words]).stdout.match(/^[a-z ']+: \d+ records?$/gim) ?? [];
  expect(answers('partners-lacking')).toContain('none of these: 101 records');
  expect(answers('partners-lacking', '--answer', 'CAMHS')).toEqual(['CAMHS: 6 records']);
  expect(answers('board-members')).toEqual(['a number: 6 records']);
  expect(answers('interviews-held')).toEqual(['counted: 101 records']);
});

it('a column of a list that is blank is a gap of its figure', () => {
  const input = 'yot,case_id,right_resources,partners_lacking\nA,1,Yes,\nA,2,Yes,None\nA,3,,Unclear\n';
  const { stdout } = casefile(['gaps', '-', '--rubric', 'pp2017', '--format', 'json'], { input });
  const gaps = (JSON.parse(stdout) as { id: string[]; gaps: { check: string; answer: string }[] }[]).map(
    ({ id, gaps: own }) => [id[1], ...own.map(({ check, answer }) => `${check}: ${answer}`)],
  );
  expect(gaps).toEqual([
    ['3', 'right-resources: not recorded', 'partners-lacking: unclear'],
    ['1', 'partners-lacking: not recorded'],
  ]);
});

describe('casefile rubric show --at', () => {
  const at = (paragraph: string): ReturnType<typeof casefile> =>
    casefile(['rubric', 'show', 'pp2017', '--at', paragraph]);

  it('prints what the rubric takes from a paragraph', () => {
    const { stdout, status } = at('3.1');
    expect(status).toBe(0);
    expect(stdout.match(/pp2017-\d{3}/g)).toEqual(
      [58, 59, 60, 61, 62, 63, 18, 64, 65].map((n) => `pp2017-0${n}`),
    );
    expect(stdout).toContain('report 2017 3.1: 84% (pp2017-058)');
    // A number that one paragraph prints may stand on a figure of another.
    expect(at('Key facts').stdout).toContain('trauma-evidence: Evidence of trauma');
  });

  it('prints the question that is put to a record', () => {
    expect(at('3.1').stdout).toContain('\n      Is there an identifiable victim?\n');
  });

  it('takes whole chapters, and names in any case', () => {
    expect(at('Appendix 5').stdout.split('\n').slice(1)).toEqual(at('App 5').stdout.split('\n').slice(1));
    expect(at('para 3.1').status).toBe(0);
    expect(at('4').stdout).toContain('board-case-studies');
    expect(at('app 5').stdout).toContain('board-members');
    expect(at('2.1').stdout).not.toContain('social-media-intervention');
  });

  it('says which paragraphs there are', () => {
    const { status, stdout, stderr } = at('9.9');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(
      'rubric pp2017 has nothing of that paragraph; expected Executive summary, Foreword',
    );
  });

  it('does not go with --fields', () => {
    expect(casefile(['rubric', 'show', 'pp2017', '--at', '3.1', '--fields']).status).toBe(2);
  });
});
