import { areRows, type Cell, type SampleRecord } from '../../model/record.ts';
import type { Field, Unit } from '../../model/rubric.ts';
import type { MappaCase, MappaOffence } from './case.ts';

/** The cells of one row by the ids of their fields. */
type CellOf = (field: string) => Cell | undefined;

const cellsOf =
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
  const several = rows !== undefined && areRows(rows) && table !== undefined;
  const flat = several ? [] : [offenceOf(own)].filter(isThere);
  return {
    dob: numberOf(own('dob')),
    asOf: numberOf(own('as_of_date')) ?? asOf,
    orders: textOf(own('orders')),
    ordersUnread: own('orders')?.state === 'unreadable',
    offencesUnread: rows !== undefined && !areRows(rows) && rows.state === 'unreadable',
    offences: several ? rows.map(({ cells }) => offenceOf(cellsOf(table.fields, cells))) : flat,
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

export const offenceOf = (own: CellOf): MappaOffence => ({
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

/** A term is a number in one column and a text such as `6 + 6` in another. */
const termsOf = (cell: Cell | undefined): string =>
  cell?.state === 'value' ? (cell.text ?? String(cell.rank)) : '';

/** A case whose columns of an offence are all empty has none. */
const isThere = ({ offence, actSection, cjsCode, outcome }: MappaOffence): boolean =>
  [offence, actSection, cjsCode, outcome].some((text) => text !== '');
