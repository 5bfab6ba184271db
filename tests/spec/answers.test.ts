import { describe, expect, it } from 'vitest';
import {
  allOf,
  and,
  ANSWERS,
  anyOf,
  atLeast,
  atLeastPercent,
  answerIfAsked,
  leavesOpen,
  not,
  or,
  partsNeeded,
} from '../../src/model/answer.ts';
import { baseOf, boundsOf, noCounts, percentOf, shownPercent } from '../../src/model/counts.ts';
import { verdictOn } from '../../src/audit/published.ts';
import { phraseVerdict } from '../../src/audit/phrases.ts';
import { auditRows, checkText } from '../helpers/audit-text.ts';
import { auditRecords, onlyAnswer, type Written } from '../helpers/child-rows.ts';
import * as tables from './tables.ts';

describe('and, or, not', () => {
  it.each(ANSWERS.flatMap((a, i) => ANSWERS.map((b, j) => [a, b, i, j] as const)))(
    '%s with %s',
    (a, b, i, j) => {
      expect(and(a, b)).toBe(tables.AND_TABLE[i]?.[j]);
      expect(or(a, b)).toBe(tables.OR_TABLE[i]?.[j]);
    },
  );

  it.each(tables.NOT_TABLE)('not %s is %s', (a, expected) => {
    expect(not(a)).toBe(expected);
  });

  it('are commutative, associative and idempotent, and De Morgan holds', () => {
    for (const a of ANSWERS) {
      expect([and(a, a), or(a, a), not(not(a))]).toEqual([a, a, a]);
      for (const b of ANSWERS) {
        expect(and(a, b)).toBe(and(b, a));
        expect(or(a, b)).toBe(or(b, a));
        expect(not(and(a, b))).toBe(or(not(a), not(b)));
        for (const c of ANSWERS) {
          expect(and(and(a, b), c)).toBe(and(a, and(b, c)));
          expect(or(or(a, b), c)).toBe(or(a, or(b, c)));
        }
      }
    }
  });

  it('never change a known result when an unknown is filled in', () => {
    const unknown = ['unclear', 'not recorded'] as const;
    for (const join of [and, or]) {
      for (const known of ANSWERS) {
        for (const open of unknown) {
          const before = join(known, open);
          if (before !== 'yes' && before !== 'no') continue;
          for (const filled of ['yes', 'no'] as const) expect(join(known, filled)).toBe(before);
        }
      }
    }
  });

  it('do not absorb: an expression must never be simplified', () => {
    expect(or('no', and('no', 'unclear'))).toBe('no');
    expect(and('not relevant', or('not relevant', 'yes'))).toBe('not relevant');
    expect(or('unclear', and('unclear', 'no'))).toBe('unclear');
    expect(or('not relevant', and('not relevant', 'unclear'))).not.toBe('not relevant');
  });
});

describe('judgements made of parts', () => {
  it.each(tables.PARTS_TABLE)('%j: all of %s, any of %s', (parts, all, any) => {
    for (const order of [parts, [...parts].reverse()]) {
      expect(allOf(order)).toBe(all);
      expect(anyOf(order)).toBe(any);
    }
  });

  it.each(tables.AT_LEAST_TABLE)('at least %i of %j: %s, %s', (k, parts, expected) => {
    expect(atLeast(k, parts)).toBe(expected);
    expect(atLeast(k, [...parts].reverse())).toBe(expected);
  });

  it.each(tables.PARTS_NEEDED_TABLE)('at least %i%% of %i parts asks for %i', (percent, parts, expected) => {
    expect(partsNeeded(percent, parts)).toBe(expected);
  });
});

describe('at least p% of', () => {
  it.each(tables.AT_LEAST_PERCENT_TABLE)('60%% of %j: %s', (parts, expected) => {
    expect(atLeastPercent(60, parts)).toBe(expected);
  });
});

