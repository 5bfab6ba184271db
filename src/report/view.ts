import type { Figure, ProportionFigure } from '../model/figure.ts';
import type { AuditResult } from '../model/result.ts';

/** In which order the figures of a theme are printed. */
export const SORTS = ['report', 'lowest', 'highest', 'worst'] as const;
export type Sort = (typeof SORTS)[number];

/** How much of a result is printed, and in which order. */
export interface View {
  /** Every figure of every theme, in the rubric's order. */
  readonly all: boolean;
  /** Only what falls short: figures whose better answers are a smaller share than this whole percentage. */
  readonly below: number | null;
  readonly sort: Sort;
}

export const WHOLE_VIEW: View = { all: true, below: null, sort: 'report' };

export interface ThemeFigures {
  readonly id: string;
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** The themes that are printed figure by figure, and those of which a line has to do. */
export interface Chosen {
  readonly whole: readonly ThemeFigures[];
  readonly collapsed: readonly ThemeFigures[];
}

/**
 * The headline themes of which something was collected whole, in their order, and the others collapsed; every theme whole, in the rubric's order, when
 * all is wanted, when only some of the rubric was asked for, and when the rubric has no headline.
 */
export function chooseThemes({ rubric, figures, asked }: AuditResult, { all, sort }: View): Chosen {
  const themes = rubric.themes.flatMap(({ id, title }): ThemeFigures[] => {
    const own = sorted(
      figures.filter(({ theme }) => theme === id),
      sort,
    );
    return own.length === 0 ? [] : [{ id, title, figures: own }];
  });
  const askedForSome = asked.figures.length + asked.themes.length + asked.units.length > 0;
  const headline = rubric.headline.flatMap((id) => themes.filter((theme) => theme.id === id));
  if (all || askedForSome || rubric.headline.length === 0) return { whole: themes, collapsed: [] };
  // A theme that nobody collected anything for heads nothing; where that is so of all, the others take its place.
  const collected = ({ figures: own }: ThemeFigures): boolean => own.some((figure) => !isEmpty(figure));
  const first = headline.filter(collected);
  const whole = first.length > 0 ? first : themes.filter(collected);
  return { whole, collapsed: themes.filter((theme) => !whole.includes(theme)) };
}

/** A number of records is there in every sample, and says nothing of what was collected. */
const isEmpty = (figure: Figure): boolean => figure.kind === 'count' || isNotCollected(figure);

/** Whether the sample has nothing of what a figure counts. */
export const isNotCollected = (figure: Figure): boolean =>
  'shown' in figure && figure.shown === NOT_COLLECTED;

const NOT_COLLECTED = 'not collected';

/** A proportion that says something good or bad of the work, and has a percentage. */
export type Judged = ProportionFigure & { readonly percent: number; readonly better: 'high' | 'low' };

export const isJudged = (figure: Figure): figure is Judged =>
  figure.kind === 'proportion' && figure.better !== null && figure.percent !== null;

/** The share of the better answers, as the whole percentage that people read. */
export const goodShare = ({ percent, better }: Judged): number =>
  better === 'high' ? percent : 100 - percent;

/** The figures that fall short, the worst first unless another order is asked for. */
export function fallingShort({ figures }: AuditResult, { below, sort }: View): readonly Judged[] {
  const short = figures.filter(isJudged).filter((figure) => goodShare(figure) < (below ?? 0));
  return sorted(short, sort === 'report' ? 'worst' : sort).filter(isJudged);
}

/** Figures without a percentage come last, in the rubric's order, as do facts when the worst come first. */
export function sorted(figures: readonly Figure[], sort: Sort): readonly Figure[] {
  if (sort === 'report') return figures;
  const key = (figure: Figure): number => {
    if (sort === 'worst') return isJudged(figure) ? goodShare(figure) : Infinity;
    const percent = figure.kind === 'proportion' ? figure.percent : null;
    return percent === null ? Infinity : sort === 'lowest' ? percent : -percent;
  };
  return figures
    .map((figure, index) => ({ figure, index, key: key(figure) }))
    .sort((a, b) => (a.key === b.key ? 0 : a.key - b.key) || a.index - b.index)
    .map(({ figure }) => figure);
}

/** The figures of a theme with the smallest and the largest share of better answers; null: all of them are facts. */
export function extremesOf(
  figures: readonly Figure[],
): { readonly worst: Judged; readonly best: Judged } | null {
  const judged = sorted(figures, 'worst').filter(isJudged);
  const [worst, best] = [judged[0], judged.at(-1)];
  return worst && best ? { worst, best } : null;
}
