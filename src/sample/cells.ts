import {
  EMPTY,
  NOT_RECORDED,
  NOT_RELEVANT,
  PRESENT,
  UNCLEAR,
  UNREADABLE,
  type Cell,
} from '../model/record.ts';
import type { Field, FieldType } from '../model/rubric.ts';
import { dayNumber, parseIsoDate } from '../util/dates.ts';
import { nearest } from '../util/nearest.ts';
import { valueKey, orList } from '../util/words.ts';
import { isBlank, meaningOf, type Meaning } from './answer-words.ts';
import { shapeOf } from './shape.ts';

/** Reads the cells of one column. */
export interface CellReader {
  /** The cell that a text stands for; `UNREADABLE` when it is no value of the field, and then ask `explain`. */
  read: (text: string) => Cell;
  explain: (text: string) => Unreadable;
}

/** Why a text could not be read, without the text. */
export interface Unreadable {
  readonly shape: string;
  readonly expected: string;
  readonly nearest: string | null;
}

const YES: Cell = { state: 'value', answer: 'yes', text: 'yes', rank: NaN };
const NO: Cell = { state: 'value', answer: 'no', text: 'no', rank: NaN };

const CELL_OF: Readonly<Record<Exclude<Meaning, 'yes' | 'no'>, Cell>> = {
  unclear: UNCLEAR,
  'not relevant': NOT_RELEVANT,
  'too early': NOT_RELEVANT,
  'not recorded': NOT_RECORDED,
  empty: EMPTY,
};

/** A column of answers or options holds a few distinct texts, each looked at once; beyond this many, each time. */
const REMEMBERED = 2000;

/** @param keepsText false for a personal text: then only whether there is one passes on */
export function cellReader(field: Field, keepsText: boolean): CellReader {
  const fresh = READERS[field.type](field);
  const explain = (text: string): Unreadable => explainFor(field, text);
  if (!keepsText) return { read: (text) => (isBlank(text.trim()) ? EMPTY : PRESENT), explain };
  const remembered = new Map<string, Cell>();
  return {
    read: (text) => {
      const known = remembered.get(text);
      if (known !== undefined) return known;
      const cell = fresh(text);
      if (remembered.size < REMEMBERED) remembered.set(text, cell);
      return cell;
    },
    explain,
  };
}

type Reader = (text: string) => Cell;

const READERS: Readonly<Record<FieldType, (field: Field) => Reader>> = {
  answer: () => (text) => {
    const meaning = meaningOf(text);
    if (meaning === null) return UNREADABLE;
    return meaning === 'yes' ? YES : meaning === 'no' ? NO : CELL_OF[meaning];
  },
  choice: (field) => {
    const cells = optionCells(field);
    const byMeaning = optionsByMeaning(cells);
    return (text) => {
      const option = cells.get(valueKey(text));
      if (option !== undefined) return option;
      const meaning = meaningOf(text);
      if (meaning === null) return UNREADABLE;
      return (
        byMeaning.get(meaning) ?? (meaning === 'yes' || meaning === 'no' ? UNREADABLE : CELL_OF[meaning])
      );
    };
  },
  number: () => (text) => {
    const trimmed = text.trim();
    if (!/^[+-]?\d+(?:\.\d+)?$/.test(trimmed)) return withoutValue(text);
    // Beyond this a number is no longer the one that was written.
    return Math.abs(Number(trimmed)) <= Number.MAX_SAFE_INTEGER ? valueCell(Number(trimmed)) : UNREADABLE;
  },
  date: () => (text) => {
    const day = parseDate(text.trim());
    return day === null ? withoutValue(text) : valueCell(day);
  },
  text: () => (text) => {
    const trimmed = text.trim();
    return meaningOf(trimmed) === 'empty'
      ? EMPTY
      : { state: 'value', answer: 'yes', text: trimmed, rank: NaN };
  },
};

const valueCell = (rank: number): Cell => ({ state: 'value', answer: 'yes', text: null, rank });

/** In a column of numbers or dates, 1 and 0 are values and a yes or no is not. */
function withoutValue(text: string): Cell {
  const meaning = meaningOf(text);
  return meaning === null || meaning === 'yes' || meaning === 'no' ? UNREADABLE : CELL_OF[meaning];
}

/** The option cells by every spelling of every option. */
function optionCells(field: Field): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  field.options.forEach((option, rank) => {
    const cell: Cell = { state: 'value', answer: 'yes', text: option.value, rank };
    for (const name of [option.value, ...option.aliases]) cells.set(valueKey(name), cell);
  });
  return cells;
}

/**
 * Options that are themselves one of the usual words also answer to its other spellings: NK finds "not known".
 * Digits and single letters do not, lest a Yes be read as Level 1; Y and N as a pair do.
 */
function optionsByMeaning(cells: ReadonlyMap<string, Cell>): Map<Meaning, Cell> {
  const pair = cells.has('y') && cells.has('n');
  const found = new Map<Meaning, Cell>();
  for (const [key, cell] of cells) {
    const telling = (key.length > 1 && !/^\d+$/.test(key)) || (pair && (key === 'y' || key === 'n'));
    const meaning = telling ? meaningOf(key) : null;
    if (meaning !== null && !found.has(meaning)) found.set(meaning, cell);
  }
  return found;
}

/** A date as y-m-d or, as people write it here, day first with slashes. */
function parseDate(text: string): number | null {
  const dayFirst = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (dayFirst) return dayNumber(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]));
  return parseIsoDate(text);
}

const EXPECTED: Readonly<Record<Exclude<FieldType, 'choice'>, string>> = {
  answer: 'yes, no, unclear, N/A or nothing',
  number: 'a number, as in 12 or 1.5',
  date: 'a date, as in 2017-06-30 or 30/06/2017',
  text: 'a text',
};

function explainFor(field: Field, text: string): Unreadable {
  const options = field.options.map((option) => option.value);
  const words =
    field.type === 'choice' ? options : field.type === 'answer' ? ['Yes', 'No', 'Unclear', 'N/A'] : [];
  const first = text.trim().split(/[\s,.;:(-]+/)[0] ?? '';
  return {
    shape: shapeOf(text, options),
    expected: field.type === 'choice' ? orList(options) : EXPECTED[field.type],
    nearest: nearest(text, words) ?? (first.length > 1 ? nearest(first, words) : null),
  };
}
