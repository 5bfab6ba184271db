import { describe, expect, it } from 'vitest';
import { EVIDENCE_KINDS } from '../../src/evidence/kinds.ts';
import type { Answer } from '../../src/model/answer.ts';
import { EMPTY, NOT_COLLECTED, NOT_RELEVANT, type Cell } from '../../src/model/record.ts';
import { textField, type Unit } from '../../src/model/rubric.ts';

/** How the kinds that read free text turn what they read into answers. */

const FIELD = textField('words');
const UNIT: Unit = {
  id: 'case',
  idFields: ['id'],
  siteField: null,
  fields: [textField('id'), FIELD],
  tables: [{ id: 'plan', one: 'line', aliases: [], key: ['id'], fields: [FIELD], line: 'words', main: null }],
};

function answers(name: string, cell: Cell | string): Readonly<Record<string, Answer>> {
  const kind = EVIDENCE_KINDS[name];
  const own: Cell =
    typeof cell === 'string' ? { state: 'value', answer: 'yes', text: cell, rank: NaN } : cell;
  const spec = { kind: name, unit: 'case', fields: {}, table: null, rowFields: {}, options: {} };
  if (kind?.perRow === true && kind.besideOthers !== true) {
    return kind.make({ ...spec, table: 'plan', rowFields: { text: 'words' } }, UNIT)([own]);
  }
  if (kind?.perRow === true) return {};
  return kind?.make({ ...spec, fields: { text: 'words' } }, UNIT, null)([EMPTY, own], []).answers ?? {};
}

const TEXT_KINDS = Object.entries(EVIDENCE_KINDS).filter(([, { fromText }]) => fromText === true);

describe.each(TEXT_KINDS)('%s', (name, { outputs }) => {
  it.each([EMPTY, NOT_COLLECTED, NOT_RELEVANT])('says nothing where there is no text: $state', (cell) => {
    expect(answers(name, cell)).toEqual({});
  });

  it('says only what a rule may ask', () => {
    for (const text of [
      'His gran died.',
      'Denies any bereavement.',
      'Attend weekly.',
      'Threatened her on Snapchat.',
    ])
      for (const output of Object.keys(answers(name, text))) expect(outputs).toContain(output);
  });
});

describe('narrative', () => {
  it('affirms, suspects and denies', () => {
    expect(answers('narrative', 'His gran died in May. No domestic abuse at home.')).toMatchObject({
      overall: 'yes',
      bereavement: 'yes',
      domestic_abuse: 'no',
    });
    expect(answers('narrative', 'His gran died in May.')['neglect']).toBeUndefined();
    expect(answers('narrative', 'Attended on time and talked of football.')['overall']).toBe('not recorded');
  });
});

describe('targets', () => {
  it('says of one target what it asks for', () => {
    expect(answers('targets', 'Attend all appointments')).toMatchObject({
      outcome_focused: 'no',
      attendance_only: 'yes',
    });
  });
});

describe('social', () => {
  it('says nothing of what is not mentioned, and no where it is denied', () => {
    expect(answers('social', 'He took a bicycle from a shed.')['link']).toBeUndefined();
    expect(answers('social', 'He threatened her on Snapchat before the fight.')).toMatchObject({
      link: 'yes',
    });
    expect(answers('social', 'He threatened her on Snapchat before the fight.')['background']).toBe(
      'not recorded',
    );
  });
});
