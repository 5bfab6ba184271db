import { expect, it } from 'vitest';
import { formatProblem } from '../../src/model/problem.ts';
import { auditInputs, inputOf, type Audited } from '../helpers/audit-text.ts';

const YAML = `rubric: rows
version: 1
title: Rows
units:
  case:
    id: case_id
    fields:
      case_id: {type: text, aliases: [number]}
      known: {type: answer}
    tables:
      reviews:
        fields: {number: {type: number}, seen: {type: answer}}
checks:
  change: {rule: any review where seen}
  second: {rule: any review where number = 2}
`;

const told = ({ problems }: Audited): string[] => problems.map(formatProblem);
const answers = ({ result }: Audited): unknown[] =>
  result.figures.map((figure) => (figure.kind === 'proportion' ? [figure.yes, figure.no] : null));

it('a table may call a column like another header of the id', async () => {
  const audited = await auditInputs(YAML, [
    inputOf('case_id,known\n1,Yes\n', 'cases.csv'),
    inputOf('case_id,number,seen\n1,1,No\n1,2,Yes\n', 'reviews.csv'),
  ]);
  expect(told(audited)).toEqual([]);
  expect(answers(audited)).toEqual([
    [1, 0],
    [1, 0],
  ]);
});

it('a key that a row in a list of its record may not have is said once, with the nearest', async () => {
  const reviews = [
    { case_id: '1', number: 1, sen: 'Yes' },
    { number: 2, sen: 'Yes', seen: 'No' },
  ];
  const text = JSON.stringify([{ case_id: '1', known: 'Yes', reviews }]);
  const audited = await auditInputs(YAML, [inputOf(text, 'cases.json')]);
  expect(told(audited)).toEqual([
    `cases.json:1:${text.indexOf('"Yes"},') + 1}: note: the table "reviews" does not know the key "sen"; did you mean "seen"?`,
  ]);
});

it('the example row of a table with a key of its own is that of its unit', async () => {
  const yaml = YAML.replace('      reviews:\n', '      reviews:\n        key: reference\n');
  const audited = await auditInputs(yaml, [
    inputOf('case_id,known\nEXAMPLE-case_id,Yes\n1,Yes\n', 'cases.csv'),
    inputOf('reference,seen\nEXAMPLE-case_id,Yes\n1,No\n', 'reviews.csv'),
  ]);
  expect(told(audited).filter((line) => line.includes('example row'))).toHaveLength(2);
  expect(answers(audited)).toEqual([
    [0, 1],
    [0, 0],
  ]);
});
