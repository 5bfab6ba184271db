import type { Answer } from '../../src/model/answer.ts';
import type { Comparison } from '../../src/model/expression.ts';

/**
 * The semantics as small tables. Each is checked against the code by answers.test.ts and printed in
 * docs/answers-and-arithmetic.md: the same lines are the test and the manual.
 */

export const Y = 'yes';
export const N = 'no';
export const U = 'unclear';
export const R = 'not recorded';
export const X = 'not relevant';

/** Rows and columns in the order yes, no, unclear, not recorded, not relevant. */
export const AND_TABLE: readonly (readonly Answer[])[] = [
  [Y, N, U, R, X],
  [N, N, N, N, N],
  [U, N, U, U, U],
  [R, N, U, R, R],
  [X, N, U, R, X],
];

export const OR_TABLE: readonly (readonly Answer[])[] = [
  [Y, Y, Y, Y, Y],
  [Y, N, U, R, X],
  [Y, U, U, U, U],
  [Y, R, U, R, R],
  [Y, X, U, R, X],
];

export const NOT_TABLE: readonly (readonly [Answer, Answer])[] = [
  [Y, N],
  [N, Y],
  [U, U],
  [R, R],
  [X, X],
];

/** Parts, then what `all of` and `any of` make of them. */
export const PARTS_TABLE: readonly (readonly [readonly Answer[], Answer, Answer])[] = [
  [[Y, Y], Y, Y],
  [[Y, N], N, Y],
  [[N, N], N, N],
  [[Y, U], U, Y],
  [[N, U], N, U],
  [[Y, R], R, Y],
  [[N, R], N, R],
  [[U, R], U, U],
  [[Y, X], Y, Y],
  [[N, X], N, N],
  [[U, X], U, U],
  [[R, X], R, R],
  [[X, X], X, X],
];

/** k, parts, what `at least k of` makes of them, and why. */
export const AT_LEAST_TABLE: readonly (readonly [number, readonly Answer[], Answer, string])[] = [
  [2, [Y, Y, N], Y, 'two are yes'],
  [2, [Y, N, N], N, 'one is yes and nothing is open'],
  [2, [Y, U, N], U, 'the unclear part would decide'],
  [2, [Y, R, N], R, 'the part not recorded would decide'],
  [2, [Y, U, R], U, 'unclear goes before not recorded'],
  [2, [N, N, R], N, 'even with the open part it is one at most'],
  [2, [Y, Y, U], Y, 'two are yes whatever the third is'],
  [2, [Y, X, N], N, 'the part that is not relevant is set aside'],
  [2, [N, X, X], U, 'only one part is left and the rule asks for two'],
  [2, [Y, X, X], U, 'only one part is left and the rule asks for two'],
  [1, [Y, X, X], Y, 'one is enough'],
  [1, [X, X], X, 'no part is left'],
  [3, [Y, Y, N], N, 'two are yes and the rule asks for three'],
  [3, [Y, Y, X], U, 'a part that is not relevant turns this no into unclear: two are left'],
];

/** k, what each row of a record answers, what `at least k offences where ...` makes of them, and why. */
export const AT_LEAST_ROWS_TABLE: readonly (readonly [number, readonly Answer[], Answer, string])[] = [
  [2, [Y, Y, N], Y, 'two are yes'],
  [2, [Y, N], N, 'one is yes and nothing is open'],
  [2, [Y], N, 'a record with one row does not have two: there is no list that is too short'],
  [2, [U], N, 'even with the open row it is one at most'],
  [2, [Y, U], U, 'the unclear row would decide'],
  [2, [Y, R], R, 'the row not recorded would decide'],
  [2, [Y, U, R], U, 'unclear goes before not recorded'],
  [2, [Y, X, X], N, 'rows that are not relevant are set aside'],
  [1, [Y, X], Y, 'one is enough'],
  [1, [X, X], X, 'no row is left'],
];

