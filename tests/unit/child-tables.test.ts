import { describe, expect, it } from 'vitest';
import { CannotRun, formatProblem } from '../../src/model/problem.ts';
import type { Rubric } from '../../src/model/rubric.ts';
import { renderRubric } from '../../src/report/rubric.ts';
import { loadRubric } from '../../src/rubric/load.ts';

const GOOD = `rubric: rows
version: 1
title: Rows
units:
  case:
    id: [yot, case_id]
    fields:
      started: {type: date, required: true}
      name_of: {type: text, aliases: [full name]}
    tables:
      offences:
        aliases: [offence list]
        main: {where: mark = MAIN, else: earliest offence_date}
        fields:
          wording: {type: text}
          offence_date: {type: date, required: true}
          mark: {type: choice, options: [MAIN, OTHER]}
          violent: {type: answer}
      penalties:
        key: [team, number]
        one: sentence
        line: remark
        fields:
          remark: {type: text}
          note: {type: text, personal: true}
          offence_date: {type: date}
checks:
  serious: {rule: main offence where violent, no rows: no}
  many: {rule: count of penalties >= 2}
`;

const load = (yaml: string): Rubric => loadRubric(yaml, 'r.yaml').rubric;

function problemsOf(yaml: string): string[] {
  try {
    return loadRubric(yaml, 'r.yaml').notes.map(formatProblem);
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return error.problems.map(formatProblem);
  }
}

const changed = (from: string, to: string): string => {
  if (!GOOD.includes(from)) throw new Error(`no "${from}" to change`);
  return GOOD.replace(from, to);
};

describe('child tables that are right', () => {
  it('load without a word, with what may be left out', () => {
    expect(problemsOf(GOOD)).toEqual([]);
    const [offences, penalties] = load(GOOD).units[0]?.tables ?? [];
    expect(offences).toMatchObject({
      id: 'offences',
      one: 'offence',
      aliases: ['offence list'],
      key: ['yot', 'case_id'],
      line: 'wording',
      main: { else: { order: 'earliest', by: 'offence_date' } },
    });
    expect(penalties).toMatchObject({
      one: 'sentence',
      key: ['team', 'number'],
      line: 'remark',
      main: null,
    });
    expect(offences?.fields.map(({ id, required }) => [id, required])).toEqual([
      ['wording', false],
      ['offence_date', true],
      ['mark', false],
      ['violent', false],
    ]);
    expect(load(GOOD).checks.map(({ noRows }) => noRows)).toEqual(['no', null]);
  });

  it.each([
    ['offences', 'offence'],
    ['targets', 'target'],
    ['actions', 'action'],
    ['reviews', 'review'],
    ['penalties', 'penalty'],
    ['breaches', 'breach'],
    ['addresses', 'address'],
    ['progress', 'progress'],
    ['status', 'status'],
    ['custody', 'custody'],
  ])('a row of %s is called %s', (id, one) => {
    const yaml = `rubric: r\nversion: 1\ntitle: T\nunits: {case: {id: id, fields: {}, tables: {${id}: {fields: {}}}}}\nchecks: {c: {rule: count of ${id} > 1}}\n`;
    expect(load(yaml).units[0]?.tables[0]?.one).toBe(one);
  });

  it('have no line where several texts could be it, or none', () => {
    expect(load(changed('        line: remark\n', '')).units[0]?.tables[1]?.line).toBeNull();
    const without = changed('        line: remark\n', '')
      .replace('          remark: {type: text}\n', '')
      .replace('          note: {type: text, personal: true}\n', '');
    expect(load(without).units[0]?.tables[1]?.line).toBeNull();
  });

  it('are shown with their fields, their main row and what no rows means', () => {
    expect(renderRubric(load(GOOD)).split('\n').slice(2, 24)).toEqual([
      'Unit case: named by yot and case_id',
      '  yot (text)',
      '  case_id (text)',
      '  started (date, required)',
      '  name_of (text)',
      '  Table offences: each an offence; also found as offence list; a line of a cell is wording; main: where mark = MAIN, else earliest offence_date',
      '    wording (text)',
      '    offence_date (date, required)',
      '    mark (choice of MAIN or OTHER)',
      '    violent (answer)',
      '  Table penalties: each a sentence; belongs to the record named by team and number; a line of a cell is remark',
      '    remark (text)',
      '    note (text, personal)',
      '    offence_date (date)',
      '',
      'Theme other: Other',
      '  serious: Serious',
      '      rule main offence where violent; no rows no; base known',
      '  many: Many',
      '      rule count of penalties >= 2; base known',
      '',
    ]);
  });
});

