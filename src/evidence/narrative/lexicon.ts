import { PatternReader, PatternSet, type Families } from '../text/pattern.ts';
import { LEXICON } from './lexicon.generated.ts';

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

const SCOPES = [
  'denied',
  'not denied',
  'denial ends',
  'doubted',
  'not doubted',
  'doubted after',
  'denied after',
  'sure',
  'tells',
  'good history',
  'not assessed',
  'asked',
] as const;
export type Scope = (typeof SCOPES)[number];

/** What the files of the lexicon hold; `words ...` and `events ...` come from several, each under its own name. */
interface Written {
  readonly people: Readonly<Record<Person, readonly string[]>>;
  readonly families: Families;
  readonly scope: Readonly<Record<Scope, readonly string[]>>;
  readonly [key: `words${string}`]: Families;
  readonly [key: `events${string}`]: readonly EventEntry[];
}

/** The lexicon, ready to be looked for in a text. */
export interface Lexicon {
  readonly people: PatternSet<Person>;
  readonly events: PatternSet<EventEntry>;
  readonly unless: PatternSet<EventEntry>;
  readonly scopes: PatternSet<Scope>;
}

let shared: Lexicon | null = null;

/** Read when it is first needed: most audits ask nothing of a narrative. */
export function lexicon(): Lexicon {
  if (shared !== null) return shared;
  const written = JSON.parse(LEXICON) as Written;
  const parts = <T>(kind: 'words' | 'events'): T[] =>
    Object.entries(written).flatMap(([key, part]) => (key.startsWith(kind) ? [part as T] : []));
  const events = parts<readonly EventEntry[]>('events').flat();
  const reader = new PatternReader(
    Object.assign({}, written.families, ...parts<Families>('words')) as Families,
  );
  const entriesOf = <K extends string>(by: Readonly<Record<K, readonly string[]>>): PatternSet<K> =>
    new PatternSet(
      (Object.entries(by) as [K, readonly string[]][]).flatMap(([value, phrases]) =>
        phrases.map((phrase) => ({ pattern: reader.pattern(phrase), value })),
      ),
    );
  shared = {
    people: entriesOf(written.people),
    scopes: entriesOf(written.scope),
    events: new PatternSet(
      events.flatMap((value) => value.say.map((say) => ({ pattern: reader.pattern(say), value }))),
    ),
    unless: new PatternSet(
      events.flatMap((value) =>
        (value.unless ?? []).map((words) => ({ pattern: reader.pattern(words), value })),
      ),
    ),
  };
  return shared;
}
