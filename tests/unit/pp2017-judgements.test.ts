import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EVIDENCE_KINDS } from '../../src/evidence/kinds.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { auditWith, inputOf, type Audited } from '../helpers/audit-text.ts';

/** What the rubric of 2017 makes of one case: the answers of some checks, and who has to look at it for what. */

const { rubric } = loadRubric(readFileSync('src/rubrics/pp2017.yaml', 'utf8'), 'pp2017.yaml', EVIDENCE_KINDS);

type Record_ = Readonly<Record<string, unknown>>;

const audit = (one: Record_, themes: readonly string[]): Promise<Audited> =>
  auditWith(rubric, [inputOf(JSON.stringify([{ yot: 'A', case_id: '1', ...one }]), 'cases.json')], {
    themes,
    units: ['case'],
    asOf: '2017-06-30',
  });

const findingsIn = ({ result }: Audited): string[] =>
  result.findings.map(({ check, severity }) => `${severity} ${check}`);

function answersIn({ result }: Audited, checks: readonly string[]): string[] {
  return checks.map((check) => {
    const figure = result.figures.find(({ id }) => id === check);
    if (figure?.kind !== 'proportion') throw new Error(`no ${check}`);
    if (figure.yes === 1) return 'yes';
    if (figure.no === 1) return 'no';
    return figure.unclear === 1 ? 'unclear' : figure.notRelevant === 1 ? 'not relevant' : 'not recorded';
  });
}

const AT_RISK = { identifiable_victim: 'Yes', person_at_risk: 'Yes', order_start: '2017-01-10' };
const RUNNING = { action_kind: 'exclusion', started: '2017-01-10', ended: '', breached: 'No' };
const LAPSED = { action_kind: 'curfew', started: '2016-09-01', ended: '2017-01-09', breached: 'No' };

describe('somebody still at risk', () => {
  it.each<[string, Record_, string, readonly string[]]>([
    ['in force', { person_identified: 'Yes', actions: [RUNNING] }, 'yes', []],
    ['one lapsed, one in force', { person_identified: 'Yes', actions: [LAPSED, RUNNING] }, 'yes', []],
    ['no action', { person_identified: 'Yes', actions: [] }, 'no', ['urgent protective-action']],
    ['all lapsed', { person_identified: 'Yes', actions: [LAPSED] }, 'no', ['urgent protective-action-lapsed']],
    ['ended on the first day', { person_identified: 'Yes', actions: [{ ...LAPSED, ended: '2017-01-10' }] }, 'yes', []],
    ['not identified', { person_identified: 'No', actions: [RUNNING] }, 'no', ['urgent person-identified']],
    ['neither', { person_identified: 'No', actions: [] }, 'no', ['urgent person-identified', 'urgent protective-action']],
    ['one answer for both, no', { person_at_risk_actions: 'No' }, 'no', ['urgent person-at-risk-actions']],
    ['one answer for both, blank', { person_at_risk_actions: '' }, 'not recorded', ['urgent person-at-risk-actions']],
    ['neither answer for identified', { person_at_risk_actions: '', person_identified: '', actions: [RUNNING] }, 'not recorded', ['urgent person-identified']],
    ['one answer for both, yes', { person_at_risk_actions: 'Yes' }, 'yes', []],
    // What was recorded goes before what the list says, and the contradiction is listed.
    ['recorded yes, and no action listed', { person_at_risk_actions: 'Yes', person_identified: 'Yes', actions: [] }, 'yes', []],
    ['an action recorded without a list', { protective_action: 'Yes', person_identified: 'Yes' }, 'yes', []],
    ['nobody at risk', { person_at_risk: 'No', actions: [] }, 'not relevant', []],
    ['no victim', { identifiable_victim: 'No', person_at_risk: 'N/A', actions: [] }, 'not relevant', []],
  ])('%s', async (_, cells, answer, findings) => {
    const audited = await audit({ ...AT_RISK, ...cells }, ['victims']);
    expect(answersIn(audited, ['person-at-risk-actions'])).toEqual([answer]);
    expect(findingsIn(audited)).toEqual(findings);
  }); // prettier-ignore

  it('is a discrepancy where the answer and the list of actions contradict each other', async () => {
    const cells = { person_at_risk_actions: 'Yes', person_identified: 'Yes', actions: [LAPSED] };
    const { result } = await audit({ ...AT_RISK, ...cells }, ['victims']);
    expect(result.discrepancies).toMatchObject([
      { check: 'person-at-risk-actions', kind: 'recorded yes, derived no' },
    ]);
  });

  it.each<[string, readonly Record_[], readonly string[], readonly string[]]>([
    ['acted on', [{ ...RUNNING, breached: 'Yes', breach_acted_on: 'Yes' }], ['yes', 'yes'], []],
    ['not acted on', [RUNNING, { ...RUNNING, breached: 'Yes', breach_acted_on: 'No' }], ['yes', 'no'], ['urgent breaches-acted-on']],
    ['blank', [{ ...RUNNING, breached: 'Yes', breach_acted_on: '' }], ['yes', 'not recorded'], ['urgent breaches-acted-on']],
    ['none', [RUNNING], ['no', 'not relevant'], []],
    ['no action', [], ['not relevant', 'not relevant'], ['urgent protective-action']],
  ])('a breach: %s', async (_, actions, answers, findings) => {
    const audited = await audit({ ...AT_RISK, person_identified: 'Yes', actions }, ['victims']);
    expect(answersIn(audited, ['action-breached', 'breaches-acted-on'])).toEqual(answers);
    expect(findingsIn(audited)).toEqual(findings);
  }); // prettier-ignore
});