/** A rule over the rows of a record; each row answers to `violent`, the record's `known` is yes. */
const rowsRubric = (
  rule: string,
  extra = '',
  main = '{where: mark = MAIN, else: earliest offence_date}',
): string =>
  `rubric: test
version: 1
title: Test
units:
  case:
    id: id
    fields: {known: {type: answer}}
    tables:
      offences:
        main: ${main}
        fields:
          offence_date: {type: date}
          mark: {type: choice, options: [MAIN, OTHER]}
          violent: {type: answer}
checks:
  probe: {rule: ${JSON.stringify(rule)}${extra}}
`;

const WORDS: Readonly<Record<string, string>> = { 'not recorded': '', 'not relevant': 'N/A' };
const written = (answer: string): string => WORDS[answer] ?? answer;
const answerFor = (yaml: string, rows: readonly Written[] | null): string => {
  const tables = rows === null ? {} : { offences: rows };
  const { result } = auditRecords(yaml, [{ cells: { known: 'Yes' }, tables }]);
  return onlyAnswer(result, 'probe');
};

describe('rules over rows', () => {
  it.each(tables.PARTS_TABLE)('rows that are %j: all %s, any %s', (answers, all, any) => {
    const rows = answers.map((answer) => ({ violent: written(answer) }));
    expect(answerFor(rowsRubric('all offences where violent'), rows)).toBe(all);
    expect(answerFor(rowsRubric('any offence where violent'), rows)).toBe(any);
  });

  it.each(tables.AT_LEAST_ROWS_TABLE)('at least %i rows of %j: %s, %s', (k, answers, expected) => {
    const rows = answers.map((answer) => ({ violent: written(answer) }));
    for (const order of [rows, [...rows].reverse()]) {
      expect(answerFor(rowsRubric(`at least ${k} offences where violent`), order)).toBe(expected);
    }
  });

  it.each(tables.AT_LEAST_PERCENT_TABLE)('60%% of rows that are %j: %s', (answers, expected) => {
    const rows = answers.map((answer) => ({ violent: written(answer) }));
    expect(answerFor(rowsRubric('at least 60% of offences where violent'), rows)).toBe(expected);
  });

  it.each(tables.COUNT_TABLE)('the count of %j %s %i: %s, %s', (answers, operator, number, expected) => {
    const rows = answers.map((answer) => ({ violent: written(answer) }));
    const turned = { '<=': '>=', '>=': '<=', '<': '>', '>': '<', '=': '=', '!=': '!=' }[operator];
    for (const rule of [
      `count of offences where violent ${operator} ${number}`,
      `${number} ${turned} count of offences where violent`,
    ]) {
      expect(answerFor(rowsRubric(rule), rows)).toBe(expected);
    }
  });

  it.each(tables.LATEST_TABLE)('the latest of %j: %s, %s', (dated, expected) => {
    const rows = dated.map(([date, answer]) => ({ offence_date: date, violent: written(answer) }));
    for (const order of [rows, [...rows].reverse()]) {
      expect(answerFor(rowsRubric('latest offence by offence_date where violent'), order)).toBe(expected);
    }
  });

  it.each(tables.MAIN_TABLE)('the main one of %j: %s, without else %s, %s', (marked, expected, without) => {
    const rows = marked.map(([mark, date, answer]) => ({
      mark,
      offence_date: date,
      violent: written(answer),
    }));
    for (const order of [rows, [...rows].reverse()]) {
      expect(answerFor(rowsRubric('main offence where violent'), order)).toBe(expected);
      expect(answerFor(rowsRubric('main offence where violent', '', '{where: mark = MAIN}'), order)).toBe(
        without,
      );
    }
  });

  it.each(tables.NO_ROWS_TABLE)('%s, no rows %s: %s, and %s', (rule, noRows, none, notSupplied) => {
    const yaml = rowsRubric(rule, noRows === null ? '' : `, no rows: ${noRows}`);
    expect(answerFor(yaml, [])).toBe(none);
    expect(answerFor(yaml, null)).toBe(notSupplied);
  });
});

