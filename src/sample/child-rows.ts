import {
  EMPTY,
  NOT_COLLECTED,
  UNREADABLE,
  type Cell,
  type ChildRow,
  type TableRows,
} from '../model/record.ts';
import type { Field } from '../model/rubric.ts';
import { didYouMean } from '../util/nearest.ts';
import type { Place } from '../util/place.ts';
import { looseKey, shownId } from '../util/words.ts';
import { excelError } from './answer-words.ts';
import { CELL_OF, cellReader, keepsText, type CellReader, type Reading } from './cells.ts';
import { splitLines } from './cell-lines.ts';
import type { ChildBook } from './child-book.ts';
import { noteMissing, quotedHeader, twoForOne } from './columns.ts';
import { FieldColumns, type PlaceOf } from './field-columns.ts';
import type { FileProblems } from './file-problems.ts';
import { comparable } from './ids.ts';
import { headersOfKey, type Kind } from './kinds.ts';
import type { ListItem, RawCell } from './rows.ts';
import { shapeOf, vocabularyOf } from './shape.ts';

/** How some keys stand to a table. */
interface KeySet {
  /** For each part of the record's id, the place of the key that repeats it; -1: none does. */
  readonly idAt: readonly number[];
  /** Null until a row with these keys is counted: what only lost rows have is not collected. */
  columns: FieldColumns | null;
}

/**
 * Rows of a child table that stand in a column of the record itself: a list of objects or of texts in JSON; in a
 * CSV cell one row on each line, or between semicolons where there is one line only.
 */
export class InlineRows {
  private readonly book: ChildBook;
  private readonly kind: Kind;
  private readonly reading: Reading;
  private readonly problems: FileProblems;
  /** The place, among the fields of the table, of the one that a line fills; -1: the table is no list of texts. */
  private readonly lineIndex: number;
  private readonly lineReader: CellReader | null;
  private records = 0;
  /** Rows lost in the record at hand. */
  private lostNow = 0;
  /** Whether some record has anything in its column. */
  private filled = false;
  /** What objects with the same keys have in common: rows are many, and their keys nearly always the same. */
  private readonly byKeys = new Map<string, KeySet>();
  /** For each field whether some row has its key: then a row without it has nothing there, as an empty cell. */
  private readonly known: boolean[];
  /** Keys that are no field of the table, of which a note was made. */
  private readonly told = new Set<string>();

  /**
   * @param keys those of the rows, as far as they are known before the rows are read
   * @param at where the column or the list is announced
   */
  constructor(
    kind: Kind,
    book: ChildBook,
    keys: readonly string[] | null,
    at: Place,
    reading: Reading,
    problems: FileProblems,
  ) {
    this.kind = kind;
    this.book = book;
    this.reading = reading;
    this.problems = problems;
    const { fields, line } = book.table;
    this.lineIndex = fields.findIndex(({ id }) => id === line);
    const field = fields[this.lineIndex];
    this.lineReader = field === undefined ? null : cellReader(field, keepsText(field), reading);
    this.known = fields.map((of) => keys?.some((key) => isHeaderOf(of, key)) ?? false);
    this.book.collects(
      this.known.map((known, index) => known || (keys === null && index === this.lineIndex)),
    );
    // Lists without an object, in all records, say nothing of what an object would hold.
    if (keys?.length === 0) return;
    const missing = fields.filter(
      (_, index) => !this.known[index] && (keys !== null || index !== this.lineIndex),
    );
    noteMissing(missing, `the rows of "${book.table.id}"`, at, problems);
  }

  /** The rows in one record's cell. What cannot be read as a row is said, and is not counted. */
  rows(raw: RawCell, column: number, line: number, id: readonly string[], placeOf: PlaceOf): TableRows {
    this.records += 1;
    if (raw !== undefined && (typeof raw !== 'string' || !this.reading.words.isBlank(raw.trim())))
      this.filled = true;
    const instead = this.insteadOfRows(raw);
    if (instead !== null) {
      if (instead === UNREADABLE) this.unreadable(raw, id, placeOf(column));
      return instead;
    }
    this.lostNow = 0;
    const rows =
      typeof raw === 'string'
        ? splitLines(raw).flatMap((text) => this.fromText(text, id, line, () => placeOf(column)))
        : (raw?.list ?? []).flatMap((item) => this.fromItem(item, id));
    this.book.count(rows);
    // Where nothing of it could be read nobody knows whether there is a row.
    return rows.length === 0 && this.lostNow > 0 ? UNREADABLE : rows;
  }

  /** A word in the place of rows, as in any other cell; null: there are rows, or nothing. */
  private insteadOfRows(raw: RawCell): Cell | null {
    if (raw === undefined) return null;
    if (typeof raw !== 'string') return raw.list === undefined ? UNREADABLE : null;
    const meaning = this.reading.words.meaningOf(raw);
    // A number is how many there are, and not one of them.
    if (/^\d+(?:\.\d+)?$/.test(raw.trim())) return UNREADABLE;
    if (meaning === null) return excelError(raw.trim()) === null ? null : UNREADABLE;
    if (meaning === 'empty') return null;
    return meaning === 'yes' || meaning === 'no' ? UNREADABLE : CELL_OF[meaning];
  }

  private unreadable(raw: RawCell, id: readonly string[], at: Place): void {
    const { table } = this.book;
    const found =
      typeof raw === 'object' ? raw.unreadable : shapeOf(raw ?? '', vocabularyOf(this.reading.words.words()));
    const message = `"${table.id}" of ${shownId(id)} cannot be read: ${found}; it counts as not recorded`;
    const expected = this.lineReader === null ? 'a list of rows' : 'a row on each line, or a list';
    this.problems.error('unreadable-value', at, message, { field: table.id, expected });
  }

