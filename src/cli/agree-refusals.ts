import type { AgreementResult } from '../model/agreement.ts';
import { CannotRun, type Problem } from '../model/problem.ts';
import { saysWho } from '../sample/columns.ts';
import { nearest } from '../util/nearest.ts';
import { andList, looseKey, plural, shortened, shownId } from '../util/words.ts';

/** Why what auditors recorded cannot be compared, each with what mends it. */

const quoted = (name: string): string => `"${shortened(name)}"`;

export function noColumn(samples: readonly string[], header: string, headers: readonly string[]): CannotRun {
  const near = nearest(header, headers) ?? headers.find(saysWho) ?? null;
  const hint = near === null ? '' : `; did you mean --auditor ${quoted(near)}?`;
  return new CannotRun(
    `${samples.join(' ')}: no column ${quoted(header)} that says who judged a row${hint}; say which with --auditor <header>, or name the file of each auditor, as in casefile agree first.csv second.csv`,
  );
}

/** A file that was taken for one auditor's and may hold the rows of several. */
export const perhapsSeveral = ({ message, problems }: CannotRun, header: string): CannotRun =>
  new CannotRun(
    `${message}. There is a column ${quoted(header)}: --auditor ${quoted(header)} takes the auditors from it`,
    problems,
  );

export const onlyOne = (samples: readonly string[], [name]: readonly string[], header: string): CannotRun =>
  new CannotRun(
    `${samples.join(' ')}: every row is of one auditor, ${quoted(name ?? '')}; expected two or more in the column ${quoted(header)}`,
  );

export const tooMany = (header: string, most: number): CannotRun =>
  new CannotRun(
    `the column ${quoted(header)} holds more than ${most} names; does it say who judged? Say which with --auditor <header>`,
  );

export const twice = (name: string): CannotRun =>
  new CannotRun(`${shortened(name)} is named twice: expected the file of another auditor`);

export const sameBytes = (first: string, second: string): CannotRun =>
  new CannotRun(
    `${shortened(first)} and ${shortened(second)} hold the same bytes, so one auditor would be compared with a copy; expected the file of another auditor`,
  );

export const otherRubric = (first: string, second: string): CannotRun =>
  new CannotRun(
    `${shortened(second)} is judged by another rubric than ${shortened(first)}; say --rubric if one is meant for all`,
  );

/** A row that does not say who judged it. */
export const ofNobody = (problem: Problem): Problem => ({
  ...problem,
  expected: 'the name or the initials of who judged the row',
  fix: 'write it, or delete the row',
});

/** Two spellings of one name would make two auditors of one. */
export function tellAlike(
  auditors: readonly string[],
  header: string,
  tell: (problem: Problem) => void,
): void {
  auditors.forEach((name, index) => {
    const other = auditors.slice(0, index).find((before) => looseKey(before) === looseKey(name));
    if (other === undefined) return;
    tell({
      severity: 'note',
      code: 'alike-auditor',
      file: 'sample',
      line: null,
      column: null,
      field: header,
      message: `the auditors ${quoted(other)} and ${quoted(name)} are taken for two`,
      expected: null,
      fix: 'write one name if they are one',
    });
  });
}

/** No record stands twice: nothing was compared, and that is no agreement. */
export function noneInCommon({ auditors, units }: AgreementResult): CannotRun {
  const said = auditors.map(({ name, records }) => `${shortened(name)} has ${plural(records, 'record')}`);
  const alike = units.map(({ alone }) => alikeIds(alone)).find((found) => found !== null) ?? null;
  const hint =
    alike === null
      ? 'expected records with the same id'
      : `${alike[0]} and ${alike[1]} differ only in how they are written: write ids the same way`;
  return new CannotRun(`no record was judged by two auditors: ${andList(said)}; ${hint}`);
}

type Alone = AgreementResult['units'][number]['alone'];

/** Two ids of two auditors that differ in zeros in front, in case or in signs. */
function alikeIds(alone: Alone): [string, string] | null {
  const seen = new Map<string, { readonly auditor: string; readonly id: string }>();
  for (const { auditor, ids } of alone) {
    for (const id of ids) {
      const key = id.map((part) => looseKey(part).replace(/^0+(?=.)/, '')).join(' ');
      const other = seen.get(key);
      if (other !== undefined && other.auditor !== auditor) return [other.id, shownId(id)];
      seen.set(key, { auditor, id: shownId(id) });
    }
  }
  return null;
}

/** Not one column stands in two samples. */
export function notCompared({ notCompared: questions }: AgreementResult): CannotRun {
  const own = questions.filter(({ only }) => only !== null);
  const what =
    own.length === 0
      ? 'no auditor has a column for any check that was asked for'
      : `no check has a column of two auditors; ${andList(own.slice(0, 3).map(({ id, only }) => `${id} only of ${shortened(only ?? '')}`))}`;
  return new CannotRun(`${what}; expected the same sheet for each auditor`);
}
