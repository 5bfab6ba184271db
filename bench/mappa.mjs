// Prints how many offences a second the MAPPA rules work through in one process: the cases of
// tests/data/mappa-cases.csv again and again. Once as they are, where the matcher remembers what it has matched, and
// once with a name that is new each time, so that nothing is remembered. A measurement, never a test.
//
//   npm run bench                 or alone, after npm run build:  node bench/mappa.mjs
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { MAPPA_DEFAULTS } from '../dist/evidence/mappa/case.js';
import { offenceMatcher } from '../dist/evidence/mappa/lists.js';
import { evaluateMappa } from '../dist/evidence/mappa/mappa.js';
import { parseIsoDate } from '../dist/util/dates.js';
import { here, median } from './measure.mjs';

const PROMISED = 50_000;
const OFFENCES = 50_000;
const RUNS = 5;

/** @type {Record<string, string>[]} */
const rows = parse(readFileSync(here('../tests/data/mappa-cases.csv')), { columns: true });
const number = (/** @type {string | undefined} */ text) => (text ? Number(text) : null);
const cases = rows.map((row) => ({
  dob: null,
  asOf: parseIsoDate(row.as_of_date ?? ''),
  orders: row.orders ?? '',
  entry: { category: row.recorded_category ?? '', level: row.recorded_level ?? '' },
  offences: [
    {
      offence: row.offence ?? '',
      actSection: row.act_section ?? '',
      cjsCode: '',
      offenceDate: null,
      convictionDate: parseIsoDate(row.conviction_date ?? ''),
      outcome: row.outcome ?? '',
      months: row.months ?? '',
      ageAtOffence: number(row.age_at_offence),
      ageAtConviction: number(row.age_at_conviction),
      victimAge: row.victim_age ?? '',
      imageAge: row.image_age ?? '',
    },
  ],
}));

/** @param {boolean} fresh whether every name is a new one */
function offencesPerSecond(fresh) {
  const matcher = offenceMatcher();
  const start = performance.now();
  for (let count = 0; count < OFFENCES; count += 1) {
    const one = /** @type {(typeof cases)[number]} */ (cases[count % cases.length]);
    const offences = fresh
      ? one.offences.map((offence) => ({ ...offence, offence: `${offence.offence} ${count}` }))
      : one.offences;
    evaluateMappa({ ...one, offences }, matcher, MAPPA_DEFAULTS);
  }
  return OFFENCES / ((performance.now() - start) / 1000);
}

console.log(
  `Node ${process.version}, medians of ${RUNS} runs of ${OFFENCES} offences, promised ${PROMISED} a second`,
);
for (const fresh of [false, true]) {
  const rate = median(Array.from({ length: RUNS }, () => offencesPerSecond(fresh)));
  console.log(`${fresh ? 'every name new' : 'names that come again'}: ${Math.round(rate)} offences a second`);
}
