// Prints, from one run on one machine, how long and how much memory casefile takes, as ratios to the barest
// programs that do the same. A measurement, never a test.
//
//   npm run bench                 or:  node bench/bench.mjs --runs 9
//   npm run bench -- --large      a million rows instead; takes some minutes and half a gigabyte of disk
import { cpus } from 'node:os';
import { casesFile, wideRubric } from './input.mjs';
import { compare, here, peak, ratioText } from './measure.mjs';

const ROWS = 100_000;
const MANY = 1_000_000;
const large = process.argv.includes('--large');
const runsAt = process.argv.indexOf('--runs');
const RUNS = runsAt < 0 ? (large ? 3 : 7) : Number(process.argv[runsAt + 1]);
const casefile = here('../bin/casefile.js');

const auditOf = (/** @type {string} */ file, rubric = 'pp2017') => [
  casefile,
  'audit',
  file,
  '--rubric',
  rubric,
];

function quickPart() {
  const file = casesFile(ROWS);
  const bare = [here('count-rows.mjs'), file];
  const counting = 'csv-parse counting the same rows';
  compare(RUNS, 'casefile --help', [casefile, '--help'], 'node -e 0', ['-e', '0'], 2);
  const fixture = here('../fixtures/pp2017');
  compare(RUNS, 'casefile audit fixtures/pp2017', [casefile, 'audit', fixture], 'node -e 0', ['-e', '0'], 4);
  compare(RUNS, `casefile audit of ${ROWS} rows, rubric pp2017`, auditOf(file), counting, bare, 1.5);
  const wide = auditOf(file, wideRubric());
  compare(RUNS, `casefile audit of ${ROWS} rows, every column a question`, wide, counting, bare, null);
}

/** What must grow with the rows is that each id is known again; what else grows with them is a leak. */
function largePart() {
  const many = casesFile(MANY);
  const few = casesFile(ROWS);
  compare(
    RUNS,
    `casefile audit of ${MANY} rows, rubric pp2017`,
    auditOf(many),
    'csv-parse counting the same rows',
    [here('count-rows.mjs'), many],
    1.5,
  );
  const empty = peak([here('enter-ids.mjs'), '0'], RUNS);
  const [without, withoutFew] = [
    { rows: MANY, file: many },
    { rows: ROWS, file: few },
  ].map(({ rows, file }) => {
    const whole = peak(auditOf(file), RUNS);
    const ids = peak([here('enter-ids.mjs'), String(rows)], RUNS) - empty;
    console.log(
      `memory of ${rows} rows: ${whole.toFixed(0)} MB, of which ids ${ids.toFixed(0)} MB, without them ${(whole - ids).toFixed(0)} MB`,
    );
    return whole - ids;
  });
  console.log(`  without the ids: ${ratioText((without ?? NaN) / (withoutFew ?? NaN), 1.3)}`);
}

console.log(
  `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, medians of ${RUNS} runs in turn`,
);
if (large) {
  largePart();
} else {
  quickPart();
  await import('./mappa.mjs');
  await import('./text.mjs');
}
