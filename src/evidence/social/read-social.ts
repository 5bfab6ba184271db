import type { TextReason } from '../text/reason.ts';
import { readText, type ReadText } from '../text/read-text.ts';
import { readIntervention, type SocialIntervention } from './intervention.ts';
import { cuesWithin, findCues, type Cue } from './lexicon.ts';
import { mannerOf } from './tense.ts';
import { readClause, type ClauseReading, type Says } from './clause.ts';

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

/** What the clauses say together: the offence before the life around it, what is known before what is not. */
function linkOf(read: ReadText, cues: readonly Cue[]): Link {
  const readings: ClauseReading[] = [];
  const clauses = clausesOf(read);
  for (const [index, own] of cuesWithin(clauses, cues).entries()) {
    const before = readings.at(-1);
    const [from, to] = clauses[index] as [number, number];
    const reading = readClause(own, mannerOf(read.tokens, from, to), before);
    readings.push(reading);
    if (before === undefined) continue;
    if (reading.says === 'recant') amend(readings, 'unclear', reading.cues);
    // "Phones were checked; nothing was there": the second says what became of the first.
    if (before.looked === true && reading.says === 'checked') amend(readings, 'checked', []);
    // "These played no part" says so of whatever was told before.
    if (reading.says === 'aside') setAside(readings);
  }
  return together(readings);
}

/** The clause before the last one says something else in the light of it. */
function amend(readings: ClauseReading[], says: Says, because: readonly Cue[]): void {
  const index = readings.length - 2;
  const before = readings[index] as ClauseReading;
  readings[index] = { says, cues: [...before.cues, ...because] };
}

function setAside(readings: ClauseReading[]): void {
  readings.forEach((reading, index) => {
    if (reading.says === 'yes') readings[index] = { says: 'background', cues: reading.cues };
  });
}

function together(readings: readonly ClauseReading[]): Link {
  const saying = (...says: readonly Says[]): ClauseReading[] =>
    readings.filter((reading) => says.includes(reading.says));
  const answer = (is: SocialMediaLink, ...says: readonly Says[]): Link => ({
    answer: is,
    cues: unique(saying(...says).flatMap((reading) => reading.cues)),
  });
  if (saying('yes').length > 0) return answer('yes', 'yes');
  if (saying('unclear').length > 0 && saying('checked').length === 0) return answer('unclear', 'unclear');
  if (saying('background').length > 0) return answer('background', 'background', 'aside');
  return answer('no', 'checked', 'denied', 'others');
}

const CONTRAST = new Set(['but', 'although', 'though', 'however', 'whereas', '-', '–', '—']);

/** Doubt about one thing is none about what stands behind a "but", nor is a denial. */
function clausesOf({ tokens, sentences }: ReadText): [number, number][] {
  return sentences.flatMap(([from, to]) => {
    const starts = [from];
    for (let at = from + 1; at < to; at += 1) {
      if (CONTRAST.has(tokens[at]?.text ?? '')) starts.push(at);
    }
    return starts.map((start, index): [number, number] => [start, starts[index + 1] ?? to]);
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
