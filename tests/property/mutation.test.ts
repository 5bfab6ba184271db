import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CannotRun, type Problem } from '../../src/model/problem.ts';
import { auditWith, type Audited } from '../helpers/audit-text.ts';
import { AS_OF, BASES, CASES, ROWS, rubric, type Base, type Table } from '../helpers/damaged-sample.ts';
import { inputFrom } from '../helpers/file-dialects.ts';
import { KEPT_AS, mutation, type Mutation, type MutatedFile } from '../helpers/mutations.ts';
import { PLAINLY } from '../helpers/spellings.ts';

/**
 * A file that is damaged in one place gives the figures of the whole one, or says that something is wrong, or is
 * refused. It never gives other figures in silence, and it never crashes. What no reader can see is left out: see
 * the sample's own words.
 */

const TIMES = Number(process.env['RUNS'] ?? 1);

async function audit(files: readonly MutatedFile[]): Promise<Audited> {
  const inputs = files.map(({ name, bytes }) => inputFrom(PLAINLY, bytes, name));
  return auditWith(rubric, inputs, { asOf: AS_OF });
}

/** What a reader of the report acts on. */
const figuresOf = ({ result }: Audited): string =>
  JSON.stringify([
    result.figures,
    result.sample.units.map(({ records, notCounted }) => [records, notCounted]),
  ]);

const filesOf = (
  base: Base,
  cases: Table,
  rows: Table,
  keep: (text: string) => Uint8Array,
): MutatedFile[] => [
  { name: base.file, bytes: keep(base.write(cases, rows)) },
  ...(base.beside === undefined
    ? []
    : [
        {
          name: base.beside.name,
          bytes: KEPT_AS['UTF-8']?.(base.beside.write(cases, rows)) ?? new Uint8Array(),
        },
      ]),
];

/** Figures of the sample without some rows at its end, without the cell in front of which it ends, without one row. */
async function figuresOfFewer(base: Base): Promise<Set<string>> {
  const linked = base.file.startsWith('offences');
  const table = linked ? ROWS : CASES;
  const left = table.flatMap((row, index) => [
    table.slice(0, index),
    [...table.slice(0, index), [...row.slice(0, -1), '']],
    table.filter((_row, at) => at !== index),
  ]);
  const found = new Set<string>();
  for (const some of left) {
    if (!linked && some.length === 0) continue;
    const files = linked
      ? filesOf(base, CASES, some, KEPT_AS['UTF-8'] as (text: string) => Uint8Array)
      : filesOf(base, some, ROWS, KEPT_AS['UTF-8'] as (text: string) => Uint8Array);
    found.add(figuresOf(await audit(files)));
  }
  return found;
}

const said = (problems: readonly Problem[]): string[] =>
  problems.map(({ code, line, column, message }) => `${code} ${line ?? ''}:${column ?? ''} ${message}`);

/** How long one damaged file may take, in milliseconds, on a machine that does other work too. */
const LONG = 5000;

/** What stands about the first byte that is another, before and after. */
function around(before: Uint8Array, after: Uint8Array): string {
  const at = before.findIndex((byte, index) => byte !== after[index]);
  const part = (bytes: Uint8Array): string =>
    JSON.stringify(Buffer.from(bytes.subarray(Math.max(0, at - 100), at + 100)).toString('latin1'));
  return `byte ${at}, ${part(before)} became ${part(after)}`;
}

async function check(
  base: Base,
  keep: (text: string) => Uint8Array,
  whole: Audited,
  fewer: ReadonlySet<string>,
  { what, of, rows }: Mutation,
): Promise<void> {
  const [file, ...others] = filesOf(base, CASES, ROWS, keep);
  if (file === undefined) return;
  const damaged = { name: file.name, bytes: of(file.bytes) };
  const shown = (): string => `${what}: ${around(file.bytes, damaged.bytes)}`;
  const begun = performance.now();
  let audited: Audited;
  try {
    audited = await audit([damaged, ...others]);
  } catch (error) {
    // The right refusal; any other error is a crash.
    if (error instanceof CannotRun) return;
    throw new Error(shown(), { cause: error });
  }
  expect(performance.now() - begun, shown()).toBeLessThan(LONG);
  const before = new Set(said(whole.problems));
  if (said(audited.problems).some((one) => !before.has(one))) return;
  const figures = figuresOf(audited);
  if (rows === 'fewer' && fewer.has(figures)) return;
  expect(figures, shown()).toBe(figuresOf(whole));
}

const CHECKED = BASES.flatMap((base) =>
  Object.entries(KEPT_AS).map(([kept, keep]) => ({ base, kept, keep })),
);

describe('a damaged file is never read as another in silence', () => {
  it.each(CHECKED)(
    '$base.name in $kept',
    async ({ base, keep }) => {
      const whole = await audit(filesOf(base, CASES, ROWS, keep));
      expect(whole.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      const fewer = await figuresOfFewer(base);
      await fc.assert(
        fc.asyncProperty(fc.oneof({ weight: 14, arbitrary: mutation }, ...base.lines), (one) =>
          check(base, keep, whole, fewer, one),
        ),
        { numRuns: 80 * TIMES, interruptAfterTimeLimit: 30_000 * TIMES, markInterruptAsFailure: true },
      );
    },
    60_000 * TIMES,
  );
});
