/** Invented reviews, and what is said of each; the manual prints these tables. */

const BASE =
  'Jo met me on 3 March. He has kept to his curfew since January and goes to college on most days. His mother says that he sleeps better and no longer sees the older boys from the estate.';

/** An earlier review, a later one, shared runs of all that stand in either, copied, unchanged, why. */
export const REVIEW_TEXTS: readonly (readonly [
  earlier: string,
  later: string,
  shared: string,
  copied: string,
  unchanged: string,
  why: string,
])[] = [
  [
    BASE,
    'Jo met me on 2nd June. He has kept to his curfew since April and goes to college on most days. His mother says that he sleeps better and no longer sees the older boys from the estate.',
    '32 of 32',
    'yes',
    'yes',
    'only the dates are new',
  ],
  [
    `${BASE} He wants to learn to drive and saves for it from his job at the market.`,
    `${BASE} He wants to learn to drive and saves for it from the job at the market.`,
    '44 of 52',
    'unclear',
    'no',
    'one word in fifty is new: a person should look',
  ],
  [BASE, `${BASE} Now on time.`, '32 of 35', 'yes', 'no', 'a tenth or less is added'],
  [
    BASE,
    `${BASE} He was arrested on Friday for a theft from the market and denies it.`,
    '32 of 45',
    'unclear',
    'no',
    'there is something new, and the rest is copied',
  ],
  [
    BASE,
    'Jo did not come to college in May, and his mother has asked for help: he is out at night with the older boys again, and she is afraid of what they will have him do.',
    '0 of 64',
    'no',
    'no',
    'the same matters in words of its own',
  ],
  [
    'No change. Continue with the plan.',
    'No change. Continue with the plan.',
    '3 of 3',
    'unclear',
    'unclear',
    'fewer than 20 words: who has little to say may say it twice',
  ],
  [
    'No change. Continue with the plan.',
    'Some change. See the new plan.',
    '0 of 6',
    'no',
    'no',
    'short, and other words',
  ],
  [
    'Has the risk to others changed since the last review? No. Has the risk to self changed since the last review? No. What will you do next: see Jo each week and his mother each month.',
    'Has the risk to others changed since the last review? Yes. Has the risk to self changed since the last review? No. What will you do next: refer him to the health worker.',
    '0 of 13',
    'no',
    'no',
    'what the form asks is left out',
  ],
];

/** A is a review of 35 words, B another; the reviews of one case and what `copied` says of each, and why. */
export const REVIEW_ORDERS: readonly (readonly [reviews: string, copied: string, why: string])[] = [
  ['2017-01-10 A', 'no', 'the only review repeats none'],
  ['2017-01-10 A; 2017-04-10 A', 'no; yes', 'the first is never a copy'],
  ['2017-04-10 A; 2017-01-10 A', 'yes; no', 'the date decides, not the row'],
  ['2017-01-10 A; 2017-04-10 B; 2017-07-10 A', 'no; no; yes', 'of any earlier review, not only of the last'],
  [
    '2017-01-10 A; 2017-01-10 A',
    'no; no',
    'one day: an entry that stands there twice, which is a note of its own',
  ],
  ['2017-01-10 A; 2017-01-10 A; 2017-04-10 A', 'no; no; yes', ''],
  ['(no date) A', 'no', 'one review alone needs no date'],
  ['2017-01-10 A; (no date) A', 'not recorded; not recorded', 'either may be the later'],
  ['2017-01-10 A; ? A', 'unclear; unclear', 'the date is unclear'],
  ['2017-01-10 A; (no date) B', 'no; no', 'whatever its date, it is not alike'],
  [
    '2017-01-10 A; 2017-04-10 A; (no date) A',
    'not recorded; yes; not recorded',
    'the second is a copy whatever the third is',
  ],
  ['2017-01-10 A; 2017-04-10 (no text)', 'no; not recorded', 'there is no text'],
  ['2017-01-10 A; 2017-04-10 (N/A)', 'no; not relevant', ''],
  ['2017-01-10 (no text); 2017-04-10 A', 'not recorded; no', 'no text is repeated by nothing'],
];
