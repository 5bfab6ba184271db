import type { FieldCoverage } from '../model/coverage.ts';
import { areRows, hasOption, NOT_COLLECTED, type Cell, type SampleRecord } from '../model/record.ts';
import type { Field, Unit } from '../model/rubric.ts';

type Kind = keyof FieldCoverage['cells'];

const KIND_OF: Readonly<Record<Cell['state'], Kind>> = {
  value: 'value',
  empty: 'empty',
  'not recorded': 'instead',
  unclear: 'instead',
  'not relevant': 'instead',
  unreadable: 'unreadable',
  'not collected': 'notCollected',
};

/** What stands in the cells of one field: counts only, no value but the rubric's own options. */
class FieldCount {
  private readonly field: Field;
  private readonly cells = { value: 0, instead: 0, empty: 0, unreadable: 0, notCollected: 0 };
  private readonly options: number[];

  constructor(field: Field) {
    this.field = field;
    this.options = field.options.map(() => 0);
  }

  add({ state, rank }: Cell): void {
    this.cells[KIND_OF[state]] += 1;
    if (state !== 'value') return;
    const { type } = this.field;
    for (let place = 0; place < this.options.length; place += 1) {
      const met = type === 'list' ? hasOption(rank, place) : rank === place;
      if (met) this.options[place] = (this.options[place] ?? 0) + 1;
    }
  }

  coverage(unit: string, table: string | null): FieldCoverage {
    const { id, type, options } = this.field;
    return {
      unit,
      table,
      field: id,
      type,
      cells: { ...this.cells },
      options: options.map(({ value }, place) => ({ value, n: this.options[place] ?? 0 })),
    };
  }
}

/** The cells of a unit's records and of their rows, counted. */
export class CellCounts {
  private readonly unit: Unit;
  private readonly fields: readonly FieldCount[];
  private readonly tables: readonly {
    readonly fields: readonly FieldCount[];
    rows: number;
    records: number;
  }[];

  constructor(unit: Unit) {
    this.unit = unit;
    this.fields = unit.fields.map((field) => new FieldCount(field));
    this.tables = unit.tables.map(({ fields }) => ({
      fields: fields.map((field) => new FieldCount(field)),
      rows: 0,
      records: 0,
    }));
  }

  add({ cells, tables }: SampleRecord): void {
    this.fields.forEach((field, place) => {
      field.add(cells[place] ?? NOT_COLLECTED);
    });
    this.tables.forEach((table, index) => {
      const rows = tables[index] ?? NOT_COLLECTED;
      if (!areRows(rows)) return;
      table.rows += rows.length;
      if (rows.length > 0) table.records += 1;
      for (const row of rows) {
        table.fields.forEach((field, place) => {
          field.add(row.cells[place] ?? NOT_COLLECTED);
        });
      }
    });
  }

  ofFields(): FieldCoverage[] {
    const rows = this.tables.flatMap(({ fields }, index) =>
      fields.map((field) => field.coverage(this.unit.id, this.unit.tables[index]?.id ?? null)),
    );
    return [...this.fields.map((field) => field.coverage(this.unit.id, null)), ...rows];
  }

  /** Rows, and records with a row, of each child table in the rubric's order. */
  ofTables(): { readonly table: string; readonly rows: number; readonly records: number }[] {
    return this.unit.tables.map(({ id }, index) => {
      const { rows = 0, records = 0 } = this.tables[index] ?? {};
      return { table: id, rows, records };
    });
  }
}
