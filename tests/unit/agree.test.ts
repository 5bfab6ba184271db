import { describe, expect, it } from 'vitest';
import { agreeTexts, FIRST, itemOf, SECOND, sheet } from '../helpers/two-auditors.ts';

const said = async (first: readonly string[], second: readonly string[]) => {
  const result = await agreeTexts({ 'first.csv': sheet(first), 'second.csv': sheet(second) });
  return {
    result,
    listed: result.disagreements.map(({ id, item, kind, said: words }) =>
      [...id, item, kind, words.join('/')].join(' '),
    ),
  };
};

/** One record, what each says of the trauma and of the response to it, and what becomes of the response. */
describe.each([
  ['the same answer', 'Yes,Yes', 'Yes,yes', 'base', null],
  ['another answer', 'Yes,Yes', 'Yes,No', 'base', 'answers yes/no'],
  ['unclear is an answer', 'Yes,Unclear', 'Yes,No', 'base', 'answers unclear/no'],
  [
    'one found it not relevant by what they answered',
    'No,',
    'Yes,No',
    'relevance',
    'relevance not relevant/no',
  ],
  ['one recorded N/A', 'Yes,N/A', 'Yes,No', 'relevance', 'relevance not relevant/no'],
  ['an answer where it was not to be put', 'No,Yes', 'Yes,Yes', 'relevance', 'relevance not relevant/yes'],
  ['both found it not relevant, each in their way', 'No,', 'Yes,N/A', 'notRelevant', null],
  ['too early is not relevant', 'Yes,Too early', 'No,', 'notRelevant', null],
  ['one left it blank', 'Yes,', 'Yes,Yes', 'missing', null],
  [
    'one wrote that it is not recorded',
    'Yes,Not recorded',
    'Yes,Yes',
    'missing',
    'not recorded not recorded/yes',
  ],
  ['neither recorded it', 'Yes,Not recorded', 'Yes,not recorded', 'missing', null],
  ['one wrote what cannot be read', 'Yes,perhaps so', 'Yes,Yes', 'missing', null],
  ['blank, and not relevant', 'Yes,', 'No,', 'missing', null],
  ['relevance unclear to one who answered', 'Unclear,Yes', 'Yes,Yes', 'base', null],
] as const)('%s', (_, first, second, where, kind) => {
  it(`counts under ${where}`, async () => {
    const { result } = await said([`C1,${first},low`], [`C1,${second},low`]);
    const { base, leftOut, records } = itemOf(result, 'trauma-response');
    const counted = { base, ...leftOut };
    expect(counted).toEqual({ base: 0, relevance: 0, notRelevant: 0, missing: 0, [where]: 1 });
    expect(records).toBe(1);
    const own = result.disagreements.find(({ item }) => item === 'trauma-response');
    expect(own === undefined ? null : `${own.kind} ${own.said.join('/')}`).toBe(kind);
  });
});

