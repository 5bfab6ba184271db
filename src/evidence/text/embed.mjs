// Keeps the lexicon of each kind of evidence in words, which people write in ../*/data/*.yaml, as a module that needs no
// file and no parser. `npm run build` runs this; a test compares the outcome with the files.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The kinds that have a lexicon. */
export const KINDS = readdirSync(new URL('..', import.meta.url)).filter((kind) => filesOf(kind).length > 0);

/**
 * @param {string} kind
 * @returns {string[]}
 */
function filesOf(kind) {
  const folder = new URL(`../${kind}/data/`, import.meta.url);
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.yaml'))
        .sort()
    : [];
}

/**
 * The text of the generated module of a kind: what its files hold, together, each key of one file only.
 *
 * @param {string} kind
 */
export function embedLexicon(kind) {
  /** @type {Record<string, unknown>} */
  const all = {};
  for (const file of filesOf(kind)) {
    /** @type {Record<string, unknown>} */
    const own = parse(readFileSync(new URL(`../${kind}/data/${file}`, import.meta.url), 'utf8'));
    for (const [key, value] of Object.entries(own)) {
      if (key in all) throw new Error(`${kind}/data/${file}: ${key} stands in another file too`);
      all[key] = value;
    }
  }
  return [
    '// Made from the .yaml files in ./data by ../text/embed.mjs. Do not edit.\n\n',
    '/** The lexicon as JSON. */\n',
    `export const LEXICON = ${JSON.stringify(JSON.stringify(all))};\n`,
  ].join('');
}

/** The text of the generated module of the weights of narratives. */
export function embedWeights() {
  const weights = readFileSync(new URL('../narrative/data/weights.tsv', import.meta.url), 'utf8');
  return [
    '// Made from data/weights.tsv by ../text/embed.mjs. Do not edit.\n\n',
    '/** The weights, as lines of cells between tabs. */\n',
    `export const WEIGHTS = ${JSON.stringify(weights)};\n`,
  ].join('');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const kind of KINDS) {
    writeFileSync(new URL(`../${kind}/lexicon.generated.ts`, import.meta.url), embedLexicon(kind));
  }
  writeFileSync(new URL('../narrative/weights.generated.ts', import.meta.url), embedWeights());
}
