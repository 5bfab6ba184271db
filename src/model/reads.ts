import { namesRead, readsText, type Expression } from './expression.ts';
import type { Check, FigureSpec, Rubric } from './rubric.ts';

/** What a figure is worked out from: every field, check and child table that it reads, itself or through other checks. */
export interface Reads {
  readonly fields: ReadonlySet<string>;
  readonly checks: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
  /** Fields of the rows of a table, as in `offences.offence_date`. */
  readonly rowFields: ReadonlySet<string>;
  /** The tables of which a record without a row leaves something open: no check says what it then is. */
  readonly openWithoutRows: ReadonlySet<string>;
  /** One of the checks has no column of its own, and what its rule says does not count: nobody can answer it. */
  readonly unanswerable: boolean;
}

/** Whether what the rule of a check says is only shown beside its figure: it reads free text. */
export const isByText = ({ rule, countText }: Pick<Check, 'rule' | 'countText'>): boolean =>
  rule !== null && !countText && readsText(rule);

/** Follows figures through their checks, rules, relevances and filters. */
export function readsOf(figures: readonly FigureSpec[], rubric: Pick<Rubric, 'checks'>): Reads {
  return follow(figures, [], rubric);
}

/** The same without what is only shown beside the figures, and changes no count. */
export const countedReadsOf = (figures: readonly FigureSpec[], rubric: Pick<Rubric, 'checks'>): Reads =>
  follow(figures, [], rubric, { besides: false });

/** Every check that must be judged for figures: also those that only say which records need attention. */
export const checksNeeded = (
  figures: readonly FigureSpec[],
  rubric: Pick<Rubric, 'checks'>,
): ReadonlySet<string> => follow(figures, [], rubric, { attention: true }).checks;

/** Follows one check through its relevance and its rule, as far as what that says counts. */
export const readsOfCheck = (check: Check, rubric: Pick<Rubric, 'checks'>): Reads =>
  follow([], [check], rubric, { besides: false });

function follow(
  figures: readonly FigureSpec[],
  starts: readonly Check[],
  rubric: Pick<Rubric, 'checks'>,
  { attention = false, besides = true }: { readonly attention?: boolean; readonly besides?: boolean } = {},
): Reads {
  const byId = new Map(rubric.checks.map((check) => [check.id, check]));
  const fields = new Set<string>();
  const checks = new Set<string>();
  const tables = new Set<string>();
  const rowFields = new Set<string>();
  const openWithoutRows = new Set<string>();
  let unanswerable = false;
  const addExpression = (expression: Expression | null, saysWithoutRows = false): void => {
    if (expression === null) return;
    const names = namesRead(expression);
    for (const field of names.fields) fields.add(field);
    for (const field of names.rowFields) rowFields.add(field);
    for (const table of names.tables) {
      tables.add(table);
      if (!saysWithoutRows) openWithoutRows.add(table);
    }
    for (const id of names.checks) addCheck(byId.get(id));
  };
  const addCheck = (check: Check | undefined): void => {
    if (!check || checks.has(check.id)) return;
    checks.add(check.id);
    if (check.recorded !== null) fields.add(check.recorded);
    if (besides || !isByText(check)) addExpression(check.rule, check.noRows !== null);
    else if (check.recorded === null) unanswerable = true;
    addExpression(check.relevant);
    if (!attention) return;
    addExpression(check.attention?.where ?? null);
    addExpression(check.attention?.unless ?? null);
  };
  starts.forEach(addCheck);
  for (const figure of figures) {
    if (figure.kind === 'proportion' || figure.kind === 'spread') addCheck(byId.get(figure.check));
    else if (figure.kind === 'sum') fields.add(figure.field);
    else if (figure.kind === 'cross') fields.add(figure.rows.field).add(figure.columns.field);
    else if (figure.kind === 'distribution') {
      if (figure.of.kind === 'choose') for (const { when } of figure.of.cases) addExpression(when);
      else fields.add(figure.of.field);
    }
    addExpression(figure.where);
  }
  return { fields, checks, tables, rowFields, openWithoutRows, unanswerable };
}
