import type { TableOptions } from './options.ts';

/** The few ways in which a table sets a text apart. */
export interface Paint {
  readonly plain: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bar: (text: string) => string;
  readonly good: (text: string) => string;
  readonly fair: (text: string) => string;
  readonly bad: (text: string) => string;
}

const asIs = (text: string): string => text;

const PLAIN: Paint = { plain: asIs, bold: asIs, dim: asIs, bar: asIs, good: asIs, fair: asIs, bad: asIs };

/** Colours are only loaded for somebody who sees them: most reports go into a file or through a pipe. */
export async function loadPaint(colour: TableOptions['colour']): Promise<Paint> {
  if (colour === 0) return PLAIN;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: colour });
  return {
    plain: asIs,
    bold: chalk.bold,
    dim: chalk.dim,
    bar: chalk.cyan,
    good: chalk.green,
    fair: chalk.yellow,
    bad: chalk.red,
  };
}
