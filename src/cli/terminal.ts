import type { TableOptions } from '../report/table/options.ts';
import type { Io, Output } from './io.ts';

/** The width of a report that no terminal shows: wide enough for the table, the same everywhere. */
const WIDTH_WITHOUT_TERMINAL = 120;
const NARROWEST = 40;

/** How a report for people is set on a stream: decided once, here. */
export function tableOptions(output: Output, io: Io): Omit<TableOptions, 'view'> {
  return { width: widthOf(output, io.env), colour: colourOf(output, io.env), unicode: showsUnicode(io) };
}

function widthOf(output: Output, env: Io['env']): number {
  const said = Number(env['COLUMNS']);
  const width =
    output.isTTY === true && output.columns
      ? output.columns
      : Number.isInteger(said) && said > 0
        ? said
        : WIDTH_WITHOUT_TERMINAL;
  return Math.max(NARROWEST, width);
}

/** NO_COLOR first, then FORCE_COLOR, then whether it is a terminal. */
function colourOf(output: Output, env: Io['env']): TableOptions['colour'] {
  if ((env['NO_COLOR'] ?? '') !== '') return 0;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced === '0' || forced === 'false' ? 0 : 1;
  return output.isTTY === true && env['TERM'] !== 'dumb' ? 1 : 0;
}

/** Only where the terminal is known to be UTF-8; on Windows only the newer terminals are. */
function showsUnicode({ env, platform }: Io): boolean {
  if (platform === 'win32') return (env['WT_SESSION'] ?? '') !== '' || env['TERM_PROGRAM'] === 'vscode';
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return /utf-?8/i.test(locale ?? '');
}
