import { namesRead, partsOf, type Expression } from '../model/expression.ts';
import { formatExpression } from '../model/format-expression.ts';
import { isByText } from '../model/reads.ts';
import type { Check } from '../model/rubric.ts';
import type { ProblemCollector } from './problem-collector.ts';

/** The checks that a check reads directly. */
const reads = (check: Check): string[] =>
  [check.rule, check.relevant].flatMap((expression) => (expression ? namesRead(expression).checks : []));

/** Longer than anybody follows; what walks along a chain calls itself for each link. */
const LONGEST_CHAIN = 200;

/** The checks so ordered that each stands after all that it reads. A cycle is reported with its whole way. */
export function inDependencyOrder(checks: readonly Check[], report: ProblemCollector): Check[] {
  const byId = new Map(checks.map((check) => [check.id, check]));
  const done = new Set<string>();
  const ordered: Check[] = [];
  const visit = (check: Check, way: readonly string[]): void => {
    if (done.has(check.id)) return;
    const start = way.indexOf(check.id);
    if (start >= 0) {
      const cycle = [...way.slice(start), check.id];
      report.error(
        ['checks', check.id],
        `the check "${check.id}" depends on itself: ${cycle.join(' -> ')}`,
        null,
        "take one of these out of the other's rule or relevance",
        true,
      );
      done.add(check.id);
      return;
    }
    if (way.length > LONGEST_CHAIN) {
      const message = `more than ${LONGEST_CHAIN} checks depend on "${check.id}" one after the other`;
      report.error(['checks', check.id], message, 'a shorter chain', null, true);
      done.add(check.id);
      return;
    }
    for (const name of reads(check)) {
      const next = byId.get(name);
      if (next) visit(next, [...way, check.id]);
    }
    if (!done.has(check.id)) {
      done.add(check.id);
      ordered.push(check);
    }
  };
  for (const check of checks) visit(check, []);
  return ordered;
}

/**
 * Notes on rules whose and/or has an operand that a rule can make not relevant: `and` and `or` carry that answer
 * on, while `all of` and `any of` set it aside, which is what most authors mean.
 *
 * @param checks in an order in which every check stands after those that it reads
 */
export function notesOnRules(checks: readonly Check[], report: ProblemCollector): void {
  const notRelevant = new Set<string>();
  for (const check of checks) {
    const byRule = ruleAnswers(check) && check.rule !== null && canBeNotRelevant(check.rule, notRelevant);
    const byNoRows = ruleAnswers(check) && check.noRows === 'not relevant';
    if (check.relevant !== null || byRule || byNoRows) notRelevant.add(check.id);
    for (const { joiner, operand } of looseJoins(check.rule, notRelevant)) {
      const instead = joiner === 'and' ? 'all of' : 'any of';
      report.note(
        ['checks', check.id, 'rule'],
        `"${formatExpression(operand)}" can be not relevant, and "${joiner}" carries that on`,
        `did you mean ${instead} [...], which sets it aside?`,
      );
    }
  }
}

/** Whether nothing but its rule answers a check; what a rule reads from free text answers nothing. */
const ruleAnswers = (check: Check): boolean => check.recorded === null && !isByText(check);

function canBeNotRelevant(expression: Expression, checks: ReadonlySet<string>): boolean {
  const can = (part: Expression): boolean => canBeNotRelevant(part, checks);
  switch (expression.kind) {
    case 'check':
      return checks.has(expression.check);
    case 'not':
      return can(expression.of);
    case 'and':
    case 'or':
      return expression.of.some(can);
    case 'all of':
    case 'any of':
    case 'at least':
    case 'at least percent':
      return expression.of.every(can);
    // Rows of which none is relevant.
    case 'rows':
      return true;
    default:
      return false;
  }
}

interface LooseJoin {
  readonly joiner: 'and' | 'or';
  readonly operand: Expression;
}

function looseJoins(expression: Expression | null, checks: ReadonlySet<string>): LooseJoin[] {
  if (expression === null) return [];
  const parts = partsOf(expression);
  const { kind } = expression;
  const here =
    kind === 'and' || kind === 'or'
      ? parts.filter((part) => canBeNotRelevant(part, checks)).map((operand) => ({ joiner: kind, operand }))
      : [];
  return [...here, ...parts.flatMap((part) => looseJoins(part, checks))];
}
