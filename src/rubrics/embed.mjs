// Makes the built-in rubrics importable: every .yaml beside this file becomes a text in built-in.generated.ts.
// Run by `npm run build`; a test compares the outcome with the files.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('./', import.meta.url);

/** The text of the generated module. */
export function embed() {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const entries = files.map((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    return `  [${JSON.stringify(name.replace(/\.yaml$/, ''))}, ${JSON.stringify(text)}],\n`;
  });
  return [
    '// Made from the .yaml files in this folder by embed.mjs. Do not edit.\n',
    '/** The built-in rubrics as texts, by id. */\n',
    'export const BUILT_IN: ReadonlyMap<string, string> = new Map([\n',
    ...entries,
    ']);\n',
  ].join('');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('built-in.generated.ts', folder), embed());
}
