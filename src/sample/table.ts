import type { Cell } from '../model/record.ts';
import type { FileSummary } from '../model/result.ts';
import type { Place } from '../util/place.ts';
import { looseKey, shownId } from '../util/words.ts';
import { isEmptyCell, type Reading } from './cells.ts';
import { mapColumns } from './columns.ts';
import { exampleIds } from './example.ts';
import { FieldColumns, type PlaceOf } from './field-columns.ts';
import { FileProblems, type ErrorDetails } from './file-problems.ts';
import { refuseOtherHeader } from './header-again.ts';
import { HeadlessColumns } from './headless.ts';
import { IdCheck } from './ids.ts';
import type { Kind, Kinds } from './kinds.ts';
import { whyNoRecord, type NoRecord, type RowsOf } from './no-record.ts';
import type { Input, SampleSink } from './read.ts';
import { RecordTable } from './record-table.ts';
import { RowTable } from './row-table.ts';
import type { HeaderPlace, RawCell, RowSink } from './rows.ts';
import type { UnitBook } from './unit-book.ts';

/** What the tables of a sample have in common. */
export interface Surroundings {
  readonly kinds: Kinds;
  readonly reading: Reading;
  readonly sink: SampleSink;
  readonly bookOf: (kind: Kind) => UnitBook;
  /** The files of child tables that were read, by the hash of their bytes. */
  readonly twins: Map<string, string>;
}

/** One table of a file while it is being read: records of a unit, or rows of a child table. */
export interface OpenTable {
  readonly kind: Kind;
  /** Rows counted, and rows that are not. */
  readonly records: number;
  readonly notCounted: number;
  row: (
    cells: readonly RawCell[],
    read: readonly Cell[],
    id: readonly string[],
    line: number,
    placeOf: PlaceOf,
  ) => void;
  /** So many rows could not be read. */
  lost: (rows: number) => void;
  /** The last row has been read. */
  end: () => void;
}

type TableSummary = Pick<FileSummary, 'unit' | 'table' | 'records' | 'notCounted'>;

interface Reader extends RowsOf {
  readonly table: OpenTable;
  readonly headless: HeadlessColumns;
  /** Whether there are columns beside those that name a record. */
  readonly asks: boolean;
  /** The columns in which rows of child tables may stand. */
  readonly tableColumns: readonly number[];
}

/** Turns the rows of one file into records: finds the unit, reads the cells, keeps the ids apart. */
export class TableReader implements RowSink {
  private readonly input: Input;
  private readonly around: Surroundings;
  private readonly problems: FileProblems;
  private readonly ids: IdCheck;
  private readonly done: Reader[] = [];
  private reader: Reader | null = null;
  /** Rows lost before the header was known, as JSON Lines may have them. */
  private lostBefore = 0;
  /** The list that is being read belongs to a unit that this file was not named for. */
  private passingOver = false;

  constructor(input: Input, around: Surroundings) {
    this.input = input;
    this.around = around;
    this.problems = new FileProblems(input.file, around.sink.problem);
    this.ids = new IdCheck(around.reading.words);
  }

  tables(): TableSummary[] {
    return this.done.map(({ table: { kind, records, notCounted } }) => ({
      unit: kind.unit.id,
      table: kind.table?.id ?? null,
      records,
      notCounted,
    }));
  }

  recognises(columns: readonly string[]): number {
    return this.around.kinds.recognises(columns, this.input.holds);
  }

  isChildTable(says: string | null): boolean {
    return (this.around.kinds.named(says ?? this.input.holds)?.table ?? null) !== null;
  }

  header(columns: readonly string[], place: HeaderPlace): void {
    const { placeOf, says } = place;
    const { file, holds } = this.input;
    this.passingOver = holds !== null && says !== null && this.isAnother(holds, says);
    this.reader = null;
    if (this.passingOver) {
      const message = `a list of another unit is passed over: the file is named for "${holds ?? ''}"`;
      this.problems.note('other-unit', placeOf(0), message, null);
      return;
    }
    const { kinds, reading, bookOf, sink } = this.around;
    sink.headers?.(columns);
    const kind = kinds.choose(file, columns, holds ?? says, holds === null ? 'file' : 'user', place.advice);
    const map = mapColumns(columns, kind, placeOf, this.problems);
    const book = bookOf(kind);
    const table =
      kind.table === null
        ? new RecordTable(kind, book, map, place, this.around, this.problems)
        : new RowTable(kind, book, map, this.problems);
    this.reader = {
      table,
      kind,
      columns,
      fields: new FieldColumns(kind, map.columnOf, reading),
      headless: new HeadlessColumns(map.headless),
      asks: map.columnOf.some((column, index) => column >= 0 && !kind.idIndexes.includes(index)),
      tableColumns: map.tableOf.filter((column) => column >= 0),
      example: exampleIds(kind.unit.idFields),
    };
    table.lost(this.lostBefore);
    this.lostBefore = 0;
    this.done.push(this.reader);
  }

