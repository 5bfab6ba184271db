import { EVIDENCE_KINDS, type EvidenceKinds } from '../evidence/kinds.ts';
import { readsAsOf } from '../model/expression.ts';
import { readsOf } from '../model/reads.ts';
import { CannotRun, type Problem } from '../model/problem.ts';
import type { SampleRecord } from '../model/record.ts';
import {
  KEPT,
  RESULT_SCHEMA,
  type AbsentUnit,
  type AuditResult,
  type Discrepancy,
  type EvidenceToLookAt,
  type Finding,
  type FindingTotal,
  type Group,
  type RecordPlace,
  type SampleSummary,
  type Totals,
} from '../model/result.ts';
import { SEVERITIES, type FigureSpec, type Rubric, type Severity } from '../model/rubric.ts';
import { parseIsoDate } from '../util/dates.ts';
import { FigureMaker } from './figures.ts';
import { UnitAudit, type JudgedRecord, type Watch } from './unit-audit.ts';

export interface AuditOptions {
  /** y-m-d, or null when nobody said. */
  readonly asOf: string | null;
  /** Fields to group by; `site` stands for a unit's site column. */
  readonly by: readonly string[];
  /** Only these figures, themes and units; empty: all. */
  readonly figures: readonly string[];
  readonly themes: readonly string[];
  readonly units: readonly string[];
  /** Whether the published values are compared with the figures. */
  readonly compare: boolean;
}

export const AUDIT_DEFAULTS: AuditOptions = {
  asOf: null,
  by: [],
  figures: [],
  themes: [],
  units: [],
  compare: false,
};

/** What the result says of the tool and the rubric, and cannot be worked out here. */
export interface Provenance {
  readonly tool: { readonly name: string; readonly version: string };
  readonly rubricSha256: string;
}

/**
 * One pass over a sample: give it every record and every problem once, then ask for the result. Nothing is read
 * or written here, and memory does not grow with the records.
 */
export class Audit {
  private readonly rubric: Rubric;
  private readonly options: AuditOptions;
  private readonly units: ReadonlyMap<string, UnitAudit>;
  private readonly watch: Watch;
  private readonly errors: Problem[] = [];
  private readonly notes: Problem[] = [];
  private readonly findings: Finding[] = [];
  private readonly discrepancies: Discrepancy[] = [];
  private readonly lookAt: EvidenceToLookAt[] = [];
  private readonly counts = {
    problems: { errors: 0, notes: 0 },
    findings: { urgent: 0, high: 0, medium: 0, low: 0 } satisfies Record<Severity, number>,
    discrepancies: 0,
    evidenceToLookAt: 0,
  } satisfies Omit<Totals, 'findingsByCheck'>;
  private readonly findingsByCheck = new Map<string, number>();

  /**
   * @param kinds the kinds of evidence with which the rubric was loaded
   * @throws CannotRun if a rule that is needed asks for the as-of date and there is none
   */
  constructor(rubric: Rubric, options: AuditOptions, kinds: EvidenceKinds = EVIDENCE_KINDS) {
    this.rubric = rubric;
    this.options = options;
    const asOf = options.asOf === null ? null : parseIsoDate(options.asOf);
    const figures = chosenFigures(rubric, options);
    if (asOf === null) refuseRulesOnAsOf(rubric, figures);
    this.units = new Map(
      rubric.units.map((unit) => {
        const own = figures.filter((figure) => figure.unit === unit.id);
        return [unit.id, new UnitAudit(rubric, unit, own, options.by, asOf, kinds)];
      }),
    );
    const place = ({ unit, id, file, line }: SampleRecord): RecordPlace => ({ unit, id, file, line });
    this.watch = {
      finding: (record, check, answer, { severity, say }) => {
        this.counts.findings[severity] += 1;
        this.findingsByCheck.set(check, (this.findingsByCheck.get(check) ?? 0) + 1);
        keep(this.findings, () => ({ ...place(record), check, answer, severity, say }));
      },
      discrepancy: (record, check, kind) => {
        this.counts.discrepancies += 1;
        keep(this.discrepancies, () => ({ ...place(record), check, kind }));
      },
      lookAt: (record, check, kind) => {
        this.counts.evidenceToLookAt += 1;
        keep(this.lookAt, () => ({ ...place(record), check, kind }));
      },
    };
  }

  /** Judges and counts one record. What it returns is valid only until the next call. */
  record(record: SampleRecord): JudgedRecord {
    const unit = this.units.get(record.unit);
    if (!unit) throw new Error(`a record of an unknown unit "${record.unit}"`);
    return unit.judge(record, this.watch);
  }

