import { leavesOpen } from '../model/answer.ts';
import { rowFieldName } from '../model/expression.ts';
import type { Reads } from '../model/reads.ts';
import { areRows, NOT_COLLECTED, type Cell, type SampleRecord } from '../model/record.ts';
import type { Unit } from '../model/rubric.ts';

/** What is open in the cells of a record: nothing, something, or only what the sample has no place for. */
export type OpenCells = 'nothing' | 'something' | 'not collected';

interface RowsRead {
  readonly table: number;
  readonly fields: readonly number[];
  /** Nobody says what a record without a row is. */
  readonly openWithoutRows: boolean;
}

/** The places of all cells, of a record and of its rows, that something is worked out from. */
export class CellsRead {
  private readonly fields: readonly number[];
  private readonly rows: readonly RowsRead[];
  private readonly unanswerable: boolean;

  constructor(
    { fields, tables, rowFields, openWithoutRows, unanswerable }: Omit<Reads, 'checks'>,
    unit: Unit,
  ) {
    this.unanswerable = unanswerable;
    this.fields = unit.fields.flatMap(({ id }, index) => (fields.has(id) ? [index] : []));
    this.rows = unit.tables.flatMap((table, index) => {
      if (!tables.has(table.id)) return [];
      const read = table.fields.flatMap(({ id }, place) =>
        rowFields.has(rowFieldName(table.id, id)) ? [place] : [],
      );
      return [{ table: index, fields: read, openWithoutRows: openWithoutRows.has(table.id) }];
    });
  }

  openIn(record: SampleRecord): OpenCells {
    let open = worse(this.unanswerable ? 'not collected' : 'nothing', openAmong(record.cells, this.fields));
    for (const { table, fields, openWithoutRows } of this.rows) {
      const rows = record.tables[table] ?? NOT_COLLECTED;
      if (!areRows(rows)) open = worse(open, openAmong([rows], [0]));
      else if (rows.length === 0 && openWithoutRows) return 'something';
      else for (const row of rows) open = worse(open, openAmong(row.cells, fields));
    }
    return open;
  }
}

function openAmong(cells: readonly Cell[], places: readonly number[]): OpenCells {
  let open: OpenCells = 'nothing';
  for (const place of places) {
    const cell = cells[place];
    if (cell === undefined || !leavesOpen(cell.answer)) continue;
    if (cell.state !== 'not collected') return 'something';
    open = 'not collected';
  }
  return open;
}

function worse(a: OpenCells, b: OpenCells): OpenCells {
  if (a === 'something' || b === 'something') return 'something';
  return a === 'nothing' ? b : a;
}
