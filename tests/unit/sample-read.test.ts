import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/model/problem.ts';
import { auditInputs, auditText, inputOf, type Audited } from '../helpers/audit-text.ts';
import { refusal } from '../helpers/refusal.ts';

const RUBRIC = `rubric: test
version: 1
title: Test
themes: {main: Main}
units:
  case:
    id: [yot, case_id]
    site: yot
    fields:
      trauma: {type: answer, aliases: [Trauma evidence]}
      level: {type: choice, options: [{value: 1, aliases: [level 1]}, 2, too early, not known]}
      months: {type: number}
      start: {type: date}
      notes: {type: text, personal: true}
  interview:
    id: interview_id
    fields:
      useful: {type: answer}
checks:
  trauma-evidence: {unit: case, theme: main, label: Trauma, recorded: trauma}
  useful-interview: {unit: interview, theme: main, label: Useful, recorded: useful}
figures:
  levels: {kind: distribution, unit: case, theme: main, field: level, label: Levels}
`;

const read = (text: string | Uint8Array, file?: string, chunk?: number): Promise<Audited> =>
  auditInputs(RUBRIC, [inputOf(text, file, null, chunk)]);

const lines = ({ problems }: Audited, severity = 'error'): string[] =>
  problems.filter((problem) => problem.severity === severity).map(formatProblem);

const ids = ({ records }: Audited): string[] => records.map(({ id, line }) => `${id.join('/')}:${line}`);

/** Rows that are well, so that one bad row is not one in ten. */
const many = (count: number): string => Array.from({ length: count }, (_, n) => `Z,${n},Yes,,,,\n`).join('');

const HEAD = 'yot,case_id,trauma,level,months,start,notes';

describe('answer words', () => {
  it.each([
    ['Yes', 'yes'], ['Y', 'yes'], ['TRUE', 'yes'], ['1', 'yes'], [' yes ', 'yes'],
    ['No', 'no'], ['n', 'no'], ['False', 'no'], ['0', 'no'],
    ['Unclear', 'unclear'], ['Not known', 'unclear'], ['NK', 'unclear'], ["Don't know", 'unclear'], ['?', 'unclear'],
    ['N/A', 'not relevant'], ['n.a.', 'not relevant'], ['Not applicable', 'not relevant'], ['Too early', 'not relevant'],
    ['', 'empty'], ['-', 'empty'], ['\u2014', 'empty'], ['Not recorded', 'not recorded'],
    ['#N/A', 'unreadable'], ['#REF!', 'unreadable'], ['Yes but', 'unreadable'], ['2', 'unreadable'],
  ])('%j in an answer column', async (text, state) => {
    const { records } = await read(`${HEAD}\nA,1,${text},,,,\n`);
    const cell = records[0]?.cells[2];
    expect(cell?.state === 'value' ? cell.answer : cell?.state).toBe(state);
  }); // prettier-ignore

  it.each([
    ['1', '1'], ['Level 1', '1'], ['LEVEL-1', '1'], ['2', '2'], ['Too early', 'too early'], ['too early to assign', 'too early'],
    ['NK', 'not known'], ['?', 'not known'], ['Yes', 'unreadable'], ['N', 'unreadable'], ['N/A', 'not relevant'], ['#N/A', 'unreadable'], ['3', 'unreadable'],
  ])('%j in a choice column', async (text, value) => {
    const { records } = await read(`${HEAD}\nA,1,,${text},,,\n`);
    const cell = records[0]?.cells[3];
    expect(cell?.text ?? cell?.state).toBe(value);
  }); // prettier-ignore

  it('the unclear words stand outside the options where no option means them', async () => {
    const yaml = RUBRIC.replace(', not known]', ']');
    const { result } = await auditText(yaml, `${HEAD}\nA,1,,NK,,,\nA,2,,1,,,\n`);
    const [levels] = result.figures.filter(({ kind }) => kind === 'distribution');
    expect(levels).toMatchObject({ d: 1, unclear: 1, records: 2 });
  });

  it.each([
    ['2017-06-30', 17_347],
    ['30/06/2017', 17_347],
    ['1/2/2017', 17_198],
  ])('date %s', async (text, day) => {
    expect((await read(`${HEAD}\nA,1,,,,${text},\n`)).records[0]?.cells[5]?.rank).toBe(day);
  });

  it.each(['01/13/2017', '2017-02-30', '30 June', '19999', '60001'])('date %s is refused', async (text) => {
    expect(lines(await read(`${HEAD}\nA,1,,,,${text},\n`))).toHaveLength(1);
  });
});

