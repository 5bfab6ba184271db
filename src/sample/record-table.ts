import { CannotRun } from '../model/problem.ts';
import { NOT_COLLECTED, type Cell, type TableRows } from '../model/record.ts';
import { shownId } from '../util/words.ts';
import { isEmptyCell } from './cells.ts';
import { InlineRows } from './child-rows.ts';
import type { ChildBook } from './child-book.ts';
import type { ColumnMap } from './columns.ts';
import { contentHash } from './content-hash.ts';
import type { PlaceOf } from './field-columns.ts';
import type { FileProblems } from './file-problems.ts';
import type { Kind } from './kinds.ts';
import type { HeaderPlace, RawCell } from './rows.ts';
import type { OpenTable, Surroundings } from './table.ts';
import type { FirstSeen, UnitBook } from './unit-book.ts';

/** A child table written into a column of the records themselves. */
interface InlineTable {
  readonly column: number;
  readonly rows: InlineRows;
}

/** Records of a unit: each id counts once. */
export class RecordTable implements OpenTable {
  readonly kind: Kind;
  records = 0;
  notCounted = 0;
  private readonly book: UnitBook;
  private readonly around: Surroundings;
  private readonly problems: FileProblems;
  /** The columns that make two rows the same. */
  private readonly content: readonly number[];
  /** For each child table of the unit, where its rows stand in the record; null: not in it. */
  private readonly inline: readonly (InlineTable | null)[];
  /** A column says who judged a row. */
  private readonly saysWho: boolean;
  /** Columns of child tables that have files of their own too. */
  private readonly twice: readonly { readonly column: number; readonly table: ChildBook }[];
  /** The child tables that have files of their own; what stands in the records of one file says nothing of another's. */
  private readonly linked: readonly (ChildBook | null)[];

  constructor(
    kind: Kind,
    book: UnitBook,
    map: ColumnMap,
    { keysIn, placeOf }: HeaderPlace,
    around: Surroundings,
    problems: FileProblems,
  ) {
    this.kind = kind;
    this.book = book;
    this.around = around;
    this.problems = problems;
    this.content = [...map.columnOf, ...map.tableOf].filter((column) => column >= 0);
    this.saysWho = map.saysWho;
    book.collects(map.columnOf);
    this.linked = book.tables.map((table) => (table.files.length > 0 ? table : null));
    this.twice = book.tables.flatMap((table, index) => {
      const column = map.tableOf[index] ?? -1;
      return column >= 0 && table.files.length > 0 ? [{ column, table }] : [];
    });
    this.inline = map.tableOf.map((column, index) => {
      const child = book.tables[index];
      if (column < 0 || child === undefined) return null;
      if (child.files.length > 0) return null;
      return {
        column,
        rows: new InlineRows(kind, child, keysIn(column), placeOf(column), around.reading, problems),
      };
    });
  }

  lost(rows: number): void {
    this.notCounted += rows;
    this.book.lost(rows);
  }

  row(
    cells: readonly RawCell[],
    read: readonly Cell[],
    id: readonly string[],
    line: number,
    placeOf: PlaceOf,
  ): void {
    const { file } = this.problems;
    const before = this.book.enter(id, file, line, read, contentHash(cells, this.content));
    if (before !== null) {
      this.repeated(before, id, line);
      return;
    }
    this.records += 1;
    if (this.twice.length > 0) this.refuseTwice(cells, line);
    const tables = this.inline.length === 0 ? NO_TABLES : this.childRows(cells, id, line, placeOf);
    this.around.sink.record({ unit: this.kind.unit.id, id, file, line, cells: read, tables });
  }

  private childRows(
    cells: readonly RawCell[],
    id: readonly string[],
    line: number,
    placeOf: PlaceOf,
  ): TableRows[] {
    return this.inline.map((own, index) =>
      own === null
        ? (this.linked[index]?.take(id) ?? NOT_COLLECTED)
        : own.rows.rows(cells[own.column], own.column, line, id, placeOf),
    );
  }

  end(): void {
    for (const table of this.inline) table?.rows.end();
  }

  /** A column of a table that has a file of its own too may stand there empty, and only so. */
  private refuseTwice(cells: readonly RawCell[], line: number): void {
    for (const { column, table } of this.twice) {
      if (isEmptyCell(cells[column], this.around.reading.words)) continue;
      throw new CannotRun(
        `${this.problems.file}:${line}: the table "${table.table.id}" stands in a column here and in ${table.files[0] ?? ''} too; leave out one of them, or its rows would count twice`,
      );
    }
  }

  private repeated({ file, line: first, same }: FirstSeen, id: readonly string[], line: number): void {
    const name = `${this.kind.unit.id} ${shownId(id)}`;
    const at = { line, column: 1 };
    if (same) {
      const message = `the ${name} stands at ${file}:${first} with the same content; it is counted once`;
      this.problems.note('repeated-row', at, message, this.saysWho ? COMPARED : null);
      return;
    }
    this.lost(1);
    const ofTwo = this.saysWho || file !== this.problems.file;
    const message = `the ${name} is already at ${file}:${first} with other content; this row is not counted`;
    this.problems.error('repeated-id', at, message, {
      expected: 'each id once',
      fix: `delete one of the two, or give it an id of its own${ofTwo ? `; ${COMPARED}` : ''}`,
    });
  }
}

/** What two rows of one id are for, where two people wrote them: neither is the answer of the audit. */
const COMPARED = 'casefile agree compares what two auditors answered';

const NO_TABLES: readonly TableRows[] = [];
