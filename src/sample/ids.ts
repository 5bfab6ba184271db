import { excelError, type WordBook } from './answer-words.ts';
import type { Meaning } from './languages/words.ts';
import { isScientific } from './number-forms.ts';

/** Excel keeps so many digits of a number and writes zeros for the rest. */
const DIGITS_OF_EXCEL = 15;

const TOTAL = /^(?:(?:grand|overall|sub)[ -]?)?totals?:?$/i;

const NO_IDS: ReadonlySet<Meaning | null> = new Set(['unclear', 'not relevant', 'not recorded', 'too early']);

/**
 * An id or a site as it is compared: what looks alike is one, however a program has put its letters together.
 * Signs that nobody sees are none, any space is one space, a hyphen that does not break is a hyphen, and a number
 * that a program has written as 7.0 is 7. Case, zeros in front and every other sign stay.
 */
export function comparable(id: string): string {
  if (PLAIN.test(id)) return id.endsWith('0') ? id.replace(AS_DECIMAL, '$1') : id;
  return id
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(HYPHENS, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(AS_DECIMAL, '$1');
}

const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const HYPHENS = /[\u2010\u2011]/g;
const AS_DECIMAL = /^(\d+)\.0+$/;

/** Nobody gives out a longer id, and no service has a name of more words; a text that took its place has. */
const LONGEST_ID = 128;
const MOST_WORDS = 12;
/** Up to so many letters nobody need count the words: this is asked of every id. */
const LONGEST_PLAIN = 24;

export const isTooLong = (id: string): boolean =>
  id.length > LONGEST_ID || id.split(' ', MOST_WORDS + 1).length > MOST_WORDS;

/** So many distinct ids without a digit are remembered; they are names of places, and come again and again. */
const REMEMBERED = 2000;

/** Why a text is no id, in words that follow the name of its column, and what mends it. */
export interface Damage {
  readonly what: string;
  readonly fix: string;
}

/** What mends a row that has no id at all. */
export const WRITE_ID = 'write the id that the case system has, or delete the row';

const FORMAT_AS_TEXT =
  'in Excel give the column the format Text, and take the ids from the case system again';

const NARROW: Damage = {
  what: 'holds only # signs: the column was too narrow when Excel saved it',
  fix: 'in Excel make the column wider, and save the file again',
};
const TOO_LONG: Damage = {
  what: 'holds a text that is too long for an id',
  fix: 'are two columns swapped?',
};
const HEADS_TOTALS: Damage = { what: 'heads a line of totals', fix: 'delete the line' };
const MEANS_NONE: Damage = { what: 'is a word for there being none', fix: WRITE_ID };
const SCIENTIFIC: Damage = {
  what: 'is a number in scientific notation: Excel has shortened it, and cases may share it',
  fix: FORMAT_AS_TEXT,
};
const LOST_DIGITS: Damage = {
  what: `has zeros after its ${DIGITS_OF_EXCEL}th digit: Excel keeps no more, and cases may share it`,
  fix: FORMAT_AS_TEXT,
};

/** Tells ids that no case system gave out. */
export class IdCheck {
  private readonly book: WordBook;
  private readonly remembered = new Map<string, Damage | null>();

  constructor(book: WordBook) {
    this.book = book;
  }

  /**
   * What happened to an id, or null if it may be one.
   *
   * @param text not blank
   */
  damageOf(text: string): Damage | null {
    // Before anything else: #DIV/0! has a digit, and is no number.
    const error = excelError(text);
    if (error !== null) return error === '##' ? NARROW : spreadsheetError(error);
    if (text.length > LONGEST_PLAIN && isTooLong(text)) return TOO_LONG;
    if (/\d/.test(text)) return damageOfNumber(text);
    const known = this.remembered.get(text);
    if (known !== undefined) return known;
    const damage = this.damageOfWord(text);
    if (this.remembered.size < REMEMBERED) this.remembered.set(text, damage);
    return damage;
  }

  /** Two letters are never taken for a word: NA may be a place. */
  private damageOfWord(text: string): Damage | null {
    if (TOTAL.test(text)) return HEADS_TOTALS;
    return text.length !== 2 && NO_IDS.has(this.book.meaningOf(text)) ? MEANS_NONE : null;
  }
}

const spreadsheetError = (error: string): Damage => ({
  what: `holds the spreadsheet error ${error}`,
  fix: 'mend the formula, or take the id from the case system again',
});

function damageOfNumber(text: string): Damage | null {
  if (isScientific(text)) return SCIENTIFIC;
  const long =
    text.length > DIGITS_OF_EXCEL && /^\d+$/.test(text) && /^0+$/.test(text.slice(DIGITS_OF_EXCEL));
  return long ? LOST_DIGITS : null;
}