describe('child tables that are wrong', () => {
  it.each([
    [
      'a field named like one of the unit',
      changed('          violent: {type: answer}', '          started: {type: answer}'),
      'r.yaml:18:11: error: "started" is a field of "offences" and of unit "case"',
      'rename one',
    ],
    [
      'a field named like a check',
      changed('          note: {', '          many: {'),
      'r.yaml:29:3: error: "many" is also a field of the rows of "penalties"',
      'rename one',
    ],
    [
      'a field named like a key column',
      changed('          note: {type: text', '          number: {type: text'),
      'r.yaml:25:11: error: the header "number" is also that of the key column "number"',
      'rename the field',
    ],
    [
      'an alias like a key column of the unit',
      changed('wording: {type: text}', 'wording: {type: text, aliases: [Case ID]}'),
      'r.yaml:15:11: error: the header "Case ID" is also that of the key column "case_id"',
      '',
    ],
    [
      'fields whose headers are one',
      changed('violent: {type: answer}', 'violent: {type: answer, aliases: [Mark]}'),
      'r.yaml:18:11: error: the header "Mark" fits "mark" or "violent"',
      '',
    ],
    [
      'tables whose names are one',
      changed('one: sentence', 'one: Offence-List'),
      'r.yaml:19:7: error: "Offence-List" fits the table "offences" and the table "penalties"',
      '',
    ],
    [
      'a table named like a header of the unit',
      changed('one: sentence', 'one: full_name'),
      'r.yaml:19:7: error: "full_name" fits the field "name_of" and the table "penalties"',
      '',
    ],
    [
      'a key of the wrong length',
      changed('key: [team, number]', 'key: team'),
      'r.yaml:20:14: error: the key of "penalties" has one column; expected as many as the id of "case", in its order: yot, case_id',
      '',
    ],
    [
      'a key column named twice',
      changed('key: [team, number]', 'key: [team, team]'),
      'r.yaml:20:21: error: the key column "team" is named twice',
      '',
    ],
    [
      'a line that is no text',
      changed('line: remark', 'line: offence_date'),
      'r.yaml:22:15: error: "offence_date" is a date; expected remark or note',
      '',
    ],
    [
      'a line that is no field',
      changed('line: remark', 'line: remarks'),
      'r.yaml:22:15: error: there is no field "remarks" in table "penalties"',
      'did you mean "remark"?',
    ],
    [
      'a main row by an unknown field',
      changed('where: mark = MAIN', 'where: marc = MAIN'),
      'r.yaml:13:23: error: there is no "marc" in unit "case"; expected a field of offences, a field or a check; did you mean "mark"?',
      '',
    ],
    [
      'a main row by an unknown date',
      changed('earliest offence_date', 'earliest offense_date'),
      'r.yaml:13:42: error: there is no field "offense_date" in table "offences"; expected offence_date; did you mean "offence_date"?',
      '',
    ],
    [
      'a main row by what is no date',
      changed('earliest offence_date', 'latest mark'),
      'r.yaml:13:42: error: "mark" is a choice; expected offence_date',
      '',
    ],
    [
      'a main row by no order',
      changed('earliest offence_date', 'first'),
      'r.yaml:13:42: error: "first" does not say which row; expected earliest or latest and a date field, as in earliest offence_date',
      '',
    ],
    [
      'a main row by nothing',
      changed('main: {where: mark = MAIN, else: earliest offence_date}', 'main: {}'),
      'r.yaml:13:15: error: nothing says which row of "offences" is the main one; expected "where", "else" or both',
      '',
    ],
    [
      'a table named like a word of the language',
      changed('one: sentence', 'one: of'),
      'r.yaml:21:14: error: "of" is a word of the rule language',
      '',
    ],
    [
      'a field named like a word of the language',
      changed('          violent:', '          between:'),
      'r.yaml:18:11: error: "between" is a word of the rule language',
      '',
    ],
    [
      'no rows on a rule that is over no rows',
      changed('rule: count of penalties >= 2', 'rule: started is blank, no rows: no'),
      'r.yaml:29:34: error: "no rows" stands on a rule that is over no rows; expected no rows only on a check whose rule is over rows',
      '',
    ],
    [
      'no rows without a rule',
      changed('{rule: count of penalties >= 2}', '{recorded: violent, no rows: no}'),
      'r.yaml:29:20: error: "violent" belongs to the rows of "offences"; expected an answer field; to work the answer out from rows, write a rule',
      '',
    ],
    [
      'no rows of an answer that it cannot have',
      changed('no rows: no', 'no rows: unclear'),
      'r.yaml:28:56: error: "no rows" is "unclear"; expected yes, no or not relevant',
      '',
    ],
    [
      'an unknown key',
      changed('one: sentence', 'each: sentence'),
      'r.yaml:21:9: error: unknown key "each" in "penalties"; expected key, one, aliases, line, main or fields',
      '',
    ],
  ])('%s', (_, yaml, begins, holds) => {
    const problems = problemsOf(yaml);
    expect(problems[0]).toContain(begins);
    expect(problems[0]).toContain(holds);
  });

  it('says everything at once', () => {
    const yaml = changed('line: remark', 'line: remarks')
      .replace('key: [team, number]', 'key: team')
      .replace('earliest offence_date', 'earliest day')
      .replace('no rows: no', 'no rows: maybe')
      .replace('count of penalties', 'count of penalty');
    expect(problemsOf(yaml).map((line) => line.split(': error')[0])).toEqual([
      'r.yaml:13:42',
      'r.yaml:20:14',
      'r.yaml:22:15',
      'r.yaml:28:56',
      'r.yaml:29:25',
    ]);
  });

  it('says of the main row of a table once that it cannot be read', () => {
    expect(problemsOf(changed('where: mark = MAIN', 'where: marc = MAIN'))).toHaveLength(1);
  });

  it('notes an and over rows, which can all be not relevant', () => {
    const yaml = changed(
      'rule: count of penalties >= 2',
      "rule: '(any offence where violent) and started is present'",
    );
    expect(problemsOf(yaml)).toEqual([
      'r.yaml:29:16: note: "any offence where violent" can be not relevant, and "and" carries that on; did you mean all of [...], which sets it aside?',
    ]);
  });

  it('notes an and over a check whose no rows is not relevant', () => {
    const yaml = changed(
      'count of penalties >= 2}',
      'count of penalties >= 2, no rows: not relevant}',
    ).replace('main offence where violent, no rows: no', 'many and started is present');
    expect(problemsOf(yaml)[0]).toContain('note: "many" can be not relevant');
  });

  it('finds a cycle that goes through the rows', () => {
    const yaml = changed('rule: count of penalties >= 2', 'rule: any offence where serious').replace(
      'main offence where violent',
      'main offence where many',
    );
    expect(problemsOf(yaml)[0]).toContain('depends on itself: serious -> many -> serious');
  });

  it('keeps to one unit', () => {
    const yaml = changed(
      'checks:\n',
      '  site:\n    id: name\n    fields: {open: {type: answer}}\nchecks:\n  other: {unit: site, rule: any offence where open}\n',
    ).replaceAll(/^ {2}(serious|many): \{/gm, '  $1: {unit: case, ');
    expect(problemsOf(yaml)).toEqual([
      'r.yaml:31:33: error: "offence" belongs to unit "case"; expected a unit with tables',
    ]);
  });
});
