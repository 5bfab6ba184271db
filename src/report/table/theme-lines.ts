import { plural, printable } from '../../util/words.ts';
import { resultText } from '../figure-text.ts';
import { extremesOf, isNotCollected, type Judged, type ThemeFigures } from '../view.ts';
import { grid, type Layout } from './layout.ts';
import type { Paint } from './paint.ts';

const COUNT_WIDTH = 8;
const THEME_WIDTH = 34;

/** Narrower than this two figures do not stand beside each other. */
const NARROWEST_FIGURE = 26;

const HOW_TO_SEE = 'Every figure: --all. One theme: --theme <id>, as in';

/** A line for each theme, with its worst and its best figure: those whose better answers are fewest and most. */
export function themeLines(themes: readonly ThemeFigures[], layout: Layout, paint: Paint): string {
  const first = themes[0]?.id ?? '';
  const hint = paint.dim(layout.paragraph(`${HOW_TO_SEE} --theme ${first}.`));
  const half = Math.floor((layout.width - THEME_WIDTH - COUNT_WIDTH) / 2);
  const body = half < NARROWEST_FIGURE ? blocks(themes, layout, paint) : columns(themes, half, paint);
  return `${body}\n\n${hint}`;
}

function columns(themes: readonly ThemeFigures[], half: number, paint: Paint): string {
  const head = [paint.bold('Other themes'), ...['Figures', 'Worst', 'Best'].map((name) => paint.dim(name))];
  const lines = themes.map(({ title, figures }) => {
    const extremes = extremesOf(figures);
    const [worst, best] =
      extremes === null ? [without(figures), ''] : [judgedText(extremes.worst), judgedText(extremes.best)];
    return [printable(title), String(figures.length), worst, best === worst ? '' : best];
  });
  return grid([head, ...lines], [THEME_WIDTH, COUNT_WIDTH, half, half]);
}

function blocks(themes: readonly ThemeFigures[], layout: Layout, paint: Paint): string {
  const lines = themes.map(({ title, figures }) =>
    [
      layout.paragraph(`${printable(title)} (${plural(figures.length, 'figure')})`),
      ...extremesInWords(figures).map((text) => layout.paragraph(text, 2)),
    ].join('\n'),
  );
  return [paint.bold('Other themes'), ...lines].join('\n');
}

function extremesInWords(figures: ThemeFigures['figures']): string[] {
  const extremes = extremesOf(figures);
  if (extremes === null) return [without(figures)];
  const { worst, best } = extremes;
  if (worst === best) return [judgedText(worst)];
  return [`worst: ${judgedText(worst)}`, `best: ${judgedText(best)}`];
}

/** Why a theme has no worst and no best figure. */
function without(figures: ThemeFigures['figures']): string {
  if (figures.every(isNotCollected)) return 'not collected';
  const judged = figures.filter((figure) => figure.kind === 'proportion' && figure.better !== null);
  return judged.length === 0 ? 'facts only' : 'no percentage that says better or worse';
}

const judgedText = ({ n, d, shown, label, better }: Judged): string =>
  `${resultText(n, d, shown)} ${printable(label)}${better === 'low' ? ' (less is better)' : ''}`;
