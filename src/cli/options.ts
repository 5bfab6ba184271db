import { InvalidArgumentError, Option } from 'commander';
import { SORTS } from '../report/view.ts';
import { DELIMITER_NAMES, ENCODINGS, LANGUAGE_CODES } from '../sample/ways-of-writing.ts';
import { parseIsoDate } from '../util/dates.ts';
import { didYouMean } from '../util/nearest.ts';
import { orList } from '../util/words.ts';

/** One of some words; anything else is answered with the nearest. */
export function oneOf(words: readonly string[]): (value: string) => string {
  return (value) => {
    if (words.includes(value)) return value;
    const hint = didYouMean(value, words);
    throw new InvalidArgumentError(`expected ${orList(words)}${hint === null ? '' : `; ${hint}`}`);
  };
}

/** An option that may be given several times, each time with one or several words between commas. */
export const repeatable = (flags: string, description: string): Option =>
  new Option(flags, description).default([], 'all').argParser((value: string, before: readonly string[]) => {
    const words = value.split(',').map((word) => word.trim());
    if (words.includes('')) {
      throw new InvalidArgumentError('expected an id, or several with commas between them');
    }
    return [...before, ...words];
  });

export const rubricOption = (): Option =>
  new Option('--rubric <id or file>', "the rubric to judge by; wins over the sample's own");

export const asOfOption = (): Option =>
  new Option(
    '--as-of <date>',
    "the day on which the cases are looked at; wins over the sample's own",
  ).argParser((value: string) => {
    if (parseIsoDate(value) === null) throw new InvalidArgumentError('expected a date, as in 2017-06-30');
    return value;
  });

/** How the files are written, where it cannot be found or is found wrongly. */
export const readingOptions = (): Option[] => [
  new Option('--encoding <name>', `${orList(ENCODINGS)}; else found from the bytes`).argParser(
    oneOf(ENCODINGS),
  ),
  new Option('--delimiter <name>', `${orList(DELIMITER_NAMES)}; else found from the header`).argParser(
    oneOf(DELIMITER_NAMES),
  ),
  new Option('--language <code>', `words of ${orList(LANGUAGE_CODES)} in cells`).argParser(
    oneOf(LANGUAGE_CODES),
  ),
];

export const allowProblemsOption = (): Option =>
  new Option('--allow-problems', 'exit 0 even if cells or rows could not be read');

/** Only of the commands whose work it is to show why; every other prints no word of a file whatever is asked. */
export const showTextOption = (): Option =>
  new Option(
    '--show-text',
    'print the words themselves where the output is no terminal too: not for passing on',
  );

/** @param columns the names that a header can be given for */
export const columnOption = (columns: readonly string[]): Option =>
  new Option('--column <name=header>', 'the header of a column that is called something else')
    .default(new Map(), 'by their names')
    .argParser((text: string, before: ReadonlyMap<string, readonly string[]>) => {
      const [, name = '', header = ''] = /^([^=]*)=(.*)$/.exec(text) ?? [];
      if (header.trim() === '') {
        throw new InvalidArgumentError(`expected a name and a header, as in ${columns[0] ?? ''}=URN`);
      }
      if (!columns.includes(name)) {
        const hint = didYouMean(name, columns) ?? `expected ${orList(columns)}`;
        throw new InvalidArgumentError(`there is no column "${name}"; ${hint}`);
      }
      return new Map([...before, [name, [...(before.get(name) ?? []), header]]]);
    });

export const formatOption = (words: readonly string[]): Option =>
  new Option('--format <name>', orList(words)).default('table').argParser(oneOf(words));

/** How much of a report is printed, and in which order. */
export const viewOptions = (): Option[] => [
  new Option('--all', 'every figure of every theme'),
  new Option(
    '--below <percent>',
    'only what falls short: figures whose better answers are a smaller share',
  ).argParser((value: string): number => {
    if (!/^\d{1,3}$/.test(value) || Number(value) > 100) {
      throw new InvalidArgumentError('expected a whole percentage from 0 to 100, as in 70');
    }
    return Number(value);
  }),
  new Option('--sort <order>', `${orList(SORTS)}; within each theme`)
    .default('report')
    .argParser(oneOf(SORTS)),
];
