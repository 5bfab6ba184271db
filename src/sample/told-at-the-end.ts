import { CannotRun, type Problem } from '../model/problem.ts';
import type { SiteSummary, UnitSummary } from '../model/result.ts';
import { didYouMean } from '../util/nearest.ts';
import { looseKey, plural, shortened, shownId } from '../util/words.ts';
import type { UnitBook } from './unit-book.ts';

/** What can only be told of a sample once all of it is read. */

type Tell = (problem: Problem) => void;

/** Over this share of rows with an id that another row has, in percent, the rows are no records. */
const MOST_REPEATED = 10;

/** @throws CannotRun if so many rows repeat an id that they can be no records */
export function refuseRepeated(units: readonly UnitSummary[]): void {
  for (const { unit, records, repeated, repeatedSame } of units) {
    const rows = records + repeated;
    if (repeated * 100 <= rows * MOST_REPEATED) continue;
    const what = `${plural(repeated, 'row')} of ${rows} of unit "${unit}" repeat an id`;
    throw new CannotRun(
      repeatedSame === repeated
        ? `${what} with the same content: is a file named twice, or were two copies joined? Leave one out; if it is one row per offence, declare a child table in the rubric; if two auditors answered on the same records, casefile agree compares them`
        : `${what}: this looks like one row per offence, or per target or action: declare a child table for them in the rubric, or give each ${unit} an id of its own; if two auditors answered on the same records, casefile agree compares them`,
    );
  }
}

/** Rows of a child table whose record is not in the sample. */
export function tellOrphans(book: UnitBook, tell: Tell): void {
  for (const child of book.tables) {
    for (const { id, row } of child.orphans()) {
      const alike = book.alike(id);
      tell({
        severity: 'error',
        code: 'no-parent',
        file: row.file,
        line: row.line,
        column: 1,
        field: child.table.id,
        message: `this row belongs to the ${book.unit.id} ${shownId(id)}, which is not in the sample; it is not counted`,
        expected: `the id of a ${book.unit.id} that is`,
        fix: alike === null ? null : `is it the ${book.unit.id} ${shortened(alike)}?`,
      });
    }
  }
}

/** Two spellings of one service would stand as two groups, each with half of its cases. */
export function tellAlikeSites({ unit, sites }: UnitSummary, tell: Tell): void {
  const byKey = new Map<string, string>();
  for (const { site } of sites) {
    if (site === null) continue;
    const other = byKey.get(looseKey(site));
    byKey.set(looseKey(site), other ?? site);
    if (other === undefined) continue;
    const message = `the sites "${shortened(other)}" and "${shortened(site)}" of unit "${unit}" are taken for two`;
    tell(noteOn('sample', 'alike-site', message, 'write one name if they are one'));
  }
}

/** What the manifest says of sites, beside what the files hold. */
export function tellPopulations(
  units: readonly UnitSummary[],
  populations: Readonly<Record<string, number>>,
  tell: Tell,
): void {
  const sites = new Set(units.flatMap((unit) => unit.sites.map(({ site }) => site)));
  for (const site of Object.keys(populations)) if (!sites.has(site)) tell(unknownSite(site, sites));
  for (const { sites: own } of units) {
    for (const site of own)
      if (site.population !== null && site.population < site.records) tell(tooFew(site));
  }
}

/** A note on the sample as a whole, or on its manifest as a whole. */
const noteOn = (
  on: 'sample' | 'sample.yaml',
  code: string,
  message: string,
  fix: string | null,
): Problem => ({
  severity: 'note',
  code,
  file: on,
  line: null,
  column: null,
  field: null,
  message,
  expected: null,
  fix,
});

function unknownSite(site: string, sites: ReadonlySet<string | null>): Problem {
  const known = [...sites].filter((name) => name !== null);
  const message = `"population" names the site "${site}", which has no record`;
  return noteOn('sample.yaml', 'unknown-site', message, didYouMean(site, known));
}

function tooFew({ site, records, population }: SiteSummary): Problem {
  const message = `"population" says ${population ?? 0} for "${site ?? ''}", and the sample has ${records}`;
  return noteOn(
    'sample.yaml',
    'population-too-small',
    message,
    'it is how many cases there were to sample from',
  );
}
