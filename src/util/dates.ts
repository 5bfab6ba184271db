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

/**
 * The day on which somebody born on a day reaches an age: in a year without 29 February it is 1 March, as in the law
 * of England and Wales, where an age is reached at the beginning of the day.
 *
 * @param day the day number of the birth
 * @param years 0 or more
 */
export function birthdayOf(day: number, years: number): number {
  const born = new Date(day * DAY);
  // Date.UTC carries a 29 February that the year does not have over to 1 March.
  return Date.UTC(born.getUTCFullYear() + years, born.getUTCMonth(), born.getUTCDate()) / DAY;
}

/** A day number as y-m-d. */
export const isoDate = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
