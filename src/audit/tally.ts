import { answerIfAsked, leavesOpen, type Answer } from '../model/answer.ts';
import { noCounts, type Counts } from '../model/counts.ts';
import type { Cell } from '../model/record.ts';
import type { DistributionSpec, FigureSpec, ProportionSpec } from '../model/rubric.ts';
import { compile, type Facts, type Places, type Predicate } from './compile.ts';
import type { Judgement } from './judge.ts';

/** What has been counted for one figure: of a distribution, `parts` holds the counts by option. */
export interface Tally extends Counts {
  readonly parts: number[];
}

export const newTally = (spec: FigureSpec, options: number): Tally => ({
  ...noCounts(),
  parts: spec.kind === 'distribution' ? new Array<number>(options).fill(0) : [],
});

/** Counts one record into the tally of the whole and into that of its group, if any; returns the answer counted. */
export type Counter = (
  facts: Facts,
  judgements: readonly Judgement[],
  whole: Tally,
  group: Tally | null,
) => Answer;

export function compileCounter(spec: FigureSpec, places: Places): Counter {
  const where = spec.where === null ? null : compile(spec.where, places);
  return spec.kind === 'proportion' ? countAnswer(spec, where, places) : countOption(spec, where, places);
}

function countAnswer(spec: ProportionSpec, where: Predicate | null, places: Places): Counter {
  const index = places.checkIndex.get(spec.check) ?? -1;
  return (facts, judgements, whole, group) => {
    const judgement = judgements[index] as Judgement;
    const condition = where === null ? 'yes' : where(facts);
    const answer = answerIfAsked(condition, judgement.answer);
    const kept = condition === 'yes' ? judgement : null;
    const open = kept === null ? leavesOpen(condition) : kept.relevanceUnknown;
    addAnswer(whole, answer, open, kept);
    if (group !== null) addAnswer(group, answer, open, kept);
    return answer;
  };
}

function countOption(spec: DistributionSpec, where: Predicate | null, places: Places): Counter {
  const index = places.fieldIndex.get(spec.field) ?? -1;
  return (facts, _judgements, whole, group) => {
    const cell = facts.cells[index] as Cell;
    const condition = where === null ? 'yes' : where(facts);
    const answer = answerIfAsked(condition, cell.answer);
    addOption(whole, answer, leavesOpen(condition), cell.rank);
    if (group !== null) addOption(group, answer, leavesOpen(condition), cell.rank);
    return answer;
  };
}

/** @param kept the judgement, when the filter keeps the record: only then is it known how its answer came about */
function addAnswer(tally: Tally, answer: Answer, relevanceUnknown: boolean, kept: Judgement | null): void {
  add(tally, answer, relevanceUnknown);
  if (kept === null) return;
  if (kept.notRelevantByRecord) tally.notRelevantByRecord += 1;
  if (kept.tooEarly) tally.tooEarly += 1;
  if (!kept.derived) return;
  if (answer === 'yes') tally.derivedYes += 1;
  else if (answer === 'no') tally.derivedNo += 1;
}

function addOption(tally: Tally, answer: Answer, relevanceUnknown: boolean, rank: number): void {
  add(tally, answer, relevanceUnknown);
  if (answer === 'yes') tally.parts[rank] = (tally.parts[rank] ?? 0) + 1;
}

function add(tally: Tally, answer: Answer, relevanceUnknown: boolean): void {
  if (answer === 'yes') tally.yes += 1;
  else if (answer === 'no') tally.no += 1;
  else if (answer === 'unclear') tally.unclear += 1;
  else if (answer === 'not recorded') tally.notRecorded += 1;
  else tally.notRelevant += 1;
  if (relevanceUnknown) tally.relevanceUnknown += 1;
}
