/**
 * The public API: the functions that the command line uses.
 *
 *   const { result } = await runAudit({ sample: ['fixtures/pp2017'], stdin: process.stdin });
 */
export { runAudit, type AuditRequest, type AuditRun } from './cli/run-audit.ts';
export { Audit, AUDIT_DEFAULTS, type AuditOptions, type Provenance } from './audit/audit.ts';
export { loadRubric, type LoadedRubric } from './rubric/load.ts';
export { readSample, type Input, type ReadOptions, type ReadSample, type SampleSink } from './sample/read.ts';
export { FORMATS, type LoadFormat, type Render } from './report/formats.ts';
export { CannotRun, formatProblem, type Problem } from './model/problem.ts';
export type { Answer } from './model/answer.ts';
export type { AuditResult } from './model/result.ts';
export type { Rubric } from './model/rubric.ts';
export type { SampleRecord } from './model/record.ts';
