import type { Cue, CueReading } from './lexicon.ts';
import type { Manner } from './tense.ts';

export type Says =
  'yes' | 'unclear' | 'background' | 'denied' | 'checked' | 'others' | 'aside' | 'recant' | 'nothing';

/** What one clause says of social media and the offence, and the words that say it. */
export interface ClauseReading {
  readonly says: Says;
  readonly cues: readonly Cue[];
  /** It says that somebody looked, so that the next may say that nothing was found. */
  readonly looked?: boolean;
  /** It tells what somebody says, which the next may leave without support. */
  readonly claimed?: boolean;
  /** It tells what somebody else says, which he may answer. */
  readonly accused?: boolean;
  /** It speaks of life by its tense or by loose words alone. */
  readonly guessed?: boolean;
  /** It says that nobody knows why or how, so that what the next tells is only one explanation. */
  readonly puzzled?: boolean;
}

/** The cues of one clause, asked for by what they speak for. */
class Cues {
  /** The words that are or may be social media, but for those that only look like it. */
  readonly named: readonly Cue[];
  readonly manner: Manner;
  private readonly all: readonly Cue[];

  constructor(all: readonly Cue[], manner: Manner) {
    this.all = all;
    this.manner = manner;
    const struck = new Set<number>();
    for (const { from, to } of this.of('strike')) {
      for (let at = from; at < to; at += 1) struck.add(at);
    }
    this.named = this.of('firm', 'shared', 'loose').filter(({ from, to }) => {
      for (let at = from; at < to; at += 1) if (struck.has(at)) return false;
      return true;
    });
  }

  of(...readings: readonly CueReading[]): Cue[] {
    return this.all.filter(({ reading }) => readings.includes(reading));
  }

  has(...readings: readonly CueReading[]): boolean {
    return this.all.some(({ reading }) => readings.includes(reading));
  }

  /** Whether the words themselves tell of sharing, or of meeting there. */
  get shared(): boolean {
    return this.named.some(({ reading }) => reading === 'shared');
  }

  /** Whether it is somebody's own life: a habit is none in what is told as a story. */
  get own(): boolean {
    return this.has('own') || (this.manner.tense !== 'past' && this.has('habit'));
  }

  /** Whether the words alone are enough, whatever stands beside them. */
  get firm(): boolean {
    return this.named.some(({ reading }) => reading !== 'loose');
  }
}

/**
 * Weighs the cues of one clause.
 *
 * @param before what the clause before it says, which this one may take back
 */
export function readClause(all: readonly Cue[], manner: Manner, before?: ClauseReading): ClauseReading {
  const cues = new Cues(all, manner);
  return {
    ...weigh(cues, before),
    looked: cues.has('looked'),
    claimed: cues.has('claim'),
    accused: cues.has('accused'),
    puzzled: cues.has('puzzle') || manner.deniesNow,
  };
}

type Say = (says: Says, ...because: readonly CueReading[]) => ClauseReading;

function weigh(cues: Cues, before?: ClauseReading): ClauseReading {
  const say: Say = (says, ...because) => ({ says, cues: [...cues.named, ...cues.of(...because)] });
  // "Nothing has come back" is not that nothing was found.
  const found = cues.has('checked') || (before?.looked === true && cues.has('nil') && !cues.has('awaited'));
  if (found && !(cues.named.length > 0 && cues.has('unknown'))) return say('checked', 'checked', 'nil');
  if (cues.named.length === 0) return withoutMention(cues, say, before);
  return inTheLightOf(before, cues, say) ?? deny(cues, say) ?? tie(cues, say);
}

/** What the clause before makes of this one; null: nothing. */
function inTheLightOf(before: ClauseReading | undefined, cues: Cues, say: Say): ClauseReading | null {
  if (before?.puzzled === true && cues.firm && cues.has('claim')) return say('unclear', 'claim');
  if (before?.says === 'yes' && !cues.firm && cues.has('unknown')) return say('recant', 'unknown');
  return null;
}

/** What speaks against a part in the offence, or leaves it open; null: nothing does. */
function deny(cues: Cues, say: Say): ClauseReading | null {
  if (cues.has('others')) return say('others', 'others');
  // "Girls whom she does not know": what is not known is of that life.
  if (cues.manner.tense === 'present' && cues.own && !cues.has('tied', 'link'))
    return say('background', 'own', 'habit');
  if (cues.has('unknown')) return say('unclear', 'unknown');
  if (cues.has('open')) return say('unclear', 'open');
  if (cues.has('denied')) return say('denied', 'denied');
  if (cues.has('apart', 'aside') && (cues.firm || cues.has('life'))) {
    return say('background', 'apart', 'aside', 'life');
  }
  return null;
}

/**
 * How social media is tied to the offence, or to life: by what only one of them has, then by the tense, then by what
 * both may have. Loose words say nothing where none of it is so.
 */
function tie(cues: Cues, say: Say): ClauseReading {
  if (cues.has('doubt')) return say('unclear', 'doubt');
  if (cues.has('tied')) return say('yes', 'tied', 'link');
  if (cues.own) return say('background', 'own', 'habit');
  if (cues.manner.tense === 'present' && !cues.shared && (cues.firm || cues.has('life')))
    return { ...say('background'), guessed: true };
  if (cues.has('link') || cues.shared) return say('yes', 'link');
  if (cues.has('life')) return { ...say('background', 'life'), guessed: true };
  return say(cues.firm ? 'yes' : 'nothing');
}

/** A clause without a word for social media may leave the question open, or speak of the clause before it. */
function withoutMention(cues: Cues, say: Say, before?: ClauseReading): ClauseReading {
  if (cues.has('open') || (before?.looked === true && cues.has('awaited'))) {
    return say('unclear', 'open', 'awaited');
  }
  if (cues.has('aside')) return say(cues.has('doubt') ? 'nothing' : 'aside', 'aside');
  return before !== undefined && takesBack(cues, before)
    ? say('recant', 'recant', 'unbacked', 'answered')
    : say('nothing');
}

/** Whether a clause takes back what the one before it says: a claim with less ado than what is told as a fact. */
function takesBack(cues: Cues, before: ClauseReading): boolean {
  if (cues.has('elsewhere')) return false;
  const says = before.says === 'yes' || before.says === 'unclear';
  if (says && before.accused === true && cues.has('answered')) return true;
  const claimed = before.claimed === true && before.cues.length > 0;
  if (claimed && (says || before.guessed === true || before.says === 'nothing')) {
    return cues.manner.deniesNow || cues.has('recant', 'unbacked');
  }
  return says && cues.has('recant');
}
