import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { EVIDENCE_KINDS } from '../../src/evidence/kinds.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { BUILT_IN } from '../../src/rubrics/built-in.generated.ts';
import { embed } from '../../src/rubrics/embed.mjs';

it('the built-in rubrics are the YAML files beside them, loaded', () => {
  expect(readFileSync('src/rubrics/built-in.generated.ts', 'utf8')).toBe(embed(loadRubric, EVIDENCE_KINDS));
});

it('every YAML file is built in under its own id, and loads without a note', () => {
  const files = readdirSync('src/rubrics').filter((name) => name.endsWith('.yaml'));
  expect([...BUILT_IN.keys()]).toEqual(files.map((name) => name.replace('.yaml', '')));
  for (const name of files) {
    const { rubric, notes } = loadRubric(readFileSync(`src/rubrics/${name}`, 'utf8'), name, EVIDENCE_KINDS);
    expect(`${rubric.id}.yaml`).toBe(name);
    expect(notes).toEqual([]);
    expect(JSON.parse(BUILT_IN.get(rubric.id)?.json ?? '')).toEqual(rubric);
  }
});
