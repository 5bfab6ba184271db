import { describe, expect, it } from 'vitest';
import type { Rubric, Table } from '../../src/model/rubric.ts';
import { dictionaryOf, type DictionaryColumn } from '../../src/report/dictionary.ts';
import { DICTIONARY_FORMATS } from '../../src/report/dictionary-formats.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { wordBook } from '../../src/sample/answer-words.ts';
import { EXPECTED } from '../../src/sample/explain.ts';
import { headersOfKey } from '../../src/sample/kinds.ts';
import { ENGLISH } from '../../src/sample/languages/en.ts';
import { cellReader } from '../../src/sample/cells.ts';
import { valueKey } from '../../src/util/words.ts';
import { wrap } from '../../src/util/wrap.ts';

const YAML = `rubric: test
version: 1
title: Test
themes: {main: Main}
units:
  case:
    id: [yot, case_id]
    site: yot
    fields:
      trauma: {type: answer, ask: "Is there, as far as anybody can tell, trauma?", aliases: [=evidence]}
      level: {type: choice, entry: true, options: [{value: 1, aliases: [level 1]}, 2, too early, not known]}
      risk: {type: choice, ordered: true, options: [low, high]}
      told: {type: choice, options: [y, n]}
      months: {type: number}
      start: {type: date}
      notes: {type: text, personal: true}
  interview:
    id: interview_id
    fields:
      trauma: {type: answer}
checks:
  trauma-evidence: {unit: case, theme: main, label: Trauma, recorded: trauma}
  responded: {unit: case, theme: main, label: Risk, rule: risk = high, relevant: trauma-evidence}
figures:
  levels: {kind: distribution, unit: case, theme: main, field: level, label: Levels}
`;

/** A table calls one of its own columns like another header of the id. */
const ROWS = `rubric: rows
version: 1
title: Rows
units:
  case:
    id: [yot, case_id]
    fields:
      yot: {type: text, aliases: [service]}
      case_id: {type: text, aliases: [number]}
      started: {type: date}
    tables:
      offences:
        key: [team, case_no]
        fields:
          number: {type: number}
          violent: {type: answer, aliases: [hurt]}
          offence_date: {type: date}
      targets: {fields: {target: {type: text}}}
checks:
  serious: {rule: any offence where violent}
  before: {rule: any offence where offence_date < started}
figures:
  serious-of-all: {check: serious, base: all}
`;

const SAID: Readonly<Record<string, string>> = { 'too early': 'not relevant', empty: 'nothing' };
const USUAL = Object.entries(ENGLISH.meanings).map(([meaning, words]) => ({
  value: SAID[meaning] ?? meaning,
  written: words.filter((word) => word !== ''),
}));

const { rubric } = loadRubric(YAML, 'rubric.yaml');

const OFFENCES: Table = {
  id: 'offences',
  one: 'offence',
  aliases: ['convictions'],
  key: ['team', 'case_no'],
  fields: rubric.units[0]?.fields.filter(({ id }) => id === 'start') ?? [],
  line: null,
  main: null,
};

const withTable: Rubric = {
  ...rubric,
  units: rubric.units.map((unit) => (unit.id === 'case' ? { ...unit, tables: [OFFENCES] } : unit)),
};

const column = (id: string, unit = 'case'): DictionaryColumn => {
  const found = dictionaryOf(rubric, USUAL, EXPECTED, headersOfKey).find(
    (one) => one.column === id && one.unit === unit,
  );
  if (!found) throw new Error(`no column ${id}`);
  return found;
};

