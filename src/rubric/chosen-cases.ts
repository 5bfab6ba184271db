import type { ChosenCase, DistributionOf } from '../model/rubric.ts';
import type { Path } from '../util/yaml-text.ts';
import type { Surroundings } from './figures.ts';
import type { ChosenCaseText } from './schema.ts';

/** The cases of a distribution, of which a record counts under the first that holds. */
export function chosenCases(
  choose: readonly ChosenCaseText[],
  unit: string,
  path: Path,
  { report, scopes }: Surroundings,
): DistributionOf {
  const scope = scopes.get(unit);
  const cases: ChosenCase[] = [];
  let otherwise: string | null = null;
  choose.forEach((one, index) => {
    const here = [...path, 'choose', index];
    if (
      (one.else === undefined) === (one.when === undefined || one.then === undefined) ||
      (one.else !== undefined && (one.when ?? one.then) !== undefined)
    ) {
      report.error(
        here,
        'neither a case nor the rest',
        '{when: a rule, then: an option}, or at the end {else: an option}',
      );
      return;
    }
    if (one.else !== undefined) {
      if (index < choose.length - 1)
        report.error(here, '"else" stands before other cases', 'else at the end');
      otherwise = one.else;
      return;
    }
    const { when: written = '', then = '' } = one;
    const when = scope ? report.expression([...here, 'when'], written, scope) : null;
    if (when !== null) cases.push({ when, then });
  });
  if (choose.every((one) => one.else !== undefined)) {
    report.error(
      [...path, 'choose'],
      'every record would be the same',
      'at least one {when: ..., then: ...}',
    );
  }
  // Two cases may lead to one option.
  const options = [...new Set(choose.flatMap((one) => one.else ?? one.then ?? []))];
  return { kind: 'choose', cases, else: otherwise, options };
}
