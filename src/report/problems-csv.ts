import type { Problem } from '../model/problem.ts';
import { BYTE_ORDER_MARK, csvRow } from './csv-text.ts';

const COLUMNS = [
  'severity',
  'code',
  'file',
  'line',
  'column',
  'field',
  'message',
  'expected',
  'fix',
] as const satisfies readonly (keyof Problem)[];

/** How a list of problems for a spreadsheet begins. */
export const PROBLEMS_HEADER = `${BYTE_ORDER_MARK}${csvRow(COLUMNS)}`;

/** One problem as a row of that list. */
export const problemRow = (problem: Problem): string => csvRow(COLUMNS.map((column) => problem[column]));
