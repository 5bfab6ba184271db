import { expect, it } from 'vitest';
import { loadRubric } from '../../src/rubric/load.ts';
import { templateCsv } from '../../src/sample/template.ts';

const { rubric } = loadRubric(
  `rubric: sheets
version: 1
title: Sheets
units:
  case:
    id: id
    fields:
      level: {type: number, required: true}
      known: {type: answer}
    tables:
      offences:
        key: case
        fields: {what: {type: text, required: true}, when: {type: date}, violent: {type: answer}}
      targets: {fields: {weight: {type: number}, target: {type: text}}}
checks:
  asks: {theme: asking, recorded: known}
  violent-ones: {theme: rows, rule: any offence where violent}
  several: {theme: rows, rule: count of targets >= 2}
`,
  'sheets.yaml',
);

it.each([
  [null, [], 'id,level,known'],
  [null, ['rows'], 'id,level'],
  ['offences', [], 'case,what,when,violent'],
  ['offences', ['rows'], 'case,what,violent'],
  ['offences', ['asking'], 'case,what'],
  ['targets', ['rows'], 'id,target'],
])('the sheet of table %s for the themes %j has what must be there and what is read', (id, themes, head) => {
  const [unit] = rubric.units;
  if (!unit) throw new Error('no unit');
  const table = unit.tables.find((candidate) => candidate.id === id) ?? null;
  const [first, example] = templateCsv(rubric, unit, table, themes).split('\r\n');
  expect(first).toBe(head);
  expect(example).toMatch(/^EXAMPLE-id,/);
});
