import { wordBook } from '../../src/sample/answer-words.ts';
import fc from 'fast-check';
import type { Cell } from '../../src/model/record.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import type { Meaning } from '../../src/sample/languages/words.ts';
import { dayNumber } from '../../src/util/dates.ts';

/** A sample as it is meant, before anybody writes it down in one way or another. */

export type Value =
  | { readonly is: 'word'; readonly meaning: Meaning }
  | { readonly is: 'option'; readonly value: string }
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'date'; readonly day: number }
  | { readonly is: 'text'; readonly text: string };

export type Values = Readonly<Record<string, Value>>;

export interface LogicalCase {
  readonly cells: Values;
  readonly offences: readonly Values[];
  readonly targets: readonly string[];
}

export const { rubric: RUBRIC } = loadRubric(
  `rubric: dialects
version: 1
title: Dialects
themes: {other: Other}
units:
  case:
    id: [team, case_id]
    site: area
    fields:
      team: {type: text, aliases: [Youth team]}
      case_id: {type: text, aliases: [Reference, Number of the case]}
      area: {type: text, aliases: [Local area]}
      safe: {type: answer, aliases: [Kept safe]}
      told: {type: answer, aliases: [Family was told]}
      level: {type: choice, ordered: true, aliases: [Risk level], options: [low, {value: medium, aliases: [moderate, level 2]}, high, {value: very high, aliases: [v high, top]}, too early]}
      months: {type: number, aliases: [Length in months]}
      started: {type: date, aliases: [Start of the order]}
      remark: {type: text, aliases: [Free remark]}
      notes: {type: text, personal: true}
    tables:
      offences:
        aliases: [list of offences]
        main: {where: mark = MAIN, else: earliest offence_date}
        fields:
          offence_date: {type: date, aliases: [Day of offence]}
          mark: {type: choice, options: [MAIN, OTHER]}
          violent: {type: answer, aliases: [With violence]}
          weeks: {type: number}
          wording: {type: text}
      targets:
        fields: {target: {type: text, aliases: [Aim]}}
checks:
  kept-safe: {recorded: safe}
  family-told: {recorded: told, rule: level >= high, relevant: kept-safe}
  long: {rule: months >= 12}
  early: {rule: started < 2010-01-01}
  undated: {rule: started is blank}
  noted: {rule: notes is present}
  unremarked: {rule: remark is blank}
  violent-offender: {rule: any offence where violent, no rows: no}
  main-is-violent: {rule: main offence where violent}
  latest-is-long: {rule: latest offence by offence_date where weeks > 10}
  all-worded: {rule: all offences where wording is present}
  no-weeks: {rule: any offence where weeks is blank}
  aims: {rule: count of targets >= 2}
figures:
  levels: {kind: distribution, theme: other, field: level, label: Levels}
  safe-where-high: {check: kept-safe, where: level >= high}
`,
  'rubric.yaml',
);

export const UNIT_FIELDS = RUBRIC.units[0]?.fields ?? [];
export const OFFENCE_FIELDS = RUBRIC.units[0]?.tables[0]?.fields ?? [];
export const TARGET_FIELDS = RUBRIC.units[0]?.tables[1]?.fields ?? [];

const word = (meaning: Meaning): Value => ({ is: 'word', meaning });
const text = (written: string): Value => ({ is: 'text', text: written });
const date = (day: number): Value => ({ is: 'date', day });
const number = (value: number): Value => ({ is: 'number', value });
const option = (value: string): Value => ({ is: 'option', value });

const NO_VALUE: readonly Meaning[] = ['empty', 'unclear', 'not relevant', 'too early', 'not recorded'];
const noValue = fc.constantFrom(...NO_VALUE).map(word);
const answer = fc.constantFrom<Meaning>('yes', 'no', ...NO_VALUE).map(word);
const level = fc.oneof(
  fc.constantFrom('low', 'medium', 'high', 'very high', 'too early').map(option),
  // "Too early" is an option of this field, so no word of that meaning is left over.
  fc.constantFrom<Meaning>('empty', 'unclear', 'not relevant', 'not recorded').map(word),
);
const months = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 1, 11, 12, 13, 1.5, -4, 1234, 1234567.25).map(number) },
  { weight: 2, arbitrary: fc.integer({ min: -9_999_999, max: 9_999_999 }).map(number) },
  { weight: 2, arbitrary: noValue },
);
const day = (year: number, month: number, dayOfMonth: number): number =>
  dayNumber(year, month, dayOfMonth) ?? 0;
