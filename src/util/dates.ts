const DAY = 86_400_000;

/**
 * The day number of a calendar date (1970-01-01 is 0), or null when there is no such day.
 *
 * @param year four digits, 1000 to 9999
 */
export function dayNumber(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1000 && year <= 9999 ? time / DAY : null;
}

/** The day number of a date written y-m-d, or null. */
export function parseIsoDate(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? dayNumber(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}
