import { CannotRun } from '../model/problem.ts';
import type { SampleRecord } from '../model/record.ts';
import type { FigureSpec, Unit } from '../model/rubric.ts';
import { byCodeUnit, thousands } from '../util/words.ts';
import { newTally, type Tally } from './tally.ts';

/** More groups than anybody reads: grouping by a column of ids is a slip. */
const MOST_GROUPS = 1000;

interface GroupTally {
  readonly values: readonly (string | null)[];
  readonly tallies: readonly Tally[];
}

/** The tallies of one unit by the values of some of its fields. */
export class Groups {
  /** The fields by which this unit is grouped; empty when it has none of those asked for. */
  readonly fields: readonly string[];
  private readonly indexes: readonly number[];
  private readonly fresh: () => Tally[];
  private readonly groups = new Map<string, GroupTally>();

  constructor(unit: Unit, by: readonly string[], figures: readonly FigureSpec[]) {
    const wanted = by.map((name) => (name === 'site' && !hasField(unit, 'site') ? unit.siteField : name));
    const known = wanted.filter((name): name is string => name !== null && hasField(unit, name));
    this.fields = known.length === by.length ? known : [];
    this.indexes = this.fields.map((name) => unit.fields.findIndex((field) => field.id === name));
    this.fresh = () => figures.map((spec) => newTally(spec));
  }

  /** The tallies of the record's group; made when it is the first of its group. */
  talliesFor(record: SampleRecord): readonly Tally[] {
    const values = this.indexes.map((index) => {
      const cell = record.cells[index];
      return cell?.state === 'value' ? cell.text : null;
    });
    const key = JSON.stringify(values);
    let group = this.groups.get(key);
    if (group === undefined) {
      if (this.groups.size === MOST_GROUPS) {
        throw new CannotRun(
          `--by ${this.fields.join(' --by ')} makes more than ${thousands(MOST_GROUPS)} groups of unit "${record.unit}"; choose a column with fewer values`,
        );
      }
      group = { values, tallies: this.fresh() };
      this.groups.set(key, group);
    }
    return group.tallies;
  }

  /** In the order of their values, by code unit; not known comes last. */
  sorted(): GroupTally[] {
    return [...this.groups.values()].sort((a, b) => {
      for (const [index, value] of a.values.entries()) {
        const other = b.values[index] ?? null;
        if (value === other) continue;
        if (value === null) return 1;
        return other === null ? -1 : byCodeUnit(value, other);
      }
      return 0;
    });
  }
}

const hasField = (unit: Unit, name: string): boolean => unit.fields.some((field) => field.id === name);