/** What each row answers to the condition, the comparison of their count, what it says, and why. */
export const COUNT_TABLE: readonly (readonly [readonly Answer[], Comparison, number, Answer, string])[] = [
  [[Y, Y, N], '>=', 2, Y, 'there are 2'],
  [[Y, N, N], '>=', 2, N, 'there is 1'],
  [[Y, U, N], '>=', 2, U, '1 or 2: it holds for 2 and not for 1'],
  [[Y, R, N], '>=', 2, R, '1 or 2, and nothing is unclear'],
  [[Y, U, R], '=', 3, U, '1 to 3, and something is unclear'],
  [[Y, Y, U], '>=', 2, Y, '2 or 3: it holds for both'],
  [[Y, U, N], '>', 2, N, '1 or 2: it holds for neither'],
  [[U, U], '!=', 3, Y, '0 to 2: never 3'],
  [[N, U], '=', 0, U, '0 or 1'],
  [[N, N], '=', 0, Y, 'there is none'],
  [[Y, X, X], '<=', 1, Y, 'rows that are not relevant are not counted'],
  [[X, X], '=', 0, Y, 'none is counted, and that is known'],
];

/** The rows as date and answer (no date: blank; ?: unclear), what `latest ... by ...` says, and why. */
export const LATEST_TABLE: readonly (readonly [readonly (readonly [string, Answer])[], Answer, string])[] = [
  [
    [
      ['2017-01-01', N],
      ['2017-03-01', Y],
    ],
    Y,
    'the row of March',
  ],
  [
    [
      ['2017-03-01', U],
      ['2017-01-01', Y],
    ],
    U,
    'the row of March, which is unclear',
  ],
  [
    [
      ['2017-03-01', X],
      ['2017-01-01', Y],
    ],
    X,
    'the row of March, which is not relevant',
  ],
  [[['', Y]], Y, 'one row alone needs no date'],
  [
    [
      ['', N],
      ['', N],
    ],
    N,
    'whichever is the latest, it says no',
  ],
  [
    [
      ['2017-03-01', Y],
      ['', Y],
    ],
    Y,
    'whichever is the latest, it says yes',
  ],
  [
    [
      ['2017-03-01', Y],
      ['', N],
    ],
    R,
    'the date of the second would decide',
  ],
  [
    [
      ['2017-03-01', Y],
      ['?', N],
    ],
    U,
    'the date of the second would decide, and is unclear',
  ],
  [
    [
      ['2017-03-01', Y],
      ['2017-03-01', N],
    ],
    U,
    'two rows of one day contradict each other',
  ],
  [
    [
      ['2017-03-01', Y],
      ['2017-03-01', Y],
      ['2017-01-01', N],
    ],
    Y,
    'two rows of one day agree',
  ],
  [
    [
      ['2017-03-01', Y],
      ['2017-03-01', Y],
      ['', N],
    ],
    R,
    'two rows of one day agree; the missing date would decide',
  ],
  [
    [
      ['2017-03-01', N],
      ['2017-01-01', Y],
      ['', N],
    ],
    N,
    'the row of January cannot be the latest',
  ],
];

/**
 * The rows as mark, date and answer; what `main offence where ...` says with `else: earliest offence_date`, and
 * without an else; and why.
 */
export const MAIN_TABLE: readonly (readonly [
  readonly (readonly [string, string, Answer])[],
  Answer,
  Answer,
  string,
])[] = [
  [
    [
      ['OTHER', '2017-01-01', N],
      ['MAIN', '2017-03-01', Y],
    ],
    Y,
    Y,
    'one row is marked',
  ],
  [
    [
      ['MAIN', '2017-03-01', N],
      ['MAIN', '2017-01-01', Y],
    ],
    Y,
    U,
    'two are marked: the earlier of them, if dates decide',
  ],
  [
    [
      ['MAIN', '2017-03-01', Y],
      ['MAIN', '2017-01-01', Y],
    ],
    Y,
    Y,
    'two are marked and agree',
  ],
  [
    [
      ['OTHER', '2017-01-01', N],
      ['OTHER', '2017-03-01', Y],
    ],
    N,
    R,
    'none is marked: the earliest of all',
  ],
  [
    [
      ['', '2017-01-01', N],
      ['', '', Y],
    ],
    R,
    R,
    'none is marked and a date is missing',
  ],
  [
    [
      ['?', '2017-03-01', N],
      ['MAIN', '2017-01-01', Y],
    ],
    Y,
    Y,
    'a mark that is unclear marks nothing',
  ],
  [[['', '', Y]], Y, R, 'one row alone needs no date, but without an else it needs a mark'],
];

