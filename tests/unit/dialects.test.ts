import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/model/problem.ts';
import { auditInputs, auditText, inputOf, type Audited } from '../helpers/audit-text.ts';
import { inputFrom, inUtf16 } from '../helpers/file-dialects.ts';
import { figureOf } from '../helpers/child-rows.ts';
import { PLAINLY } from '../helpers/spellings.ts';

const RUBRIC = `rubric: dialects
version: 1
title: Dialects
units:
  case:
    id: [team, case_id]
    fields:
      safe: {type: answer, aliases: [Kept safe]}
      remark: {type: text}
    tables:
      offences:
        fields:
          violent: {type: answer}
          weeks: {type: number}
          wording: {type: text}
checks:
  kept-safe: {recorded: safe}
  unworded: {rule: any offence where wording is blank}
  endless: {rule: any offence where weeks is blank}
`;

const said = ({ problems }: Audited): string[] => problems.map(formatProblem);
const readJson = (text: string, name = 'cases.json'): Promise<Audited> =>
  auditInputs(RUBRIC, [inputOf(text, name)]);

describe('UTF-16 without a mark', () => {
  it.each([false, true])('may have letters with a NUL in their other half (big endian: %s)', async (big) => {
    const text = 'team,case_id,safe,remark\nNorth,1,Yes,\u0100bele \ud83d\ude00\n';
    const audited = await auditInputs(RUBRIC, [inputFrom(PLAINLY, inUtf16(text, big), 'cases.csv')]);
    expect(audited.records[0]?.cells.at(-1)?.text).toBe('\u0100bele \ud83d\ude00');
    expect(said(audited).join()).toContain(`is read as utf-16${big ? 'be' : 'le'}`);
  });
});

describe('the delimiter', () => {
  it.each([
    ['tabs around a header', '\tteam\t,case_id\t,safe'],
    ['tabs and quotes around a header', 'team,"\tcase_id""\t",\tsafe'],
    ['a delimiter behind a header in quotes', '"team;","case_id;","safe;"'],
    ['quotes and delimiters inside a header', 'team,"\tcase, id\t",safe\t'],
  ])('is found from a header with %s', async (_what, header) => {
    const { records, problems } = await auditText(RUBRIC, `${header}\nNorth,1,Yes\n`);
    expect(records.map(({ id }) => id)).toEqual([['North', '1']]);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

const WHOLE = '{"violent": "Yes", "weeks": 1, "wording": "theft"}';
const record = (id: number, rows: string): string =>
  `{"team": "North", "case_id": ${id}, "safe": "Yes", "offences": ${rows}}`;

describe('rows in a JSON record', () => {
  it.each([
    ['cases.json', (records: readonly string[]) => `[${records.join(',\n')}]`],
    ['cases.jsonl', (records: readonly string[]) => records.join('\n')],
  ])('have an empty cell where a key is missing that another row has, in %s', async (name, join) => {
    // The row without the key stands in front of the one that has it.
    const text = join([record(1, '[{"violent": "No", "weeks": 2}]'), record(2, `[${WHOLE}]`)]);
    const { result } = await readJson(text, name);
    expect(figureOf(result, 'unworded')).toMatchObject({ yes: 1, no: 1, notRecorded: 0, notCollected: [] });
  });

  it('have no such column where no row has the key', async () => {
    const { result } = await readJson(`[${record(1, '[{"violent": "No"}]')}]`);
    expect(figureOf(result, 'endless')).toMatchObject({
      shown: 'not collected',
      notCollected: ['offences.weeks'],
    });
  });

  it('are asked for every key that the table does not know, once', async () => {
    const rows = '[{"violnt": "Yes", "team": "North", "case_id": 1}, {"violnt": "No", "x": 1}]';
    expect(said(await readJson(`[${record(1, rows)}]`)).filter((line) => line.includes('know'))).toEqual([
      'cases.json:1:73: note: the table "offences" does not know the key "violnt"; did you mean "violent"?',
      'cases.json:1:134: note: the table "offences" does not know the key "x"',
    ]);
  });

  it('are not read where two keys are one field', async () => {
    const rows = '[{"violent": "Yes", "VIOLENT": "No"}]';
    await expect(readJson(`[${record(1, rows)}]`)).rejects.toThrow(
      'cases.json:1:92: the keys "violent" and "VIOLENT" both are the field "violent"; rename or remove one',
    );
  });
});
