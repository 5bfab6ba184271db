import { describe, expect, it } from 'vitest';
import { remembering } from '../../src/evidence/text/remember.ts';
import { Repeats } from '../../src/evidence/text/repeats.ts';
import { CannotRun, formatProblem } from '../../src/model/problem.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { auditInputs, inputOf } from '../helpers/audit-text.ts';
import { TEXT_KINDS, timesRead } from '../helpers/text-kinds.ts';

const RUBRIC = ({
  rule = 'evidence(notes).said',
  more = '',
  evidence = `  notes: {fields: {text: note}}
  lines: {table: targets, row fields: {text: target}}
  mappa: {table: offences}`,
  figures = '',
}): string => `rubric: test
version: 1
title: Test
units:
  case:
    id: id
    fields:
      own: {type: answer}
      note: {type: text, personal: true}
      other_note: {type: text, personal: true}
    tables:
      offences: {fields: {offence: {type: text}, kind: {type: choice, options: [a, b]}}}
      targets: {fields: {target: {type: text, personal: true}}}
evidence:
${evidence}
checks:
  probe: {recorded: own, rule: ${rule}${more}}
${figures}`;

function problemsOf(changes: Parameters<typeof RUBRIC>[0]): string[] {
  try {
    loadRubric(RUBRIC(changes), 'r.yaml', TEXT_KINDS);
    return [];
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return error.problems.map(formatProblem);
  }
}

describe('a rubric that reads free text', () => {
  it('loads', () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ more: ', count text: true' })).toEqual([]);
    expect(problemsOf({ rule: 'count of targets where evidence(lines).said >= 2' })).toEqual([]);
  });

  it.each([
    [
      { rule: 'own', more: ', count text: true' },
      '"count text" stands on a rule that reads no free text itself; expected count text only on a check whose rule asks evidence that is read from free text',
    ],
    [
      { rule: 'evidence(lines).said' },
      'lines speaks of one row of "targets"; expected a rule over its rows; say which rows, as in any target where evidence(lines).said',
    ],
    [
      { rule: 'any offence where evidence(lines).said' },
      'lines speaks of one row of "targets"; expected a rule over its rows; say which rows, as in any target where evidence(lines).said',
    ],
    [
      { rule: 'any target where evidence(notes).said' },
      'notes speaks of the whole record, and rows of "targets" are asked; expected a rule over one row of targets; make it a check of its own and write the name of that here',
    ],
    [
      { rule: 'any offence where evidence(mappa).eligible' },
      'mappa speaks of the whole record, and rows of "offences" are asked; expected a rule over one row of offences; make it a check of its own and write the name of that here',
    ],
    [
      { more: ', relevant: evidence(notes).said' },
      'notes is read from free text, which counts only where a check says so; expected a check; make a check with rule: evidence(notes).said and count text: true, and write the name of that here',
    ],
    [
      { figures: 'figures:\n  f: {check: probe, where: evidence(notes).said}\n' },
      'notes is read from free text, which counts only where a check says so; expected a check; make a check with rule: evidence(notes).said and count text: true, and write the name of that here',
    ],
    [
      { evidence: '  notes: {unit: case}' },
      'nothing says which field is the text that "notes" reads; expected fields: {text: ...}',
    ],
    [
      { evidence: '  notes: {table: targets, fields: {text: note}}' },
      '"notes" reads no rows; expected no "table": it reads a field of the record',
    ],
    [{ evidence: '  notes: {fields: {text: own}}' }, '"own" is an answer; expected a text field'],
    [
      { evidence: '  notes: {fields: {text: note}}\n  lines: {row fields: {text: target}}' },
      '"lines" reads the rows of a table, and none is named; expected "table"',
    ],
    [
      {
        evidence: '  notes: {fields: {text: note}}\n  lines: {table: offences, row fields: {text: kind}}',
      },
      '"kind" is a choice; expected a text field',
    ],
  ])('%j: %s', (changes, message) => {
    expect(problemsOf(changes).some((problem) => problem.includes(`error: ${message}`))).toBe(true);
  });

  it('carries what a personal text says to the evidence that reads it, and no other', async () => {
    const csv = 'id,own,note,other_note\n1,,says yes,something else\n';
    const { records, result } = await auditInputs(RUBRIC({}), [inputOf(csv)], {}, {}, TEXT_KINDS);
    expect(records[0]?.cells.map(({ text }) => text)).toEqual(['1', null, 'says yes', null]);
    expect(JSON.stringify(result)).not.toContain('says yes');
  });

  it('reads a text that comes again once', async () => {
    timesRead.clear();
    const rows = Array.from({ length: 50 }, (_, index) => `${index},,says no: copied,\n`);
    await auditInputs(RUBRIC({}), [inputOf(`id,own,note,other_note\n${rows.join('')}`)], {}, {}, TEXT_KINDS);
    expect(timesRead.get('says no: copied')).toBe(1);
  });
});

describe('remembering texts', () => {
  it('holds the last of them only', () => {
    const read: string[] = [];
    const said = remembering((text) => {
      read.push(text);
      return text.length;
    }, 2);
    // With the third the first two are of the generation before; what comes again is of the new one.
    for (const text of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) expect(said(text)).toBe(1);
    expect(read).toEqual(['a', 'b', 'c', 'd', 'b']);
  });

  it('holds no long ones', () => {
    let times = 0;
    const said = remembering(() => (times += 1));
    const long = 'long '.repeat(1000);
    expect([said(long), said(long), said('short'), said('short')]).toEqual([1, 2, 3, 3]);
  });
});

describe('texts that stand in several records', () => {
  it('are counted once for each record, whatever their case, spaces and end marks', () => {
    const repeats = new Repeats();
    repeats.add('1', 'Attend all appointments.');
    repeats.add('1', 'attend all  appointments');
    repeats.add('2', 'Attend all appointments !');
    repeats.add('3', ' Attend\nall appointments ');
    repeats.add('3', 'Get a CSCS card');
    repeats.add('4', 'Stay at home');
    repeats.add('5', 'stay at home;');
    repeats.add('6', '');
    repeats.add('7', '...');
    repeats.add('8', '...');
    expect(repeats.repeated()).toEqual([
      { text: 'Attend all appointments !', row: 3, records: 3 },
      { text: 'stay at home;', row: 7, records: 2 },
    ]);
    expect(repeats.repeated(3)).toHaveLength(1);
  });
});
