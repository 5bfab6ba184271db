import type { Cell } from '../model/record.ts';
import type { FieldColumns } from './field-columns.ts';
import { isHeaderAgain, textOf } from './header-again.ts';
import { WRITE_ID, type Damage, type IdCheck } from './ids.ts';
import type { Kind } from './kinds.ts';
import type { RawCell } from './rows.ts';

/** Why a row names no record. */
export type NoRecord =
  | { readonly is: 'example row' }
  | { readonly is: 'header again' }
  /** The first part of the id that is none: its field and its column. */
  | { readonly is: 'bad id'; readonly field: string; readonly column: number; readonly damage: Damage };

/** What the rows of a table have in common. */
export interface RowsOf {
  readonly kind: Kind;
  readonly columns: readonly string[];
  readonly fields: FieldColumns;
  /** The id of a template's example row: that of the unit, in its child tables too. */
  readonly example: readonly string[];
}

/**
 * Why a row names no record, or null if it does: then it has a whole id, and is neither the template's example nor
 * the header again.
 *
 * @param read the row's cells as they were read, and `id` what its id columns hold
 */
export function whyNoRecord(
  { kind, columns, fields, example }: RowsOf,
  ids: IdCheck,
  cells: readonly RawCell[],
  read: readonly Cell[],
  id: readonly string[],
): NoRecord | null {
  if (id.every((part, index) => part === example[index])) return { is: 'example row' };
  for (let part = 0; part < id.length; part += 1) {
    const index = kind.idIndexes[part] ?? 0;
    const column = fields.columnOfField(index);
    const raw = cells[column];
    // An id that could not be read at all is damaged too, and its text says how.
    const text = read[index]?.state === 'unreadable' ? textOf(raw) : (id[part] ?? '');
    const damage = text === '' ? noText(raw) : ids.damageOf(text);
    if (damage === null && text !== example[part]) continue;
    return { is: 'bad id', field: kind.fields[index]?.id ?? '', column, damage: damage ?? EXAMPLE_LEFT };
  }
  return isHeaderAgain(cells, columns, id, kind) ? { is: 'header again' } : null;
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
