import type { Figure } from '../model/figure.ts';

/** Below this base the count leads and the percentage follows in brackets: ours, after the reports' own habit. */
const SMALL_BASE = 20;

/** A fraction as people read it. */
export function resultText(n: number, d: number, shown: string): string {
  if (d === 0) return shown;
  return d < SMALL_BASE ? `${n} of ${d} (${shown})` : `${shown}  ${n} of ${d}`;
}

/** What a figure amounts to, in a few words: its own row says the rest. */
export function figureText(figure: Figure): string {
  switch (figure.kind) {
    case 'proportion':
    case 'spread':
      return figure.percent === null ? figure.shown : resultText(figure.n, figure.d, figure.shown);
    case 'distribution':
      return (
        figure.shown ?? figure.parts.map(({ value, n }) => `${value}: ${n}`).join(', ') + ` of ${figure.d}`
      );
    case 'cross':
      return figure.shown ?? `of ${figure.d}`;
    case 'count':
      return figure.shown;
    case 'sum':
      return figure.shown;
  }
}