const dates = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: day(1990, 1, 1), max: day(2017, 6, 30) }).map(date) },
  { weight: 1, arbitrary: fc.integer({ min: day(1950, 1, 1), max: day(2049, 12, 31) }).map(date) },
  { weight: 1, arbitrary: noValue },
);

/** Texts that are hard to write down in one format or another. */
const HARD_TEXTS = [
  'plain', 'a, b', 'semi; colon', 'a\ttab', 'bar | bar', 'say "no"', 'two\nlines', 'cr\r\nlf', 'old\rmac', 'a,b\nc,d,"e"\n\nf',
  'caf\u00e9 \u00a320', '\u2019tis \u2013 so', 'Si\u00e2n', '\u0175y', '\ud83d\ude00', '"', '""', ',;|', '{"a": 1}', '[x]', 'back\\slash', '=1+1', 'Yes', 'n/a or so', 'sep=;', '#tag', 'a\u2028b',
] as const; // prettier-ignore

/** Whether a text is one in every language, and not a word in the place of one. */
const isText = (written: string): boolean =>
  !written.trim().startsWith('#') &&
  BOOKS.every((words) => [null, 'yes', 'no'].includes(words.meaningOf(written)));

const BOOKS = [wordBook([]), wordBook(['cy'])];
const someText = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...HARD_TEXTS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }).filter(isText) },
);
const texts = fc.oneof(
  { weight: 3, arbitrary: someText.map(text) },
  { weight: 1, arbitrary: fc.constant(word('empty')) },
);
/** One line of a list: nothing that a list in a cell is divided by, and no sign that people set before a line. */
const target = fc.constantFrom(
  'Go to school',
  'Say sorry, and mean it',
  'Caf\u00e9 job',
  'x',
  '9 a.m. every day',
);

const offence = fc.record({
  offence_date: dates,
  mark: fc.oneof(fc.constantFrom('MAIN', 'OTHER').map(option), noValue),
  violent: answer,
  weeks: months,
  wording: texts,
});

const NUMBERS = ['1', '007', '7', '12345678901234567', 'C-12', '2/3', 'x y'];

/** The first case has everything, so that every column, every key and every table is there. */
const FULL: LogicalCase = {
  cells: {
    team: text('North'),
    case_id: text('full'),
    area: text('Hill'),
    safe: word('yes'),
    told: word('no'),
    level: option('medium'),
    months: number(10),
    started: date(day(2016, 2, 29)),
    remark: text('r'),
    notes: text('n'),
  },
  offences: [
    {
      offence_date: date(day(2015, 12, 1)),
      mark: option('MAIN'),
      violent: word('no'),
      weeks: number(3),
      wording: text('theft'),
    },
  ],
  targets: ['Go to school'],
};

export const sample: fc.Arbitrary<readonly LogicalCase[]> = fc
  .array(
    fc.record({
      cells: fc.record({
        team: fc.constantFrom('North', 'South', 'NA').map(text),
        area: fc.constantFrom(text('Hill'), text('Y Dyffryn'), word('empty')),
        safe: answer,
        told: answer,
        level,
        months,
        started: dates,
        remark: texts,
        notes: texts,
      }),
      offences: fc.array(offence, { maxLength: 3 }),
      targets: fc.array(target, { maxLength: 3 }),
    }),
    { maxLength: NUMBERS.length },
  )
  .map((cases) => [
    FULL,
    ...cases.map((one, index) => ({
      ...one,
      cells: { ...one.cells, case_id: text(NUMBERS[index] ?? '') },
    })),
  ]);

/** What a cell is after reading, worked out from what was meant and from nothing else. */
export function stateOf(value: Value, field: string): Partial<Cell> {
  switch (value.is) {
    case 'word':
      if (value.meaning === 'yes' || value.meaning === 'no') {
        return { state: 'value', answer: value.meaning };
      }
      return { state: STATES[value.meaning] };
    case 'option': {
      const options = [...UNIT_FIELDS, ...OFFENCE_FIELDS].find(({ id }) => id === field)?.options ?? [];
      return {
        state: 'value',
        text: value.value,
        rank: options.findIndex((one) => one.value === value.value),
      };
    }
    case 'number':
      return { state: 'value', rank: value.value };
    case 'date':
      return { state: 'value', rank: value.day };
    case 'text':
      return field === 'notes' ? { state: 'value' } : { state: 'value', text: value.text.trim() };
  }
}

const STATES: Readonly<Record<Exclude<Meaning, 'yes' | 'no'>, Cell['state']>> = {
  empty: 'empty',
  unclear: 'unclear',
  'not relevant': 'not relevant',
  'too early': 'not relevant',
  'not recorded': 'not recorded',
};
