import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { Audit, AUDIT_DEFAULTS } from '../../src/audit/audit.ts';
import { ReadAhead } from '../../src/cli/read-ahead.ts';
import { answersIn, finish, newJob, work, type ReadingJob } from '../../src/cli/reading-job.ts';
import { EVIDENCE_KINDS, type EvidenceKinds } from '../../src/evidence/kinds.ts';
import type { AuditResult } from '../../src/model/result.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { readSample } from '../../src/sample/read.ts';
import { auditInputs, inputOf } from '../helpers/audit-text.ts';
import { TEXT_KINDS, timesRead } from '../helpers/text-kinds.ts';

const RUBRIC = (rule: string): string => `rubric: test
version: 1
title: Test
units:
  case:
    id: id
    fields:
      own: {type: answer}
      asked: {type: answer}
      note: {type: text, personal: true}
    tables:
      targets: {fields: {target: {type: text, personal: true}}}
evidence:
  notes: {fields: {text: note}}
  lines: {table: targets, row fields: {text: target}}
checks:
  probe:
    recorded: own
    rule: ${rule}
  lines:
    recorded: own
    rule: count of targets where evidence(lines).said >= 1
`;

const SAID = ['yes', 'no', 'unclear', 'not relevant', 'nothing'];

/** So many records, each with texts of its own and some that come again; one of them twice. */
function inputs(rows: number): ReturnType<typeof inputOf>[] {
  const lines = Array.from({ length: rows }, (_, index) => {
    const said = SAID[index % SAID.length] ?? '';
    const note = index % 3 === 0 ? `says ${said} again` : `says ${said} ${index}`;
    const targets = JSON.stringify(
      [`says ${said} of ${index % 7}`, `says no ${index}`].map((target) => ({ target })),
    );
    return `${index},${index % 2 === 0 ? 'yes' : ''},${index % 50 === 0 ? 'yes' : 'no'},${note},"${targets.replaceAll('"', '""')}"\n`;
  });
  return [inputOf(`id,own,asked,note,targets\n${lines.join('')}${rows < 100 ? '' : '0,no,no,other,[]\n'}`)];
}

const NO_THREADS = { start: () => undefined, give: () => undefined, close: () => undefined };

interface Ran {
  readonly result: AuditResult;
  /** What was told, in its order. */
  readonly told: readonly string[];
}

/** An audit whose texts are read ahead. */
async function runAhead(
  yaml: string,
  rows: number,
  threads: ConstructorParameters<typeof ReadAhead>[1] = NO_THREADS,
  kinds: EvidenceKinds = TEXT_KINDS,
): Promise<Ran> {
  const { rubric } = loadRubric(yaml, 'rubric.yaml', kinds);
  const ahead = new ReadAhead(kinds, threads);
  const audit = new Audit(rubric, AUDIT_DEFAULTS, ahead.kinds);
  const told: string[] = [];
  const read = await readSample(
    inputs(rows),
    rubric.units,
    {},
    {
      record: (record) => {
        ahead.record(record, () => {
          told.push(audit.record(record).record.id.join());
        });
      },
      problem: (problem) => {
        ahead.inOrder(() => {
          told.push(`${problem.code} ${problem.line ?? ''}`);
          audit.problem(problem);
        });
      },
    },
  );
  ahead.end();
  const nobody = { title: null, period: null, asOf: null, sampling: null, reproduces: null, ...read };
  const provenance = { tool: { name: 'casefile', version: 'test' }, rubricSha256: 'hash' };
  return { result: audit.result(nobody, provenance), told };
}

const ALWAYS = 'evidence(notes).said';

