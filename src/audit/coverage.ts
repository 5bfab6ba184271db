import { countAnswer, noAnswers, type AnswerCounts } from '../model/counts.ts';
import {
  COVERAGE_SCHEMA,
  type CheckCoverage,
  type CheckNever,
  type RubricCoverage,
  type TableCoverage,
} from '../model/coverage.ts';
import { rowFieldName, type Expression } from '../model/expression.ts';
import { readsOf } from '../model/reads.ts';
import type { AuditResult } from '../model/result.ts';
import type { Check, FigureSpec, Rubric, Unit } from '../model/rubric.ts';
import { CellCounts } from './cell-counts.ts';
import { CollectedParts, type Collected } from './collected.ts';
import { coverageTotals } from './coverage-totals.ts';
import { figureCoverage } from './figure-coverage.ts';
import { RuleCounts, type ConditionContext } from './rule-counts.ts';
import type { Judgement } from './judge.ts';
import type { JudgedRecord } from './unit-audit.ts';

/** What has been counted of one check. */
class CheckCount {
  readonly answers: AnswerCounts = noAnswers();
  readonly relevance = { yes: 0, no: 0, unknown: 0 };
  readonly derived = { yes: 0, no: 0 };
  readonly byText = { yes: 0, no: 0 };

  add({ answer, relevant, relevanceUnknown, derived, byText }: Judgement): void {
    countAnswer(this.answers, answer);
    this.relevance[relevant ? 'yes' : relevanceUnknown ? 'unknown' : 'no'] += 1;
    if (derived && (answer === 'yes' || answer === 'no')) this.derived[answer] += 1;
    if (byText !== null) this.byText[byText] += 1;
  }
}

/**
 * What of a rubric a sample exercises, counted during the audit's one pass: hand `around` to the audit and every
 * judged record to `record`. It changes no answer, and its memory does not grow with the records.
 */
export class Coverage {
  private readonly rubric: Rubric;
  private readonly rules = new RuleCounts();
  private readonly checks: ReadonlyMap<string, CheckCount>;
  private readonly cells: ReadonlyMap<string, CellCounts>;
  readonly around = this.rules.around;

  constructor(rubric: Rubric) {
    this.rubric = rubric;
    this.checks = new Map(rubric.checks.map(({ id }) => [id, new CheckCount()]));
    this.cells = new Map(rubric.units.map((unit) => [unit.id, new CellCounts(unit)]));
  }

  readonly record = ({ record, unit, checks, judgements }: JudgedRecord): void => {
    checks.forEach(({ id }, index) => {
      this.checks.get(id)?.add(judgements[index] as Judgement);
    });
    this.cells.get(unit.id)?.add(record);
  };

  /** @param result of the very audit that was watched */
  result(result: AuditResult): RubricCoverage {
    const figures = new Map(result.figures.map((figure) => [figure.id, figure]));
    const fired = new Map(result.totals.findingsByCheck.map(({ check, records }) => [check, records]));
    const context = this.contexts(result);
    const listed = this.rubric.checks.filter(({ id }) => figures.has(id));
    const checks = listed.map((check) => this.check(check, fired.get(check.id) ?? 0, context(check.unit)));
    const specs = this.rubric.figures.filter(({ id }) => figures.has(id));
    const figuresCovered = specs.flatMap((spec) => {
      const figure = figures.get(spec.id);
      return figure ? [figureCoverage(spec, figure, this.rules, context(spec.unit))] : [];
    });
    const units = this.rubric.units.filter(({ id }) => result.sample.units.some(({ unit }) => unit === id));
    const read = whatIsRead(result, specs, this.rubric);
    const fields = units
      .flatMap(({ id }) => this.cells.get(id)?.ofFields() ?? [])
      .filter(({ unit, table, field }) => read(unit, table, field));
    const tables = units
      .flatMap((unit) => this.tables(unit, result))
      .filter(({ unit, table }) => read(unit, table));
    const { title, asOf } = result.sample;
    const { id, version, title: rubricTitle, sha256, themes } = result.rubric;
    return {
      schema: COVERAGE_SCHEMA,
      tool: result.tool,
      rubric: { id, version, title: rubricTitle, sha256, themes },
      sample: { title, asOf, units: result.sample.units.map(({ unit, records }) => ({ unit, records })) },
      asked: result.asked,
      absent: result.absent.map(({ unit, figures: missing }) => ({
        unit,
        figures: missing,
      })),
      totals: coverageTotals(checks, figuresCovered, fields),
      checks,
      figures: figuresCovered,
      fields,
      tables,
    };
  }

