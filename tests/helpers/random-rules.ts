import fc from 'fast-check';
import type { Written, WrittenRecord } from './child-rows.ts';

/** Rules over rows and the rows themselves, made up at random. */

/** What is asked of a row. No rule over rows stands inside. */
const ofRow = fc.letrec<{ rule: string }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom(
      'violent',
      'known',
      'first',
      'kind = main',
      'weeks > 3',
      'weeks is blank',
      'offence_date < started',
    ),
    tie('rule').map((of) => `not (${of})`),
    fc
      .tuple(tie('rule'), fc.constantFrom('and', 'or'), tie('rule'))
      .map(([a, join, b]) => `(${a}) ${join} (${b})`),
    fc.tuple(tie('rule'), tie('rule')).map(([a, b]) => `any of [${a}, ${b}]`),
  ),
})).rule;

export const overRows = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'any offence',
        'all offences',
        'at least 2 offences',
        'at least 60% of offences',
        'latest offence by offence_date',
        'earliest offence by offence_date',
        'main offence',
      ),
      ofRow,
    )
    .map(([words, where]) => `${words} where ${where}`),
  fc
    .tuple(ofRow, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), fc.integer({ min: 0, max: 3 }))
    .map(([where, operator, k]) => `count of offences where (${where}) ${operator} ${k}`),
  fc.constantFrom(
    'count of offences >= 2',
    'count of offences where not violent < n',
    '2 <= count of offences where violent',
    'n between 1 and count of offences',
  ),
);

export const rule = fc.letrec<{ rule: string }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    overRows,
    fc.constantFrom('known', 'first', 'n > 1'),
    tie('rule').map((of) => `not (${of})`),
    overRows.map((of) => `not ${of}`),
    fc
      .tuple(tie('rule'), fc.constantFrom('and', 'or'), tie('rule'))
      .map(([a, join, b]) => `(${a}) ${join} (${b})`),
    fc
      .tuple(fc.constantFrom('all of', 'any of', 'at least 2 of'), tie('rule'), tie('rule'))
      .map(([words, a, b]) => `${words} [${a}, ${b}]`),
  ),
})).rule;

export const yaml = (text: string, noRows = ''): string => `rubric: rows
version: 1
title: Rows
units:
  case:
    id: id
    fields: {known: {type: answer}, n: {type: number}, started: {type: date}}
    tables:
      offences:
        main: {where: kind = main, else: earliest offence_date}
        fields:
          offence_date: {type: date}
          kind: {type: choice, options: [main, other]}
          violent: {type: answer}
          weeks: {type: number}
checks:
  first: {recorded: known}
  probe: {rule: ${JSON.stringify(text)}${noRows}}
figures:
  filtered: {check: first, where: ${JSON.stringify(text)}}
`;

const ANSWERS = ['Yes', 'No', '?', '', 'N/A'] as const;
const DATES = ['2017-01-01', '2017-02-01', '2017-03-01', '', '?'] as const;
export const row: fc.Arbitrary<Record<string, string>> = fc.record({
  offence_date: fc.constantFrom(...DATES),
  kind: fc.constantFrom('main', 'other'),
  violent: fc.constantFrom(...ANSWERS),
  weeks: fc.constantFrom('1', '5', ''),
});
export const cells = fc.record({
  known: fc.constantFrom(...ANSWERS),
  n: fc.constantFrom('0', '2', ''),
  started: fc.constantFrom(...DATES),
});
export const record: fc.Arbitrary<WrittenRecord> = fc.record({
  cells,
  tables: fc.oneof(
    fc.record({ offences: fc.array(row, { maxLength: 4 }) }),
    fc.constant<Readonly<Record<string, readonly Written[]>>>({}),
  ),
});
