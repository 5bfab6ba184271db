import type { SampleRecord } from '../model/record.ts';
import { CannotRun } from '../model/problem.ts';
import type { Unit } from '../model/rubric.ts';
import { ProblemGroups, renderProblemsInShort } from '../report/problems.ts';
import { openSample } from '../sample/files.ts';
import { readSample } from '../sample/read.ts';
import type { Io } from './io.ts';
import { readOptions, type AskedReading } from './run-audit.ts';

/**
 * Reads one file of cases of which only the evidence is asked, and tells of each; its problems go to standard error.
 *
 * @throws CannotRun if it cannot be read, or holds no case
 */
export async function readEvidence(
  file: string,
  unit: Unit,
  asked: AskedReading & { readonly asOf?: string },
  io: Io,
  tell: (record: SampleRecord) => void,
): Promise<{ readonly errors: number }> {
  // Said, for the columns of a case with one offence are those of the rows of its offences too.
  const sample = await openSample([`${file}=${unit.id}`], io.stdin, asked.encoding ?? null);
  const problems = new ProblemGroups();
  let records = 0;
  try {
    await readSample(sample.inputs, [unit], readOptions(asked, sample, asked.asOf ?? null), {
      record: (record) => {
        records += 1;
        tell(record);
      },
      problem: (problem) => {
        // A file of one kind of evidence need not have the columns of all.
        if (problem.code === 'not-collected' || problem.code === 'unknown-column') return;
        problems.add({ ...problem, file: sample.pathOf(problem.file) });
      },
    });
  } finally {
    io.stderr.write(renderProblemsInShort(problems.groups(), 'the rest is of the same kinds'));
  }
  if (records === 0) throw new CannotRun(`there is no case in ${file}`);
  return { errors: problems.totals.error };
}
