import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ProportionFigure } from '../../src/model/figure.ts';
import type { AuditResult } from '../../src/model/result.ts';
import { auditInputs, inputOf } from '../helpers/audit-text.ts';
import { TEXT_KINDS } from '../helpers/text-kinds.ts';

/** What free text says, however it is asked, changes no number of any figure. */

const ANSWER = fc.constantFrom('Yes', 'No', 'Unclear', '', 'N/A', 'Not recorded', 'scribble');
const TEXT = fc.constantFrom('says yes', 'says no', 'says unclear', 'nothing', '', 'N/A');

const rule = fc.letrec<{ rule: string }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom(
      'evidence(notes).said',
      'not evidence(notes).said',
      'any target where evidence(lines).said',
      'at least 60% of targets where evidence(lines).said',
      'count of targets where evidence(lines).said >= 2',
    ),
    fc
      .tuple(
        fc.constantFrom('all of', 'any of'),
        tie('rule'),
        fc.constantFrom('asked', 'before', 'evidence(notes).said'),
      )
      .map(([words, part, other]) => `${words} [${part}, ${other}]`),
  ),
})).rule;

const yaml = (own: string, relevant: string): string => `rubric: test
version: 1
title: Test
units:
  case:
    id: id
    site: site
    fields:
      own: {type: answer}
      asked: {type: answer}
      first: {type: answer}
      note: {type: text, personal: true}
    tables:
      targets: {fields: {target: {type: text, personal: true}}}
evidence:
  notes: {fields: {text: note}}
  lines: {table: targets, row fields: {text: target}}
checks:
  before: {recorded: first}
  probe: {recorded: own, ${own}relevant: "${relevant}"}
  after: {rule: "any of [probe, asked]"}
figures:
  filtered: {check: probe, where: asked}
  nos: {check: probe, count: no, base: all}
`;

const proportions = ({ figures, groups }: AuditResult): ProportionFigure[] =>
  [...figures, ...groups.flatMap((group) => group.figures)].filter((figure) => figure.kind === 'proportion');

const counts = (figure: ProportionFigure): unknown => {
  const { yes, no, unclear, notRecorded, notRelevant, n, d, percent, records, relevanceUnknown } = figure;
  return { yes, no, unclear, notRecorded, notRelevant, n, d, percent, records, relevanceUnknown };
};

it('by text is no part of yes, no, n or d, and lies within what is not recorded', async () => {
  await fc.assert(
    fc.asyncProperty(
      rule,
      fc.constantFrom('before', 'asked', 'asked or before'),
      fc.array(
        fc.tuple(
          fc.constantFrom('North', 'South'),
          ANSWER,
          ANSWER,
          ANSWER,
          TEXT,
          fc.array(TEXT, { maxLength: 3 }),
        ),
        { minLength: 1, maxLength: 10 },
      ),
      async (text, relevant, rows) => {
        const cases = rows.map(([site, own, asked, first, note], index) => [
          index,
          site,
          own,
          asked,
          first,
          note,
        ]);
        const targets = rows.flatMap(([, , , , , texts], index) => texts.map((target) => [index, target]));
        const inputs = (): ReturnType<typeof inputOf>[] => [
          inputOf(`id,site,own,asked,first,note\n${cases.map((row) => row.join(',')).join('\n')}\n`),
          inputOf(`id,target\n${targets.map((row) => row.join(',')).join('\n')}\n`, 'targets.csv', 'targets'),
        ];
        const audit = async (own: string): Promise<AuditResult> =>
          (await auditInputs(yaml(own, relevant), inputs(), { by: ['site'] }, {}, TEXT_KINDS)).result;
        const beside = await audit(`rule: "${text}", `);
        const without = await audit('');
        expect(proportions(beside).map(counts)).toEqual(proportions(without).map(counts));
        for (const { byText, derived, notRecorded, id } of proportions(beside)) {
          expect(byText.yes + byText.no).toBeLessThanOrEqual(notRecorded);
          if (id !== 'after') expect(derived).toEqual({ yes: 0, no: 0 });
        }
        // Where it counts, what was beside the figure is in it.
        const counting = await audit(`rule: "${text}", count text: true, `);
        const [probe, counted] = [beside, counting].map(({ figures }) =>
          figures.find((figure) => figure.id === 'probe'),
        ) as [ProportionFigure, ProportionFigure];
        expect(counted.derived).toEqual(probe.byText);
        expect(counted.yes).toBe(probe.yes + probe.byText.yes);
      },
    ),
    { numRuns: 150 },
  );
});
