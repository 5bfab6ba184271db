import type { Places } from '../util/place.ts';
import { thousands } from '../util/words.ts';
import type { JsonRecord } from './json-records.ts';
import type { RowSink } from './rows.ts';

/** Where the keys of a record are none of ours. */
export const ADVICE = 'expected a list of objects, one for each record, with the columns as keys';

/** The keys of JSON Lines are taken from this many first records. */
export const LINES_AHEAD = 1000;

/** The keys of the objects that stand in lists, by the key of the list. */
export class KeysInLists {
  private readonly byList = new Map<string, Set<string>>();

  add({ keys, cells }: JsonRecord): void {
    cells.forEach((cell, index) => {
      if (typeof cell !== 'object' || cell.list === undefined) return;
      const list = keys[index] ?? '';
      const found = this.byList.get(list) ?? new Set();
      for (const item of cell.list) for (const key of item.keys) found.add(key);
      this.byList.set(list, found);
    });
  }

  of(list: string | undefined): string[] {
    return [...(this.byList.get(list ?? '') ?? [])];
  }
}

/** A record's cells in the order of the columns. A key that no column has is said, for its value is lost. */
export function emit(record: JsonRecord, columns: readonly string[], sink: RowSink, places: Places): void {
  const positions = new Map(record.keys.map((key, index) => [key, index]));
  const cells = columns.map((column) => {
    const index = positions.get(column);
    if (index === undefined) return undefined;
    positions.delete(column);
    return record.cells[index];
  });
  for (const index of positions.values()) {
    const message = `a key that none of the first ${thousands(LINES_AHEAD)} records has; its value is lost`;
    const fix = 'write every key, with null where there is nothing, in the first record';
    sink.lost(
      0,
      places.placeAt(record.offsets[index] ?? record.offset),
      message,
      'the same keys in every record',
      fix,
    );
  }
  sink.row(cells, places.lineAt(record.offset), (column) => {
    const index = record.keys.indexOf(columns[column] ?? '');
    return places.placeAt(record.offsets[index] ?? record.offset);
  });
}