describe('what is compared', () => {
  it('checks that somebody records, and columns of options that are not entries; not what a rule works out', async () => {
    const { result } = await said(FIRST, SECOND);
    expect(result.items.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'check trauma-evidence',
      'check trauma-response',
      'field level',
    ]);
  });

  it('names records of one auditor alone and compares nothing in them', async () => {
    const { result } = await said(FIRST, SECOND);
    expect(result.units).toEqual([
      {
        unit: 'case',
        common: 8,
        alone: [
          { auditor: 'first.csv', ids: [['C9']] },
          { auditor: 'second.csv', ids: [['C10']] },
        ],
      },
    ]);
    expect(itemOf(result, 'level').records).toBe(8);
  });

  it('a column that one sheet lacks is said, and is no disagreement', async () => {
    const narrow = 'case_id,trauma\nC1,Yes\nC2,No\n';
    const result = await agreeTexts({ 'first.csv': sheet(FIRST), 'second.csv': narrow });
    expect(result.items.map(({ id }) => id)).toEqual(['trauma-evidence']);
    expect(result.notCompared).toEqual([
      { id: 'trauma-response', unit: 'case', only: 'first.csv' },
      { id: 'level', unit: 'case', only: 'first.csv' },
    ]);
  });

  it('only of a theme: its checks, and the columns that its figures read', async () => {
    const texts = { 'first.csv': sheet(FIRST), 'second.csv': sheet(SECOND) };
    expect((await agreeTexts(texts, { themes: ['risk'] })).items.map(({ id }) => id)).toEqual(['level']);
    const { items } = await agreeTexts(texts, { themes: ['trauma'] });
    expect(items.map(({ id }) => id)).toEqual(['trauma-evidence', 'trauma-response']);
  });

  it('the worst first, or the order of the rubric', async () => {
    const texts = { 'first.csv': sheet(FIRST), 'second.csv': sheet(SECOND) };
    const { items } = await agreeTexts(texts, { sort: 'worst' });
    const shares = items.map(({ agreed, base }) => agreed / base);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(new Set(shares).size).toBeGreaterThan(1);
  });

  it('the totals are the sums', async () => {
    const { result, listed } = await said(FIRST, SECOND);
    expect(result.totals).toEqual({
      base: 8 + 4 + 8,
      agreed: 6 + 3 + 7,
      listed: { answers: 4, relevance: 1, notRecorded: 1 },
      recordsListed: 5,
      common: 8,
    });
    expect(listed).toEqual([
      'C3 trauma-evidence answers no/yes',
      'C6 trauma-evidence answers unclear/yes',
      'C2 trauma-response answers no/yes',
      'C3 trauma-response relevance not relevant/no',
      'C5 trauma-response not recorded yes/not recorded',
      'C4 level answers low/medium',
    ]);
  });
});

describe('a column of auditors', () => {
  const rows = (auditor: string, own: readonly string[]): string[] =>
    own.map((row) => `${row},low,she told nobody,${auditor}`);
  const both = (header: string, ...more: readonly string[]): string =>
    `${['case_id,trauma,response,level,entered,notes,' + header, ...rows('AB', FIRST), ...rows('CD', SECOND), ...more].join('\n')}\n`;

  it('gives what two files give, but for the names', async () => {
    const byFile = await agreeTexts({ 'first.csv': sheet(FIRST), 'second.csv': sheet(SECOND) });
    const byColumn = await agreeTexts({ 'both.csv': both('auditor') });
    expect(byColumn.auditors.map(({ name }) => name)).toEqual(['AB', 'CD']);
    expect(byColumn.items).toEqual(byFile.items);
    expect(byColumn.disagreements).toEqual(byFile.disagreements);
    expect(byColumn.totals).toEqual(byFile.totals);
    const called = await agreeTexts({ 'both.csv': both('Judged by') }, { auditor: 'judged_by' });
    expect(called.items).toEqual(byFile.items);
  });

  it('of three: kappa for each pair, alpha and AC1 over all', async () => {
    const result = await agreeTexts({ 'all.csv': both('auditor', ...rows('EF', FIRST)) });
    const item = itemOf(result, 'level');
    expect(item.kappa).toMatchObject({
      value: null,
      undefinedBecause: 'it is for two auditors; see the pairs',
    });
    expect(item.alpha.value).not.toBeNull();
    expect(item.pairs.map(({ auditors, kappa }) => [...auditors, kappa.value])).toEqual([
      ['AB', 'CD', itemOf(await agreeTexts({ 'both.csv': both('auditor') }), 'level').kappa.value],
      ['AB', 'EF', 1],
      ['CD', 'EF', item.pairs[0]?.kappa.value],
    ]);
  });

  it('two files and their order swapped give the same numbers', async () => {
    const one = await agreeTexts({ 'first.csv': sheet(FIRST), 'second.csv': sheet(SECOND) });
    const other = await agreeTexts({ 'second.csv': sheet(SECOND), 'first.csv': sheet(FIRST) });
    const numbers = (result: typeof one) =>
      result.items.map(({ id, base, agreed, kappa, ac1, alpha, leftOut, listed }) => ({
        id,
        base,
        agreed,
        kappa,
        ac1,
        alpha,
        leftOut,
        listed,
      }));
    expect(numbers(other)).toEqual(numbers(one));
  });
});
