import { AUDIT_DEFAULTS, type AuditOptions } from '../audit/audit.ts';
import { CannotRun } from '../model/problem.ts';
import type { Rubric, Unit } from '../model/rubric.ts';
import type { OpenedSample } from '../sample/files.ts';
import { didYouMean } from '../util/nearest.ts';
import { looseKey, orList } from '../util/words.ts';

/** What an audit can be asked for; what is left out is not asked. */
export type AskedOptions = { readonly [K in keyof AuditOptions]?: AuditOptions[K] | undefined };

/**
 * What was asked for, and where nothing was, what the sample's manifest says.
 *
 * @throws CannotRun if it names what the rubric does not have
 */
export function optionsFrom(request: AskedOptions, { manifest }: OpenedSample, rubric: Rubric): AuditOptions {
  const options: AuditOptions = {
    ...AUDIT_DEFAULTS,
    ...definedOnly({ figures: request.figures, themes: request.themes, units: request.units }),
    by: [...new Set(request.by)],
    asOf: request.asOf ?? manifest?.asOf ?? null,
    compare: request.compare === true || manifest?.reproduces === rubric.id,
  };
  refuseUnknownNames(options, rubric);
  return options;
}

/** Refuses figures, themes, units, fields, checks and child tables that the rubric does not have, each with the nearest. */
export function refuseUnknownNames(
  options: Pick<AuditOptions, 'figures' | 'themes' | 'units' | 'by'> & {
    readonly tables?: readonly string[];
    readonly checks?: readonly string[];
  },
  rubric: Rubric,
): void {
  const refuse = (
    option: string,
    given: readonly string[],
    known: readonly string[],
    labelled: readonly { readonly id: string; readonly label: string }[] = [],
  ): void => {
    for (const name of given) {
      if (known.includes(name)) continue;
      // A report prints the label, so that is what may be typed.
      const meant = labelled.find(({ label }) => looseKey(label) === looseKey(name));
      const hint = meant ? `did you mean ${meant.id}?` : didYouMean(name, known);
      const list = known.length > 12 ? `see casefile rubric show ${rubric.id}` : `expected ${orList(known)}`;
      const near = known.length === 0 ? 'it has none' : (hint ?? list);
      throw new CannotRun(`--${option} ${name}: rubric ${rubric.id} has no such ${option}; ${near}`);
    }
  };
  refuse(
    'figure',
    options.figures,
    rubric.figures.map((figure) => figure.id),
    rubric.figures,
  );
  refuse(
    'theme',
    options.themes,
    rubric.themes.map((theme) => theme.id),
  );
  refuse(
    'unit',
    options.units,
    rubric.units.map((unit) => unit.id),
  );
  refuse(
    'table',
    options.tables ?? [],
    rubric.units.flatMap((unit) => unit.tables.map((table) => table.id)),
  );
  refuse(
    'check',
    options.checks ?? [],
    rubric.checks.map((check) => check.id),
    rubric.checks,
  );
  refuseUngroupable(options.by, rubric.units);
  const groupable = rubric.units.some((unit) => options.by.every((name) => canGroupBy(unit, name)));
  if (!groupable)
    throw new CannotRun(`--by ${options.by.join(' --by ')}: no unit of the rubric has all of these`);
}

const canGroupBy = (unit: Unit, name: string): boolean =>
  unit.fields.some((field) => field.id === name) || (name === 'site' && unit.siteField !== null);

/**
 * Groups are printed with their values: a personal field makes none, nor does a text, unless it is the name of a
 * record or of its site. Numbers and dates would make a group each.
 */
function refuseUngroupable(by: readonly string[], units: readonly Unit[]): void {
  const fields = units.flatMap((unit) => unit.fields);
  const names = new Set(units.flatMap(({ idFields, siteField }) => [...idFields, siteField]));
  const groupable = fields.filter(
    (field) => !field.personal && (names.has(field.id) || ['answer', 'choice', 'list'].includes(field.type)),
  );
  const hidden = new Set(fields.filter(({ personal }) => personal).map(({ id }) => id));
  const known = ['site', ...new Set(groupable.map((field) => field.id))].filter((id) => !hidden.has(id));
  for (const name of by) {
    if (known.includes(name)) continue;
    const field = fields.find(({ id, personal }) => id === name && (personal || !hidden.has(id)));
    const hint = didYouMean(name, known);
    const why = field?.personal
      ? 'it is personal and is never printed'
      : field
        ? `it is a ${field.type}; expected an answer, a choice, a list, an id or the site`
        : `there is no such field; ${hint ?? `expected ${orList(known)}`}`;
    throw new CannotRun(`--by ${name}: ${why}`);
  }
}

/** Leaves out what was not given, so that it does not hide a default. */
function definedOnly<T extends object>(values: { readonly [K in keyof T]?: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
