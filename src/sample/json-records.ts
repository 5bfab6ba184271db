import {
  printParseErrorCode,
  visit,
  type JSONVisitor,
  type ParseErrorCode,
  type ParseOptions,
} from 'jsonc-parser';
import type { RawCell } from './rows.ts';

/** An object that may be a record: its keys, their cells, and where each stands. */
export interface JsonRecord {
  readonly offset: number;
  readonly keys: string[];
  readonly cells: RawCell[];
  readonly offsets: number[];
}

const PARSE_WORDS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word that JSON does not know',
  InvalidNumberFormat: 'a number in a form that JSON does not know',
  PropertyNameExpected: 'no key in quotes where one must stand',
  ValueExpected: 'no value where one must stand',
  ColonExpected: 'no colon after a key',
  CommaExpected: 'no comma between two values',
  CloseBraceExpected: 'the document ends before a { is closed',
  CloseBracketExpected: 'the document ends before a [ is closed',
  EndOfFileExpected: 'something follows after the end of the document',
  InvalidCommentToken: 'a comment, which JSON does not know',
  UnexpectedEndOfComment: 'a comment that is never closed, and JSON knows no comments',
  UnexpectedEndOfString: 'a text whose quote is never closed',
  UnexpectedEndOfNumber: 'a number that is cut off',
  InvalidUnicode: 'a \\u that is not followed by four hexadecimal digits',
  InvalidEscapeCharacter: 'a backslash before a character that needs none',
  InvalidCharacter: 'a control character inside a text',
};

/** The first thing wrong with a JSON text: never the text itself. */
export interface Wrong {
  readonly message: string;
  readonly offset: number;
}

/** The events of the parser, collected into records; nested values are marked as no single value. */
export class RecordCollector {
  wrong: Wrong | null = null;
  depth = 0;
  record: JsonRecord | null = null;
  /** The depth at which the current record's keys stand. */
  private inside = 0;
  private key: { readonly text: string; readonly offset: number } | null = null;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  begin(offset: number): void {
    this.record = { offset, keys: [], cells: [], offsets: [] };
    this.inside = this.depth + 1;
  }

  /** Takes the record that has just ended. */
  take(): JsonRecord | null {
    const { record } = this;
    this.record = null;
    return record;
  }

  name(text: string, offset: number): void {
    if (this.record !== null && this.depth === this.inside) this.key = { text, offset };
  }

  value(cell: RawCell, offset: number): void {
    if (this.record === null || this.depth !== this.inside || this.key === null) return;
    const before = this.record.keys.indexOf(this.key.text);
    if (before >= 0) {
      this.record.cells[before] = { unreadable: 'the key is given twice' };
      this.record.offsets[before] = this.key.offset;
    } else {
      this.record.keys.push(this.key.text);
      this.record.cells.push(cell);
      this.record.offsets.push(offset);
    }
    this.key = null;
  }

  literal(value: unknown, offset: number, length: number): void {
    // A number keeps the digits that were written: an id may be longer than a double is exact.
    const cell =
      typeof value === 'string' ? value : value === null ? '' : this.text.slice(offset, offset + length);
    this.value(cell, offset);
  }

  nested(kind: string, offset: number): void {
    this.value({ unreadable: `${kind}, not a single value` }, offset);
  }

  failOnComment(offset: number): void {
    this.wrong ??= { message: 'a comment, which JSON does not know', offset };
  }

  fail(code: ParseErrorCode, offset: number): void {
    this.wrong ??= { message: PARSE_WORDS[printParseErrorCode(code)] ?? 'this is no JSON', offset };
  }
}

/** Trailing commas and comments are errors: what a tolerant reader guesses, a strict one refuses to. */
const STRICT: ParseOptions = { disallowComments: true, allowTrailingComma: false };

/** The parser calls itself for each level, so a text nested past the stack's depth is refused, not a crash. */
export function visitStrictly(text: string, visitor: JSONVisitor, collector: RecordCollector): void {
  try {
    visit(text, visitor, STRICT);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    collector.wrong ??= { message: 'lists or objects nested too deeply to read', offset: 0 };
  }
}
