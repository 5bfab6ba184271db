import { describe, expect, it } from 'vitest';
import { gapsOf, type Gap } from '../../src/audit/gaps.ts';
import { Audit, AUDIT_DEFAULTS } from '../../src/audit/audit.ts';
import { CannotRun } from '../../src/model/problem.ts';
import type { ProportionFigure } from '../../src/model/figure.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { readSample } from '../../src/sample/read.ts';
import { readFileSync } from 'node:fs';
import { auditInputs, auditRows, auditText, checkText, inputOf } from '../helpers/audit-text.ts';

const PP2017 = readFileSync('src/rubrics/pp2017.yaml', 'utf8');

describe('mappa-identified', () => {
  it.each([
    ['1', 'yes'], ['Category 2', 'yes'], ['Cat 3', 'yes'],
    ['', 'no'], ['None', 'no'], ['N/A', 'no'], ['Too early', 'no'], ['Not recorded', 'no'], ['NK', 'no'],
    ['seven', 'notRecorded'],
  ] as const)('an eligible case with the entry "%s" counts as %s, and stays in view', async (entry, counted) => {
    const { result } = await auditText(PP2017, `yot,case_id,mappa_eligible,mappa_category\nA,1,Yes,${entry}\n`);
    const figure = result.figures.find(({ id }) => id === 'mappa-identified');
    expect(figure).toMatchObject({ [counted]: 1, notRelevant: 0, records: 1 });
    expect(result.findings.map(({ check }) => check)).toEqual(counted === 'no' ? ['mappa-identified'] : []);
  }); // prettier-ignore

  it('is not collected where there is no entry column', async () => {
    const { result } = await auditText(PP2017, 'yot,case_id,mappa_eligible\nA,1,Yes\nA,2,Unclear\n');
    expect(result.figures.find(({ id }) => id === 'mappa-identified')).toMatchObject({
      shown: 'not collected',
    });
  });
});

describe('findings', () => {
  const yaml = checkText({
    recorded: 'own',
    relevant: 'condition',
    attention: '{when: [no, not recorded], severity: high, say: Look}',
  });

  it('are records that are relevant and have one of the answers', async () => {
    const { result } = await auditRows(yaml, [
      { condition: 'Yes', own: 'No' },
      { condition: 'Yes', own: '' },
      { condition: 'Yes', own: 'Yes' },
      { condition: 'No', own: 'No' },
      { condition: 'Unclear', own: 'No' },
      { condition: '', own: '' },
    ]);
    expect(result.findings.map(({ id, answer, severity }) => [id[0], answer, severity])).toEqual([
      ['id-0', 'no', 'high'],
      ['id-1', 'not recorded', 'high'],
    ]);
    expect(result.totals.findings).toEqual({ urgent: 0, high: 2, medium: 0, low: 0 });
    expect(result.totals.findingsByCheck).toEqual([
      { check: 'probe', severity: 'high', say: 'Look', records: 2 },
    ]);
  });

  it('are only those for which `where` holds, also by a check that comes later', async () => {
    const where = `${yaml.replace('{when:', '{where: later, when:')}  later: {theme: main, label: Later, rule: condition}\n`;
    const { result } = await auditRows(where, [
      { condition: 'Yes', own: 'No' },
      { condition: 'Yes', own: 'Yes' },
    ]);
    expect(result.findings.map(({ id }) => id[0])).toEqual(['id-0']);
    const never = await auditRows(where.replace('where: later', 'where: not later'), [
      { condition: 'Yes', own: 'No' },
    ]);
    expect(never.result.findings).toEqual([]);
    const misnamed = where.replace('where: later', 'where: nothing');
    expect(() => loadRubric(misnamed, 'rubric.yaml', {})).toThrow(CannotRun);
  });

  it('are not those for which `unless` holds, and all of which nobody can tell', async () => {
    const field = yaml.replace('own: {type: answer}', 'own: {type: answer}\n      other: {type: answer}');
    const unless = `${field.replace('{when:', '{unless: later, when:')}  later: {theme: main, label: Later, rule: other}\n`;
    const { result } = await auditRows(unless, [
      { condition: 'Yes', own: 'No', other: 'Yes' },
      { condition: 'Yes', own: 'No', other: 'No' },
      { condition: 'Yes', own: 'No', other: 'Unclear' },
      { condition: 'Yes', own: 'No', other: '' },
      { condition: 'Yes', own: 'No', other: 'N/A' },
    ]);
    expect(result.findings.map(({ id }) => id[0])).toEqual(['id-1', 'id-2', 'id-3', 'id-4']);
    expect(() => loadRubric(unless.replace('unless: later', 'unless: nothing'), 'r.yaml', {})).toThrow(
      CannotRun,
    );
  });

  it('are counted exactly and kept up to a thousand', async () => {
    const rows = Array.from({ length: 1200 }, () => ({ condition: 'Yes', own: 'No' }));
    const { result } = await auditRows(yaml, rows);
    expect(result.findings).toHaveLength(1000);
    expect(result.totals.findings.high).toBe(1200);
  });
});

