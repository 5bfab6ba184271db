import { describe, expect, it } from 'vitest';
import { Coverage } from '../../src/audit/coverage.ts';
import type { JudgedRecord } from '../../src/audit/unit-audit.ts';
import { runAudit } from '../../src/index.ts';
import type { CheckCoverage, RubricCoverage } from '../../src/model/coverage.ts';
import { coverInputs, inputOf } from '../helpers/audit-text.ts';

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
      own: {type: answer}
      level: {type: choice, ordered: true, options: [low, medium, high]}
      needs: {type: list, options: [one, two, three]}
      n: {type: number}
      notes: {type: text, personal: true}
    tables:
      reviews:
        main: {where: chief = main}
        fields: {chief: {type: choice, options: [main, other]}, changed: {type: answer}}
checks:
  base: {theme: main, recorded: a}
  asked: {theme: main, recorded: b, relevant: base}
  worked:
    theme: main
    recorded: own
    rule: any of [base, level = high, n > 100]
    attention: {when: [no], severity: high, say: Look, where: level = low}
  twice: {theme: main, rule: level = low and (n > 1 or level = low)}
  main-changed: {theme: rest, rule: main review where changed}
  not-changed: {theme: rest, rule: not (any review where changed), no rows: no}
figures:
  of-high: {check: base, where: level = high}
  none-of-low: {check: base, where: level = low, count: no}
  counted: {kind: count, theme: main, where: level is present}
  chosen: {kind: distribution, theme: main, choose: [{when: base, then: one}, {when: n > 100, then: two}, {else: three}]}
  levels: {kind: distribution, theme: main, field: level}
