import { asksEvidence, readsText } from '../model/expression.ts';
import type { SampleRecord } from '../model/record.ts';
import {
  DISCREPANCY_KINDS,
  EVIDENCE_KINDS,
  KEPT,
  type AuditResult,
  type DerivedFrom,
  type Discrepancy,
  type EvidenceToLookAt,
  type Finding,
  type FindingTotal,
  type KindTotal,
  type RecordPlace,
  type Totals,
} from '../model/result.ts';
import { SEVERITIES, type Check, type Rubric, type Severity } from '../model/rubric.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { Watch } from './unit-audit.ts';

type Lists = Pick<AuditResult, 'findings' | 'discrepancies' | 'evidenceToLookAt'>;
type Counted = Omit<Totals, 'problems'>;

/** Counts every record that needs somebody's eye, keeps the first of them, and hands each on as it comes. */
export class AttentionBook {
  readonly watch: Watch;
  private readonly rubric: Rubric;
  private readonly checks: ReadonlyMap<string, Check>;
  /** The place of a unit's site among its fields. */
  private readonly sites: ReadonlyMap<string, number>;
  private readonly onItem: ((item: WorkItem) => void) | undefined;
  /** Apart, so that a thousand small ones leave room for an urgent one that comes after them. */
  private readonly findings: Readonly<Record<Severity, Finding[]>> = {
    urgent: [],
    high: [],
    medium: [],
    low: [],
  };
  private readonly discrepancies: Discrepancy[] = [];
  private readonly lookAt: EvidenceToLookAt[] = [];
  private readonly counts: Record<Severity, number> = { urgent: 0, high: 0, medium: 0, low: 0 };
  private readonly findingCounts = new Map<string, number>();
  private readonly discrepancyCounts = new KindCounts(DISCREPANCY_KINDS);
  private readonly lookAtCounts = new KindCounts(EVIDENCE_KINDS);

  constructor(rubric: Rubric, onItem?: (item: WorkItem) => void) {
    this.rubric = rubric;
    this.onItem = onItem;
    this.checks = new Map(rubric.checks.map((check) => [check.id, check]));
    this.sites = new Map(
      rubric.units.map(({ id, fields, siteField }) => [
        id,
        fields.findIndex((field) => field.id === siteField),
      ]),
    );
    this.watch = {
      finding: (record, check, answer, { severity, say }) => {
        this.counts[severity] += 1;
        this.findingCounts.set(check, (this.findingCounts.get(check) ?? 0) + 1);
        const of = (): Finding => ({ ...placeOf(record), check, answer, severity, say });
        keep(this.findings[severity], of);
        this.onItem?.({ list: 'finding', of: of(), ...this.about(record, check), derivedFrom: null });
      },
      discrepancy: (record, check, kind) => {
        this.discrepancyCounts.add(check, kind);
        const of = (): Discrepancy => ({ ...placeOf(record), check, kind });
        keep(this.discrepancies, of);
        this.onItem?.({
          list: 'discrepancy',
          of: of(),
          ...this.about(record, check),
          derivedFrom: this.derivedFrom(check, kind),
        });
      },
      lookAt: (record, check, kind) => {
        this.lookAtCounts.add(check, kind);
        const of = (): EvidenceToLookAt => ({ ...placeOf(record), check, kind });
        keep(this.lookAt, of);
        this.onItem?.({
          list: 'to look at',
          of: of(),
          ...this.about(record, check),
          derivedFrom: this.derivedFrom(check, kind),
        });
      },
    };
  }

  /** Exact, however many there are. */
  totals(): Counted {
    return {
      findings: { ...this.counts },
      findingsByCheck: this.findingTotals(),
      discrepancies: this.discrepancyCounts.total,
      discrepanciesByCheck: this.kindTotals(this.discrepancyCounts),
      evidenceToLookAt: this.lookAtCounts.total,
      evidenceByCheck: this.kindTotals(this.lookAtCounts),
    };
  }

  /** The first of each. */
  lists(): Lists {
    return {
      findings: SEVERITIES.flatMap((severity) => this.findings[severity]).slice(0, KEPT),
      discrepancies: this.discrepancies,
      evidenceToLookAt: this.lookAt,
    };
  }

  private about({ unit, cells }: SampleRecord, check: string): Pick<WorkItem, 'site' | 'label' | 'source'> {
    const { label = check, source = null } = this.checks.get(check) ?? {};
    return { site: cells[this.sites.get(unit) ?? -1]?.text ?? null, label, source };
  }

  /** Null where nothing derived is spoken of. */
  private derivedFrom(check: string, kind: string): DerivedFrom | null {
    const rule = this.checks.get(check)?.rule ?? null;
    if (rule === null || !kind.includes('derived')) return null;
    if (readsText(rule)) return 'text';
    return asksEvidence(rule) ? 'law' : 'fields';
  }

  private findingTotals(): FindingTotal[] {
    const totals = this.rubric.figures.flatMap(({ id: check }) => {
      const records = this.findingCounts.get(check) ?? 0;
      const attention = this.checks.get(check)?.attention;
      return attention && records > 0
        ? [{ check, severity: attention.severity, say: attention.say, records }]
        : [];
    });
    return totals.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  }

  private kindTotals<Kind extends string>(counts: KindCounts<Kind>): KindTotal<Kind>[] {
    return this.rubric.figures.flatMap(({ id: check }) =>
      counts
        .of(check)
        .map(([kind, records]) => ({ check, kind, derivedFrom: this.derivedFrom(check, kind), records })),
    );
  }
}

/** How many records there are of each kind under each check. */
class KindCounts<Kind extends string> {
  total = 0;
  private readonly kinds: readonly Kind[];
  private readonly byCheck = new Map<string, Map<Kind, number>>();

  constructor(kinds: readonly Kind[]) {
    this.kinds = kinds;
  }

  add(check: string, kind: Kind): void {
    this.total += 1;
    const own = this.byCheck.get(check) ?? new Map<Kind, number>();
    this.byCheck.set(check, own.set(kind, (own.get(kind) ?? 0) + 1));
  }

  /** Those with at least one, in the order of the kinds. */
  of(check: string): readonly (readonly [Kind, number])[] {
    const own = this.byCheck.get(check);
    return this.kinds.flatMap((kind) => {
      const records = own?.get(kind) ?? 0;
      return records === 0 ? [] : [[kind, records] as const];
    });
  }
}

const placeOf = ({ unit, id, file, line }: SampleRecord): RecordPlace => ({ unit, id, file, line });

/** The first thousand of anything: what a result holds of it. */
export function keep<T>(list: T[], item: () => T): void {
  if (list.length < KEPT) list.push(item());
}
