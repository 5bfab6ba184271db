import { EMPTY, NOT_COLLECTED, UNREADABLE, type Cell } from '../model/record.ts';
import type { Field } from '../model/rubric.ts';
import type { Place } from '../util/place.ts';
import { shownId } from '../util/words.ts';
import { cellReader, keepsText, type CellReader, type CellRemark, type Reading } from './cells.ts';
import type { FileProblems } from './file-problems.ts';
import type { Kind } from './kinds.ts';
import type { RawCell } from './rows.ts';

/** Where the cells of a row stand. */
export type PlaceOf = (column: number) => Place;

const REMARKS: Readonly<Record<CellRemark, (field: string) => readonly [string, string | null]>> = {
  'serial-date': (field) => [`"${field}" is a number, read as a day of Excel's`, 'save the column as a date'],
  'early-date': (field) => [`"${field}" is before 1990`, 'is the century right?'],
  'future-date': (field) => [`"${field}" is after the day on which the cases are looked at`, null],
  'percent-sign': (field) => [`"${field}" has a percent sign, read as the number before it`, null],
};

/** The columns of one table, each with the field that it holds, and how its cells are read. */
export class FieldColumns {
  private readonly fields: readonly Field[];
  private readonly columnOf: readonly number[];
  private readonly readers: readonly CellReader[];
  /** For each field whether it names a record or its site. */
  private readonly names: boolean[] = [];
  /** The fields whose values may be worth a note. */
  private readonly remarked: readonly number[];

  constructor(kind: Kind, columnOf: readonly number[], reading: Reading) {
    this.fields = kind.fields;
    this.columnOf = columnOf;
    this.readers = kind.fields.map((field, index) => {
      // Personal texts are not carried past this point: only whether there is one, unless evidence reads them. Ids and
      // sites name a record.
      const names = kind.idIndexes.includes(index) ? 'id' : field.id === kind.unit.siteField ? 'site' : null;
      this.names.push(names !== null);
      return cellReader(field, keepsText(field) || names !== null, reading, names);
    });
    this.remarked = kind.fields.flatMap(({ type }, index) =>
      (type === 'date' || type === 'number') && (columnOf[index] ?? -1) >= 0 ? [index] : [],
    );
  }

  /** One cell for each field, in the rubric's order. */
  read(cells: readonly RawCell[]): Cell[] {
    const { columnOf, readers } = this;
    const read = new Array<Cell>(columnOf.length);
    for (let index = 0; index < columnOf.length; index += 1) {
      const column = columnOf[index] as number;
      const raw = column < 0 ? undefined : cells[column];
      if (column < 0) read[index] = NOT_COLLECTED;
      else if (typeof raw === 'string') read[index] = (readers[index] as CellReader).read(raw);
      else read[index] = raw === undefined ? EMPTY : this.readObject(raw, index);
    }
    return read;
  }

  /** A list in JSON is a value of a list field; nothing else that is no text is one. */
  private readObject({ list }: Exclude<RawCell, string | undefined>, index: number): Cell {
    if (this.fields[index]?.type !== 'list' || list === undefined) return UNREADABLE;
    const reader = this.readers[index] as CellReader;
    if (list.length === 0) return reader.read('None');
    const texts = list.flatMap(({ text }) => (typeof text === 'string' && text.trim() !== '' ? [text] : []));
    if (texts.length < list.length) return UNREADABLE;
    const read = reader.read(texts.join('\n'));
    // A word such as N/A says something of a whole cell, and nothing of one item among others.
    return read.state === 'value' ? read : UNREADABLE;
  }

  /** Whether all that was read are values, and some of them are more than texts, which anything may be. */
  areTelling(read: readonly Cell[]): boolean {
    if (read.includes(UNREADABLE)) return false;
    return read.some(
      ({ state }, index) =>
        this.fields[index]?.type !== 'text' && state !== 'empty' && state !== 'not collected',
    );
  }

  /** Whether a row has nothing but its id. */
  areBare(read: readonly Cell[]): boolean {
    return read.every(
      ({ state }, index) => state === 'empty' || state === 'not collected' || this.names[index] === true,
    );
  }

  columnOfField(index: number): number {
    return this.columnOf[index] ?? 0;
  }

  /** Says what could not be read in a row, and what is odd about it. To be called before the next row is read. */
  tell(
    read: readonly Cell[],
    cells: readonly RawCell[],
    id: readonly string[],
    placeOf: PlaceOf,
    problems: FileProblems,
  ): void {
    // Looked for once more only where there may be one, for nearly every row has none.
    if (read.includes(UNREADABLE)) {
      read.forEach((cell, index) => {
        if (cell === UNREADABLE) this.unreadable(index, cells, id, placeOf, problems);
      });
    }
    for (const index of this.remarked) {
      const column = this.columnOf[index] as number;
      const remark = typeof cells[column] === 'string' ? (this.readers[index] as CellReader).remark() : null;
      if (remark === null) continue;
      const field = this.fields[index]?.id ?? '';
      const [message, fix] = REMARKS[remark](field);
      problems.note(remark, placeOf(column), message, fix, field);
    }
  }

  private unreadable(
    index: number,
    cells: readonly RawCell[],
    id: readonly string[],
    placeOf: PlaceOf,
    problems: FileProblems,
  ): void {
    const column = this.columnOf[index] ?? 0;
    const raw = cells[column];
    const field = this.fields[index] as Field;
    const { shape, expected, fix } = (this.readers[index] as CellReader).explain(
      typeof raw === 'string' ? raw : '',
    );
    const ofList = field.type === 'list' && typeof raw === 'object' && raw.list !== undefined;
    const found = ofList
      ? 'a list with something that is none of its options'
      : typeof raw === 'object'
        ? raw.unreadable
        : shape;
    problems.error(
      'unreadable-value',
      placeOf(column),
      `"${field.id}" of ${shownId(id)} cannot be read: ${found}; it counts as not recorded`,
      { field: field.id, expected, fix },
    );
  }
}
