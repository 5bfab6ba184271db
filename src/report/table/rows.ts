import type { CountFigure, Figure, ProportionFigure, SpreadFigure, SumFigure } from '../../model/figure.ts';
import type { Group } from '../../model/result.ts';
import { shownPercent } from '../../model/counts.ts';
import { plural } from '../../util/words.ts';
import { figureText } from '../figure-text.ts';
import { crossRows, distributionRows, spreadRows } from './part-rows.ts';
import { BLANK, counts, missingNote, printed, type Row } from './row.ts';

/** @param all every figure of the result, among them those that stand beside this one */
export function rowsOf(figure: Figure, all: readonly Figure[]): Row[] {
  const [first, ...others] = ownRows(figure);
  if (first === undefined) return [];
  const beside = figure.beside.flatMap((id) => all.filter((other) => other.id === id));
  const neighbours = beside.map(
    (other) => `beside it: ${figureText(other)}${baseOfNeighbour(other)} (${other.unit}) ${other.label}`,
  );
  return [{ ...first, notes: [...first.notes, ...neighbours] }, ...others];
}

/** The base known goes without saying, as on its own line. */
const baseOfNeighbour = (figure: Figure): string =>
  'base' in figure && figure.base !== 'known' ? ` ${figure.base}` : '';

function ownRows(figure: Figure): Row[] {
  switch (figure.kind) {
    case 'proportion':
      return [proportionRow(figure, figure.label, 0)];
    case 'distribution':
      return distributionRows(figure);
    case 'cross':
      return crossRows(figure);
    case 'count':
      return [countRow(figure)];
    case 'sum':
      return [sumRow(figure)];
    case 'spread':
      return spreadRows(figure, proportionRow(figure, figure.label, 0));
  }
}

function proportionRow(figure: ProportionFigure | SpreadFigure, label: string, level: number): Row {
  return {
    label,
    level,
    bar: figure.percent === null ? null : figure.n / figure.d,
    result: figureText(figure),
    base: figure.percent === null ? '' : figure.base,
    ...counts(figure),
    source: figure.source ?? '',
    published: printed(figure.published),
    notes: figure.kind === 'spread' ? [] : level === 0 ? notesOf(figure) : boundsNote(figure),
  };
}

/** Where the figure would lie if every answer were known; said only where something is open and it matters. */
function boundsNote({ bounds, showBounds, percent }: ProportionFigure): string[] {
  if (!showBounds || percent === null || bounds === null || bounds.low.n === bounds.high.n) return [];
  const [low, high] = [bounds.low, bounds.high].map(({ n, d }) => shownPercent(n, d) ?? '');
  return [`from ${low ?? ''} to ${high ?? ''} if all were known`];
}

function notesOf(figure: ProportionFigure): string[] {
  const { derived } = figure;
  const notes = boundsNote(figure);
  if (derived.yes + derived.no > 0) {
    const all = derived.yes === figure.yes && derived.no === figure.no;
    notes.push(all ? 'worked out by rule' : `worked out: ${derived.yes} yes, ${derived.no} no`);
  }
  notes.push(...byTextNote(figure));
  if (figure.relevanceUnknown > 0) notes.push(`relevance unknown: ${figure.relevanceUnknown}`);
  if (figure.notRelevantByRecord > 0) {
    const early = figure.tooEarly === 0 ? '' : ` (too early: ${figure.tooEarly})`;
    notes.push(`N/A by record: ${figure.notRelevantByRecord}${early}`);
  }
  return [...notes, ...missingNote(figure)];
}

/** What free text says where nobody recorded an answer: beside the figure, never in it. */
function byTextNote({ byText: { yes, no }, count }: ProportionFigure): string[] {
  const [more, word, rest] = count === 'no' ? [no, 'yes', yes] : [yes, 'no', no];
  if (more + rest === 0) return [];
  if (count !== 'yes' && count !== 'no') return [`by text: ${yes} yes, ${no} no`];
  if (more === 0) return [`by text: ${rest} ${word}`];
  return [`${more} more by text${rest === 0 ? '' : `, and ${rest} ${word}`}`];
}

const countRow = (figure: CountFigure): Row => ({
  ...BLANK,
  label: figure.label,
  level: 0,
  result: figureText(figure),
  ...counts(figure),
  source: figure.source ?? '',
  published: printed(figure.published),
  notes: missingNote(figure),
});

function sumRow(figure: SumFigure): Row {
  const open = figure.unclear + figure.notRecorded;
  const partial =
    figure.sum !== null && open > 0 ? [`without ${plural(open, 'record')} of which no number is known`] : [];
  return {
    ...BLANK,
    label: figure.label,
    level: 0,
    result: figure.sum === null ? figure.shown : `${figure.shown}  over ${plural(figure.d, 'record')}`,
    ...counts(figure),
    source: figure.source ?? '',
    published: printed(figure.published),
    notes: [...partial, ...missingNote(figure)],
  };
}

/** One figure across the groups of its unit: a line for the whole, then a line for each group. */
export function groupRows(figure: Figure, groups: readonly Group[]): Row[] {
  const lines = groups
    .filter((group) => group.unit === figure.unit)
    .flatMap((group) => {
      const own = group.figures.find((candidate) => candidate.id === figure.id);
      const label = group.by.map(({ value }) => value ?? 'not known').join(', ');
      return own ? [groupRow(own, label)] : [];
    });
  const notes = figure.kind === 'proportion' ? notesOf(figure) : missingNote(figure);
  return [{ ...groupRow(figure, figure.label), level: 0, source: figure.source ?? '', notes }, ...lines];
}

function groupRow(figure: Figure, label: string): Row {
  if (figure.kind === 'proportion' || figure.kind === 'spread') {
    return { ...proportionRow(figure, label, 1), published: [], source: '' };
  }
  const based = figure.kind === 'distribution' && figure.shown === null;
  return {
    ...BLANK,
    label,
    level: 1,
    result: figureText(figure),
    base: based ? figure.base : '',
    ...counts(figure),
  };
}
