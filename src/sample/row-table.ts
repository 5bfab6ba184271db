import { CannotRun } from '../model/problem.ts';
import type { Cell } from '../model/record.ts';
import type { ChildBook } from './child-book.ts';
import { shownId } from '../util/words.ts';
import type { ColumnMap } from './columns.ts';
import { contentHash } from './content-hash.ts';
import type { FileProblems } from './file-problems.ts';
import type { Kind } from './kinds.ts';
import type { RawCell } from './rows.ts';
import type { OpenTable } from './table.ts';
import type { UnitBook } from './unit-book.ts';

/** Rows of a child table in a file or a list of their own, kept until their records come. */
export class RowTable implements OpenTable {
  readonly kind: Kind;
  records = 0;
  notCounted = 0;
  private readonly book: ChildBook;
  private readonly problems: FileProblems;
  /** The columns that make two rows the same. */
  private readonly content: readonly number[];

  /** @throws CannotRun if records of the unit were judged already, without these rows */
  constructor(kind: Kind, unit: UnitBook, map: ColumnMap, problems: FileProblems) {
    const book = unit.tables.find(({ table }) => table === kind.table);
    if (book === undefined) throw new Error('a table that its unit does not have');
    if (unit.records > 0) {
      throw new CannotRun(
        `${problems.file}: rows of "${book.table.id}" come after records that they may belong to; put them into a file of their own`,
      );
    }
    this.kind = kind;
    this.book = book;
    this.problems = problems;
    this.content = map.columnOf.filter((column) => column >= 0);
    book.collects(map.columnOf.slice(kind.idIndexes.length).map((column) => column >= 0));
    book.files.push(problems.file);
  }

  lost(rows: number): void {
    this.notCounted += rows;
    this.book.lost(rows);
  }

  row(cells: readonly RawCell[], read: readonly Cell[], id: readonly string[], line: number): void {
    this.records += 1;
    const own = { file: this.problems.file, line, cells: read.slice(this.kind.idIndexes.length) };
    const twin = this.book.add(id, own, contentHash(cells, this.content));
    if (twin === null) return;
    const message = `this row of ${shownId(id)} has the same content as ${twin.file}:${twin.line}; both count`;
    this.problems.note('repeated-child', { line, column: 1 }, message, 'delete one of them if it is a copy');
  }

  end(): void {
    // What its rows lack was said at their header, and which of them belong to no record is only known later.
  }
}
