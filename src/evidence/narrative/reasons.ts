import type { TextReason } from '../text/reason.ts';
import type { Category } from './lexicon.ts';
import type { Piece } from './pieces.ts';
import { OF_OTHERS, type Said } from './said.ts';
import type { Overall, Weights } from './weights.ts';

/** What the words and the weight of a text make together. */
export interface Decided {
  readonly overall: Overall;
  readonly affirmed: readonly Category[];
  readonly suspected: readonly Category[];
  readonly negated: readonly Category[];
}

/** The rule under which words stand that decide by what they weigh. */
const BY_WEIGHT = 'weight of the words';

/** What the lexicon found, but the rest of the text speaks against. */
const OUTWEIGHED = 'outweighed';

/** So many of the heaviest words are shown. */
const FOR_ANSWER = 3;
const FOR_CATEGORY = 2;

/**
 * Why a text is read as it is: the words of the lexicon, each with what became of it; and where the weight of all words
 * decides otherwise than they do, the words that weigh most.
 */
export function reasonsOf(said: Said, decided: Decided, weights: Weights): TextReason[] {
  const pieces = said.pieces.all();
  const reasons = said.reasons.map((reason) => ({ ...reason, reading: becameOf(reason, decided) }));
  if (decided.overall !== said.overall) {
    const heaviest = weights.heaviest(pieces, decided.overall, said.overall);
    reasons.push(
      ...shown(heaviest, FOR_ANSWER, said).map((cue) => byWeight('overall', decided.overall, cue)),
    );
  }
  for (const category of decided.affirmed) {
    if (said.affirmed.includes(category)) continue;
    const heaviest = weights.heaviest(pieces, category, null);
    reasons.push(...shown(heaviest, FOR_CATEGORY, said).map((cue) => byWeight(category, 'affirmed', cue)));
  }
  return reasons.sort((one, other) => one.start - other.start || other.end - one.end);
}

/** What became of what the lexicon found. */
function becameOf({ about, reading }: TextReason, decided: Decided): string {
  if (reading === OF_OTHERS) return reading;
  if (about === 'overall') {
    if (reading === 'negated') return reading;
    const stands = decided.overall === 'yes' || (reading === 'suspected' && decided.overall === 'unclear');
    return stands ? reading : decided.overall === 'unclear' ? 'suspected' : OUTWEIGHED;
  }
  const has = (all: readonly string[]): boolean => all.includes(about);
  if (reading === 'affirmed' && has(decided.affirmed)) return reading;
  if (reading !== 'negated' && has(decided.suspected)) return 'suspected';
  const stands = reading === 'negated' ? !has(decided.affirmed) : has(decided.affirmed);
  return stands ? reading : OUTWEIGHED;
}

type Cue = Pick<TextReason, 'start' | 'end' | 'cue'>;

const byWeight = (about: string, reading: string, cue: Cue): TextReason => ({
  about,
  reading,
  rule: BY_WEIGHT,
  ...cue,
});

/** The words of the heaviest pieces, none of them twice. */
function shown(heaviest: readonly Piece[], most: number, { text: { source, tokens } }: Said): Cue[] {
  const cues: Cue[] = [];
  for (const { from, to } of heaviest) {
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to - 1]?.end ?? 0;
    const isNew = end > start && cues.every((cue) => cue.end <= start || end <= cue.start);
    if (isNew) cues.push({ start, end, cue: source.slice(start, end) });
    if (cues.length === most) break;
  }
  return cues;
}
