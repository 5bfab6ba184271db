import {
  rowFieldName,
  partsOf,
  type EvidenceAnswer,
  type Expression,
  type FieldName,
} from '../model/expression.ts';
import { isByText } from '../model/reads.ts';
import type { Check } from '../model/rubric.ts';

/** How much of what answers something the sample has. */
export type Collected = 'all' | 'part' | 'none';

/** What a check is answered by. */
type Answered = Pick<Check, 'id' | 'recorded' | 'rule' | 'countText'>;

/**
 * How much of what answers checks and rules was collected. A check whose own column is there is answered by a person;
 * a rule that lacks a part can often only come out one way, so that its percentage would say nothing.
 */
export class CollectedParts {
  private readonly checks: ReadonlyMap<string, Answered>;
  private readonly missing: ReadonlySet<string>;
  private readonly found = new Map<string, Collected>();

  /** @param missing fields, tables, and fields of rows as in `offences.offence_date`, that the sample does not have */
  constructor(checks: ReadonlyMap<string, Answered>, missing: ReadonlySet<string>) {
    this.checks = checks;
    this.missing = missing;
  }

  ofCheck(id: string): Collected {
    const known = this.found.get(id);
    if (known !== undefined) return known;
    const check = this.checks.get(id);
    const found = check === undefined ? 'all' : this.answering(check);
    this.found.set(id, found);
    return found;
  }

  ofField(id: string): Collected {
    return this.missing.has(id) ? 'none' : 'all';
  }

  private answering(check: Answered): Collected {
    const { recorded, rule } = check;
    if (recorded !== null && !this.missing.has(recorded)) return 'all';
    return rule === null || isByText(check) ? 'none' : this.ofRules([rule]);
  }

  /** @param table whose rows the rules are asked of; null: of records */
  ofRules(rules: readonly Expression[], table: string | null = null): Collected {
    return together(rules.flatMap((rule) => this.parts(rule, table)));
  }

  private parts(expression: Expression, table: string | null): Collected[] {
    const field = ({ field: name, row }: FieldName): Collected =>
      this.missing.has(row === true && table !== null ? rowFieldName(table, name) : name) ? 'none' : 'all';
    // A table that nobody supplied answers nothing, whatever else is read beside its rows.
    const ofRows = (name: string, where: Expression | null): Collected[] => {
      if (this.missing.has(name)) return ['none'];
      const read = where === null ? [] : this.parts(where, name);
      return read.length > 0 ? read : ['all'];
    };
    switch (expression.kind) {
      case 'field':
      case 'blank':
      case 'present':
      case 'includes':
        return [field(expression)];
      case 'check':
        return [this.ofCheck(expression.check)];
      case 'compare':
        return [expression.left, expression.right].flatMap((side) => {
          if (side.kind === 'field' || side.kind === 'birthday') return [field(side)];
          return side.kind === 'count' ? ofRows(side.table, side.where) : [];
        });
      case 'evidence':
        return [this.evidence(expression)];
      case 'rows':
        return ofRows(expression.table, expression.where);
      default:
        return partsOf(expression).flatMap((part) => this.parts(part, table));
    }
  }

  /** A table that nobody supplied answers nothing; of other columns not all are always needed. */
  private evidence({ table, fields, rowFields, needsAll }: EvidenceAnswer): Collected {
    if (table !== null && this.missing.has(table)) return 'none';
    if (!needsAll) return 'all';
    const needed = [...fields, ...rowFields.map((field) => rowFieldName(table ?? '', field))];
    return needed.some((name) => this.missing.has(name)) ? 'none' : 'all';
  }
}

function together(parts: readonly Collected[]): Collected {
  if (parts.every((part) => part === 'all')) return 'all';
  return parts.every((part) => part === 'none') ? 'none' : 'part';
}
