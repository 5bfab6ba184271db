// Learns what the pieces of a narrative weigh, from texts that people labelled, and writes data/weights.tsv and
// data/together.yaml; `npm run build` puts them in.
//
//   npm run learn
//
// Two kinds of texts: those by which the words of the lexicon were written, on which the words do better than they do on
// others; and those that no word was written by. From all of them come the weights. How the answer of the words and the
// weight are laid together comes from the second kind alone, each hand weighed by what was learnt from the others, so
// that both are as good or bad there as on a text that nobody has seen.
import { readFileSync, writeFileSync } from 'node:fs';
import { CATEGORIES, lexicon } from '../../../dist/evidence/narrative/lexicon.js';
import { PieceReader } from '../../../dist/evidence/narrative/pieces.js';
import { answerOf, readSaid, saidOf } from '../../../dist/evidence/narrative/said.js';
import { AT_LEAST, BESIDE, OVERALL, START, Weights } from '../../../dist/evidence/narrative/weights.js';
import { least, logistic, shares } from './logistic.mjs';

/** @typedef {{ id: string, text: string, overall: string, affirmed: string[] }} Labelled */
/** @typedef {{ label: Labelled, said: import('../../../dist/evidence/narrative/said.js').Said, rows: readonly number[] }} Example */

const at = (/** @type {string} */ path) => new URL(path, import.meta.url);
const SOURCES = ['narratives', 'narratives-weighed'].map((name) => `../../../tests/data/text/${name}.jsonl`);

/** A piece counts from so many texts on: what stands in one text says something of that one. */
const LEAST_TEXTS = 3;
/** There are many more pairs, and most say no more than their two words. */
const LEAST_OF_PAIR = 10;
/** The larger, the more a rare piece may weigh. */
const FREEDOM = 30;
/** Of a rare piece more is believed than of one that stands in every text; the same for all, so that no weight needs it. */
const SCALE = 0.15;
const SAID = /** @type {const} */ (['affirmed', 'suspected', 'negated', 'of_others', 'nothing']);
const SAID_OVERALL = /** @type {const} */ ([...OVERALL, 'of_others']);
const hundredths = (/** @type {number} */ value) => Math.round(value * 100);

/** @type {Map<string, number>} */
const rows = new Map();
/** The rows of two that stand side by side. */
const pairs = new Set();
/** @type {string[]} */
const names = [];
const rowOf = (/** @type {string} */ name) => {
  let row = rows.get(name);
  if (row === undefined) {
    rows.set(name, (row = names.push(name) - 1));
  }
  return row;
};
const reader = new PieceReader(lexicon().events.families, {
  of: rowOf,
  ofPair: (one, other) => {
    const row = rowOf(`${names[one] ?? ''}${BESIDE}${names[other] ?? ''}`);
    pairs.add(row);
    return row;
  },
});

/**
 * @param {Labelled} label
 * @param {PieceReader} own
 */
function saidIn({ id, text }, own) {
  const [said, ...others] = readSaid(text, own);
  if (said === undefined || others.length > 0)
    throw new Error(`${id} is too long: of which stretch is its label?`);
  return said;
}

/**
 * @param {string} path
 * @returns {Labelled[]}
 */
