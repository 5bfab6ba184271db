import type { AuditResult } from '../model/result.ts';
import type { TableOptions } from './table/options.ts';

/** A report is a function of the result and of where it will be read; it ends with a line break. */
export type Render = (result: AuditResult, options: TableOptions) => string;

/** Every format by name, loaded when it is asked for. The same list feeds `--format` and the contract tests. */
export const FORMATS: Readonly<Record<string, () => Promise<Render>>> = {
  table: async () => (await import('./table/render.ts')).renderTable,
  json: async () => (await import('./json.ts')).renderJson,
};
