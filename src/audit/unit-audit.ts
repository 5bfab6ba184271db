import type { EvidenceKinds, EvidenceSaid } from '../evidence/kinds.ts';
import type { Answer } from '../model/answer.ts';
import { checksNeeded, readsOfCheck } from '../model/reads.ts';
import { areRows, type SampleRecord } from '../model/record.ts';
import type { DISCREPANCY_KINDS, EVIDENCE_KINDS } from '../model/result.ts';
import type { Attention, Check, FigureSpec, Rubric, Unit } from '../model/rubric.ts';
import { CellsRead } from './cells-read.ts';
import { compile } from './compile.ts';
import { placesOf, type Around, type Facts, type Places } from './places.ts';
import { Groups } from './groups.ts';
import { compileCheck, newJudgement, type Judge, type Judgement } from './judge.ts';
import { compileCounter, newTally, type Counter, type Tally } from './tally.ts';

/** Told of every record that needs somebody's eye, while it is judged. */
export interface Watch {
  finding: (record: SampleRecord, check: string, answer: Answer, attention: Attention) => void;
  discrepancy: (record: SampleRecord, check: string, kind: (typeof DISCREPANCY_KINDS)[number]) => void;
  lookAt: (record: SampleRecord, check: string, kind: (typeof EVIDENCE_KINDS)[number]) => void;
}

/** What was said of one record; valid only until the next one is judged. */
export interface JudgedRecord {
  readonly record: SampleRecord;
  readonly unit: Unit;
  /** The checks judged and what they say, in the same order. */
  readonly checks: readonly Check[];
  readonly judgements: readonly Judgement[];
  /** For each check the cells that it reads, itself or through others, in the same order. */
  readonly cellsRead: readonly CellsRead[];
  /** The figures counted and the answer counted for each, in the same order. */
  readonly figures: readonly FigureSpec[];
  readonly counted: readonly Answer[];
  /** Of a distribution, by its place among the figures: the options that the record counts under. */
  readonly optionsOf: (figure: number) => readonly string[];
  /** What the evidence of the unit found that cannot be so. */
  readonly oddities: readonly OddityInRecord[];
}

export interface OddityInRecord {
  /** The kind of evidence, and the file and line of the row. */
  readonly kind: string;
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const NO_ODDITIES: readonly OddityInRecord[] = [];

interface WatchingEvidence {
  readonly kind: string;
  /** The place of the table that it reads; -1: none. */
  readonly table: number;
  readonly said: (facts: Facts) => EvidenceSaid;
}

/** One unit's checks and figures, compiled once, and what has been counted for them so far. */
export class UnitAudit {
  readonly unit: Unit;
  readonly figures: readonly FigureSpec[];
  readonly tallies: readonly Tally[];
  readonly groups: Groups;
  private readonly checks: readonly Check[];
  /** Whether findings and discrepancies of the check are of interest: it has a figure that was asked for. */
  private readonly watched: readonly boolean[];
  private readonly cellsRead: readonly CellsRead[];
  private readonly judges: readonly Judge[];
  /** Whether a record with one of the answers needs attention. */
  private readonly needsAttention: readonly ((facts: Facts) => boolean)[];
  private readonly judgements: readonly Judgement[];
  private readonly counters: readonly Counter[];
  private readonly facts: Facts;
  private readonly counted: Answer[];
  private readonly evidence: readonly WatchingEvidence[];

  constructor(
    rubric: Rubric,
    unit: Unit,
    figures: readonly FigureSpec[],
    by: readonly string[],
    asOf: number | null,
    kinds: EvidenceKinds,
    around: Around | null,
  ) {
    this.unit = unit;
    this.figures = figures;
    const needed = checksNeeded(figures, rubric);
    this.checks = rubric.checks.filter((check) => needed.has(check.id));
    const places = placesOf(unit, this.checks, asOf, rubric.evidence, kinds, around);
    const { watching, ofRecord } = places.evidence;
    this.evidence = watching.flatMap(({ kind, table }) => {
      const said = ofRecord.get(kind);
      return said ? [{ kind, said, table: unit.tables.findIndex(({ id }) => id === table) }] : [];
    });
    const shown = new Set(figures.map((figure) => ('check' in figure ? figure.check : '')));
    this.watched = this.checks.map((check) => shown.has(check.id) && canBeReported(check));
    this.cellsRead = this.checks.map((check) => new CellsRead(readsOfCheck(check, rubric), unit));
    this.judges = this.checks.map((check) => compileCheck(check, places));
    this.needsAttention = this.checks.map(({ attention }) => compileAttention(attention, places));
    this.judgements = this.checks.map(newJudgement);
    this.counters = figures.map((figure) => compileCounter(figure, places, unit.siteField));
    this.tallies = figures.map((figure) => newTally(figure));
    this.groups = new Groups(unit, by, figures);
    this.facts = { cells: [], answers: this.checks.map(() => 'not recorded'), tables: [], row: [] };
    this.counted = figures.map(() => 'not recorded');
  }

