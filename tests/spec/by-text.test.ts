import { describe, expect, it } from 'vitest';
import type { ProportionFigure } from '../../src/model/figure.ts';
import { ANSWERS } from '../../src/model/answer.ts';
import type { AuditResult } from '../../src/model/result.ts';
import { auditInputs, inputOf, type Audited } from '../helpers/audit-text.ts';
import { TEXT_KINDS } from '../helpers/text-kinds.ts';
import { BY_TEXT_TABLE } from './tables.ts';

/** What free text says, and where it counts. */

const RUBRIC = (checks: string): string => `rubric: test
version: 1
title: Test
units:
  case:
    id: id
    site: site
    fields:
      own: {type: answer}
      asked: {type: answer}
      note: {type: text, personal: true}
    tables:
      targets:
        one: target
        fields:
          target: {type: text, personal: true}
          agreed: {type: answer}
evidence:
  notes: {unit: case, fields: {text: note}}
  lines: {unit: case, table: targets, row fields: {text: target}}
checks:
${checks}`;

const audited = (checks: string, csv: string, targets: string | null = null): Promise<Audited> =>
  auditInputs(
    RUBRIC(checks),
    [inputOf(csv), ...(targets === null ? [] : [inputOf(targets, 'targets.csv', 'targets')])],
    { by: ['site'] },
    {},
    TEXT_KINDS,
  );

function figure({ figures }: Pick<AuditResult, 'figures'>, id: string): ProportionFigure {
  const found = figures.find((one) => one.id === id);
  if (found?.kind !== 'proportion') throw new Error(`no figure "${id}"`);
  return found;
}

function answerOf(found: ProportionFigure): string {
  const counts = [found.yes, found.no, found.unclear, found.notRecorded, found.notRelevant];
  return ANSWERS[counts.indexOf(1)] ?? '';
}

const saidOf = ({ discrepancies, evidenceToLookAt }: AuditResult): string =>
  [...discrepancies, ...evidenceToLookAt].map(({ kind }) => kind).join('; ');

const PROBE = '  probe: {recorded: own, rule: evidence(notes).said}\n';
const oneCase = (cell: string, text: string): string =>
  cell === '(no such column)'
    ? `id,site,note\n1,North,${text}\n`
    : `id,site,own,note\n1,North,${cell === '(unreadable)' ? 'scribble' : cell},${text}\n`;
const textOf = (read: string): string => (read === 'not recorded' ? '' : `says ${read}`);

