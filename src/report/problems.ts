import { formatPlace, formatProblem, type Problem } from '../model/problem.ts';
import { plural, printable, thousands } from '../util/words.ts';
import { titleOf } from './problem-titles.ts';

/** Of each cause so many problems are kept; of those beyond it only how many they are. */
const KEPT = 8;

/** How many problems of a cause a full report prints in full; the rest of those kept give their places. */
const IN_FULL = 3;

/** The same for the short form, which stands beside another report. */
const IN_SHORT: Readonly<Record<Problem['severity'], number>> = { error: 5, note: 2 };

/** The problems that have one cause: the same code, about the same field. */
export interface ProblemGroup {
  readonly severity: Problem['severity'];
  readonly code: string;
  readonly field: string | null;
  readonly count: number;
  /** The files concerned, in the order in which they were met. */
  readonly files: ReadonlySet<string>;
  /** The first few, in the order in which they were met. */
  readonly first: readonly Problem[];
}

interface OpenGroup extends ProblemGroup {
  count: number;
  readonly files: Set<string>;
  readonly first: Problem[];
}

/**
 * Collects problems by their cause. The totals are exact; memory grows with the causes and the files, which are few,
 * and not with the problems, of which a wrong column makes one for every row.
 */
export class ProblemGroups {
  private readonly byCause = new Map<string, OpenGroup>();
  private readonly sums: Record<Problem['severity'], number> = { error: 0, note: 0 };

  readonly add = (problem: Problem): void => {
    const { severity, code, field, file } = problem;
    this.sums[severity] += 1;
    const cause = JSON.stringify([severity, code, field]);
    let group = this.byCause.get(cause);
    if (group === undefined) {
      group = { severity, code, field, count: 0, files: new Set(), first: [] };
      this.byCause.set(cause, group);
    }
    group.count += 1;
    group.files.add(file);
    if (group.first.length < KEPT) group.first.push(problem);
  };

  get totals(): Readonly<Record<Problem['severity'], number>> {
    return this.sums;
  }

  /** Errors first, then the most frequent, then in the order in which they were met. */
  groups(): ProblemGroup[] {
    const rank = ({ severity }: ProblemGroup): number => (severity === 'error' ? 0 : 1);
    return [...this.byCause.values()].sort((a, b) => rank(a) - rank(b) || b.count - a.count);
  }
}

/** The groups for somebody who wants to mend the sample: for each a headline, its first problems, more places. */
export function renderProblems(groups: readonly ProblemGroup[]): string {
  return groups
    .map((group) => {
      const { count, severity, files, first } = group;
      const where = files.size > 1 ? ` (${plural(files.size, 'file')})` : '';
      const lines = first.slice(0, IN_FULL).map((problem) => `  ${printable(formatProblem(problem))}`);
      const more = count > IN_FULL ? [`  ${morePlaces(group)}`] : [];
      return [`${plural(count, severity)}: ${causeOf(group)}${where}`, ...lines, ...more].join('\n');
    })
    .map((text) => `${text}\n\n`)
    .join('');
}

/** `and 9 more at cases.csv:14:5, cases.csv:15:5, ...` */
function morePlaces({ count, first }: ProblemGroup): string {
  const more = count - IN_FULL;
  const places = first.slice(IN_FULL).map((problem) => printable(formatPlace(problem)));
  const rest = more > places.length ? ', ...' : '';
  return `and ${thousands(more)} more at ${places.join(', ')}${rest}`;
}

/**
 * The groups in short, for the messages beside another report: a few problems of each in full, and how many more.
 *
 * @param all how all of them are to be had, in words; said once, after the last group that was cut
 */
export function renderProblemsInShort(groups: readonly ProblemGroup[], all: string): string {
  const lines = groups.flatMap((group) => {
    const shown = group.first.slice(0, IN_SHORT[group.severity]);
    const more = group.count - shown.length;
    const what = `${thousands(more)} more ${group.severity}${more === 1 ? '' : 's'}: ${causeOf(group)}`;
    return [...shown.map(formatProblem), ...(more > 0 ? [`... and ${what}`] : [])];
  });
  const last = lines.findLastIndex((line) => line.startsWith('... and '));
  if (last >= 0) lines[last] = `${lines[last] ?? ''}; ${all}`;
  return lines.map((line) => `${printable(line)}\n`).join('');
}

/** `values that cannot be read, in "trauma"` */
const causeOf = ({ code, field }: ProblemGroup): string =>
  `${titleOf(code)}${field === null ? '' : `, in "${printable(field)}"`}`;
