import { describe, expect, it } from 'vitest';
import { namesRead } from '../../src/model/expression.ts';
import { readsOfCheck } from '../../src/model/reads.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { auditRecords, figureOf } from '../helpers/child-rows.ts';

const ATTENTION = 'attention: {when: [no, not recorded], severity: high, say: Look}';

const YAML = `rubric: rows
version: 1
title: Rows
units:
  case:
    id: id
    site: site
    fields:
      known: {type: answer}
      started: {type: date}
    tables:
      offences:
        main: {where: mark = MAIN, else: earliest offence_date}
        fields:
          offence_date: {type: date}
          mark: {type: choice, options: [MAIN, OTHER]}
          violent: {type: answer}
      actions:
        fields: {done: {type: answer}}
checks:
  asks: {recorded: known}
  serious: {rule: any offence where violent, ${ATTENTION}}
  before: {rule: any offence where offence_date < started, ${ATTENTION}}
  main-one: {rule: main offence where violent, ${ATTENTION}}
  protected: {rule: any action where done, no rows: no, ${ATTENTION}}
  several: {rule: count of offences >= 2, ${ATTENTION}}
  both: {rule: 'all of [asks, any offence where violent]', ${ATTENTION}}
  through: {rule: serious or asks, ${ATTENTION}}
  asked: {recorded: known, relevant: serious, ${ATTENTION}}
figures:
  serious-of-all: {check: serious, base: all}
  where-serious: {check: asks, where: any offence where violent}
  protected-of-all: {check: protected, base: all, count: no}
`;

const FULL = { mark: 'MAIN', offence_date: '2017-01-01', violent: 'Yes' };

describe('what a rule over rows reads', () => {
  const { rubric } = loadRubric(YAML, 'r.yaml');
  const check = (id: string): (typeof rubric.checks)[number] => {
    const found = rubric.checks.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`no check "${id}"`);
    return found;
  };

  it('is the table, the fields of its rows, and those of the record beside them', () => {
    const { rule } = check('before');
    expect(rule && namesRead(rule)).toEqual({
      fields: ['started'],
      checks: [],
      tables: ['offences'],
      rowFields: ['offences.offence_date'],
    });
  });

  it('is followed through other checks, main row included', () => {
    expect([...readsOfCheck(check('through'), rubric).rowFields]).toEqual(['offences.violent']);
    expect([...readsOfCheck(check('main-one'), rubric).rowFields]).toEqual([
      'offences.offence_date',
      'offences.mark',
      'offences.violent',
    ]);
    expect([...readsOfCheck(check('protected'), rubric).openWithoutRows]).toEqual([]);
    expect([...readsOfCheck(check('serious'), rubric).openWithoutRows]).toEqual(['offences']);
  });
});

describe('a table that nobody supplied', () => {
  const audited = auditRecords(
    YAML,
    [{ cells: { known: 'Yes', started: '2017-02-01' } }, { cells: { known: 'No', started: '2017-02-01' } }],
    ['offences', 'actions'],
  );

  it.each(['serious', 'before', 'main-one', 'several', 'serious-of-all', 'protected', 'protected-of-all'])(
    '%s is not collected, and never 0%%',
    (figure) => {
      expect(figureOf(audited.result, figure)).toMatchObject({
        percent: null,
        shown: 'not collected',
        notRecorded: 2,
      });
    },
  );

  it('is named by every figure that reads it', () => {
    expect(figureOf(audited.result, 'serious').notCollected).toEqual(['offences']);
    expect(figureOf(audited.result, 'through').notCollected).toEqual(['offences']);
    expect(figureOf(audited.result, 'where-serious').notCollected).toEqual(['offences']);
    expect(figureOf(audited.result, 'asks').notCollected).toEqual([]);
  });

  it('makes no finding and no gap', () => {
    expect(audited.result.findings.map(({ id, check }) => `${id.join()} ${check}`)).toEqual(['2 both']);
    expect(audited.gaps).toEqual([]);
  });

  it('is the same for a record whose list of tables is too short', () => {
    expect(auditRecords(YAML, [{}, { tables: { offences: [FULL], actions: [] } }]).gaps).toContain(
      '1, asks, not recorded',
    );
  });
});

describe('a column that a supplied table lacks', () => {
  const row = { mark: 'MAIN', offence_date: '2017-01-01', violent: null };
  const audited = auditRecords(
    YAML,
    [{ cells: { known: 'Yes', started: '2017-02-01' }, tables: { offences: [row, row], actions: [] } }],
    ['offences.violent'],
  );

  it('is not collected where the rule reads nothing else', () => {
    expect(figureOf(audited.result, 'serious')).toMatchObject({
      shown: 'not collected',
      notCollected: ['offences.violent'],
    });
    expect(figureOf(audited.result, 'serious-of-all')).toMatchObject({ percent: null });
    expect(figureOf(audited.result, 'several')).toMatchObject({ shown: '100%', notCollected: [] });
    expect(figureOf(audited.result, 'before')).toMatchObject({ yes: 1 });
  });

  it('makes no finding and no gap', () => {
    expect(audited.result.findings.map(({ check }) => check)).toEqual(['protected']);
    expect(audited.gaps).toEqual([]);
  });
});

