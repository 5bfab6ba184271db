// Prints, from one run on one machine, how long and how much memory casefile takes, as ratios to the barest
// programs that do the same. A measurement, never a test.
//
//   npm run bench            or:  node bench/bench.mjs --runs 9
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { COLUMNS, csvLine, makeCases, seeded } from '../fixtures/make.mjs';

const ROWS = 100_000;
const EXTRA_COLUMNS = 46;
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const runsAt = process.argv.indexOf('--runs');
const RUNS = runsAt < 0 ? 7 : Number(process.argv[runsAt + 1]);

const file = here('work/cases.csv');
const wideRubric = here('work/wide.yaml');

/** 100,000 invented cases in 62 columns: those of pp2017, and answers to questions that it does not ask. */
function makeInput() {
  mkdirSync(here('work'), { recursive: true });
  const random = seeded(1);
  const answers = ['Yes', 'No', 'Yes', 'Unclear', '', 'N/A'];
  const extra = Array.from({ length: EXTRA_COLUMNS }, (_, index) => `extra_${index}`);
  const columns = [...COLUMNS, ...extra];
  const cases = makeCases(ROWS, 1);
  const lines = cases.map((one, index) => {
    one['case_id'] = `C-${String(index).padStart(6, '0')}`;
    return csvLine(
      columns.map((column) => one[column] ?? answers[Math.floor(random() * answers.length)] ?? ''),
    );
  });
  writeFileSync(file, csvLine(columns) + lines.join(''));
  const fields = extra.map((name) => `      ${name}: {type: answer}\n`).join('');
  const checks = extra
    .map((name) => `  q-${name.replace('_', '-')}: {theme: all, label: ${name}, recorded: ${name}}\n`)
    .join('');
  const answered = COLUMNS.filter(
    (name) => !['yot', 'case_id', 'trauma_notes', 'mappa_category', 'mappa_level'].includes(name),
  );
  const own = answered.map((name) => `      ${name}: {type: answer}\n`).join('');
  const ownChecks = answered
    .map((name) => `  q-${name.replaceAll('_', '-')}: {theme: all, label: ${name}, recorded: ${name}}\n`)
    .join('');
  const head =
    'rubric: wide\nversion: 1\ntitle: Every column a question\nthemes: {all: All}\nunits:\n  case:\n    id: [yot, case_id]\n    site: yot\n    fields:\n';
  writeFileSync(wideRubric, `${head}${own}${fields}checks:\n${ownChecks}${checks}`);
}

/**
 * Wall time of one process, in seconds.
 * @param {readonly string[]} words
 */
function seconds(words) {
  const start = performance.now();
  const ran = spawnSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  const taken = (performance.now() - start) / 1000;
  if (ran.status !== 0) throw new Error(`${words.join(' ')}: exit ${String(ran.status)}\n${ran.stderr}`);
  return taken;
}

/**
 * Peak memory of one process in megabytes, as it reports it itself at its end.
 * @param {readonly string[]} words
 */
function megabytes(words) {
  const ran = spawnSync(process.execPath, ['--import', here('report-memory.mjs'), ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  return Number(/peak-kilobytes (\d+)/.exec(ran.stderr)?.[1]) / 1024;
}

const median = (/** @type {number[]} */ numbers) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

/**
 * Two programs in turn, so that both meet the same weather.
 * @param {string} name
 * @param {readonly string[]} ours
 * @param {string} against
 * @param {readonly string[]} barest
 * @param {number | null} most the ratio that we promise to stay under
 */
function compare(name, ours, against, barest, most) {
  seconds(ours);
  seconds(barest);
  const pairs = Array.from({ length: RUNS }, () => ({ a: seconds(ours), b: seconds(barest) }));
  const ratio = median(pairs.map(({ a, b }) => a / b));
  const of = (/** @type {'a' | 'b'} */ side, /** @type {readonly string[]} */ words) =>
    `${median(pairs.map((pair) => pair[side])).toFixed(3)} s, ${megabytes(words).toFixed(0)} MB`;
  console.log(`${name}: ${of('a', ours)}`);
  console.log(`  ${against}: ${of('b', barest)}`);
  console.log(`  ratio ${ratio.toFixed(2)}${most === null ? '' : ` (promised: at most ${most})`}`);
}

if (!existsSync(file)) makeInput();
const casefile = here('../bin/casefile.js');
console.log(
  `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, medians of ${RUNS} runs in turn`,
);
compare('casefile --help', [casefile, '--help'], 'node -e 0', ['-e', '0'], 2);
compare(
  'casefile audit fixtures/pp2017',
  [casefile, 'audit', here('../fixtures/pp2017')],
  'node -e 0',
  ['-e', '0'],
  4,
);
compare(
  `casefile audit of ${ROWS} rows, rubric pp2017`,
  [casefile, 'audit', file, '--rubric', 'pp2017'],
  'csv-parse counting the same rows',
  [here('count-rows.mjs'), file],
  1.5,
);
compare(
  `casefile audit of ${ROWS} rows, every column a question`,
  [casefile, 'audit', file, '--rubric', wideRubric],
  'csv-parse counting the same rows',
  [here('count-rows.mjs'), file],
  null,
);
