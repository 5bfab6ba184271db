/**
 * The five answers and their logic. Every check gives every record exactly one answer, and every rule
 * below is a literal table or a rule over counts, so that a reader can check it by eye.
 *
 * Absorption and distributivity do not hold between these operators, so expressions are never simplified.
 */

export const ANSWERS = ['yes', 'no', 'unclear', 'not recorded', 'not relevant'] as const;

/** What a check says of one record. */
export type Answer = (typeof ANSWERS)[number];

type Table1 = Readonly<Record<Answer, Answer>>;
type Table2 = Readonly<Record<Answer, Table1>>;

/** `not` swaps yes and no and keeps the rest. */
export const NOT: Table1 = {
  yes: 'no',
  no: 'yes',
  unclear: 'unclear',
  'not recorded': 'not recorded',
  'not relevant': 'not relevant',
};

/** `and`: the first of no, unclear, not recorded, not relevant, yes that either operand has. */
export const AND: Table2 = {
  yes: {
    yes: 'yes',
    no: 'no',
    unclear: 'unclear',
    'not recorded': 'not recorded',
    'not relevant': 'not relevant',
  },
  no: {
    yes: 'no',
    no: 'no',
    unclear: 'no',
    'not recorded': 'no',
    'not relevant': 'no',
  },
  unclear: {
    yes: 'unclear',
    no: 'no',
    unclear: 'unclear',
    'not recorded': 'unclear',
    'not relevant': 'unclear',
  },
  'not recorded': {
    yes: 'not recorded',
    no: 'no',
    unclear: 'unclear',
    'not recorded': 'not recorded',
    'not relevant': 'not recorded',
  },
  'not relevant': {
    yes: 'not relevant',
    no: 'no',
    unclear: 'unclear',
    'not recorded': 'not recorded',
    'not relevant': 'not relevant',
  },
};

/** `or`: the first of yes, unclear, not recorded, not relevant, no that either operand has. */
export const OR: Table2 = {
  yes: {
    yes: 'yes',
    no: 'yes',
    unclear: 'yes',
    'not recorded': 'yes',
    'not relevant': 'yes',
  },
  no: {
    yes: 'yes',
    no: 'no',
    unclear: 'unclear',
    'not recorded': 'not recorded',
    'not relevant': 'not relevant',
  },
  unclear: {
    yes: 'yes',
    no: 'unclear',
    unclear: 'unclear',
    'not recorded': 'unclear',
    'not relevant': 'unclear',
  },
  'not recorded': {
    yes: 'yes',
    no: 'not recorded',
    unclear: 'unclear',
    'not recorded': 'not recorded',
    'not relevant': 'not recorded',
  },
  'not relevant': {
    yes: 'yes',
    no: 'not relevant',
    unclear: 'unclear',
    'not recorded': 'not recorded',
    'not relevant': 'not relevant',
  },
};

export const not = (a: Answer): Answer => NOT[a];
export const and = (a: Answer, b: Answer): Answer => AND[a][b];
export const or = (a: Answer, b: Answer): Answer => OR[a][b];

/**
 * `all of [...]`: parts that are not relevant are set aside; the rest are joined by `and`.
 * No part left: not relevant.
 */
export function allOf(parts: readonly Answer[]): Answer {
  const asked: readonly Answer[] = parts.filter((part) => part !== 'not relevant');
  return asked.length === 0 ? 'not relevant' : asked.reduce(and);
}

/**
 * `any of [...]`: parts that are not relevant are set aside; the rest are joined by `or`.
 * No part left: not relevant.
 */
export function anyOf(parts: readonly Answer[]): Answer {
  const asked: readonly Answer[] = parts.filter((part) => part !== 'not relevant');
  return asked.length === 0 ? 'not relevant' : asked.reduce(or);
}

/**
 * `at least k of [...]`. Parts that are not relevant are set aside; m are left, Y of them yes and U undecided.
 * None left: not relevant. Y >= k: yes. m < k: unclear, for the rule asks for more parts than there are.
 * Y + U < k: no. Otherwise unclear if any part is unclear, else not recorded.
 *
 * @param k a whole number, 1 or more
 */
export function atLeast(k: number, parts: readonly Answer[]): Answer {
  let asked = 0;
  let yes = 0;
  let unclear = 0;
  let notRecorded = 0;
  for (const part of parts) {
    if (part === 'not relevant') continue;
    asked += 1;
    if (part === 'yes') yes += 1;
    else if (part === 'unclear') unclear += 1;
    else if (part === 'not recorded') notRecorded += 1;
  }
  if (asked === 0) return 'not relevant';
  if (yes >= k) return 'yes';
  if (asked < k) return 'unclear';
  if (yes + unclear + notRecorded < k) return 'no';
  return unclear > 0 ? 'unclear' : 'not recorded';
}

/**
 * How many of m parts `at least p% of` asks for: floor((p m + 99) / 100), worked out in integers.
 *
 * @param percent a whole number, 1 to 100
 * @param parts how many parts are relevant
 */
export const partsNeeded = (percent: number, parts: number): number =>
  Math.floor((percent * parts + 99) / 100);

/** `at least p% of [...]`: at least k of, with k worked out from the parts that are relevant. */
export function atLeastPercent(percent: number, parts: readonly Answer[]): Answer {
  const asked = parts.filter((part) => part !== 'not relevant');
  return atLeast(partsNeeded(percent, asked.length), asked);
}

/**
 * One rule for `relevant:` and `where:`. Their answer yes: the record is asked and keeps its own answer. No or
 * not relevant: the record is not relevant. Unclear or not recorded: nobody can tell whether to ask, so that is
 * the answer, and the record counts as `relevanceUnknown`.
 */
export function answerIfAsked(condition: Answer, own: Answer): Answer {
  if (condition === 'yes') return own;
  return condition === 'no' ? 'not relevant' : condition;
}

/** Whether a condition leaves open if the record is to be asked at all. */
export const leavesOpen = (condition: Answer): boolean =>
  condition === 'unclear' || condition === 'not recorded';
