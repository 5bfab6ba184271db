import type { Cue, CueReading } from './lexicon.ts';

/** The number of the clause that each token of a text stands in. */
export type Clauses = readonly number[];

/** What one sentence says of social media and the offence, and the words that say it. */
export interface SentenceReading {
  readonly says: 'yes' | 'unclear' | 'background' | 'denied' | 'checked' | 'others' | 'aside' | 'recant' | 'nothing';
  readonly cues: readonly Cue[];
}

const NOTHING: SentenceReading = { says: 'nothing', cues: [] };

/**
 * Weighs the cues of one sentence.
 *
 * @param afterMention whether the sentence before it ties social media to the offence, so that this one may take it back
 */
export function readSentence(cues: readonly Cue[], clauses: Clauses, afterMention: boolean): SentenceReading {
  const of = (...readings: readonly CueReading[]): Cue[] =>
    cues.filter(({ reading }) => readings.includes(reading));
  const struck = of('strike');
  const named = of('firm', 'shared', 'loose').filter(
    (cue) => !struck.some((other) => cue.from < other.to && other.from < cue.to),
  );
  const firm = named.filter(({ reading }) => reading !== 'loose');
  const say = (says: SentenceReading['says'], ...because: readonly CueReading[]): SentenceReading => ({
    says,
    cues: [...named, ...of(...because)],
  });
  const has = (reading: CueReading): boolean => of(reading).length > 0;

  if (has('checked')) return say('checked', 'checked');
  if (named.length === 0) return withoutMention(of, afterMention);
  if (has('others')) return say('others', 'others');
  const near = (reading: CueReading): Cue[] => of(reading).filter((cue) => sharesClause(cue, named, clauses));
  const unknown = near('unknown');
  if (unknown.length > 0) return { says: 'unclear', cues: [...named, ...unknown] };
  if (has('open')) return say('unclear', 'open');
  if (has('denied')) return say('denied', 'denied');
  const apart = of('apart', 'aside');
  if (apart.length > 0 && firm.length + of('life').length > 0) return say('background', 'apart', 'aside', 'life');
  const doubt = near('doubt');
  if (doubt.length > 0 && (firm.length > 0 || has('link'))) {
    return { says: 'unclear', cues: [...named, ...doubt] };
  }
  if (has('own')) return say('background', 'own');
  const takenBack = of('recant').filter((cue) => isAfter(cue, named, clauses));
  if (takenBack.length > 0) return { says: 'unclear', cues: [...named, ...takenBack] };
  if (has('link')) return say('yes', 'link');
  if (has('life')) return say('background', 'life');
  return firm.length > 0 ? say('yes') : NOTHING;
}

function withoutMention(
  of: (...readings: readonly CueReading[]) => Cue[],
  afterMention: boolean,
): SentenceReading {
  const open = of('open');
  if (open.length > 0) return { says: 'unclear', cues: open };
  const aside = of('aside');
  if (aside.length > 0) return { says: 'aside', cues: aside };
  const recant = of('recant');
  return afterMention && recant.length > 0 ? { says: 'recant', cues: recant } : NOTHING;
}

const sharesClause = (cue: Cue, others: readonly Cue[], clauses: Clauses): boolean =>
  others.some((other) => clauses[other.from] === clauses[cue.from]);

/** In a later clause than all the others. */
const isAfter = (cue: Cue, others: readonly Cue[], clauses: Clauses): boolean =>
  others.every((other) => (clauses[other.from] ?? 0) < (clauses[cue.from] ?? 0));