describe('a value that cannot be read', () => {
  it('counts as not recorded and is said with its place, its shape and the nearest word, never its text', async () => {
    const audited = await read(`${HEAD}\nA,1,Yes,,,,\nA,2,"Yes, but told nobody",,,,\nA,3,Yse,,,,\n`);
    expect(audited.result.figures[0]).toMatchObject({ yes: 1, notRecorded: 2, records: 3 });
    expect(lines(audited)).toEqual([
      'cases.csv:3:5: error: "trauma" of A 2 cannot be read: begins "Yes", 20 characters; it counts as not recorded; expected yes, no, unclear, N/A or nothing; did you mean "Yes"?',
      'cases.csv:4:5: error: "trauma" of A 3 cannot be read: 3 characters; it counts as not recorded; expected yes, no, unclear, N/A or nothing; did you mean "Yes"?',
    ]);
  });

  it('has its place even after quoted line breaks, in every kind of line end', async () => {
    for (const eol of ['\n', '\r\n', '\r']) {
      const text = [
        HEAD,
        `A,1,Yes,,,,"one${eol}two"`,
        '',
        'A,2,maybe,,,,',
        `"A","3","No",,,,"x${eol}""y""${eol}z"`,
        `A,4,"No",,,,"a${eol}b"`,
        `"A${eol}B",5,maybe,,,,`,
      ].join(eol);
      for (const chunk of [1, 3, 7, 1 << 20]) {
        const audited = await read(text, undefined, chunk);
        expect(lines(audited).map((line) => line.split(': ')[0])).toEqual([
          'cases.csv:5:5',
          'cases.csv:12:6',
        ]);
        expect(ids(audited).map((id) => id.split(':').at(-1))).toEqual(['2', '5', '6', '9', '11']);
      }
    }
  });

  it('has its place in characters, not bytes', async () => {
    const [line] = lines(await read(`${HEAD}\nÄÖ\u{1f600},1,maybe,,,,\n`));
    expect(line).toContain('cases.csv:2:7:');
  });
});

