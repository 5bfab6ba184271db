import { baseOf, countOf, percentOf, type Counts } from '../model/counts.ts';
import type { SpreadFigure } from '../model/figure.ts';
import type { DistributionSpec, ProportionSpec, SpreadSpec } from '../model/rubric.ts';
import type { Part } from './published.ts';
import type { Tally } from './tally.ts';

/** What a published value that no number of ours is like can be held against: nothing. */
export const NOTHING: Part = { name: '', n: null, d: null, percent: null, no: 0, undecided: 0 };

/** The integers of a proportion that a published value is held against. */
export function partOf({ count, base }: ProportionSpec | SpreadSpec, counts: Counts): Part {
  const n = countOf(count, counts);
  const d = baseOf(base, counts);
  const percent = percentOf(n, d);
  const undecided = counts.unclear + counts.notRecorded;
  if (count === 'yes') return { name: '', n, d, percent, no: counts.no, undecided };
  if (count === 'no') return { name: '', n, d, percent, no: counts.yes, undecided };
  return { name: '', n, d, percent, no: d - n, undecided: 0 };
}

/** The options of a distribution, then the smallest and the largest of them. */
export function namedParts({ of, base }: DistributionSpec, counts: Tally): Part[] {
  const d = baseOf(base, counts);
  const undecided = counts.unclear + counts.notRecorded;
  const parts = of.options.map((name, index): Part => {
    const n = counts.parts[index] ?? 0;
    return { name, n, d, percent: percentOf(n, d), no: counts.yes - n, undecided };
  });
  const byCount = [...parts].sort((a, b) => (a.n ?? 0) - (b.n ?? 0));
  const [lowest, highest] = [byCount[0], byCount.at(-1)];
  return [
    ...parts,
    ...(lowest ? [{ ...lowest, name: 'lowest' }] : []),
    ...(highest ? [{ ...highest, name: 'highest' }] : []),
  ];
}

/** The sites that are furthest apart, the mean of all, and all together. */
export function spreadParts(
  spec: SpreadSpec,
  counts: Tally,
  { lowest, highest, mean }: Pick<SpreadFigure, 'lowest' | 'highest' | 'mean'>,
): Part[] {
  const end = (name: string, sites: readonly string[]): Part[] =>
    sites.flatMap((site) => {
      const own = counts.sites.get(site);
      return own ? [{ ...partOf(spec, own), name }] : [];
    });
  return [
    ...end('lowest', lowest),
    ...end('highest', highest),
    ...(mean === null ? [] : [{ ...NOTHING, name: 'mean', percent: mean }]),
    { ...partOf(spec, counts), name: 'pooled' },
  ];
}
