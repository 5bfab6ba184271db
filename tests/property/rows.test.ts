import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatExpression } from '../../src/model/format-expression.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { auditRecords, figureOf, onlyAnswer, type Written } from '../helpers/child-rows.ts';
import { cells, overRows, record, row, rule, yaml } from '../helpers/random-rules.ts';

describe('whatever is asked of rows', () => {
  it('every record gets one answer, in the check and under the filter', () => {
    fc.assert(
      fc.property(rule, fc.array(record, { minLength: 1, maxLength: 5 }), (text, records) => {
        const { result } = auditRecords(yaml(text), records);
        for (const id of ['probe', 'filtered']) {
          const { yes, no, unclear, notRecorded, notRelevant } = figureOf(result, id);
          expect(yes + no + unclear + notRecorded + notRelevant).toBe(records.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('it is printed in words that are read back as the same rule', () => {
    fc.assert(
      fc.property(rule, (text) => {
        const probe = (words: string): unknown =>
          loadRubric(yaml(words), 'r.yaml').rubric.checks.find(({ id }) => id === 'probe')?.rule;
        const read = probe(text);
        expect(probe(formatExpression(read as Parameters<typeof formatExpression>[0]))).toEqual(read);
      }),
      { numRuns: 300 },
    );
  });

  it('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(overRows, cells, fc.array(row, { minLength: 1, maxLength: 4 }), (text, own, rows) => {
        const answer = (offences: readonly Written[]): string =>
          onlyAnswer(auditRecords(yaml(text), [{ cells: own, tables: { offences } }]).result, 'probe');
        expect(answer([...rows].reverse())).toBe(answer(rows));
      }),
      { numRuns: 300 },
    );
  });

  it('filling in an unknown of a row never changes a known answer', () => {
    const plain = overRows.filter((text) => !text.includes('is blank'));
    fc.assert(
      fc.property(
        plain,
        cells,
        fc.array(row, { minLength: 1, maxLength: 4 }),
        fc.nat(3),
        fc.constantFrom('Yes', 'No'),
        fc.constantFrom('2017-01-01', '2017-02-01', '2017-03-01'),
        (text, own, rows, which, violent, date) => {
          const answer = (offences: readonly Written[]): string =>
            onlyAnswer(auditRecords(yaml(text), [{ cells: own, tables: { offences } }]).result, 'probe');
          const before = answer(rows);
          if (before !== 'yes' && before !== 'no') return;
          const unknown = (cell: string | undefined): boolean => cell === '' || cell === '?';
          const filled = rows.map((one, index) => {
            if (index !== which % rows.length) return one;
            return {
              ...one,
              violent: unknown(one['violent']) ? violent : (one['violent'] ?? ''),
              offence_date: unknown(one['offence_date']) ? date : (one['offence_date'] ?? ''),
              weeks: one['weeks'] === '' ? '5' : (one['weeks'] ?? ''),
            };
          });
          const after = answer(filled);
          // A row that turns out not relevant is set aside, as a part of a list is: with none left nothing is asked.
          if (before === 'no' && after === 'not relevant' && text.includes('at least')) return;
          expect(after).toBe(before);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
