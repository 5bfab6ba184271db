import { PatternSet } from '../text/pattern-set.ts';
import { PatternReader, type Pattern } from '../text/pattern.ts';
import type { Known } from './plan-tokens.ts';
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
  readonly families: Readonly<Record<string, string>>;
  readonly topic: { readonly words: string };
}

/** The lexicon, ready to be looked for. */
export interface TargetLexicon {
  readonly rules: PatternSet<Rule>;
  readonly topics: ReadonlySet<string>;
  readonly known: Known;
}

/** Families whose words plans write with a capital. */
const CAPITAL = ['often_capital', 'month', 'weekday', 'staff', 'service'];

const OUTPUTS: readonly Output[] = ['outcome_focused', 'action_specified', 'attendance_only', 'measurable'];

function readLexicon(): TargetLexicon {
  const written = JSON.parse(LEXICON) as Written;
  const families = Object.fromEntries(
    Object.entries(written.families).map(([name, list]) => [name, listed(list)]),
  );
  const reader = new PatternReader(families);
  const entries: { pattern: Pattern; value: Rule }[] = [];
  for (const about of OUTPUTS) {
    for (const [says, rules] of Object.entries(written[about])) {
      for (const [name, sources] of Object.entries(rules)) {
        const value: Rule = { about, says: says as Says, name };
        for (const source of sources) entries.push({ pattern: reader.pattern(source), value });
      }
    }
  }
  const topics = new Set(listed(written.topic.words));
  const phrases = [...Object.values(families).flat(), ...entries.map(({ pattern }) => pattern.source)];
  const word = vocabulary([...phrases, ...topics]);
  const capital = vocabulary(listed(CAPITAL.map((name) => written.families[name] ?? '').join(', ')));
  const known = { word, often: capital };
  return { rules: new PatternSet(entries), topics, known };
}

/** Words and phrases with commas between; a comma itself is written as a word. */
const listed = (list: string): string[] =>
  list.split(/,\s*/).map((phrase) => (phrase === 'COMMA' ? ',' : phrase));

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
