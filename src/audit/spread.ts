import type { Answer } from '../model/answer.ts';
import { baseOf, countOf, percentOf, shownPercent, type Counts } from '../model/counts.ts';
import type { SiteFraction, SpreadFigure } from '../model/figure.ts';
import type { SpreadSpec } from '../model/rubric.ts';
import { byCodeUnit } from '../util/words.ts';

type Spread = Pick<SpreadFigure, 'sites' | 'lowest' | 'highest' | 'mean' | 'meanShown' | 'withoutBase'>;

interface SiteCounts {
  readonly site: string;
  readonly n: number;
  readonly d: number;
}

/**
 * How the sites differ. Proportions are compared as fractions, never as rounded percentages.
 *
 * @param isKnown whether the figure of all sites together has a percentage
 */
export function spreadOf(
  { count, base }: SpreadSpec,
  counts: ReadonlyMap<string | null, Counts>,
  isKnown: boolean,
): Spread {
  const sites = [...counts]
    .map(([site, own]): SiteFraction => {
      const [n, d] = [countOf(count, own), baseOf(base, own)];
      const told = isKnown && isTold(count, own);
      return {
        site,
        n,
        d,
        percent: told ? percentOf(n, d) : null,
        shown: told ? shownPercent(n, d) : null,
      };
    })
    .sort((a, b) => (a.site === null ? 1 : b.site === null ? -1 : byCodeUnit(a.site, b.site)));
  const named = sites.filter((one): one is SiteFraction & SiteCounts => one.site !== null);
  const based = named.filter(({ percent }) => percent !== null);
  return {
    sites,
    lowest: furthest(based, -1),
    highest: furthest(based, 1),
    ...meanOf(based),
    withoutBase: named.filter(({ percent }) => percent === null).map(({ site }) => site),
  };
}

/** On base all there is a d even where nothing is known of a site. */
const isTold = (count: Answer, { yes, no, unclear, notRecorded }: Counts): boolean =>
  (count !== 'yes' && count !== 'no') || yes + no > 0 || unclear + notRecorded === 0;

/** The sites whose proportion no other passes in a direction. */
function furthest(sites: readonly SiteCounts[], direction: 1 | -1): string[] {
  const passes = (a: SiteCounts, b: SiteCounts): boolean => direction * (a.n * b.d - b.n * a.d) > 0;
  return sites.filter((one) => !sites.some((other) => passes(other, one))).map(({ site }) => site);
}

/**
 * The mean of unrounded proportions as a whole percentage, half up. The proportions are brought to one denominator
 * in integers of any size, for a sum of rounded quotients could fall on the wrong side of a half.
 */
function meanOf(sites: readonly SiteCounts[]): Pick<Spread, 'mean' | 'meanShown'> {
  if (sites.length === 0) return { mean: null, meanShown: null };
  let [top, bottom] = [0n, 1n];
  for (const { n, d } of sites) {
    top = top * BigInt(d) + BigInt(n) * bottom;
    bottom *= BigInt(d);
    const common = divisor(top, bottom);
    [top, bottom] = [top / common, bottom / common];
  }
  bottom *= BigInt(sites.length);
  const mean = Number((200n * top + bottom) / (2n * bottom));
  if (mean === 0 && top > 0n) return { mean, meanShown: '<1%' };
  return { mean, meanShown: mean === 100 && top < bottom ? '>99%' : `${mean}%` };
}

function divisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller > 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger === 0n ? 1n : larger;
}
