import type { Assessed } from './assess.ts';
import { countsHalf, type DtoBasis } from './case.ts';
import { CUSTODIAL } from './outcome.ts';

/** Months of the duty for an adult; whoever was under 18 on the day has half of them. SOA 2003 s.82(1)-(2). */
const ADULT_MONTHS = { long: 120, short: 84, other: 60, caution: 24 } as const;

/** From this many months on it never ends, and is not halved. */
const INDEFINITE_FROM = 30;
const SHORT_UP_TO = 6;

/**
 * The last day of the duty to notify for an offence that is notifiable; `indefinite`; null where it cannot be told.
 *
 * @param basis what detention and training counts as
 */
export function notificationEnd(offence: Assessed, basis: DtoBasis): number | 'indefinite' | null {
  const { outcome, written } = offence;
  const from = written.convictionDate;
  const months = monthsOfDuty(offence, basis);
  if (months === 'indefinite') return months;
  if (months === null || from === null) return null;
  return monthsAfter(from, months) - 1;

  function monthsOfDuty(one: Assessed, by: DtoBasis): number | 'indefinite' | null {
    const half = one.ageAtConviction ?? one.ageAtOffence;
    const share = half === null ? null : half < 18 ? 2 : 1;
    const adult = adultMonths(one, by);
    if (adult === 'indefinite') return adult;
    // A conditional discharge lasts as long as itself, for a child too.
    if (outcome.kind === 'conditional discharge') return one.terms?.months[0] ?? null;
    return adult === null || share === null ? null : adult / share;
  }
}

function adultMonths({ outcome, terms }: Assessed, basis: DtoBasis): number | 'indefinite' | null {
  if (outcome.kind === 'hospital order') return outcome.restricted ? 'indefinite' : ADULT_MONTHS.short;
  if (outcome.kind === 'caution') return ADULT_MONTHS.caution;
  if (!CUSTODIAL.has(outcome.kind)) return ADULT_MONTHS.other;
  if (outcome.indeterminate) return 'indefinite';
  if (terms === null) return null;
  // Terms one after the other are added for the length of the duty, s.82(3)-(4).
  const months = terms.consecutive
    ? terms.months.reduce((sum, one) => sum + one, 0)
    : Math.max(...terms.months);
  const counted = countsHalf(outcome.kind, basis) ? months / 2 : months;
  if (counted >= INDEFINITE_FROM) return 'indefinite';
  return counted > SHORT_UP_TO ? ADULT_MONTHS.long : ADULT_MONTHS.short;
}

/** The same day some months later; the last day of a month that is shorter. */
function monthsAfter(day: number, months: number): number {
  const date = new Date(day * 86_400_000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / 86_400_000;
}
