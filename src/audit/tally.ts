import { AND, answerIfAsked, leavesOpen, type Answer } from '../model/answer.ts';
import { countAnswer, noCounts, type Counts } from '../model/counts.ts';
import { hasOption, type Cell } from '../model/record.ts';
import {
  crossOptions,
  type ChosenCase,
  type CountSpec,
  type CrossSpec,
  type DistributionSpec,
  type FigureSpec,
  type ProportionSpec,
  type SpreadSpec,
  type SumSpec,
} from '../model/rubric.ts';
import { compile } from './compile.ts';
import type { Facts, Places, Predicate } from './places.ts';
import type { Judgement } from './judge.ts';

/** What has been counted for one figure. */
export interface Tally extends Counts {
  /**
   * Of a distribution, how many records have each option; of a cross, of each cell row by row, and then those of which
   * the rows' choice, the columns' or neither is known; else empty.
   */
  readonly parts: number[];
  /** Of a sum, in ten-thousandths, so that what is added is whole; else 0. */
  sum: number;
  /** Of a sum: on the way it was too large to be exact. */
  inexact: boolean;
  /** Of a spread, the same counts for each site; the key null: the site is not known. */
  readonly sites: Map<string | null, Counts>;
}

/** A sum is held in this part of one. */
export const SUM_UNITS = 10_000;

export const newTally = (spec: FigureSpec): Tally => ({
  ...noCounts(),
  parts: partsOf(spec).map(() => 0),
  sum: 0,
  inexact: false,
  sites: new Map(),
});

function partsOf(spec: FigureSpec): readonly string[] {
  if (spec.kind === 'cross') return [...crossOptions(spec), 'rows', 'columns', 'both'];
  return spec.kind === 'distribution' ? spec.of.options : [];
}

/** How the records of one figure are counted. */
export interface Counter {
  /** Counts a record into the tally of the whole and into that of its group, if any; returns the answer counted. */
  count(facts: Facts, judgements: readonly Judgement[], whole: Tally, group: Tally | null): Answer;
  /** Of a distribution or a cross, the options that the record counts under. */
  optionsOf(facts: Facts): readonly string[];
}

export function compileCounter(spec: FigureSpec, places: Places, siteField: string | null): Counter {
  const where = spec.where === null ? ALWAYS : compile(spec.where, places);
  switch (spec.kind) {
    case 'proportion':
    case 'spread':
      return answerCounter(spec, where, places, siteField);
    case 'distribution':
      return optionCounter(spec, where, places);
    case 'cross':
      return crossCounter(spec, where, places);
    case 'count':
      return recordCounter(spec, where);
    case 'sum':
      return sumCounter(spec, where, places);
  }
}

const ALWAYS: Predicate = () => 'yes';
const NO_OPTIONS: readonly string[] = [];
const noOptions = (): readonly string[] => NO_OPTIONS;

function answerCounter(
  spec: ProportionSpec | SpreadSpec,
  where: Predicate,
  places: Places,
  siteField: string | null,
): Counter {
  const index = places.checkIndex.get(spec.check) ?? -1;
  const site = spec.kind === 'spread' ? (places.fieldIndex.get(siteField ?? '') ?? -1) : -1;
  return {
    count: (facts, judgements, whole, group) => {
      const judgement = judgements[index] as Judgement;
      const condition = where(facts);
      const answer = answerIfAsked(condition, judgement.answer);
      const kept = condition === 'yes' ? judgement : null;
      const open = kept === null ? leavesOpen(condition) : kept.relevanceUnknown;
      addAnswer(whole, answer, open, kept);
      if (group !== null) addAnswer(group, answer, open, kept);
      if (site >= 0) {
        const name = siteOf(facts.cells[site] as Cell);
        addAnswer(ofSite(whole, name), answer, open, kept);
        if (group !== null) addAnswer(ofSite(group, name), answer, open, kept);
      }
      return answer;
    },
    optionsOf: noOptions,
  };
}

const siteOf = ({ state, text }: Cell): string | null => (state === 'value' ? text : null);

function ofSite({ sites }: Tally, name: string | null): Counts {
  let counts = sites.get(name);
  if (counts === undefined) sites.set(name, (counts = noCounts()));
  return counts;
}

/** What one record is counted under: the answer, and where that is yes, which options. */
interface Chosen {
  readonly answer: Answer;
  readonly places: readonly number[];
}

const NOWHERE: readonly number[] = [];

function optionCounter({ of }: DistributionSpec, where: Predicate, places: Places): Counter {
  const choose = of.kind === 'choose' ? chooser(of.cases, of, places) : fieldOptions(of, places);
  return {
    count: (facts, _judgements, whole, group) => {
      const condition = where(facts);
      const chosen = choose(facts);
      const answer = answerIfAsked(condition, chosen.answer);
      addOptions(whole, answer, leavesOpen(condition), chosen.places);
      if (group !== null) addOptions(group, answer, leavesOpen(condition), chosen.places);
      return answer;
    },
    optionsOf: (facts) => choose(facts).places.map((place) => of.options[place] ?? ''),
  };
}

