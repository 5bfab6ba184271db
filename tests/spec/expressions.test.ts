import { describe, expect, it } from 'vitest';
import { compile, placesOf } from '../../src/audit/compile.ts';
import type { Answer } from '../../src/model/answer.ts';
import { formatExpression } from '../../src/model/expression.ts';
import type { SampleRecord } from '../../src/model/record.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { readSample } from '../../src/sample/read.ts';
import { inputOf } from '../helpers/audit-text.ts';
import { BLANK_TABLE } from './tables.ts';

const RUBRIC = (rule: string): string => `rubric: test
version: 1
title: Test
themes: {main: Main}
units:
  case:
    id: id
    fields:
      trauma: {type: answer}
      response: {type: answer}
      rosh: {type: choice, ordered: true, options: [low, medium, high, very high]}
      rosh_seen: {type: choice, ordered: true, options: [low, medium, high, very high]}
      outcome: {type: choice, options: [referral order, youth rehabilitation order, custody, crime and disorder order]}
      months: {type: number}
      start: {type: date}
      end: {type: date}
      notes: {type: text}
checks:
  seen: {theme: main, label: Seen, recorded: trauma}
  probe:
    theme: main
    label: Probe
    rule: ${rule}
`;

const HEADER = 'id,trauma,response,rosh,rosh_seen,outcome,months,start,end,notes';
const ROW = 'a,yes,no,high,medium,Custody,12,2017-01-31,,seen';

async function answerTo(rule: string, row = ROW, header = HEADER): Promise<Answer> {
  const { rubric } = loadRubric(RUBRIC(rule), 'r.yaml');
  const records: SampleRecord[] = [];
  const sink = { record: (record: SampleRecord) => void records.push(record), problem: () => undefined };
  await readSample([inputOf(`${header}\n${row}\n`)], rubric.units, {}, sink);
  const expression = rubric.checks.find(({ id }) => id === 'probe')?.rule;
  const [unit] = rubric.units;
  const seen = rubric.checks.filter(({ id }) => id === 'seen');
  if (!expression || !unit || !records[0]) throw new Error('nothing to judge');
  const places = placesOf(unit, seen, 17_347); // 2017-06-30
  return compile(expression, places)({ cells: records[0].cells, answers: ['yes'], tables: [], row: [] });
}

