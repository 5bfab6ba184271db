// The files that are measured: made once, into bench/work.
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COLUMNS, makeFiles } from '../fixtures/maker/cases.mjs';
import { csvLine } from '../fixtures/maker/random.mjs';

/** Of a file as many rows as these are made, written and forgotten at a time. */
const BLOCK = 10_000;

/** Columns that hold no answers, and two texts. */
const OTHERS = [
  'yot',
  'case_id',
  'sex',
  'dob',
  'sentence',
  'order_start',
  'order_end',
  'trauma_notes',
].concat(['social_media_notes', 'rosh_service', 'rosh_inspector', 'mappa_category', 'mappa_level']);

/** Of the columns of pp2017 as many as the measurement has always had: the first 49 of answers, and those above. */
const WIDTH = 62;
const NO_ANSWERS = [...OTHERS, 'ethnicity', 'court', 'rosh_highest', 'partners_lacking'];
const ANSWERED = COLUMNS.filter((name) => !NO_ANSWERS.includes(name)).slice(0, WIDTH - OTHERS.length);
const WRITTEN = COLUMNS.filter((name) => OTHERS.includes(name) || ANSWERED.includes(name));

const work = (/** @type {string} */ name) => fileURLToPath(new URL(`work/${name}`, import.meta.url));

/** The id of a case in the order of its file. */
export const caseId = (/** @type {number} */ index) => `C-${String(index).padStart(6, '0')}`;

/**
 * The path of a file of cases in which every text is another: those given, each with a number of its own.
 * @param {number} rows
 * @param {Readonly<Record<string, readonly string[]>>} texts by column
 * @param {boolean} known whether the texts stand under headers that pp2017 reads
 */
export function textsFile(rows, texts, known) {
  const file = work(`pp2017-texts-${known ? 'read' : 'unread'}-${rows}.csv`);
  if (existsSync(file)) return file;
  mkdirSync(work(''), { recursive: true });
  const out = openSync(`${file}.part`, 'w');
  writeSync(out, csvLine(WRITTEN.map((column) => (column in texts && !known ? `other_${column}` : column))));
  for (let from = 0; from < rows; from += BLOCK) {
    const lines = makeFiles(Math.min(BLOCK, rows - from), from + 1).map(({ row }, index) => {
      const number = from + index;
      row.case_id = caseId(number);
      for (const [column, all] of Object.entries(texts)) {
        row[column] = `${all[number % all.length] ?? ''} (${number})`;
      }
      return csvLine(WRITTEN.map((column) => row[column] ?? ''));
    });
    writeSync(out, lines.join(''));
  }
  closeSync(out);
  renameSync(`${file}.part`, file);
  return file;
}

/**
 * The path of a file of invented cases in 62 of the columns of pp2017. It is written while it is made, under another
 * name until it is whole.
 * @param {number} rows
 */
export function casesFile(rows) {
  const file = work(`pp2017-${rows}.csv`);
  if (existsSync(file)) return file;
  mkdirSync(work(''), { recursive: true });
  const out = openSync(`${file}.part`, 'w');
  writeSync(out, csvLine(WRITTEN));
  for (let from = 0; from < rows; from += BLOCK) {
    const lines = makeFiles(Math.min(BLOCK, rows - from), from + 1).map(({ row }, index) => {
      row.case_id = caseId(from + index);
      return csvLine(WRITTEN.map((column) => row[column] ?? ''));
    });
    writeSync(out, lines.join(''));
  }
  closeSync(out);
  renameSync(`${file}.part`, file);
  return file;
}

/** The path of a rubric that asks a question of every column of answers. */
export function wideRubric() {
  const file = work('wide.yaml');
  const fields = ANSWERED.map((name) => `      ${name}: {type: answer}\n`).join('');
  const checks = ANSWERED.map(
    (name) => `  q-${name.replaceAll('_', '-')}: {theme: all, label: ${name}, recorded: ${name}}\n`,
  ).join('');
  const head =
    'rubric: wide\nversion: 1\ntitle: Every column a question\nthemes: {all: All}\nunits:\n  case:\n    id: [yot, case_id]\n    site: yot\n    fields:\n';
  mkdirSync(work(''), { recursive: true });
  writeFileSync(file, `${head}${fields}checks:\n${checks}`);
  return file;
}