/** A record counts in the cell of its two options, or as one of which the first, the second or neither is known. */
function crossCounter(spec: CrossSpec, where: Predicate, places: Places): Counter {
  const { rows, columns } = spec;
  const [row = -1, column = -1] = [rows, columns].map(({ field }) => places.fieldIndex.get(field));
  const options = crossOptions(spec);
  const placeOf = (a: Cell, b: Cell): number => {
    const [first, second] = [a.state === 'value', b.state === 'value'];
    if (first && second) return a.rank * columns.options.length + b.rank;
    return options.length + (second ? 0 : first ? 1 : 2);
  };
  return {
    count: (facts, _judgements, whole, group) => {
      const [a, b] = [facts.cells[row] as Cell, facts.cells[column] as Cell];
      const condition = where(facts);
      const answer = answerIfAsked(condition, AND[a.answer][b.answer]);
      const at = placeOf(a, b);
      for (const tally of group === null ? [whole] : [whole, group]) {
        add(tally, answer, leavesOpen(condition));
        if (condition === 'yes') tally.parts[at] = (tally.parts[at] ?? 0) + 1;
      }
      return answer;
    },
    optionsOf: ({ cells }) => {
      const option = options[placeOf(cells[row] as Cell, cells[column] as Cell)];
      return option === undefined ? NO_OPTIONS : [option];
    },
  };
}

function fieldOptions(
  { kind, field, options }: Exclude<DistributionSpec['of'], { kind: 'choose' }>,
  places: Places,
): (facts: Facts) => Chosen {
  const index = places.fieldIndex.get(field) ?? -1;
  const single = options.map((_, place) => [place]);
  return ({ cells }) => {
    const { state, answer, rank } = cells[index] as Cell;
    if (state !== 'value') return { answer, places: NOWHERE };
    if (kind === 'choice') return { answer: 'yes', places: single[rank] ?? NOWHERE };
    return { answer: 'yes', places: options.flatMap((_, place) => (hasOption(rank, place) ? [place] : [])) };
  };
}

/**
 * The first case whose condition is yes. One before it that is unclear or not recorded might have been it, so the
 * record is that; where no case is asked at all, it is not relevant, and so it is where none holds and nothing is
 * said for those.
 */
function chooser(
  cases: readonly ChosenCase[],
  { else: otherwise, options }: Extract<DistributionSpec['of'], { kind: 'choose' }>,
  places: Places,
): (facts: Facts) => Chosen {
  const asked = cases.map(({ when, then }) => ({
    when: compile(when, places),
    chosen: { answer: 'yes', places: [options.indexOf(then)] } satisfies Chosen,
  }));
  const rest: Chosen =
    otherwise === null
      ? { answer: 'not relevant', places: NOWHERE }
      : { answer: 'yes', places: [options.indexOf(otherwise)] };
  return (facts) => {
    let anyAsked = false;
    for (const { when, chosen } of asked) {
      const answer = when(facts);
      if (answer === 'yes') return chosen;
      if (leavesOpen(answer)) return { answer, places: NOWHERE };
      if (answer === 'no') anyAsked = true;
    }
    return anyAsked ? rest : { answer: 'not relevant', places: NOWHERE };
  };
}

function recordCounter(_spec: CountSpec, where: Predicate): Counter {
  return {
    count: (facts, _judgements, whole, group) => {
      const condition = where(facts);
      const answer = answerIfAsked(condition, 'yes');
      add(whole, answer, leavesOpen(condition));
      if (group !== null) add(group, answer, leavesOpen(condition));
      return answer;
    },
    optionsOf: noOptions,
  };
}

function sumCounter({ field }: SumSpec, where: Predicate, places: Places): Counter {
  const index = places.fieldIndex.get(field) ?? -1;
  return {
    count: (facts, _judgements, whole, group) => {
      const cell = facts.cells[index] as Cell;
      const condition = where(facts);
      const answer = answerIfAsked(condition, cell.answer);
      for (const tally of group === null ? [whole] : [whole, group]) {
        add(tally, answer, leavesOpen(condition));
        if (answer === 'yes') addTo(tally, cell.rank);
      }
      return answer;
    },
    optionsOf: noOptions,
  };
}

function addTo(tally: Tally, value: number): void {
  tally.sum += Math.round(value * SUM_UNITS);
  if (!Number.isSafeInteger(tally.sum) || !Number.isSafeInteger(Math.round(value * SUM_UNITS)))
    tally.inexact = true;
}

/** @param kept the judgement, when the filter keeps the record: only then is it known how its answer came about */
function addAnswer(tally: Counts, answer: Answer, relevanceUnknown: boolean, kept: Judgement | null): void {
  add(tally, answer, relevanceUnknown);
  if (kept === null) return;
  if (kept.notRelevantByRecord) tally.notRelevantByRecord += 1;
  if (kept.tooEarly) tally.tooEarly += 1;
  if (kept.byText === 'yes') tally.byTextYes += 1;
  else if (kept.byText === 'no') tally.byTextNo += 1;
  if (!kept.derived) return;
  if (answer === 'yes') tally.derivedYes += 1;
  else if (answer === 'no') tally.derivedNo += 1;
}

function addOptions(
  tally: Tally,
  answer: Answer,
  relevanceUnknown: boolean,
  places: readonly number[],
): void {
  add(tally, answer, relevanceUnknown);
  if (answer !== 'yes') return;
  for (const place of places) tally.parts[place] = (tally.parts[place] ?? 0) + 1;
}

function add(tally: Counts, answer: Answer, relevanceUnknown: boolean): void {
  countAnswer(tally, answer);
  if (relevanceUnknown) tally.relevanceUnknown += 1;
}
