import { excelError, type WordBook } from './answer-words.ts';
import type { Meaning } from './languages/words.ts';
import { isScientific } from './number-forms.ts';

/** Excel keeps so many digits of a number and writes zeros for the rest. */
const DIGITS_OF_EXCEL = 15;

const NO_IDS: ReadonlySet<Meaning | null> = new Set(['unclear', 'not relevant', 'not recorded', 'too early']);

/**
 * An id as it is compared: letters that look alike are one, however a program has put them together, and signs that
 * nobody sees are none. Case, zeros and every sign that can be seen stay.
 */
export const comparable = (id: string): string =>
  PLAIN.test(id) ? id : id.normalize('NFC').replace(SPACES, ' ').replace(UNSEEN, '');

const PLAIN = /^[\x20-\x7e]*$/;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

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
    if (/\d/.test(text)) return damageOfNumber(text);
    const known = this.remembered.get(text);
    if (known !== undefined) return known;
    const damage = this.damageOfWord(text);
    if (this.remembered.size < REMEMBERED) this.remembered.set(text, damage);
    return damage;
  }

  /** Two letters are never taken for a word: NA may be a place. */
  private damageOfWord(text: string): string | null {
    const error = excelError(text);
    if (error === '##') return 'holds only # signs: the column was too narrow when Excel saved it';
    if (error !== null) return `holds the spreadsheet error ${error}`;
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
