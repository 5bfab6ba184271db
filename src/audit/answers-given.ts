import { readsOf } from '../model/reads.ts';
import type { Cell, SampleRecord } from '../model/record.ts';
import type { Check, Field, Rubric, Unit } from '../model/rubric.ts';
import { asWords } from '../util/words.ts';
import { chosenFigures, type AuditOptions } from './audit.ts';
import type { JudgedRecord } from './unit-audit.ts';

/** Something that auditors record and that can be compared: a check, or a field of answers or options. */
export interface Question {
  readonly id: string;
  readonly kind: 'check' | 'field';
  readonly unit: string;
  readonly label: string;
  /** The answers that judge a record, in the rubric's order; what an auditor says is a place in it. */
  readonly answers: readonly string[];
  /** The place of the column among the fields of the unit. */
  readonly field: number;
}

/** What an auditor says of a question where it is none of its answers, each with its word. */
export const SAID_OTHERWISE = {
  [-1]: 'not relevant',
  [-2]: 'not recorded',
  [-3]: 'blank',
  [-4]: 'unreadable',
  [-5]: 'not collected',
} as const;

export const NOT_RELEVANT = -1;
export const NOT_RECORDED = -2;
const BLANK = -3;
const UNREADABLE = -4;
export const NOT_COLLECTED = -5;

const CODE_OF: Readonly<Record<Exclude<Cell['state'], 'value' | 'unclear'>, number>> = {
  'not relevant': NOT_RELEVANT,
  'not recorded': NOT_RECORDED,
  empty: BLANK,
  unreadable: UNREADABLE,
  'not collected': NOT_COLLECTED,
};

/** What each auditor says of one record, by the auditor's name: for each question of the unit a place or a code. */
export interface GivenRecord {
  readonly id: readonly string[];
  readonly said: Map<string, Int16Array>;
}

/**
 * What auditors recorded, question by question. Nothing that is worked out stands for an answer: two auditors of one
 * case would be found to agree with the tool. A rule only says whether the question was to be put, from each
 * auditor's own answers; where it says no the record is not relevant, as it is in the audit.
 */
export class AnswersGiven {
  readonly questions: readonly Question[];
  /** For each unit its records by id. Memory grows with the records, unlike that of an audit. */
  readonly units: ReadonlyMap<string, Map<string, GivenRecord>>;
  private readonly byUnit: ReadonlyMap<string, readonly Question[]>;

  constructor(rubric: Rubric, asked: Pick<AuditOptions, 'figures' | 'themes' | 'units'>) {
    const figures = chosenFigures(rubric, asked);
    const { fields: read } = readsOf(figures, rubric);
    const own = new Set(figures.map(({ id }) => id));
    const order = rubric.figures.map(({ id }) => id);
    const checks = rubric.checks
      .filter(({ id }) => own.has(id))
      .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
    const units = rubric.units.filter((unit) => figures.some((figure) => figure.unit === unit.id));
    this.questions = units.flatMap((unit) => [
      ...checks.flatMap((check) => (check.unit === unit.id ? askedBy(check, unit) : [])),
      ...otherFields(unit, rubric.checks, read),
    ]);
    this.byUnit = new Map(units.map(({ id }) => [id, this.questions.filter(({ unit }) => unit === id)]));
    this.units = new Map(units.map(({ id }) => [id, new Map<string, GivenRecord>()]));
  }

  /** Keeps what one auditor says of a record. A record of a unit that was not asked for is passed over. */
  add(auditor: string, id: readonly string[], judged: JudgedRecord): void {
    const { record } = judged;
    const records = this.units.get(record.unit);
    const questions = this.byUnit.get(record.unit);
    if (records === undefined || questions === undefined) return;
    const key = JSON.stringify(id);
    const given = records.get(key) ?? { id, said: new Map<string, Int16Array>() };
    records.set(key, given);
    given.said.set(
      auditor,
      Int16Array.from(questions, (question) => saidOf(question, record, judged)),
    );
  }
}

function saidOf(question: Question, record: SampleRecord, { checks, judgements }: JudgedRecord): number {
  const cell = record.cells[question.field] as Cell;
  const code = codeOf(cell, question);
  if (question.kind === 'field' || code === NOT_COLLECTED) return code;
  const judgement = judgements[checks.findIndex(({ id }) => id === question.id)];
  const asked = judgement === undefined || judgement.relevant || judgement.relevanceUnknown;
  return asked ? code : NOT_RELEVANT;
}

function codeOf({ state, answer, rank }: Cell, { answers }: Question): number {
  if (state === 'unclear') return answers.indexOf('unclear');
  if (state !== 'value') return CODE_OF[state];
  return Number.isNaN(rank) ? answers.indexOf(answer) : rank;
}

const CHECKED = ['yes', 'no', 'unclear'] as const;

/** What the service entered in its own file is not the auditor's answer. */
function askedBy({ id, unit, label, recorded }: Check, { fields }: Unit): Question[] {
  const field = fields.findIndex((candidate) => candidate.id === recorded);
  if (field < 0 || fields[field]?.entry === true) return [];
  return [{ id, kind: 'check', unit, label, answers: CHECKED, field }];
}

/** Columns that are asked of the auditor, that figures or rules read, and that answer no check of their own. */
function otherFields(unit: Unit, checks: readonly Check[], read: ReadonlySet<string>): Question[] {
  const ofChecks = new Set(checks.map(({ recorded }) => recorded));
  const names = new Set([...unit.idFields, unit.siteField]);
  return unit.fields.flatMap((field, place) => {
    const asked = read.has(field.id) && !ofChecks.has(field.id) && !names.has(field.id);
    if (!asked || field.entry || field.personal) return [];
    const answers = answersOf(field);
    const label = field.ask ?? asWords(field.id);
    return answers === null
      ? []
      : [{ id: field.id, kind: 'field', unit: unit.id, label, answers, field: place }];
  });
}

function answersOf({ type, options }: Field): readonly string[] | null {
  if (type === 'answer') return CHECKED;
  return type === 'choice' ? [...new Set([...options.map(({ value }) => value), 'unclear'])] : null;
}
