import type { DistributionFigure, Figure, Group, ProportionFigure, Published } from '../../model/result.ts';
import { andList } from '../../util/words.ts';

/** One line of the table: of a figure, of one option of a distribution, or of one group. */
export interface Row {
  readonly label: string;
  /** Deeper labels are set in: 0 or 1. */
  readonly level: number;
  /** From 0 to 1; null: no bar. */
  readonly bar: number | null;
  /** The percentage with its n and d, or why there is none. */
  readonly result: string;
  /** Which answers form d; empty where there is no d. */
  readonly base: string;
  /** Counts of records, empty on lines that have none. */
  readonly unclear: string;
  readonly notRecorded: string;
  readonly notRelevant: string;
  readonly source: string;
  readonly published: readonly Published[];
  /** What else a reader must know of the number. */
  readonly notes: readonly string[];
}

/** Below this base the count leads and the percentage follows in brackets: ours, after the reports' own habit. */
const SMALL_BASE = 20;

/** A fraction as people read it. */
export function resultText(n: number, d: number, shown: string): string {
  if (d === 0) return shown;
  return d < SMALL_BASE ? `${n} of ${d} (${shown})` : `${shown}  ${n} of ${d}`;
}

export const rowsOf = (figure: Figure): Row[] =>
  figure.kind === 'proportion' ? [proportionRow(figure, figure.label, 0)] : distributionRows(figure);

function proportionRow(figure: ProportionFigure, label: string, level: number): Row {
  return {
    label,
    level,
    bar: figure.percent === null ? null : figure.n / figure.d,
    result: figure.percent === null ? figure.shown : resultText(figure.n, figure.d, figure.shown),
    base: figure.percent === null ? '' : figure.base,
    ...counts(figure),
    source: figure.source ?? '',
    published: figure.published,
    notes: level === 0 ? notesOf(figure) : boundsNote(figure),
  };
}

const counts = (figure: Figure): Pick<Row, 'unclear' | 'notRecorded' | 'notRelevant'> => ({
  unclear: String(figure.unclear),
  notRecorded: String(figure.notRecorded),
  notRelevant: String(figure.notRelevant),
});

/** Where the figure would lie if every answer were known; said only where something is open and it matters. */
function boundsNote({ bounds, showBounds, percent }: ProportionFigure): string[] {
  if (!showBounds || percent === null || bounds === null || bounds.low.n === bounds.high.n) return [];
  return [`from ${bounds.low.percent ?? 0}% to ${bounds.high.percent ?? 0}% if all were known`];
}

function notesOf(figure: ProportionFigure): string[] {
  const { derived } = figure;
  const notes = boundsNote(figure);
  if (derived.yes + derived.no > 0) notes.push(`worked out: ${derived.yes} yes, ${derived.no} no`);
  if (figure.relevanceUnknown > 0) notes.push(`relevance unknown: ${figure.relevanceUnknown}`);
  if (figure.notRelevantByRecord > 0) {
    const early = figure.tooEarly === 0 ? '' : ` (too early: ${figure.tooEarly})`;
    notes.push(`N/A by record: ${figure.notRelevantByRecord}${early}`);
  }
  if (figure.shown !== 'not collected' && figure.notCollected.length > 0) {
    notes.push(`not collected: ${andList(figure.notCollected)}`);
  }
  return notes;
}

const BLANK = {
  base: '',
  unclear: '',
  notRecorded: '',
  notRelevant: '',
  source: '',
  published: [],
  notes: [],
};

function distributionRows(figure: DistributionFigure): Row[] {
  const claimed = (value: string): Published[] =>
    figure.published.filter(({ parts }) => firstPart(parts) === value);
  return [
    {
      ...BLANK,
      label: figure.label,
      level: 0,
      bar: null,
      result: figure.shown ?? `of ${figure.d}`,
      base: figure.shown === null ? figure.base : '',
      ...counts(figure),
      source: figure.source ?? '',
    },
    ...figure.parts.map((part) => ({
      ...BLANK,
      label: part.value,
      level: 1,
      bar: part.percent === null ? null : part.n / figure.d,
      result: part.shown === null ? '' : resultText(part.n, figure.d, part.shown),
      published: claimed(part.value),
    })),
  ];
}

/** A published value of several parts is printed once, beside the first of them. */
const firstPart = (parts: Published['parts']): string | undefined => Object.keys(parts ?? {})[0];

/** One figure across the groups of its unit: a line for the whole, then a line for each group. */
export function groupRows(figure: Figure, groups: readonly Group[]): Row[] {
  const lines = groups
    .filter((group) => group.unit === figure.unit)
    .flatMap((group) => {
      const own = group.figures.find((candidate) => candidate.id === figure.id);
      const label = group.by.map(({ value }) => value ?? 'not known').join(', ');
      return own ? [groupRow(own, label)] : [];
    });
  const notes = figure.kind === 'proportion' ? notesOf(figure) : [];
  return [{ ...groupRow(figure, figure.label), level: 0, source: figure.source ?? '', notes }, ...lines];
}

function groupRow(figure: Figure, label: string): Row {
  if (figure.kind === 'proportion') return { ...proportionRow(figure, label, 1), published: [], source: '' };
  const parts = figure.parts.map((part) => `${part.value}: ${part.n}`).join(', ');
  return {
    ...BLANK,
    label,
    level: 1,
    bar: null,
    result: figure.shown ?? `${parts} of ${figure.d}`,
    base: figure.shown === null ? figure.base : '',
    ...counts(figure),
  };
}
