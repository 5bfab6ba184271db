import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExplanationFile } from '../../src/model/explanation.ts';
import { casefile, inFolder, type Ran } from '../helpers/run.ts';

const SAMPLE = 'fixtures/pp2017';
const explain = (...words: readonly string[]): Ran => casefile(['explain', ...words]);
const json = ({ stdout }: Ran): ExplanationFile => JSON.parse(stdout) as ExplanationFile;

const RUBRIC = `rubric: small
version: 1
title: Small
themes: {main: Main, rest: Rest}
units:
  case:
    id: [team, ref]
    fields:
      own: {type: answer}
      first: {type: answer}
      risk: {type: choice, ordered: true, options: [low, high]}
      level: {type: choice, ordered: true, options: [low, high], entry: true}
      story: {type: text, personal: true}
      dob: {type: date, personal: true}
      start: {type: date}
  visit:
    id: ref
    fields: {was_seen: {type: answer}}
evidence:
  narrative: {unit: case, fields: {text: story}}
checks:
  asked: {unit: case, theme: main, recorded: first, source: '1.1'}
  answered:
    unit: case
    theme: main
    relevant: asked
    recorded: own
    rule: risk > low
    attention: {when: [no], severity: high, say: Answered no}
  low-risk: {unit: case, theme: main, rule: not risk > low, attention: {when: [no], severity: urgent, say: Not low}}
  agreed: {unit: case, theme: rest, rule: risk = level}
  grown: {unit: case, theme: rest, rule: 'birthday(dob, 18) < start'}
  told: {unit: case, theme: rest, recorded: first, rule: evidence(narrative).overall}
  seen: {unit: visit, theme: rest, recorded: was_seen}
figures:
  answered-of-all: {check: answered, base: all}
  answered-where-agreed: {check: answered, where: agreed}
`;
const HEADER = 'team,ref,own,first,risk,level,story,dob,start\n';

/** Explains a record of a small sample. */
const small = (rows: string, words: readonly string[], visits = 'ref,was_seen\nV1,Yes\n'): Promise<Ran> =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'rubric.yaml'), RUBRIC);
    writeFileSync(join(folder, 'cases.csv'), HEADER + rows);
    writeFileSync(join(folder, 'visits.csv'), visits);
    writeFileSync(
      join(folder, 'sample.yaml'),
      'rubric: rubric.yaml\nfiles: {case: cases.csv, visit: visits.csv}\n',
    );
    const ran = casefile(['explain', folder, ...words]);
    const here = (text: string): string => text.replaceAll(`${folder}/`, '');
    return { ...ran, stdout: here(ran.stdout), stderr: here(ran.stderr) };
  });

