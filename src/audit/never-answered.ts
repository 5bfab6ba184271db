import type { Check } from '../model/rubric.ts';
import { rowFieldName, partsOf, type Expression, type FieldName } from '../model/expression.ts';

/** What a check is answered by. */
type Answered = Pick<Check, 'recorded' | 'rule'>;

/**
 * Whether nothing of what answers a check was collected: neither its own column nor anything that its rule reads,
 * itself or through other checks.
 *
 * @param notCollected fields, tables, and fields of rows as in `offences.offence_date`
 * @param checks every check by its id
 */
export function isNeverAnswered(
  { recorded, rule }: Answered,
  notCollected: ReadonlySet<string>,
  checks: ReadonlyMap<string, Answered>,
): boolean {
  const own = recorded === null ? [] : [notCollected.has(recorded)];
  const missing = rule === null ? own : [...own, ...missingIn(rule, null, notCollected, checks)];
  return missing.length > 0 && missing.every(Boolean);
}

/** Of each thing that an expression reads, whether it was not collected. */
function missingIn(
  expression: Expression,
  table: string | null,
  notCollected: ReadonlySet<string>,
  checks: ReadonlyMap<string, Answered>,
): boolean[] {
  const field = ({ field: name, row }: FieldName): boolean =>
    notCollected.has(row === true && table !== null ? rowFieldName(table, name) : name);
  // A table that nobody supplied answers nothing, whatever else is read beside its rows.
  const ofRows = (name: string, where: Expression | null): boolean[] => {
    if (notCollected.has(name)) return [true];
    const read = where === null ? [] : missingIn(where, name, notCollected, checks);
    return read.length > 0 ? read : [false];
  };
  switch (expression.kind) {
    case 'field':
    case 'blank':
    case 'present':
    case 'includes':
      return [field(expression)];
    case 'check': {
      const check = checks.get(expression.check);
      return [check !== undefined && isNeverAnswered(check, notCollected, checks)];
    }
    case 'compare':
      return [expression.left, expression.right].flatMap((side) => {
        if (side.kind === 'field' || side.kind === 'birthday') return [field(side)];
        return side.kind === 'count' ? ofRows(side.table, side.where) : [];
      });
    case 'rows':
      return ofRows(expression.table, expression.where);
    default:
      return partsOf(expression).flatMap((part) => missingIn(part, table, notCollected, checks));
  }
}
