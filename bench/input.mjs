// The files that are measured: made once, into bench/work.
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COLUMNS, csvLine, makeCases, seeded } from '../fixtures/make.mjs';

/** Of a file as many rows as these are made, written and forgotten at a time. */
const BLOCK = 10_000;
const EXTRA = Array.from({ length: 46 }, (_, index) => `extra_${index}`);
const ANSWERS = ['Yes', 'No', 'Yes', 'Unclear', '', 'N/A'];

const work = (/** @type {string} */ name) => fileURLToPath(new URL(`work/${name}`, import.meta.url));

/** The id of a case in the order of its file. */
export const caseId = (/** @type {number} */ index) => `C-${String(index).padStart(6, '0')}`;

/**
 * The path of a file of invented cases in 62 columns: those of pp2017, and answers to questions that it does not
 * ask. It is written while it is made, under another name until it is whole.
 * @param {number} rows
 */
export function casesFile(rows) {
  const file = work(`cases-${rows}.csv`);
  if (existsSync(file)) return file;
  mkdirSync(work(''), { recursive: true });
  const random = seeded(1);
  const columns = [...COLUMNS, ...EXTRA];
  const out = openSync(`${file}.part`, 'w');
  writeSync(out, csvLine(columns));
  for (let from = 0; from < rows; from += BLOCK) {
    const lines = makeCases(Math.min(BLOCK, rows - from), from + 1).map((one, index) => {
      one['case_id'] = caseId(from + index);
      return csvLine(
        columns.map((column) => one[column] ?? ANSWERS[Math.floor(random() * ANSWERS.length)] ?? ''),
      );
    });
    writeSync(out, lines.join(''));
  }
  closeSync(out);
  renameSync(`${file}.part`, file);
  return file;
}

/** The path of a rubric that asks a question of every column. */
export function wideRubric() {
  const file = work('wide.yaml');
  const unanswered = ['yot', 'case_id', 'trauma_notes', 'mappa_category', 'mappa_level'];
  const answered = [...COLUMNS.filter((name) => !unanswered.includes(name)), ...EXTRA];
  const fields = answered.map((name) => `      ${name}: {type: answer}\n`).join('');
  const checks = answered
    .map((name) => `  q-${name.replaceAll('_', '-')}: {theme: all, label: ${name}, recorded: ${name}}\n`)
    .join('');
  const head =
    'rubric: wide\nversion: 1\ntitle: Every column a question\nthemes: {all: All}\nunits:\n  case:\n    id: [yot, case_id]\n    site: yot\n    fields:\n';
  mkdirSync(work(''), { recursive: true });
  writeFileSync(file, `${head}${fields}checks:\n${checks}`);
  return file;
}
