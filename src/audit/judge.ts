import { answerIfAsked, leavesOpen, type Answer } from '../model/answer.ts';
import { EMPTY, NOT_COLLECTED, TOO_EARLY, type Cell } from '../model/record.ts';
import type { DISCREPANCY_KINDS, EVIDENCE_KINDS } from '../model/result.ts';
import { isByText } from '../model/reads.ts';
import type { Check } from '../model/rubric.ts';
import { compile } from './compile.ts';
import type { Facts, Places, Predicate } from './places.ts';

/** What a check says of one record, and how it came to say so. */
export interface Judgement {
  answer: Answer;
  /** Worked out, not recorded by a person. */
  derived: boolean;
  /** What free text says where nobody recorded an answer, and it does not count; null: nothing. */
  byText: 'yes' | 'no' | null;
  /** Nobody can tell whether the record was to be asked. */
  relevanceUnknown: boolean;
  /** A person recorded N/A although no rule made the record not relevant. */
  notRelevantByRecord: boolean;
  /** What the person recorded is that it is too early to say. */
  tooEarly: boolean;
  /** The check's condition says the record is to be asked. */
  relevant: boolean;
  discrepancy: (typeof DISCREPANCY_KINDS)[number] | null;
  lookAt: (typeof EVIDENCE_KINDS)[number] | null;
}

export const newJudgement = (): Judgement => ({
  answer: 'not recorded',
  derived: false,
  byText: null,
  relevanceUnknown: false,
  notRelevantByRecord: false,
  tooEarly: false,
  relevant: true,
  discrepancy: null,
  lookAt: null,
});

/** Judges one record and writes into `judgement`, which is used again for the next record. */
export type Judge = (facts: Facts, judgement: Judgement) => void;

const isKnown = (answer: Answer): answer is 'yes' | 'no' => answer === 'yes' || answer === 'no';

/** A check as a function. Recorded beats derived; a derived answer fills only an empty cell. */
export function compileCheck(check: Check, places: Places): Judge {
  const recorded = check.recorded === null ? null : (places.fieldIndex.get(check.recorded) ?? null);
  const cellOf = (facts: Facts): Cell =>
    recorded === null ? NOT_COLLECTED : (facts.cells[recorded] as Cell);
  if (check.rule === null && check.relevant === null) {
    // Most checks of most rubrics: nothing but the recorded answer can come of it.
    return (facts, judgement) => {
      const cell = cellOf(facts);
      judgement.answer = cell.answer;
      judgement.notRelevantByRecord = cell.state === 'not relevant';
      judgement.tooEarly = cell === TOO_EARLY;
    };
  }
  const rule = check.rule === null ? null : compile(check.rule, places, check.noRows ?? 'not recorded');
  const relevant = check.relevant === null ? null : compile(check.relevant, places);
  const fill = isByText(check) ? setBeside : fillIn;
  return (facts, judgement) => {
    const cell = cellOf(facts);
    const relevance = relevant === null ? 'yes' : relevant(facts);
    judgement.derived = false;
    judgement.byText = null;
    judgement.notRelevantByRecord = false;
    judgement.tooEarly = false;
    judgement.discrepancy = null;
    judgement.lookAt = null;
    judgement.relevant = relevance === 'yes';
    judgement.relevanceUnknown = leavesOpen(relevance);
    if (relevance === 'yes') judgeAsked(cell, rule, fill, relevant !== null, facts, judgement);
    else judgeNotAsked(cell, relevance, judgement);
  };
}

/** The record is not to be asked, or nobody can tell: an answer that stands there all the same is listed. */
function judgeNotAsked(recorded: Cell, relevance: Answer, judgement: Judgement): void {
  judgement.answer = answerIfAsked(relevance, recorded.answer);
  if (!isKnown(recorded.answer)) return;
  if (relevance === 'unclear') judgement.lookAt = 'answered, relevance unclear';
  else if (relevance === 'not recorded') judgement.lookAt = 'answered, relevance not recorded';
  else judgement.discrepancy = 'answered, though not relevant';
}

/** The record is asked: what was recorded, else what the rule works out. */
function judgeAsked(
  recorded: Cell,
  rule: Predicate | null,
  fill: Fill,
  conditional: boolean,
  facts: Facts,
  judgement: Judgement,
): void {
  judgement.answer = recorded.answer;
  if (recorded.state === 'not relevant') {
    judgement.notRelevantByRecord = true;
    judgement.tooEarly = recorded === TOO_EARLY;
    if (conditional) judgement.discrepancy = 'recorded N/A, though relevant';
    return;
  }
  if (rule === null) return;
  const derived = rule(facts);
  if (recorded.state === EMPTY.state || recorded.state === NOT_COLLECTED.state) {
    fill(recorded, derived, judgement);
  } else if (isKnown(derived)) {
    compareWithDerived(recorded, derived, judgement);
  }
}

/** What a derived answer does where nobody wrote one. */
type Fill = (recorded: Cell, derived: Answer, judgement: Judgement) => void;

const fillIn: Fill = (_recorded, derived, judgement) => {
  judgement.answer = derived;
  judgement.derived = isKnown(derived);
};

/** What a text says beside an empty cell is worth a look; where there is no such column nobody was asked. */
const setBeside: Fill = (recorded, derived, judgement) => {
  if (!isKnown(derived)) return;
  judgement.byText = derived;
  if (recorded.state === EMPTY.state) compareWithDerived(recorded, derived, judgement);
};

function compareWithDerived(recorded: Cell, derived: 'yes' | 'no', judgement: Judgement): void {
  if (recorded.answer === 'not recorded') judgement.lookAt = `not recorded, derived ${derived}`;
  else if (recorded.answer === 'unclear') judgement.lookAt = `recorded unclear, derived ${derived}`;
  else if (recorded.answer === 'yes' && derived === 'no') judgement.discrepancy = 'recorded yes, derived no';
  else if (recorded.answer === 'no' && derived === 'yes') judgement.discrepancy = 'recorded no, derived yes';
}
