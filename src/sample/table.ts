import { EMPTY, NOT_COLLECTED, UNREADABLE, type Cell } from '../model/record.ts';
import type { FileSummary } from '../model/result.ts';
import type { Field, Unit } from '../model/rubric.ts';
import type { Place } from '../util/place.ts';
import { andList, looseKey, plural, printable } from '../util/words.ts';
import { cellReader, type CellReader } from './cells.ts';
import { mapColumns, NAMED_COLUMNS, unitFor } from './columns.ts';
import { exampleIds } from './example.ts';
import type { Input, SampleSink } from './read.ts';
import type { HeaderPlace, RawCell, RowSink } from './rows.ts';
import type { UnitBook } from './unit-book.ts';

type TableSummary = Pick<FileSummary, 'unit' | 'records' | 'notCounted'>;

/** One table of a file while it is being read. */
interface OpenTable {
  readonly unit: Unit;
  readonly book: UnitBook;
  readonly columns: readonly string[];
  /** For each field, its column; -1 when the table has none. */
  readonly columnOf: readonly number[];
  readonly readers: readonly CellReader[];
  /** The places of the id fields among the fields. */
  readonly idIndexes: readonly number[];
  /** The id of a template's example row. */
  readonly example: readonly string[];
  records: number;
  notCounted: number;
}

/** Turns the rows of one file into records: finds the unit, reads the cells, keeps the ids apart. */
export class TableReader implements RowSink {
  private readonly input: Input;
  private readonly units: readonly Unit[];
  private readonly bookOf: (unit: Unit) => UnitBook;
  private readonly sink: SampleSink;
  private readonly done: OpenTable[] = [];
  private table: OpenTable | null = null;
  /** Rows lost before the header was known, as JSON Lines may have them. */
  private lostBefore = 0;
  /** The list that is being read belongs to a unit that this file was not named for. */
  private passingOver = false;

  constructor(input: Input, units: readonly Unit[], bookOf: (unit: Unit) => UnitBook, sink: SampleSink) {
    this.input = input;
    this.units = units;
    this.bookOf = bookOf;
    this.sink = sink;
  }

  tables(): TableSummary[] {
    return this.done.map(({ unit, records, notCounted }) => ({ unit: unit.id, records, notCounted }));
  }

  header(columns: readonly string[], { placeOf, unit: saysUnit }: HeaderPlace): void {
    const { file } = this.input;
    if (this.isOfAnotherUnit(saysUnit)) {
      this.note(
        placeOf(0),
        `a list of another unit is passed over: the file is named for "${this.input.unit ?? ''}"`,
        null,
      );
      this.table = null;
      this.passingOver = true;
      return;
    }
    this.passingOver = false;
    const saidBy = this.input.unit === null ? 'file' : 'user';
    const unit = unitFor(file, columns, this.input.unit ?? saysUnit, saidBy, this.units);
    const { columnOf, unknown, headless } = mapColumns(file, columns, unit);
    for (const { column, header, nearest } of unknown.slice(0, NAMED_COLUMNS)) {
      const near = nearest();
      const fix = near === null ? null : `did you mean "${near}"?`;
      this.note(placeOf(column), `the rubric does not know the column ${header}`, fix, 'unknown-column');
    }
    if (unknown.length > NAMED_COLUMNS) {
      const more = plural(unknown.length - NAMED_COLUMNS, 'more column');
      this.note(placeOf(0), `the rubric does not know ${more}`, null, 'unknown-column');
    }
    if (headless.length > 0 && unknown.length + headless.length < columns.length) {
      this.note(
        placeOf(headless[0] ?? 0),
        `${plural(headless.length, 'column')} without a header passed over`,
        null,
        'no-header',
      );
    }
    const missing = unit.fields.filter((_, index) => columnOf[index] === -1).map((field) => field.id);
    if (missing.length > 0) {
      const what = missing.length === 1 ? 'column' : 'columns';
      this.note(placeOf(0), `not collected: no ${what} ${andList(missing)}`, null, 'not-collected');
    }
    const book = this.bookOf(unit);
    book.collects(columnOf);
    const readers = unit.fields.map((field) => cellReader(field, keepsText(field, unit)));
    const idIndexes = unit.idFields.map((name) => unit.fields.findIndex((field) => field.id === name));
    this.table = {
      unit,
      book,
      columns,
      columnOf,
      readers,
      idIndexes,
      example: exampleIds(unit.idFields),
      records: 0,
      notCounted: this.lostBefore,
    };
    book.lost(this.lostBefore);
    this.lostBefore = 0;
    this.done.push(this.table);
  }