  private contexts({ sample }: AuditResult): (unit: string) => ConditionContext {
    const byId = new Map(this.rubric.checks.map((check) => [check.id, check]));
    const made = new Map(
      sample.units.map(({ unit, notCollected }) => [unit, new CollectedParts(byId, new Set(notCollected))]),
    );
    const none = new CollectedParts(byId, new Set());
    return (unit) => {
      const collected = made.get(unit) ?? none;
      const ofCheck = (id: string): Collected => {
        const check = byId.get(id);
        return check === undefined ? 'all' : collectedOf(check, collected);
      };
      const checkNever: ConditionContext['checkNever'] = (check, answer) =>
        this.checks.get(check)?.answers[answer] === 0;
      return { collected, ofCheck, checkNever };
    };
  }

  private check(check: Check, fired: number, context: ConditionContext): CheckCoverage {
    const { answers, relevance, derived, byText } = this.checks.get(check.id) ?? new CheckCount();
    const rule = (expression: Expression | null): ReturnType<RuleCounts['rule']> | null =>
      expression === null ? null : this.rules.rule(expression, context);
    const { attention } = check;
    return {
      check: check.id,
      unit: check.unit,
      theme: check.theme,
      label: check.label,
      recorded: check.recorded,
      collected: context.ofCheck(check.id),
      records: relevance.yes + relevance.no + relevance.unknown,
      relevance: { ...relevance },
      answers: { ...answers },
      derived: { ...derived },
      byText: { ...byText },
      never: [...neverOf(answers, relevance.yes), ...(attention !== null && fired === 0 ? ATTENTION : [])],
      rule: rule(check.rule),
      relevant: rule(check.relevant),
      attention:
        attention === null ? null : { fired, where: rule(attention.where), unless: rule(attention.unless) },
    };
  }

  private tables(unit: Unit, { sample }: AuditResult): TableCoverage[] {
    const missing = sample.units.find((own) => own.unit === unit.id)?.notCollected ?? [];
    const rules = rulesOf(unit.id, this.rubric);
    return (this.cells.get(unit.id)?.ofTables() ?? []).map(({ table, rows, records }) => ({
      unit: unit.id,
      table,
      collected: !missing.includes(table),
      rows,
      records,
      main: this.rules.mainRow(table, rules),
    }));
  }
}

const ATTENTION: readonly CheckNever[] = ['attention'];

/** The first thing that is missing explains the next. */
function neverOf({ yes, no }: AnswerCounts, asked: number): CheckNever[] {
  if (asked === 0) return ['asked'];
  if (yes + no === 0) return ['answered'];
  return yes === 0 ? ['yes'] : no === 0 ? ['no'] : [];
}

/** Without what tells whether to ask, nothing that was collected answers. */
function collectedOf({ id, relevant }: Check, collected: CollectedParts): Collected {
  const answered = collected.ofCheck(id);
  const asked = relevant === null ? 'all' : collected.ofRules([relevant]);
  if (answered === 'none' || asked === 'none') return 'none';
  return answered === 'part' || asked === 'part' ? 'part' : 'all';
}

/** Every expression that the checks and figures of a unit are made of. */
function rulesOf(unit: string, { checks, figures }: Rubric): Expression[] {
  const ofChecks = checks
    .filter((check) => check.unit === unit)
    .flatMap(({ rule, relevant, attention }) => [
      rule,
      relevant,
      attention?.where ?? null,
      attention?.unless ?? null,
    ]);
  const ofFigures = figures
    .filter((figure) => figure.unit === unit)
    .flatMap((figure) => [
      figure.where,
      ...(figure.kind === 'distribution' && figure.of.kind === 'choose'
        ? figure.of.cases.map(({ when }) => when)
        : []),
    ]);
  return [...ofChecks, ...ofFigures].filter((expression) => expression !== null);
}

/** Where only a part of the rubric was asked for, the fields and tables that it reads; else all of them. */
function whatIsRead(
  { asked }: AuditResult,
  specs: readonly FigureSpec[],
  rubric: Rubric,
): (unit: string, table: string | null, field?: string) => boolean {
  if (asked.figures.length + asked.themes.length + asked.units.length === 0) return () => true;
  const byUnit = new Map(
    rubric.units.map(({ id }) => [
      id,
      readsOf(
        specs.filter(({ unit }) => unit === id),
        rubric,
      ),
    ]),
  );
  return (unit, table, field) => {
    const reads = byUnit.get(unit);
    if (reads === undefined) return false;
    if (table === null) return reads.fields.has(field ?? '');
    return field === undefined ? reads.tables.has(table) : reads.rowFields.has(rowFieldName(table, field));
  };
}
