import { areRows, type Cell, type SampleRecord } from '../../model/record.ts';
import type { Field, Unit } from '../../model/rubric.ts';
import type { MappaCase, MappaOffence } from './case.ts';

/** The cells of one row by the ids of their fields. */
type CellOf = (field: string) => Cell | undefined;

export const cellsOf =
  (fields: readonly Field[], cells: readonly Cell[]): CellOf =>
  (id) =>
    cells[fields.findIndex((field) => field.id === id)];

export const textOf = (cell: Cell | undefined): string => (cell?.state === 'value' ? (cell.text ?? '') : '');
export const numberOf = (cell: Cell | undefined): number | null =>
  cell?.state === 'value' ? cell.rank : null;

/**
 * A record of the unit that `mappaUnit` makes, as a case.
 *
 * @param asOf the day to take where the record names none
 */
export function caseOf(record: SampleRecord, unit: Unit, asOf: number | null): MappaCase {
  const own = cellsOf(unit.fields, record.cells);
  const [table] = unit.tables;
  const rows = record.tables[0];
  const listed =
    rows !== undefined && areRows(rows) && table !== undefined
      ? rows.map(({ cells }) => offenceOf(cellsOf(table.fields, cells)))
      : [];
  const flat = [offenceOf(own)].filter((offence) => isThere(offence, listed.length > 0));
  return {
    dob: numberOf(own('dob')),
    asOf: numberOf(own('as_of_date')) ?? asOf,
    orders: textOf(own('orders')),
    ordersUnread: own('orders')?.state === 'unreadable',
    offencesUnread: rows !== undefined && !areRows(rows) && rows.state === 'unreadable',
    offences: [...listed, ...flat],
    entry: { category: textOf(own('recorded_category')), level: textOf(own('recorded_level')) },
  };
}

/** What an offence is read from, by the names of the kind. */
export const OFFENCE_FIELDS: readonly string[] = [
  'offence',
  'act_section',
  'cjs_code',
  'offence_date',
  'conviction_date',
  'outcome',
  'months',
  'age_at_offence',
  'age_at_conviction',
  'victim_age',
  'image_age',
];

/** What says which offence it is, and what came of it. */
const TELLING = ['offence', 'act_section', 'cjs_code', 'outcome'] as const;

export const offenceOf = (own: CellOf): MappaOffence => ({
  ...(TELLING.some((id) => own(id)?.state === 'unreadable') ? { unread: true } : {}),
  offence: textOf(own('offence')),
  actSection: textOf(own('act_section')),
  cjsCode: textOf(own('cjs_code')),
  offenceDate: numberOf(own('offence_date')),
  convictionDate: numberOf(own('conviction_date')),
  outcome: textOf(own('outcome')),
  months: termsOf(own('months')),
  ageAtOffence: numberOf(own('age_at_offence')),
  ageAtConviction: numberOf(own('age_at_conviction')),
  victimAge: textOf(own('victim_age')),
  imageAge: textOf(own('image_age')),
});

/** In the place of a term that could not be read: what the words of the sentence say does not stand for it. */
const UNREAD_TERM = '?';

/** A term is a number in one column and a text such as `6 + 6` in another. */
function termsOf(cell: Cell | undefined): string {
  if (cell?.state === 'unreadable') return UNREAD_TERM;
  return cell?.state === 'value' ? (cell.text ?? String(cell.rank)) : '';
}

/**
 * A case whose columns of an offence are all empty has none; a conviction is one of something.
 *
 * @param listed whether the case has a list of offences, beside which only one that is named is another
 */
export const isThere = (offence: MappaOffence, listed: boolean): boolean =>
  offence.unread === true ||
  [offence.offence, offence.actSection, offence.cjsCode].some((text) => text !== '') ||
  (!listed && (offence.convictionDate !== null || offence.outcome !== '' || offence.months !== ''));
