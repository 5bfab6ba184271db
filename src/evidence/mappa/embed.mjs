// Keeps the lists of the law in ./data as one module that needs no file and no parser. `npm run build` runs this; a
// test compares the outcome with the files.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

/** @typedef {Record<string, string>} Row */

/**
 * @param {string} name
 * @returns {Row[]}
 */
const rowsOf = (name) => parse(readFileSync(new URL(`data/${name}.csv`, import.meta.url)), { columns: true });

const list = (/** @type {string | undefined} */ text) =>
  (text ?? '').split(';').filter((part) => part !== '');

/** The text of the generated module. */
export function embedLists() {
  const lists = {
    offences: rowsOf('offences').map((row) => ({
      ...row,
      note: undefined,
      sections: list(row.sections),
      words: list(row.words),
    })),
    acts: rowsOf('acts').map(({ title, year, short_names: names }) => ({
      title,
      year: Number(year),
      shortNames: list(names),
    })),
    names: rowsOf('names'),
  };
  const codes = Object.fromEntries(rowsOf('cjs-codes').map((row) => [row.cjs_code, row.contrary_to]));
  return [
    '// Made from the .csv files in ./data by embed.mjs. Do not edit.\n\n',
    '/** The lists of the law as JSON, with dates as y-m-d. */\n',
    `export const LISTS = ${JSON.stringify(JSON.stringify(lists))};\n\n`,
    '/** What statute each CJS offence code is contrary to, as JSON. */\n',
    `export const CJS_CODES = ${JSON.stringify(JSON.stringify(codes))};\n`,
  ].join('');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('lists.generated.ts', import.meta.url), embedLists());
}