  row(cells: readonly RawCell[], line: number, placeOf: PlaceOf): void {
    if (this.passingOver) return;
    const { reader } = this;
    if (reader === null) throw new Error('a row before its header');
    const { table, kind, fields } = reader;
    const read = fields.read(cells);
    const id = kind.idIndexes.map((index) => read[index]?.text ?? '');
    const none = whyNoRecord(reader, this.ids, cells, read, id);
    if (none !== null) {
      this.passOver(none, reader.columns, cells, line, placeOf);
      return;
    }
    fields.tell(read, cells, id, placeOf, this.problems);
    reader.headless.count(cells, placeOf);
    if (kind.table === null && this.isBare(reader, cells, read)) {
      const message = `${shownId(id)} is a row of nothing but its id; it counts as a record`;
      const fix = 'is it a total, or a line below the table?';
      this.problems.note('bare-row', { line, column: 1 }, message, fix);
    }
    table.row(cells, read, id, line, placeOf);
  }

  /** Whether a record has nothing but its id, though there are columns for more. */
  private isBare(
    { asks, fields, tableColumns }: Reader,
    cells: readonly RawCell[],
    read: readonly Cell[],
  ): boolean {
    if (!asks || !fields.areBare(read)) return false;
    return tableColumns.every((column) => isEmptyCell(cells[column], this.around.reading.words));
  }

  readsAsRow(cells: readonly string[]): boolean {
    if (this.reader === null) return false;
    const { kind, fields } = this.reader;
    const read = fields.read(cells);
    const named = kind.idIndexes.every((index) => {
      const text = read[index]?.text ?? '';
      return text !== '' && this.ids.damageOf(text) === null;
    });
    return named && fields.areTelling(read);
  }

  /** Says why a row names no record. */
  private passOver(
    none: NoRecord,
    columns: readonly string[],
    cells: readonly RawCell[],
    line: number,
    placeOf: PlaceOf,
  ): void {
    const at = { line, column: 1 };
    if (none.is === 'example row') {
      this.problems.note('example-row', at, "the template's example row is passed over", null);
    } else if (none.is === 'header again') {
      refuseOtherHeader(this.input.file, line, cells, columns);
      const message = 'the header stands here again and is passed over';
      this.problems.note('header-again', at, message, 'were two files joined?');
    } else {
      const { field, column, damage } = none;
      const message = `"${field}" ${damage.what}; the row is not counted`;
      const expected = 'an id, so that the record can be named';
      this.lose('bad-id', 1, placeOf(column), message, { field, expected, fix: damage.fix });
    }
  }

  lost(rows: number, at: Place, message: string, expected: string | null, fix: string | null): void {
    if (this.passingOver) return;
    this.lose(rows === 0 ? 'value-lost' : 'row-lost', rows, at, message, { expected, fix });
  }

  note(at: Place | null, message: string, fix: string | null, code: string): void {
    this.problems.note(code, at, message, fix);
  }

  /** To be called once, after the last row. */
  end(): void {
    for (const { headless, table } of this.done) {
      table.end();
      headless.tell(this.problems);
    }
  }

  private lose(code: string, rows: number, at: Place, message: string, details: ErrorDetails): void {
    if (this.reader === null) this.lostBefore += rows;
    else this.reader.table.lost(rows);
    this.problems.error(code, at, message, details);
  }

  /** The key of a list says one thing and the file was named for another. */
  private isAnother(holds: string, says: string): boolean {
    const kind = this.around.kinds.named(holds);
    return kind === null ? looseKey(holds) !== looseKey(says) : kind !== this.around.kinds.named(says);
  }
}
