import { describe, expect, it } from 'vitest';
import type { AuditResult } from '../../src/model/result.ts';
import {
  chooseThemes,
  extremesOf,
  fallingShort,
  sorted,
  WHOLE_VIEW,
  type View,
} from '../../src/report/view.ts';
import { auditRows } from '../helpers/audit-text.ts';

const RUBRIC = `rubric: view
version: 1
title: View
themes: {facts: Facts, work: Work, more: More}
headline: [work]
units:
  case:
    id: id
    fields:
      male: {type: answer}
      good: {type: answer}
      bad: {type: answer}
      fine: {type: answer}
      open: {type: answer}
checks:
  is-male: {theme: facts, recorded: male}
  good-work: {theme: work, recorded: good, better: high}
  bad-words: {theme: work, recorded: bad, better: low}
  fine-work: {theme: more, recorded: fine, better: high}
  open-work: {theme: more, recorded: open, better: high}
`;

/** Good 69.6%, shown as 70%; bad 35%, so 65% are free of it; fine 90%; open: nobody knows. */
const result = async (options = {}): Promise<AuditResult> => {
  const rows = Array.from({ length: 115 }, (_, index) => ({
    male: index < 10 ? 'Yes' : 'No',
    good: index < 80 ? 'Yes' : 'No',
    bad: index < 40 ? 'Yes' : 'No',
    fine: index < 104 ? 'Yes' : 'No',
    open: 'Unclear',
  }));
  return (await auditRows(RUBRIC, rows, options)).result;
};

const USUAL: View = { ...WHOLE_VIEW, all: false };
const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

describe('which themes are printed whole', () => {
  it('the headline, and the others have a line each', async () => {
    const { whole, collapsed } = chooseThemes(await result(), USUAL);
    expect([ids(whole), ids(collapsed)]).toEqual([['work'], ['facts', 'more']]);
  });

  it.each([
    ['all are asked for', { ...USUAL, all: true }, {}, ['facts', 'work', 'more']],
    ['a theme is asked for', USUAL, { themes: ['more', 'facts'] }, ['facts', 'more']],
    ['a figure is asked for', USUAL, { figures: ['is-male'] }, ['facts']],
    ['a unit is asked for', USUAL, { units: ['case'] }, ['facts', 'work', 'more']],
  ])('all of them where %s', async (_, view, options, expected) => {
    const { whole, collapsed } = chooseThemes(await result(options), view);
    expect([ids(whole), collapsed]).toEqual([expected, []]);
  });

  it('the themes that were collected, where the headline was not', async () => {
    const rows = [{ fine: 'Yes' }, { fine: 'No' }];
    const { result: partial } = await auditRows(RUBRIC, rows);
    const { whole, collapsed } = chooseThemes(partial, USUAL);
    expect([ids(whole), ids(collapsed)]).toEqual([['more'], ['facts', 'work']]);
  });

  it('all of them where the rubric has no headline', async () => {
    const whole = await result();
    const none = { ...whole, rubric: { ...whole.rubric, headline: [] } };
    expect(ids(chooseThemes(none, USUAL).whole)).toEqual(['facts', 'work', 'more']);
  });
});

describe('what falls short', () => {
  it.each([
    [65, []],
    [66, ['bad-words']],
    [70, ['bad-words']],
    [71, ['bad-words', 'good-work']],
    [100, ['bad-words', 'good-work', 'fine-work']],
  ])('below %i', async (below, expected) => {
    expect(ids(fallingShort(await result(), { ...USUAL, below }))).toEqual(expected);
  });

  it('in another order', async () => {
    const view: View = { ...USUAL, below: 100, sort: 'highest' };
    expect(ids(fallingShort(await result(), view))).toEqual(['fine-work', 'good-work', 'bad-words']);
  });
});

it('the order of the figures', async () => {
  const { figures } = await result();
  expect(ids(sorted(figures, 'report'))).toEqual(ids(figures));
  expect(ids(sorted(figures, 'lowest'))).toEqual([
    'is-male',
    'bad-words',
    'good-work',
    'fine-work',
    'open-work',
  ]);
  expect(ids(sorted(figures, 'highest'))).toEqual([
    'fine-work',
    'good-work',
    'bad-words',
    'is-male',
    'open-work',
  ]);
  expect(ids(sorted(figures, 'worst'))).toEqual([
    'bad-words',
    'good-work',
    'fine-work',
    'is-male',
    'open-work',
  ]);
});

it('the worst and the best of a theme, facts and open figures aside', async () => {
  const { figures } = await result();
  const of = (theme: string): string[] | null => {
    const extremes = extremesOf(figures.filter((figure) => figure.theme === theme));
    return extremes && [extremes.worst.id, extremes.best.id];
  };
  expect([of('facts'), of('work'), of('more')]).toEqual([
    null,
    ['bad-words', 'good-work'],
    ['fine-work', 'fine-work'],
  ]);
});
