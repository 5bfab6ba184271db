import { PatternSet } from '../text/pattern-set.ts';
import { PatternReader, type Families, type Pattern } from '../text/pattern.ts';
import { LEXICON } from './lexicon.generated.ts';
import type { Lengths } from './weights.ts';

/** The categories of the guideline under which adverse events are labelled. */
export const CATEGORIES = [
  'separation_loss',
  'bereavement',
  'sexual_abuse',
  'physical_abuse',
  'domestic_abuse',
  'parental_substance_misuse',
  'parental_mental_illness',
  'neglect',
  'care_experience',
  'household_crime',
  'exploitation',
  'community_violence',
  'displacement',
  'ptsd_signs',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** How an entry of the lexicon says to whom something happened. */
export type Whose = 'theirs' | 'subject' | 'done' | 'named';

/** One entry of the events of the lexicon. */
export interface EventEntry {
  readonly is: readonly Category[];
  readonly rule: string;
  readonly whose: Whose;
  /** Words that only a denial makes something of. */
  readonly general?: boolean;
  /** What somebody is asked after, in words too plain for anything but a denial. */
  readonly asked?: boolean;
  /** Never more than a suspicion. */
  readonly doubtful?: boolean;
  /** The words are a denial by themselves, whatever stands around them. */
  readonly means?: 'negated';
  /** Signs that say something only beside an event. */
  readonly supports?: boolean;
  /** Words that name trauma without saying what. */
  readonly bare?: boolean;
  readonly say: readonly string[];
  /** Words that, in the same sentence, make something else of it. */
  readonly unless?: readonly string[];
}

/** Who a person in a note is to the young person. */
export type Person = 'young person' | 'parent' | 'sibling' | 'kin' | 'friend' | 'victim' | 'worker' | 'other';

/** What words around a mention make of it; see `scope.yaml`. */
export type Scope =
  | 'denied'
  | 'not denied'
  | 'denial ends'
  | 'doubted'
  | 'not doubted'
  | 'doubted after'
  | 'denied after'
  | 'sure'
  | 'tells'
  | 'good history'
  | 'not assessed'
  | 'asked'
  | 'left open'
  | 'found false'
  | 'taken back'
  | 'goes on'
  | 'about it'
  | 'offered'
  | 'before birth'
  | 'was once'
  | 'raised'
  | 'answered no'
  | 'short no'
  | 'not trafficked'
  | 'not of them'
  | 'narrow doubt';

type GrammarKey =
  | 'prepositions'
  | 'before a person'
  | 'relative'
  | 'female'
  | 'male'
  | 'my of a child'
  | 'my of a worker'
  | 'tells of a worker'
  | 'title'
  | 'callers'
  | 'after an object'
  | 'work'
  | 'work before'
  | 'own offence before'
  | 'own offence after'
  | 'own childhood'
  | 'clause'
  | 'offence told'
  | 'is a child'
  | 'counts'
  | 'own verb'
  | 'own clause'
  | 'of a doubt'
  | 'own doing'
  | 'own blows'
  | 'went on'
  | 'has a view'
  | 'saw'
  | 'no subject before'
  | 'carries on'
  | 'somebody else';

/** Words that tell who a sentence is about; see `people.yaml`. */
export type Grammar = Readonly<Record<GrammarKey, ReadonlySet<string>>>;

/** What the files of the lexicon hold; `words ...` and `events ...` come from several, each under its own name. */
interface Written {
  readonly people: Readonly<Record<Person, readonly string[]>>;
  readonly families: Families;
  readonly scope: Readonly<Record<Scope, readonly string[]>>;
  readonly grammar: Readonly<Record<GrammarKey, readonly string[]>>;
  readonly together: Lengths;
  readonly [key: `words${string}`]: Families;
  readonly [key: `events${string}`]: readonly EventEntry[];
}

/** Somebody, or words that bear on what stands around them. */
export type Context =
  { readonly person: Person; readonly scope: null } | { readonly person: null; readonly scope: Scope };

/** Words of an event, or words that make something else of it. */
export interface EventWords {
  readonly entry: EventEntry;
  readonly unless: boolean;
}

/** The lexicon, ready to be looked for in a text: in two rounds, for events are told by who is meant. */
export interface Lexicon {
  readonly context: PatternSet<Context>;
  readonly events: PatternSet<EventWords>;
  readonly grammar: Grammar;
  readonly together: Lengths;
}

let shared: Lexicon | null = null;

/** Read when it is first needed: most audits ask nothing of a narrative. */
export function lexicon(): Lexicon {
  if (shared !== null) return shared;
  const written = JSON.parse(LEXICON) as Written;
  const parts = <T>(kind: 'words' | 'events'): T[] =>
    Object.entries(written).flatMap(([key, part]) => (key.startsWith(kind) ? [part as T] : []));
  const families = together([written.families, ...parts<Families>('words')]);
  const reader = new PatternReader(families);
  const patterns = <V>(says: readonly string[], value: V): { pattern: Pattern; value: V }[] =>
    says.map((say) => ({ pattern: reader.pattern(say), value }));
  const people = Object.entries(written.people) as [Person, readonly string[]][];
  const scopes = Object.entries(written.scope) as [Scope, readonly string[]][];
  const grammar = Object.entries(written.grammar).map(([key, words]) => [key, new Set(words)]);
  shared = {
    grammar: Object.fromEntries(grammar) as Grammar,
    together: written.together,
    context: new PatternSet<Context>([
      ...people.flatMap(([person, says]) => patterns<Context>(says, { person, scope: null })),
      ...scopes.flatMap(([scope, says]) => patterns<Context>(says, { person: null, scope })),
    ]),
    events: new PatternSet(
      parts<readonly EventEntry[]>('events')
        .flat()
        .flatMap((entry) => [
          ...patterns(entry.say, { entry, unless: false }).map((say) => ({ ...say, group: entry })),
          ...patterns(entry.unless ?? [], { entry, unless: true }).map((unless) => ({
            ...unless,
            group: entry,
            onlyBeside: true,
          })),
        ]),
    ),
  };
  return shared;
}

/** @throws Error if two files have a family of one name: the one would silently take the place of the other */
function together(files: readonly Families[]): Families {
  const all = files.flatMap((families) => Object.entries(families));
  const families = new Map<string, readonly string[]>();
  for (const [name, phrases] of all) {
    if (families.has(name)) throw new Error(`the family <${name}> stands in two files`);
    families.set(name, phrases);
  }
  return Object.fromEntries(families);
}