/** The rule, `no rows`, and what the check says of a record without a row, and where nobody supplied the table. */
export const NO_ROWS_TABLE: readonly (readonly [string, Answer | null, Answer, Answer])[] = [
  ['any offence where violent', null, R, R],
  ['any offence where violent', N, N, R],
  ['not any offence where violent', N, Y, R],
  ['all offences where violent', X, X, R],
  ['at least 2 offences where violent', N, N, R],
  ['latest offence by offence_date where violent', N, N, R],
  ['main offence where violent', N, N, R],
  ['count of offences = 0', null, R, R],
  ['count of offences = 0', Y, Y, R],
  ['any of [any offence where violent, known]', N, Y, Y],
  ['all of [any offence where violent, known]', N, N, R],
];

/** Percent, parts that are relevant, and how many must be yes: floor((percent x parts + 99) / 100). */
export const PARTS_NEEDED_TABLE: readonly (readonly [number, number, number])[] = [
  [80, 5, 4],
  [80, 4, 4],
  [80, 6, 5],
  [60, 5, 3],
  [60, 1, 1],
  [50, 3, 2],
  [50, 4, 2],
  [1, 100, 1],
  [1, 101, 2],
  [100, 7, 7],
];

/** The answer of `relevant:` or `where:`, and what becomes of a record whose own answer is yes. */
export const GATE_TABLE: readonly (readonly [Answer, Answer, boolean])[] = [
  [Y, Y, false],
  [N, X, false],
  [X, X, false],
  [U, U, true],
  [R, R, true],
];

/** n, d, the whole percentage, and what is shown. */
export const PERCENT_TABLE: readonly (readonly [number, number, number | null, string | null])[] = [
  [88, 108, 81, '81%'],
  [88, 115, 77, '77%'],
  [75, 88, 85, '85%'],
  [106, 115, 92, '92%'],
  [5, 8, 63, '63%'],
  [1, 8, 13, '13%'],
  [1, 200, 1, '1%'],
  [1, 201, 0, '<1%'],
  [199, 200, 100, '>99%'],
  [198, 200, 99, '99%'],
  [200, 200, 100, '100%'],
  [0, 200, 0, '0%'],
  [2499, 2500, 100, '>99%'],
  [0, 0, null, null],
];

/** Recorded in the cell, worked out by the rule, what counts, and what is said of it. */
export const RECORDED_TABLE: readonly (readonly [string, Answer, Answer, string])[] = [
  ['Yes', Y, Y, ''],
  ['Yes', N, Y, 'recorded yes, derived no'],
  ['No', Y, N, 'recorded no, derived yes'],
  ['Yes', U, Y, ''],
  ['Unclear', Y, U, 'recorded unclear, derived yes'],
  ['Unclear', R, U, ''],
  ['Not recorded', N, R, 'not recorded, derived no'],
  ['(unreadable)', Y, R, 'not recorded, derived yes'],
  ['N/A', Y, X, ''],
  ['', Y, Y, ''],
  ['', N, N, ''],
  ['', U, U, ''],
];

/**
 * Recorded in the cell, read from free text by the rule, what counts, and what is said of it; beside the figure,
 * what is shown by text.
 */
export const BY_TEXT_TABLE: readonly (readonly [string, Answer, Answer, 'yes' | 'no' | null, string])[] = [
  ['Yes', Y, Y, null, ''],
  ['Yes', N, Y, null, 'recorded yes, derived no'],
  ['No', Y, N, null, 'recorded no, derived yes'],
  ['Unclear', Y, U, null, 'recorded unclear, derived yes'],
  ['Not recorded', N, R, null, 'not recorded, derived no'],
  ['(unreadable)', Y, R, null, 'not recorded, derived yes'],
  ['N/A', Y, X, null, ''],
  ['', Y, R, 'yes', 'not recorded, derived yes'],
  ['', N, R, 'no', 'not recorded, derived no'],
  ['', U, R, null, ''],
  ['', R, R, null, ''],
  ['', X, R, null, ''],
  ['(no such column)', Y, R, 'yes', ''],
  ['(no such column)', N, R, 'no', ''],
];

