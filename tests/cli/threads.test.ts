import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAudit } from '../../src/cli/run-audit.ts';
import { casefile, inFolder } from '../helpers/run.ts';

const textsOf = (name: string): string[] =>
  readFileSync(`tests/data/text/${name}.jsonl`, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly text: string }).text);

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

describe('an audit of many texts', () => {
  // The command has threads that read beside it; from the sources there are none.
  it('is the same with threads and without', async () => {
    await inFolder(async (folder) => {
      const narratives = textsOf('narratives');
      const offences = textsOf('social');
      const rows = Array.from({ length: 2_500 }, (_, index) => {
        const of = (texts: readonly string[]): string =>
          quoted(`${texts[index % texts.length] ?? ''} (${index})`);
        return `Y,C-${index},${index % 3 === 0 ? 'yes' : 'no'},${of(narratives)},${of(offences)}\n`;
      });
      const file = join(folder, 'cases.csv');
      writeFileSync(file, `yot,case_id,trauma,trauma_notes,social_media_notes\n${rows.join('')}`);
      const ran = casefile([
        'audit',
        file,
        '--rubric',
        'pp2017',
        '--as-of',
        '2017-06-30',
        '--format',
        'json',
      ]);
      expect([ran.status, ran.stderr]).toEqual([0, expect.not.stringContaining('error')]);
      const { result } = await runAudit({
        sample: [file],
        rubric: 'pp2017',
        asOf: '2017-06-30',
        stdin: new Blob().stream(),
      });
      expect(JSON.parse(ran.stdout)).toEqual(JSON.parse(JSON.stringify(result)));
      expect(result.totals.discrepancies).toBeGreaterThan(0);
    });
  });
});
