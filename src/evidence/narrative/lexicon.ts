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
] as const;
export type Scope = (typeof SCOPES)[number];

interface Written {
  readonly people: Readonly<Record<Person, readonly string[]>>;
  readonly families: Families;
  readonly words: Families;
  readonly events: readonly EventEntry[];
  readonly scope: Readonly<Record<Scope, readonly string[]>>;
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
  const reader = new PatternReader({ ...written.families, ...written.words });
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
      written.events.flatMap((value) => value.say.map((say) => ({ pattern: reader.pattern(say), value }))),
    ),
    unless: new PatternSet(
      written.events.flatMap((value) =>
        (value.unless ?? []).map((words) => ({ pattern: reader.pattern(words), value })),
      ),
    ),
  };
  return shared;
}
