import { describe, expect, it } from 'vitest';
import { verdictOn } from '../../src/audit/published.ts';
import { percentOf } from '../../src/model/counts.ts';
import type { Figure } from '../../src/model/figure.ts';
import { birthdayOf, parseIsoDate } from '../../src/util/dates.ts';
import { auditRows } from '../helpers/audit-text.ts';
import * as tables from './figure-tables.ts';

const UNIT = `rubric: test
version: 1
title: Test
themes: {main: Main}
units:
  case:
    id: id
    site: place
    fields:
      place: {type: text}
      first: {type: answer}
      second: {type: answer}
      entered: {type: choice, options: [low, high], entry: true}
      found: {type: choice, options: [low, medium, high]}
      partners: {type: list, options: [CAMHS, housing, "drugs, alcohol"]}
      members: {type: number}
      dob: {type: date, personal: true}
      order_start: {type: date}
      order_end: {type: date}
`;

type Rows = readonly Readonly<Record<string, string>>[];

async function figureOf<K extends Figure['kind']>(
  kind: K,
  yaml: string,
  rows: Rows,
): Promise<Extract<Figure, { kind: K }>> {
  const { result } = await auditRows(UNIT + yaml, rows);
  const figure = result.figures.find((candidate) => candidate.kind === kind);
  if (figure === undefined) throw new Error(`no ${kind}`);
  return figure as Extract<Figure, { kind: K }>;
}

const CHECK = '  asked: {theme: main, recorded: first}\n';

describe('distributions over chosen cases', () => {
  it.each(tables.CHOOSE_TABLE)('%s, %s: %s, without else %s', async (first, second, withElse, without) => {
    for (const [rest, expected] of [
      [', {else: other}', withElse],
      ['', without],
    ] as const) {
      const choose = `choose: [{when: first, then: first}, {when: second, then: second}${rest}]`;
      const yaml = `checks:\n${CHECK}figures:\n  chosen: {kind: distribution, theme: main, ${choose}}\n`;
      const figure = await figureOf('distribution', yaml, [{ first, second }]);
      const counts: [string, number][] = [
        ...figure.parts.map(({ value, n }): [string, number] => [value, n]),
        ['unclear', figure.unclear],
        ['not recorded', figure.notRecorded],
        ['not relevant', figure.notRelevant],
      ];
      expect(counts.filter(([, n]) => n > 0)).toEqual([[expected, 1]]);
    }
  });

  it('adds cases with the same name together', async () => {
    const yaml = `checks:\n${CHECK}figures:
  chosen: {kind: distribution, theme: main, choose: [{when: first, then: some}, {when: second, then: some}]}\n`;
    const figure = await figureOf('distribution', yaml, [
      { first: 'Yes', second: 'No' },
      { first: 'No', second: 'Yes' },
    ]);
    expect(figure.parts).toEqual([{ value: 'some', n: 2, percent: 100, shown: '100%' }]);
  });
});

describe('two choices crossed', () => {
  it.each(tables.CROSS_TABLE)('%s against %s counts under %s', async (entered, found, expected) => {
    const yaml = `checks:\n${CHECK}figures:
  levels: {kind: cross, theme: main, rows: entered, columns: found, where: second}\n`;
    const figure = await figureOf('cross', yaml, [
      { entered, found, second: 'Yes' },
      { entered, found, second: 'No' },
    ]);
    const { unknown } = figure;
    const counts = [
      ...figure.cells.flatMap((row, r) =>
        row.map(
          (n, c) => [`${figure.rows.options[r] ?? ''} / ${figure.columns.options[c] ?? ''}`, n] as const,
        ),
      ),
      ['unclear', figure.unclear],
      ['not recorded', figure.notRecorded],
      // The other record was filtered out.
      ['not relevant', figure.notRelevant - 1],
    ] as const;
    const of =
      unknown.rows === 1
        ? ': rows'
        : unknown.columns === 1
          ? ': columns'
          : unknown.both === 1
            ? ': both'
            : '';
    const said = counts.filter(([, n]) => n > 0);
    expect(said.map(([what, n]) => `${what}${of}${n === 1 ? '' : n}`)).toEqual([expected]);
    expect(figure.d).toBe(of === '' ? 1 : 0);
  });
});

