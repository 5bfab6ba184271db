import type { Answer } from '../../model/answer.ts';
import type { AnswersByOutput } from '../kinds.ts';
import { textKind } from '../text/text-kind.ts';
import { CATEGORIES } from './lexicon.ts';
import { readNarrative, type NarrativeReading } from './narrative.ts';

const OVERALL: Readonly<Record<NarrativeReading['overall'], Answer>> = {
  yes: 'yes',
  unclear: 'unclear',
  no: 'no',
  no_information: 'not recorded',
};

/** What a narrative says: of a category that it does not touch, nothing. */
function answersOf({ overall, affirmed, suspected, negated }: NarrativeReading): AnswersByOutput {
  const all = (categories: readonly string[], answer: Answer): [string, Answer][] =>
    categories.map((category) => [category, answer]);
  return {
    overall: OVERALL[overall],
    ...Object.fromEntries([...all(negated, 'no'), ...all(suspected, 'unclear'), ...all(affirmed, 'yes')]),
  };
}

/** Trauma and other adverse events in a narrative of the record, as evidence in a rubric. */
export const narrativeKind = textKind({
  outputs: ['overall', ...CATEGORIES],
  read: readNarrative,
  answers: answersOf,
  // Every event speaks for what is said of them all.
  reasons: ({ reasons }, output) =>
    output === 'overall' ? reasons : reasons.filter(({ about }) => about === output),
});
