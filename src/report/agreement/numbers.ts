import { shownPercent } from '../../model/counts.ts';
import {
  UNDEFINED_BECAUSE,
  type Agreement,
  type Coefficient,
  type Kappa,
  type LeftOut,
} from '../../model/agreement.ts';
import { andList } from '../../util/words.ts';
import { resultText } from '../figure-text.ts';

/** Said once for all, and in the column itself. */
const OF_MANY = UNDEFINED_BECAUSE[2];

/** Two decimals, and never a false 1.00 or -1.00. */
export function decimals(value: number): string {
  if (Math.abs(value) < 1 && Math.abs(value) >= 0.995) return value > 0 ? '>0.99' : '<-0.99';
  // Never -0.00.
  return (Math.round(value * 100) / 100 + 0).toFixed(2);
}

/** How many records are alike, as any proportion is read. */
export const alikeText = ({ agreed, base }: Agreement): string => {
  const shown = shownPercent(agreed, base);
  return shown === null ? 'none to compare' : resultText(agreed, base, shown);
};

export const coefficientText = ({ value }: Coefficient): string =>
  value === null ? 'undefined' : decimals(value);

/** With the interval of 95%, where there is one. */
export const kappaText = (kappa: Kappa): string => {
  if (kappa.undefinedBecause === OF_MANY) return 'by pair';
  const text = coefficientText(kappa);
  return kappa.low === null || kappa.high === null
    ? text
    : `${text} (${decimals(kappa.low)} to ${decimals(kappa.high)})`;
};

/** For each reason, which of the numbers it leaves undefined; where nothing could be compared that says it all. */
export function undefinedNotes({ base, kappa, ac1, alpha }: Agreement): string[] {
  if (base === 0) return [];
  const named = [
    ['kappa', kappa],
    ['AC1', ac1],
    ['alpha', alpha],
  ] as const;
  return UNDEFINED_BECAUSE.filter((why) => why !== OF_MANY).flatMap((why) => {
    const names = named.flatMap(([name, { undefinedBecause }]) => (undefinedBecause === why ? [name] : []));
    return names.length === 0 ? [] : [`${andList(names)} undefined: ${why}`];
  });
}

/** The records in common that the numbers are not about; null: there are none. */
export function leftOutNote({ relevance, notRelevant, missing }: LeftOut): string | null {
  const parts = [
    [relevance, 'where relevance differs'],
    [notRelevant, 'not relevant'],
    [missing, 'with an answer missing'],
  ] as const;
  const said = parts.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]));
  return said.length === 0 ? null : `left out: ${said.join(', ')}`;
}