describe('desistance principles', () => {
  const parts = (...cells: string[]): Record_ =>
    Object.fromEntries(
      ['trusting', 'social_context', 'empowerment', 'inclusion'].map((id, at) => [id, cells[at]]),
    );
  it.each<[string, Record_, string]>([
    ['three of the four', parts('Yes', 'Yes', 'Yes', 'No'), 'yes'],
    ['two of the four', parts('Yes', 'Yes', 'No', 'No'), 'no'],
    ['open: the last would decide', parts('Yes', 'Yes', '', 'No'), 'not recorded'],
    ['recorded as a whole', { desistance: 'No' }, 'no'],
    [
      'recorded as a whole, against the parts',
      { desistance: 'No', ...parts('Yes', 'Yes', 'Yes', 'Yes') },
      'no',
    ],
  ])('%s', async (_, cells, answer) => {
    expect(answersIn(await audit(cells, ['desistance']), ['desistance-principles'])).toEqual([answer]);
  });
});

describe('risk of serious harm', () => {
  it.each<[string, string, readonly string[], readonly string[]]>([
    ['medium', 'medium', ['yes', 'not relevant', 'not relevant'], []],
    ['low', 'high', ['no', 'yes', 'no'], ['urgent rosh-underestimated']],
    ['high', 'medium', ['no', 'no', 'yes'], []],
    ['', 'medium', ['not recorded', 'not recorded', 'not recorded'], []],
  ])('%s by the service, %s by the inspector', async (service, inspector, answers, findings) => {
    const audited = await audit({ rosh_service: service, rosh_inspector: inspector }, ['assessment']);
    expect(answersIn(audited, ['rosh-agreed', 'rosh-underestimated', 'rosh-overestimated'])).toEqual(answers);
    expect(findingsIn(audited)).toEqual(findings);
  });
});

describe('dates in order', () => {
  const OFFENCE = { offence_date: '2016-10-01', conviction_date: '2016-12-01', main_or_other: 'MAIN' };
  const GOOD = {
    dob: '2001-05-04',
    order_start: '2016-12-10',
    order_end: '2017-12-09',
    offences: [OFFENCE],
    actions: [RUNNING],
  };
  it.each<[string, Record_, readonly string[]]>([
    ['in order', {}, []],
    ['an action that runs on', { actions: [{ ...RUNNING, ended: '2017-01-10' }] }, []],
    ['an order that ends first', { order_end: '2016-12-09' }, ['medium order-ends-after-start']],
    ['a conviction after the start', { offences: [{ ...OFFENCE, conviction_date: '2016-12-11' }] }, ['low convicted-before-order']],
    ['an offence after its conviction', { offences: [{ ...OFFENCE, offence_date: '2016-12-02' }] }, ['medium offences-before-convictions']],
    ['an offence at nine', { dob: '2006-10-02' }, ['medium old-enough-at-offences']],
    ['an offence on the tenth birthday', { dob: '2006-10-01' }, []],
    ['an action that ends first', { actions: [{ ...RUNNING, ended: '2017-01-09' }] }, ['medium actions-end-after-start']],
    ['dates that are missing', { dob: '', order_end: '', offences: [{ ...OFFENCE, conviction_date: '' }] }, []],
  ])('%s', async (_, cells, findings) => {
    expect(findingsIn(await audit({ ...GOOD, ...cells }, ['dates']))).toEqual(findings);
  }); // prettier-ignore
});

describe('at 18, in domestic abuse and after a panel', () => {
  const REACHES = { dob: '1999-05-04', order_start: '2016-12-10', order_end: '2017-12-09' };
  it.each<[string, Record_, readonly string[]]>([
    ['kept without a reason', { ...REACHES, kept_by_yot: 'Yes', retention_explained: 'No' }, ['medium retention-explained']],
    ['transfer not planned', { ...REACHES, kept_by_yot: 'No', transfer_planning: 'No' }, ['high transfer-planning']],
    ['does not reach 18', { ...REACHES, dob: '2001-05-04', kept_by_yot: 'N/A', transfer_planning: 'N/A' }, []],
    ['a referral due and not made', { da_partner: 'Yes', marac_due: 'Yes', marac_referral: 'No' }, ['high marac-referral']],
    ['a referral due and blank', { da_family: 'Yes', marac_due: 'Yes', marac_referral: '' }, ['high marac-referral']],
    ['none due', { da_family: 'Yes', marac_due: 'No', marac_referral: 'N/A' }, []],
    ['a plan that was not updated', { panel_case: 'Yes', panel_record_hard: 'Yes', panel_plan_updated: 'No' }, ['medium panel-plan-updated', 'low panel-record-hard']],
  ])('%s', async (_, cells, findings) => {
    expect(findingsIn(await audit(cells, ['transfer', 'domestic-abuse', 'planning']))).toEqual(findings);
  }); // prettier-ignore
});
