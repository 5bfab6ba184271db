import {
  EMPTY,
  NOT_RECORDED,
  NOT_RELEVANT,
  PRESENT,
  TOO_EARLY,
  UNCLEAR,
  UNREADABLE,
  type Cell,
} from '../model/record.ts';
import type { Field, FieldType } from '../model/rubric.ts';
import { dayNumber } from '../util/dates.ts';
import { valueKey } from '../util/words.ts';
import { excelError, LONGEST_WORD, type WordBook } from './answer-words.ts';
import { DateForms } from './date-forms.ts';
import { explainerOf, type Unreadable } from './explain.ts';
import { comparable, isTooLong } from './ids.ts';
import { listReader } from './list-cells.ts';
import type { Meaning } from './languages/words.ts';
import { readNumber } from './number-forms.ts';
import type { RawCell } from './rows.ts';

/** Reads the cells of one column. */
export interface CellReader {
  /** The cell that a text stands for; `UNREADABLE` when it is no value of the field, and then ask `explain`. */
  read: (text: string) => Cell;
  explain: (text: string) => Unreadable;
  /** Something worth a note about the text that was read last; null for nearly every one. */
  remark: () => CellRemark | null;
}

/** What may be odd about a value that was read. */
export type CellRemark = 'serial-date' | 'early-date' | 'future-date' | 'percent-sign';

/** An id may be any word; a site may be any but those that say that there is none. */
export type Names = 'id' | 'site' | null;

/** What the reading of cells depends on, beside their field. */
export interface Reading {
  readonly words: WordBook;
  /** The day number of the as-of date, or null when nobody said. */
  readonly asOf: number | null;
}

const YES: Cell = { state: 'value', answer: 'yes', text: 'yes', rank: NaN };
const NO: Cell = { state: 'value', answer: 'no', text: 'no', rank: NaN };

/** What a word stands for that is no value of any field. */
export const CELL_OF: Readonly<Record<Exclude<Meaning, 'yes' | 'no'>, Cell>> = {
  unclear: UNCLEAR,
  'not relevant': NOT_RELEVANT,
  'too early': TOO_EARLY,
  'not recorded': NOT_RECORDED,
  empty: EMPTY,
};

/** Whether nothing stands in a cell; where a list may stand, one without an item is nothing. */
export const isEmptyCell = (raw: RawCell, words: WordBook): boolean =>
  raw === undefined || (typeof raw === 'string' ? words.isBlank(raw.trim()) : raw.list?.length === 0);

/** A column of answers, options or dates holds some distinct texts, each looked at once; beyond this many, each time. */
const REMEMBERED = 5000;

/** A cell with every option of a list, and spaces; a longer one is a narrative. */
const LONGEST_LIST = 20_000;

/** Dates before this are slips, or of somebody else: nobody in youth justice now was born then. */
const EARLY = dayNumber(1990, 1, 1) ?? 0;

/** Of a personal text only whether there is one passes on, unless some evidence reads what it says. */
export const keepsText = ({ personal, carried }: Field): boolean => !personal || carried;

/**
 * @param keeps false for a personal text: then only whether there is one passes on
 * @param names whether the column names a record, or only its site: then what looks alike is one
 */
export function cellReader(field: Field, keeps: boolean, reading: Reading, names: Names = null): CellReader {
  let explainer: ((text: string) => Unreadable) | null = null;
  const explain = (text: string): Unreadable => (explainer ??= explainerOf(field, reading.words))(text);
  if (field.type === 'text') {
    return { read: textReader(keeps, names, reading.words), explain, remark: () => null };
  }
  const fresh = READERS[field.type](field, reading);
  const remembered = new Map<string, Value>();
  let last: Value = { cell: EMPTY, remark: null };
  return {
    read: (text) => {
      let value = remembered.get(text);
      if (value === undefined) {
        value = fresh(text);
        if (remembered.size < REMEMBERED) remembered.set(text, value);
      }
      last = value;
      return value.cell;
    },
    explain,
    remark: () => last.remark,
  };
}

interface Value {
  readonly cell: Cell;
  readonly remark: CellRemark | null;
}

const plain = (cell: Cell): Value => ({ cell, remark: null });

type Reader = (text: string) => Value;

