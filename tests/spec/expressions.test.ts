import { describe, expect, it } from 'vitest';
import { compile } from '../../src/audit/compile.ts';
import { placesOf } from '../../src/audit/places.ts';
import type { Answer } from '../../src/model/answer.ts';
import { formatExpression } from '../../src/model/format-expression.ts';
import { CannotRun, type Problem } from '../../src/model/problem.ts';
import type { SampleRecord } from '../../src/model/record.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { readSample } from '../../src/sample/read.ts';
import { inputOf } from '../helpers/audit-text.ts';
import { auditRecords, onlyAnswer, type WrittenRecord } from '../helpers/child-rows.ts';
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

/** The rule stands at line 36, column 11. `main`, `count` and `latest` are fields too, and so they may be. */
const ROWS_RUBRIC = (rule: string): string => `rubric: test
version: 1
title: Test
units:
  case:
    id: id
    fields:
      known: {type: answer}
      main: {type: answer}
      count: {type: number}
      latest: {type: date}
      order_start: {type: date}
      stolen: {type: choice, options: [earliest, where, by, count of theft, count of offences]}
    tables:
      offences:
        main: {where: mark = MAIN, else: earliest offence_date}
        fields:
          offence: {type: text}
          offence_date: {type: date}
          mark: {type: choice, options: [MAIN, OTHER]}
          kind: {type: choice, options: [sexual, violence, other]}
          violent: {type: answer}
          weeks: {type: number}
      targets:
        one: goal
        fields:
          focused: {type: answer}
      reviews:
        fields:
          review_date: {type: date}
          good: {type: answer}
checks:
  seen: {recorded: known}
  probe:
    label: Probe
    rule: ${rule}
`;

const RECORD: WrittenRecord = {
  cells: {
    known: 'Yes',
    main: 'Yes',
    count: '2',
    latest: '2017-05-01',
    order_start: '2017-01-01',
    stolen: 'count of theft',
  },
  tables: {
    offences: [
      { mark: 'OTHER', offence_date: '2016-12-01', kind: 'sexual', violent: 'No', weeks: '3' },
      { mark: 'MAIN', offence_date: '2017-02-01', kind: 'violence', violent: 'Yes', weeks: '9' },
      { mark: 'OTHER', offence_date: '2017-03-01', kind: 'sexual', violent: 'Yes' },
    ],
    targets: [{ focused: 'Yes' }, { focused: 'Yes' }, { focused: 'No' }],
    reviews: [
      { review_date: '2017-02-01', good: 'No' },
      { review_date: '2017-06-01', good: 'Yes' },
    ],
  },
};

const ofRows = (rule: string): Answer =>
  onlyAnswer(auditRecords(ROWS_RUBRIC(rule), [RECORD]).result, 'probe');

describe('rules over the rows of a record', () => {
  it.each<[string, Answer]>([
    ['any offence where violent', 'yes'],
    ['any offences where not violent', 'yes'],
    ['all offences where violent', 'no'],
    ['all offence where kind in [sexual, violence]', 'yes'],
    ['at least 2 offences where violent', 'yes'],
    ['at least 3 of offences where violent', 'no'],
    ['at least 60% of targets where focused', 'yes'],
    ['at least 70% of targets where focused', 'no'],
    ['at least 2 of targets where focused', 'yes'],
    ['any goal where focused', 'yes'],
    ['latest review by review_date where good', 'yes'],
    ['earliest review by review_date where good', 'no'],
    ['main offence where kind = violence', 'yes'],
    ['not any offence where violent', 'no'],
    ['any offence where violent and kind = sexual', 'yes'],
    ['any offence where violent and weeks > 9', 'not recorded'],
    ['(any offence where violent) and (any goal where focused)', 'yes'],
    ['all of [any offence where violent, any goal where focused or seen, known]', 'yes'],
    ['any offence where offence_date between order_start and as_of', 'yes'],
    ['all offences where offence_date between order_start and as_of', 'no'],
    ['all offences where offence_date < latest', 'yes'],
    ['any offence where seen and violent', 'yes'],
    ['any offence where weeks is blank', 'yes'],
    ['any offence where offence is present', 'no'],
    ['count of offences = 3', 'yes'],
    ['count of offences where violent >= 2', 'yes'],
    ['count of offence where not violent > 1', 'no'],
    ['count of offences where (kind = sexual and violent) = 0', 'no'],
    ['count of offences where not (kind = sexual and violent) = 2', 'yes'],
    ['count of offences between 1 and 3', 'yes'],
    ['count of offences where violent between 3 and 5', 'no'],
    ['count of offences where violent = count', 'yes'],
    ['count <= count of offences', 'yes'],
    ['3 = count of offences', 'yes'],
    ['count between 1 and count of targets', 'yes'],
    ['count of offences where violent <= count of targets', 'yes'],
    ['count of offences where seen = 3', 'yes'],
    ['count of offences = 3 and known', 'yes'],
    ['count of offences where (weeks > 5) >= 1', 'yes'],
    ['count of offences where (weeks > 5) >= 2', 'not recorded'],
  ])('%s: %s', (rule, expected) => {
    expect(ofRows(rule)).toBe(expected);
  });

  it.each<[string, Answer]>([
    ['main', 'yes'],
    ['main and known', 'yes'],
    ['count >= 2', 'yes'],
    ['latest > order_start', 'yes'],
    ['latest is present', 'yes'],
    ['stolen = earliest', 'no'],
    ['stolen in [where, by, count of theft]', 'yes'],
    ['stolen = count of theft', 'yes'],
    ['stolen = count of offences', 'no'],
  ])('the words of a rule over rows stay names and options: %s', (rule, expected) => {
    expect(ofRows(rule)).toBe(expected);
  });

  it.each([
    'any offence where violent and kind = sexual',
    'all offences where violent',
    'at least 2 offences where violent',
    'at least 1 offence where violent',
    'at least 60% of targets where focused',
    'latest review by review_date where good or seen',
    'earliest review by review_date where not good',
    'main offence where kind = violence',
    'not any offence where violent',
    '(any offence where violent) and known',
    '(not any offence where violent) or (any goal where focused)',
    'all of [any offence where violent and seen, known]',
    'count of offences >= 2',
    'count of offences where not violent >= 2',
    'count of offences where (kind = sexual and violent) = 0',
    '3 <= count of offences where violent',
    'count of offences where (weeks is blank) < count',
    'stolen = "count of theft"',
  ])('%s is printed as it was written', (rule) => {
    const printed = (text: string): string => {
      const { rubric } = loadRubric(ROWS_RUBRIC(`'${text}'`), 'r.yaml');
      const expression = rubric.checks.find(({ id }) => id === 'probe')?.rule;
      return expression ? formatExpression(expression) : '';
    };
    expect(printed(rule)).toBe(rule);
  });
});

