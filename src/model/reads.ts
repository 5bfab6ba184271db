import { namesRead, type Expression } from './expression.ts';
import type { Check, FigureSpec, Rubric } from './rubric.ts';

/** What a figure is worked out from: every field and check that it reads, itself or through other checks. */
export interface Reads {
  readonly fields: ReadonlySet<string>;
  readonly checks: ReadonlySet<string>;
}

/** Follows figures through their checks, rules, relevances and filters. */
export function readsOf(figures: readonly FigureSpec[], rubric: Pick<Rubric, 'checks'>): Reads {
  return follow(figures, [], rubric);
}

/** Follows one check through its rule and its relevance. */
export const readsOfCheck = (check: Check, rubric: Pick<Rubric, 'checks'>): Reads =>
  follow([], [check], rubric);

function follow(
  figures: readonly FigureSpec[],
  starts: readonly Check[],
  rubric: Pick<Rubric, 'checks'>,
): Reads {
  const byId = new Map(rubric.checks.map((check) => [check.id, check]));
  const fields = new Set<string>();
  const checks = new Set<string>();
  const addExpression = (expression: Expression | null): void => {
    if (expression === null) return;
    const names = namesRead(expression);
    names.fields.forEach((field) => fields.add(field));
    names.checks.forEach((id) => addCheck(byId.get(id)));
  };
  const addCheck = (check: Check | undefined): void => {
    if (!check || checks.has(check.id)) return;
    checks.add(check.id);
    if (check.recorded !== null) fields.add(check.recorded);
    addExpression(check.rule);
    addExpression(check.relevant);
  };
  starts.forEach(addCheck);
  for (const figure of figures) {
    if (figure.kind === 'proportion') addCheck(byId.get(figure.check));
    else fields.add(figure.field);
    addExpression(figure.where);
  }
  return { fields, checks };
}
