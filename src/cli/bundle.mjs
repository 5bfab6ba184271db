// Puts the compiled command line and what it imports into a few files: reading some 150 small ones takes as long as
// a small audit itself. What is loaded only when it is needed stays apart. The licences of what is bundled go along.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const root = here('../../');
const out = here('../../dist/bin/');

rmSync(out, { recursive: true, force: true });
await build({
  input: {
    main: here('../../dist/cli/main.js'),
    'reader-thread': here('../../dist/cli/reader-thread.js'),
  },
  platform: 'node',
  external: [/^node:/],
  // Some packages are written for both kinds of module, and only the newer can be put together.
  resolve: { mainFields: ['module', 'main'] },
  logLevel: 'warn',
  output: { dir: out, format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
});
// Its types are those of what was compiled.
writeFileSync(`${out}main.d.ts`, "export { main } from '../cli/main.js';\n");

const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const licences = withTheirOwn(Object.keys(dependencies)).map((name) => {
  const folder = `${root}node_modules/${name}/`;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const { license } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
  return `${name} (${license})\n\n${file === undefined ? '' : readFileSync(folder + file, 'utf8')}`;
});
writeFileSync(`${out}LICENCES.txt`, licences.join(`\n${'-'.repeat(80)}\n\n`));

/**
 * Some packages and those that they need themselves.
 * @param {readonly string[]} names
 * @returns {string[]}
 */
function withTheirOwn(names) {
  const all = new Set(names);
  for (const name of all) {
    const manifest = `${root}node_modules/${name}/package.json`;
    if (!existsSync(manifest)) throw new Error(`${name} is not installed`);
    const own = JSON.parse(readFileSync(manifest, 'utf8')).dependencies ?? {};
    for (const other of Object.keys(own)) all.add(other);
  }
  return [...all].sort();
}