/** The rule stands at line 36, column 11. */
describe('what is wrong with a rule over rows is said at its very place', () => {
  it.each([
    [
      'any offense where violent',
      '36:15',
      'there is no table "offense" in unit "case"',
      'did you mean "offence"?',
    ],
    ['count of target >= 2', '36:20', 'there is no table "target"', 'did you mean "targets"?'],
    ['any offence where voilent', '36:29', 'there is no "voilent"', 'did you mean "violent"?'],
    ['violent', '36:11', '"violent" belongs to the rows of "offences"', 'any offence where'],
    ['violent = yes', '36:11', '"violent" belongs to the rows of "offences"', 'any offence where'],
    ['any review where violent', '36:28', '"violent" belongs to the rows of "offences"', 'any offence where'],
    ['any of offences where violent', '36:18', 'a list should begin', 'any offences where ...'],
    ['offences', '36:11', '"offences" is a table of rows', 'any offence where'],
    ['any offence', '36:22', 'the end stands where the rule for each row should begin', null],
    ['any offence violent', '36:23', 'where the rule for each row should begin', null],
    ['latest review where good', '36:25', 'where the date should be named', null],
    ['latest review by good where good', '36:28', '"good" is an answer', null],
    ['latest review by offence_date where good', '36:28', 'have no field "offence_date"', null],
    ['latest review by order_start where good', '36:28', 'have no field "order_start"', null],
    ['main review where good', '36:16', 'does not say which row is the main one', 'main: {where: ...'],
    ['at least 0 offences where violent', '36:20', 'can never decide', null],
    ['at least 101% of offences where violent', '36:20', 'can never decide', null],
    ['any offence where (any review where good)', '36:34', 'inside another', 'a check of its own'],
    ['any offence where count of reviews > 1', '36:38', 'inside another', 'a check of its own'],
    ['count of offences', '36:11', 'a count is a number', 'count of offences >= 2'],
    ['count of offences where violent', '36:11', 'a count is a number', null],
    ['count of offences where kind = sexual', '36:35', '"kind" is a choice', 'in brackets'],
    ['count of offences in [1, 2]', '36:11', 'a count is a number', null],
    ['count of offences >= kind', '36:32', 'belongs to the rows of "offences"', null],
    ['count of offences >= two', '36:32', 'there is no "two"', null],
    ['count of offences >= latest', '36:32', '"latest" is a date', null],
    ['latest > count of offences', '36:20', 'a count is a number', null],
    ['stolen = count of offences where not violent', '36:20', 'a count is no option', null],
    ['any offence where kind = sexaul', '36:36', 'no option of "kind"', 'did you mean "sexual"?'],
  ])('%s', (rule, place, message, fix) => {
    const [problem] = problemsIn(ROWS_RUBRIC(rule));
    expect(`${problem?.line ?? ''}:${problem?.column ?? ''}`).toBe(place);
    expect(problem?.message).toContain(message);
    expect(fix === null ? '' : problem?.fix).toContain(fix ?? '');
  });
});

function problemsIn(yaml: string): readonly Problem[] {
  try {
    return loadRubric(yaml, 'r.yaml').notes;
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return error.problems;
  }
}

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
