import type { PublishedValue } from '../model/rubric.ts';
import type { Path } from '../util/yaml-text.ts';
import type { ProblemCollector } from './problem-collector.ts';
import type { PublishedText } from './schema.ts';

/** Of a distribution, the option that a name means; null for a proportion. */
type OptionNamed = ((name: string) => string | null) | null;

/** The published values of a figure, each with what is wrong with it reported. */
export function publishedValues(
  values: readonly PublishedText[] | undefined,
  path: Path,
  report: ProblemCollector,
  optionNamed: OptionNamed,
): PublishedValue[] {
  return (values ?? []).map((value, index) => {
    const here = [...path, index];
    reportContradictions(value, here, report);
    if (optionNamed === null) reportOnProportion(value, here, report);
    else reportOnDistribution(value, here, report);
    const { row = null, percent = null, n = null, d = null, phrase = null, implied = null } = value;
    const parts =
      optionNamed === null ? null : partsByOption(value.parts, [...here, 'parts'], report, optionNamed);
    return { row, percent, n, d, phrase, parts, implied, disputed: value.disputed ?? false, at: value.at };
  });
}

const hasNumbersOrWords = ({ percent, n, phrase }: PublishedText): boolean =>
  [percent, n, phrase].some((given) => given !== undefined);

function reportOnProportion(value: PublishedText, path: Path, report: ProblemCollector): void {
  if (value.parts !== undefined) {
    report.error([...path, 'parts'], '"parts" stands on a proportion', 'percent, n, d or phrase', null, true);
  } else if (!hasNumbersOrWords(value)) {
    report.error(path, 'nothing was published here', 'percent, n (with or without d) or phrase');
  }
}

function reportOnDistribution(value: PublishedText, path: Path, report: ProblemCollector): void {
  if (value.parts === undefined || hasNumbersOrWords(value)) {
    report.error(
      path,
      'a distribution publishes its parts',
      'parts: {option: count, ...}, with or without d',
    );
  }
  report.misplaced(path, value, ['disputed', 'implied'], 'a distribution', 'a proportion');
}

function reportContradictions(
  { n, d, disputed, implied }: PublishedText,
  path: Path,
  report: ProblemCollector,
): void {
  if (n !== undefined && d !== undefined && n > d) {
    report.error([...path, 'n'], `n is ${n}, d is ${d}`, 'n no larger than d');
  }
  if (disputed === true && implied === undefined) {
    report.error(path, 'a disputed value has no "implied"', 'implied: {d: [...], why: ...}');
  }
}

function partsByOption(
  parts: PublishedText['parts'],
  path: Path,
  report: ProblemCollector,
  optionNamed: (name: string) => string | null,
): Record<string, number> {
  const entries = Object.entries(parts ?? {}).flatMap(([name, n]) => {
    const option = optionNamed(name);
    if (option === null) report.error([...path, name], `there is no option "${name}"`, null, null, true);
    return option === null ? [] : [[option, n] as const];
  });
  return Object.fromEntries(entries);
}
