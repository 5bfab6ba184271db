import type { AuditResult } from '../model/result.ts';
import type { Render } from '../report/formats.ts';
import type { Sort } from '../report/view.ts';
import type { Io, Output } from './io.ts';

/** How a report is asked for: its format, and the file that it goes to. */
export interface ReportOptions {
  readonly format: string;
  readonly out?: string;
  readonly all?: boolean;
  readonly below?: number;
  readonly sort: Sort;
}

/**
 * To be called before a report is begun: only the table shows less than everything, and in another order.
 *
 * @throws CannotRun if a part or an order is asked of another format
 */
export async function refuseView({ format, all = false, below, sort }: ReportOptions): Promise<void> {
  if (format === 'table' || (!all && below === undefined && sort === 'report')) return;
  const option = all ? '--all' : below === undefined ? '--sort' : '--below';
  const { CannotRun } = await import('../model/problem.ts');
  throw new CannotRun(
    `${option}: only with --format table; ${format} has every figure, in the rubric's order`,
  );
}

/** A format, loaded and set for where the report will be read: a file has no width and no colours of its own. */
export async function loadRender(options: ReportOptions, io: Io): Promise<Render> {
  const { format, out, all = false, below = null, sort } = options;
  const [{ FORMATS }, { tableOptions }] = await Promise.all([
    import('../report/formats.ts'),
    import('./terminal.ts'),
  ]);
  const load = FORMATS[format];
  if (!load) throw new Error(`no format "${format}"`);
  const reader =
    out === undefined
      ? tableOptions(io.stdout, io)
      : ({ ...tableOptions(NO_TERMINAL, io), colour: 0 } as const);
  return load({ ...reader, view: { all, below, sort } });
}

/** A file has no width and no colours of its own. */
export const NO_TERMINAL: Output = { write: () => undefined };

/**
 * Prints a report, or writes it into the file that was named.
 *
 * @param inputs the files that were read: none of them may be written over
 */
export async function writeReport(
  result: AuditResult,
  rendering: Promise<Render>,
  { out }: ReportOptions,
  inputs: readonly string[],
  io: Io,
): Promise<void> {
  await writeText((await rendering)(result), out, inputs, io);
}

/** The same for a report that is a text by now. @param out the file, or undefined */
export async function writeText(
  report: string,
  out: string | undefined,
  inputs: readonly string[],
  io: Io,
): Promise<void> {
  if (out === undefined) {
    io.stdout.write(report);
    return;
  }
  const { writeWhole } = await import('./write-out.ts');
  writeWhole(out, report, inputs);
  if (io.stderr.isTTY === true) io.stderr.write(`written to ${out}\n`);
}
