import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runTextEvidence } from '../../src/cli/commands/evidence-text.ts';
import type { TextEvidence } from '../../src/cli/text-evidence.ts';
import { casefile, changeCell, copyFixture, inFolder } from '../helpers/run.ts';

/** Says of a text whether it holds a question, and of whom it is. */
const ASKS: TextEvidence = {
  kind: 'asks',
  summary: '',
  description: '',
  aliases: ['target'],
  templates: true,
  load: () =>
    Promise.resolve((text) => {
      const start = text.indexOf('?');
      const people = ['mum', 'dad'].filter((word) => text.includes(word));
      return {
        labels: { is_question: start >= 0 ? 'yes' : 'no', people },
        reasons:
          start < 0
            ? []
            : [{ about: 'is_question', reading: 'yes', rule: 'mark', start, end: start + 1, cue: '?' }],
      };
    }),
};

interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

async function run(
  text: string,
  format: string,
  {
    name = 'texts.csv',
    column = new Map<string, readonly string[]>(),
    width = '120',
    showText = true,
    isTTY = false,
  } = {},
): Promise<Printed> {
  return inFolder(async (folder) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    const out = { stdout: '', stderr: '' };
    const io = {
      stdin: new ReadableStream<Uint8Array>(),
      stdout: { write: (part: string) => (out.stdout += part), isTTY },
      stderr: { write: (part: string) => (out.stderr += part) },
      env: { COLUMNS: width },
      platform: 'linux',
    };
    const status = await runTextEvidence(file, ASKS, { format, column, showText }, io);
    return { ...out, status };
  });
}

describe('evidence in a file of texts', () => {
  const CSV = 'id,text\n7,Is it mum?\n7,Get a job.\n8,get a  job\n9,\n9,"mum, dad"\n';

  it('prints for people what is said, and the cues in their words', async () => {
    const { stdout, stderr, status } = await run(CSV, 'table');
    expect(status).toBe(0);
    expect(stderr).toMatch(/^\S+:5:1: note: 9 is a row of nothing but its id; it counts as a record; .*\n$/);
    expect(stdout).toBe(`7 (1) is question: yes; people: mum
    is question, yes: "?" [mark]
7 (2) is question: no
8 (3) is question: no
9 (4) no text
9 (5) is question: no; people: mum, dad

4 texts, and 1 row without one
  is question: 3 no, 1 yes

Templates: 1 text in two cases or more, word for word
  2 cases: get a job
Read from words by a program; a person decides.
`);
  });

  it('says where the words stand, and none of them, unless they are asked for or seen by somebody', async () => {
    const withheld = await run(CSV, 'table', { showText: false });
    expect(withheld.stdout).toContain(
      '7 (1) is question: yes; people: mum\n    is question, yes: characters 10 to 10 [mark]\n',
    );
    expect(withheld.stdout).toContain(
      '  2 cases: the text of row 3\nWords of the files are not printed here,',
    );
    expect(withheld.stdout).not.toMatch(/\?|get a job/i);
    const seen = await run(CSV, 'table', { showText: false, isTTY: true });
    expect(seen.stdout).toBe((await run(CSV, 'table')).stdout);
    const reason = '{"about":"is_question","reading":"yes","rule":"mark","start":9,"end":10}';
    expect((await run(CSV, 'jsonl', { showText: false })).stdout).toContain(
      `{"id":"7","row":1,"is_question":"yes","people":["mum"],"reasons":[${reason}]}\n`,
    );
  });

  it('loses no row for an id that comes again, in whatever file', async () => {
    const jsonl = '{"id":7,"text":"Is it?"}\n{"id":7,"text":"Is it?"}\n{"id":"x","text":null}\n';
    for (const [text, name] of [
      ['id,text\n7,Is it?\n7,Is it?\nx,\n', 'texts.csv'],
      [jsonl, 'texts.jsonl'],
      [`[${jsonl.trim().split('\n').join(',')}]`, 'texts.json'],
    ] as const) {
      const { stdout } = await run(text, 'jsonl', { name });
      const reason = '{"about":"is_question","reading":"yes","rule":"mark","start":5,"end":6,"cue":"?"}';
      expect(stdout).toBe(
        `{"id":"7","row":1,"is_question":"yes","people":[],"reasons":[${reason}]}
{"id":"7","row":2,"is_question":"yes","people":[],"reasons":[${reason}]}
{"id":"x","row":3,"is_question":null,"people":null,"reasons":[]}
`,
      );
    }
  });

  it('finds the columns by other headers', async () => {
    const column = new Map([['text', ['What it says']]]);
    const { stdout } = await run('case_id,What it says\n7,Why?\n', 'jsonl', { column });
    expect(stdout).toContain('"id":"7","row":1,"is_question":"yes"');
    expect((await run('Reference,Target\n7,Why?\n', 'jsonl')).stdout).toContain('"is_question":"yes"');
  });

  it('reads the column that is named and no other, to its last word', async () => {
    await inFolder((folder) => {
      const path = join(folder, 'texts.csv');
      const filler = 'Seen at the office and talked about football. '.repeat(1_500);
      writeFileSync(
        path,
        `id,text,Background\n1,nothing of note,${filler}His father beat him with a belt.\n`,
      );
      const named = casefile(['evidence', 'narrative', path, '--column', 'text=Background']);
      expect([named.status, named.stdout.split('\n')[0]]).toEqual([
        0,
        '1 (1) overall: yes; affirmed: physical abuse',
      ]);
      const mistyped = casefile(['evidence', 'narrative', path, '--column', 'text=Backgroud']);
      expect([mistyped.status, mistyped.stdout]).toEqual([2, '']);
      expect(mistyped.stderr).toContain('there is no column "Backgroud", which --column names for text');
    });
  });

  it('says nothing of a row without a text', async () => {
    await inFolder((folder) => {
      const path = join(folder, 'texts.csv');
      writeFileSync(path, 'id,text\n1,\n2,N/A\n3,Filmed it and put it on Snapchat.\n');
      const { stdout } = casefile(['evidence', 'social', path]);
      expect(stdout).toContain('1 (1) no text\n2 (2) no text\n');
      expect(stdout).toContain('\n1 text, and 2 rows without one\n  social media link: 1 yes\n');
      const [first = ''] = casefile(['evidence', 'social', path, '--format', 'jsonl']).stdout.split('\n');
      expect(JSON.parse(first)).toEqual({
        id: '1',
        row: 1,
        social_media_link: null,
        intervention: null,
        reasons: [],
      });
    });
  });

  it('refuses a file without a text', async () => {
    await expect(run('id,own\n7,Yes\n', 'table')).rejects.toThrow(
      'nothing can be worked out from it, for it has no column text; --column text=header says',
    );
  });

  it('lets no text move the cursor, and keeps to the width', async () => {
    const { stdout } = await run(
      `id,text\n7,${'long word '.repeat(20)}\u001b[2J\n8,${'long word '.repeat(20)}\u001b[2J\n`,
      'table',
      {
        width: '60',
      },
    );
    expect(stdout).not.toContain('\u001b');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });
});

