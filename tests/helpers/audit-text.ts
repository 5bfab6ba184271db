import { createHash } from 'node:crypto';
import { Audit, AUDIT_DEFAULTS, type AuditOptions } from '../../src/audit/audit.ts';
import { Coverage } from '../../src/audit/coverage.ts';
import { EVIDENCE_KINDS, type EvidenceKinds } from '../../src/evidence/kinds.ts';
import type { RubricCoverage } from '../../src/model/coverage.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { SampleRecord } from '../../src/model/record.ts';
import type { AuditResult } from '../../src/model/result.ts';
import type { Rubric } from '../../src/model/rubric.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { readSample, type Input, type ReadOptions } from '../../src/sample/read.ts';

/** A text as an input, whole or in chunks of some bytes. */
export function inputOf(
  text: string | Uint8Array,
  file = 'cases.csv',
  holds: string | null = null,
  chunk = 1 << 20,
): Input {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return {
    file,
    holds,
    facts: () => ({
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      encoding: 'utf-8',
      remarks: [],
    }),
    async *bytes() {
      await Promise.resolve();
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

export interface Audited {
  readonly result: AuditResult;
  readonly problems: readonly Problem[];
  readonly records: readonly SampleRecord[];
}

/** A rubric's text over inputs, without a file or a process. */
export const auditInputs = (
  yaml: string,
  inputs: readonly Input[],
  options: Partial<AuditOptions> = {},
  reading: ReadOptions = {},
  kinds: EvidenceKinds = EVIDENCE_KINDS,
): Promise<Audited> =>
  auditWith(loadRubric(yaml, 'rubric.yaml', kinds).rubric, inputs, options, reading, kinds);

/** A rubric that was loaded once, over inputs. */
export async function auditWith(
  rubric: Rubric,
  inputs: readonly Input[],
  options: Partial<AuditOptions> = {},
  reading: ReadOptions = {},
  kinds: EvidenceKinds = EVIDENCE_KINDS,
  coverage: Coverage | null = null,
): Promise<Audited> {
  const settings = { ...AUDIT_DEFAULTS, ...options };
  const audit = new Audit(rubric, settings, kinds, { around: coverage?.around });
  const problems: Problem[] = [];
  const records: SampleRecord[] = [];
  const read = await readSample(
    inputs,
    rubric.units,
    { asOf: settings.asOf, ...reading },
    {
      record: (record) => {
        records.push(record);
        const judged = audit.record(record);
        coverage?.record(judged);
      },
      problem: (problem) => {
        problems.push(problem);
        audit.problem(problem);
      },
    },
  );
  const summary = {
    title: null,
    period: null,
    asOf: settings.asOf,
    sampling: null,
    reproduces: null,
    ...read,
  };
  const provenance = { tool: { name: 'casefile', version: 'test' }, rubricSha256: 'hash' };
  return { result: audit.result(summary, provenance), problems, records };
}

/** What of a rubric's text its inputs exercise, beside the audit that was watched. */
export async function coverInputs(
  yaml: string,
  inputs: readonly Input[],
  options: Partial<AuditOptions> = {},
): Promise<Audited & { readonly coverage: RubricCoverage }> {
  const { rubric } = loadRubric(yaml, 'rubric.yaml', EVIDENCE_KINDS);
  const watching = new Coverage(rubric);
  const audited = await auditWith(rubric, inputs, options, {}, EVIDENCE_KINDS, watching);
  return { ...audited, coverage: watching.result(audited.result) };
}

export const auditText = (yaml: string, csv: string, options: Partial<AuditOptions> = {}): Promise<Audited> =>
  auditInputs(yaml, [inputOf(csv)], options);

/** Rows as objects, written as CSV with an id column in front. */
export function auditRows(
  yaml: string,
  rows: readonly Readonly<Record<string, string>>[],
  options: Partial<AuditOptions> = {},
): Promise<Audited> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row, index) =>
    [`id-${index}`, ...columns.map((column) => quote(row[column] ?? ''))].join(','),
  );
  return auditText(yaml, `${['id', ...columns].join(',')}\n${lines.join('\n')}\n`, options);
}

const quote = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);

/** A rubric of one unit with two answer fields, and one check named probe. */
export function checkText(check: Readonly<Record<string, string>>): string {
  const lines = Object.entries(check).map(([key, value]) => `    ${key}: ${value}\n`);
  return `rubric: test
version: 1
title: Test
themes: {main: Main}
units:
  case:
    id: id
    fields:
      condition: {type: answer}
      own: {type: answer}
checks:
  probe:
    theme: main
    label: Probe
${lines.join('')}`;
}
