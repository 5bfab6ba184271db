import type { PublishedValue } from '../model/rubric.ts';
import { didYouMean } from '../util/nearest.ts';
import { orList } from '../util/words.ts';
import type { Path } from '../util/yaml-text.ts';
import type { ProblemCollector } from './problem-collector.ts';
import type { FIGURE_KINDS, PublishedText } from './schema.ts';

/** What the published values of a figure may speak of. */
export interface Speakable {
  readonly kind: (typeof FIGURE_KINDS)[number];
  /** What `of` may name; empty: the figure has no parts. */
  readonly parts: readonly string[];
  /** The part that a name means, by its own spelling or another; null if none. */
  readonly partNamed: (name: string) => string | null;
}

export const WHOLE = (kind: Speakable['kind']): Speakable => ({ kind, parts: [], partNamed: () => null });

/** The published values of a figure, each with what is wrong with it reported. */
export function publishedValues(
  values: readonly PublishedText[] | undefined,
  path: Path,
  report: ProblemCollector,
  speakable: Speakable,
): PublishedValue[] {
  return (values ?? []).map((value, index) => {
    const here = [...path, index];
    reportContradictions(value, here, report);
    reportOnKind(value, here, report, speakable);
    const { row = null, percent = null, n = null, d = null, phrase = null, implied = null } = value;
    const parts =
      value.parts === undefined || speakable.kind !== 'distribution'
        ? null
        : partsByOption(value.parts, [...here, 'parts'], report, speakable);
    const of =
      value.of === undefined ? null : partNamed(String(value.of), [...here, 'of'], report, speakable);
    const disputed = value.disputed ?? false;
    return { row, percent, n, d, phrase, parts, of, implied, disputed, at: value.at };
  });
}

const hasNumbersOrWords = ({ percent, n, phrase }: PublishedText): boolean =>
  [percent, n, phrase].some((given) => given !== undefined);

function reportOnKind(
  value: PublishedText,
  path: Path,
  report: ProblemCollector,
  { kind, parts }: Speakable,
): void {
  const isDistribution = kind === 'distribution';
  const where = `a ${kind}`;
  if (!isDistribution) report.misplaced(path, value, ['parts'], where, 'a distribution');
  if (parts.length === 0) report.misplaced(path, value, ['of'], where, 'a distribution or a spread');
  if (kind === 'count' || kind === 'sum') {
    report.misplaced(path, value, ['percent', 'd'], where, 'a figure with a base');
  }
  if (kind !== 'proportion') report.misplaced(path, value, ['disputed', 'implied'], where, 'a proportion');
  if (isDistribution && value.parts !== undefined) {
    if (hasNumbersOrWords(value) || value.of !== undefined) {
      const fix = 'make two published values of it';
      report.error(path, '"parts" stands beside the number of one part', null, fix);
    }
    return;
  }
  if (!hasNumbersOrWords(value)) {
    const numbers =
      kind === 'count' || kind === 'sum' ? 'n or phrase' : 'percent, n (with or without d) or phrase';
    report.error(
      path,
      'nothing was published here',
      isDistribution ? `parts, or of with ${numbers}` : numbers,
    );
  } else if (isDistribution && value.of === undefined) {
    report.error(
      path,
      'a number of a distribution must say of which part',
      'of: an option, lowest or highest',
    );
  }
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

function partNamed(
  name: string,
  path: Path,
  report: ProblemCollector,
  { parts, partNamed: named }: Speakable,
): string | null {
  const part = named(name);
  if (part === null && parts.length > 0) {
    report.error(path, `there is no part "${name}"`, orList(parts), didYouMean(name, parts));
  }
  return part;
}

function partsByOption(
  parts: NonNullable<PublishedText['parts']>,
  path: Path,
  report: ProblemCollector,
  { partNamed: named }: Speakable,
): Record<string, number> {
  const seen = new Set<string>();
  if (Object.keys(parts).length === 0)
    report.error(path, 'nothing was published here', '{option: count, ...}');
  const entries = Object.entries(parts).flatMap(([name, n]) => {
    const option = named(name);
    if (option !== null && seen.has(option)) {
      report.error([...path, name], `"${name}" is "${option}" once more`, 'each option once', null, true);
    }
    if (option !== null) seen.add(option);
    if (option === null) report.error([...path, name], `there is no option "${name}"`, null, null, true);
    return option === null ? [] : [[option, n] as const];
  });
  return Object.fromEntries(entries);
}