`;

const cover = async (csv: string, reviews = '', themes: readonly string[] = []): Promise<RubricCoverage> => {
  const linked = reviews === '' ? [] : [inputOf(reviews, 'reviews.csv', 'reviews')];
  return (await coverInputs(RUBRIC, [inputOf(csv), ...linked], { themes })).coverage;
};

const checkOf = ({ checks }: RubricCoverage, id: string): CheckCoverage => {
  const found = checks.find(({ check }) => check === id);
  if (!found) throw new Error(`no check "${id}"`);
  return found;
};

const HEADER = 'id,a,b,own,level,needs,n,notes';

describe('of a check', () => {
  it.each([
    ['nobody to ask', ['No,,', 'No,,'], ['asked']],
    ['nobody known whether to ask', ['Unclear,,', ',,'], ['asked']],
    ['asked and open', ['Yes,,', 'Yes,Unclear,'], ['answered']],
    ['never yes', ['Yes,No,', 'Yes,,'], ['yes']],
    ['never no', ['Yes,Yes,', 'No,,'], ['no']],
    ['both', ['Yes,Yes,', 'Yes,No,'], []],
  ])('%s', async (_, rows, never) => {
    const csv = `id,a,b,own\n${rows.map((row, index) => `${index},${row}\n`).join('')}`;
    expect(checkOf(await cover(csv), 'asked').never).toEqual(never);
  });

  it('how often it was asked, answered and worked out, and called attention', async () => {
    const coverage = await cover(
      `${HEADER}\n1,Yes,Yes,,low,one,5,x\n2,No,,,low,two,6,\n3,No,,No,medium,,7,\n4,Unclear,,N/A,low,,8,\n`,
    );
    expect(checkOf(coverage, 'asked')).toMatchObject({
      relevance: { yes: 1, no: 2, unknown: 1 },
      answers: { yes: 1, no: 0, unclear: 1, notRecorded: 0, notRelevant: 2 },
    });
    expect(checkOf(coverage, 'worked')).toMatchObject({
      recorded: 'own',
      derived: { yes: 1, no: 1 },
      rule: { answers: { yes: 1, no: 2, unclear: 0, notRecorded: 0, notRelevant: 0 }, never: [] },
      attention: { fired: 1, where: { text: 'level = low', never: [] } },
      never: [],
    });
  });

  it('attention that never fired', async () => {
    const coverage = await cover(`${HEADER}\n1,Yes,,,low,,,\n2,No,,,high,,,\n`);
    expect(checkOf(coverage, 'worked').never).toEqual(['no', 'attention']);
  });
});

describe('of a rule', () => {
  it('which part never came to yes or to no', async () => {
    const coverage = await cover(`${HEADER}\n1,Yes,Yes,,low,,5,\n2,No,,,medium,,6,\n`);
    expect(checkOf(coverage, 'worked').rule?.parts).toMatchObject([
      { text: 'base', never: [], because: null },
      { text: 'level = high', never: ['yes'], because: null },
      { text: 'n > 100', never: ['yes'], answers: { no: 2 }, because: null },
    ]);
  });

  it('a part that stands in it twice is one part', async () => {
    const coverage = await cover(`${HEADER}\n1,,,,low,,5,\n`);
    const { parts } = checkOf(coverage, 'twice').rule ?? { parts: [] };
    expect(parts.map(({ text }) => text)).toEqual(['level = low', 'n > 1 or level = low', 'n > 1']);
    expect(parts[0]?.answers.yes).toBe(2);
  });

  it('a part that names a check says where the cause stands', async () => {
    const coverage = await cover(`${HEADER}\n1,No,,,high,,5,\n2,No,,,low,,500,\n`);
    expect(checkOf(coverage, 'worked').rule?.parts[0]).toMatchObject({ text: 'base', because: 'base' });
    expect(checkOf(coverage, 'asked').relevant).toMatchObject({ never: ['yes'], because: 'base' });
  });

  it('what is asked of rows, counted by rows; a not is no part of its own', async () => {
    const coverage = await cover(
      `${HEADER}\n1,No,,,high,,5,\n2,No,,,low,,5,\n`,
      'id,chief,changed\n1,other,Yes\n1,other,Yes\n1,other,Yes\n',
    );
    expect(checkOf(coverage, 'not-changed').rule).toMatchObject({
      never: [],
      parts: [{ text: 'changed', rowsOf: 'reviews', answers: { yes: 3 }, never: ['no'] }],
    });
    expect(coverage.tables).toEqual([
      {
        unit: 'case',
        table: 'reviews',
        collected: true,
        rows: 3,
        records: 1,
        main: { yes: 0, no: 3, unclear: 0, notRecorded: 0, notRelevant: 0 },
      },
    ]);
  });
});

describe('of figures', () => {
  it('no base, none and all of the base, and cases that no record is', async () => {
    const { figures } = await cover(`${HEADER}\n1,No,,,low,,5,\n2,No,,,low,,5,\n`);
    const never = new Map(figures.map((figure) => [figure.figure, [figure.never, figure.optionsNeverMet]]));
    expect(never.get('of-high')).toEqual([['base'], []]);
    expect(never.get('base')).toEqual([['counted'], []]);
    expect(never.get('none-of-low')).toEqual([['not counted'], []]);
    expect(never.get('counted')).toEqual([['not counted'], []]);
    expect(never.get('chosen')).toEqual([[], ['one', 'two']]);
    expect(never.get('levels')).toEqual([[], ['medium', 'high']]);
  });
});

describe('of cells', () => {
  it('what stands in each field, and which options are never met', async () => {
    const { fields } = await cover(`${HEADER}\n1,No,,,low,one; two,x,secret\n2,,,,N/A,,,\n3,,,,high,one,,\n`);
    const of = (name: string): unknown => fields.find(({ field }) => field === name);
    expect(of('level')).toMatchObject({
      cells: { value: 2, instead: 1, empty: 0, unreadable: 0, notCollected: 0 },
      options: [
        { value: 'low', n: 1 },
        { value: 'medium', n: 0 },
        { value: 'high', n: 1 },
      ],
    });
    expect(of('needs')).toMatchObject({ options: [{ n: 2 }, { n: 1 }, { n: 0 }] });
    expect(of('n')).toMatchObject({ cells: { value: 0, empty: 2, unreadable: 1 } });
    expect(JSON.stringify(fields)).not.toContain('secret');
  });

  it('what was not collected is said once, and of nothing else that it never happened', async () => {
    const coverage = await cover('id,b,own\n1,Yes,No\n2,No,Yes\n');
    expect(coverage.fields.filter(({ cells }) => cells.notCollected > 0).map(({ field }) => field)).toEqual([
      'a', 'level', 'needs', 'n', 'notes',
    ]); // prettier-ignore
    expect(coverage.tables).toMatchObject([{ table: 'reviews', collected: false }]);
    expect(checkOf(coverage, 'asked').collected).toBe('none');
    expect(checkOf(coverage, 'worked').rule).toMatchObject({ because: 'not collected' });
    expect(coverage.totals).toMatchObject({
      checks: 6,
      checksNotCollected: 5,
      neverAsked: 0,
      neverAnswered: 0,
    });
    expect(coverage.totals).toMatchObject({ figuresWithoutBase: 0, oneSidedRules: 0 });
  });
});

it('of a theme: its checks, its figures and what they read', async () => {
  const coverage = await cover(`${HEADER}\n1,No,,,low,,5,\n`, '', ['rest']);
  expect(coverage.checks.map(({ check }) => check)).toEqual(['main-changed', 'not-changed']);
  expect(coverage.fields.map(({ field }) => field)).toEqual(['chief', 'changed']);
  expect(coverage.asked.themes).toEqual(['rest']);
});

it.each(['fixtures/pp2017', 'fixtures/attention', 'fixtures/child-tables'])(
  'watching changes no answer of %s',
  async (sample) => {
    const judged = async (watch: boolean): Promise<unknown> => {
      const answers: unknown[] = [];
      const onRecord = ({ judgements, counted }: JudgedRecord): void => {
        answers.push(structuredClone([judgements, counted]));
      };
      const observe = watch
        ? { observe: (...[rubric]: ConstructorParameters<typeof Coverage>) => new Coverage(rubric) }
        : {};
      const { result } = await runAudit({ sample: [sample], stdin: process.stdin, onRecord, ...observe });
      return { result, answers };
    };
    expect(await judged(true)).toEqual(await judged(false));
  },
);

describe('of evidence', () => {
  const yaml = `rubric: test
version: 1
title: Test
units:
  case:
    id: id
    fields:
      own: {type: answer}
      note: {type: text, personal: true}
evidence:
  social: {fields: {text: note}}
checks:
  probe: {recorded: own, rule: evidence(social).link}
`;

  it.each([
    ['says something', 'They fell out on Snapchat and fought about it the next day.', false],
    ['never says anything', '', true],
  ])('whether it %s', async (_, note, silent) => {
    const { coverage } = await coverInputs(yaml, [inputOf(`id,own,note\n1,Yes,${note}\n2,,\n`)]);
    expect(checkOf(coverage, 'probe').rule?.evidence).toMatchObject([
      { text: 'evidence(social).link', silent },
    ]);
  });
});