describe('a rule that reads free text', () => {
  it.each(BY_TEXT_TABLE)(
    'recorded "%s", by text %s: %s, beside it %s, %s',
    async (cell, read, answer, beside, said) => {
      const { result } = await audited(PROBE, oneCase(cell, textOf(read)));
      const probe = figure(result, 'probe');
      expect(answerOf(probe)).toBe(answer);
      expect(probe.byText).toEqual({ yes: beside === 'yes' ? 1 : 0, no: beside === 'no' ? 1 : 0 });
      expect(probe.derived).toEqual({ yes: 0, no: 0 });
      expect(saidOf(result)).toBe(said);
    },
  );

  it.each([
    ['', 'yes', 'yes', ''],
    ['', 'no', 'no', ''],
    ['', 'unclear', 'unclear', ''],
    ['Yes', 'no', 'yes', 'recorded yes, derived no'],
    ['(no such column)', 'yes', 'yes', ''],
  ])('that counts: recorded "%s", by text %s: %s %s', async (cell, read, answer, said) => {
    const counted = '  probe: {recorded: own, rule: evidence(notes).said, count text: true}\n';
    const { result } = await audited(counted, oneCase(cell, textOf(read)));
    const probe = figure(result, 'probe');
    expect(answerOf(probe)).toBe(answer);
    expect(probe.byText).toEqual({ yes: 0, no: 0 });
    const derived = cell !== 'Yes' && read !== 'unclear';
    expect(probe.derived.yes + probe.derived.no).toBe(derived ? 1 : 0);
    expect(saidOf(result)).toBe(said);
  });

  it('counts as by text whatever else it reads', async () => {
    const mixed = '  probe: {recorded: own, rule: "any of [asked, evidence(notes).said]"}\n';
    const { result } = await audited(mixed, 'id,site,own,asked,note\n1,North,,Yes,\n2,North,,No,says no\n');
    expect(figure(result, 'probe')).toMatchObject({
      notRecorded: 2,
      byText: { yes: 1, no: 1 },
      percent: null,
    });
  });

  it('is not seen by a check that reads it, unless it counts', async () => {
    const others = `  reader: {rule: "any of [probe, asked]"}
  only-where: {relevant: probe, recorded: asked}
`;
    const csv = 'id,site,own,asked,note\n1,North,,No,says yes\n';
    const { result } = await audited(PROBE + others, csv);
    expect(figure(result, 'reader')).toMatchObject({ notRecorded: 1, byText: { yes: 0, no: 0 } });
    expect(figure(result, 'only-where')).toMatchObject({ notRecorded: 1, relevanceUnknown: 1 });
    const counting = PROBE.replace('said}', 'said, count text: true}');
    const { result: counted } = await audited(counting + others, csv);
    expect(figure(counted, 'reader').yes).toBe(1);
    expect(figure(counted, 'only-where').no).toBe(1);
  });

  it('is counted by relevance, filter and group as what is derived is', async () => {
    const checks = `  probe: {recorded: own, rule: evidence(notes).said, relevant: asked}
figures:
  in-north: {check: probe, where: "asked and site is present"}
  none-left: {check: probe, where: not asked}
`;
    const csv = `id,site,own,asked,note
1,North,,Yes,says yes
2,North,,No,says yes
3,South,,Yes,says no
4,South,,,says yes
5,South,,Yes,nothing to say
`;
    const { result } = await audited(checks, csv);
    expect(figure(result, 'probe').byText).toEqual({ yes: 1, no: 1 });
    expect(figure(result, 'in-north').byText).toEqual({ yes: 1, no: 1 });
    expect(figure(result, 'none-left').byText).toEqual({ yes: 0, no: 0 });
    expect(result.groups.map((group) => figure(group, 'probe').byText)).toEqual([
      { yes: 1, no: 0 },
      { yes: 0, no: 1 },
    ]);
  });

  it('of a check that nobody is asked says not collected, and is no finding', async () => {
    const checks = `  probe:
    rule: evidence(notes).said
    attention: {when: [not recorded, no], severity: high, say: Look}
`;
    const { result } = await audited(checks, 'id,site,note\n1,North,says yes\n2,North,\n');
    expect(figure(result, 'probe')).toMatchObject({ shown: 'not collected', byText: { yes: 1, no: 0 } });
    expect(result.findings).toEqual([]);
    expect(result.evidenceToLookAt).toEqual([]);
  });

  it('without the column of the text says nothing, and the figure lacks nothing', async () => {
    const { result } = await audited(PROBE, 'id,site,own\n1,North,Yes\n2,North,\n');
    expect(figure(result, 'probe')).toMatchObject({ yes: 1, notRecorded: 1, notCollected: [] });
    const counting = PROBE.replace('said}', 'said, count text: true}').replace('recorded: own, ', '');
    const { result: counted } = await audited(counting, 'id,site,own\n1,North,Yes\n');
    expect(figure(counted, 'probe')).toMatchObject({ shown: 'not collected', notCollected: ['note'] });
  });
});

describe('free text of rows', () => {
  const CSV = 'id,site,own\n1,North,\n2,North,\n3,North,\n';
  const TARGETS = `id,target,agreed
1,says yes,Yes
1,says yes: again,No
1,says no,Yes
2,says no,No
2,,No
`;

  it.each([
    ['at least 60% of targets where evidence(lines).said', ['yes', 'no', 'not recorded']],
    ['any target where evidence(lines).said', ['yes', 'not recorded', 'not recorded']],
    ['all targets where evidence(lines).said', ['no', 'no', 'not recorded']],
    ['count of targets where evidence(lines).said >= 2', ['yes', 'no', 'not recorded']],
    ['count of targets where not evidence(lines).said >= 1', ['yes', 'yes', 'not recorded']],
    ['any target where evidence(lines).said and not agreed', ['yes', 'not recorded', 'not recorded']],
    ['any target where evidence(lines).other', ['not recorded', 'not recorded', 'not recorded']],
  ])('%s: %s', async (rule, wanted) => {
    const counting = `  probe: {recorded: own, rule: "${rule}", count text: true}\n`;
    const { result } = await audited(counting, CSV, TARGETS);
    const count = (answer: string): number => wanted.filter((one) => one === answer).length;
    expect(figure(result, 'probe')).toMatchObject({
      yes: count('yes'),
      no: count('no'),
      notRecorded: count('not recorded'),
    });
    const { result: beside } = await audited(counting.replace(', count text: true', ''), CSV, TARGETS);
    expect(figure(beside, 'probe')).toMatchObject({
      notRecorded: 3,
      byText: { yes: count('yes'), no: count('no') },
    });
  });

  it('takes no rows as the check says', async () => {
    const checks = '  probe: {recorded: own, rule: any target where evidence(lines).said, no rows: no}\n';
    const { result } = await audited(checks, CSV, TARGETS);
    expect(figure(result, 'probe').byText).toEqual({ yes: 1, no: 1 });
  });
});
