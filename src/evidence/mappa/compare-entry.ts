import { LAW } from './law.ts';
import type { MappaCategory, MappaComparison } from './case.ts';

const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' };

/**
 * The category that a service entered, without the words around it: `1` to `4`; empty: none or nothing. What names
 * no category stays as it is.
 */
export function enteredCategory(text: string): string {
  const words = text.trim().toLowerCase();
  if (/^(?:none|no|n|nil|n\/?a|not (?:applicable|eligible|mappa)|-|0|)$/.test(words)) return '';
  const roman = /\b(i{1,3}|iv)\b/.exec(words)?.[1] ?? '';
  return /\b([1-4])\b/.exec(words)?.[1] ?? ROMAN[roman] ?? words;
}

/** Whether something was entered that is neither none nor one of the categories, such as a bare yes. */
export const namesNoCategory = (entry: string): boolean => entry !== '' && !/^[1-4]$/.test(entry);

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
