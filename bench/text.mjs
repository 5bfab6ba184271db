// Prints how many texts a second the evidence in words reads on one processor, counted in texts of 60 words: the labelled
// narratives, each with a number of its own, so that none is remembered. Then what the whole of it costs an audit.
//
//   npm run bench                 or alone, after npm run build:  node bench/text.mjs
import { readFileSync } from 'node:fs';
import { readNarrative } from '../dist/evidence/narrative/narrative.js';
import { readSocial } from '../dist/evidence/social/read-social.js';
import { readTarget } from '../dist/evidence/targets/read-target.js';
import { textsFile } from './input.mjs';
import { compare, here, median } from './measure.mjs';

const PROMISED = 5_000;
const TEXTS = 5_000;
const RUNS = 5;
const WORDS = 60;

/**
 * @param {string} name
 * @returns {string[]}
 */
const textsOf = (name) =>
  readFileSync(here(`../tests/data/text/${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).text);

const texts = textsOf('narratives');

/**
 * @param {(text: string) => unknown} read
 * @returns texts of 60 words a second, by the time of the processor: other programs take none of it
 */
function perSecond(read) {
  let words = 0;
  const before = process.cpuUsage();
  for (let count = 0; count < TEXTS; count += 1) {
    const text = `${texts[count % texts.length] ?? ''} (${count})`;
    words += text.split(/\s+/).length;
    read(text);
  }
  const { user, system } = process.cpuUsage(before);
  return words / WORDS / ((user + system) / 1e6);
}

const NARRATIVE = 'narrative';
for (const [name, read] of /** @type {const} */ ([
  [NARRATIVE, readNarrative],
  ['narrative, with its reasons', (/** @type {string} */ text) => readNarrative(text).reasons],
  ['social', readSocial],
  ['targets', readTarget],
])) {
  perSecond(read);
  const speed = median(Array.from({ length: RUNS }, () => perSecond(read)));
  const promise = name === NARRATIVE ? ` (promised: at least ${PROMISED})` : '';
  console.log(`${name}: ${Math.round(speed)} texts of ${WORDS} words a second${promise}`);
}

// A text that says the same again and again, ten times as long: time that grows with the length is a ratio of ten.
const hostile = (/** @type {number} */ times) =>
  'mum said dad hit him and nan died but nobody ever hit her '.repeat(times);
const seconds = (/** @type {string} */ text) => {
  const before = process.cpuUsage();
  readNarrative(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};
const [short, long] = [80, 800].map((times) => median([1, 2, 3].map(() => seconds(hostile(times)))));
console.log(
  `a narrative ten times as long takes ${((long ?? NaN) / (short ?? NaN)).toFixed(1)} times as long`,
);

const ROWS = 100_000;
const AUDIT_RUNS = 3;
const columns = { trauma_notes: texts, social_media_notes: textsOf('social') };
const auditOf = (/** @type {boolean} */ read) => [
  here('../bin/casefile.js'),
  'audit',
  textsFile(ROWS, columns, read),
  '--rubric',
  'pp2017',
];
compare(
  AUDIT_RUNS,
  `casefile audit of ${ROWS} rows, each with a narrative and an offence of its own`,
  auditOf(true),
  'the same without reading them',
  auditOf(false),
  4,
);
