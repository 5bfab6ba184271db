import { rowFieldName, partsOf, type Expression, type FieldName } from '../model/expression.ts';

/**
 * Whether nothing of what answers a check was collected: neither its own column nor anything that its rule reads.
 *
 * @param notCollected fields, tables, and fields of rows as in `offences.offence_date`
 */
export function isNeverAnswered(
  recorded: string | null,
  rule: Expression | null,
  notCollected: ReadonlySet<string>,
): boolean {
  const own = recorded === null ? [] : [notCollected.has(recorded)];
  const missing = rule === null ? own : [...own, ...missingIn(rule, null, notCollected)];
  return missing.length > 0 && missing.every(Boolean);
}

/** Of each thing that an expression reads, whether it was not collected. A check has an answer of some kind. */
function missingIn(
  expression: Expression,
  table: string | null,
  notCollected: ReadonlySet<string>,
): boolean[] {
  const field = ({ field: name, row }: FieldName): boolean =>
    notCollected.has(row === true && table !== null ? rowFieldName(table, name) : name);
  // A table that nobody supplied answers nothing, whatever else is read beside its rows.
  const ofRows = (name: string, where: Expression | null): boolean[] => {
    if (notCollected.has(name)) return [true];
    const read = where === null ? [] : missingIn(where, name, notCollected);
    return read.length > 0 ? read : [false];
  };
  switch (expression.kind) {
    case 'field':
    case 'blank':
    case 'present':
    case 'includes':
      return [field(expression)];
    case 'check':
      return [false];
    case 'compare':
      return [expression.left, expression.right].flatMap((side) => {
        if (side.kind === 'field' || side.kind === 'birthday') return [field(side)];
        return side.kind === 'count' ? ofRows(side.table, side.where) : [];
      });
    case 'rows':
      return ofRows(expression.table, expression.where);
    default:
      return partsOf(expression).flatMap((part) => missingIn(part, table, notCollected));
  }
}
