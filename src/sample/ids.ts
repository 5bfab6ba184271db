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

const isText = (id: string): boolean =>
  id.length > LONGEST_ID || id.split(' ', MOST_WORDS + 1).length > MOST_WORDS;

/** So many distinct ids without a digit are remembered; they are names of places, and come again and again. */
const REMEMBERED = 2000;

/** Tells ids that no case system gave out. */
export class IdCheck {
  private readonly book: WordBook;
  private readonly remembered = new Map<string, string | null>();

  constructor(book: WordBook) {
    this.book = book;
  }

  /**
   * What happened to an id, or null if it may be one.
   *
   * @param text not blank
   */
  damageOf(text: string): string | null {
    // Before anything else: #DIV/0! has a digit, and is no number.
    const error = excelError(text);
    if (error === '##') return 'holds only # signs: the column was too narrow when Excel saved it';
    if (error !== null) return `holds the spreadsheet error ${error}`;
    if (text.length > LONGEST_PLAIN && isText(text)) {
      return 'holds a text that is too long for an id: are two columns swapped?';
    }
    if (/\d/.test(text)) return damageOfNumber(text);
    const known = this.remembered.get(text);
    if (known !== undefined) return known;
    const damage = this.damageOfWord(text);
    if (this.remembered.size < REMEMBERED) this.remembered.set(text, damage);
    return damage;
  }

  /** Two letters are never taken for a word: NA may be a place. */
  private damageOfWord(text: string): string | null {
    if (TOTAL.test(text)) return 'heads a line of totals';
    return text.length !== 2 && NO_IDS.has(this.book.meaningOf(text))
      ? 'is a word for there being none'
      : null;
  }
}

function damageOfNumber(text: string): string | null {
  if (isScientific(text)) {
    return 'is a number in scientific notation: Excel has shortened it, and cases may share it';
  }
  const long =
    text.length > DIGITS_OF_EXCEL && /^\d+$/.test(text) && /^0+$/.test(text.slice(DIGITS_OF_EXCEL));
  return long
    ? `has zeros after its ${DIGITS_OF_EXCEL}th digit: Excel keeps no more, and cases may share it`
    : null;
}