  /** To be called once, after the last record. Nothing at all is said differently from none: somebody says none. */
  end(): void {
    if (this.filled || this.records === 0) return;
    const message = `"${this.book.table.id}" is empty in every record: each is read as having no row`;
    const fix = 'if nobody collected it, leave the column out';
    this.problems.note('empty-table', null, message, fix, this.book.table.id);
  }

  private fromItem(item: ListItem, id: readonly string[]): ChildRow[] {
    if (item.text !== null) {
      if (typeof item.text === 'string') return this.fromText(item.text, id, item.line, item.at);
      this.lose('this item of a list is no row', 'an object or a text', item.at());
      return [];
    }
    const own = this.keySetOf(item.keys);
    if (belongsElsewhere(item, own.idAt, id)) {
      this.lose('this row names another record than the one that it stands in', shownId(id), item.at());
      return [];
    }
    if (item.keys.length === 0) {
      this.lose('this row is empty', `an object with the keys ${this.keys()}`, item.at());
      return [];
    }
    const columns = (own.columns ??= this.columnsFor(item));
    const cells = columns.read(item.cells);
    columns.tell(cells, item.cells, id, item.placeOf, this.problems);
    return [{ file: this.problems.file, line: item.line, cells }];
  }

  private keySetOf(keys: readonly string[]): KeySet {
    const name = JSON.stringify(keys);
    const before = this.byKeys.get(name);
    if (before !== undefined) return before;
    const idAt = headersOfKey(this.book.table, this.kind.unit).map((headers) =>
      keys.findIndex((key) => isOneOf(headers, key) && !this.isField(key)),
    );
    const found: KeySet = { idAt, columns: null };
    this.byKeys.set(name, found);
    return found;
  }

  private isField(key: string): boolean {
    return this.book.table.fields.some((field) => isHeaderOf(field, key));
  }

  private fromText(text: string, id: readonly string[], line: number, at: () => Place): ChildRow[] {
    if (this.lineReader === null) {
      this.lose('this text is no row', `an object with the keys ${this.keys()}`, at());
      return [];
    }
    const { fields } = this.book.table;
    const own = this.lineReader.read(text);
    if (own === UNREADABLE) this.unreadable(text, id, at());
    this.book.collects(fields.map((_, index) => index === this.lineIndex));
    const cells = fields.map((_, index): Cell =>
      index === this.lineIndex ? own : this.known[index] ? EMPTY : NOT_COLLECTED,
    );
    return own.state === 'empty' ? [] : [{ file: this.problems.file, line, cells }];
  }

  private keys(): string {
    return this.book.table.fields.map(({ id }) => id).join(', ');
  }

  private lose(message: string, expected: string, at: { line: number; column: number }): void {
    this.book.lost(1);
    this.lostNow += 1;
    this.problems.error('row-lost', at, `${message} and is not counted`, {
      expected,
      field: this.book.table.id,
    });
  }

  /** To be called once for the same keys. */
  private columnsFor({ keys, placeOf }: ListItem): FieldColumns {
    const { fields } = this.book.table;
    const found = fields.map((field) => this.keyOf(field, keys, placeOf));
    this.book.collects(found.map((column) => column >= 0));
    this.noteUnknown(keys, placeOf);
    // Behind the last key there is nothing, and that is what a row says whose key is missing.
    const columnOf = found.map((column, index) => (column < 0 && this.known[index] ? keys.length : column));
    return new FieldColumns({ ...this.kind, fields, idIndexes: [] }, columnOf, this.reading);
  }

  /** The place of a field's key; -1: there is none. @throws CannotRun if two keys are the field */
  private keyOf(field: Field, keys: readonly string[], placeOf: PlaceOf): number {
    const [first = -1, second] = keys.flatMap((key, index) => (isHeaderOf(field, key) ? [index] : []));
    if (second === undefined) return first;
    throw twoForOne(
      this.problems.file,
      placeOf(second),
      'keys',
      keys[first],
      keys[second],
      `the field "${field.id}"`,
    );
  }

  /** Names the keys that the table does not know, each once. The id of the record may stand in its rows too. */
  private noteUnknown(keys: readonly string[], placeOf: PlaceOf): void {
    const { table } = this.book;
    const ids = this.kind.fields.filter((_, index) => this.kind.idIndexes.includes(index));
    keys.forEach((key, index) => {
      const loose = looseKey(key);
      const isId = table.key.some((name) => looseKey(name) === loose);
      if (isId || this.told.has(loose) || [...table.fields, ...ids].some((of) => isHeaderOf(of, key))) return;
      if (this.told.size < NAMED_KEYS) this.told.add(loose);
      else return;
      const near = didYouMean(
        key,
        table.fields.map(({ id }) => id),
      );
      const message = `the table "${table.id}" does not know the key ${quotedHeader(key)}`;
      this.problems.note('unknown-column', placeOf(index), message, near);
    });
  }
}

/** A row may repeat the id of its record; then it must be that id. */
const belongsElsewhere = ({ cells }: ListItem, idAt: readonly number[], id: readonly string[]): boolean =>
  idAt.some((own, part) => {
    const cell = own < 0 ? undefined : cells[own];
    return typeof cell === 'string' && cell.trim() !== '' && comparable(cell.trim()) !== id[part];
  });

/** So many unknown keys are named; a list with more is none of ours. */
const NAMED_KEYS = 50;

const isOneOf = (names: readonly string[], key: string): boolean =>
  names.some((name) => looseKey(name) === looseKey(key));

const isHeaderOf = (field: Field, key: string): boolean => isOneOf([field.id, ...field.aliases], key);
