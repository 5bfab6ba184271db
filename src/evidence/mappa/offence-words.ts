/** Attempted, conspired and the like: an offence of its own that follows the one it is about. */
export type Inchoate = 'attempt' | 'conspiracy' | 'incitement' | 'aiding' | 'encouraging';

export interface Act {
  readonly title: string;
  readonly year: number;
  readonly shortNames: readonly string[];
}

/** In the place of an Act. */
export const COMMON_LAW = 'common law';

const SMALL_WORDS: ReadonlySet<string> = new Set([
  'a',
  'an',
  'the',
  'of',
  'on',
  'in',
  'to',
  'with',
  'by',
  'and',
  'or',
  'etc',
]);

/** The words of a name that tell it apart. */
export function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .split(' ')
    .filter((word) => word !== '' && !SMALL_WORDS.has(word))
    .map((word) => (word === 'children' ? 'child' : word));
}

/** Whether an offence is one of trying, planning, helping or encouraging; null: it is not. */
export function inchoateIn(text: string, actSection: string): Inchoate | null {
  if (/\battempt/i.test(text) || /\bCAA 1981|Criminal Attempts/i.test(actSection)) return 'attempt';
  if (/\bconspir/i.test(text)) return 'conspiracy';
  if (
    /encourag|assisting|SCA 2007|Serious Crime Act 2007/i.test(text) &&
    !/encouragement of terrorism|self-harm/i.test(text)
  )
    return 'encouraging';
  if (/\baid|\babet|counsel|procur|AAA 1861|Accessories/i.test(text)) return 'aiding';
  if (/\bincitement to\b/i.test(text)) return 'incitement';
  return null;
}

/** Every way of writing an Act, the longest first. */
export function actPatterns(acts: readonly Act[]): { pattern: RegExp; act: string }[] {
  const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const seen = new Set<string>();
  const patterns = acts.flatMap(({ title, year, shortNames }) => {
    const act = `${title} ${year}`;
    const own = [title, ...shortNames].flatMap((name) => {
      const dated = /\d{4}$/.test(name) ? escaped(name) : `${escaped(name)},?\\s*${year}`;
      // Without its year the name means the act that stands first.
      const first = !seen.has(name);
      seen.add(name);
      const bare = first && !/\d{4}$/.test(name) ? [`${escaped(name)}(?!,?\\s*\\d{4})`] : [];
      return [dated, ...bare].map((pattern) => ({
        pattern: new RegExp(`(?<![\\w(])${pattern}(?!\\w)`, 'i'),
        act,
        length: pattern.length,
      }));
    });
    return own;
  });
  return [...patterns, { pattern: /\bcommon law\b/i, act: COMMON_LAW, length: 10 }].sort(
    (a, b) => b.length - a.length,
  );
}
