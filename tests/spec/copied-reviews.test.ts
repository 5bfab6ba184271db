import { describe, expect, it } from 'vitest';
import { compareReviews } from '../../src/evidence/reviews/compare-reviews.ts';
import { reviewsKind } from '../../src/evidence/reviews/kind.ts';
import { reviewWords } from '../../src/evidence/reviews/run-index.ts';
import { EMPTY, NOT_RELEVANT, UNCLEAR, type Cell } from '../../src/model/record.ts';
import { textField, type Unit } from '../../src/model/rubric.ts';
import { parseIsoDate } from '../../src/util/dates.ts';
import { REVIEW_ORDERS, REVIEW_TEXTS } from './review-tables.ts';

const value = (text: string, rank = NaN): Cell => ({ state: 'value', answer: 'yes', text, rank });
const dated = (text: string): Cell => value(text, parseIsoDate(text) ?? NaN);

const UNIT: Unit = {
  id: 'case',
  idFields: ['id'],
  siteField: null,
  fields: [textField('id')],
  tables: [
    {
      id: 'reviews',
      one: 'review',
      aliases: [],
      key: ['id'],
      fields: [{ ...textField('day'), type: 'date' }, textField('words')],
      line: null,
      main: null,
    },
  ],
};
const judge = reviewsKind.make(
  {
    kind: 'reviews',
    unit: 'case',
    fields: {},
    table: 'reviews',
    rowFields: { date: 'day', text: 'words' },
    options: {},
  },
  UNIT,
);
const said = (rows: readonly (readonly Cell[])[]): ReturnType<typeof judge> =>
  judge(rows.map((cells) => ({ file: 'reviews.csv', line: 2, cells })));

describe('a review beside an earlier one', () => {
  it.each(REVIEW_TEXTS)('%s | %s', (earlier, later, shared, copied, unchanged) => {
    const [, row] = said([
      [dated('2017-03-03'), value(earlier)],
      [dated('2017-06-02'), value(later)],
    ]);
    expect(row?.answers).toEqual({ copied, unchanged });
    expect(row?.beside).toBe(copied === 'no' ? null : 0);
    const [a, b] = [earlier, later].map((text) => reviewWords(text).runs) as [Set<string>, Set<string>];
    const both = [...a].filter((run) => b.has(run)).length;
    expect(`${both} of ${a.size + b.size - both}`).toBe(shared);
  });
});

const TEXT: Readonly<Record<string, Cell>> = {
  A: value(REVIEW_TEXTS[0]?.[0] ?? ''),
  B: value(REVIEW_TEXTS[4]?.[1] ?? ''),
  '(no text)': EMPTY,
  '(N/A)': NOT_RELEVANT,
};

describe('which of several reviews is the copy', () => {
  it.each(REVIEW_ORDERS)('%s: %s', (reviews, copied) => {
    const rows = reviews.split('; ').map((row) => {
      const [, date = '', text = ''] = /^(\S+|\(no date\)) (\S+|\(.+\))$/.exec(row) ?? [];
      return [date === '(no date)' ? EMPTY : date === '?' ? UNCLEAR : dated(date), TEXT[text] as Cell];
    });
    expect(
      said(rows)
        .map(({ answers }) => answers['copied'])
        .join('; '),
    ).toBe(copied);
  });
});

it('the number of words in A is as the manual says', () => {
  expect(reviewWords(TEXT['A']?.text ?? '').words).toBe(35);
  expect(compareReviews([]).readings).toEqual([]);
});

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

it('makes the page of the manual', async () => {
  const page = `# Copied reviews

"We also saw a number of reviews that were copied and redated; a completely pointless exercise" (HM Inspectorate of Probation, 2014, 3.19). casefile compares the reviews of a case with each other and says which repeat an earlier one under a new date. It compares words with words and reads nothing in them: a yes says that two texts are nearly the same, which anybody can see who lays them side by side, and not that a review was not carried out. A person decides that.

This page is written by the tests: each line of each table is run against the code.

## In a rubric

\`\`\`text
units:
  case:
    tables:
      reviews:
        fields:
          review_date: {type: date}
          review_text: {type: text, personal: true}
evidence:
  reviews: {unit: case, table: reviews, row fields: {date: review_date, text: review_text}}
checks:
  reviews-copied: {rule: any review where evidence(reviews).copied, better: low}
\`\`\`

\`copied\` and \`unchanged\` are asked of one review, beside the others of its case. They are worked out from two columns and held against each other, as a date is against a date; so they count, labelled as worked out, as everything does that is not [read in words](evidence-in-words.md). What an auditor recorded comes before them.

## How alike

1. Words are compared in lower case. Numbers, whatever has a digit in it, and the names of months and weekdays (in English and Welsh) are left out: they are what is changed in a copy.
2. What a form prints is left out: up to 12 words from the start of a line or sentence to a colon or a question mark.
3. Of what is left each run of four words is taken, once. How alike two reviews are is the number of runs that stand in both, of all that stand in either.
4. 90% or more: \`copied\` is yes. From 60%: unclear, and a person should look. Less: no.
5. \`unchanged\` is yes if the words left are the same from the first to the last.
6. A review of fewer than 20 such words is never a copy: unclear if it is the same as an earlier one, else no.

A word that is changed breaks the four runs it stands in; so a text of a hundred words is a copy with one word changed (93 of 101), and one to look at with two to six. Two texts that somebody wrote apart share next to nothing, though they are of one child, one writer and one form. Of all that stands in either, and not of the shorter: a review that holds the last one and goes on from it says something new, and one that shortens it was at least worked on.

${table(['earlier', 'later', 'runs shared', 'copied', 'unchanged', 'why'], REVIEW_TEXTS)}

## Which is the copy

A is a review of 35 words, B another.

${table(['reviews of a case', 'copied', 'why'], REVIEW_ORDERS)}

Where the rule is \`any review where evidence(reviews).copied\`, one yes makes a yes, and one review without a text leaves a case open that has none.

## What it costs, and what it does not see

Time and memory grow with the number of words, whatever they are and however many reviews a case has: each run names only the last 8 reviews that have it, and a review is compared in full with the 4 that seem most like it by that. Up to 8 reviews of a case nothing is passed over so; beyond, an earlier one may be, most of whose runs stand in eight others since. Not seen, or seen wrongly:

- A paragraph that a service puts into every review in the same words, if it is nine tenths of what is written (from six tenths on it is unclear): it is taken for a copy. A case alone cannot tell that from a copy, and no case is judged by what stands in others.
- A copy in which more than one word in sixteen is changed here and there, or the sentences are told anew.
- A copy of a review of another child.
- Something new in a few words, in a long text that is otherwise copied: it is a copy all the same.
- What was changed in figures only ("attended 2 of 6" for "attended 6 of 6").
`;
  await expect(page).toMatchFileSnapshot('../../docs/copied-reviews.md');
});
