import { KEPT, type AuditResult, type RecordPlace } from '../../model/result.ts';
import { SEVERITIES, type Severity } from '../../model/rubric.ts';
import { plural, printable, shownId, thousands } from '../../util/words.ts';
import { packed } from '../../util/wrap.ts';
import { kindText } from '../attention-words.ts';
import type { Layout } from './layout.ts';
import type { Paint } from './paint.ts';

/** So many ids are named under a check; who wants all of them wants a list of their own. */
const NAMED = 12;

/** Records of one check that somebody has to look at. */
interface Listed {
  readonly head: string;
  /** Those of them that the result holds. */
  readonly places: readonly RecordPlace[];
  readonly records: number;
}

/** What needs somebody: the findings by severity, then what contradicts itself, then what is worth a look; with ids. */
export function attention(result: AuditResult, layout: Layout, paint: Paint): string {
  const { totals } = result;
  const findings = Object.values(totals.findings).reduce((sum, count) => sum + count, 0);
  const parts = [
    part(
      findings,
      `${plural(findings, 'finding')}: ${bySeverity(totals.findings)}`,
      findingsOf(result, paint),
    ),
    part(
      totals.discrepancies,
      `${plural(totals.discrepancies, 'discrepancy', 'discrepancies')}: two sources contradict each other`,
      discrepanciesOf(result),
    ),
    part(
      totals.evidenceToLookAt,
      `${thousands(totals.evidenceToLookAt)} to look at: something known stands beside something unknown`,
      evidenceOf(result),
    ),
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return '';
  const lines = parts.flatMap(({ title, listed }) => [
    layout.paragraph(title),
    ...listed.flatMap((one) => listLines(one, layout, paint)),
  ]);
  return [paint.bold('Needs attention'), ...lines, paint.dim(layout.paragraph(HINT))].join('\n');
}

const HINT = `Up to ${NAMED} ids of each are named. All, for a spreadsheet: casefile audit <sample> --worklist out.csv. One record: casefile explain <sample> <id>.`;

const part = (
  count: number,
  title: string,
  listed: readonly Listed[],
): { count: number; title: string; listed: readonly Listed[] } => ({ count, title, listed });

const bySeverity = (counts: Readonly<Record<Severity, number>>): string =>
  SEVERITIES.filter((severity) => counts[severity] > 0)
    .map((severity) => `${thousands(counts[severity])} ${severity}`)
    .join(', ');

function findingsOf({ totals, findings }: AuditResult, paint: Paint): Listed[] {
  const colours = { urgent: paint.bad, high: paint.fair, medium: paint.plain, low: paint.plain };
  return totals.findingsByCheck.map(({ severity, records, check, say }) => ({
    head: `${colours[severity](severity)}: ${plural(records, 'record')}: ${printable(say)} (${check})`,
    places: findings.filter((finding) => finding.check === check),
    records,
  }));
}

function discrepanciesOf({ totals, discrepancies, figures }: AuditResult): Listed[] {
  return totals.discrepanciesByCheck.map(({ check, kind, derivedFrom, records }) => ({
    head: kindHead(figures, check, kindText(kind, derivedFrom), records),
    places: discrepancies.filter((one) => one.check === check && one.kind === kind),
    records,
  }));
}

function evidenceOf({ totals, evidenceToLookAt, figures }: AuditResult): Listed[] {
  return totals.evidenceByCheck.map(({ check, kind, derivedFrom, records }) => ({
    head: kindHead(figures, check, kindText(kind, derivedFrom), records),
    places: evidenceToLookAt.filter((one) => one.check === check && one.kind === kind),
    records,
  }));
}

function kindHead(figures: AuditResult['figures'], check: string, kind: string, records: number): string {
  const label = figures.find(({ id }) => id === check)?.label ?? check;
  return `${kind}: ${plural(records, 'record')}: ${printable(label)} (${check})`;
}

function listLines({ head, places, records }: Listed, layout: Layout, paint: Paint): string[] {
  const named = places.slice(0, NAMED).map(({ id }) => shownId(id));
  const left = records - named.length;
  const more = named.length === 0 ? `not among the first ${thousands(KEPT)}` : `and ${thousands(left)} more`;
  return [
    layout.paragraph(head, 2),
    ...packed(left === 0 ? named : [...named, more], layout.width, 4).map((line) => paint.dim(line)),
  ];
}
