import fc from 'fast-check';
import { expect, it } from 'vitest';
import { explainRecord } from '../../src/audit/explain.ts';
import { allOf, and, anyOf, atLeast, not, or, type Answer } from '../../src/model/answer.ts';
import type { ExplainedCheck, FigureShare, Trace } from '../../src/model/explanation.ts';
import { partsOf, type Expression } from '../../src/model/expression.ts';
import { atLeastRows } from '../../src/model/rows.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { auditRecords, onlyAnswer, recordOf, sampleOf, type WrittenRecord } from '../helpers/child-rows.ts';
import { record, rule, yaml } from '../helpers/random-rules.ts';

interface Explained {
  readonly probe: ExplainedCheck;
  readonly filtered: FigureShare;
  readonly expression: Expression;
}

function explain(text: string, written: WrittenRecord): Explained {
  const { rubric } = loadRubric(yaml(text), 'r.yaml');
  const [unit] = rubric.units;
  if (unit === undefined) throw new Error('no unit');
  const options = { themes: [], checks: [], showsText: false };
  const { themes } = explainRecord(rubric, recordOf(unit, written, 0), sampleOf(unit, 1, []), options);
  const checks = themes.flatMap((theme) => theme.checks);
  const probe = checks.find(({ check }) => check === 'probe');
  const filtered = checks.flatMap(({ figures }) => figures).find(({ figure }) => figure === 'filtered');
  const expression = rubric.checks.find(({ id }) => id === 'probe')?.rule;
  if (!probe || !filtered || !expression) throw new Error('not explained');
  return { probe, filtered, expression };
}

it('a trace says what the audit says, of the rule and of the filter', () => {
  fc.assert(
    fc.property(rule, record, (text, written) => {
      const { probe, filtered } = explain(text, written);
      const { result } = auditRecords(yaml(text), [written]);
      expect(probe.rule?.answer).toBe(onlyAnswer(result, 'probe'));
      expect(probe.answer).toBe(onlyAnswer(result, 'probe'));
      expect(filtered.where?.answer).toBe(onlyAnswer(result, 'probe'));
      expect(filtered.answer).toBe(onlyAnswer(result, 'filtered'));
    }),
    { numRuns: 500 },
  );
});

it('the parts of a trace make its answer, at every place', () => {
  fc.assert(
    fc.property(rule, record, (text, written) => {
      const { probe, expression } = explain(text, written);
      if (probe.rule !== null) expectParts(expression, probe.rule);
    }),
    { numRuns: 500 },
  );
});

function expectParts(expression: Expression, trace: Trace): void {
  const made = joined(
    expression,
    trace.parts.map(({ answer }) => answer),
  );
  if (made !== null) expect([trace.words, trace.answer]).toEqual([trace.words, made]);
  if (expression.kind === 'rows') {
    // A row says what is asked of it, so its parts are those of the question.
    for (const row of trace.parts) expectParts(expression.where, row);
  } else if (expression.kind !== 'compare') {
    partsOf(expression).forEach((part, index) => expectParts(part, trace.parts[index] as Trace));
  }
}

/** Null: of these the parts are not all that the answer is made of. */
function joined(expression: Expression, parts: readonly Answer[]): Answer | null {
  switch (expression.kind) {
    case 'not':
      return not(parts[0] as Answer);
    case 'and':
      return parts.reduce(and);
    case 'or':
      return parts.reduce(or);
    case 'all of':
      return allOf(parts);
    case 'any of':
      return anyOf(parts);
    case 'at least':
      return atLeast(expression.k, parts);
    case 'rows': {
      if (parts.length === 0) return null;
      const { quantifier } = expression;
      if (quantifier.kind === 'any') return anyOf(parts);
      if (quantifier.kind === 'all') return allOf(parts);
      return quantifier.kind === 'at least' ? atLeastRows(quantifier.k, parts) : null;
    }
    default:
      return null;
  }
}

it('a share is what the audit counts: in n and in the base as in a figure of this record alone', () => {
  fc.assert(
    fc.property(rule, record, (text, written) => {
      const { filtered } = explain(text, written);
      const { result } = auditRecords(yaml(text), [written]);
      const figure = result.figures.find(({ id }) => id === 'filtered');
      if (figure?.kind !== 'proportion') throw new Error('no figure');
      expect([filtered.inN, filtered.inBase]).toEqual([figure.n === 1, figure.d === 1]);
      expect(filtered.out === null).toBe(filtered.inBase);
      if (filtered.out === 'filter') expect(filtered.because.length).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});
