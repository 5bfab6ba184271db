import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/model/figure.ts';
import { auditInputs, auditText, inputOf } from '../helpers/audit-text.ts';

/** What nobody collected is never 0%, and neither is what can only come out one way. */

const RUBRIC = `rubric: parts
version: 1
title: Parts
themes: {main: Main}
units:
  case:
    id: [yot, case_id]
    site: yot
    fields:
      a: {type: answer}
      b: {type: answer}
      own: {type: answer}
      dob: {type: date}
      start: {type: date}
      end: {type: date}
      members: {type: number}
checks:
  done: {theme: main, recorded: a}
  other: {theme: main, recorded: b}
  both: {theme: main, rule: "all of [done, other]", better: high}
  either: {theme: main, rule: "any of [done, other]"}
  not-other: {theme: main, rule: done and not other}
  reaches: {theme: main, rule: "birthday(dob, 18) between start and end"}
  kept: {theme: main, recorded: own, rule: "all of [done, other]"}
figures:
  both-of-all: {check: both, base: all}
  between: {kind: spread, check: both}
  between-of-all: {kind: spread, check: other, base: all}
  done-of-all: {check: done, base: all, published: [{n: 0, at: "1"}]}
  chosen: {kind: distribution, theme: main, choose: [{when: done, then: first}, {when: other, then: second}, {else: none}]}
  met: {kind: count, theme: main, where: other}
`;

const figuresOf = async (csv: string): Promise<ReadonlyMap<string, Figure>> => {
  const { result } = await auditText(RUBRIC, csv, { compare: true });
  return new Map(result.figures.map((figure) => [figure.id, figure]));
};

describe('a rule of which a part was not collected', () => {
  const csv =
    'yot,case_id,a,dob,start\nA,1,Yes,1999-05-01,2017-01-01\nA,2,No,1998-05-01,2017-01-01\nB,3,No,,\n';

  it.each(['both', 'either', 'not-other', 'reaches', 'both-of-all', 'between', 'kept'])(
    '%s has no percentage',
    async (id) => {
      expect((await figuresOf(csv)).get(id)).toMatchObject({ percent: null, shown: 'partly collected' });
    },
  );

  it('has no lowest and no highest site, and no parts', async () => {
    const figures = await figuresOf(csv);
    expect(figures.get('between')).toMatchObject({
      lowest: [],
      highest: [],
      mean: null,
      withoutBase: ['A', 'B'],
    });
    expect(figures.get('chosen')).toMatchObject({
      shown: 'partly collected',
      parts: [{ percent: null }, { percent: null }, { percent: null }],
    });
  });

  it('is answered where somebody recorded the answer itself', async () => {
    const figures = await figuresOf('yot,case_id,a,own\nA,1,Yes,Yes\nA,2,No,No\n');
    expect(figures.get('kept')).toMatchObject({ n: 1, d: 2, percent: 50 });
  });
});

describe('what nobody knows', () => {
  it('is no 0% on a base of all records, and agrees with no printed zero', async () => {
    const figures = await figuresOf('yot,case_id,a\nA,1,\nA,2,Unclear\n');
    expect(figures.get('done-of-all')).toMatchObject({
      percent: null,
      shown: 'not known: 1 unclear, 1 not recorded',
      published: [{ verdict: 'differs' }],
    });
    expect(figures.get('between-of-all')).toMatchObject({ shown: 'not collected', lowest: [], mean: null });
  });

  it('is no count of none', async () => {
    expect((await figuresOf('yot,case_id,a\nA,1,Yes\n')).get('met')).toMatchObject({
      n: 0,
      shown: 'not collected',
    });
    expect((await figuresOf('yot,case_id,b\nA,1,\n')).get('met')).toMatchObject({
      shown: 'not known: 1 not recorded',
    });
    expect((await figuresOf('yot,case_id,b\nA,1,No\n')).get('met')).toMatchObject({ shown: '0' });
  });

  it('of one site is none of its percentage, beside others', async () => {
    const figures = await figuresOf('yot,case_id,b\nA,1,Yes\nA,2,No\nB,3,\n');
    expect(figures.get('between-of-all')).toMatchObject({
      lowest: ['A'],
      highest: ['A'],
      withoutBase: ['B'],
    });
  });
});

it('a chain of checks is followed once, however often each is named', async () => {
  const checks = Array.from({ length: 40 }, (_, index) =>
    index === 0 ? '  c0: {recorded: a}' : `  c${index}: {rule: "any of [c${index - 1}, not c${index - 1}]"}`,
  );
  const yaml = `rubric: chain\nversion: 1\ntitle: Chain\nunits: {case: {id: id, fields: {a: {type: answer}}}}\nchecks:\n${checks.join('\n')}\n`;
  const { result } = await auditText(yaml, 'id\n1\n');
  expect(result.figures.every((figure) => 'shown' in figure && figure.shown === 'not collected')).toBe(true);
});

describe('a site that is no part of the id', () => {
  const yaml = `rubric: s\nversion: 1\ntitle: S\nunits: {case: {id: id, site: place, fields: {place: {type: text}, a: {type: answer}}}}\nchecks: {done: {recorded: a}}\nfigures: {between: {kind: spread, check: done}}\n`;

  it('is none where somebody says so', async () => {
    const { result } = await auditText(yaml, 'id,place,a\n1,North,Yes\n2,N/A,No\n3,Not known,No\n');
    expect(result.figures.find(({ id }) => id === 'between')).toMatchObject({ lowest: ['North'], d: 3 });
    expect(result.sample.units[0]?.sites.map(({ site }) => site)).toEqual(['North', null]);
  });

  it('is never a narrative', async () => {
    const story = 'he told the worker that his father had come back to the house on the night of the fire';
    const { result, problems } = await auditInputs(yaml, [inputOf(`id,place,a\n1,${story},Yes\n`)]);
    expect(JSON.stringify([result, problems])).not.toContain('father');
    expect(problems.some(({ code, field }) => code === 'unreadable-value' && field === 'place')).toBe(true);
  });
});
