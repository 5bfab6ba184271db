import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Coverage } from '../../src/audit/coverage.ts';
import { runAudit } from '../../src/index.ts';
import type { RubricCoverage } from '../../src/model/coverage.ts';
import { renderCoverage } from '../../src/report/coverage.ts';
import { coverInputs, inputOf } from '../helpers/audit-text.ts';

async function cover(sample: string): Promise<RubricCoverage> {
  let watching: Coverage | undefined;
  const { result } = await runAudit({
    sample: [sample],
    stdin: process.stdin,
    observe: (rubric) => (watching = new Coverage(rubric)),
  });
  if (!watching) throw new Error('nobody watched');
  return watching.result(result);
}

let childTables: RubricCoverage;
beforeAll(async () => {
  childTables = await cover('fixtures/child-tables');
});

const RUBRIC = `rubric: test
version: 1
title: Test
themes: {main: Main, rest: Rest}
units:
  case:
    id: id
    fields:
      a: {type: answer}
      b: {type: answer}
      c: {type: answer}
      level: {type: choice, options: [low, high]}
checks:
  rare: {theme: main, recorded: a, rule: 'any of [level = high, c]'}
  after: {theme: main, recorded: b, relevant: rare, attention: {when: [no], severity: low, say: Look}}
  never-written: {theme: rest, recorded: c}
  of-it: {theme: rest, rule: 'all of [rare, never-written]'}
figures:
  where-high: {check: rare, where: level = high}
`;

const made = async (csv: string): Promise<RubricCoverage> =>
  (await coverInputs(RUBRIC, [inputOf(csv)])).coverage;

describe('the table', () => {
  it('is the golden file', async () => {
    const usual = renderCoverage(childTables, { width: 100, all: false });
    await expect(usual).toMatchFileSnapshot('golden/child-tables.coverage.txt');
    const all = renderCoverage(childTables, { width: 60, all: true });
    await expect(all).toMatchFileSnapshot('golden/child-tables-all.coverage.txt');
  });

  it('is in the manual', () => {
    const page = readFileSync('docs/coverage.md', 'utf8');
    expect(page).toContain(renderCoverage(childTables, { width: 100, all: false }).trimEnd());
  });

  it('says what never happened, the worst first, and what follows from it only once', async () => {
    expect(renderCoverage(await made('id,a,b,level\n1,No,,low\n2,No,,low\n'), { width: 80, all: false }))
      .toBe(`Rubric test, version 1: Test
2 records of case

Of 4 checks 1 was never asked, 0 were asked and never answered yes or no, and 2
  only ever had one of the two; of 1 nothing was collected.
Of 2 rules 2 never came to yes, or never to no.
Of 1 call for attention 1 never fired.
Of 5 figures 2 have no base; of 1 nothing was collected.
Of 2 options of choices and lists 1 was never met.
Answers never given: yes in 3 checks, no in 1, unclear in 3, not recorded in 3,
  not relevant in 2.

Main
  after
    never asked: relevance 2 no, 0 not known
  rare
    never yes: 2 no
    rule never yes or no (2 not recorded): any of [level = high, c]
    part of the rule never yes (2 no): level = high
  where-high
    figure without a base
    filter never yes (2 no): level = high

Rest
  of-it
    never yes: 2 no

Options never met
  case.level: high (1 of 2 options; 2 values)

Without any value
  case.b: 2 empty

Not collected
  case.c
  Checks that nothing answers: never-written
`);
  });

  it('says so where nothing is missing', async () => {
    const text = renderCoverage(
      await made(
        'id,a,b,c,level\n1,Yes,No,Yes,high\n2,No,,No,low\n3,Yes,Yes,No,high\n4,No,,No,high\n5,,,No,low\n6,No,,Yes,low\n',
      ),
      { width: 80, all: false },
    );
    expect(text).toContain('There is nothing that never happened.');
  });

  it('fits 60 columns', () => {
    for (const all of [true, false]) {
      const lines = renderCoverage(childTables, { width: 60, all }).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    }
  });

  it('lets nothing through that moves a cursor', () => {
    const evil = `${String.fromCharCode(27)}[2J\u202e\n# heading`;
    const hostile: RubricCoverage = {
      ...childTables,
      rubric: {
        ...childTables.rubric,
        title: evil,
        themes: childTables.rubric.themes.map(({ id }) => ({ id, title: evil })),
      },
      sample: { ...childTables.sample, title: evil },
    };
    const text = renderCoverage(hostile, { width: 100, all: true });
    // eslint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|^# heading/m);
  });
});

it('every key of the JSON is in the manual', () => {
  const page = readFileSync('docs/coverage.md', 'utf8');
  const keys = new Set<string>();
  JSON.stringify(childTables, (key, value: unknown) => {
    if (key !== '' && !/^\d+$/.test(key)) keys.add(key);
    return value;
  });
  const inAudit = ['name', 'version', 'id', 'title', 'sha256', 'themes', 'asOf', 'units', 'schema'];
  for (const key of keys) if (!inAudit.includes(key)) expect(page).toContain(`\`${key}\``);
  expect(page).toContain(childTables.schema);
});
