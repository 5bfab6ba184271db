// Prints how often the evidence in words says what people who labelled the same texts said. `worked with`: texts by
// which the lexicons were corrected and weights learnt, so no measure of how they do on others; `unseen`: texts by other
// hands, by which nothing was corrected and from which nothing was learnt. A measurement, never a test; with --errors the texts that were read otherwise.
//
//   npm run accuracy              or, with the texts that were read otherwise:  node bench/accuracy.mjs --errors
import { readFileSync } from 'node:fs';
import { readNarrative } from '../dist/evidence/narrative/narrative.js';
import { PieceReader } from '../dist/evidence/narrative/pieces.js';
import { readSaid } from '../dist/evidence/narrative/said.js';
import { readSocial } from '../dist/evidence/social/read-social.js';
import { readTarget } from '../dist/evidence/targets/read-target.js';
import { here } from './measure.mjs';

/** @typedef {Record<string, string | string[]> & { id: string, text: string }} Labelled */

/** What the words of the lexicon say by themselves, whatever the words of a text weigh. */
const UNWEIGHED = new PieceReader([], { of: () => -1, ofPair: () => -1 });

const showErrors = process.argv.includes('--errors');

/**
 * @param {string} name
 * @returns {Labelled[]}
 */
const labelled = (name) =>
  readFileSync(here(`../tests/data/text/${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** @type {Record<string, { files: string, read: (text: string) => Record<string, string | readonly string[]> }>} */
const KINDS = {
  narrative: {
    files: 'narratives',
    read: (text) => {
      const { overall, affirmed, suspected } = readNarrative(text);
      return { overall, affirmed, suspected };
    },
  },
  'narrative by its words alone': {
    files: 'narratives',
    read: (text) => {
      const [said] = readSaid(text, UNWEIGHED);
      return {
        overall: said?.overall ?? '',
        affirmed: said?.affirmed ?? [],
        suspected: said?.suspected ?? [],
      };
    },
  },
  targets: {
    files: 'targets',
    read: (text) => {
      const found = readTarget(text);
      return {
        outcome_focused: found.outcomeFocused,
        action_specified: found.actionSpecified,
        attendance_only: found.attendanceOnly,
        measurable: found.measurable,
      };
    },
  },
  social: { files: 'social', read: (text) => ({ social_media_link: readSocial(text).socialMediaLink }) },
};

/** F1 of `found` among `wanted`, each a set of words for each text. */
function f1(/** @type {(readonly string[])[]} */ wanted, /** @type {(readonly string[])[]} */ found) {
  let both = 0;
  let either = 0;
  wanted.forEach((labels, index) => {
    const own = found[index] ?? [];
    both += labels.filter((label) => own.includes(label)).length;
    either += labels.length + own.length;
  });
  return either === 0 ? NaN : (2 * both) / either;
}

const shown = (/** @type {number} */ share) => share.toFixed(3);

for (const [kind, { files, read }] of Object.entries(KINDS)) {
  for (const [what, name] of [
    ['worked with', files],
    ['unseen', `${files}-unseen`],
  ]) {
    const texts = labelled(name ?? '');
    const found = texts.map(({ text }) => read(text));
    console.log(`${kind}, ${texts.length} texts ${what}`);
    for (const field of Object.keys(found[0] ?? {})) {
      const labels = texts.map((text) => text[field] ?? '');
      const own = found.map((one) => one[field] ?? '');
      if (Array.isArray(own[0])) {
        console.log(
          `  ${field}: micro F1 ${shown(f1(/** @type {string[][]} */ (labels), /** @type {string[][]} */ (own)))}`,
        );
        continue;
      }
      const right = labels.filter((label, index) => label === own[index]).length;
      const by = [...new Set(labels)].sort().map((label) => {
        const of = (/** @type {readonly unknown[]} */ all) => all.map((one) => (one === label ? ['x'] : []));
        return `${String(label)} ${shown(f1(of(labels), of(own)))}`;
      });
      console.log(
        `  ${field}: accuracy ${shown(right / texts.length)} (${right} of ${texts.length}); F1 ${by.join(', ')}`,
      );
      if (!showErrors) continue;
      texts.forEach(({ id, text }, index) => {
        if (labels[index] !== own[index])
          console.log(`    ${id}: ${String(labels[index])}, read as ${String(own[index])}: ${text}`);
      });
    }
  }
}
