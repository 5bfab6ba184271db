import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/model/problem.ts';
import type { ProportionFigure } from '../../src/model/figure.ts';
import type { Input } from '../../src/sample/read.ts';
import { auditInputs, inputOf, type Audited } from '../helpers/audit-text.ts';
import { refusal } from '../helpers/refusal.ts';

const RUBRIC = `rubric: test
version: 1
title: Test
units:
  case:
    id: [yot, case_id]
    site: yot
    fields:
      yot: {type: text}
      case_id: {type: text, aliases: [case no]}
      trauma: {type: answer}
    tables:
      offences:
        aliases: [offence list]
        fields:
          offence: {type: text, personal: true}
          offence_date: {type: date}
          violent: {type: answer}
          marked: {type: choice, options: [MAIN, OTHER]}
        main: {where: marked = MAIN, else: earliest offence_date}
      targets:
        key: [team, case]
        fields:
          target: {type: text}
checks:
  any-violent: {rule: any offence where violent}
  main-violent: {rule: main offence where violent}
  has-target: {rule: count of targets >= 2, no rows: no}
`;

const CASES = 'yot,case_id,trauma\nA,1,Yes\nA,2,No\nB,1,Yes\n';
const OFFENCES =
  'yot,Case No,offence,offence_date,violent,marked\nA,1,theft,2016-01-01,No,MAIN\nB,1,assault,2016-02-02,Yes,\nA,1,affray,2015-01-01,Yes,OTHER\n';

const audit = (inputs: readonly Input[]): Promise<Audited> => auditInputs(RUBRIC, inputs);

const answers = ({ result }: Audited, id: string): Partial<ProportionFigure> => {
  const figure = result.figures.find((one) => one.id === id);
  if (figure?.kind !== 'proportion') throw new Error('no figure');
  const { yes, no, notRecorded, shown } = figure;
  return { yes, no, notRecorded, shown };
};

const errors = ({ problems }: Audited): string[] =>
  problems.filter(({ severity }) => severity === 'error').map(formatProblem);

describe('a linked file', () => {
  it.each([
    ['named for its table', [inputOf(CASES), inputOf(OFFENCES, 'o.csv', 'offences')]],
    ['named for a row of it, before the cases', [inputOf(OFFENCES, 'o.csv', 'offence'), inputOf(CASES)]],
    ['found by its header', [inputOf(CASES, 'a.csv'), inputOf(OFFENCES, 'o.csv')]],
  ])('%s is read before the records', async (_, inputs) => {
    const audited = await audit(inputs);
    expect(answers(audited, 'any-violent')).toMatchObject({ yes: 2, no: 0, notRecorded: 1 });
    expect(answers(audited, 'main-violent')).toMatchObject({ yes: 1, no: 1, notRecorded: 1 });
    expect(audited.result.sample.units[0]).toMatchObject({
      records: 3,
      notCollected: ['targets'],
      tables: [{ table: 'offences', rows: 3, records: 2, notCounted: 0 }],
    });
    expect(audited.result.sample.files.find(({ file }) => file === 'o.csv')).toMatchObject({
      unit: 'case',
      table: 'offences',
      records: 3,
    });
    expect(errors(audited)).toEqual([]);
  });

  it('that is not there leaves the rule not collected; a record without a row is not recorded, or as the check says', async () => {
    const audited = await audit([inputOf(CASES), inputOf('team,case,target\nA,1,x\nA,1,y\n', 't.csv')]);
    expect(answers(audited, 'any-violent')).toMatchObject({ notRecorded: 3, shown: 'not collected' });
    expect(answers(audited, 'has-target')).toMatchObject({ yes: 1, no: 2 });
  });

  it('whose column is missing is not collected', async () => {
    const audited = await audit([
      inputOf(CASES),
      inputOf('yot,case_id,offence_date\nA,1,2016-01-01\n', 'o.csv'),
    ]);
    expect(answers(audited, 'any-violent')).toMatchObject({ notRecorded: 3, shown: 'not collected' });
    expect(audited.result.sample.units[0]?.notCollected).toEqual(
      expect.arrayContaining(['offences.violent', 'offences.marked']),
    );
  });

  it('that is named twice would count twice, and stops', async () => {
    const message = await refusal(
      audit([inputOf(CASES), inputOf(OFFENCES, 'o.csv'), inputOf(OFFENCES, 'o - Copy.csv')]),
    );
    expect(message).toBe(
      'o - Copy.csv: the same bytes as o.csv, and its rows would count twice; leave one of them out',
    );
  });

  it('may be several', async () => {
    const audited = await audit([
      inputOf(OFFENCES, 'o1.csv', 'offences'),
      inputOf('yot,case_id,violent\nA,2,Yes\n', 'o2.csv', 'offences'),
      inputOf(CASES),
    ]);
    expect(answers(audited, 'any-violent')).toMatchObject({ yes: 3 });
  });

  it('says which of its rows have no record, no id, or cannot be read', async () => {
    const rows = `${OFFENCES}A,9,theft,2016-01-01,Yes,MAIN\nA,,theft,2016-01-01,Yes,\nB,1,theft\nB,1,theft,2016-01-01,perhaps,\n`;
    const audited = await audit([inputOf(CASES), inputOf(rows, 'o.csv', 'offences')]);
    expect(errors(audited).map((line) => line.split(';')[0])).toEqual([
      'o.csv:6:3: error: "case_id" is blank',
      'o.csv:7:1: error: this row has 3 cells and is not counted',
      'o.csv:8:22: error: "violent" of B 1 cannot be read: 7 characters',
      'o.csv:5:1: error: this row belongs to the case A 9, which is not in the sample',
    ]);
    expect(audited.result.sample.units[0]?.tables).toEqual([
      { table: 'offences', rows: 4, records: 2, notCounted: 3 },
    ]);
    expect(audited.result.sample.units[0]?.notCounted).toBe(0);
  });

  it('whose ids have lost their zeros says which record may be meant', async () => {
    const audited = await audit([
      inputOf('yot,case_id,trauma\nA,007,Yes\n'),
      inputOf('yot,case_id,violent\nA,7,Yes\n', 'o.csv'),
    ]);
    expect(errors(audited)[0]).toContain('is it the case A 007?');
  });

  it('whose header could be the cases as well must be named', async () => {
    expect(await refusal(audit([inputOf('yot,case_id,trauma,violent\nA,1,Yes,No\n')]))).toContain(
      'its header fits unit "case" and the table "offences"; say which, as in cases.csv=case',
    );
  });
});

