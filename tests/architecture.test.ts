import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { describe, expect, it } from 'vitest';
import config from '../.dependency-cruiser.mjs';

const { options, forbidden = [] } = config;

async function violations(rules: typeof forbidden): Promise<string[]> {
  const { output } = await cruise(
    ['src'],
    { ...options, ruleSet: { forbidden: rules }, validate: true },
    undefined,
    { tsConfig: extractTSConfig('tsconfig.json') },
  );
  const result = output as ICruiseResult;
  expect(result.summary.totalCruised).toBeGreaterThan(60);
  return result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
}

describe('the layers of src', () => {
  it('import only what design allows', async () => {
    expect(await violations(forbidden)).toEqual([]);
  });

  it('give a reason for every rule', () => {
    for (const rule of forbidden) expect(rule.comment, rule.name).toBeTruthy();
  });

  it('would be caught if they did not: a rule against what stands is broken', async () => {
    const impossible = {
      name: 'probe',
      severity: 'error' as const,
      from: { path: '^src/report/table/' },
      to: { path: '^(?:node_modules/)?chalk' },
    };
    expect(await violations([impossible])).not.toEqual([]);
  });
});
