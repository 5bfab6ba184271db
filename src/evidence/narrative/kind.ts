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
  const answers: Record<string, Answer> = { overall: OVERALL[overall] };
  for (const category of negated) answers[category] = 'no';
  for (const category of suspected) answers[category] = 'unclear';
  for (const category of affirmed) answers[category] = 'yes';
  return answers;
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
