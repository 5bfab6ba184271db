import { PatternSet, type Span } from '../text/pattern-set.ts';
import { PatternReader, type Families } from '../text/pattern.ts';
import type { ReadText } from '../text/read-text.ts';
import { LEXICON } from './lexicon.generated.ts';

/** What a rule of the lexicon speaks for; the lexicon says what each of them means. */
export type CueReading =
  | 'strike'
  | 'firm'
  | 'loose'
  | 'shared'
  | 'open'
  | 'doubt'
  | 'unknown'
  | 'recant'
  | 'claim'
  | 'unbacked'
  | 'accused'
  | 'answered'
  | 'elsewhere'
  | 'puzzle'
  | 'checked'
  | 'looked'
  | 'nil'
  | 'awaited'
  | 'denied'
  | 'others'
  | 'apart'
  | 'aside'
  | 'own'
  | 'habit'
  | 'tied'
  | 'link'
  | 'life'
  | 'delivered'
  | 'planned'
  | 'undone';

interface Rule {
  readonly name: string;
  readonly reading: CueReading;
}

/** Words that a rule found. */
export interface Cue extends Span, Rule {}

interface Written {
  readonly families: Families;
  readonly rules: readonly (Rule & { readonly patterns: readonly string[] })[];
}

/** Parsed when it is first needed: most audits read no text. */
function readLexicon(): PatternSet<Rule> {
  const { families, rules } = JSON.parse(LEXICON) as Written;
  const reader = new PatternReader(families);
  return new PatternSet(
    rules.flatMap(({ name, reading, patterns }) =>
      patterns.map((source) => ({ pattern: reader.pattern(source), value: { name, reading } })),
    ),
  );
}

/** The cues of each of some spans, which follow one another; both stand in the order of the text. */
export function cuesWithin(spans: readonly (readonly [number, number])[], cues: readonly Cue[]): Cue[][] {
  let at = 0;
  return spans.map(([, to]) => {
    const first = at;
    while ((cues[at]?.from ?? Infinity) < to) at += 1;
    return cues.slice(first, at);
  });
}

let shared: PatternSet<Rule> | null = null;

/** Every place in a text where a rule of the lexicon holds. */
export function findCues({ tokens }: ReadText): Cue[] {
  shared ??= readLexicon();
  return shared.find(tokens).map(({ from, to, value }) => ({ from, to, ...value }));
}