describe('arithmetic', () => {
  it.each(tables.BOUNDS_TABLE)(
    'bounds of %j on base %s, counting %s: %s',
    ([yes, no, unclear, notRecorded, notRelevant], base, count, expected) => {
      const bounds = boundsOf(count, base, { ...noCounts(), yes, no, unclear, notRecorded, notRelevant });
      expect(
        bounds === null ? 'none' : `${bounds.low.n}/${bounds.low.d} to ${bounds.high.n}/${bounds.high.d}`,
      ).toBe(expected);
    },
  );

  it.each(tables.PUBLISHED_TABLE)('%j against %i of %i: %s', (printed, n, d, verdict) => {
    const value = {
      row: null,
      percent: null,
      n: null,
      d: null,
      phrase: null,
      parts: null,
      of: null,
      disputed: false,
      at: '1',
      implied: { d: [112, 113], why: '' },
      ...printed,
    };
    const own = { name: '', n, d, percent: percentOf(n, d), no: d - n, undecided: 0 };
    expect(verdictOn(value, own, [])).toBe(verdict);
  });

  it.each(tables.PERCENT_TABLE)('%i of %i is %s, shown %s', (n, d, percent, shown) => {
    expect(percentOf(n, d)).toBe(percent);
    expect(shownPercent(n, d)).toBe(shown);
  });

  it.each(tables.BASES_TABLE)('base %s is %i: %s', (base, d) => {
    expect(baseOf(base, tables.BASES_EXAMPLE)).toBe(d);
  });

  it.each(tables.PHRASE_TABLE)(
    '"%s" for %i of %i with %i undecided: %s',
    (phrase, n, d, undecided, verdict) => {
      expect(phraseVerdict(phrase, { n, d, no: d - n, undecided })).toBe(verdict);
    },
  );
});

describe('relevant and where', () => {
  it.each(tables.GATE_TABLE)('a condition that is %s makes a yes %s', (condition, answer, open) => {
    expect(answerIfAsked(condition, 'yes')).toBe(answer);
    expect(leavesOpen(condition)).toBe(open);
  });

  it.each(tables.RELEVANCE_TABLE)(
    'relevance %s, recorded "%s": %s %s',
    async (relevance, cell, answer, said) => {
      const rows = [{ condition: relevance === 'not relevant' ? 'N/A' : relevance, own: cell }];
      const { result } = await auditRows(checkText({ recorded: 'own', relevant: 'condition' }), rows);
      expect(answerOf(result)).toBe(answer);
      expect(saidOf(result)).toBe(said);
    },
  );

  it.each(tables.RECORDED_TABLE)('recorded "%s", derived %s: %s %s', async (cell, derived, answer, said) => {
    const own = cell === '(unreadable)' ? 'scribble' : cell;
    const rows = [{ condition: derived === 'not relevant' ? 'N/A' : derived, own }];
    const { result } = await auditRows(checkText({ recorded: 'own', rule: 'condition' }), rows);
    expect(answerOf(result)).toBe(answer);
    expect(saidOf(result)).toBe(said);
  });
});

type Result = Awaited<ReturnType<typeof auditRows>>['result'];

function answerOf(result: Result): string {
  const figure = result.figures.find(({ id }) => id === 'probe');
  if (figure?.kind !== 'proportion') throw new Error('no figure');
  const counts = [figure.yes, figure.no, figure.unclear, figure.notRecorded, figure.notRelevant];
  expect(counts.filter((count) => count > 0)).toEqual([1]);
  return ANSWERS[counts.indexOf(1)] ?? '';
}

const saidOf = ({ discrepancies, evidenceToLookAt }: Result): string =>
  [...discrepancies, ...evidenceToLookAt].map(({ kind }) => kind).join('; ');