describe('casefile evidence narrative', () => {
  const WORDS = ['evidence', 'narrative', 'fixtures/pp2017/cases.csv'];

  it('reads a sample of ours, with its cues', () => {
    const { stdout, stderr, status } = casefile([...WORDS, '--show-text']);
    expect([stderr, status]).toEqual(['', 0]);
    expect(stdout).toMatch(/\n115 texts\n {2}overall: \d+ no/);
    expect(stdout).toMatch(/\n {4}bereavement, affirmed: ".+" \[.+\]\n/);
  });

  it('prints a line of JSON for each, in the names of its labels', () => {
    const lines = casefile([...WORDS, '--format', 'jsonl'])
      .stdout.trim()
      .split('\n');
    expect(lines).toHaveLength(115);
    const first = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    expect(Object.keys(first)).toEqual([
      'id',
      'row',
      'overall',
      'affirmed',
      'suspected',
      'negated',
      'reasons',
    ]);
  });
});

describe('in the audit of the report of 2017', () => {
  it('a narrative speaks beside an empty cell, and is in no percentage', async () => {
    await inFolder((folder) => {
      const trauma = ['--figure', 'trauma-evidence'];
      const copy = copyFixture(folder, (csv) => changeCell(csv, 'trauma', 'Yes', ''));
      const { stdout } = casefile(['audit', copy, ...trauma]);
      expect(stdout).toContain('81%  87 of 107');
      expect(stdout).toContain('\n  1 more by text\n');
      expect(casefile(['audit', copy, ...trauma], { env: { COLUMNS: '50' } }).stdout).toContain(
        '  1 more by text\n',
      );
      expect(casefile(['cases', copy, 'trauma-evidence', '--answer', 'not recorded']).stdout).toContain(
        '(by text: yes)',
      );
      const json = casefile(['audit', copy, ...trauma, '--format', 'json']).stdout;
      expect(json).toContain('"byText": {\n        "yes": 1,\n        "no": 0\n      }');
      const result = join(folder, 'result.json');
      writeFileSync(result, json);
      expect(casefile(['report', result]).stdout).toContain('1 more by text');
      // As it was saved before there was anything by text.
      writeFileSync(result, json.replace(/\s*"byText": \{[^}]*\},/g, ''));
      expect(casefile(['report', result])).toMatchObject({ stderr: '', status: 0 });
    });
  });
});
