import { NOT_COLLECTED, type ChildRow, type TableRows } from '../model/record.ts';
import type { TableSummary } from '../model/result.ts';
import type { Table } from '../model/rubric.ts';

/** A row that belongs to no record, and the id that it names. */
export interface Orphan {
  readonly id: readonly string[];
  readonly row: ChildRow;
}

interface Rows {
  readonly id: readonly string[];
  readonly rows: ChildRow[];
  /** For each row a number that stands for its content. */
  readonly contents: number[];
}

const NO_ROWS: readonly ChildRow[] = [];

/** The rows of one child table, by the record that they belong to. Memory grows with the rows. */
export class ChildBook {
  readonly table: Table;
  /** Whether the sample has the table at all. */
  supplied = false;
  /** The linked files that it came from so far. */
  readonly files: string[] = [];
  private readonly byId = new Map<string, Rows>();
  private readonly collected: boolean[];
  private rows = 0;
  private records = 0;
  private notCounted = 0;

  constructor(table: Table) {
    this.table = table;
    this.collected = table.fields.map(() => false);
  }

  /** @param columns for each field of the table, whether it is there */
  collects(columns: readonly boolean[]): void {
    this.supplied = true;
    columns.forEach((there, index) => {
      if (there) this.collected[index] = true;
    });
  }

  lost(rows: number): void {
    this.notCounted += rows;
  }

  /** Keeps a row for its record; returns a row of the same record with the same content, or null. */
  add(id: readonly string[], row: ChildRow, content: number): ChildRow | null {
    const key = JSON.stringify(id);
    const known = this.byId.get(key) ?? { id, rows: [], contents: [] };
    this.byId.set(key, known);
    const twin = known.rows[known.contents.indexOf(content)] ?? null;
    known.rows.push(row);
    known.contents.push(content);
    return twin;
  }

  /** The rows of a record; asked for once, when the record is met. */
  take(id: readonly string[]): TableRows {
    if (!this.supplied) return NOT_COLLECTED;
    if (this.byId.size === 0) return NO_ROWS;
    const key = JSON.stringify(id);
    const found = this.byId.get(key);
    if (!found) return NO_ROWS;
    this.byId.delete(key);
    this.count(found.rows);
    return found.rows;
  }

  /** Counts the rows that stand in a record itself. */
  count(rows: readonly ChildRow[]): void {
    this.rows += rows.length;
    if (rows.length > 0) this.records += 1;
  }

  /** The rows that no record asked for, once all records are read. They are not counted. */
  orphans(): Orphan[] {
    const left = [...this.byId.values()].flatMap(({ id, rows }) => rows.map((row) => ({ id, row })));
    this.notCounted += left.length;
    this.byId.clear();
    return left;
  }

  notCollected(): string[] {
    const { id, fields } = this.table;
    if (!this.supplied) return [id];
    return fields.filter((_, index) => !this.collected[index]).map((field) => `${id}.${field.id}`);
  }

  summary(): TableSummary {
    const { rows, records, notCounted } = this;
    return { table: this.table.id, rows, records, notCounted };
  }
}
