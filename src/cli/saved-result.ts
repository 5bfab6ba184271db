import type { Figure, ProportionFigure } from '../model/figure.ts';
import { CannotRun } from '../model/problem.ts';
import {
  leftOutOf,
  RESULT_SCHEMA,
  type AuditResult,
  type Group,
  type LeftOut,
  type Totals,
} from '../model/result.ts';
import { auditResultSchema } from '../report/result-schema.ts';
import { readTextFile } from '../util/text-file.ts';
import { plural, printable } from '../util/words.ts';

/** So many of the things that are wrong with a file are named; the others are counted. */
const NAMED = 5;

/**
 * Reads a result that `casefile audit --format json` has written.
 *
 * @throws CannotRun if there is none, if it is of another version, or if it has been changed out of its shape
 */
export function readSavedResult(path: string): AuditResult {
  const text = readTextFile(path, (message) => new CannotRun(message));
  const value = parsed(path, text);
  const version = schemaOf(value);
  if (version !== RESULT_SCHEMA) {
    const found = version === null ? 'this is no saved result' : `a result of another version, ${version}`;
    throw new CannotRun(
      `${path}: ${found}; expected what casefile audit --format json writes (${RESULT_SCHEMA})`,
    );
  }
  const read = auditResultSchema.safeParse(value);
  // As it was saved, and not as it was read: that may put its keys in another order.
  if (read.success) return completed(value as SavedResult);
  const issues = read.error.issues.map(({ path: keys, message }) => `${keys.join('.')}: ${message}`);
  const more = issues.length > NAMED ? `; and ${plural(issues.length - NAMED, 'more thing')}` : '';
  throw new CannotRun(
    `${path}: this saved result has been changed and cannot be shown: ${issues.slice(0, NAMED).join('; ')}${more}`,
  );
}

function parsed(path: string, text: string): unknown {
  try {
    // Nothing that a terminal would obey is in a result, unless somebody put it there.
    return JSON.parse(text, (_, value: unknown) =>
      typeof value === 'string' ? printable(value) : value,
    ) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CannotRun(`${path}: this is no JSON; expected what casefile audit --format json writes`);
  }
}

const schemaOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'schema' in value && typeof value.schema === 'string'
    ? value.schema
    : null;

/** What a result that was saved by an earlier version may lack. */
type Added = 'discrepanciesByCheck' | 'evidenceByCheck';
type SavedResult = Omit<AuditResult, 'figures' | 'groups' | 'totals' | 'leftOut'> & {
  readonly figures: readonly SavedFigure[];
  readonly groups: readonly (Omit<Group, 'figures'> & { readonly figures: readonly SavedFigure[] })[];
  readonly totals: Omit<Totals, Added> & Partial<Pick<Totals, Added>>;
  readonly leftOut?: LeftOut;
};
type SavedFigure =
  | Exclude<Figure, ProportionFigure>
  | (Omit<ProportionFigure, 'byText'> & Partial<Pick<ProportionFigure, 'byText'>>);

function completed(saved: SavedResult): AuditResult {
  const { discrepanciesByCheck = [], evidenceByCheck = [] } = saved.totals;
  // Where they are there, they keep their place.
  const totals = { ...saved.totals, discrepanciesByCheck, evidenceByCheck };
  const filled = (figures: readonly SavedFigure[]): Figure[] =>
    figures.map((figure) =>
      figure.kind === 'proportion' ? { ...figure, byText: figure.byText ?? { yes: 0, no: 0 } } : figure,
    );
  return {
    ...saved,
    totals,
    leftOut: saved.leftOut ?? leftOutOf(totals, saved),
    figures: filled(saved.figures),
    groups: saved.groups.map((group) => ({ ...group, figures: filled(group.figures) })),
  };
}
