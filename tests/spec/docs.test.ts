import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isManifest, parseManifest } from '../../src/sample/manifest.ts';
import { ENGLISH } from '../../src/sample/languages/en.ts';

const blocks = (file: string, language: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/```(\w*)\n([\s\S]*?)```/g)].flatMap(([, name, text]) =>
    name === language ? [text ?? ''] : [],
  );

it('the manifest in the reading page is one', async () => {
  const [text = ''] = blocks('docs/reading-samples.md', 'yaml');
  expect((await parseManifest(text, 'sample.yaml')).population).toEqual({ North: 60, South: 48 });
});

it('the words in the reading page are those of the code', () => {
  const page = readFileSync('docs/reading-samples.md', 'utf8');
  for (const [meaning, words] of Object.entries(ENGLISH.meanings)) {
    if (meaning !== 'empty') expect(page).toContain(`| ${words.join(', ')} |`);
  }
});

it('the screen in the README is that of the fixture', () => {
  const golden = readFileSync('tests/report/golden/pp2017.table.txt', 'utf8').split('\n');
  const screen = blocks('README.md', '').find((text) => text.startsWith('115 records')) ?? '';
  const lines = screen.split('\n').filter((line) => line !== '...' && line !== '');
  expect(lines.length).toBeGreaterThan(8);
  for (const line of lines) expect(golden).toContain(line);
});

it('a manifest is right to the guard just when it is to the schema', async () => {
  const { manifestSchema } = await import('../../src/sample/manifest-schema.ts');
  const files = { case: 'a.csv' };
  const tried: unknown[] = [
    null,
    1,
    'x',
    [],
    {},
    { files },
    { files: {} },
    { files: { case: [] } },
    { files: { case: ['a', ''] } },
    { files: { case: ['a', 'b'] } },
    { files: 'a' },
  ];
  for (const key of ['title', 'rubric', 'period', 'as_of', 'sampling', 'population', 'reproduces', 'other']) {
    for (const value of [
      'text',
      '',
      'a\u0007b',
      1,
      null,
      [],
      'random',
      '2017-06-30',
      '2017-02-30',
      { A: 1 },
      { A: 0 },
      { A: 1.5 },
      { A: 'x' },
      {},
    ]) {
      tried.push({ files, [key]: value });
    }
  }
  for (const value of tried)
    expect([value, isManifest(value)]).toEqual([value, manifestSchema.safeParse(value).success]);
});