  row(cells: readonly RawCell[], line: number, placeOf: (column: number) => Place): void {
    if (this.passingOver) return;
    const table = this.open();
    const read = readCells(table, cells);
    const id = table.idIndexes.map((index) => read[index]?.text ?? '');
    // Looked for once more only where there may be one, for nearly every row has none.
    if (read.includes(UNREADABLE)) {
      read.forEach((cell, index) => {
        const column = table.columnOf[index] ?? -1;
        if (cell === UNREADABLE) this.unreadable(table, index, id, cells[column], placeOf(column));
      });
    }
    if (!this.countsAsRecord(table, id, read, line, placeOf)) return;
    table.records += 1;
    this.sink.record({ unit: table.unit.id, id, file: this.input.file, line, cells: read, tables: [] });
  }

  /** A record has an id, which no record before it had, and is not the template's example. Says why not, if not. */
  private countsAsRecord(
    table: OpenTable,
    id: readonly string[],
    read: readonly Cell[],
    line: number,
    placeOf: (column: number) => Place,
  ): boolean {
    const { unit, book } = table;
    const blank = id.indexOf('');
    if (blank >= 0) {
      const at = placeOf(table.columnOf[table.idIndexes[blank] ?? 0] ?? 0);
      const message = `"${unit.idFields[blank] ?? ''}" is blank and the row is not counted`;
      this.lost(1, at, message, 'an id, so that the record can be named', null);
      return false;
    }
    if (id.every((part, index) => part === table.example[index])) {
      this.note({ line, column: 1 }, "the template's example row is passed over", null, 'example-row');
      return false;
    }
    const before = book.enter(id, this.input.file, line, read);
    if (before === null) return true;
    const message = `the ${unit.id} ${printable(id.join(' '))} is already at ${before.file}:${before.line}; this row is not counted`;
    this.lost(
      1,
      { line, column: 1 },
      message,
      'each id once',
      'delete one of the two, or give it an id of its own',
    );
    return false;
  }

  lost(rows: number, at: Place, message: string, expected: string | null, fix: string | null): void {
    if (this.passingOver) return;
    if (this.table === null) {
      this.lostBefore += rows;
    } else {
      this.table.notCounted += rows;
      this.table.book.lost(rows);
    }
    this.sink.problem({
      severity: 'error',
      code: rows === 0 ? 'value-lost' : 'row-lost',
      file: this.input.file,
      ...at,
      field: null,
      message,
      expected,
      fix,
    });
  }

  note(at: Place | null, message: string, fix: string | null, code = 'note'): void {
    const place = at ?? { line: null, column: null };
    this.sink.problem({
      severity: 'note',
      code,
      file: this.input.file,
      ...place,
      field: null,
      message,
      expected: null,
      fix,
    });
  }

  /** The key of a list says one unit and the file was named for another. */
  private isOfAnotherUnit(saysUnit: string | null): boolean {
    const { unit } = this.input;
    return unit !== null && saysUnit !== null && looseKey(unit) !== looseKey(saysUnit);
  }

  private open(): OpenTable {
    if (this.table === null) throw new Error('a row before its header');
    return this.table;
  }

  private unreadable(table: OpenTable, index: number, id: readonly string[], raw: RawCell, at: Place): void {
    const field = table.unit.fields[index] as Field;
    const reader = table.readers[index] as CellReader;
    const text = typeof raw === 'string' ? raw : '';
    const { shape, expected, nearest } = reader.explain(text);
    this.sink.problem({
      severity: 'error',
      code: 'unreadable-value',
      file: this.input.file,
      ...at,
      field: field.id,
      message: `"${field.id}" of ${printable(id.join(' '))} cannot be read: ${typeof raw === 'object' ? raw.unreadable : shape}; it counts as not recorded`,
      expected,
      fix: nearest === null ? null : `did you mean "${nearest}"?`,
    });
  }
}

/** One cell for each field of the unit, in the rubric's order. */
function readCells({ columnOf, readers }: OpenTable, cells: readonly RawCell[]): Cell[] {
  const read = new Array<Cell>(columnOf.length);
  for (let index = 0; index < columnOf.length; index += 1) {
    const column = columnOf[index] as number;
    const raw = column < 0 ? undefined : cells[column];
    if (column < 0) read[index] = NOT_COLLECTED;
    else if (typeof raw === 'string') read[index] = (readers[index] as CellReader).read(raw);
    else read[index] = raw === undefined ? EMPTY : UNREADABLE;
  }
  return read;
}

/** Personal texts are not carried past this point: only whether there is one. Ids and sites name a record. */
const keepsText = (field: Field, unit: Unit): boolean =>
  field.type !== 'text' || !field.personal || unit.idFields.includes(field.id) || field.id === unit.siteField;
