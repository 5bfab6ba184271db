import { LAW } from './law.ts';
import type { MappaCategory, MappaComparison } from './case.ts';

const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' };

const LEVEL = /\b(?:level|lvl|l)\.? ?([1-3])\b/i;

/** What the guidance calls the categories. */
const CALLED: readonly (readonly [string, RegExp])[] = [
  ['1', /\brso\b|registered sex/],
  ['2', /\bviolent\b/],
  ['3', /\bother dangerous\b/],
  ['4', /\bterroris/],
];

/**
 * The category that a service entered, without the words around it: `1` to `4`; empty: none or nothing. What names
 * no category stays as it is, and so does a level, which is none.
 */
export function enteredCategory(text: string): string {
  const words = text.trim().toLowerCase();
  if (/^(?:none|no|n|nil|n\/?a|not (?:applicable|eligible|mappa)|-|0|)$/.test(words)) return '';
  const category = words.replace(LEVEL, ' ');
  const roman = /\b(i{1,3}|iv)\b/.exec(category)?.[1] ?? '';
  const number = /\b([1-4])\b/.exec(category)?.[1] ?? ROMAN[roman];
  if (number !== undefined) return number;
  const called = /\bnot?\b/.test(words) ? undefined : CALLED.find(([, name]) => name.test(words));
  return called?.[0] ?? words;
}

/** Whether something was entered that is neither none nor one of the categories, such as a bare yes. */
export const namesNoCategory = (entry: string): boolean => entry !== '' && !/^[1-4]$/.test(entry);

/**
 * The level that was entered, or the one that stands beside the category; empty where there is none.
 *
 * @param category what was entered as the category
 */
export const enteredLevel = (text: string, category: string): string =>
  /(?<!\d)([1-3])\b/.exec(text)?.[1] ?? LEVEL.exec(category)?.[1] ?? '';

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