  problem(problem: Problem): void {
    this.counts.problems[problem.severity === 'error' ? 'errors' : 'notes'] += 1;
    keep(problem.severity === 'error' ? this.errors : this.notes, () => problem);
  }

  /** Everything found. Call it once, after the last record. */
  result(sample: SampleSummary, { tool, rubricSha256 }: Provenance): AuditResult {
    const { rubric, options } = this;
    const notCollected = new Map(sample.units.map((unit) => [unit.unit, new Set(unit.notCollected)]));
    const maker = new FigureMaker(rubric, notCollected);
    const inSample = new Set(sample.units.map((unit) => unit.unit));
    const units = [...this.units.values()].filter(({ unit }) => inSample.has(unit.id));
    const byFigure = new Map(
      units.flatMap((unit) =>
        unit.figures.map((spec, index) => {
          const tally = unit.tallies[index];
          if (!tally) throw new Error(`no tally for figure "${spec.id}"`);
          return [spec.id, maker.make(spec, tally, options.compare)] as const;
        }),
      ),
    );
    return {
      schema: RESULT_SCHEMA,
      tool,
      rubric: {
        id: rubric.id,
        version: rubric.version,
        title: rubric.title,
        label: rubric.source.label,
        sha256: rubricSha256,
        themes: rubric.themes,
        headline: rubric.headline,
      },
      sample,
      absent: this.absentFrom(inSample),
      asked: { figures: options.figures, themes: options.themes, units: options.units },
      compared: options.compare,
      totals: { ...structuredClone(this.counts), findingsByCheck: this.findingTotals() },
      problems: [...this.errors, ...this.notes].slice(0, KEPT),
      figures: rubric.figures.flatMap((spec) => byFigure.get(spec.id) ?? []),
      groups: units.flatMap((unit) => groupsOf(unit, maker)),
      findings: this.findings,
      discrepancies: this.discrepancies,
      evidenceToLookAt: this.lookAt,
    };
  }

  private absentFrom(inSample: ReadonlySet<string>): AbsentUnit[] {
    return [...this.units.values()].flatMap(({ unit, figures }) => {
      if (figures.length === 0 || inSample.has(unit.id)) return [];
      const published = figures.reduce((sum, figure) => sum + figure.published.length, 0);
      return [{ unit: unit.id, figures: figures.length, published }];
    });
  }

  private findingTotals(): FindingTotal[] {
    const totals = this.rubric.figures.flatMap((figure) => {
      const records = this.findingsByCheck.get(figure.id) ?? 0;
      const attention = this.rubric.checks.find((check) => check.id === figure.id)?.attention;
      return attention && records > 0
        ? [{ check: figure.id, severity: attention.severity, say: attention.say, records }]
        : [];
    });
    return totals.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  }
}

/** Published values are about whole samples, so those of a group are not compared. */
function groupsOf({ unit, groups, figures }: UnitAudit, maker: FigureMaker): Group[] {
  return groups.sorted().map(({ values, tallies }) => ({
    unit: unit.id,
    by: groups.fields.map((field, index) => ({ field, value: values[index] ?? null })),
    figures: figures.flatMap((spec, index) => {
      const tally = tallies[index];
      return tally ? [maker.make(spec, tally, false)] : [];
    }),
  }));
}

function keep<T>(list: T[], item: () => T): void {
  if (list.length < KEPT) list.push(item());
}

/** The figures that are asked for, in the rubric's order. */
export function chosenFigures(
  rubric: Rubric,
  { figures, themes, units }: Pick<AuditOptions, 'figures' | 'themes' | 'units'>,
): FigureSpec[] {
  const wanted = (list: readonly string[], value: string): boolean =>
    list.length === 0 || list.includes(value);
  return rubric.figures.filter(
    (spec) => wanted(figures, spec.id) && wanted(themes, spec.theme) && wanted(units, spec.unit),
  );
}

/** Without an as-of date a rule over it would have to guess today, and the same sample would change its figures. */
function refuseRulesOnAsOf(rubric: Rubric, figures: readonly FigureSpec[]): void {
  const asks = (figure: FigureSpec): boolean => {
    const { checks } = readsOf([figure], rubric);
    const rules = rubric.checks
      .filter(({ id }) => checks.has(id))
      .flatMap(({ rule, relevant }) => [rule, relevant]);
    const cases =
      figure.kind === 'distribution' && figure.of.kind === 'choose'
        ? figure.of.cases.map(({ when }) => when)
        : [];
    return [figure.where, ...cases, ...rules].some(
      (expression) => expression !== null && readsAsOf(expression),
    );
  };
  const asking = figures.find(asks);
  if (asking) {
    throw new CannotRun(
      `the figure "${asking.id}" depends on the as-of date and none is given; say --as-of 2017-06-30, or as_of in sample.yaml`,
    );
  }
}
