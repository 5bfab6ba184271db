import {
  printParseErrorCode,
  visit,
  type JSONVisitor,
  type ParseErrorCode,
  type ParseOptions,
} from 'jsonc-parser';
import type { Place, Places } from '../util/place.ts';
import type { ListItem, RawCell } from './rows.ts';

/** An object that may be a record: its keys, their cells, and where each stands. */
export interface JsonRecord {
  readonly offset: number;
  readonly keys: string[];
  readonly cells: RawCell[];
  readonly offsets: number[];
}

/** A longer text is most of its line, and as well kept with it. */
const LONGEST_COPIED = 256;

/** The same text on its own. A slice, such as an id that is kept, would keep the whole chunk that was read with it. */
const standalone = (text: string): string => ` ${text}`.slice(1);

const COMMENT = 'a comment, which JSON does not know';

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
  InvalidCommentToken: COMMENT,
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

/** An object whose keys are being collected, and whether it is a record or a row in one of its lists. */
interface OpenObject extends JsonRecord {
  readonly kind: 'object';
  readonly isRow: boolean;
  key: { readonly text: string; readonly offset: number } | null;
}

interface OpenList {
  readonly kind: 'list';
  readonly offset: number;
  readonly items: ListItem[];
}

/**
 * The events of the parser, collected into records. A list in a record is kept with its rows; whatever is nested
 * deeper than that is no value of ours, and is marked as such.
 */
export class RecordCollector {
  wrong: Wrong | null = null;
  private readonly text: string;
  private readonly places: Places;
  private readonly open: (OpenObject | OpenList | 'passed over')[] = [];

  constructor(text: string, places: Places) {
    this.text = text;
    this.places = places;
  }

  /** Whether a record is being collected. */
  get busy(): boolean {
    return this.open.length > 0;
  }

  beginObject(offset: number): void {
    const top = this.open.at(-1);
    if (top === undefined) this.open.push(newObject(offset, false));
    else if (top !== 'passed over' && top.kind === 'list') this.open.push(newObject(offset, true));
    else this.passOver('an object', offset);
  }

  beginList(offset: number): void {
    const top = this.open.at(-1);
    if (top !== undefined && top !== 'passed over' && top.kind === 'object' && !top.isRow) {
      this.open.push({ kind: 'list', offset, items: [] });
    } else this.passOver('a list', offset);
  }

  /** Ends the innermost object or list; returns the record when it was one. */
  end(): JsonRecord | null {
    const ended = this.open.pop();
    if (ended === undefined || ended === 'passed over') return null;
    const top = this.open.at(-1);
    if (top === undefined) return ended.kind === 'object' ? ended : null;
    if (ended.kind === 'list') this.value({ unreadable: NOT_SINGLE, list: ended.items }, ended.offset);
    else if (top !== 'passed over' && top.kind === 'list') {
      const { keys, cells, offsets } = ended;
      const placeOf = (index: number): Place => this.places.placeAt(offsets[index] ?? ended.offset);
      top.items.push({ ...this.whereIs(ended.offset), text: null, keys, cells, placeOf });
    }
    return null;
  }

  name(text: string, offset: number): void {
    const top = this.open.at(-1);
    if (top !== undefined && top !== 'passed over' && top.kind === 'object') top.key = { text, offset };
  }

  literal(value: unknown, offset: number, length: number): void {
    // A number keeps the digits that were written: an id may be longer than a double is exact.
    const text =
      typeof value === 'string' ? value : value === null ? '' : this.text.slice(offset, offset + length);
    this.value(text.length > LONGEST_COPIED ? text : standalone(text), offset);
  }

  private value(cell: RawCell, offset: number): void {
    const top = this.open.at(-1);
    if (top === undefined || top === 'passed over') return;
    if (top.kind === 'list') {
      const where = this.whereIs(offset);
      top.items.push({ ...where, text: cell ?? '', keys: [], cells: [], placeOf: where.at });
      return;
    }
    if (top.key === null) return;
    const before = top.keys.indexOf(top.key.text);
    if (before >= 0) {
      top.cells[before] = { unreadable: 'the key is given twice' };
      top.offsets[before] = top.key.offset;
    } else {
      top.keys.push(top.key.text);
      top.cells.push(cell);
      top.offsets.push(offset);
    }
    top.key = null;
  }

  /** The column is only worked out when somebody asks: a document may be one line. */
  private whereIs(offset: number): Pick<ListItem, 'line' | 'at'> {
    return { line: this.places.lineAt(offset), at: () => this.places.placeAt(offset) };
  }

  private passOver(kind: string, offset: number): void {
    this.value({ unreadable: `${kind}, not a single value` }, offset);
    this.open.push('passed over');
  }

  failOnComment(offset: number): void {
    this.wrong ??= { message: COMMENT, offset };
  }

  fail(code: ParseErrorCode, offset: number): void {
    const word = printParseErrorCode(code);
    const before = this.text.slice(0, offset).trimEnd();
    const trailing = before.endsWith(',') && /^[\]}]/.test(this.text.slice(offset, offset + 1));
    this.wrong ??= trailing
      ? { message: 'a comma after the last value, which JSON does not allow', offset: before.length - 1 }
      : { message: PARSE_WORDS[word] ?? 'this is no JSON', offset };
  }
}

const NOT_SINGLE = 'a list, not a single value';

const newObject = (offset: number, isRow: boolean): OpenObject => ({
  kind: 'object',
  isRow,
  offset,
  keys: [],
  cells: [],
  offsets: [],
  key: null,
});

/** Lists and objects may stand so deep in each other. */
const DEEPEST = 100;

class TooDeep extends Error {}

/** Trailing commas and comments are errors: what a tolerant reader guesses, a strict one refuses to. */
const STRICT: ParseOptions = { disallowComments: true, allowTrailingComma: false };

/** Nesting is refused early: the parser calls itself for each level. */
export function visitStrictly(text: string, visitor: JSONVisitor, collector: RecordCollector): void {
  let depth = 0;
  const deeper = (offset: number): void => {
    depth += 1;
    if (depth <= DEEPEST) return;
    collector.wrong ??= { message: `lists or objects nested more than ${DEEPEST} deep`, offset };
    throw new TooDeep();
  };
  const counted: JSONVisitor = {
    ...visitor,
    onObjectBegin: (offset, ...rest) => {
      deeper(offset);
      return visitor.onObjectBegin?.(offset, ...rest);
    },
    onArrayBegin: (offset, ...rest) => {
      deeper(offset);
      return visitor.onArrayBegin?.(offset, ...rest);
    },
    onObjectEnd: (...all) => {
      depth -= 1;
      visitor.onObjectEnd?.(...all);
    },
    onArrayEnd: (...all) => {
      depth -= 1;
      visitor.onArrayEnd?.(...all);
    },
  };
  try {
    visit(text, counted, STRICT);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
  }
}
