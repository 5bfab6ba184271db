import { excelError, type WordBook } from './answer-words.ts';
import type { Meaning } from './languages/words.ts';
import { isScientific } from './number-forms.ts';

/** Excel keeps so many digits of a number and writes zeros for the rest. */
const DIGITS_OF_EXCEL = 15;

const NO_IDS: ReadonlySet<Meaning | null> = new Set(['unclear', 'not relevant', 'not recorded', 'too early']);

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
