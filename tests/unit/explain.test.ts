import { expect, it } from 'vitest';
import { explainRecord } from '../../src/audit/explain.ts';
import type { Explanation, FigureShare } from '../../src/model/explanation.ts';
import type { SampleRecord } from '../../src/model/record.ts';
import { runAudit } from '../../src/index.ts';

/** Explains every record of a sample. */
async function explainAll(folder: string): Promise<{
  readonly shares: readonly FigureShare[];
  readonly explained: readonly Omit<Explanation, 'problems'>[];
  readonly result: Awaited<ReturnType<typeof runAudit>>['result'];
}> {
  const records: SampleRecord[] = [];
  const { result, rubric } = await runAudit({
    sample: [folder],
    stdin: new ReadableStream<Uint8Array>(),
    onRecord: ({ record }) => records.push(record),
  });
  const options = { themes: [], checks: [], showsText: false };
  const explained = records.map((record) => explainRecord(rubric, record, result.sample, options));
  const shares = explained.flatMap(({ themes }) =>
    themes.flatMap(({ checks, figures }) => [...checks.flatMap((check) => check.figures), ...figures]),
  );
  return { shares, explained, result };
}

it.each(['fixtures/pp2017', 'fixtures/attention', 'fixtures/child-tables'])(
  'what the records of %s add to the figures is what the figures are, and so it is with findings',
  async (folder) => {
    const { shares, explained, result } = await explainAll(folder);
    for (const figure of result.figures) {
      const own = shares.filter((share) => share.figure === figure.id);
      expect([figure.id, own.length]).toEqual([figure.id, figure.records]);
      const inBase = own.filter((share) => share.inBase).length;
      const inN = own.filter((share) => share.inN).length;
      if (figure.kind === 'distribution') {
        const options = own.flatMap((share) => share.options);
        for (const { value, n } of figure.parts) {
          expect([figure.id, value, options.filter((option) => option === value).length]).toEqual([
            figure.id,
            value,
            n,
          ]);
        }
      } else if (figure.kind !== 'sum' && figure.kind !== 'cross') {
        expect([figure.id, inN]).toEqual([figure.id, figure.n]);
      }
      if (figure.kind !== 'count') expect([figure.id, inBase]).toEqual([figure.id, figure.d]);
    }
    const places = (list: readonly { readonly check: string; readonly line: number }[]): string[] =>
      list.map(({ check, line }) => `${line} ${check}`).sort();
    expect(places(explained.flatMap(({ findings }) => findings))).toEqual(places(result.findings));
    expect(places(explained.flatMap(({ discrepancies }) => discrepancies))).toEqual(
      places(result.discrepancies),
    );
  },
);