describe('rows in the record itself', () => {
  const records = [
    {
      yot: 'A',
      case_id: '1',
      trauma: 'Yes',
      offences: [{ violent: 'No', marked: 'MAIN' }, { violent: true }],
    },
    { yot: 'A', case_id: '2', trauma: 'No', offences: [] },
    { yot: 'B', case_id: '1', trauma: 'Yes', 'Offence List': undefined, offences: [{ violent: 'Yes' }] },
  ];

  it.each([
    ['a list', JSON.stringify(records)],
    ['an object of lists', JSON.stringify({ case: records }, null, 2)],
    ['JSON Lines', records.map((record) => JSON.stringify(record)).join('\n')],
  ])('in %s give the figures of a linked file', async (_, text) => {
    const audited = await audit([inputOf(text, 'cases.json')]);
    expect(answers(audited, 'any-violent')).toMatchObject({ yes: 2, no: 0, notRecorded: 1 });
    expect(answers(audited, 'main-violent')).toMatchObject({ yes: 1, no: 1, notRecorded: 1 });
    expect(audited.result.sample.units[0]?.tables[0]).toMatchObject({ rows: 3, records: 2 });
    expect(errors(audited)).toEqual([]);
  });

  it('stand beside their records in one document, in any order', async () => {
    const rows = [
      { yot: 'A', case_id: 1, violent: 'Yes' },
      { yot: 'A', case_id: 2, violent: 'No' },
    ];
    const cases = records.map(({ yot, case_id, trauma }) => ({ yot, case_id, trauma }));
    const audited = await audit([inputOf(JSON.stringify({ case: cases, offences: rows }), 'all.json')]);
    expect(answers(audited, 'any-violent')).toMatchObject({ yes: 1, no: 1, notRecorded: 1 });
    expect(audited.result.sample.files.map(({ table }) => table)).toEqual(['offences', null]);
  });

  it.each([
    ['lines', '"one\r\n- two\n\n  \u2022 three\n"', 3],
    ['semicolons', 'one; two ;', 2],
    ['one text', 'one', 1],
    ['nothing', '', 0],
    ['a dash', '-', 0],
    ['a word for none', 'None', 0],
    ['numbered lines', '"1. one\n2. two"', 2],
  ])('in a cell: %s', async (_, cell, rows) => {
    const audited = await audit([inputOf(`yot,case_id,Targets\nA,1,${cell}\n`)]);
    expect(audited.records[0]?.tables[1]).toHaveLength(rows);
    expect(answers(audited, 'has-target')).toMatchObject(rows >= 2 ? { yes: 1 } : { no: 1 });
  });

  it.each([
    ['N/A', 'not relevant', 0],
    ['Not known', 'unclear', 0],
    ['Not recorded', 'not recorded', 0],
    ['Yes', 'not recorded', 1],
    ['#REF!', 'not recorded', 1],
  ])('a word in their place is no row: %s', async (cell, answer, lost) => {
    const audited = await audit([inputOf(`yot,case_id,Targets\nA,1,${cell}\n`)]);
    const { result } = audited;
    const figure = result.figures.find(({ id }) => id === 'has-target');
    const key = { 'not relevant': 'notRelevant', unclear: 'unclear', 'not recorded': 'notRecorded' }[answer];
    expect(figure).toMatchObject({ [key ?? '']: 1, records: 1 });
    expect(errors(audited)).toHaveLength(lost);
  });

  it('say which columns they lack, and which of them the rubric requires', async () => {
    const yaml = RUBRIC.replace('offence_date: {type: date}', 'offence_date: {type: date, required: true}');
    const text = '[{"yot": "A", "case_id": 1, "offences": [{"violent": "Yes", "marked": "MAIN"}]}]';
    const audited = await auditInputs(yaml, [inputOf(text, 'c.json')]);
    expect(errors(audited)[0]).toContain('there is no column offence_date in the rows of "offences"');
    expect(audited.problems.map(formatProblem).join('\n')).toContain(
      'not collected: no column offence in the rows of "offences"',
    );
  });

  it('say what is no row', async () => {
    const text =
      '[{"yot": "A", "case_id": 1,\n "offences": [\n  "theft",\n  7,\n  {"violent": "perhaps"},\n  ["x"]]},\n {"yot": "A", "case_id": 2, "offences": {"violent": "Yes"}}]';
    const audited = await audit([inputOf(text, 'c.json')]);
    expect(errors(audited).map((line) => line.split(';')[0])).toEqual([
      'c.json:5:15: error: "violent" of A 1 cannot be read: 7 characters',
      'c.json:6:3: error: this item of a list is no row and is not counted',
      'c.json:7:41: error: "offences" of A 2 cannot be read: an object, not a single value',
    ]);
  });

  it('say nothing of the records of another file, whichever is read first', async () => {
    const inline = inputOf('[{"yot": "C", "case_id": 1, "offences": [{"violent": "Yes"}]}]', 'c.json');
    for (const inputs of [
      [inline, inputOf(CASES)],
      [inputOf(CASES), inputOf('[{"yot": "C", "case_id": 1, "offences": [{"violent": "Yes"}]}]', 'c.json')],
    ]) {
      expect(answers(await audit(inputs), 'any-violent')).toMatchObject({ yes: 1, no: 0, notRecorded: 3 });
    }
  });

  it('make a record more than a row of nothing but its id', async () => {
    const bare = ({ problems }: Audited): number => problems.filter(({ code }) => code === 'bare-row').length;
    const listed = '[{"yot": "A", "case_id": 1, "trauma": "", "offences": [{"violent": "Yes"}]}]';
    expect(bare(await audit([inputOf(listed, 'c.json')]))).toBe(0);
    expect(bare(await audit([inputOf('yot,case_id,trauma,targets\nA,1,,to work\n')]))).toBe(0);
    expect(bare(await audit([inputOf('yot,case_id,trauma,targets\nA,1,,-\n')]))).toBe(1);
  });

  it('that name another record are not counted', async () => {
    const text = '[{"yot": "A", "case_id": 1, "offences": [{"case no": 2, "violent": "Yes"}, {}]}]';
    const audited = await audit([inputOf(text, 'c.json')]);
    expect(errors(audited).map((line) => line.split(';')[0])).toEqual([
      'c.json:1:42: error: this row names another record than the one that it stands in and is not counted',
      'c.json:1:76: error: this row is empty and is not counted',
    ]);
  });

  it('that are empty in every record are noted', async () => {
    const audited = await audit([inputOf('yot,case_id,targets\nA,1,\nA,2,-\n')]);
    expect(audited.problems.map(({ code }) => code)).toContain('empty-table');
  });

  it('and in a linked file too would count twice, and stop', async () => {
    const message = await refusal(
      audit([inputOf(OFFENCES, 'o.csv', 'offences'), inputOf('yot,case_id,offences\nA,1,x\n')]),
    );
    expect(message).toContain('the table "offences" stands in a column here and in o.csv too');
  });

  it('that come after records that they may belong to stop', async () => {
    const later = JSON.stringify({ case: [{ yot: 'C', case_id: 1 }], offences: [{ yot: 'A', case_id: 1 }] });
    const message = await refusal(audit([inputOf(CASES), inputOf(later, 'later.json')]));
    expect(message).toContain('later.json: rows of "offences" come after records that they may belong to');
  });
});

it('no rows never stands for a table that is missing, or for a word in its place', async () => {
  const yaml = `${RUBRIC}  as-many: {rule: count of offences >= count of targets, no rows: no}\n`;
  const answered = async (csv: string): Promise<Partial<ProportionFigure>> =>
    answers(await auditInputs(yaml, [inputOf(csv)]), 'as-many');
  expect(await answered('yot,case_id,targets\nA,1,\nA,2,x\n')).toMatchObject({ notRecorded: 2 });
  expect(await answered('yot,case_id,targets,offences\nA,1,,Not recorded\nA,2,x,\n')).toMatchObject({
    no: 1,
    notRecorded: 1,
  });
});
