// Logistic regression with a penalty on large weights, for `learn.mjs`: a page of arithmetic, so that whoever doubts a
// weight can follow it, and no program beside Node is needed to learn them again.

/** @typedef {readonly (readonly [column: number, value: number])[]} Row */

const STEPS = 400;
const REMEMBERED = 8;
const ENOUGH = 1e-3;

/**
 * The place where a smooth, bowl-shaped function is least, by L-BFGS (Nocedal 1980): downhill, by steps that take the
 * bend of the last few into account.
 *
 * @param {number} size of the place
 * @param {(place: Float64Array, slope: Float64Array) => number} measure the height at a place; writes the slope there
 */
export function least(size, measure) {
  let place = new Float64Array(size);
  let slope = new Float64Array(size);
  let height = measure(place, slope);
  /** @type {{ step: Float64Array, change: Float64Array, bend: number }[]} */
  const last = [];
  for (let count = 0; count < STEPS && largest(slope) > ENOUGH; count += 1) {
    const way = downhill(slope, last);
    const gain = dot(way, slope);
    let length = last.length === 0 ? 1 / Math.max(1, largest(slope)) : 1;
    let next = place;
    let nextSlope = slope;
    let nextHeight = Infinity;
    while (length > 1e-12) {
      next = place.map((value, index) => value + length * (way[index] ?? 0));
      nextSlope = new Float64Array(size);
      nextHeight = measure(next, nextSlope);
      if (nextHeight <= height + 1e-4 * length * gain) break;
      length /= 2;
    }
    if (nextHeight >= height) break;
    const step = next.map((value, index) => value - (place[index] ?? 0));
    const change = nextSlope.map((value, index) => value - (slope[index] ?? 0));
    const bend = dot(step, change);
    if (bend > 1e-12) last.push({ step, change, bend });
    if (last.length > REMEMBERED) last.shift();
    place = next;
    slope = nextSlope;
    height = nextHeight;
  }
  return place;
}

/**
 * @param {Float64Array} slope
 * @param {readonly { step: Float64Array, change: Float64Array, bend: number }[]} last
 */
function downhill(slope, last) {
  const way = slope.map((value) => -value);
  /** @type {number[]} */
  const shares = [];
  for (const { step, change, bend } of [...last].reverse()) {
    const share = dot(step, way) / bend;
    shares.unshift(share);
    add(way, change, -share);
  }
  const newest = last.at(-1);
  if (newest !== undefined) {
    const scale = newest.bend / dot(newest.change, newest.change);
    way.forEach((value, index) => {
      way[index] = value * scale;
    });
  }
  last.forEach(({ step, change, bend }, index) => {
    add(way, step, (shares[index] ?? 0) - dot(change, way) / bend);
  });
  return way;
}

/**
 * @param {Float64Array} one
 * @param {Float64Array} other
 */
function dot(one, other) {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
}

/**
 * @param {Float64Array} to
 * @param {Float64Array} what
 * @param {number} times
 */
function add(to, what, times) {
  for (let index = 0; index < to.length; index += 1)
    to[index] = (to[index] ?? 0) + times * (what[index] ?? 0);
}

const largest = (/** @type {Float64Array} */ values) =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/**
 * The shares of the answers, from how heavily each weighs; and how far the right one is from certain.
 *
 * @param {number[]} heights
 * @param {number} right
 */
export function shares(heights, right) {
  const top = Math.max(...heights);
  const raised = heights.map((height) => Math.exp(height - top));
  const sum = raised.reduce((all, one) => all + one, 0);
  return { shares: raised.map((one) => one / sum), loss: Math.log(sum) - ((heights[right] ?? 0) - top) };
}

/**
 * Weights by which rows get their answers.
 *
 * @param {readonly Row[]} rows
 * @param {readonly number[]} answers by row, 0-based
 * @param {number} width how many answers there are
 * @param {number} columns
 * @param {{ freedom: number, balanced?: boolean }} options freedom: how much the rows count beside the penalty; balanced:
 *   rare answers count as much as frequent ones
 * @returns {{ bias: number[], weights: Float64Array[] }} by answer; of two answers only for the second
 */
export function logistic(rows, answers, width, columns, { freedom, balanced = false }) {
  const times = Array.from({ length: width }, (_, answer) => answers.filter((own) => own === answer).length);
  const counts = times.map((own) => freedom * (balanced ? rows.length / (width * Math.max(1, own)) : 1));
  // Of two answers one weight says it all: the other has none.
  const known = width === 2 ? 1 : 0;
  const own = width - known;
  const size = columns + 1;
  const packed = pack(rows);
  const place = least(own * size, (at, slope) => {
    let height = 0;
    answers.forEach((answer, row) => {
      const heights = Array.from({ length: width }, (_, of) =>
        of < known
          ? 0
          : sumOf(packed, row, at, (of - known) * size) + (at[(of - known) * size + columns] ?? 0),
      );
      const found = shares(heights, answer);
      const weight = counts[answer] ?? 0;
      height += weight * found.loss;
      for (let of = known; of < width; of += 1) {
        const start = (of - known) * size;
        const off = weight * ((found.shares[of] ?? 0) - Number(answer === of));
        raise(packed, row, slope, start, off);
        slope[start + columns] = (slope[start + columns] ?? 0) + off;
      }
    });
    for (let index = 0; index < at.length; index += 1) {
      if (index % size === columns) continue;
      height += (at[index] ?? 0) ** 2 / 2;
      slope[index] = (slope[index] ?? 0) + (at[index] ?? 0);
    }
    return height;
  });
  return {
    bias: Array.from({ length: own }, (_, of) => place[of * size + columns] ?? 0),
    weights: Array.from({ length: own }, (_, of) => place.slice(of * size, of * size + columns)),
  };
}

/** @typedef {{ starts: Int32Array, columns: Int32Array, values: Float64Array }} Packed */

/**
 * Rows one behind the other: they are gone through thousands of times.
 *
 * @param {readonly Row[]} rows
 * @returns {Packed}
 */
function pack(rows) {
  const all = rows.flat();
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, index) => {
    starts[index + 1] = (starts[index] ?? 0) + row.length;
  });
  return {
    starts,
    columns: Int32Array.from(all, ([column]) => column),
    values: Float64Array.from(all, ([, value]) => value),
  };
}

/**
 * What a row comes to by the weights that begin at a place.
 *
 * @param {Packed} packed
 * @param {number} row
 * @param {Float64Array} weights
 * @param {number} start
 */
function sumOf({ starts, columns, values }, row, weights, start) {
  const to = starts[row + 1] ?? 0;
  let sum = 0;
  for (let index = starts[row] ?? 0; index < to; index += 1) {
    sum += (weights[start + (columns[index] ?? 0)] ?? 0) * (values[index] ?? 0);
  }
  return sum;
}

/**
 * Adds a row, so many times, to what begins at a place.
 *
 * @param {Packed} packed
 * @param {number} row
 * @param {Float64Array} to
 * @param {number} start
 * @param {number} times
 */
function raise({ starts, columns, values }, row, to, start, times) {
  const end = starts[row + 1] ?? 0;
  for (let index = starts[row] ?? 0; index < end; index += 1) {
    const column = start + (columns[index] ?? 0);
    to[column] = (to[column] ?? 0) + times * (values[index] ?? 0);
  }
}
