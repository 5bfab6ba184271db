// Loads the rubrics in this folder and keeps them, loaded, in built-in.generated.ts, so that an audit by one of
// them parses no YAML. `npm run build` compiles, runs this, and compiles again; a test compares the outcome.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('./', import.meta.url);

/**
 * The text of the generated module.
 * @template Registry
 * @param {(text: string, file: string, registry: Registry) => { readonly rubric: unknown }} loadRubric
 * @param {Registry} registry the kinds of evidence
 */
export function embed(loadRubric, registry) {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const entries = files.map((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const { rubric } = loadRubric(text, name, registry);
    const sha256 = createHash('sha256').update(text).digest('hex');
    const fields = [`sha256: '${sha256}'`, `json: ${JSON.stringify(JSON.stringify(rubric))}`];
    return `  ['${name.replace(/\.yaml$/, '')}', { ${fields.join(', ')} }],\n`;
  });
  return [
    '// Made from the .yaml files in this folder by embed.mjs. Do not edit.\n',
    "import type { BuiltIn } from '../rubric/files.ts';\n\n",
    '/** The built-in rubrics by id: loaded, as JSON, each with the hash of its YAML. */\n',
    'export const BUILT_IN: BuiltIn = new Map([\n',
    ...entries,
    ']);\n',
  ].join('');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { loadRubric } = await import('../../dist/rubric/load.js');
  const { EVIDENCE_KINDS } = await import('../../dist/evidence/kinds.js');
  writeFileSync(new URL('built-in.generated.ts', folder), embed(loadRubric, EVIDENCE_KINDS));
}
