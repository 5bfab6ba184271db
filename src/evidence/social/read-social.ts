import type { TextReason } from '../text/reason.ts';
import { readText, type ReadText } from '../text/read-text.ts';
import { readIntervention, type SocialIntervention } from './intervention.ts';
import { findCues, type Cue } from './lexicon.ts';
import { readSentence, type Clauses, type SentenceReading } from './sentence.ts';

export type SocialMediaLink = 'yes' | 'background' | 'no' | 'unclear';

/** What a text says of social media and an offence. */
export interface SocialReading {
  /** Whether social media was part of how the offence arose, was planned, incited, committed or shared. */
  readonly socialMediaLink: SocialMediaLink;
  /** Whether an intervention about social media followed. */
  readonly intervention: SocialIntervention;
  /** Empty only where nothing in the text is about social media. */
  readonly reasons: readonly TextReason[];
}

/** Reads one description of an offence, or a note on what followed it. */
export function readSocial(text: string): SocialReading {
  const read = readText(text);
  const cues = findCues(read);
  const link = linkOf(read, cues);
  const intervention = readIntervention(read, cues);
  const reasonOf =
    (about: string, reading: string) =>
    ({ name, from, to }: Cue): TextReason => {
      const start = read.tokens[from]?.start ?? 0;
      const end = read.tokens[to - 1]?.end ?? start;
      return { about, reading, rule: name, start, end, cue: read.source.slice(start, end) };
    };
  return {
    socialMediaLink: link.answer,
    intervention: intervention.answer,
    reasons: [
      ...link.cues.map(reasonOf('social_media_link', link.answer)),
      ...intervention.cues.map(reasonOf('intervention', intervention.answer)),
    ],
  };
}

interface Link {
  readonly answer: SocialMediaLink;
  readonly cues: readonly Cue[];
}

/** What the sentences say together: the offence before the life around it, what is known before what is not. */
function linkOf(read: ReadText, cues: readonly Cue[]): Link {
  const readings: SentenceReading[] = [];
  const clauses = clausesOf(read);
  for (const [from, to] of read.sentences) {
    const own = cues.filter((cue) => cue.from >= from && cue.from < to);
    const before = readings.at(-1);
    const reading = readSentence(own, clauses, before);
    if (before !== undefined && reading.says === 'recant') {
      readings[readings.length - 1] = { says: 'unclear', cues: [...before.cues, ...reading.cues] };
    }
    // "Phones were checked; nothing was there": the second says what became of the first.
    if (before?.looked === true && reading.says === 'checked') {
      readings[readings.length - 1] = { says: 'checked', cues: before.cues };
    }
    readings.push(reading);
  }
  const saying = (...says: readonly SentenceReading['says'][]): SentenceReading[] =>
    readings.filter((reading) => says.includes(reading.says));
  const answer = (is: SocialMediaLink, because: readonly SentenceReading[]): Link => ({
    answer: is,
    cues: unique(because.flatMap((reading) => reading.cues)),
  });
  const aside = saying('aside');
  const linked = saying('yes');
  const life = saying('background');
  // "These played no part" says so of whatever was told before.
  if (aside.length > 0 && linked.length + life.length > 0) {
    return answer('background', [...linked, ...life, ...aside]);
  }
  if (linked.length > 0) return answer('yes', linked);
  const checked = saying('checked');
  const open = saying('unclear');
  if (open.length > 0 && checked.length === 0) return answer('unclear', open);
  if (life.length > 0) return answer('background', life);
  return answer('no', saying('checked', 'denied', 'others'));
}

const CONTRAST = new Set(['but', 'although', 'though', 'however', 'whereas', '-', '–', '—']);

/** The clause of every token: doubt about one thing is none about what stands behind a "but". */
function clausesOf({ tokens }: ReadText): Clauses {
  let clause = 0;
  return tokens.map((token, index) => {
    if (token.sentence !== tokens[index - 1]?.sentence || CONTRAST.has(token.text)) clause += 1;
    return clause;
  });
}

const unique = (cues: readonly Cue[]): Cue[] => {
  const seen = new Set<string>();
  return cues.filter(({ name, from, to }) => {
    const key = `${name} ${from} ${to}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
