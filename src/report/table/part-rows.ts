import type { CrossFigure, DistributionFigure, Published, SpreadFigure } from '../../model/figure.ts';
import { plural } from '../../util/words.ts';
import { resultText } from '../figure-text.ts';
import { BLANK, claimed, counts, missingNote, printed, type Printed, type Row } from './row.ts';

/** A line for the whole, then one for each option. */
export function distributionRows(figure: DistributionFigure): Row[] {
  const options = figure.parts.map(({ value }) => value);
  const spokenOf = (value: Published): string | null => value.of ?? firstPart(value.parts) ?? null;
  const isOption = (name: string | null): boolean => name !== null && options.includes(name);
  return [
    {
      ...BLANK,
      label: figure.label,
      level: 0,
      result: figure.shown ?? `of ${figure.d}`,
      base: figure.shown === null ? figure.base : '',
      ...counts(figure),
      source: figure.source ?? '',
      published: claimed(figure.published.filter((value) => !isOption(spokenOf(value)))),
      notes: [
        ...(figure.several ? ['a record may have several of these, or none'] : []),
        ...missingNote(figure),
      ],
    },
    ...figure.parts.map((part) => ({
      ...BLANK,
      label: part.value,
      level: 1,
      bar: part.percent === null ? null : part.n / figure.d,
      result: part.shown === null ? '' : resultText(part.n, figure.d, part.shown),
      published: printed(figure.published.filter((value) => spokenOf(value) === part.value)),
    })),
  ];
}

/** A line for the whole, then one for each option of the rows, with the count of every cell. */
export function crossRows(figure: CrossFigure): Row[] {
  const { rows, columns, cells, d, unknown } = figure;
  const open = [
    [unknown.rows, `${rows.field} not known`],
    [unknown.columns, `${columns.field} not known`],
    [unknown.both, 'neither known'],
  ].flatMap(([n, what]) => (n === 0 ? [] : [`${what}: ${n}`]));
  const head = {
    ...BLANK,
    label: figure.label,
    level: 0,
    result: figure.shown ?? `of ${d}`,
    ...counts(figure),
    source: figure.source ?? '',
    notes: [`${rows.field}, each with its records by ${columns.field}`, ...open, ...missingNote(figure)],
  };
  if (figure.shown !== null) return [{ ...head, notes: [...open, ...missingNote(figure)] }];
  const lines = rows.options.map((option, row) => {
    const own = cells[row] ?? [];
    const byColumn = columns.options.map((name, column) => `${name} ${own[column] ?? 0}`).join(', ');
    const n = own.reduce((total, cell) => total + cell, 0);
    return { ...BLANK, label: option, level: 1, result: `${n} of ${d}`, notes: [byColumn] };
  });
  return [head, ...lines];
}

/** So many sites that share an end are named. */
const NAMED_SITES = 6;

const someOf = (sites: readonly string[]): string =>
  sites.length <= NAMED_SITES
    ? sites.join(', ')
    : `${sites.slice(0, NAMED_SITES - 1).join(', ')} and ${sites.length - NAMED_SITES + 1} more`;

/** A published value of several parts is printed once, beside the first of them. */
const firstPart = (parts: Published['parts']): string | undefined => Object.keys(parts ?? {})[0];

/**
 * A line for all sites together, then those that are furthest apart, and the mean of all.
 *
 * @param row that of all sites together, as of a proportion
 */
export function spreadRows(figure: SpreadFigure, row: Row): Row[] {
  const spokenOf = (name: string): Printed[] => printed(figure.published.filter(({ of }) => of === name));
  const whole = printed(figure.published.filter(({ of }) => of === null || of === 'pooled'));
  const based = figure.sites.filter(({ site, percent }) => site !== null && percent !== null).length;
  const end = (name: string, sites: readonly string[]): Row[] => {
    const own = figure.sites.find(({ site }) => site === sites[0]);
    if (own === undefined || own.percent === null) return [];
    return [
      {
        ...BLANK,
        label: `${name}: ${someOf(sites)}`,
        level: 1,
        bar: own.n / own.d,
        result: sites.length > 1 ? (own.shown ?? '') : resultText(own.n, own.d, own.shown ?? ''),
        published: spokenOf(name),
      },
    ];
  };
  const mean: Row[] =
    figure.mean === null
      ? []
      : [
          {
            ...BLANK,
            label: `mean of ${plural(based, 'site')}, each weighing the same`,
            level: 1,
            bar: meanBar(figure.mean, figure.meanShown),
            result: figure.meanShown ?? '',
            published: spokenOf('mean'),
          },
        ];
  const unknown = figure.sites.filter(({ site, d }) => site === null && d > 0).map(({ d }) => d);
  const notes = [
    ...(figure.withoutBase.length === 0 ? [] : [`no base at ${someOf(figure.withoutBase)}`]),
    ...unknown.map((d) => `of no known site: ${d}`),
    ...missingNote(figure),
  ];
  return [
    { ...row, published: whole, notes },
    ...end('lowest', figure.lowest),
    ...end('highest', figure.highest),
    ...mean,
  ];
}

/** Full or empty only where the mean is: >99% must not look like 100%. */
const meanBar = (mean: number, shown: string | null): number =>
  shown === '>99%' ? 0.99 : shown === '<1%' ? 0.01 : mean / 100;