/** The condition's answer, recorded in the cell, what counts, and what is said of it. */
export const RELEVANCE_TABLE: readonly (readonly [Answer, string, Answer, string])[] = [
  [Y, 'Yes', Y, ''],
  [Y, 'No', N, ''],
  [Y, 'Unclear', U, ''],
  [Y, '', R, ''],
  [Y, 'N/A', X, 'recorded N/A, though relevant'],
  [N, 'Yes', X, 'answered, though not relevant'],
  [N, 'No', X, 'answered, though not relevant'],
  [N, '', X, ''],
  [N, 'N/A', X, ''],
  [X, 'Yes', X, 'answered, though not relevant'],
  [U, 'Yes', U, 'answered, relevance unclear'],
  [U, '', U, ''],
  [U, 'N/A', U, ''],
  [R, 'No', R, 'answered, relevance not recorded'],
  [R, '', R, ''],
];

/** What stands in the cell, `is blank`, `is present`, and the cell's text for a choice (null: no column). */
export const BLANK_TABLE: readonly (readonly [string, Answer, Answer, string | null])[] = [
  ['a value', N, Y, 'high'],
  ['nothing, or a dash', Y, N, ''],
  ['N/A or too early', Y, N, 'N/A'],
  ['unclear or not known', Y, N, 'NK'],
  ['"not recorded"', Y, N, 'Not recorded'],
  ['something unreadable', R, R, 'enormous'],
  ['no such column', R, R, null],
];

/** `at least 60% of` the parts, and what becomes of it: parts that are not relevant are set aside first. */
export const AT_LEAST_PERCENT_TABLE: readonly (readonly [readonly Answer[], Answer])[] = [
  [[Y, Y, N], Y],
  [[Y, N, N], N],
  [[Y, Y, N, N, X, X], N],
  [[Y, X, X, X], Y],
  [[Y, Y, N, N, U], U],
  [[Y, Y, N, N, R], R],
  [[X, X], X],
];

/** yes, no, unclear, not recorded, not relevant; base; count; the lowest and the highest the figure can be. */
export const BOUNDS_TABLE: readonly (readonly [
  readonly [number, number, number, number, number],
  'known' | 'relevant' | 'all',
  Answer,
  string,
])[] = [
  [[88, 20, 7, 0, 0], 'known', Y, '88/115 to 95/115'],
  [[88, 20, 5, 2, 10], 'known', Y, '88/115 to 95/115'],
  [[88, 20, 5, 2, 10], 'relevant', Y, '88/115 to 95/115'],
  [[88, 20, 5, 2, 10], 'all', Y, '88/125 to 95/125'],
  [[88, 20, 5, 2, 10], 'known', N, '20/115 to 27/115'],
  [[88, 20, 5, 2, 10], 'all', U, 'none'],
];

/** What was published, n, d of the figure, and the verdict. `disputed` values have an implied base of 112 or 113. */
export const PUBLISHED_TABLE: readonly (readonly [
  { readonly percent?: number; readonly n?: number; readonly d?: number; readonly disputed?: boolean },
  number,
  number,
  string,
])[] = [
  [{ percent: 81 }, 88, 108, 'agrees'],
  [{ percent: 81 }, 88, 115, 'differs'],
  [{ n: 88 }, 88, 108, 'agrees'],
  [{ n: 88 }, 87, 108, 'differs'],
  [{ n: 88, d: 115 }, 88, 108, 'differs'],
  [{ n: 88, d: 115, percent: 77 }, 88, 115, 'agrees'],
  [{ n: 73, d: 115, percent: 65, disputed: true }, 73, 112, 'loosely'],
  [{ n: 73, d: 115, percent: 65, disputed: true }, 73, 113, 'loosely'],
  [{ n: 73, d: 115, percent: 65, disputed: true }, 73, 115, 'differs'],
  [{ n: 73, d: 115, percent: 65, disputed: true }, 74, 113, 'differs'],
];

/** Base, and which counts it adds up. The counts are those of BASES_EXAMPLE. */
export const BASES_TABLE: readonly (readonly ['known' | 'relevant' | 'all', number, string])[] = [
  ['known', 108, 'yes + no'],
  ['relevant', 115, 'known + unclear + not recorded - relevance unknown'],
  ['all', 135, 'every record'],
];

