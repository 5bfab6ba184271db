import { LAW } from './law.ts';
import type { MappaCategory, MappaComparison } from './case.ts';

/** The category that a service entered, without the words around it: `1` to `4`; empty: none or nothing. */
export function enteredCategory(text: string): string {
  const words = text.trim().toLowerCase();
  if (/^(?:none|no|n|nil|n\/?a|not (?:applicable|eligible|mappa)|-|0|)$/.test(words)) return '';
  return /\b([1-4])\b/.exec(words)?.[1] ?? words;
}

/** The level that was entered; empty where there is none. */
export const enteredLevel = (text: string): string => /\b([1-3])\b/.exec(text)?.[1] ?? '';

/**
 * Only a person can place somebody in category 3, or in 4 by the discretionary limb: where the law computes nothing,
 * some offence was convicted or cautioned, and the entry says so.
 */
export function humanOnly(entry: string, anyOffence: boolean, asOf: number): boolean {
  return anyOffence && (entry === '3' || (entry === '4' && asOf >= LAW.categoryFour));
}

/** The first that holds, in this order. */
export function compareEntry(category: MappaCategory, entry: string, level: string): MappaComparison {
  if (category === 'review') return 'indeterminate';
  if (category === 'human_only') return entry === '3' && level === '1' ? 'level_inconsistent' : 'human_only';
  if (entry === '') return category === 'none' ? 'match' : 'missed';
  if (category === 'none') return 'recorded_not_derived';
  return entry === category ? 'match' : 'category_mismatch';
}