const labelledIn = (path) =>
  readFileSync(at(path), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const handOf = (/** @type {Labelled} */ { id }) => id.replace(/-.*/, '');

/**
 * The texts, and each with another of the same hand that says nothing on the matter: what a text says it says as well
 * among words on appointments and school, and those are to weigh nothing.
 *
 * @param {readonly Labelled[]} texts
 * @returns {Labelled[]}
 */
function amongOthers(texts) {
  const among = texts.flatMap((one, index) => {
    const neutral = texts.filter(
      (other) => other.overall === 'no_information' && handOf(other) === handOf(one),
    );
    const other = neutral[(index * 7) % Math.max(1, neutral.length)];
    const isAsked = one.overall === 'no_information' || index % 2 === 0;
    if (other === undefined || other === one || !isAsked) return [];
    const both = index % 4 < 2 ? [one, other] : [other, one];
    return [{ ...one, id: `${one.id}${AMONG}`, text: both.map(({ text }) => text).join(' ') }];
  });
  return [...texts, ...among.filter(({ text }) => text.split(/\s+/).length <= MOST_WORDS)];
}
const AMONG = '+';
/** A longer one would be more than one stretch. */
const MOST_WORDS = 120;

/**
 * @param {readonly Labelled[]} texts
 * @returns {Example[]}
 */
const examplesOf = (texts) =>
  amongOthers(texts).map((label) => {
    const said = saidIn(label, reader);
    return { label, said, rows: said.pieces.rows };
  });

/**
 * The weights that some examples teach.
 *
 * @param {readonly Example[]} examples
 */
function weightsOf(examples) {
  const texts = new Float64Array(names.length);
  for (const { rows: own } of examples) for (const row of own) texts[row] = (texts[row] ?? 0) + 1;
  // Words and families first: they are columns of all models, and pairs of that for the overall answers alone.
  const kept = names
    .map((_, row) => row)
    .filter((row) => (texts[row] ?? 0) >= (pairs.has(row) ? LEAST_OF_PAIR : LEAST_TEXTS));
  kept.sort((one, other) => Number(pairs.has(one)) - Number(pairs.has(other)));
  const alone = kept.filter((row) => !pairs.has(row)).length;
  const columnOf = new Int32Array(names.length).fill(-1);
  kept.forEach((row, column) => {
    columnOf[row] = column;
  });
  const scale = kept.map((row) => SCALE * (Math.log((1 + examples.length) / (1 + (texts[row] ?? 0))) + 1));
  const inputs = examples.map(({ rows: own, said }) => {
    const share = Math.sqrt(said.pieces.length + AT_LEAST);
    return [...own].flatMap((row) => {
      const column = columnOf[row] ?? -1;
      return column < 0 ? [] : [/** @type {const} */ ([column, (scale[column] ?? 0) / share])];
    });
  });
  const answers = examples.map(({ label }) => OVERALL.indexOf(/** @type {'yes'} */ (label.overall)));
  const models = [logistic(inputs, answers, OVERALL.length, kept.length, { freedom: FREEDOM })];
  const without = inputs.map((row) => row.filter(([column]) => column < alone));
  for (const category of CATEGORIES) {
    const has = examples.map(({ label }) => Number(label.affirmed.includes(category)));
    models.push(logistic(without, has, 2, alone, { freedom: FREEDOM, balanced: true }));
  }
  return {
    start: models.flatMap(({ bias }) => bias.map(hundredths)),
    rows: Object.fromEntries(
      kept
        .map((row, column) => {
          const own = column < alone ? models : models.slice(0, 1);
          const heights = own.flatMap(({ weights }) =>
            weights.map((of) => hundredths((of[column] ?? 0) * (scale[column] ?? 0))),
          );
          return /** @type {const} */ ([names[row] ?? '', heights]);
        })
        .filter(([, own]) => own.some((weight) => weight !== 0))
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    ),
  };
}

const NOTHING = {
  counts: 0,
  answer: { yes: [], unclear: [], no: [], no_information: [], of_others: [] },
  from: { affirmed: 0, suspected: 0, negated: 0, of_others: 0, nothing: 0 },
};
/** For weights of which nothing but the weight is asked. */
const UNTOLD = { short: NOTHING, long: NOTHING };

/**
 * What some examples weigh by weights that were learnt from others.
 *
 * @param {readonly Example[]} examples
 * @param {ReturnType<typeof weightsOf>} learnt
 */
function weighed(examples, learnt) {
  const weights = new Weights(learnt, UNTOLD);
  const own = new PieceReader(lexicon().events.families, weights);
  return examples.map(({ label, said }) => {
    const { pieces } = saidIn(label, own);
    return { label, said, weight: weights.weigh(pieces) };
  });
}

/** @typedef {ReturnType<typeof weighed>} Weighed */

/**
 * How the answer of the words and the weight make one: what the weight counts, and what each answer of the words adds.
 *
 * @param {Weighed} all
 */
function answersOf(all) {
  const width = OVERALL.length;
  const place = least(1 + width * SAID_OVERALL.length, (at, slope) => {
    let height = 0;
    for (const { label, said, weight } of all) {
      const start = 1 + width * SAID_OVERALL.indexOf(answerOf(said));
      const right = OVERALL.indexOf(/** @type {'yes'} */ (label.overall));
      const heights = weight.overall.map((own, of) => (at[0] ?? 0) * own + (at[start + of] ?? 0));
      const found = shares(heights, right);
      height += found.loss;
      weight.overall.forEach((own, of) => {
        const off = (found.shares[of] ?? 0) - Number(of === right);
        slope[0] = (slope[0] ?? 0) + off * own;
        slope[start + of] = (slope[start + of] ?? 0) + off;
      });
    }
    for (let index = 1; index < at.length; index += 1) {
      height += (at[index] ?? 0) ** 2 / 2;
      slope[index] = (slope[index] ?? 0) + (at[index] ?? 0);
    }
    return height;
  });
  return {
    counts: hundredths(place[0] ?? 0),
    answer: Object.fromEntries(
      SAID_OVERALL.map((answer, of) => [
        answer,
        [...place.slice(1 + of * width, 1 + (of + 1) * width)].map(hundredths),
      ]),
    ),
  };
}

/** No text weighs more. */
const MOST = 100;

/** A category is affirmed where it is about as likely as not: to miss one costs more than to look at one too many. */
const LIKELY = Math.log(0.45 / 0.55);

/**
 * By how the words read a category, the weight from which it is more likely there than not.
 *
 * @param {Weighed} all
 */
function limitsOf(all) {
  return Object.fromEntries(
    SAID.map((state) => {
      const cases = all.flatMap(({ label, said, weight }) =>
        CATEGORIES.filter((category) => saidOf(category, said) === state).map((category) => ({
          weight: weight.categories()[CATEGORIES.indexOf(category)] ?? 0,
          has: Number(label.affirmed.includes(category)),
        })),
      );
      const { bias, weights } = logistic(
        cases.map(({ weight }) => [[0, weight]]),
        cases.map(({ has }) => has),
        2,
        1,
        { freedom: 1 },
      );
      const rise = weights[0]?.[0] ?? 0;
      const limit = rise > 0 ? (LIKELY - (bias[0] ?? 0)) / rise : MOST;
      return [state, hundredths(Math.max(-MOST, Math.min(limit, MOST)))];
    }),
  );
}

/** The hands are put into so many groups, each weighed by what was learnt from the others. */
const GROUPS = 4;

const [studied = [], fresh = []] = SOURCES.map((path) => examplesOf(labelledIn(path)));
const hands = [...new Set(fresh.map(({ label }) => handOf(label)))];
const groupOf = (/** @type {Example} */ { label }) => hands.indexOf(handOf(label)) % GROUPS;
const crossed = Array.from({ length: GROUPS }, (_, group) =>
  weighed(
    fresh.filter((one) => groupOf(one) === group && !one.label.id.endsWith(AMONG)),
    weightsOf([...studied, ...fresh.filter((one) => groupOf(one) !== group)]),
  ),
).flat();
const learnt = weightsOf([...studied, ...fresh]);
const together = /** @type {const} */ (['short', 'long']).map((length) => {
  const own = crossed.filter(({ weight }) => weight.length === length);
  return /** @type {const} */ ([length, { ...answersOf(own), from: limitsOf(own) }]);
});

const header = ['piece', ...OVERALL, ...CATEGORIES].join('\t');
const lines = Object.entries({ [START]: learnt.start, ...learnt.rows }).map((line) => line.flat().join('\t'));
writeFileSync(at('./data/weights.tsv'), `${[header, ...lines].join('\n')}\n`);
const inOneLine = (/** @type {object} */ value) =>
  JSON.stringify(value)
    .replaceAll('"', '')
    .replaceAll(/([,:])/g, '$1 ');
writeFileSync(
  at('./data/together.yaml'),
  [
    '# How the answer of the words and the weight make one, in short texts and in long. Written by ../learn.mjs, all in',
    '# hundredths: `counts`, how much the weight counts; `answer`, by the answer of the words what is added to yes, unclear,',
    '# no and no information; `from`, by how the words read a category, the weight from which it is affirmed.',
    'together:',
    ...together.flatMap(([length, { counts, answer, from }]) => [
      `  ${length}:`,
      `    counts: ${counts}`,
      '    answer:',
      ...Object.entries(answer).map(([said, added]) => `      ${said}: ${inOneLine(added)}`),
      `    from: ${inOneLine(from)}`,
    ]),
    '',
  ].join('\n'),
);
console.log(`${studied.length + fresh.length} texts, ${lines.length - 1} pieces`);
