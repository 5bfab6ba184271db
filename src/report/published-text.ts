import type { Figure, Verdict } from '../model/figure.ts';
import type { PublishedValue } from '../model/rubric.ts';

/** A published value as it was printed. */
export function publishedText(value: PublishedValue): string {
  const { n, d, percent, phrase, parts } = value;
  const numbers = [
    percent === null ? null : `${percent}%`,
    n === null ? null : d === null ? String(n) : `${n} of ${d}`,
    parts === null ? null : partsText(parts, d),
  ].filter((part) => part !== null);
  const bare = percent === null && d === null && parts === null && phrase !== null;
  if (bare && n !== null) numbers.push(`"${phrase}"`);
  const text = numbers.length > 0 ? numbers.join(', ') : (phrase ?? '');
  return value.disputed ? `${text} (disputed)` : text;
}

/** The same where nothing else says of which part of its figure it speaks. */
export function publishedClaim(value: PublishedValue): string {
  const [single, second] = Object.keys(value.parts ?? {});
  const part = value.of ?? (second === undefined ? single : undefined);
  return part === undefined ? publishedText(value) : `"${part}": ${publishedText(value)}`;
}

function partsText(parts: Readonly<Record<string, number>>, d: number | null): string {
  const counts = Object.entries(parts);
  const of = d === null ? '' : ` of ${d}`;
  if (counts.length === 1) return `${counts[0]?.[1] ?? 0}${of}`;
  return counts.map(([value, n]) => `${value}: ${n}`).join(', ') + of;
}

/** How many published values of some figures agree, and how many do not. */
export function verdictText(figures: readonly Figure[]): string {
  const verdicts = figures.flatMap(({ published }) => published.map(({ verdict }) => verdict));
  const count = (wanted: Verdict): number => verdicts.filter((verdict) => verdict === wanted).length;
  return `Published values: ${count('agrees')} agree, ${count('loosely')} loosely, ${count('differs')} differ, ${count('not testable')} not testable.`;
}
