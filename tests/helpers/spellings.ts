import type { Field } from '../../src/model/rubric.ts';
import { CENTURY_PIVOT, SERIALS } from '../../src/sample/date-forms.ts';
import { WELSH } from '../../src/sample/languages/cy.ts';
import { ENGLISH } from '../../src/sample/languages/en.ts';
import type { Meaning } from '../../src/sample/languages/words.ts';
import type { Value } from './logical-sample.ts';

/** One of so many choices, 0 first. 0 is always the plainest. */
export type Draw = (choices: number) => number;

export const PLAINLY: Draw = () => 0;

export function pick<T>(draw: Draw, choices: readonly T[]): T {
  return choices[draw(choices.length)] as T;
}

export const yes = (draw: Draw): boolean => draw(2) === 1;

/** Something as it was, in capitals, in small letters, or every other letter in another case. */
export const inSomeCase = (draw: Draw, text: string): string =>
  pick(draw, [
    text,
    text.toUpperCase(),
    text.toLowerCase(),
    text.replace(/./gsu, (sign, at: number) => (at % 2 === 0 ? sign.toLowerCase() : sign.toUpperCase())),
  ]);

const SPACES = ['', ' ', '  ', '\u00a0', '\t', ' \u2003'] as const;

/** Spaces on both sides, which never count. */
export const spaced = (draw: Draw, text: string): string =>
  `${pick(draw, SPACES)}${text}${pick(draw, SPACES)}`;

/** All words of a meaning, and the ways of writing each. A word that two languages share keeps its own spelling. */
function words(meaning: Meaning, welsh: boolean): readonly string[] {
  const english = ENGLISH.meanings[meaning] ?? [];
  // With Welsh, "Na" is a no, and "NA" is neither a no nor N/A.
  return welsh ? [...english.filter((word) => word !== 'NA'), ...(WELSH.meanings[meaning] ?? [])] : english;
}

function spellWord(draw: Draw, meaning: Meaning, welsh: boolean, written: readonly string[]): string {
  const word = pick(draw, written.length > 0 ? written : words(meaning, welsh));
  return word.toLowerCase() === 'na' && welsh ? pick(draw, [word, 'na']) : respelt(draw, word);
}

/** Case, what stands between letters, an apostrophe and a full stop do not matter. */
function respelt(draw: Draw, word: string): string {
  const between = pick(draw, [null, '-', '_', '  ', ' - ', '/', '\u00a0', '.']);
  const joined = between === null ? word : word.replace(/(?<=\p{L})[ /](?=[\p{L}\d])/gu, between);
  const cased = inSomeCase(draw, joined.replace("'", pick(draw, ["'", '\u2019', ''])));
  return /\p{L}$/u.test(cased) && draw(8) === 7 ? `${cased}.` : cased;
}

const two = (number: number): string => String(number).padStart(2, '0');

const ORDINALS = ['th', 'st', 'nd', 'rd'];
const WELSH_ORDINALS = ['af', 'ail', 'ydd', 'fed', 'eg', 'ain'];

/** Every form that a date is read in. */
export function spellDate(draw: Draw, day: number, welsh: boolean): string {
  const date = new Date(day * 86_400_000);
  const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const sign = pick(draw, ['-', '/', '.']);
  const months = [...(ENGLISH.months[m - 1] ?? []), ...(welsh ? (WELSH.months[m - 1] ?? []) : [])];
  const month = inSomeCase(draw, pick(draw, months));
  const ordinal = pick(draw, ['', ...ORDINALS, ...WELSH_ORDINALS]);
  const years = [String(y), ...(y >= 1900 + CENTURY_PIVOT && y < 2000 + CENTURY_PIVOT ? [two(y % 100)] : [])];
  const year = pick(draw, years);
  const gap = pick(draw, [' ', '-', '/', '. ', ', ', '  ']);
  const serial = day + 25_569;
  const forms = [
    `${y}-${two(m)}-${two(d)}`,
    `${y}${sign}${two(m)}${sign}${two(d)}`,
    `${y}${sign}${m}${sign}${d}`,
    `${two(d)}${sign}${two(m)}${sign}${year}`,
    `${d}${sign}${m}${sign}${year}`,
    `${d}${ordinal} ${month}${gap}${year}`,
    `${two(d)}${gap === ', ' ? ' ' : gap}${month}${gap}${year}`,
    `${month} ${d}${pick(draw, ['', ...ORDINALS])}${pick(draw, [',', ''])} ${y}`,
  ];
  const form = draw(forms.length + 2);
  if (form >= forms.length && serial >= SERIALS.from && serial <= SERIALS.to) {
    return form > forms.length ? `${serial}.${pick(draw, ['5', '0', '999988'])}` : String(serial);
  }
  const written = forms[form % forms.length] ?? '';
  // A time is passed over, where no zone may move it to another day.
  return written + pick(draw, ['', '', '', ' 09:30', 'T00:00:00', ' 23:59:59.999', ', 9:30 pm', ' at 11:05', 'T00:00:00Z']); // prettier-ignore
}

function spellNumber(draw: Draw, value: number): string {
  const [whole = '', fraction] = String(Math.abs(value)).split('.');
  const sign = value < 0 ? '-' : pick(draw, ['', '', '+']);
  const digits = pick(draw, [whole, whole, `00${whole}`, whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')]);
  const zeros = pick(draw, ['', '', '0', '00']);
  const parts = fraction === undefined ? (zeros === '' ? '' : `.${zeros}`) : `.${fraction}${zeros}`;
  return `${sign}${digits}${parts}${pick(draw, ['', '', '', '%', ' %'])}`;
}

/** In which respects values are spelt in some way or other: the rest is drawn plainly. */
export interface Spelling {
  readonly words: Draw;
  readonly forms: Draw;
  readonly spaces: Draw;
  readonly welsh: boolean;
}

/** A value as somebody may write it in a column of a field. */
export function spell(
  value: Value,
  field: Field,
  { words: wording, forms, spaces, welsh }: Spelling,
): string {
  return spaced(spaces, bare());
  function bare(): string {
    switch (value.is) {
      case 'word':
        return spellWord(wording, value.meaning, welsh, []);
      case 'option': {
        const option = field.options.find((one) => one.value === value.value);
        const names = [value.value, ...(option?.aliases ?? [])];
        // An option that is one of the usual words answers to all of them.
        const also = value.value === 'too early' ? words('too early', welsh) : [];
        return spellWord(wording, 'empty', welsh, [...names, ...also]);
      }
      case 'number':
        return spellNumber(forms, value.value);
      case 'date':
        return spellDate(forms, value.day, welsh);
      case 'text':
        return value.text;
    }
  }
}
