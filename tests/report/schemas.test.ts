import { expect, it } from 'vitest';
import { auditResultSchema, resultJsonSchema } from '../../src/report/result-schema.ts';
import { rubricJsonSchema } from '../../src/rubric/schema.ts';
import { runAudit } from '../../src/index.ts';

const text = (schema: unknown): string => `${JSON.stringify(schema, null, 2)}\n`;
const NOTHING: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
};

it('the schemas in docs are those of the code', async () => {
  await expect(text(resultJsonSchema())).toMatchFileSnapshot('../../docs/audit-result.schema.json');
  await expect(text(rubricJsonSchema())).toMatchFileSnapshot('../../docs/rubric.schema.json');
});

it('a result has the shape of its schema, groups and all', async () => {
  const { result } = await runAudit({ sample: ['fixtures/pp2017'], stdin: NOTHING, by: ['site'] });
  const read = auditResultSchema.safeParse(JSON.parse(JSON.stringify(result)));
  expect(read.error?.issues ?? []).toEqual([]);
  expect(read.data).toEqual(result);
});