describe('the dictionary of a rubric', () => {
  it('has every column of every unit, and those of tables with the key in front', () => {
    expect(
      dictionaryOf(withTable, USUAL, EXPECTED, headersOfKey).map(({ unit, table, column: id }) =>
        [unit, table, id].join(' '),
      ),
    ).toEqual([
      ...['yot', 'case_id', 'trauma', 'level', 'risk', 'told', 'months', 'start', 'notes'].map(
        (id) => `case  ${id}`,
      ),
      'case offences team',
      'case offences case_no',
      'case offences start',
      'interview  interview_id',
      'interview  trauma',
    ]);
  });

  it('says what a column is for', () => {
    expect(column('yot')).toMatchObject({
      id: true,
      site: true,
      personal: false,
      form: 'any text, never blank',
    });
    expect(column('level')).toMatchObject({ id: false, site: false, entry: true, type: 'choice' });
    expect(column('risk').type).toBe('ordered choice');
    expect(column('notes')).toMatchObject({ personal: true });
    expect(column('notes').otherwise.map(({ value }) => value)).toEqual([
      'unclear',
      'not relevant',
      'not recorded',
      'nothing',
    ]);
    expect(column('trauma').otherHeaders).toEqual(['=evidence']);
  });

  it('says which figures read a column, themselves or through a relevance, in its own unit only', () => {
    expect(column('trauma').figures).toEqual(['trauma-evidence', 'responded']);
    expect(column('level').figures).toEqual(['levels']);
    expect(column('months').figures).toEqual([]);
    expect(column('trauma', 'interview').figures).toEqual([]);
  });

  it('says of the columns of a table which figures read them, and under what other headers its key is found', () => {
    const { rubric: rows } = loadRubric(ROWS, 'rows.yaml');
    const columns = dictionaryOf(rows, USUAL, EXPECTED, headersOfKey).filter(({ table }) => table !== null);
    expect(
      columns.map(({ table, column: id, otherHeaders, figures }) => [table, id, otherHeaders, figures]),
    ).toEqual([
      ['offences', 'team', ['yot', 'service'], ['serious', 'serious-of-all', 'before']],
      ['offences', 'case_no', ['case_id'], ['serious', 'serious-of-all', 'before']],
      ['offences', 'number', [], []],
      ['offences', 'violent', ['hurt'], ['serious', 'serious-of-all']],
      ['offences', 'offence_date', [], ['before']],
      ['targets', 'yot', ['service'], []],
      ['targets', 'case_id', ['number'], []],
      ['targets', 'target', [], []],
    ]);
  });

  it.each(['trauma', 'level', 'risk', 'told', 'months', 'start', 'notes'])(
    'says of %s only what the reader of cells reads, and nothing too little',
    (id) => {
      const { values, otherwise } = column(id);
      const field = rubric.units[0]?.fields.find((candidate) => candidate.id === id);
      if (!field) throw new Error('no field');
      const { read } = cellReader(field, true, { words: wordBook([]), asOf: null });
      const said = new Map(
        [...values, ...otherwise].flatMap(({ value, written }) =>
          written.map((word) => [valueKey(word), value]),
        ),
      );
      const words = Object.values(ENGLISH.meanings)
        .flat()
        .filter((word) => word !== '');
      for (const word of new Set([...words, ...said.keys()])) {
        const { state, text } = read(word);
        // A number, a date or a text that happens to be one of the words is a value of the column's form.
        if (state === 'value' && text !== null && values.length === 0) continue;
        if (state === 'value' && text === null) continue;
        const states = { value: text, empty: 'nothing', unreadable: undefined };
        const meant = state in states ? states[state as keyof typeof states] : state;
        expect([word, said.get(valueKey(word))]).toEqual([word, meant]);
      }
    },
  );

  it.each([
    ['number', 'months', ['12', '1.5']],
    ['date', 'start', ['2017-06-30', '30/06/2017']],
  ])('names forms of a %s that are read', (_, id, forms) => {
    const field = rubric.units[0]?.fields.find((candidate) => candidate.id === id);
    if (!field) throw new Error('no field');
    for (const form of forms) {
      expect(column(id).form).toContain(form);
      expect(cellReader(field, true, { words: wordBook([]), asOf: null }).read(form).state).toBe('value');
    }
  });
});

describe('the formats of a dictionary', () => {
  const columns = dictionaryOf(withTable, USUAL, EXPECTED, headersOfKey);

  it('table: fits the width', () => {
    const text = DICTIONARY_FORMATS.table(withTable, columns, 60);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
    expect(text).toContain('Unit case: each row is named by yot and case_id\n');
    expect(text.replace(/\n +/g, ' ')).toContain(
      'Table offences of unit case, also called convictions: one row for each offence, tied to its case by team and case_no',
    );
    expect(text).toContain('\n  risk: ordered choice\n    low: low\n    high: high\n    or unclear (');
    expect(text).toContain('\n  months: number\n    holds a number, as in 12 or 1.5\n');
    expect(text).toMatch(/[^\n]\n$/);
  });

  it('csv: one row for each column, safe to open', () => {
    const text = DICTIONARY_FORMATS.csv(withTable, columns, 60);
    expect(text.startsWith('\ufeffunit,table,column,type,')).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(columns.length + 1);
    expect(text).toContain(",'=evidence,");
  });

  it('json: the columns as they are', () => {
    expect(JSON.parse(DICTIONARY_FORMATS.json(withTable, columns, 60))).toEqual({
      rubric: 'test',
      version: 1,
      columns,
    });
  });

  it.each(['table', 'csv', 'json'] as const)('%s: lets nothing through that moves a cursor', (format) => {
    const evil = columns.map((one) => ({ ...one, question: `${String.fromCharCode(27)}[2J\u202e` }));
    const text = DICTIONARY_FORMATS[format](withTable, evil, 60);
    expect(text).not.toContain(String.fromCharCode(27));
    expect(text).not.toContain('\u202e');
  });
});

describe('wrapping', () => {
  it.each([
    ['a bb ccc', 80, 0, 'a bb ccc'],
    ['a bb ccc', 4, 0, 'a bb\n  ccc'],
    ['a bb ccc', 6, 2, '  a bb\n    ccc'],
    ['abcdefgh i', 4, 0, 'abcdefgh\n  i'],
    ['', 4, 1, ' '],
  ])('%j at %i', (text, width, indent, lines) => {
    expect(wrap(text, width, indent)).toBe(lines);
  });
});
