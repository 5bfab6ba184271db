import { describe, expect, it } from 'vitest';
import { AUDIT_DEFAULTS, Audit } from '../../src/audit/audit.ts';
import { EVIDENCE_KINDS } from '../../src/evidence/kinds.ts';
import type { AuditResult } from '../../src/model/result.ts';
import type { WorkItem } from '../../src/model/work-item.ts';
import { FORMATS } from '../../src/report/formats.ts';
import { WHOLE_VIEW } from '../../src/report/view.ts';
import { WORKLIST_HEADER, worklistPart, worklistRow } from '../../src/report/worklist-csv.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { readSample } from '../../src/sample/read.ts';
import { auditRows, checkText, inputOf } from '../helpers/audit-text.ts';

/** Recorded, worked out from another field, and only asked where a condition holds. */
const BOTH = checkText({ recorded: 'own', rule: 'condition' });
const ASKED = checkText({
  recorded: 'own',
  relevant: 'condition',
  attention: '{when: [no], severity: low, say: Look}',
});
const URGENT = `${ASKED}  grave: {theme: main, label: Grave, recorded: own, relevant: condition, source: "2.1", attention: {when: [unclear], severity: urgent, say: Now}}\n`;

const rows = (own: string, times: number): { condition: string; own: string }[] =>
  Array.from({ length: times }, () => ({ condition: 'Yes', own }));

async function itemsOf(yaml: string, csv: string): Promise<WorkItem[]> {
  const { rubric } = loadRubric(yaml, 'rubric.yaml', EVIDENCE_KINDS);
  const items: WorkItem[] = [];
  const audit = new Audit(rubric, AUDIT_DEFAULTS, EVIDENCE_KINDS, { onItem: (item) => items.push(item) });
  await readSample(
    [inputOf(csv)],
    rubric.units,
    {},
    { record: (one) => audit.record(one), problem: () => undefined },
  );
  return items;
}

describe('what needs attention, in the result', () => {
  it('is counted by check and kind, with what the derived side was worked out from', async () => {
    const { result } = await auditRows(BOTH, [
      { condition: 'Yes', own: 'No' },
      { condition: 'No', own: 'Yes' },
      { condition: 'Yes', own: 'No' },
      { condition: 'Yes', own: 'Unclear' },
    ]);
    expect(result.totals.discrepanciesByCheck).toEqual([
      { check: 'probe', kind: 'recorded yes, derived no', derivedFrom: 'fields', records: 1 },
      { check: 'probe', kind: 'recorded no, derived yes', derivedFrom: 'fields', records: 2 },
    ]);
    expect(result.totals.evidenceByCheck).toEqual([
      { check: 'probe', kind: 'recorded unclear, derived yes', derivedFrom: 'fields', records: 1 },
    ]);
    const { result: asked } = await auditRows(ASKED, [{ condition: 'No', own: 'Yes' }]);
    expect(asked.totals.discrepanciesByCheck).toEqual([
      { check: 'probe', kind: 'answered, though not relevant', derivedFrom: null, records: 1 },
    ]);
  });

  it('keeps the most severe of too many, and says how many are left out', async () => {
    const { result } = await auditRows(URGENT, [...rows('No', 1100), ...rows('Unclear', 3)]);
    expect(result.findings).toHaveLength(1000);
    expect(result.findings.slice(0, 4).map(({ id, severity }) => [id[0], severity])).toEqual([
      ['id-1100', 'urgent'],
      ['id-1101', 'urgent'],
      ['id-1102', 'urgent'],
      ['id-0', 'low'],
    ]);
    expect(result.leftOut).toEqual({ problems: 0, findings: 103, discrepancies: 0, evidenceToLookAt: 0 });
    expect(result.totals.findings).toEqual({ urgent: 3, high: 0, medium: 0, low: 1100 });
  });
});

