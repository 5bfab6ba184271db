import { EVIDENCE_KINDS, type EvidenceKinds } from '../evidence/kinds.ts';
import type {
  AnswerFrom,
  ExplainedCheck,
  ExplainedTheme,
  Explanation,
  FigureShare,
  Trace,
} from '../model/explanation.ts';
import { namesRead, partsOf, readsText, type Expression } from '../model/expression.ts';
import type { Figure } from '../model/figure.ts';
import { isByText } from '../model/reads.ts';
import { NOT_COLLECTED, type Cell, type SampleRecord } from '../model/record.ts';
import type { SampleSummary } from '../model/result.ts';
import { SEVERITIES, type Check, type FigureSpec, type Rubric, type Unit } from '../model/rubric.ts';
import { parseIsoDate } from '../util/dates.ts';
import { Audit, AUDIT_DEFAULTS, type Provenance } from './audit.ts';
import type { CellsRead } from './cells-read.ts';
import { placesOf } from './places.ts';
import type { Judgement } from './judge.ts';
import { inItsPlace } from './shown-cell.ts';
import { causesOf, Tracer } from './trace.ts';
import { isNotCollected, type JudgedRecord } from './unit-audit.ts';

/** What is explained, and how much of it. */
export interface ExplainOptions {
  /** Only these themes and checks; empty: all. */
  readonly themes: readonly string[];
  readonly checks: readonly string[];
  /** Whether words of personal and text fields are in the explanation. */
  readonly showsText: boolean;
}

/**
 * What an audit says of one record, and why. It is an audit of this record alone, so that what counts is counted by
 * the audit itself.
 *
 * @param sample what is known of the whole sample that the record is from
 * @throws CannotRun if a rule asks for the as-of date and there is none
 */
export function explainRecord(
  rubric: Rubric,
  record: SampleRecord,
  sample: SampleSummary,
  options: ExplainOptions,
  kinds: EvidenceKinds = EVIDENCE_KINDS,
): Omit<Explanation, 'problems'> {
  const { asOf } = sample;
  const audit = new Audit(rubric, { ...AUDIT_DEFAULTS, asOf, units: [record.unit] }, kinds);
  const judged = audit.record(record);
  const { findings, discrepancies, evidenceToLookAt, figures } = audit.result(sample, NOBODY);
  const explainer = new Explainer(rubric, judged, figures, asOf, kinds, options.showsText);
  const themes = explainer.themes(options);
  const shown = new Set(themes.flatMap(({ checks }) => checks.map(({ check }) => check)));
  const isShown = ({ check }: { readonly check: string }): boolean => shown.has(check);
  const { unit, id, file, line } = record;
  return {
    record: { unit, id, file, line },
    asOf,
    showsText: options.showsText,
    findings: findings
      .filter(isShown)
      .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)),
    discrepancies: discrepancies.filter(isShown),
    evidenceToLookAt: evidenceToLookAt.filter(isShown),
    themes,
  };
}

/** The result of the audit of one record goes nowhere. */
const NOBODY: Provenance = { tool: { name: '', version: '' }, rubricSha256: '' };

class Explainer {
  private readonly rubric: Rubric;
  private readonly judged: JudgedRecord;
  private readonly figures: ReadonlyMap<string, Figure>;
  private readonly kinds: EvidenceKinds;
  private readonly tracer: Tracer;

  constructor(
    rubric: Rubric,
    judged: JudgedRecord,
    figures: readonly Figure[],
    asOf: string | null,
    kinds: EvidenceKinds,
    showsText: boolean,
  ) {
    this.rubric = rubric;
    this.judged = judged;
    this.figures = new Map(figures.map((figure) => [figure.id, figure]));
    this.kinds = kinds;
    const { unit, checks, judgements, record } = judged;
    const day = asOf === null ? null : parseIsoDate(asOf);
    const answers = judgements.map(({ answer }) => answer);
    this.tracer = new Tracer({
      unit,
      places: placesOf(unit, checks, day, rubric.evidence, kinds),
      facts: { cells: record.cells, tables: record.tables, answers, row: [] },
      evidence: rubric.evidence,
      kinds,
      showsText,
    });
  }

  themes({ themes, checks }: ExplainOptions): ExplainedTheme[] {
    const wanted = (list: readonly string[], id: string): boolean => list.length === 0 || list.includes(id);
    return this.rubric.themes.flatMap(({ id, title }): ExplainedTheme[] => {
      if (!wanted(themes, id)) return [];
      const own = this.judged.checks.filter((check) => check.theme === id && wanted(checks, check.id));
      const figures = checks.length > 0 ? [] : this.judged.figures.filter((spec) => spec.theme === id);
      const explained = {
        id,
        title,
        checks: own.map((check) => this.check(check)),
        figures: figures.filter((spec) => !('check' in spec)).map((spec) => this.share(spec, null)),
      };
      return explained.checks.length + explained.figures.length === 0 ? [] : [explained];
    });
  }

