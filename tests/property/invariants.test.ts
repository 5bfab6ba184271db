import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/model/figure.ts';
import { auditText, coverInputs, inputOf } from '../helpers/audit-text.ts';

/** Rubrics and samples made up at random: whatever they say, these must hold. */

const ANSWER_FIELDS = ['a', 'b', 'c'] as const;
const CELLS = ['Yes', 'No', 'Unclear', '', 'N/A', 'Not recorded', 'scribble'] as const;
const LEVELS = ['low', 'medium', 'high', '', 'NK', 'N/A', 'enormous'] as const;

/** Rules as text, so that the parser is tried too. `first` and `second` are checks, `second` has a relevance. */
const rule = fc.letrec<{ rule: string }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      ...ANSWER_FIELDS,
      'first',
      'second',
      'level >= medium',
      'level = low',
      'level is blank',
      'n > 3',
      'n is present',
      'needs includes two',
    ),
    tie('rule').map((of) => `not (${of})`),
    fc
      .tuple(tie('rule'), fc.constantFrom('and', 'or'), tie('rule'))
      .map(([a, join, b]) => `(${a}) ${join} (${b})`),
    fc
      .tuple(
        fc.constantFrom('all of', 'any of', 'at least 2 of', 'at least 60% of'),
        fc.array(tie('rule'), { minLength: 2, maxLength: 3 }),
      )
      .map(([words, parts]) => `${words} [${parts.join(', ')}]`),
  ),
})).rule;

interface Made {
  readonly rule: string;
  readonly relevant: string;
  readonly where: string;
  readonly rows: readonly string[];
}

const made: fc.Arbitrary<Made> = fc.record({
  rule,
  relevant: rule,
  where: rule,
  rows: fc.array(
    fc
      .tuple(
        fc.constantFrom('North', 'South', ''),
        ...ANSWER_FIELDS.map(() => fc.constantFrom(...CELLS)),
        fc.constantFrom(...LEVELS),
        fc.constantFrom('1', '5', '', 'many'),
        fc.constantFrom('one', 'one; two', 'two;three', 'None', '', 'four', 'N/A', 'Unclear'),
      )
      .map((cells) => cells.join(',')),
    { minLength: 1, maxLength: 12 },
  ),
});

const yaml = ({ rule: text, relevant, where }: Made): string => `rubric: test
version: 1
title: Test
themes: {main: Main}
units:
  case:
    id: id
    site: site
    fields:
      a: {type: answer}
      b: {type: answer}
      c: {type: answer}
      level: {type: choice, ordered: true, options: [low, medium, high]}
      n: {type: number}
      needs: {type: list, options: [one, two, three]}
checks:
  first: {theme: main, label: First, recorded: a}
  second: {theme: main, label: Second, recorded: b, relevant: first}
  probe:
    theme: main
    label: Probe
    recorded: c
    rule: ${JSON.stringify(text)}
    relevant: ${JSON.stringify(relevant)}
    attention: {when: [no, not recorded], severity: high, say: Look}
figures:
  filtered: {check: probe, label: Filtered, where: ${JSON.stringify(where)}}
  of-all: {check: probe, label: Of all, base: all, where: ${JSON.stringify(where)}}
  of-relevant: {check: probe, label: Of relevant, base: relevant, count: no}
  unclear: {check: probe, label: Unclear, count: unclear}
  levels: {kind: distribution, theme: main, field: level, label: Levels, where: ${JSON.stringify(where)}}
  needed: {kind: distribution, theme: main, field: needs, where: ${JSON.stringify(where)}}
  chosen:
    kind: distribution
    theme: main
    choose: [{when: probe, then: one}, {when: ${JSON.stringify(where)}, then: two}, {else: three}]
  counted: {kind: count, theme: main, where: ${JSON.stringify(where)}}
  added: {kind: sum, theme: main, field: n, where: ${JSON.stringify(where)}}
  between: {kind: spread, check: probe, where: ${JSON.stringify(where)}}
`;

const csv = ({ rows }: Made): string =>
  `id,site,a,b,c,level,n,needs\n${rows.map((row, index) => `${index},${row}\n`).join('')}`;

/** What adds up to the records. */
function parts(figure: Figure): number[] {
  return [...counted(figure), figure.unclear, figure.notRecorded, figure.notRelevant];
}

