import { describe, expect, it } from 'vitest';
import { CannotRun, formatProblem } from '../../src/model/problem.ts';
import { PROBLEM_TITLES } from '../../src/report/problem-titles.ts';
import { byteInput } from '../../src/sample/file-bytes.ts';
import type { Input } from '../../src/sample/read.ts';
import { auditInputs, inputOf } from '../helpers/audit-text.ts';
import { TRAPS, type Outcome, type Trap } from './traps.ts';

const RUBRIC = `rubric: traps
version: 1
title: Traps
units:
  case:
    id: [yot, case_id]
    site: yot
    fields:
      trauma: {type: answer, aliases: [Trauma evidence], required: true}
      level: {type: choice, options: [low, high]}
      months: {type: number}
      start: {type: date}
      notes: {type: text, personal: true}
    tables:
      offences:
        fields:
          offence: {type: text}
          violent: {type: answer}
checks:
  trauma-evidence: {recorded: trauma}
`;

/** What became of one file: what was said, how bad the worst of it was, and what counts. */
async function read({ file, name = 'cases.csv', beside = [] }: Trap): Promise<{
  readonly outcome: Outcome;
  readonly said: readonly string[];
  readonly counted: number;
  readonly lost: number;
}> {
  async function* open(): AsyncIterable<Uint8Array> {
    await Promise.resolve();
    if (typeof file === 'object' && 'code' in file) {
      if (file.after !== undefined) yield new TextEncoder().encode(file.after);
      throw Object.assign(new Error(file.code), { code: file.code, syscall: 'read' });
    }
    yield typeof file === 'string' ? new TextEncoder().encode(file) : file;
  }
  try {
    const input = byteInput(name, name, null, null, open);
    const { problems, result } = await auditInputs(RUBRIC, [input, ...beside.map(besideInput)], {
      asOf: '2017-06-30',
    });
    const records = result.sample.units.reduce((sum, unit) => sum + unit.records, 0);
    if (records === 0) return { outcome: 'stops', said: ['no record'], counted: 0, lost: 0 };
    for (const { code } of problems) expect(Object.keys(PROBLEM_TITLES)).toContain(code);
    const worst = problems.some(({ severity }) => severity === 'error') ? 'error' : 'note';
    return {
      outcome: problems.length === 0 ? 'read' : worst,
      said: problems.map(formatProblem),
      counted: records,
      lost: result.sample.units.reduce((sum, unit) => sum + unit.notCounted, 0),
    };
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return { outcome: 'stops', said: [error.message], counted: 0, lost: 0 };
  }
}

/** JSON or CSV of a child table, as the text shows. */
const besideInput = (text: string, index: number): Input =>
  inputOf(text, `offences${index}.${text.startsWith('{') ? 'json' : 'csv'}`);

/** A sample without the column of every field says so; that is no trap. */
const isAside = (said: string): boolean => said.includes(' note: not collected: ');

describe.each(Object.entries(TRAPS))('%s', (_group, traps) => {
  it.each(traps.map((trap) => [trap.found, trap] as const))('%s', async (_found, trap) => {
    const found = await read(trap);
    const said = found.said.filter((line) => !isAside(line) || trap.says?.test(line) === true);
    expect({ outcome: said.length === 0 ? 'read' : found.outcome, said }).toMatchObject({
      outcome: trap.outcome,
    });
    if (trap.says === undefined) expect(said).toEqual([]);
    else expect(said.join('\n')).toMatch(trap.says);
    if (trap.outcome === 'stops') return;
    expect({ counted: found.counted, lost: found.lost }).toEqual({
      counted: trap.counted,
      lost: trap.lost ?? 0,
    });
  });
});

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  read: 'read as it was meant',
  note: 'a note',
  error: 'an error',
  stops: 'it stops (2)',
};

const PAGE = `# Bad files

What may be wrong with a file, and what comes of it. A **note** lost nothing, but look. An **error** lost a cell, a row or a column, says where, and the exit code is 1 unless \`--allow-problems\`. Where it **stops**, no figure is printed and the exit code is 2. Nothing is ever half read, and nothing is guessed without being said.

This page is written by the tests: each line of each table is a file that is read.
${Object.entries(TRAPS)
  .map(
    ([group, traps]) => `
## ${group}

| found | is | and becomes |
| --- | --- | --- |
${traps.map(({ found, outcome, becomes }) => `| ${found} | ${OUTCOMES[outcome]} | ${becomes} |`).join('\n')}
`,
  )
  .join('')}`;

it('the page of bad files is written from these lines', async () => {
  await expect(PAGE).toMatchFileSnapshot('../../docs/bad-files.md');
});
