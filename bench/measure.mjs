// How long other programs take, and how much memory.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

export const median = (/** @type {readonly number[]} */ numbers) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

/** @param {readonly string[]} words */
function run(words) {
  const ran = spawnSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`${words.join(' ')}: exit ${String(ran.status)}\n${ran.stderr}`);
  return ran.stderr;
}

/**
 * Wall time of one process, in seconds.
 * @param {readonly string[]} words
 */
function seconds(words) {
  const start = performance.now();
  run(words);
  return (performance.now() - start) / 1000;
}

/**
 * Peak memory of one process in megabytes, as it reports it itself at its end.
 * @param {readonly string[]} words
 */
function megabytes(words) {
  return (
    Number(/peak-kilobytes (\d+)/.exec(run(['--import', here('report-memory.mjs'), ...words]))?.[1]) / 1024
  );
}

/**
 * The median of what a program takes in some runs, in megabytes.
 * @param {readonly string[]} words
 * @param {number} runs
 */
export const peak = (words, runs) => median(Array.from({ length: runs }, () => megabytes(words)));

/**
 * @param {number} ratio
 * @param {number | null} most what we promise to stay under
 */
export const ratioText = (ratio, most) =>
  `ratio ${ratio.toFixed(2)}${most === null ? '' : ` (promised: at most ${most})`}`;

/**
 * Two programs in turn, so that both meet the same weather.
 * @param {number} runs
 * @param {string} name
 * @param {readonly string[]} ours
 * @param {string} against
 * @param {readonly string[]} barest
 * @param {number | null} most the ratio that we promise to stay under
 */
export function compare(runs, name, ours, against, barest, most) {
  seconds(ours);
  seconds(barest);
  const pairs = Array.from({ length: runs }, () => ({ a: seconds(ours), b: seconds(barest) }));
  const of = (/** @type {'a' | 'b'} */ side, /** @type {readonly string[]} */ words) =>
    `${median(pairs.map((pair) => pair[side])).toFixed(3)} s, ${megabytes(words).toFixed(0)} MB`;
  console.log(`${name}: ${of('a', ours)}`);
  console.log(`  ${against}: ${of('b', barest)}`);
  console.log(`  ${ratioText(median(pairs.map(({ a, b }) => a / b)), most)}`);
}