describe('what needs attention, in the table', () => {
  const sectionOf = async (result: AuditResult, width = 60): Promise<string> => {
    const load = FORMATS['table'];
    if (!load) throw new Error('no table');
    const text = (await load({ width, colour: 0, unicode: false, view: WHOLE_VIEW }))(result);
    return /Needs attention\n([\s\S]*?)\n\n/.exec(text)?.[1] ?? '';
  };

  it('counts by severity, then names the ids of each check, the most severe first', async () => {
    const { result } = await auditRows(URGENT, [...rows('No', 14), ...rows('Unclear', 2)]);
    expect(await sectionOf(result)).toBe(
      [
        '16 findings: 2 urgent, 14 low',
        '  urgent: 2 records: Now (grave)',
        '    id-14, id-15',
        '  low: 14 records: Look (probe)',
        '    id-0, id-1, id-2, id-3, id-4, id-5, id-6, id-7, id-8,',
        '    id-9, id-10, id-11, and 2 more',
        'Up to 12 ids of each are named. All, for a spreadsheet:',
        'casefile audit <sample> --worklist out.csv. One record:',
        'casefile explain <sample> <id>.',
      ].join('\n'),
    );
  });

  it('says what contradicts what in words, and is silent where nothing does', async () => {
    const { result } = await auditRows(BOTH, [
      { condition: 'Yes', own: 'No' },
      { condition: 'No', own: 'Unclear' },
    ]);
    const text = await sectionOf(result);
    expect(text).toContain(
      '1 discrepancy: two sources contradict each other\n  recorded no, worked out yes: 1 record',
    );
    expect(text).toContain('  recorded unclear, worked out no: 1 record: Probe (probe)\n    id-1\n');
    const { result: none } = await auditRows(BOTH, [{ condition: 'Yes', own: 'Yes' }]);
    expect(await sectionOf(none)).toBe('');
  });

  it('says so where a result holds none of the ids, and of an older result gives the totals', async () => {
    const { result } = await auditRows(ASKED, rows('No', 2));
    expect(await sectionOf({ ...result, findings: [] })).toContain('\n    not among the first 1,000\n');
    const { result: both } = await auditRows(BOTH, [{ condition: 'Yes', own: 'No' }]);
    const older = { ...both, totals: { ...both.totals, discrepanciesByCheck: [] } };
    expect(await sectionOf(older)).toMatch(/^1 discrepancy: .*\nUp to 12/);
  });

  it('is never wider than it may be, and lets no id move a cursor', async () => {
    const { result } = await auditRows(ASKED, rows('No', 3));
    const ids = ['x'.repeat(90), '\u001b[2J\u202eevil', '\u6848'.repeat(70)];
    const findings = result.findings.map((finding, index) => ({
      ...finding,
      id: [ids[index] ?? '', ids[index] ?? ''],
    }));
    for (const width of [40, 60]) {
      const text = await sectionOf({ ...result, findings }, width);
      expect(text).not.toMatch(/[\u001b\u202e]/); // eslint-disable-line no-control-regex -- what must not be there
      for (const line of text.split('\n')) {
        const wide = line.match(/\u6848/g)?.length ?? 0;
        expect(line.length + wide).toBeLessThanOrEqual(width);
      }
    }
  });
});

describe('a worklist', () => {
  it('has a row for each, with what is wrong in words', async () => {
    const csv = 'id,condition,own\n=1,Yes,Unclear\n007,Yes,No\nA 3,No,Yes\nA 4,,Yes\n';
    const items = await itemsOf(URGENT, csv);
    expect(WORKLIST_HEADER).toBe('\ufeffid,unit,site,kind,check,label,severity,what,source,file,line\r\n');
    expect(items.map((item) => worklistRow(item, 'c.csv')).slice(0, 3)).toEqual([
      "'=1,case,,finding,grave,Grave,urgent,Now (answer: unclear),2.1,c.csv,2\r\n",
      "'007,case,,finding,probe,Probe,low,Look (answer: no),,c.csv,3\r\n",
      'A 3,case,,discrepancy,probe,Probe,,"answered, though the question did not apply",,c.csv,4\r\n',
    ]);
    expect(items.map(worklistPart)).toEqual([0, 3, 4, 4, 5, 5]);
  });
});