  private check(check: Check): ExplainedCheck {
    const index = this.judged.checks.indexOf(check);
    const judgement = this.judged.judgements[index] as Judgement;
    const cell = check.recorded === null ? null : this.cell(check.recorded);
    const relevance = check.relevant === null ? null : this.tracer.trace(check.relevant);
    const isAsked = relevance === null || relevance.answer === 'yes';
    const rule =
      check.rule === null || !isAsked ? null : this.tracer.trace(check.rule, check.noRows ?? undefined);
    const from = isAsked ? this.from(check, judgement, cell, index) : 'relevance';
    const about: AboutCheck = { relevance, from, byRecord: judgement.notRelevantByRecord };
    return {
      check: check.id,
      label: check.label,
      answer: judgement.answer,
      from,
      recorded:
        check.recorded === null || cell === null ? null : { field: check.recorded, value: wordOf(cell) },
      tooEarly: judgement.tooEarly,
      byText: judgement.byText,
      relevance,
      because: relevance === null || isAsked ? [] : causesOf(relevance),
      rule,
      source: check.source,
      figures: this.judged.figures
        .filter((spec) => 'check' in spec && spec.check === check.id)
        .map((spec) => this.share(spec, about)),
    };
  }

  private from(check: Check, { answer, byText }: Judgement, cell: Cell | null, index: number): AnswerFrom {
    if (cell?.state === 'unreadable') return 'unreadable';
    const isThere = cell !== null && cell.state !== 'not collected';
    if (isThere && cell.state !== 'empty') return 'recorded';
    if (check.rule === null || (isByText(check) && byText === null)) {
      return isThere ? 'nobody' : 'not collected';
    }
    if (readsText(check.rule)) return 'text';
    const { record, cellsRead } = this.judged;
    if (isNotCollected(answer, record, cellsRead[index] as CellsRead)) return 'not collected';
    return readsEntry(check.rule, this.judged.unit, this.kinds) ? 'entry' : 'derived';
  }

  private cell(field: string): Cell {
    const { unit, record } = this.judged;
    return record.cells[unit.fields.findIndex(({ id }) => id === field)] ?? NOT_COLLECTED;
  }

  private share(spec: FigureSpec, about: AboutCheck | null): FigureShare {
    const index = this.judged.figures.indexOf(spec);
    const figure = this.figures.get(spec.id);
    const answer = this.judged.counted[index];
    if (figure === undefined || answer === undefined) throw new Error(`no figure "${spec.id}"`);
    const where = spec.where === null ? null : this.tracer.trace(spec.where);
    const options = answer === 'yes' ? this.judged.optionsOf(index) : [];
    const { inN, inBase } = countedIn(figure, options);
    const out = inBase ? null : outOf(figure, where, about);
    const condition = out === 'filter' ? where : out === 'relevance' ? (about?.relevance ?? null) : null;
    return {
      figure: spec.id,
      label: spec.label,
      kind: spec.kind,
      base: 'base' in spec ? spec.base : null,
      count: 'count' in spec ? spec.count : null,
      answer,
      options,
      inN,
      inBase,
      out,
      because: condition === null ? [] : causesOf(condition),
      where,
      source: spec.source,
    };
  }
}

/** What decides whether a check's answer can be in a base. */
interface AboutCheck {
  readonly relevance: Trace | null;
  readonly from: AnswerFrom;
  /** A person recorded N/A. */
  readonly byRecord: boolean;
}

/** @param figure of this one record: every count in it is 0 or 1 */
function countedIn(figure: Figure, options: readonly string[]): Pick<FigureShare, 'inN' | 'inBase'> {
  switch (figure.kind) {
    case 'proportion':
    case 'spread':
      return { inN: figure.n > 0, inBase: figure.d > 0 };
    case 'distribution':
      return { inN: options.length > 0, inBase: figure.d > 0 };
    case 'count':
      return { inN: figure.n > 0, inBase: figure.n > 0 };
    case 'sum':
    case 'cross':
      return { inN: figure.d > 0, inBase: figure.d > 0 };
  }
}

function outOf(figure: Figure, where: Trace | null, about: AboutCheck | null): FigureShare['out'] {
  if (where !== null && where.answer !== 'yes') return 'filter';
  if (about?.from === 'relevance') return 'relevance';
  if (about === null ? figure.notCollected.length > 0 : about.from === 'not collected')
    return 'not collected';
  return about?.byRecord === true ? 'by record' : 'answer';
}

/** A personal answer is an answer all the same: it is what the check says. */
const wordOf = (cell: Cell): string => (cell.state === 'value' ? cell.answer : inItsPlace(cell));

/** Whether a rule is worked out from what the service wrote in its own file. */
function readsEntry(rule: Expression, unit: Unit, kinds: EvidenceKinds): boolean {
  if (rule.kind === 'evidence') return kinds[rule.evidence]?.entryOutputs?.includes(rule.output) === true;
  const parts = partsOf(rule);
  if (parts.length > 0 && rule.kind !== 'compare') return parts.some((part) => readsEntry(part, unit, kinds));
  const read = new Set(namesRead(rule).fields);
  return unit.fields.some(({ id, entry }) => entry && read.has(id));
}
