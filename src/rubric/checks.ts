import { namesRead, readsText, type Expression } from '../model/expression.ts';
import type { Check, Rubric, Unit } from '../model/rubric.ts';
import { didYouMean } from '../util/nearest.ts';
import { asWords, withArticle as aType } from '../util/words.ts';
import type { Path } from '../util/yaml-text.ts';
import { reportReserved } from './fields.ts';
import type { ProblemCollector } from './problem-collector.ts';
import type { CheckText } from './schema.ts';
import { nameOfRows, type Scope } from './scope.ts';

/** The names that the rules of one unit may use. */
export function scopeOf(
  unit: string,
  units: Rubric['units'],
  checkUnits: ReadonlyMap<string, string>,
  evidence: Scope['evidence'],
): Scope {
  const own = units.find((candidate) => candidate.id === unit);
  const elsewhere = new Map<string, string>();
  for (const other of units)
    if (other.id !== unit) for (const name of namesOf(other)) elsewhere.set(name, other.id);
  for (const [check, of] of checkUnits) if (of !== unit) elsewhere.set(check, of);
  return {
    unit,
    fields: new Map((own?.fields ?? []).map((field) => [field.id, field])),
    checks: new Set([...checkUnits].filter(([, of]) => of === unit).map(([check]) => check)),
    tables: own?.tables ?? [],
    evidence: evidence.filter(({ spec }) => spec.unit === unit),
    elsewhere,
    row: null,
  };
}

const namesOf = ({ fields, tables }: Unit): string[] => [
  ...fields.map(({ id }) => id),
  ...tables.flatMap((table) => [table.id, table.one, ...table.fields.map(({ id }) => id)]),
];

export function reportSharedNames(
  checkUnits: ReadonlyMap<string, string>,
  scopes: ReadonlyMap<string, Scope>,
  report: ProblemCollector,
): void {
  for (const [check, unit] of checkUnits) {
    if (scopes.get(unit)?.fields.has(check)) {
      report.error(
        ['checks', check],
        `"${check}" is also a field of unit "${unit}"`,
        null,
        'checks and fields of a unit share one name space: rename one',
        true,
      );
    }
    const table = scopes.get(unit)?.tables.find(({ fields }) => fields.some(({ id }) => id === check));
    if (table) {
      report.error(
        ['checks', check],
        `"${check}" is also a field of the rows of "${table.id}"`,
        null,
        'a rule over rows may read both: rename one',
        true,
      );
    }
  }
}

export function buildCheck(
  id: string,
  check: CheckText,
  theme: string,
  scope: Scope,
  report: ProblemCollector,
): Check {
  const path = ['checks', id];
  reportReserved(id, path, report);
  const withText = { ...scope, mayReadText: true };
  const rule = check.rule === undefined ? null : report.expression([...path, 'rule'], check.rule, withText);
  const relevant =
    check.relevant === undefined ? null : report.expression([...path, 'relevant'], check.relevant, scope);
  if (check.recorded === undefined && check.rule === undefined) {
    report.error(path, `nothing answers the check "${id}"`, '"recorded", "rule" or both', null, true);
  }
  reportNoRows(check, rule, path, report);
  reportCountText(check, rule, path, report);
  if (check.recorded !== undefined) checkRecorded(check.recorded, [...path, 'recorded'], scope, report);
  return {
    id,
    unit: scope.unit,
    theme,
    label: check.label ?? asWords(id),
    recorded: check.recorded ?? null,
    rule,
    countText: check['count text'] ?? false,
    noRows: check['no rows'] ?? null,
    relevant,
    attention: buildAttention(check, path, withText, report),
    better: check.better ?? null,
    source: check.source ?? null,
  };
}

function buildAttention(
  { attention }: CheckText,
  path: Path,
  scope: Scope,
  report: ProblemCollector,
): Check['attention'] {
  if (attention === undefined) return null;
  const { when, severity, say } = attention;
  const rule = (key: 'where' | 'unless'): Expression | null => {
    const written = attention[key];
    return written === undefined ? null : report.expression([...path, 'attention', key], written, scope);
  };
  return { when, where: rule('where'), unless: rule('unless'), severity, say };
}

/** @param rule null also where it could not be read, and then nobody knows what it is over */
function reportNoRows(check: CheckText, rule: Expression | null, path: Path, report: ProblemCollector): void {
  if (check['no rows'] === undefined || (check.rule !== undefined && rule === null)) return;
  if (rule !== null && namesRead(rule).tables.length > 0) return;
  report.error(
    [...path, 'no rows'],
    rule === null
      ? '"no rows" stands on a check without a rule'
      : '"no rows" stands on a rule that is over no rows',
    'no rows only on a check whose rule is over rows, as in any offence where ...',
    null,
    true,
  );
}

/** @param rule null also where it could not be read, and then nobody knows what it reads */
function reportCountText(
  check: CheckText,
  rule: Expression | null,
  path: Path,
  report: ProblemCollector,
): void {
  if (check['count text'] === undefined || (check.rule !== undefined && rule === null)) return;
  if (rule !== null && readsText(rule)) return;
  report.error(
    [...path, 'count text'],
    rule === null
      ? '"count text" stands on a check without a rule'
      : '"count text" stands on a rule that reads no free text itself',
    'count text only on a check whose rule asks evidence that is read from free text',
    null,
    true,
  );
}

function checkRecorded(name: string, path: Path, scope: Scope, report: ProblemCollector): void {
  const field = scope.fields.get(name);
  const answers = [...scope.fields.values()].filter(
    (candidate) => candidate.type === 'answer' && !candidate.entry,
  );
  const ofRows = nameOfRows(name, scope);
  if (!field && ofRows !== null) {
    report.error(path, ofRows.message, 'an answer field', 'to work the answer out from rows, write a rule');
  } else if (!field) {
    report.error(
      path,
      `there is no field "${name}" in unit "${scope.unit}"`,
      'an answer field',
      didYouMean(
        name,
        answers.map((candidate) => candidate.id),
      ),
    );
  } else if (field.type !== 'answer') {
    report.error(
      path,
      `"${name}" is ${aType(field.type)}`,
      'an answer field',
      'to work the answer out from it, write a rule',
    );
  } else if (field.entry) {
    report.error(
      path,
      `"${name}" is an entry: the thing audited`,
      "a field for the auditor's own answer",
      'to audit the entry, write a rule',
    );
  }
}