const READERS: Readonly<Record<Exclude<FieldType, 'text'>, (field: Field, reading: Reading) => Reader>> = {
  answer:
    (_field, { words }) =>
    (text) => {
      const meaning = words.meaningOf(text);
      if (meaning === null) return plain(UNREADABLE);
      return plain(meaning === 'yes' ? YES : meaning === 'no' ? NO : CELL_OF[meaning]);
    },
  choice: (field, { words }) => {
    const cells = optionCells(field);
    const byMeaning = optionsByMeaning(cells, words);
    return (text) => {
      if (text.length > LONGEST_WORD && text.trim().length > LONGEST_WORD) return plain(UNREADABLE);
      const option = cells.get(valueKey(text));
      if (option !== undefined) return plain(option);
      const meaning = words.meaningOf(text);
      if (meaning === null) return plain(UNREADABLE);
      const known = byMeaning.get(meaning);
      return plain(known ?? (meaning === 'yes' || meaning === 'no' ? UNREADABLE : CELL_OF[meaning]));
    };
  },
  list: (field, { words }) => {
    const cells = optionCells(field);
    const byMeaning = optionsByMeaning(cells, words);
    const read = listReader(field, new Map([...cells].map(([key, { rank }]) => [key, rank])));
    return (text) => {
      if (text.length > LONGEST_LIST) return plain(UNREADABLE);
      const list = read(text);
      if (list !== UNREADABLE) return plain(list);
      const meaning = words.meaningOf(text);
      if (meaning === null) return plain(UNREADABLE);
      const known = byMeaning.get(meaning);
      if (known !== undefined) return plain({ ...known, rank: 2 ** known.rank });
      return plain(meaning === 'yes' || meaning === 'no' ? UNREADABLE : CELL_OF[meaning]);
    };
  },
  number:
    (_field, { words }) =>
    (text) => {
      const number = readNumber(text.trim());
      if (number === null) return plain(withoutValue(text, words));
      return { cell: valueCell(number.value), remark: number.percent ? 'percent-sign' : null };
    },
  date: ({ future }, { words, asOf }) => {
    const forms = new DateForms(words.languages);
    return (text) => {
      const date = forms.read(text.trim());
      if (date === null) return plain(withoutValue(text, words));
      if (date === 'no date') return plain(EMPTY);
      const { day, serial } = date;
      const late = asOf !== null && day > asOf && !future ? 'future-date' : null;
      return {
        cell: valueCell(day),
        remark: day < EARLY ? 'early-date' : (late ?? (serial ? 'serial-date' : null)),
      };
    };
  },
};

/** A word in the place of a text, such as N/A, is no text, and no site; an id may be any word. */
function textReader(keeps: boolean, names: Names, words: WordBook): (text: string) => Cell {
  return (text) => {
    const trimmed = text.trim();
    if (words.isBlank(trimmed)) return EMPTY;
    if (trimmed.startsWith('#') && excelError(trimmed) !== null) return UNREADABLE;
    if (names === 'id') return { state: 'value', answer: 'yes', text: comparable(trimmed), rank: NaN };
    // A site is printed with every list and every group: a narrative there would be too.
    if (names === 'site' && isTooLong(trimmed)) return UNREADABLE;
    const meaning = trimmed.length > LONGEST_USUAL ? null : words.meaningOf(trimmed);
    if (meaning !== null && meaning !== 'yes' && meaning !== 'no') return CELL_OF[meaning];
    if (names === 'site') return { state: 'value', answer: 'yes', text: comparable(trimmed), rank: NaN };
    return keeps ? { state: 'value', answer: 'yes', text: trimmed, rank: NaN } : PRESENT;
  };
}

/** The usual words are short, and most texts are not: those need not be looked up. */
const LONGEST_USUAL = 30;

const valueCell = (rank: number): Cell => ({ state: 'value', answer: 'yes', text: null, rank });

/** In a column of numbers or dates, 1 and 0 are values and a yes or no is not. */
function withoutValue(text: string, words: WordBook): Cell {
  const meaning = words.meaningOf(text);
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
function optionsByMeaning(cells: ReadonlyMap<string, Cell>, words: WordBook): Map<Meaning, Cell> {
  const pair = cells.has('y') && cells.has('n');
  const found = new Map<Meaning, Cell>();
  for (const [key, cell] of cells) {
    const telling = (key.length > 1 && !/^\d+$/.test(key)) || (pair && (key === 'y' || key === 'n'));
    const meaning = telling ? words.meaningOf(key) : null;
    if (meaning !== null && !found.has(meaning)) found.set(meaning, cell);
  }
  return found;
}
