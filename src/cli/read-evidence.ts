import { areRows, type SampleRecord } from '../model/record.ts';
import { CannotRun } from '../model/problem.ts';
import type { Unit } from '../model/rubric.ts';
import { ProblemGroups, renderProblemsInShort } from '../report/problems.ts';
import { openSample } from '../sample/files.ts';
import { readSample } from '../sample/read.ts';
import { orList } from '../util/words.ts';
import type { Io } from './io.ts';
import { readOptions, type AskedReading } from './run-audit.ts';

/** What a kind of evidence reads from a file. */
export interface Wanted {
  readonly unit: Unit;
  /** Columns without all of which the file holds nothing for the kind; rows of a child table do instead. */
  readonly needs: readonly string[];
  /** Columns whose lack changes what is said, and what it means. */
  readonly missed?: Readonly<Record<string, string>>;
}

/**
 * Reads one file of cases of which only the evidence is asked, and tells of each; its problems go to standard error.
 *
 * @throws CannotRun if it cannot be read, or holds no case, or nothing that the kind reads; nothing was told then
 */
export async function readEvidence(
  file: string,
  wanted: Wanted,
  asked: AskedReading & { readonly asOf?: string },
  io: Io,
  tell: (record: SampleRecord) => void,
): Promise<{ readonly errors: number }> {
  const { unit, needs, missed = {} } = wanted;
  // Said, for the columns of a case with one offence are those of the rows of its offences too.
  const sample = await openSample([`${file}=${unit.id}`], io.stdin, asked.encoding ?? null);
  const problems = new ProblemGroups();
  const lacking = new Set(Object.keys(missed));
  // Records of JSON have each their own keys: the first may lack what the next has.
  const held: SampleRecord[] = [];
  const state = { records: 0, found: false };
  const takeRecord = (record: SampleRecord): void => {
    state.records += 1;
    for (const id of lacking) if (isCollected(record, unit, id)) lacking.delete(id);
    state.found ||= holdsAny(record, unit, needs);
    held.push(record);
    if (state.found) held.splice(0).forEach(tell);
  };
  try {
    await readSample(sample.inputs, [unit], readOptions(asked, sample, asked.asOf ?? null), {
      record: takeRecord,
      problem: (problem) => {
        // A file of one kind of evidence need not have the columns of all; one that is nearly ours is told.
        if (problem.code === 'not-collected') return;
        if (problem.code === 'unknown-column' && problem.fix === null) return;
        problems.add({ ...problem, file: sample.pathOf(problem.file) });
      },
    });
  } finally {
    io.stderr.write(renderProblemsInShort(problems.groups(), 'the rest is of the same kinds'));
  }
  if (!state.found) {
    throw new CannotRun(
      state.records === 0
        ? `there is no case in ${file}`
        : `${file}: nothing can be worked out from it, for it has no column ${orList(needs)}; --column ${needs[0] ?? ''}=header says under which header one stands`,
    );
  }
  for (const id of lacking) io.stderr.write(`${file}: note: there is no column ${id}: ${missed[id] ?? ''}\n`);
  return { errors: problems.totals.error };
}

function isCollected({ cells }: SampleRecord, { fields }: Unit, id: string): boolean {
  const cell = cells[fields.findIndex((field) => field.id === id)];
  return cell !== undefined && cell.state !== 'not collected';
}

const holdsAny = (record: SampleRecord, unit: Unit, needs: readonly string[]): boolean =>
  needs.some((id) => isCollected(record, unit, id)) ||
  record.tables.some((rows) => areRows(rows) || rows.state !== 'not collected');