export const BASES_EXAMPLE = {
  yes: 88,
  no: 20,
  unclear: 10,
  notRecorded: 5,
  notRelevant: 12,
  relevanceUnknown: 8,
  notRelevantByRecord: 0,
  tooEarly: 0,
  derivedYes: 0,
  derivedNo: 0,
  byTextYes: 0,
  byTextNo: 0,
};

/** Phrase, n, d, undecided, verdict. */
export const PHRASE_TABLE: readonly (readonly [string, number, number, number, string])[] = [
  ['over 80%', 88, 108, 7, 'agrees'],
  ['over 80%', 88, 115, 7, 'differs'],
  ['more than three in four', 88, 108, 7, 'loosely'],
  ['more than three in four', 88, 115, 7, 'agrees'],
  ['just over half', 66, 115, 0, 'agrees'],
  ['just under half', 53, 115, 0, 'agrees'],
  ['almost half', 53, 115, 0, 'agrees'],
  ['just under half', 50, 115, 0, 'differs'],
  ['one-quarter', 29, 115, 0, 'agrees'],
  ['one in four', 29, 115, 0, 'agrees'],
  ['three-quarters', 13, 17, 0, 'agrees'],
  ['just over one-third', 41, 115, 0, 'agrees'],
  ['around a third', 44, 115, 0, 'agrees'],
  ['less than half', 13, 29, 0, 'agrees'],
  ['less than half', 8, 29, 0, 'loosely'],
  ['more than half', 62, 115, 0, 'agrees'],
  ['all 18', 18, 18, 0, 'agrees'],
  ['all 18', 17, 18, 0, 'differs'],
  ['all 18', 5, 5, 0, 'differs'],
  ['8 out of 10', 92, 115, 0, 'agrees'],
  ['two out of three', 77, 115, 0, 'agrees'],
  ['well over three-quarters', 0, 0, 0, 'not testable'],
  ['over half', 0, 0, 0, 'differs'],
  ['in all cases', 49, 49, 1, 'differs'],
  ['none of the nine cases', 0, 9, 0, 'agrees'],
  ['nearly all', 97, 101, 0, 'agrees'],
  ['almost all cases', 85, 101, 0, 'differs'],
  ['the large majority', 90, 115, 0, 'agrees'],
  ['most cases', 100, 115, 0, 'agrees'],
  ['most cases', 80, 115, 0, 'loosely'],
  ['most relevant cases', 50, 53, 0, 'agrees'],
  ['most reports', 40, 52, 0, 'agrees'],
  ['mostly', 90, 115, 0, 'agrees'],
  ['almost all staff', 97, 101, 0, 'agrees'],
  ['nearly all case managers', 80, 101, 0, 'differs'],
  ['nearly all those cases', 46, 49, 0, 'agrees'],
  ['half the cases', 49, 97, 0, 'agrees'],
  ['in each case', 14, 14, 0, 'agrees'],
  ['all twelve cases', 5, 5, 0, 'differs'],
  ['all twelve cases', 12, 12, 0, 'agrees'],
  ['all the 18 cases', 5, 5, 0, 'differs'],
  ['all 1,200', 5, 5, 0, 'differs'],
  ['all twenty-three cases', 23, 23, 0, 'agrees'],
  ['each of the six sites', 5, 5, 0, 'differs'],
  ['each of the six sites', 6, 6, 0, 'agrees'],
  ['all but two reports', 16, 18, 0, 'agrees'],
  ['all but two reports', 18, 18, 0, 'differs'],
  ['all but one young person', 17, 18, 0, 'agrees'],
  ['all but a few', 18, 18, 0, 'not testable'],
  ['every other case', 18, 18, 0, 'not testable'],
  ['all seven cases', 7, 7, 0, 'agrees'],
  ['all seven cases', 8, 8, 0, 'differs'],
  ['the majority', 58, 115, 0, 'agrees'],
  ['a minority', 57, 115, 0, 'agrees'],
  ['all but six', 71, 77, 0, 'agrees'],
  ['all but six', 70, 77, 0, 'differs'],
  ['well over three-quarters', 100, 115, 0, 'not testable'],
  ['a good half of the cases', 60, 115, 0, 'not testable'],
  ['a similar number', 46, 115, 0, 'not testable'],
  ['just five cases', 5, 97, 0, 'not testable'],
];
