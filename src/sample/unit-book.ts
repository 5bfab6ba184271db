import type { Cell } from '../model/record.ts';
import type { UnitSummary } from '../model/result.ts';
import type { Unit } from '../model/rubric.ts';
import { byCodeUnit } from '../util/words.ts';

/** Where a record was first met. */
interface FirstSeen {
  readonly file: string;
  readonly line: number;
}

/** A place is kept as one number, the file's number times this plus the line: an object an id would cost more. */
const LINES = 2 ** 32;

/** Ids part by part, each part a level; at the last level stands the place. No id has to be put together. */
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
  private readonly ids: IdTree = new Map();
  private records = 0;
  private readonly files: string[] = [];
  private readonly sites = new Map<string | null, number>();
  private readonly collected: boolean[];
  private readonly siteIndex: number;
  private notCounted = 0;

  constructor(unit: Unit) {
    this.unit = unit;
    this.collected = unit.fields.map(() => false);
    this.siteIndex = unit.fields.findIndex((field) => field.id === unit.siteField);
  }

  collects(columnOf: readonly number[]): void {
    columnOf.forEach((column, index) => {
      if (column >= 0) this.collected[index] = true;
    });
  }

  lost(rows: number): void {
    this.notCounted += rows;
  }

  /** Enters a record; returns where the same id was met before, or null when it is new and counts. */
  enter(id: readonly string[], file: string, line: number, cells: readonly Cell[]): FirstSeen | null {
    const last = id.length - 1;
    let level = this.ids;
    for (let index = 0; index < last; index += 1) level = inner(level, id[index] ?? '');
    const before = level.get(id[last] ?? '');
    if (typeof before === 'number') return this.placeOf(before);
    if (this.files.at(-1) !== file) this.files.push(file);
    level.set(id[last] ?? '', (this.files.length - 1) * LINES + line);
    this.records += 1;
    if (this.siteIndex >= 0) {
      const site = cells[this.siteIndex]?.text ?? null;
      this.sites.set(site, (this.sites.get(site) ?? 0) + 1);
    }
    return null;
  }

  private placeOf(place: number): FirstSeen {
    return { file: this.files[Math.floor(place / LINES)] ?? '', line: place % LINES };
  }

  summary(populations: Readonly<Record<string, number>>): UnitSummary {
    const sites = [...this.sites].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : byCodeUnit(a, b)));
    return {
      unit: this.unit.id,
      records: this.records,
      notCounted: this.notCounted,
      notCollected: this.unit.fields.filter((_, index) => !this.collected[index]).map((field) => field.id),
      tables: [],
      sites: sites.map(([site, records]) => ({
        site,
        records,
        population: site !== null && Object.hasOwn(populations, site) ? (populations[site] ?? null) : null,
      })),
    };
  }
}