describe('lists', () => {
  const yaml = `checks:
  camhs: {theme: main, rule: partners includes CAMHS}
figures:
  partners-named: {kind: distribution, theme: main, field: partners}
`;
  it.each(tables.LIST_TABLE)('"%s" is read as %s', async (cell, expected) => {
    const { result, problems } = await auditRows(UNIT + yaml, [{ partners: cell }]);
    const [, figure] = result.figures;
    if (figure?.kind !== 'distribution') throw new Error('no distribution');
    const named = figure.parts.filter(({ n }) => n > 0).map(({ value }) => value);
    const said =
      figure.known === 1
        ? named.join(' and ') || 'none of them, and known'
        : figure.unclear === 1
          ? 'unclear'
          : figure.notRelevant === 1
            ? 'not relevant'
            : 'not recorded';
    expect(said + (problems.some(({ severity }) => severity === 'error') ? ', and an error' : '')).toBe(
      expected,
    );
    const [check] = result.figures;
    const includes = figure.known === 1 ? (named.includes('CAMHS') ? 'yes' : 'no') : 'open';
    expect(check).toMatchObject({ yes: includes === 'yes' ? 1 : 0, no: includes === 'no' ? 1 : 0 });
  });
});

it.each(tables.SUM_TABLE)('the sum of %j is %s over %i', async (cells, sum, d, shown) => {
  const yaml = `checks:\n${CHECK}figures:\n  total: {kind: sum, theme: main, field: members}\n`;
  const figure = await figureOf(
    'sum',
    yaml,
    cells.map((members) => ({ members })),
  );
  expect(figure).toMatchObject({ sum, d, shown });
});

it('a count is of the records, or of those that a filter keeps', async () => {
  const yaml = `checks:\n${CHECK}figures:\n  some: {kind: count, where: asked}\n`;
  const rows = ['Yes', 'Yes', 'No', 'Unclear', ''].map((first) => ({ first }));
  expect(await figureOf('count', yaml, rows)).toMatchObject({
    n: 2,
    unclear: 1,
    notRecorded: 1,
    notRelevant: 1,
    records: 5,
  });
});

it.each(tables.SPREAD_TABLE)('the spread of %j', async (sites, lowest, highest, mean, pooled, without) => {
  const rows = Object.entries(sites).flatMap(([place, [n, d]]) =>
    d === 0
      ? [{ place, first: '' }]
      : Array.from({ length: d }, (_, index) => ({ place, first: index < n ? 'Yes' : 'No' })),
  );
  const yaml = `checks:\n${CHECK}figures:\n  between: {kind: spread, check: asked}\n`;
  const figure = await figureOf('spread', yaml, rows);
  const names = (list: readonly string[]): string => list.join(', ') || 'none';
  expect([
    names(figure.lowest),
    names(figure.highest),
    figure.meanShown ?? 'none',
    figure.percent === null ? 'none' : figure.shown,
    figure.withoutBase.join(', '),
  ]).toEqual([lowest, highest, mean, pooled, without]);
});

it('records of no known site are in the pooled figure of a spread and are no site', async () => {
  const yaml = `checks:\n${CHECK}figures:\n  between: {kind: spread, check: asked}\n`;
  const figure = await figureOf('spread', yaml, [
    { place: 'A', first: 'Yes' },
    { place: '', first: 'No' },
  ]);
  expect(figure).toMatchObject({ n: 1, d: 2, lowest: ['A'], highest: ['A'], mean: 100 });
  expect(figure.sites.map(({ site }) => site)).toEqual(['A', null]);
});

it.each(tables.BIRTHDAY_TABLE)('born on %s, %i years later: %s', (born, years, day) => {
  expect(birthdayOf(parseIsoDate(born) ?? NaN, years)).toBe(parseIsoDate(day));
});

it.each(tables.REACHES_TABLE)('born %s, order from %s to %s: %s', async (dob, start, end, answer) => {
  const rule = 'birthday(dob, 18) between order_start and order_end';
  const yaml = `checks:\n  reaches-18: {theme: main, rule: "${rule}"}\n`;
  const figure = await figureOf('proportion', yaml, [{ dob, order_start: start, order_end: end }]);
  const { yes, no, unclear, notRecorded } = figure;
  expect({ yes, no, unclear, 'not recorded': notRecorded }).toMatchObject({ [answer]: 1 });
});

it.each(tables.WITH_WORDS_TABLE)('%j against %i of %i: %s', (printed, n, d, verdict) => {
  const value = {
    ...{ row: null, percent: null, n: null, d: null, phrase: null, parts: null, of: null, implied: null },
    ...{ disputed: false, at: '1' },
    ...printed,
  };
  const own = { name: '', n, d, percent: percentOf(n, d), no: d - n, undecided: 0 };
  expect(verdictOn(value, own, [])).toBe(verdict);
});
