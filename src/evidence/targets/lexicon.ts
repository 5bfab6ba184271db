import { PatternReader, PatternSet, type Pattern } from '../text/pattern.ts';
import { LEXICON } from './lexicon.generated.ts';

/** The four questions that are asked of a target, as the lexicon and the manual name them. */
export type Output = 'outcome_focused' | 'action_specified' | 'attendance_only' | 'measurable';

/** What a rule says if its words are found: `unless` takes away what it covers. */
export type Says = 'yes' | 'does' | 'how' | 'with' | 'unless';

/** A rule of the lexicon. */
export interface Rule {
  readonly about: Output;
  readonly says: Says;
  readonly name: string;
}

type Rules = Readonly<Partial<Record<Says, Readonly<Record<string, readonly string[]>>>>>;

interface Written extends Readonly<Record<Output, Rules>> {
  readonly families: Readonly<Record<string, readonly string[]>>;
  readonly topic: { readonly words: readonly string[] };
}

/** The lexicon, ready to be looked for. */
export interface TargetLexicon {
  readonly rules: PatternSet<Rule>;
  readonly topics: ReadonlySet<string>;
  /** Whether a word stands anywhere in the lexicon. */
  readonly knows: (word: string) => boolean;
}

const OUTPUTS: readonly Output[] = ['outcome_focused', 'action_specified', 'attendance_only', 'measurable'];

function readLexicon(): TargetLexicon {
  const written = JSON.parse(LEXICON) as Written;
  const reader = new PatternReader(written.families);
  const entries: { pattern: Pattern; value: Rule }[] = [];
  for (const about of OUTPUTS) {
    for (const [says, rules] of Object.entries(written[about])) {
      for (const [name, sources] of Object.entries(rules)) {
        const value: Rule = { about, says: says as Says, name };
        for (const source of sources) entries.push({ pattern: reader.pattern(source), value });
      }
    }
  }
  const topics = new Set(written.topic.words);
  const phrases = [
    ...Object.values(written.families).flat(),
    ...entries.map(({ pattern }) => pattern.source),
  ];
  return { rules: new PatternSet(entries), topics, knows: vocabulary([...phrases, ...topics]) };
}

/** The words of patterns and phrases, without what marks them up. */
function vocabulary(phrases: readonly string[]): (word: string) => boolean {
  const words = new Set(phrases.flatMap((phrase) => phrase.replace(/<\w+>|[[\]]/g, ' ').split(/[\s|]+/)));
  const beginnings = [...words]
    .filter((word) => word.length > 1 && word.endsWith('*'))
    .map((word) => word.slice(0, -1));
  return (word) => words.has(word) || beginnings.some((beginning) => word.startsWith(beginning));
}

let shared: TargetLexicon | null = null;

/** The lexicon that ships with the tool. Parsed when it is first needed: most audits ask nothing of it. */
export const targetLexicon = (): TargetLexicon => (shared ??= readLexicon());
