import { dayNumber } from '../util/dates.ts';
import { looseKey } from '../util/words.ts';
import type { LanguageWords } from './languages/words.ts';

/** Two-digit years below this are of the 2000s, the others of the 1900s. */
export const CENTURY_PIVOT = 50;

/** A number in a date column is a day of Excel's only from 1954-10-03 to 2064-04-08; others are slips. */
export const SERIALS = { from: 20_000, to: 60_000 } as const;

/** 1899-12-30 as a day number: what Excel counts its days from. */
const SERIAL_ZERO = -25_569;

/** What a date is written as by programs that have none to write. */
const NO_DATE: ReadonlySet<string> = new Set(['1900-1-1', '1900-1-0', '1899-12-30', '1899-12-31', '1-1-1']);

/** No date is written with more characters. */
const LONGEST = 60;

export type ReadDate = { readonly day: number; readonly serial: boolean } | 'no date' | null;

/** Reads dates as they are written in the languages given. */
export class DateForms {
  private readonly months = new Map<string, number>();

  constructor(languages: readonly LanguageWords[]) {
    for (const { months } of languages) {
      months.forEach((names, index) => names.forEach((name) => this.months.set(looseKey(name), index + 1)));
    }
  }

  /**
   * A date day first (30/06/2017, 30.6.17, 30-06-2017), year first (2017-06-30, 2017/06/30), with the month's name
   * (30 June 2017, 30-Jun-17, June 30, 2017), or a day of Excel's. A time after it is passed over, but not one
   * that a zone may move to another day.
   *
   * @param text without spaces around it
   */
  read(text: string): ReadDate {
    if (text.length > LONGEST) return null;
    if (/^\d{5}(?:\.\d+)?$/.test(text)) return serial(Number(text));
    const match =
      /^(.*?)(?:(?:[T,]| at)?\s*((?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:\s?[ap]m)?)(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
        text,
      );
    const [, date = '', time, zone] = match ?? [];
    if (zone !== undefined && !/^0?0:00/.test(time ?? '')) return null;
    const parts = this.parts(date.trim());
    if (parts === null) return null;
    const [year, month, day] = parts;
    if (NO_DATE.has(`${year}-${month}-${day}`)) return 'no date';
    const number = dayNumber(year, month, day);
    return number === null ? null : { day: number, serial: false };
  }

  /** Year, month and day as written, whether there is such a day or not; null when it is no date at all. */
  parts(date: string): readonly [number, number, number] | null {
    const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(date);
    if (yearFirst) return [Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4])];
    const dayFirst = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(date);
    if (dayFirst) return [yearOf(dayFirst[4] ?? ''), Number(dayFirst[3]), Number(dayFirst[1])];
    const named =
      /^(\d{1,2})(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?[\s\-/.]+(\p{L}{3,})\.?[\s\-/.,]+(\d{4}|\d{2})$/iu.exec(
        date,
      ) ?? swapped(/^(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu.exec(date));
    const month = this.months.get(looseKey(named?.[2] ?? ''));
    if (!named || month === undefined) return null;
    return [yearOf(named[3] ?? ''), month, Number(named[1])];
  }
}

/** `June 30, 2017` in the order of `30 June 2017`. */
const swapped = (match: RegExpExecArray | null): readonly string[] | null =>
  match === null ? null : [match[0], match[2] ?? '', match[1] ?? '', match[3] ?? ''];

function serial(number: number): ReadDate {
  const day = Math.floor(number);
  return day >= SERIALS.from && day <= SERIALS.to ? { day: day + SERIAL_ZERO, serial: true } : null;
}

function yearOf(written: string): number {
  const year = Number(written);
  if (written.length > 2) return year;
  return year + (year < CENTURY_PIVOT ? 2000 : 1900);
}

/** Whether a date that there is not would be one with the month first. */
export const isMonthFirst = ([year, month, day]: readonly [number, number, number]): boolean =>
  dayNumber(year, month, day) === null && dayNumber(year, day, month) !== null;