describe('reading ahead', () => {
  beforeEach(() => {
    timesRead.clear();
  });

  it.each([1, 5, 300, 3_000])('changes nothing of an audit of %i records', async (rows) => {
    const { result, told } = await runAhead(RUBRIC(ALWAYS), rows);
    const plain = await auditInputs(RUBRIC(ALWAYS), inputs(rows), {}, {}, TEXT_KINDS);
    expect(result).toEqual(plain.result);
    expect(told).toEqual([
      ...plain.problems
        .filter(({ code }) => code !== 'repeated-id')
        .map(({ code, line }) => `${code} ${line ?? ''}`),
      ...plain.records.map(({ id }) => id.join()),
      ...(rows < 100 ? [] : [`repeated-id ${rows + 2}`]),
    ]);
  });

  it('reads each text once', async () => {
    await runAhead(RUBRIC(ALWAYS), 2_000);
    expect(timesRead.size).toBeGreaterThan(2_000);
    expect([...timesRead].filter(([, times]) => times > 1)).toEqual([]);
  });

  it('gives up reading what is hardly asked for', async () => {
    await runAhead(RUBRIC(`${ALWAYS}\n    relevant: asked`), 4_000);
    const notes = [...timesRead.keys()].filter((text) => /^says \S+( relevant)? \d+$/.test(text));
    // One in fifty is asked, and a batch or two were read before that was seen.
    expect(notes.length).toBeLessThan(1_000);
  });

  it('does nothing after a step that threw, but closes the threads', async () => {
    const { rubric } = loadRubric(RUBRIC(ALWAYS), 'rubric.yaml', TEXT_KINDS);
    const closed: string[] = [];
    const ahead = new ReadAhead(TEXT_KINDS, { ...NO_THREADS, close: () => closed.push('closed') });
    const audit = new Audit(rubric, AUDIT_DEFAULTS, ahead.kinds);
    const told: string[] = [];
    const read = readSample(
      inputs(1_500),
      rubric.units,
      {},
      {
        record: (record) => {
          ahead.record(record, () => {
            if (record.id.join() === '400') throw new Error('enough');
            told.push(audit.record(record).record.id.join());
          });
        },
        problem: () => undefined,
      },
    ).finally(() => {
      ahead.end();
    });
    await expect(read).rejects.toThrow('enough');
    expect([told.length, told.at(-1), closed]).toEqual([400, '399', ['closed']]);
  });

  it('leaves to the threads what they take, and asks for them only where there is much to read', async () => {
    const done: string[] = [];
    const threads = {
      start: () => done.push('start'),
      give: (job: ReadingJob) => {
        done.push('give');
        work(job, TEXT_KINDS);
      },
      close: () => done.push('close'),
    };
    const { result } = await runAhead(RUBRIC(ALWAYS), 40, threads);
    expect(done.filter((one) => one !== 'give')).toEqual(['close']);
    done.length = 0;
    const many = await runAhead(RUBRIC(ALWAYS), 3_000, threads);
    expect(new Set(done)).toEqual(new Set(['give', 'start', 'close']));
    expect([...timesRead].filter(([text, times]) => times > 2 && !text.includes('again'))).toEqual([]);
    expect(result.figures.length).toBe(many.result.figures.length);
  });
});

describe('a job of texts', () => {
  const textsOf = (name: string): string[] =>
    readFileSync(`tests/data/text/${name}.jsonl`, 'utf8')
      .split('\n')
      .slice(0, 60)
      .map((line) => (JSON.parse(line) as { readonly text: string }).text);

  it.each([
    ['narrative', 'narratives'],
    ['social', 'social'],
    ['targets', 'targets'],
  ])('says of %s what the kind says', (kind, name) => {
    const texts = textsOf(name);
    const job = newJob(texts.map((text) => ({ kind, text })));
    finish(job, EVIDENCE_KINDS);
    const own = EVIDENCE_KINDS[kind];
    const answersOf = own !== undefined && 'texts' in own ? own.texts.answersOf : undefined;
    texts.forEach((text, index) => {
      expect(answersIn(job, index, EVIDENCE_KINDS)).toEqual(answersOf?.(text));
    });
  });

  it('is finished although another thread took some of it and is gone', () => {
    timesRead.clear();
    const job = newJob(['says yes', 'says no', 'says unclear'].map((text) => ({ kind: 'notes', text })));
    // Taken, and never read.
    Atomics.add(job.state, 0, 2);
    finish(job, TEXT_KINDS);
    expect([0, 1, 2].map((index) => answersIn(job, index, TEXT_KINDS))).toEqual([
      { said: 'yes' },
      { said: 'no' },
      { said: 'unclear' },
    ]);
  });

  it('knows only kinds that read texts', () => {
    const job = newJob([{ kind: 'mappa', text: 'x' }]);
    expect(() => {
      finish(job, EVIDENCE_KINDS);
    }).toThrow('"mappa" reads no texts');
  });
});