function counted(figure: Figure): number[] {
  switch (figure.kind) {
    case 'proportion':
    case 'spread':
      return [figure.yes, figure.no];
    case 'distribution':
      return figure.several ? [figure.known] : figure.parts.map(({ n }) => n);
    case 'count':
      return [figure.n];
    case 'sum':
      return [figure.d];
    case 'cross':
      return figure.cells.flat();
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('whatever the rubric and the sample', () => {
  it('counting what a rubric exercises changes nothing, and its counts are those of the figures', async () => {
    await fc.assert(
      fc.asyncProperty(made, async (one) => {
        const { result, coverage } = await coverInputs(yaml(one), [inputOf(csv(one))]);
        expect(result).toEqual((await auditText(yaml(one), csv(one))).result);
        for (const { check, answers, relevance, rule, never } of coverage.checks) {
          const own = result.figures.find(({ id }) => id === check);
          expect(own).toMatchObject(answers);
          expect(sum(Object.values(answers))).toBe(one.rows.length);
          expect(sum(Object.values(relevance))).toBe(one.rows.length);
          expect(never.includes('asked')).toBe(relevance.yes === 0);
          // A rule is worked out for those who are asked, but where a person recorded N/A.
          const asked = relevance.yes - (own?.kind === 'proportion' ? own.notRelevantByRecord : 0);
          if (rule !== null) expect(sum(Object.values(rule.answers))).toBe(asked);
          for (const part of rule?.parts ?? []) {
            expect(sum(Object.values(part.answers)) % Math.max(asked, 1)).toBe(0);
          }
        }
      }),
    );
  });

  it('the five answers add up to the records, under any filter and in any group', async () => {
    await fc.assert(
      fc.asyncProperty(made, async (one) => {
        const { result } = await auditText(yaml(one), csv(one), { by: ['site'] });
        for (const figure of result.figures) {
          expect(sum(parts(figure))).toBe(one.rows.length);
          expect(figure.records).toBe(one.rows.length);
          expect(figure.relevanceUnknown).toBeLessThanOrEqual(figure.unclear + figure.notRecorded);
          const across = result.groups.map((group) => group.figures.find(({ id }) => id === figure.id));
          const groups = across.map((own) => (own ? parts(own) : []));
          expect(parts(figure).map((_, index) => sum(groups.map((own) => own[index] ?? NaN)))).toEqual(
            parts(figure),
          );
          for (const own of across) expect(own && sum(parts(own))).toBe(own?.records);
          if (figure.kind === 'sum') {
            const sums = across.map((own) => (own?.kind === 'sum' ? (own.sum ?? 0) : NaN));
            expect(sum(sums)).toBe(figure.sum ?? 0);
          }
          if (figure.kind === 'spread') {
            expect(sum(figure.sites.map(({ n }) => n))).toBe(figure.n);
            expect(sum(figure.sites.map(({ d }) => d))).toBe(figure.d);
          }
          if (figure.kind === 'distribution') {
            for (const { n } of figure.parts) expect(n).toBeLessThanOrEqual(figure.known);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('n is never more than d, bounds hold the figure of base all, and derived answers are among the answers', async () => {
    await fc.assert(
      fc.asyncProperty(made, async (one) => {
        const { result } = await auditText(yaml(one), csv(one));
        for (const figure of result.figures) {
          if (figure.kind !== 'proportion') continue;
          expect(figure.n).toBeLessThanOrEqual(figure.d);
          expect(figure.derived.yes).toBeLessThanOrEqual(figure.yes);
          expect(figure.derived.no).toBeLessThanOrEqual(figure.no);
          expect(figure.notRelevantByRecord).toBeLessThanOrEqual(figure.notRelevant);
          if (figure.bounds === null) continue;
          const { low, high } = figure.bounds;
          expect(low.n).toBe(figure.n);
          expect(high.n - low.n).toBe(figure.unclear + figure.notRecorded);
          expect(high.n).toBeLessThanOrEqual(high.d);
          expect(low.d).toBe(high.d);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('swapping every yes and no of an answer that stands alone swaps the counts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...CELLS), { minLength: 1, maxLength: 15 }),
        async (cells) => {
          const of = async (list: readonly string[]): Promise<number[]> => {
            const { result } = await auditText(
              yaml({ rule: 'a', relevant: 'a or not a', where: 'a', rows: [] }),
              `id,a\n${list.map((cell, index) => `${index},${cell}\n`).join('')}`,
              { figures: ['first'] },
            );
            return parts(result.figures[0] as Figure);
          };
          const swapped = cells.map((cell) => ({ Yes: 'No', No: 'Yes' })[cell as string] ?? cell);
          const [yes, no, ...rest] = await of(cells);
          expect(await of(swapped)).toEqual([no, yes, ...rest]);
        },
      ),
    );
  });
});
