import { CannotRun } from '../model/problem.ts';
import { textField, type Field, type Rubric, type Unit } from '../model/rubric.ts';
import { looseKey, shortened, withArticle } from '../util/words.ts';

/** What the column that says who judged a row is called where nobody says otherwise. */
export const AUDITOR_COLUMN = 'auditor';

/**
 * A rubric that also reads who judged each row: a part of every id, the last, so that one case may stand once for
 * each auditor, and a second row of one auditor is still one too many.
 *
 * @param isUsual whether the header is a usual name for such a column: else a text of the rubric is not taken for one
 * @throws CannotRun if the column is one of the rubric's own that cannot name anybody, or must not be printed
 */
export const withAuditor = (rubric: Rubric, header: string, isUsual: boolean): Rubric => ({
  ...rubric,
  units: rubric.units.map((unit) => unitWith(unit, header, isUsual)),
});

function unitWith(unit: Unit, header: string, isUsual: boolean): Unit {
  const key = looseKey(header);
  const own = unit.fields.find(({ id, aliases }) => [id, ...aliases].some((name) => looseKey(name) === key));
  if (own !== undefined) refuse(own, unit, header, isUsual);
  const { id } = own ?? textField(header);
  return {
    ...unit,
    idFields: [...unit.idFields, id],
    fields: own === undefined ? [...unit.fields, textField(header)] : unit.fields,
    tables: unit.tables.map((table) => ({ ...table, key: [...table.key, id] })),
  };
}

function refuse(
  { id, type, personal }: Field,
  { id: unit, idFields }: Unit,
  header: string,
  isUsual: boolean,
): void {
  const what = idFields.includes(id)
    ? `it is a part of the id of unit "${unit}"`
    : personal
      ? 'it is personal and is never printed'
      : type === 'choice' || (isUsual && type === 'text')
        ? null
        : `it is ${withArticle(type)}${type === 'text' ? ', which is never printed' : ''}`;
  if (what === null) return;
  throw new CannotRun(`--auditor ${shortened(header)}: ${what}; expected the column that says who judged`);
}
