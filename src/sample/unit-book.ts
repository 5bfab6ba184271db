import type { Cell } from '../model/record.ts';
import type { UnitSummary } from '../model/result.ts';
import type { Unit } from '../model/rubric.ts';
import { byCodeUnit, looseKey } from '../util/words.ts';
import { ChildBook } from './child-book.ts';
import { comparable } from './ids.ts';
import { GrowingNumbers } from './growing.ts';

/** Where a record was first met, and whether it held the same. */
export interface FirstSeen {
  readonly file: string;
  readonly line: number;
  readonly same: boolean;
}

/** A place is kept as one number: the file's number times this plus the line. */
const LINES = 2 ** 32;

/** Ids part by part, each part a level; at the last level stands the record's number. No id has to be put together. */
type IdTree = Map<string, IdTree | number>;

function inner(level: IdTree, part: string): IdTree {
  const known = level.get(part);
  if (known instanceof Map) return known;
  const fresh: IdTree = new Map();
  level.set(part, fresh);
  return fresh;
}

/** What is known of one unit across all its files: its ids, its sites, its columns. Memory grows with the ids. */
export class UnitBook {
  readonly unit: Unit;
  /** One for each child table, in the rubric's order. */
  readonly tables: readonly ChildBook[];
  private readonly ids: IdTree = new Map();
  /** For each record its place and its content, in the order in which they were met. */
  private readonly places = new GrowingNumbers();
  private readonly contents = new GrowingNumbers();
  private readonly files: string[] = [];
  private readonly sites = new Map<string | null, number>();
  private readonly collected: boolean[];
  private readonly siteIndex: number;
  private notCounted = 0;
  private repeats = 0;
  private repeatsSame = 0;

  constructor(unit: Unit) {
    this.unit = unit;
    this.tables = unit.tables.map((table) => new ChildBook(table));
    this.collected = unit.fields.map(() => false);
    this.siteIndex = unit.fields.findIndex((field) => field.id === unit.siteField);
  }

  /** Whether a table of the unit stood in any file, however many records it had. */
  wasRead = false;

  collects(columnOf: readonly number[]): void {
    this.wasRead = true;
    columnOf.forEach((column, index) => {
      if (column >= 0) this.collected[index] = true;
    });
  }

  lost(rows: number): void {
    this.notCounted += rows;
  }

  get records(): number {
    return this.places.length;
  }

  /**
   * Enters a record.
   *
   * @param content a number that stands for all that it holds
   * @returns where the same id was met before, or null when it is new, or may come again, and counts
   */
  enter(
    id: readonly string[],
    file: string,
    line: number,
    cells: readonly Cell[],
    content: number,
  ): FirstSeen | null {
    const last = id.length - 1;
    let level = this.ids;
    for (let index = 0; index < last; index += 1) level = inner(level, id[index] ?? '');
    const before = level.get(id[last] ?? '');
    if (typeof before === 'number' && this.unit.manyRows !== true) {
      const first = this.firstSeen(before, content);
      this.repeats += 1;
      if (first.same) this.repeatsSame += 1;
      return first;
    }
    if (this.files.at(-1) !== file) this.files.push(file);
    level.set(id[last] ?? '', this.records);
    this.places.push((this.files.length - 1) * LINES + line);
    this.contents.push(content);
    if (this.siteIndex >= 0) {
      const site = cells[this.siteIndex]?.text ?? null;
      this.sites.set(site, (this.sites.get(site) ?? 0) + 1);
    }
    return null;
  }

  private firstSeen(record: number, content: number): FirstSeen {
    const place = this.places.at(record);
    return {
      file: this.files[Math.floor(place / LINES)] ?? '',
      line: place % LINES,
      same: this.contents.at(record) === content,
    };
  }

  /** An id of the sample that only differs in zeros that a spreadsheet drops, in case or in signs; or null. */
  alike(id: readonly string[]): string | null {
    this.alikes ??= new Map(idsIn(this.ids, []).map((known) => [alikeKey(known), known.join(' ')]));
    return this.alikes.get(alikeKey(id)) ?? null;
  }

  private alikes: ReadonlyMap<string, string> | null = null;

  summary(populations: Readonly<Record<string, number>>): UnitSummary {
    const sites = [...this.sites].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : byCodeUnit(a, b)));
    return {
      unit: this.unit.id,
      records: this.records,
      notCounted: this.notCounted,
      repeated: this.repeats,
      repeatedSame: this.repeatsSame,
      notCollected: [
        ...this.unit.fields.filter((_, index) => !this.collected[index]).map((field) => field.id),
        ...this.tables.flatMap((table) => table.notCollected()),
      ],
      sites: sites.map(([site, records]) => ({
        site,
        records,
        population: site !== null && Object.hasOwn(populations, site) ? (populations[site] ?? null) : null,
      })),
      tables: this.tables.filter(({ supplied }) => supplied).map((table) => table.summary()),
    };
  }
}

function idsIn(level: IdTree, before: readonly string[]): string[][] {
  return [...level].flatMap(([part, next]) =>
    typeof next === 'number' ? [[...before, part]] : idsIn(next, [...before, part]),
  );
}

const alikeKey = (id: readonly string[]): string =>
  id.map((part) => looseKey(comparable(part)).replace(/^0+(?=.)/, '')).join(' ');
