import { statSync } from 'node:fs';
import { areRows, type SampleRecord } from '../model/record.ts';
import { CannotRun, type Problem } from '../model/problem.ts';
import type { Unit } from '../model/rubric.ts';
import { ProblemGroups, renderProblemsInShort } from '../report/problems.ts';
import { openSample } from '../sample/files.ts';
import { readSample } from '../sample/read.ts';
import { looseKey, orList } from '../util/words.ts';
import type { Io } from './io.ts';
import { readOptions, type AskedReading } from './run-audit.ts';

/** What a kind of evidence reads from a file. */
export interface Wanted {
  readonly unit: Unit;
  /** Columns without all of which the file holds nothing for the kind; rows of a child table do instead. */
  readonly needs: readonly string[];
  /** Columns whose lack changes what is said, and what it means. */
  readonly missed?: Readonly<Record<string, string>>;
  /** Headers that were said to be columns, by those columns. */
  readonly headers?: ReadonlyMap<string, readonly string[]>;
  /** Makes one record of the rows that share an id, for which all are kept; without it each row is told of alone. */
  readonly join?: (
    rows: readonly [SampleRecord, ...SampleRecord[]],
    problem: (problem: Problem) => void,
  ) => SampleRecord;
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
  const { unit, needs, missed = {}, headers, join } = wanted;
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new CannotRun(`${file}: this is a folder; name one file`);
  // Said, for the columns of a case with one offence are those of the rows of its offences too.
  const sample = await openSample([`${file}=${unit.id}`], io.stdin, asked.encoding ?? null);
  const problems = new ProblemGroups();
  const lacking = new Set(Object.keys(missed));
  // Records of JSON have each their own keys: the first may lack what the next has.
  const held: [SampleRecord, ...SampleRecord[]][] = [];
  const byId = new Map<string, [SampleRecord, ...SampleRecord[]]>();
  const seen = new Set<string>();
  const state = { records: 0, found: false };
  const add = (problem: Problem): void => {
    problems.add({ ...problem, file: sample.pathOf(problem.file) });
  };
  const look = (record: SampleRecord): void => {
    for (const id of lacking) if (isCollected(record, unit, id)) lacking.delete(id);
    state.found ||= holdsAny(record, unit, needs);
  };
  const takeRecord = (record: SampleRecord): void => {
    state.records += 1;
    look(record);
    const others = join === undefined ? undefined : byId.get(JSON.stringify(record.id));
    if (others !== undefined) {
      others.push(record);
      return;
    }
    const own: [SampleRecord, ...SampleRecord[]] = [record];
    held.push(own);
    if (join !== undefined) byId.set(JSON.stringify(record.id), own);
    else if (state.found) held.splice(0).forEach(([one]) => tell(one));
  };
  try {
    await readSample(sample.inputs, [unit], readOptions(asked, sample, asked.asOf ?? null), {
      record: takeRecord,
      headers: (found) => found.forEach((header) => seen.add(looseKey(header))),
      problem: (problem) => {
        // A file of one kind of evidence need not have the columns of all; one that is nearly ours is told.
        if (problem.code === 'not-collected') return;
        if (problem.code === 'unknown-column' && problem.fix === null) return;
        add(problem);
      },
    });
    refuseUnknownHeader(file, headers, seen, held.flat());
    if (state.found && join !== undefined) held.splice(0).forEach((rows) => tell(join(rows, add)));
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

/** @throws CannotRun if a header was said to be a column and there is none; a list of offences has keys of its own */
function refuseUnknownHeader(
  file: string,
  headers: Wanted['headers'],
  seen: ReadonlySet<string>,
  records: readonly SampleRecord[],
): void {
  if (records.some(({ tables }) => tables.some(areRows))) return;
  for (const [column, names] of headers ?? []) {
    const unknown = names.find((name) => !seen.has(looseKey(name)));
    if (unknown === undefined) continue;
    throw new CannotRun(`${file}: there is no column "${unknown}", which --column names for ${column}`);
  }
}

function isCollected({ cells }: SampleRecord, { fields }: Unit, id: string): boolean {
  const cell = cells[fields.findIndex((field) => field.id === id)];
  return cell !== undefined && cell.state !== 'not collected';
}

const holdsAny = (record: SampleRecord, unit: Unit, needs: readonly string[]): boolean =>
  needs.some((id) => isCollected(record, unit, id)) ||
  record.tables.some((rows) => areRows(rows) || rows.state !== 'not collected');
