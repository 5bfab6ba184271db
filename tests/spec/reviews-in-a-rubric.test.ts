import { describe, expect, it } from 'vitest';
import { EVIDENCE_KINDS } from '../../src/evidence/kinds.ts';
import type { ProportionFigure } from '../../src/model/figure.ts';
import { CannotRun, formatProblem } from '../../src/model/problem.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { auditInputs, inputOf } from '../helpers/audit-text.ts';
import { REVIEW_TEXTS } from './review-tables.ts';

/** Copied reviews as a rubric asks for them. */

const RUBRIC = (evidence: string, rule = 'any review where evidence(reviews).copied'): string => `rubric: test
version: 1
title: Test
units:
  case:
    id: id
    fields:
      seen: {type: answer}
    tables:
      reviews:
        fields:
          review_date: {type: date}
          review_text: {type: text, personal: true}
          reviewer: {type: text}
evidence:
  reviews: ${evidence}
checks:
  reviews-copied: {rule: '${rule}'}
`;

const READS = '{unit: case, table: reviews, row fields: {date: review_date, text: review_text}}';
const [A, COPY, OTHER] = [REVIEW_TEXTS[0]?.[0], REVIEW_TEXTS[0]?.[1], REVIEW_TEXTS[4]?.[1]] as [
  string,
  string,
  string,
];

async function audited(reviews: string, rule?: string): Promise<ProportionFigure> {
  const { result } = await auditInputs(RUBRIC(READS, rule), [
    inputOf('id,seen\n1,Yes\n2,Yes\n3,Yes\n4,Yes\n'),
    ...(reviews === '' ? [] : [inputOf(reviews, 'reviews.csv', 'reviews')]),
  ]);
  const [figure] = result.figures;
  if (figure?.kind !== 'proportion') throw new Error('no figure');
  expect(JSON.stringify(result)).not.toContain('curfew');
  return figure;
}

describe('in a rubric', () => {
  // Case 1 has a copy; 2 has the same words as 1, and is another case; 3 has two reviews of its own; 4 has none.
  const REVIEWS = `id,review_date,review_text
1,2017-03-03,"${A}"
2,2017-03-03,"${A}"
1,2017-06-02,"${COPY}"
3,2017-03-03,"${A}"
3,2017-06-02,"${OTHER}"
`;

  it('counts the cases, as worked out', async () => {
    expect(await audited(REVIEWS)).toMatchObject({ n: 1, d: 3, notRecorded: 1, derived: { yes: 1, no: 2 } });
  });

  it('is asked in every form of rule over rows', async () => {
    const counted = 'count of reviews where evidence(reviews).copied = 0';
    expect(await audited(REVIEWS, counted)).toMatchObject({ n: 2, d: 3, notRecorded: 1 });
    const latest = 'latest review by review_date where evidence(reviews).unchanged';
    expect(await audited(REVIEWS, latest)).toMatchObject({ n: 1, d: 3, notRecorded: 1 });
  });

  it('a sample without reviews, without their texts or without their dates was not asked', async () => {
    for (const reviews of ['', 'id,review_date\n1,2017-03-03\n', `id,review_text\n1,"${A}"\n1,"${A}"\n`]) {
      expect((await audited(reviews)).notCollected.length).toBeGreaterThan(0);
    }
  });
});

function problemsOf(yaml: string): string {
  try {
    return loadRubric(yaml, 'test.yaml', EVIDENCE_KINDS).notes.map(formatProblem).join('\n');
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return error.problems.map(formatProblem).join('\n');
  }
}

describe('what is wrong is said when the rubric is loaded', () => {
  it.each([
    ['{unit: case}', '"reviews" reads the rows of a table, and none is named', '"table"'],
    [
      '{unit: case, table: reviews, row fields: {text: review_text}}',
      'nothing says which field is the date that "reviews" reads',
      'row fields: {date: ...}',
    ],
    [
      '{unit: case, table: reviews, row fields: {date: review_text, text: review_text}}',
      '"review_text" is a text',
      'a date field',
    ],
    [
      '{unit: case, table: reviews, row fields: {date: review_date, text: review_date}}',
      '"review_date" is a date',
      'a text field',
    ],
  ])('%s', (evidence, message, expected) => {
    const said = problemsOf(RUBRIC(evidence));
    expect(said).toContain(message);
    expect(said).toContain(expected);
  });

  it('outside the rows', () => {
    expect(problemsOf(RUBRIC(READS, 'evidence(reviews).copied'))).toContain(
      'say which rows, as in any review where evidence(reviews).copied',
    );
  });
});