describe('casefile explain', () => {
  it('says of every check what it answers, where that is from, why, and where it counts', async () => {
    const { stdout, status } = await small(
      'N,C1,No,Yes,high,low,His father hit him with a belt.,2000-01-01,2017-01-01\n',
      ['C1'],
    );
    expect(status).toBe(0);
    expect(stdout).toBe(`N C1: case at cases.csv:2, judged by small, no as-of date

Needs attention
  URGENT: Not low (low-risk: no)
  HIGH: Answered no (answered: no)
  discrepancy in answered: recorded no, derived yes

Main
  yes           Asked (asked), recorded in first [1.1]; counts
  no            Answered (answered), recorded in own; in the base, not counted
                rule risk > low: yes (risk: high)
                also in the base of answered-of-all, not counted
                not in answered-where-agreed: filtered out, because agreed is no
  no            Low risk (low-risk), worked out; in the base, not counted
                rule not risk > low: no
                  risk > low: yes (risk: high)

Rest
  no            Agreed (agreed), read from the service's entry; in the base, not counted
                rule risk = level: no (risk: high, level: low)
  no            Grown (grown), worked out; in the base, not counted
                rule birthday(dob, 18) < start: no (birthday(dob, 18): a date, not shown, start: 2017-01-01)
  yes           Told (told), recorded in first; counts
                rule evidence(narrative).overall: yes
                  physical abuse, affirmed: story, characters 5 to 30 [hit by family]

Words of the files are not printed here, only where they stand; --show-text prints them.
`);
  });

  it('says why a question was not put, and of which answers nobody knows', async () => {
    const rows =
      'N,C1,Yes,No,high,low,,,\nN,C2,,Unclear,,,,,\nN,C3,N/A,Yes,,,,,\nN,C4,perhaps,Yes,low,,He lost his mum.,,\n' +
      'N,C5,,,low,,His father hit him with a belt.,,\n';
    const one = async (id: string): Promise<string> => (await small(rows, [id, '--theme', 'main'])).stdout;
    expect(await one('C1')).toContain(
      '  not relevant  Answered (answered), not asked\n                in the base of answered-of-all, not counted\n                not in answered: not relevant, because asked is no\n',
    );
    expect(await one('C1')).toContain('discrepancy in answered: answered, though not relevant\n');
    expect(await one('C2')).toContain('not in answered: unclear, because asked is unclear\n');
    expect(await one('C3')).toContain('Answered (answered), recorded in own\n');
    expect(await one('C3')).toContain('not in answered: N/A is recorded\n');
    expect(await one('C4')).toContain('  not recorded  Answered (answered), unreadable in own\n');
    expect(await one('C4')).toMatch(
      /Needs attention\n(?:.*\n)*? {2}cases.csv:5:\d+: error: "own" of N C4 cannot/,
    );
    expect((await small(rows, ['C5', '--check', 'told'])).stdout).toContain(
      '  not recorded  Told (told), by text only: yes\n',
    );
    expect((await small(rows, ['C5', '--check', 'asked'])).stdout).toContain(
      'Asked (asked), nothing in first [1.1]\n',
    );
  });

  it('takes an id in one word or several, by one part, and in any case', () => {
    const { stdout, status } = explain(SAMPLE, 'AL-0102', '--theme', 'trauma');
    expect([stdout.split('\n')[0], status]).toEqual([
      `Aldermere AL-0102: case at ${SAMPLE}/cases.csv:3, judged by pp2017, as of 2017-06-30`,
      0,
    ]);
    for (const words of [
      ['Aldermere', 'AL-0102'],
      ['Aldermere AL-0102'],
      ['Aldermere/AL-0102'],
      ['Aldermere, AL-0102'],
      ['al0102'],
    ]) {
      expect(explain(SAMPLE, ...words, '--theme', 'trauma').stdout).toBe(stdout);
    }
  });

  it('asks which record is meant, with exit code 2', async () => {
    const two = await small('N,C1,,,,,,,\nS,C1,,,,,,,\n', ['C1']);
    expect(two).toEqual({
      stdout: '',
      stderr: 'casefile: "C1" may be any of 2 records: N C1 or S C1; write the whole id\n',
      status: 2,
    });
    const visits = 'ref,was_seen\nN C1,Yes\n';
    const units = await small('N,C1,,,,,,,\n', ['N C1'], visits);
    expect([units.stderr, units.status]).toEqual([
      'casefile: "N C1" may be any of 2 records: case N C1 or visit N C1; say which with --unit\n',
      2,
    ]);
    const visit = await small('N,C1,,,,,,,\n', ['N C1', '--unit', 'visit'], visits);
    expect(visit.stdout).toMatch(/^N C1: visit at visits.csv:2/);
    // The whole id of one goes before a part of another's.
    expect((await small('N,V1,,,,,,,\n', ['V1'])).stdout).toMatch(/^V1: visit at visits.csv:2/);
    const site = explain(SAMPLE, 'Aldermere', '--unit', 'case');
    expect(site.stderr).toMatch(
      /may be any of \d+ records: Aldermere AL-0101, .* and \d+ more; write the whole id/,
    );
  });

  it('names the nearest ids, and the rows that could not be read, with exit code 2', async () => {
    const unknown = explain(SAMPLE, 'AL-1020');
    expect(unknown).toMatchObject({ stdout: '', status: 2 });
    expect(unknown.stderr).toMatch(
      /^casefile: no record of the sample is named "AL-1020"; did you mean Aldermere AL-/,
    );
    const lost = await small('N,C1,,,,,,,\nN,C2,Yes\n', ['C2']);
    expect([lost.stdout, lost.status]).toEqual(['', 2]);
    expect(lost.stderr).toContain('"C2"; did you mean N C1?; it may be one of 1 row that could not be read');
    expect(lost.stderr).toContain('cases.csv:3:1: error: this row has 3 cells and is not counted');
  });

  it('refuses checks and themes that the rubric does not have', () => {
    expect(explain(SAMPLE, 'AL-0102', '--check', 'mappa-eligable').stderr).toContain(
      'did you mean "mappa-eligible"?',
    );
    expect(explain(SAMPLE, 'AL-0102', '--theme', 'traum')).toMatchObject({ stdout: '', status: 2 });
  });

  it('refuses what asks nothing of the record, rather than print nothing', () => {
    const ran = casefile([
      'explain',
      'fixtures/pp2017',
      'AL-0122',
      '--theme',
      'trauma',
      '--check',
      'victims-safe',
    ]);
    expect([ran.status, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain(
      '--check victims-safe with --theme trauma asks nothing of Aldermere AL-0122, a record of unit "case"',
    );
  });

  it('says of a row with the same id that it is not counted, and exits 1', async () => {
    const filler = Array.from({ length: 20 }, (_, n) => `N,F${n},,,,,,,\n`).join('');
    const ran = await small(`N,C1,Yes,Yes,,,,,\n${filler}N,C1,No,Yes,,,,,\n`, ['C1', '--check', 'asked']);
    expect(ran.stdout).toContain('cases.csv:23:1: error: the case N C1 is already at cases.csv:2');
    expect(ran.status).toBe(1);
  });

  it('writes the same for programs, the same each time, with words only when asked', () => {
    const words = ['AL-0102', '--check', 'trauma-evidence', '--format', 'json'];
    const ran = explain(SAMPLE, ...words);
    expect(explain(SAMPLE, ...words)).toEqual(ran);
    const { schema, rubric, record, showsText, themes } = json(ran);
    expect([schema, rubric.id, showsText, record.id]).toEqual([
      'casefile-explanation/1',
      'pp2017',
      false,
      ['Aldermere', 'AL-0102'],
    ]);
    const [check] = themes[0]?.checks ?? [];
    const place = check?.rule?.reasons[0]?.place;
    expect(check).toMatchObject({ answer: 'yes', from: 'recorded', source: '2.1' });
    expect(place).toEqual({ field: 'trauma_notes', start: 0, end: 42 });
    const shown = json(explain(SAMPLE, ...words, '--show-text'));
    expect(shown.themes[0]?.checks[0]?.rule?.reasons[0]?.place?.cue).toBe(
      "Mum's partner at the time was using heroin",
    );
  });

  it('keeps to the width, and lets no cell move the cursor', async () => {
    const narrow = casefile(['explain', SAMPLE, 'AL-0102', '--show-text'], { env: { COLUMNS: '60' } }).stdout;
    expect(Math.max(...narrow.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
    const escape = String.fromCharCode(27);
    const hostile = await small(`N,C${escape}[2J1,Yes,Yes,high,low,His father ${escape}[2Jhit him.,,\n`, [
      `N C${escape}[2J1`,
      '--show-text',
    ]);
    expect(hostile.status).toBe(0);
    expect(hostile.stdout + hostile.stderr).not.toContain(escape);
  });

  it('agrees with cases: who is in the figure there counts here', () => {
    const { stdout } = casefile(['cases', SAMPLE, 'trauma-response', '--answer', 'no', '--format', 'json']);
    const { cases } = JSON.parse(stdout) as { cases: readonly { readonly id: readonly string[] }[] };
    const id = cases[0]?.id ?? [];
    const [check] =
      json(explain(SAMPLE, ...id, '--check', 'trauma-response', '--format', 'json')).themes[0]?.checks ?? [];
    expect(check?.answer).toBe('no');
    expect(check?.figures[0]).toMatchObject({
      figure: 'trauma-response',
      inN: false,
      inBase: true,
      out: null,
    });
  });
});