describe('what is open in rows', () => {
  const cells = { known: 'Yes', started: '2017-02-01' };
  const gapsFor = (offences: readonly Record<string, string>[]): readonly string[] =>
    auditRecords(YAML, [{ cells, tables: { offences, actions: [{ done: 'Yes' }] } }]).gaps;

  it('is listed under the check that reads them, and not again under one that reads the check', () => {
    expect(gapsFor([{ ...FULL, violent: 'Unclear' }])).toEqual([
      '1, serious, unclear',
      '1, main-one, unclear',
      '1, both, unclear',
    ]);
  });

  it('is a row that is missing, unless the check says what that means', () => {
    expect(gapsFor([])).toEqual([
      '1, serious, not recorded',
      '1, before, not recorded',
      '1, main-one, not recorded',
      '1, several, not recorded',
      '1, both, not recorded',
    ]);
    expect(auditRecords(YAML, [{ cells, tables: { offences: [FULL], actions: [] } }]).gaps).toEqual([]);
  });

  it('is nothing where only another check is open', () => {
    const { gaps } = auditRecords(YAML, [
      { cells: { ...cells, known: '?' }, tables: { offences: [FULL], actions: [] } },
    ]);
    expect(gaps).toEqual(['1, asks, unclear', '1, asked, unclear']);
  });

  it('is a finding, for the table was there', () => {
    const { result } = auditRecords(YAML, [{ cells, tables: { offences: [], actions: [] } }], [], {
      figures: ['serious', 'protected'],
    });
    expect(result.findings.map(({ check, answer }) => `${check} ${answer}`)).toEqual([
      'serious not recorded',
      'protected no',
    ]);
  });
});

describe('records with rows', () => {
  it('are counted one by one, each by its own rows, under filters and in groups', () => {
    const records = [
      { cells: { site: 'North' }, tables: { offences: [FULL, { ...FULL, violent: 'No' }], actions: [] } },
      { cells: { site: 'North' }, tables: { offences: [{ ...FULL, violent: 'No' }], actions: [] } },
      { cells: { site: 'South' }, tables: { offences: [], actions: [{ done: 'No' }] } },
      { cells: { site: 'South' }, tables: { actions: [{ done: 'No' }, { done: 'Yes' }] } },
    ];
    const { result } = auditRecords(YAML, records, [], { by: ['site'] });
    expect(figureOf(result, 'serious')).toMatchObject({ yes: 1, no: 1, notRecorded: 2, showBounds: true });
    expect(figureOf(result, 'several')).toMatchObject({ yes: 1, no: 1, notRecorded: 2 });
    expect(figureOf(result, 'protected')).toMatchObject({ yes: 1, no: 3, derived: { yes: 1, no: 3 } });
    expect(figureOf(result, 'where-serious')).toMatchObject({
      where: 'any offence where violent',
      relevanceUnknown: 2,
      notRelevant: 1,
    });
    const north = result.groups[0]?.figures.find(({ id }) => id === 'serious');
    expect(north).toMatchObject({ yes: 1, no: 1, records: 2 });
  });

  it('without a row are asked or not by the condition itself, whatever the check says of its rule', () => {
    const yaml = YAML.replace(
      'relevant: serious,',
      'rule: any offence where violent, no rows: no, relevant: any action where done,',
    ).replace('asked: {recorded: known, ', 'asked: {');
    const asked = (actions: readonly Record<string, string>[]): unknown =>
      figureOf(auditRecords(yaml, [{ tables: { offences: [], actions } }]).result, 'asked');
    expect(asked([])).toMatchObject({ notRecorded: 1, relevanceUnknown: 1 });
    expect(asked([{ done: 'Yes' }])).toMatchObject({ no: 1 });
  });

  it('need the as-of date where a condition on rows does', () => {
    const yaml = YAML.replace('offence_date < started', 'offence_date < as_of');
    expect(() => auditRecords(yaml, [], [], { asOf: null })).toThrow(
      'the figure "before" depends on the as-of date',
    );
    const counted = YAML.replace(
      'any offence where offence_date < started',
      'count of offences where (offence_date < as_of) >= 1',
    );
    expect(() => auditRecords(counted, [], [], { asOf: null })).toThrow('depends on the as-of date');
  });
});
