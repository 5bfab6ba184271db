import type {
  CountFigure,
  DistributionFigure,
  Figure,
  ProportionFigure,
  Published,
  SpreadFigure,
  SumFigure,
} from '../../model/figure.ts';
import type { Group } from '../../model/result.ts';
import { andList, plural } from '../../util/words.ts';
import { figureText, resultText } from '../figure-text.ts';

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

/** @param all every figure of the result, among them those that stand beside this one */
export function rowsOf(figure: Figure, all: readonly Figure[]): Row[] {
  const [first, ...others] = ownRows(figure);
  if (first === undefined) return [];
  const beside = figure.beside.flatMap((id) => all.filter((other) => other.id === id));
  const neighbours = beside.map((other) => `beside it: ${figureText(other)} (${other.unit}) ${other.label}`);
  return [{ ...first, notes: [...first.notes, ...neighbours] }, ...others];
}

function ownRows(figure: Figure): Row[] {
  switch (figure.kind) {
    case 'proportion':
      return [proportionRow(figure, figure.label, 0)];
    case 'distribution':
      return distributionRows(figure);
    case 'count':
      return [countRow(figure)];
    case 'sum':
      return [sumRow(figure)];
    case 'spread':
      return spreadRows(figure);
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
    published: figure.published,
    notes: figure.kind === 'spread' ? [] : level === 0 ? notesOf(figure) : boundsNote(figure),
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
  if (derived.yes + derived.no > 0) {
    const all = derived.yes === figure.yes && derived.no === figure.no;
    notes.push(all ? 'worked out by rule' : `worked out: ${derived.yes} yes, ${derived.no} no`);
  }
  if (figure.relevanceUnknown > 0) notes.push(`relevance unknown: ${figure.relevanceUnknown}`);
  if (figure.notRelevantByRecord > 0) {
    const early = figure.tooEarly === 0 ? '' : ` (too early: ${figure.tooEarly})`;
    notes.push(`N/A by record: ${figure.notRelevantByRecord}${early}`);
  }
  return [...notes, ...missingNote(figure)];
}

const missingNote = ({ notCollected, ...figure }: Figure): string[] =>
  notCollected.length === 0 || ('shown' in figure && figure.shown === 'not collected')
    ? []
    : [`not collected: ${andList(notCollected)}`];

const BLANK = {
  bar: null,
  base: '',
  unclear: '',
  notRecorded: '',
  notRelevant: '',
  source: '',
  published: [],
  notes: [],
};

function distributionRows(figure: DistributionFigure): Row[] {
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
      published: figure.published.filter((value) => !isOption(spokenOf(value))),
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
      published: figure.published.filter((value) => spokenOf(value) === part.value),
    })),
  ];
}

/** A published value of several parts is printed once, beside the first of them. */
const firstPart = (parts: Published['parts']): string | undefined => Object.keys(parts ?? {})[0];

const countRow = (figure: CountFigure): Row => ({
  ...BLANK,
  label: figure.label,
  level: 0,
  result: figureText(figure),
  ...counts(figure),
  source: figure.source ?? '',
  published: figure.published,
  notes: missingNote(figure),
});

function sumRow(figure: SumFigure): Row {
  const open = figure.unclear + figure.notRecorded;
  const partial =
    figure.sum !== null && open > 0 ? [`without ${plural(open, 'record')} that have no number`] : [];
  return {
    ...BLANK,
    label: figure.label,
    level: 0,
    result: figure.sum === null ? figure.shown : `${figure.shown}  over ${plural(figure.d, 'record')}`,
    ...counts(figure),
    source: figure.source ?? '',
    published: figure.published,
    notes: [...partial, ...missingNote(figure)],
  };
}

function spreadRows(figure: SpreadFigure): Row[] {
  const row = proportionRow(figure, figure.label, 0);
  const claimed = (name: string): Published[] => figure.published.filter(({ of }) => of === name);
  const whole = figure.published.filter(({ of }) => of === null || of === 'pooled');
  const based = figure.sites.filter(({ site, d }) => site !== null && d > 0).length;
  const end = (name: string, sites: readonly string[]): Row[] => {
    const own = figure.sites.find(({ site }) => site === sites[0]);
    if (own === undefined || own.percent === null) return [];
    return [
      {
        ...BLANK,
        label: `${name}: ${sites.join(', ')}`,
        level: 1,
        bar: own.n / own.d,
        result: sites.length > 1 ? (own.shown ?? '') : resultText(own.n, own.d, own.shown ?? ''),
        published: claimed(name),
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
            bar: figure.mean / 100,
            result: figure.meanShown ?? '',
            published: claimed('mean'),
          },
        ];
  const unknown = figure.sites.filter(({ site, d }) => site === null && d > 0).map(({ d }) => d);
  const notes = [
    ...(figure.withoutBase.length === 0 ? [] : [`no base at ${andList(figure.withoutBase)}`]),
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