describe('rows', () => {
  it('that are ragged are not counted', async () => {
    const audited = await read(`${HEAD}\nA,1,Yes,,,,\nA,2,Yes\nA,3,No,,,,,extra\nA,4,No,,,,,,\n`);
    expect(ids(audited)).toEqual(['A/1:2', 'A/4:5']);
    expect(lines(audited)).toEqual([
      'cases.csv:3:1: error: this row has 3 cells and is not counted; expected 7, as in the header; put quotes around a cell that holds a line break',
      'cases.csv:4:1: error: this row has 8 cells and is not counted; expected 7, as in the header; put quotes around a cell that holds the delimiter',
    ]);
    expect(audited.result.sample.units[0]).toMatchObject({ records: 2, notCounted: 2 });
  });

  it('with a stray quote are not counted, and those after them are', async () => {
    for (const chunk of [1, 5, 1 << 20]) {
      const audited = await read(
        `${HEAD}\nA,1,Yes,,,,\nA,2,Y"es,,,,\nA,3,No,,,,\nA,4,maybe,,,,\n`,
        undefined,
        chunk,
      );
      expect(ids(audited)).toEqual(['A/1:2', 'A/3:4', 'A/4:5']);
      expect(lines(audited).map((line) => line.slice(0, 14))).toEqual(['cases.csv:3:1:', 'cases.csv:5:5:']);
    }
  });

  it('after an unclosed quote are not counted, and how many lines that were is said', async () => {
    const audited = await read(`${HEAD}\nA,1,Yes,,,,\nA,2,"Yes,,,,\nA,3,No,,,,\nA,4,No,,,,\n`);
    expect(ids(audited)).toEqual(['A/1:2']);
    expect(lines(audited)[0]).toContain(
      'cases.csv:3:1: error: a quote opened in this row is never closed; the rest of the file, 3 lines,',
    );
    expect(audited.result.sample.units[0]).toMatchObject({ records: 1, notCounted: 3 });
  });

  it('that repeat an id are not counted, and both lines are named', async () => {
    const audited = await read(`${HEAD}\nA,1,Yes,,,,\nB,1,Yes,,,,\nA,1,No,,,,\n${many(10)}`);
    expect(ids(audited).slice(0, 3)).toEqual(['A/1:2', 'B/1:3', 'Z/0:5']);
    expect(lines(audited)).toEqual([
      'cases.csv:4:1: error: the case A 1 is already at cases.csv:2 with other content; this row is not counted; expected each id once; delete one of the two, or give it an id of its own',
    ]);
  });

  it('without an id are not counted', async () => {
    expect(lines(await read(`${HEAD}\nA,1,Yes,,,,\nA,-,Yes,,,,\n`))[0]).toContain(
      'cases.csv:3:3: error: "case_id" is blank; the row is not counted',
    );
  });

  it('that are empty are passed over, with one note', async () => {
    const audited = await read(`${HEAD}\n\nA,1,Yes,,,,\n,,,,,,\n\n`);
    expect(ids(audited)).toEqual(['A/1:3']);
    expect(lines(audited, 'note').at(-1)).toBe('cases.csv: note: 3 empty rows passed over');
  });
});

describe('the sample as a whole', () => {
  it("passes over a template's example row that was left in the sheet", async () => {
    const audited = await read(`${HEAD}\nEXAMPLE-yot,EXAMPLE-case_id,Yes,,,,\nA,1,No,,,,\n`);
    expect(ids(audited)).toEqual(['A/1:3']);
    expect(lines(audited, 'note')).toEqual([
      "cases.csv:2:1: note: the template's example row is passed over",
    ]);
  });

  it.each([
    ['Yes?', 'unreadable'],
    ['?Yes', 'unreadable'],
    ['-1', 'unreadable'],
    ['1.', 'unreadable'],
    ['<1', 'unreadable'],
    ['N/A?', 'unreadable'],
    ['Ye s', 'unreadable'],
  ])('a sign changes an answer: %s is %s', async (text, state) => {
    expect((await read(`${HEAD}\nA,1,${text},,,,\n`)).records[0]?.cells[2]?.state).toBe(state);
  });

  it.each([
    ['<1', 'unreadable'],
    ['1?', 'unreadable'],
    ['-2', 'unreadable'],
    ['level_1', '1'],
  ])('a sign changes an option: %s is %s', async (text, value) => {
    const cell = (await read(`${HEAD}\nA,1,,${text},,,\n`)).records[0]?.cells[3];
    expect(cell?.text ?? cell?.state).toBe(value);
  });

  it('finds the delimiter and the header however the bytes arrive', async () => {
    for (const text of [
      '\n\n"YOT\n";Case_ID;Trauma\nA;1;Yes\n',
      '  \n[{"yot": "A", "case_id": 1, "trauma": "Yes"}]',
      ',,\nyot;case_id;trauma\nA;1;Yes\n',
    ]) {
      for (const chunk of [1, 2, 1 << 20])
        expect((await read(text, undefined, chunk)).result.figures[0]).toMatchObject({ yes: 1 });
    }
  });

  it('keeps the place right after a row that was lost to a quote', async () => {
    const audited = await read(`${HEAD}\nA,1,Yes,,,,\nA,2,x "q",,,,\nA,3,Yes,banana,,,\n`);
    expect(lines(audited).map((line) => line.split(': ')[0])).toEqual(['cases.csv:3:1', 'cases.csv:4:9']);
  });
});

