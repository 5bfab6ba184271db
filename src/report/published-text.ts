import type { Published } from '../model/result.ts';

/** A published value as it was printed. */
export function publishedText(value: Published): string {
  const { n, d, percent, phrase, parts } = value;
  const numbers = [
    percent === null ? null : `${percent}%`,
    n === null ? null : d === null ? String(n) : `${n} of ${d}`,
    parts === null ? null : partsText(parts, d),
  ].filter((part) => part !== null);
  const text = numbers.length > 0 ? numbers.join(', ') : (phrase ?? '');
  return value.disputed ? `${text} (disputed)` : text;
}

function partsText(parts: Readonly<Record<string, number>>, d: number | null): string {
  const counts = Object.entries(parts);
  const of = d === null ? '' : ` of ${d}`;
  if (counts.length === 1) return `${counts[0]?.[1] ?? 0}${of}`;
  return counts.map(([value, n]) => `${value}: ${n}`).join(', ') + of;
}
