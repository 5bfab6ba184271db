import type { Around } from './around.ts';
import type { Category } from './lexicon.ts';
import type { Scopes } from './scope.ts';
import type { Event } from './whose.ts';

/** What only somebody who was there can have lived through. */
const OF_THE_HOME: ReadonlySet<Category> = new Set([
  'domestic_abuse',
  'physical_abuse',
  'parental_substance_misuse',
  'parental_mental_illness',
  'household_crime',
]);

/** `Mum was beaten by her first husband, years before he was born`: nobody lived through that but her. */
export function isBeforeBirth({ from, to, is }: Event, around: Around, scopes: Scopes): boolean {
  const isMourned =
    is.includes('bereavement') && around.inside({ from, to }).some(({ who }) => who !== 'parent');
  if (!isMourned && !is.some((category) => OF_THE_HOME.has(category))) return false;
  const [start, end] = around.near(from, from, to, Number.MAX_SAFE_INTEGER);
  return scopes.between('before birth', to, end) && !around.hasPhrase('went on', start, end);
}
