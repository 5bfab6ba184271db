import { Audit, AUDIT_DEFAULTS, type AuditOptions } from '../../src/audit/audit.ts';
import { gapsOf } from '../../src/audit/gaps.ts';
import { ANSWERS, type Answer } from '../../src/model/answer.ts';
import { EMPTY, NOT_COLLECTED, type Cell, type SampleRecord } from '../../src/model/record.ts';
import type { ProportionFigure } from '../../src/model/figure.ts';
import type { AuditResult, SampleSummary } from '../../src/model/result.ts';
import type { Field, Unit } from '../../src/model/rubric.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { wordBook } from '../../src/sample/answer-words.ts';
import { cellReader, keepsText } from '../../src/sample/cells.ts';

const READING = { words: wordBook([]), asOf: null };

/** Cells as somebody wrote them: left out, nobody wrote anything; null: there is no such column. */
export type Written = Readonly<Record<string, string | null>>;

export interface WrittenRecord {
  readonly cells?: Written;
  /** The rows of each table; one that is left out was not supplied. */
  readonly tables?: Readonly<Record<string, readonly Written[]>>;
}

function cellsOf(fields: readonly Field[], written: Written): Cell[] {
  for (const name of Object.keys(written)) {
    if (!fields.some(({ id }) => id === name)) throw new Error(`no field "${name}"`);
  }
  return fields.map((field) => {
    const text = written[field.id];
    if (text === null) return NOT_COLLECTED;
    return text === undefined ? EMPTY : cellReader(field, keepsText(field), READING).read(text);
  });
}

export function recordOf(
  unit: Unit,
  { cells = {}, tables = {} }: WrittenRecord,
  index: number,
): SampleRecord {
  const id = String(index + 1);
  const place = { file: 'cases.csv', line: index + 2 };
  return {
    unit: unit.id,
    id: [id],
    ...place,
    cells: cellsOf(unit.fields, { id, ...cells }),
    tables: unit.tables.map((table) => {
      const rows = tables[table.id];
      if (rows === undefined) return NOT_COLLECTED;
      return rows.map((row) => ({ ...place, cells: cellsOf(table.fields, row) }));
    }),
  };
}

export interface AuditedRecords {
  readonly result: AuditResult;
  /** As `record id, check, answer`. */
  readonly gaps: readonly string[];
}

/** A rubric of one unit, whose id column is `id`, over records that nobody had to read. */
export function auditRecords(
  yaml: string,
  records: readonly WrittenRecord[],
  notCollected: readonly string[] = [],
  options: Partial<AuditOptions> = {},
): AuditedRecords {
  const { rubric } = loadRubric(yaml, 'rubric.yaml');
  const [unit] = rubric.units;
  if (!unit) throw new Error('the rubric has no unit');
  const audit = new Audit(rubric, { ...AUDIT_DEFAULTS, asOf: '2017-06-30', ...options });
  const gaps = records.flatMap((written, index) => {
    const judged = audit.record(recordOf(unit, written, index));
    return gapsOf(judged).map(({ check, answer }) => `${index + 1}, ${check}, ${answer}`);
  });
  const sample = sampleOf(unit, records.length, notCollected);
  const provenance = { tool: { name: 'casefile', version: 'test' }, rubricSha256: 'hash' };
  return { result: audit.result(sample, provenance), gaps };
}

/** A sample of one unit, of which nothing is known but how many records it has and what it lacks. */
export const sampleOf = (unit: Unit, records: number, notCollected: readonly string[]): SampleSummary => ({
  title: null,
  period: null,
  asOf: null,
  sampling: null,
  reproduces: null,
  units: [
    {
      unit: unit.id,
      records,
      notCounted: 0,
      repeated: 0,
      repeatedSame: 0,
      notCollected,
      tables: [],
      sites: [],
    },
  ],
  files: [],
});

export function figureOf(result: AuditResult, id: string): ProportionFigure {
  const figure = result.figures.find((candidate) => candidate.id === id);
  if (figure?.kind !== 'proportion') throw new Error(`no figure "${id}"`);
  return figure;
}

/** What a check says of a sample of one record. */
export function onlyAnswer(result: AuditResult, check: string): Answer {
  const { yes, no, unclear, notRecorded, notRelevant } = figureOf(result, check);
  const index = [yes, no, unclear, notRecorded, notRelevant].indexOf(1);
  const answer = ANSWERS[index];
  if (answer === undefined) throw new Error('not a sample of one record');
  return answer;
}
