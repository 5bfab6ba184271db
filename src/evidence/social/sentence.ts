import type { Cue, CueReading } from './lexicon.ts';

/** The number of the clause that each token of a text stands in. */
export type Clauses = readonly number[];

export type Says =
  | 'yes'
  | 'unclear'
  | 'background'
  | 'denied'
  | 'checked'
  | 'others'
  | 'aside'
  | 'recant'
  | 'nothing';

/** What one sentence says of social media and the offence, and the words that say it. */
export interface SentenceReading {
  readonly says: Says;
  readonly cues: readonly Cue[];
  /** It says that somebody looked, so that the next may say that nothing was found. */
  readonly looked?: boolean;
}

/** The cues of one sentence, asked for by what they speak for. */
class Cues {
  readonly named: readonly Cue[];
  private readonly all: readonly Cue[];
  private readonly clauses: Clauses;

  constructor(all: readonly Cue[], clauses: Clauses) {
    this.all = all;
    this.clauses = clauses;
    const struck = this.of('strike');
    this.named = this.of('firm', 'shared', 'loose').filter(
      (cue) => !struck.some((other) => cue.from < other.to && other.from < cue.to),
    );
  }

  of(...readings: readonly CueReading[]): Cue[] {
    return this.all.filter(({ reading }) => readings.includes(reading));
  }

  has(...readings: readonly CueReading[]): boolean {
    return this.of(...readings).length > 0;
  }

  /** Whether the words alone are enough, whatever stands beside them. */
  get firm(): boolean {
    return this.named.some(({ reading }) => reading !== 'loose');
  }

  /** Those in a clause that names social media. */
  near(reading: CueReading): Cue[] {
    return this.of(reading).filter((cue) =>
      this.named.some((other) => this.clauses[other.from] === this.clauses[cue.from]),
    );
  }

  /** Those in a later clause than every word that names social media. */
  after(reading: CueReading): Cue[] {
    return this.of(reading).filter((cue) =>
      this.named.every((other) => (this.clauses[other.from] ?? 0) < (this.clauses[cue.from] ?? 0)),
    );
  }
}

/**
 * Weighs the cues of one sentence.
 *
 * @param before what the sentence before it says, which this one may take back
 */
export function readSentence(all: readonly Cue[], clauses: Clauses, before?: SentenceReading): SentenceReading {
  const cues = new Cues(all, clauses);
  const reading = weigh(cues, before);
  return cues.has('looked') ? { ...reading, looked: true } : reading;
}

function weigh(cues: Cues, before?: SentenceReading): SentenceReading {
  const say = (says: Says, because: readonly Cue[]): SentenceReading => ({
    says,
    cues: [...cues.named, ...because],
  });
  const checked = before?.looked === true ? cues.of('checked', 'nil') : cues.of('checked');
  if (checked.length > 0 && cues.near('unknown').length === 0) return say('checked', checked);
  if (cues.named.length === 0) return withoutMention(cues, before);
  return deny(cues, say) ?? tie(cues, say);
}

type Say = (says: Says, because: readonly Cue[]) => SentenceReading;

/** What speaks against a part in the offence, or leaves it open; null: nothing does. */
function deny(cues: Cues, say: Say): SentenceReading | null {
  if (cues.has('others')) return say('others', cues.of('others'));
  const unknown = cues.near('unknown');
  if (unknown.length > 0) return say('unclear', unknown);
  if (cues.has('open')) return say('unclear', cues.of('open'));
  if (cues.has('denied')) return say('denied', cues.of('denied'));
  if (cues.has('apart', 'aside') && (cues.firm || cues.has('life'))) {
    return say('background', cues.of('apart', 'aside', 'life'));
  }
  return null;
}

/** How social media is tied to the offence, or to life; loose words say nothing where neither is so. */
function tie(cues: Cues, say: Say): SentenceReading {
  const doubt = cues.near('doubt');
  if (doubt.length > 0 && (cues.firm || cues.has('link'))) return say('unclear', doubt);
  if (cues.has('own')) return say('background', cues.of('own'));
  const takenBack = cues.after('recant');
  if (takenBack.length > 0) return say('unclear', takenBack);
  if (cues.has('link')) return say('yes', cues.of('link'));
  if (cues.has('life')) return say('background', cues.of('life'));
  return cues.firm ? say('yes', []) : { says: 'nothing', cues: [] };
}

function withoutMention(cues: Cues, before?: SentenceReading): SentenceReading {
  const open = cues.of('open');
  if (open.length > 0) return { says: 'unclear', cues: open };
  const aside = cues.of('aside');
  if (aside.length > 0) return { says: 'aside', cues: aside };
  const recant = cues.of('recant');
  const mayTakeBack = before?.says === 'yes' || before?.says === 'unclear';
  return mayTakeBack && recant.length > 0
    ? { says: 'recant', cues: recant }
    : { says: 'nothing', cues: [] };
}