describe('a figure', () => {
  const figureOf = async (
    yaml: string,
    rows: readonly Record<string, string>[],
  ): Promise<ProportionFigure> => {
    const { result } = await auditRows(yaml, rows);
    return result.figures[0] as ProportionFigure;
  };

  it('counts N/A by record apart, with a condition and without', async () => {
    const rows = [
      { condition: 'Yes', own: 'N/A' },
      { condition: 'No', own: 'N/A' },
      { condition: 'Yes', own: 'Yes' },
    ];
    expect(await figureOf(checkText({ recorded: 'own', relevant: 'condition' }), rows)).toMatchObject({
      notRelevant: 2,
      notRelevantByRecord: 1,
    });
    expect(await figureOf(checkText({ recorded: 'own' }), rows)).toMatchObject({
      notRelevant: 2,
      notRelevantByRecord: 2,
    });
  });

  it('keeps "too early" as the reason of a not relevant', async () => {
    const rows = [
      { condition: 'Yes', own: 'Too early to say' },
      { condition: 'Yes', own: 'N/A' },
      { condition: 'No', own: 'Too early' },
    ];
    const counts = { notRelevant: 3, notRelevantByRecord: 2, tooEarly: 1 };
    expect(await figureOf(checkText({ recorded: 'own', relevant: 'condition' }), rows)).toMatchObject(counts);
    expect(await figureOf(checkText({ recorded: 'own' }), rows)).toMatchObject({ tooEarly: 2 });
  });

  it('has no relevant cases only when every record is not relevant', async () => {
    const yaml = checkText({ recorded: 'own', relevant: 'condition' });
    expect(
      await figureOf(yaml, [
        { condition: 'No', own: '' },
        { condition: 'No', own: '' },
      ]),
    ).toMatchObject({ shown: 'no relevant cases' });
    expect(
      await figureOf(yaml, [
        { condition: 'No', own: '' },
        { condition: 'Yes', own: '' },
      ]),
    ).toMatchObject({ shown: 'not known: 1 not recorded' });
  });

  it('is not collected where its own column is missing, whatever is known of its relevance', async () => {
    const yaml = checkText({ recorded: 'own', relevant: 'condition' });
    expect(
      await figureOf(yaml, [{ condition: 'Yes' }, { condition: 'Unclear' }, { condition: 'No' }]),
    ).toMatchObject({ shown: 'not collected', notCollected: ['own'] });
  });

  it('on base all is not 0% where nobody was asked', async () => {
    const { result } = await auditRows(checkText({ recorded: 'own', base: 'all' }), [
      { condition: 'Yes' },
      { condition: 'No' },
    ]);
    expect(result.figures[0]).toMatchObject({
      n: 0,
      d: 2,
      percent: null,
      shown: 'not collected',
      notRecorded: 2,
    });
  });

  it('names the bases on which a value that differs would fit, and no other', async () => {
    const yaml = (published: string, extra = {}): string =>
      checkText({ recorded: 'own', published: `[{${published}, at: "1"}]`, ...extra });
    const rows = [{ own: 'Yes' }, { own: 'Unclear' }];
    const fits = async (text: string): Promise<readonly string[] | undefined> => {
      const { result } = await auditRows(text, rows, { compare: true });
      return result.figures[0]?.published[0]?.fits;
    };
    expect(await fits(yaml('percent: 50'))).toEqual(['relevant', 'all']);
    expect(await fits(yaml('phrase: all cases', { base: 'all' }))).toEqual([]);
  });
});

describe('the as-of date', () => {
  const yaml = checkText({ rule: 'born < as_of' }).replace(
    '      own: {type: answer}',
    '      own: {type: answer}\n      born: {type: date}',
  );

  it('is asked for where a rule needs it', () => {
    const { rubric } = loadRubric(yaml, 'r.yaml');
    expect(() => new Audit(rubric, AUDIT_DEFAULTS)).toThrow(CannotRun);
    expect(() => new Audit(rubric, AUDIT_DEFAULTS)).toThrow('--as-of');
  });

  it('decides the rule, and never the clock', async () => {
    const rows = [{ born: '2001-05-01' }];
    expect((await auditRows(yaml, rows, { asOf: '2017-06-30' })).result.figures[0]).toMatchObject({ yes: 1 });
    expect((await auditRows(yaml, rows, { asOf: '2000-06-30' })).result.figures[0]).toMatchObject({ no: 1 });
  });
});

