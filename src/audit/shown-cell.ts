import { hasOption, TOO_EARLY, type Cell } from '../model/record.ts';
import type { Field } from '../model/rubric.ts';
import { isoDate } from '../util/dates.ts';

/**
 * What stands in a cell, for somebody who asks of this one record. Of a personal field and of a text only that there
 * is something.
 *
 * @param showsText whether what is personal, and texts, are shown too
 */
export function shownCell(field: Field, cell: Cell, showsText: boolean): string {
  if (cell.state !== 'value') return inItsPlace(cell);
  if ((field.personal || field.type === 'text') && !showsText) return `a ${field.type}, not shown`;
  switch (field.type) {
    case 'number':
      return String(cell.rank);
    case 'date':
      return isoDate(cell.rank);
    case 'list': {
      const options = field.options.filter((_, place) => hasOption(cell.rank, place));
      return options.length === 0 ? 'none' : options.map(({ value }) => value).join(', ');
    }
    default:
      // Nothing of a text that no evidence reads was kept.
      return cell.text ?? 'a text';
  }
}

/** What stands in the place of a value. */
export const inItsPlace = (cell: Cell): string =>
  cell === TOO_EARLY ? 'too early' : cell.state === 'empty' ? 'nothing' : cell.state;
