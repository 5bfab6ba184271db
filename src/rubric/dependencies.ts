import { namesRead, type Expression } from '../model/expression.ts';
import type { Check } from '../model/rubric.ts';
import type { Report } from './report.ts';

/** The checks that a check reads directly. */
const reads = (check: Check): string[] =>
  [check.rule, check.relevant].flatMap((expression) => (expression ? namesRead(expression).checks : []));

/** Longer than anybody follows; what walks along a chain calls itself for each link. */
const LONGEST_CHAIN = 200;

/** The checks so ordered that each stands after all that it reads. A cycle is reported with its whole way. */
export function inDependencyOrder(checks: readonly Check[], report: Report): Check[] {
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
 */
export function notesOnRules(checks: readonly Check[], report: Report): void {
  const canBeNotRelevant = new Set(
    checks.filter((check) => check.relevant !== null).map((check) => check.id),
  );
  for (const check of checks) {
    if (check.rule === null) continue;
    for (const { joiner, name } of looseJoins(check.rule, canBeNotRelevant)) {
      const instead = joiner === 'and' ? 'all of' : 'any of';
      report.note(
        ['checks', check.id, 'rule'],
        `"${name}" can be not relevant, and "${joiner}" carries that on`,
        `did you mean ${instead} [...], which sets it aside?`,
      );
    }
  }
}

function looseJoins(
  expression: Expression,
  canBeNotRelevant: ReadonlySet<string>,
): { joiner: 'and' | 'or'; name: string }[] {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const joiner = expression.kind;
      const here = expression.of.flatMap((part) => {
        const bare = part.kind === 'not' ? part.of : part;
        return bare.kind === 'check' && canBeNotRelevant.has(bare.check)
          ? [{ joiner, name: bare.check }]
          : [];
      });
      return [...here, ...expression.of.flatMap((part) => looseJoins(part, canBeNotRelevant))];
    }
    case 'not':
      return looseJoins(expression.of, canBeNotRelevant);
    case 'all of':
    case 'any of':
    case 'at least':
    case 'at least percent':
      return expression.of.flatMap((part) => looseJoins(part, canBeNotRelevant));
    default:
      return [];
  }
}