describe('rules over one record', () => {
  it.each<[string, Answer]>([
    ['trauma', 'yes'],
    ['not trauma', 'no'],
    ['trauma and response', 'no'],
    ['trauma or response', 'yes'],
    ['trauma and (response or seen)', 'yes'],
    ['all of [trauma, seen, not response]', 'yes'],
    ['any of [response, rosh = low]', 'no'],
    ['at least 2 of [trauma, response, seen]', 'yes'],
    ['at least 75% of [trauma, response, seen]', 'no'],
    ['rosh = high', 'yes'],
    ['rosh = "very high"', 'no'],
    ['rosh >= medium', 'yes'],
    ['rosh < very high', 'yes'],
    ['rosh > rosh_seen', 'yes'],
    ['rosh != rosh_seen', 'yes'],
    ['rosh in [high, very high]', 'yes'],
    ['outcome = Custody', 'yes'],
    ['outcome != youth rehabilitation order', 'yes'],
    ['months >= 12', 'yes'],
    ['months > 12.5', 'no'],
    ['months between 6 and 12', 'yes'],
    ['start = 2017-01-31', 'yes'],
    ['start < as_of', 'yes'],
    ['as_of > start', 'yes'],
    ['start between 2017-01-01 and 2017-01-30', 'no'],
    ['end > start', 'not recorded'],
    ['end is blank', 'yes'],
    ['end is not blank', 'no'],
    ['end is present', 'no'],
    ['notes is present', 'yes'],
    ['end > start or trauma', 'yes'],
    ['end > start and trauma', 'not recorded'],
    ['start between 2018-01-01 and end', 'no'],
  ])('%s: %s', async (rule, expected) => {
    expect(await answerTo(rule)).toBe(expected);
  });

  it.each<[string, string, string, Answer]>([
    ['a blank cell', 'rosh = high', 'a,,', 'not recorded'],
    ['an unclear choice stands outside the options', 'rosh = high', 'a,,Not known', 'unclear'],
    ['a choice that is N/A', 'rosh = high', 'a,,N/A', 'not relevant'],
    ['a value that cannot be read', 'rosh = high', 'a,,enormous', 'not recorded'],
    ['a missing column', 'months > 3', 'a,,', 'not recorded'],
  ])('%s', async (_, rule, row, expected) => {
    expect(await answerTo(rule, row, 'id,trauma,rosh')).toBe(expected);
  });

  it.each(BLANK_TABLE)('%s: is blank %s, is present %s', async (_, blank, present, cell) => {
    const [row, header] = cell === null ? ['a', 'id'] : [`a,${cell}`, 'id,rosh'];
    expect(await answerTo('rosh is blank', row, header)).toBe(blank);
    expect(await answerTo('rosh is present', row, header)).toBe(present);
  });

  it.each([
    'trauma and (response or seen)',
    'all of [trauma, not (seen and response)]',
    'at least 2 of [trauma, response, seen]',
    'rosh >= very high',
    'outcome = "crime and disorder order"',
    'notes is blank',
  ])('%s is printed as it was written', (rule) => {
    const { rubric } = loadRubric(RUBRIC(rule), 'r.yaml');
    const expression = rubric.checks.find(({ id }) => id === 'probe')?.rule;
    expect(expression && formatExpression(expression)).toBe(rule);
  });
});

/** The rule stands at line 23, column 11. */
describe('what is wrong with a rule is said at its very place', () => {
  it.each([
    ['truama', '23:11', 'there is no "truama"', 'did you mean "trauma"?'],
    ['trauma and and response', '23:22', 'something is missing', null],
    ['trauma and seen or response', '23:27', 'stand side by side', 'brackets'],
    ['rosh', '23:11', 'is a choice, not a yes or no', 'rosh = low'],
    ['rosh = hihg', '23:18', 'no option of "rosh"', 'did you mean "high"?'],
    ['outcome > custody', '23:11', 'have no order', 'ordered: true'],
    ['trauma = yes', '23:11', 'is an answer', 'write its name alone'],
    ['seen = yes', '23:11', 'is a check, not a field', 'write its name alone'],
    ['notes = seen', '23:11', 'is a text', null],
    ['rosh = outcome', '23:18', 'does not have the options', null],
    ['months > 2017-01-01', '23:20', 'is no number', null],
    ['start > 2017-02-30', '23:19', 'there is no day', null],
    ['start > months', '23:19', 'is a number', null],
    ['at least 4 of [trauma, seen]', '23:20', 'can never decide', null],
    ['at least two of [trauma, seen]', '23:20', 'where a number should be', null],
    ['all of [trauma, seen', '23:31', 'the list should close', null],
    ['(trauma and seen', '23:27', 'the bracket should close', null],
    ['trauma is yes', '23:21', 'cannot follow "is"', 'write ='],
    ['trauma $ seen', '23:18', 'means nothing in a rule', null],
    ['rosh = "high', '23:18', 'never closed', null],
    ['trauma seen', '23:11', 'there is no "trauma seen"', null],
  ])('%s', (rule, place, message, fix) => {
    expect.assertions(3);
    try {
      loadRubric(RUBRIC(rule), 'r.yaml');
    } catch (error) {
      const [problem] = (
        error as { problems: { line: number; column: number; message: string; fix: string | null }[] }
      ).problems;
      expect(`${problem?.line ?? ''}:${problem?.column ?? ''}`).toBe(place);
      expect(problem?.message).toContain(message);
      expect(fix === null ? '' : problem?.fix).toContain(fix ?? '');
    }
  });
});
