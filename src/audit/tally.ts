import { gate, leavesOpen, type Answer } from '../model/answer.ts';
import { noCounts, type Counts } from '../model/counts.ts';
import type { Cell } from '../model/record.ts';
import type { DistributionSpec, FigureSpec, ProportionSpec } from '../model/rubric.ts';
import { compile, type Facts, type Layout, type Predicate } from './compile.ts';
import type { Judgement } from './judge.ts';

/** What has been counted for one figure: of a distribution, `parts` holds the counts by option. */
export interface Tally extends Counts {
  readonly parts: number[];
}

export const newTally = (spec: FigureSpec, options: number): Tally => ({
  ...noCounts(),
  parts: spec.kind === 'distribution' ? new Array<number>(options).fill(0) : [],
});

/** Counts one record into some tallies (the whole sample's and its group's) and returns the answer counted. */
export type Counter = (facts: Facts, judgements: readonly Judgement[], into: readonly Tally[]) => Answer;

export function compileCounter(spec: FigureSpec, layout: Layout): Counter {
  const where = spec.where === null ? null : compile(spec.where, layout);
  return spec.kind === 'proportion' ? countAnswer(spec, where, layout) : countOption(spec, where, layout);
}

function countAnswer(spec: ProportionSpec, where: Predicate | null, layout: Layout): Counter {
  const index = layout.checkIndex.get(spec.check) ?? -1;
  return (facts, judgements, into) => {
    const judgement = judgements[index] as Judgement;
    const condition = where === null ? 'yes' : where(facts);
    const answer = gate(condition, judgement.answer);
    const kept = condition === 'yes';
    const open = kept ? judgement.relevanceUnknown : leavesOpen(condition);
    for (const tally of into) {
      add(tally, answer, open);
      if (kept && judgement.derived) addDerived(tally, answer);
      if (kept && judgement.notRelevantByRecord) tally.notRelevantByRecord += 1;
    }
    return answer;
  };
}

function countOption(spec: DistributionSpec, where: Predicate | null, layout: Layout): Counter {
  const index = layout.fieldIndex.get(spec.field) ?? -1;
  return (facts, _judgements, into) => {
    const cell = facts.cells[index] as Cell;
    const condition = where === null ? 'yes' : where(facts);
    const answer = gate(condition, cell.answer);
    for (const tally of into) {
      if (answer === 'yes') tally.parts[cell.rank] = (tally.parts[cell.rank] ?? 0) + 1;
      add(tally, answer, leavesOpen(condition));
    }
    return answer;
  };
}

function add(tally: Tally, answer: Answer, relevanceUnknown: boolean): void {
  if (answer === 'yes') tally.yes += 1;
  else if (answer === 'no') tally.no += 1;
  else if (answer === 'unclear') tally.unclear += 1;
  else if (answer === 'not recorded') tally.notRecorded += 1;
  else tally.notRelevant += 1;
  if (relevanceUnknown) tally.relevanceUnknown += 1;
}

function addDerived(tally: Tally, answer: Answer): void {
  if (answer === 'yes') tally.derivedYes += 1;
  else if (answer === 'no') tally.derivedNo += 1;
}