  private readonly optionsOf = (figure: number): readonly string[] =>
    this.counters[figure]?.optionsOf(this.facts) ?? [];

  /** Judges one record, counts it, and returns what was said of it. */
  judge(record: SampleRecord, watch: Watch): JudgedRecord {
    const { facts, judgements, counted } = this;
    facts.cells = record.cells;
    facts.tables = record.tables;
    // Plain loops: this runs for every check and figure of every record.
    for (let index = 0; index < this.judges.length; index += 1) {
      const judgement = judgements[index] as Judgement;
      (this.judges[index] as Judge)(facts, judgement);
      facts.answers[index] = judgement.answer;
    }
    // After all of them, for what needs attention may depend on any.
    for (let index = 0; index < this.judges.length; index += 1) {
      if (this.watched[index] === true) this.report(index, record, watch);
    }
    const group = this.groups.fields.length > 0 ? this.groups.talliesFor(record) : null;
    for (let index = 0; index < this.counters.length; index += 1) {
      const whole = this.tallies[index] as Tally;
      const own = group === null ? null : (group[index] as Tally);
      counted[index] = (this.counters[index] as Counter).count(facts, judgements, whole, own);
    }
    return {
      record,
      unit: this.unit,
      checks: this.checks,
      judgements,
      cellsRead: this.cellsRead,
      figures: this.figures,
      counted,
      optionsOf: this.optionsOf,
      oddities: this.evidence.length === 0 ? NO_ODDITIES : this.odditiesIn(record),
    };
  }

  private report(index: number, record: SampleRecord, watch: Watch): void {
    const check = this.checks[index] as Check;
    const judgement = this.judgements[index] as Judgement;
    if (judgement.discrepancy !== null) watch.discrepancy(record, check.id, judgement.discrepancy);
    if (judgement.lookAt !== null) watch.lookAt(record, check.id, judgement.lookAt);
    const { attention } = check;
    if (attention === null || !judgement.relevant || !attention.when.includes(judgement.answer)) return;
    if (this.needsAttention[index]?.(this.facts) !== true) return;
    if (!isNotCollected(judgement.answer, record, this.cellsRead[index] as CellsRead)) {
      watch.finding(record, check.id, judgement.answer, attention);
    }
  }

  private odditiesIn(record: SampleRecord): OddityInRecord[] {
    return this.evidence.flatMap(({ kind, table, said }) => {
      const rows = record.tables[table];
      return said(this.facts).oddities.map(({ row, text }) => {
        const at = rows !== undefined && areRows(rows) ? (rows[row] ?? record) : record;
        return { kind, file: at.file, line: at.line, text };
      });
    });
  }
}

/** A filter leaves what it is sure of, and an exception takes away what it is sure of. */
function compileAttention(attention: Check['attention'], places: Places): (facts: Facts) => boolean {
  const [where, unless] = [attention?.where, attention?.unless].map((rule) =>
    rule ? compile(rule, places) : null,
  );
  return (facts) => (!where || where(facts) === 'yes') && (!unless || unless(facts) !== 'yes');
}

/** A check that is only recorded, without a rule, a condition or a call for attention, has nothing to report. */
const canBeReported = ({ rule, relevant, attention }: Check): boolean =>
  rule !== null || relevant !== null || attention !== null;

/**
 * Whether there is no answer only because the sample has no column or no table for it: a question that nobody asked is
 * nobody's omission, so it is neither a finding nor a gap. The figure says "not collected".
 *
 * @param cellsRead what the check reads, itself or through others
 */
export const isNotCollected = (answer: Answer, record: SampleRecord, cellsRead: CellsRead): boolean =>
  answer === 'not recorded' && cellsRead.openIn(record) === 'not collected';