describe('gaps', () => {
  const yaml = `rubric: test
version: 1
title: Test
themes: {main: Main}
units:
  case:
    id: id
    fields: {f: {type: answer}, g: {type: answer}, h: {type: answer}, n: {type: number}}
checks:
  asks: {theme: main, label: A, recorded: f}
  by-check: {theme: main, label: B, recorded: g, relevant: asks}
  by-field: {theme: main, label: C, recorded: h, relevant: f}
  by-number: {theme: main, label: D, recorded: g, relevant: n > 3}
  worked-out: {theme: main, label: E, rule: "all of [asks, n > 3]"}
`;

  async function gaps(csv: string): Promise<Gap[]> {
    const { rubric } = loadRubric(yaml, 'r.yaml');
    const audit = new Audit(rubric, AUDIT_DEFAULTS);
    const found: Gap[] = [];
    await readSample(
      [inputOf(csv)],
      rubric.units,
      {},
      { record: (record) => void found.push(...gapsOf(audit.record(record))), problem: () => undefined },
    );
    return found;
  }

  it('list an open relevance once, under the check that causes it, whether named by check or by field', async () => {
    expect((await gaps('id,f,g,h,n\n1,?,Yes,Yes,5\n')).map(({ check }) => check)).toEqual(['asks']);
  });

  it('list a check whose cause stands under no other check', async () => {
    expect((await gaps('id,f,g,h,n\n1,Yes,Yes,Yes,\n')).map(({ check }) => check)).toEqual([
      'by-number',
      'worked-out',
    ]);
    expect((await gaps('id,f,g,h,n\n1,?,Yes,Yes,\n')).map(({ check }) => check)).toEqual([
      'asks',
      'by-number',
      'worked-out',
    ]);
  });
});

describe('a column that only some files have', () => {
  const yaml = `rubric: r
version: 1
title: T
units: {case: {id: id, fields: {a: {type: answer}, b: {type: answer}}}}
checks:
  c1: {recorded: b, attention: {when: [not recorded], severity: urgent, say: Missing}}
  c2: {rule: a and b, attention: {when: [not recorded], severity: urgent, say: Missing}}
  c3: {rule: b is blank, attention: {when: [not recorded], severity: urgent, say: Missing}}
`;
  const inputs = [inputOf('id,a\n1,Yes\n2,\n', 'a.csv'), inputOf('id,b\n4,Yes\n5,\n', 'b.csv')];

  it('is no omission of the records that were never asked, in findings and gaps alike', async () => {
    const { result } = await auditInputs(yaml, inputs);
    expect(result.findings.map(({ id, check }) => `${id.join()} ${check}`)).toEqual(['2 c2', '5 c1', '5 c2']);
    const { rubric } = loadRubric(yaml, 'r.yaml');
    const audit = new Audit(rubric, AUDIT_DEFAULTS);
    const found: string[] = [];
    await readSample(
      [inputOf('id,a\n1,Yes\n2,\n', 'a.csv'), inputOf('id,b\n4,Yes\n5,\n', 'b.csv')],
      rubric.units,
      {},
      {
        record: (record) =>
          void found.push(...gapsOf(audit.record(record)).map(({ check }) => `${record.id.join()} ${check}`)),
        problem: () => undefined,
      },
    );
    expect(found).toEqual(['2 c2', '5 c1', '5 c2']);
  });
});

describe('one file for several units', () => {
  const yaml = `rubric: two
version: 1
title: Two units
themes: {main: Main}
units:
  case: {id: id, fields: {f: {type: answer}}}
  interview: {id: iid, fields: {g: {type: answer}}}
checks:
  of-cases: {unit: case, theme: main, label: F, recorded: f}
  of-interviews: {unit: interview, theme: main, label: G, recorded: g}
`;
  const text = JSON.stringify({ case: [{ id: '1', f: 'Yes' }], interview: [{ iid: '9', id: '2', g: 'No' }] });

  it('gives each list to its own unit', async () => {
    const { result } = await auditInputs(yaml, [inputOf(text, 'two.json')]);
    expect(result.sample.units.map(({ unit, records }) => [unit, records])).toEqual([
      ['case', 1],
      ['interview', 1],
    ]);
  });

  it('never takes a list of one unit for another, whatever the file is named for', async () => {
    const { result, problems } = await auditInputs(yaml, [inputOf(text, 'two.json', 'case')]);
    expect(result.sample.units.map(({ unit, records }) => [unit, records])).toEqual([['case', 1]]);
    expect(problems.map(({ message }) => message)).toContain(
      'a list of another unit is passed over: the file is named for "case"',
    );
  });
});
