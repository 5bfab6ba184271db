import type { ReadText } from '../text/read-text.ts';
import { cuesWithin, type Cue } from './lexicon.ts';

/** Whether work about social media followed; `unclear` where it is only planned. */
export type SocialIntervention = 'yes' | 'no' | 'unclear' | 'not recorded';

interface Found {
  readonly answer: SocialIntervention;
  readonly cues: readonly Cue[];
}

/** What is said of work about social media, sentence by sentence: work done wins over work to come, and that over none. */
export function readIntervention({ sentences }: ReadText, cues: readonly Cue[]): Found {
  const found = cuesWithin(sentences, cues).map(ofSentence);
  for (const answer of ['yes', 'unclear', 'no'] as const) {
    const because = found.filter((each) => each.answer === answer);
    if (because.length > 0) return { answer, cues: because.flatMap((each) => each.cues) };
  }
  return { answer: 'not recorded', cues: [] };
}

/** Within a sentence it is the other way round: "no work was done" and "work to be done" hold "work done" too. */
function ofSentence(cues: readonly Cue[]): Found {
  for (const [reading, answer] of [
    ['undone', 'no'],
    ['planned', 'unclear'],
    ['delivered', 'yes'],
  ] as const) {
    const own = cues.filter((cue) => cue.reading === reading);
    if (own.length > 0) return { answer, cues: own };
  }
  return { answer: 'not recorded', cues: [] };
}
