import { CannotRun } from '../model/problem.ts';
import type { Cell } from '../model/record.ts';
import type { FileSummary } from '../model/result.ts';
import type { Place } from '../util/place.ts';
import { looseKey, plural, shortened, shownId } from '../util/words.ts';
import type { Reading } from './cells.ts';
import { mapColumns } from './columns.ts';
import { exampleIds } from './example.ts';
import { FieldColumns, type PlaceOf } from './field-columns.ts';
import { FileProblems, type ErrorDetails } from './file-problems.ts';
import { IdCheck, WRITE_ID, type Damage } from './ids.ts';
import { isHeaderAgain, textOf } from './header-again.ts';
import type { Kind, Kinds } from './kinds.ts';
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

interface Reader {
  readonly table: OpenTable;
  readonly columns: readonly string[];
  readonly fields: FieldColumns;
  /** Columns without a header: how many values stand under each, and where the first does. */
  readonly headless: Map<number, { values: number; first: Place | null }>;
  /** Whether there are columns beside those that name a record. */
  readonly asks: boolean;
  /** The id of a template's example row: that of the unit, in its child tables too. */
  readonly example: readonly string[];
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
    const { kinds, reading, bookOf } = this.around;
    const kind = kinds.choose(file, columns, holds ?? says, holds === null ? 'file' : 'user', place.advice);
    const map = mapColumns(columns, kind, placeOf, this.problems);
    const book = bookOf(kind);
    const table =
      kind.table === null
        ? new RecordTable(kind, book, map, place, this.around, this.problems)
        : new RowTable(kind, book, map, this.problems);
    this.reader = {
      table,
      columns,
      fields: new FieldColumns(kind, map.columnOf, reading),
      headless: new Map(map.headless.map((column) => [column, { values: 0, first: null }])),
      asks: map.columnOf.some((column, index) => column >= 0 && !kind.idIndexes.includes(index)),
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
    const { table, fields } = reader;
    const read = fields.read(cells);
    const id = table.kind.idIndexes.map((index) => read[index]?.text ?? '');
    if (!this.namesRecord(reader, cells, read, id, line, placeOf)) return;
    fields.tell(read, cells, id, placeOf, this.problems);
    if (reader.headless.size > 0) countHeadless(reader, cells, placeOf);
    if (table.kind.table === null && reader.asks && fields.areBare(read)) {
      const message = `${shownId(id)} is a row of nothing but its id; it counts as a record`;
      this.problems.note(
        'bare-row',
        { line, column: 1 },
        message,
        'is it a total, or a line below the table?',
      );
    }
    table.row(cells, read, id, line, placeOf);
  }

  readsAsRow(cells: readonly string[]): boolean {
    if (this.reader === null) return false;
    const { table, fields } = this.reader;
    const read = fields.read(cells);
    const named = table.kind.idIndexes.every((index) => {
      const text = read[index]?.text ?? '';
      return text !== '' && this.ids.damageOf(text) === null;
    });
    return named && fields.areTelling(read);
  }

  /** A row has a whole id and is neither the template's example nor the header again. Says why not, if not. */
  private namesRecord(
    { table: { kind }, fields, example, columns }: Reader,
    cells: readonly RawCell[],
    read: readonly Cell[],
    id: readonly string[],
    line: number,
    placeOf: PlaceOf,
  ): boolean {
    if (id.every((part, index) => part === example[index])) {
      this.problems.note(
        'example-row',
        { line, column: 1 },
        "the template's example row is passed over",
        null,
      );
      return false;
    }
    for (let part = 0; part < id.length; part += 1) {
      const index = kind.idIndexes[part] ?? 0;
      const column = fields.columnOfField(index);
      const raw = cells[column];
      // An id that could not be read at all is damaged too, and its text says how.
      const text = read[index]?.state === 'unreadable' ? textOf(raw) : (id[part] ?? '');
      const damage = text === '' ? null : this.ids.damageOf(text);
      if (text !== '' && damage === null && text !== example[part]) continue;
      const why = text === '' ? noText(raw) : (damage ?? EXAMPLE_LEFT);
      this.badId(kind.fields[index]?.id ?? '', why, placeOf(column));
      return false;
    }
    if (isHeaderAgain(cells, columns, id, kind)) {
      this.refuseOtherHeader(cells, columns, line);
      const fix = 'were two files joined?';
      const what = 'the header stands here again and is passed over';
      this.problems.note('header-again', { line, column: 1 }, what, fix);
      return false;
    }
    return true;
  }

  /** @throws CannotRun if its columns stand in another order: all rows after it would be read under wrong names */
  private refuseOtherHeader(cells: readonly RawCell[], columns: readonly string[], line: number): void {
    const other = cells.findIndex((cell, index) => looseKey(textOf(cell)) !== looseKey(columns[index] ?? ''));
    if (other < 0) return;
    throw new CannotRun(
      `${this.input.file}:${line}: another header stands here, with "${shortened(textOf(cells[other]))}" where the first has "${shortened(columns[other] ?? '')}"; were two files with other columns joined? Keep them apart`,
    );
  }

  private badId(field: string, { what, fix }: Damage, at: Place): void {
    const message = `"${field}" ${what}; the row is not counted`;
    this.lose('bad-id', 1, at, message, { field, expected: 'an id, so that the record can be named', fix });
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
      const empty = [...headless.values()].filter(({ values }) => values === 0).length;
      if (empty > 0) {
        this.problems.note('empty-columns', null, `${plural(empty, 'empty column')} passed over`, null);
      }
      for (const [column, { values, first }] of headless) {
        if (first === null) continue;
        const message = `column ${column + 1} has no header and ${plural(values, 'value')} under it, the first here; nothing of it is read`;
        this.problems.error('no-header', first, message, {
          expected: 'a header',
          fix: 'give it one, or empty the column',
        });
      }
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

const EXAMPLE_LEFT: Damage = {
  what: "still holds the template's example",
  fix: 'write the id over it, or delete the row',
};

/** Why an id has no text: an id in JSON may be a list or an object, or be given twice. */
const noText = (raw: RawCell): Damage =>
  typeof raw === 'object'
    ? { what: `cannot be read as an id: ${raw.unreadable}`, fix: 'give it once, as a text or a number' }
    : { what: 'is blank', fix: WRITE_ID };

function countHeadless({ headless }: Reader, cells: readonly RawCell[], placeOf: PlaceOf): void {
  for (const [column, found] of headless) {
    const cell = cells[column];
    if (cell === undefined || (typeof cell === 'string' && cell.trim() === '')) continue;
    found.values += 1;
    found.first ??= placeOf(column);
  }
}