describe('headers', () => {
  it('are found in any case and spacing, under an alias, after a byte order mark or with semicolons', async () => {
    const audited = await read('YOT ;"Case ID";Trauma  Evidence\r\nA;1;Yes\r\n');
    expect(audited.result.figures[0]).toMatchObject({ yes: 1 });
    expect(audited.result.sample.files[0]).toMatchObject({ delimiter: ';', format: 'csv', records: 1 });
  });

  it('that are unknown are noted with the nearest field; missing ones are not collected', async () => {
    const audited = await read('yot,case_id,truama\nA,1,Yes\n');
    expect(lines(audited, 'note')).toEqual([
      'cases.csv:1:13: note: nothing reads the column "truama"; did you mean "trauma"?',
      'cases.csv:1:1: note: not collected: no columns trauma, level, months, start and notes',
    ]);
    expect(audited.result.figures[0]).toMatchObject({ shown: 'not collected', notRecorded: 1 });
  });

  it('decide the unit, or stop', async () => {
    expect((await read('interview_id,useful\n1,Yes\n')).result.figures.map(({ unit }) => unit)).toEqual([
      'interview',
    ]);
    expect(await refusal(read('case,trauma\n1,Yes\n'))).toContain('none of its 2 columns names a record');
    expect(await refusal(read('yot,case_id,interview_id\nA,1,2\n'))).toContain(
      'fits unit "case" and unit "interview"; say which, as in cases.csv=case',
    );
    const named = await auditInputs(RUBRIC, [
      inputOf('yot,case_id,interview_id,trauma\nA,1,2,No\n', 'x.csv', 'case'),
    ]);
    expect(named.result.figures[0]).toMatchObject({ no: 1 });
    expect(await refusal(auditInputs(RUBRIC, [inputOf('yot,trauma\nA,No\n', 'x.csv', 'case')]))).toContain(
      'no column "case_id"',
    );
    expect(await refusal(auditInputs(RUBRIC, [inputOf('yot,case_id\nA,1\n', 'x.csv', 'kase')]))).toContain(
      'there is no unit or table "kase"',
    );
  });

  it('that hold a field twice stop: which of them holds must not be guessed', async () => {
    expect(await refusal(read('yot,case_id,trauma,Trauma\nA,1,Yes,No\n'))).toContain(
      'both are the field "trauma"',
    );
  });

  it('that are missing are not printed: the first line may be a child', async () => {
    const message = await refusal(read('A,1,told her mother everything,Yes\n'));
    expect(message).toContain('is the first line the header');
    expect(message).not.toContain('mother');
  });

  it.each(['', '\n', '\r\n\r\n'])('an empty file %j stops', async (text) => {
    expect(await refusal(read(text))).toContain('the file is empty');
  });
});

