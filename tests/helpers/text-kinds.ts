import type { EvidenceKinds } from '../../src/evidence/kinds.ts';
import { mappaKind } from '../../src/evidence/mappa/kind.ts';
import { rowTextKind, textKind } from '../../src/evidence/text/text-kind.ts';
import type { Answer } from '../../src/model/answer.ts';

/** A text that says its answer: `says yes` is yes. How often each text was read is counted. */
export const timesRead = new Map<string, number>();

function answerIn(text: string): Answer {
  timesRead.set(text, (timesRead.get(text) ?? 0) + 1);
  const [, word = ''] = /^says (yes|not relevant|no|unclear)/.exec(text) ?? [];
  return word === '' ? 'not recorded' : (word as Answer);
}

const reading = {
  outputs: ['said', 'other'],
  read: answerIn,
  answers: (said: Answer) => ({ said }),
  reasons: (said: Answer, output: string) =>
    output === 'said' ? [{ about: output, reading: said, rule: 'says', start: 0, end: 4, cue: 'says' }] : [],
};

/** Kinds that read free text, small enough to be seen through. */
export const TEXT_KINDS: EvidenceKinds = {
  mappa: mappaKind,
  notes: textKind(reading),
  lines: rowTextKind(reading),
};
