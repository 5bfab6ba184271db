import type { AuditResult } from '../model/result.ts';
import type { TableOptions } from './table/options.ts';

/** A report is a function of the result alone; it ends with a line break. */
export type Render = (result: AuditResult) => string;

/** Loads what a format needs, and sets it for where it will be read. */
export type LoadFormat = (options: TableOptions) => Promise<Render>;

/** Every format by name, loaded when it is asked for. The same list feeds `--format` and the contract tests. */
export const FORMATS: Readonly<Record<string, LoadFormat>> = {
  table: async (options) => {
    const [{ renderTable }, { loadPaint }] = await Promise.all([
      import('./table/render.ts'),
      import('./table/paint.ts'),
    ]);
    const paint = await loadPaint(options.colour);
    return (result) => renderTable(result, options, paint);
  },
  json: async () => (await import('./json.ts')).renderJson,
};