describe('JSON', () => {
  const rows = [
    { yot: 'A', case_id: '1', trauma: 'Yes', level: 1, notes: null },
    { yot: 'A', case_id: '2', trauma: false, level: 'too early' },
    { yot: 'B', case_id: '3', trauma: '?' },
  ];
  const csv = 'yot,case_id,trauma,level,notes\nA,1,Yes,1,\nA,2,No,Too early,\nB,3,NK,,\n';

  it.each([
    ['a list', JSON.stringify(rows)],
    ['a list on many lines', JSON.stringify(rows, null, 2)],
    ['an object of lists', JSON.stringify({ case: rows })],
    ['an object of lists on many lines', JSON.stringify({ Case: rows }, null, 2)],
    ['JSON Lines', rows.map((row) => JSON.stringify(row)).join('\n')],
    ['JSON Lines with CR LF and empty lines', rows.map((row) => JSON.stringify(row)).join('\r\n\r\n')],
    ['JSON Lines with CR', rows.map((row) => JSON.stringify(row)).join('\r')],
  ])('%s gives the figures of the same CSV', async (_, text) => {
    const expected = (await read(csv)).result.figures;
    for (const chunk of [1, 16, 1 << 20])
      expect((await read(text, 'cases.json', chunk)).result.figures).toEqual(expected);
  });

  it('says line and column of what it cannot read', async () => {
    const text =
      '[\n  {"yot": "A", "case_id": 1,\n   "trauma": "perhaps"},\n  {"yot": "A", "case_id": 2, "trauma": ["Yes"]},\n  7,\n  {"yot": "A", "case_id": 3, "trauma": "Yes", "trauma": "No"}\n]';
    const audited = await read(text, 'cases.json');
    expect(lines(audited).map((line) => line.split(';')[0])).toEqual([
      'cases.json:5:3: error: this is no record and is not counted',
      'cases.json:3:14: error: "trauma" of A 1 cannot be read: 7 characters',
      'cases.json:4:40: error: "trauma" of A 2 cannot be read: a list, not a single value',
      'cases.json:6:47: error: "trauma" of A 3 cannot be read: the key is given twice',
    ]);
    expect(ids(audited)).toEqual(['A/1:2', 'A/2:4', 'A/3:6']);
  });

  it.each([
    ['[{"yot": "secret words", "case_id"', /^cases.json:1:\d+: .*nothing of the document was read$/],
    ['[{"yot": "secret words",}]', /^cases.json:1:24: a comma after the last value/],
    ['// secret words\n[]', /none of its 3 columns|no column/],
    ['{"case": {"secret words": 1}}', /^cases.json:1:10: this is neither/],
    ['[{"yot": secret}]', /^cases.json:1:10: a word that JSON does not know/],
    ['['.repeat(100_000), /^cases.json:1:101: lists or objects nested more than 100 deep/],
  ])('%j stops with its place and without its text', async (text, expected) => {
    const message = await refusal(read(text, 'cases.json'));
    if (!text.startsWith('//')) expect(message).toMatch(expected);
    expect(message).not.toContain('secret');
  });

  it('keeps long numbers as ids exactly', async () => {
    const audited = await read(
      '[{"yot": "A", "case_id": 12345678901234567890}, {"yot": "A", "case_id": 12345678901234567891}]',
      'c.json',
    );
    expect(ids(audited)).toEqual(['A/12345678901234567890:1', 'A/12345678901234567891:1']);
  });

  it('takes __proto__ for a key like any other', async () => {
    const audited = await read('[{"yot": "A", "case_id": "1", "__proto__": {"trauma": "Yes"}}]', 'c.json');
    expect(audited.result.figures[0]).toMatchObject({ yes: 0, notRecorded: 1 });
  });

  it('says a key that comes too late, in JSON Lines', async () => {
    const early = Array.from({ length: 1000 }, (_, n) => JSON.stringify({ yot: 'A', case_id: n })).join('\n');
    const audited = await read(`${early}\n{"yot": "A", "case_id": 1000, "trauma": "Yes"}\n`, 'c.jsonl');
    expect(lines(audited)[0]).toContain(
      'c.jsonl:1001:41: error: a key that none of the first 1,000 records has',
    );
    expect(audited.records).toHaveLength(1001);
  });

  it('counts a broken line of JSON Lines as lost', async () => {
    const audited = await read(
      '{"yot": "A", "case_id": 1, "trauma": "Yes"}\n{"yot": "A", secret}\n',
      'c.jsonl',
    );
    expect(lines(audited)[0]).toMatch(/^c.jsonl:2:14: error: .*the line is not counted/);
    expect(audited.result.sample.units[0]).toMatchObject({ records: 1, notCounted: 1 });
  });
});
