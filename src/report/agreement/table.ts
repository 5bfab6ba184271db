import type { AgreementItem, AgreementResult, AgreementUnit, NotCompared } from '../../model/agreement.ts';
import { andList, plural, printable, shortened, shownId, thousands } from '../../util/words.ts';
import { wrap } from '../../util/wrap.ts';
import { grid } from '../table/layout.ts';
import type { TableOptions } from '../table/options.ts';
import { loadPaint, type Paint } from '../table/paint.ts';
import { moderation } from './moderation.ts';
import { alikeText, coefficientText, kappaText, leftOutNote, undefinedNotes } from './numbers.ts';

/** The columns after the label, with their widths in characters, the space after each included. */
const COLUMNS = [
  ['Alike', 20],
  ['Kappa (95%)', 23],
  ['AC1', 10],
  ['Alpha', 10],
] as const;

/** Where the columns leave less than this for the label, every check becomes a block of lines instead. */
const NARROWEST_LABEL = 28;
const WIDEST = 130;

/** So many ids or columns are named in a line; the JSON has all. */
const NAMED = 8;

/** The pairs of so many auditors are printed; those of more would bury the rest. */
const MOST_AUDITORS = 3;

const LEGEND =
  'Alike: of the records that two auditors or more judged, those with one answer. Kappa, AC1 and alpha: 1 is perfect agreement, 0 what chance would give.';

/** The numbers for people, then the records to talk about. */
export async function renderAgreement(
  result: AgreementResult,
  options: Omit<TableOptions, 'view'>,
): Promise<string> {
  const { rubric, items } = result;
  const width = Math.min(options.width, WIDEST);
  const paint = await loadPaint(options.colour);
  const title = `Agreement between auditors: ${printable(rubric.title)} (${rubric.id})`;
  const label = width - COLUMNS.reduce((sum, [, column]) => sum + column, 0);
  const numbers = label < NARROWEST_LABEL ? blocks(items, width, paint) : columns(items, label, paint);
  const parts = [
    [paint.bold(wrap(title, width)), ...whoAndWhat(result).map((line) => wrap(line, width))].join('\n'),
    numbers,
    [...afterwards(result).map((line) => wrap(line, width)), paint.dim(wrap(LEGEND, width))].join('\n'),
    moderation(result, width, paint),
  ];
  return `${parts.join('\n\n')}\n`;
}

function whoAndWhat({ auditors, units }: AgreementResult): string[] {
  const names = auditors.map(({ name, records }) => `${shortened(name)} (${plural(records, 'record')})`);
  return [andList(names), ...units.flatMap(inCommon)];
}

function inCommon({ unit, common, alone }: AgreementUnit): string[] {
  const own = alone.map(({ auditor, ids }) => {
    const named = ids.slice(0, NAMED).map(shownId);
    const more = ids.length > NAMED ? `, and ${ids.length - NAMED} more` : '';
    return `Not compared, only of ${shortened(auditor)}: ${plural(ids.length, 'record')}: ${named.join(', ')}${more}`;
  });
  return [`${plural(common, 'record')} of unit "${unit}" in common`, ...own];
}

function columns(items: readonly AgreementItem[], label: number, paint: Paint): string {
  const head = ['', ...COLUMNS.map(([name]) => paint.dim(name))];
  const lines = items.flatMap((item) => [
    [printable(item.label), alikeText(item), ...numbersOf(item)],
    ...pairsOf(item).map((pair) => [`  ${namesOf(pair)}`, alikeText(pair), ...numbersOf(pair)]),
    ...notesOf(item).map((note) => [{ content: paint.dim(`  ${note}`), colSpan: COLUMNS.length + 1 }]),
  ]);
  return grid([head, ...lines], [label, ...COLUMNS.map(([, column]) => column)]);
}

const numbersOf = ({ base, kappa, ac1, alpha }: Pick<AgreementItem, 'base' | 'kappa' | 'ac1' | 'alpha'>) =>
  base === 0 ? ['', '', ''] : [kappaText(kappa), coefficientText(ac1), coefficientText(alpha)];

function blocks(items: readonly AgreementItem[], width: number, paint: Paint): string {
  return items
    .map((item) => {
      const pairs = pairsOf(item).map((pair) => wrap(`${namesOf(pair)}: ${inWords(pair)}`, width, 2));
      const notes = notesOf(item).map((note) => paint.dim(wrap(note, width, 2)));
      return [wrap(printable(item.label), width), wrap(inWords(item), width, 2), ...pairs, ...notes].join(
        '\n',
      );
    })
    .join('\n');
}

function inWords(item: AgreementItem | Pair): string {
  const [kappa = '', ac1 = '', alpha = ''] = numbersOf(item);
  return item.base === 0 ? alikeText(item) : `${alikeText(item)}; kappa ${kappa}, AC1 ${ac1}, alpha ${alpha}`;
}

type Pair = AgreementItem['pairs'][number];

const pairsOf = ({ pairs }: AgreementItem): readonly Pair[] => (pairs.length > MOST_AUDITORS ? [] : pairs);

const namesOf = ({ auditors }: Pair): string => auditors.map(shortened).join(' and ');

const notesOf = (item: AgreementItem): string[] => {
  const left = leftOutNote(item.leftOut);
  return [...undefinedNotes(item), ...(left === null ? [] : [left])];
};

/** What goes for all: sums, and what could not be compared. No number says how well the auditors judge. */
function afterwards({ totals, items, notCompared, auditors }: AgreementResult): string[] {
  const { base, agreed } = totals;
  const sum = `In all ${plural(items.length, 'question')}, ${thousands(agreed)} of ${plural(base, 'answer')} alike.`;
  const byOwner = auditors.flatMap(({ name }) => {
    const own = notCompared.filter(({ only }) => only === name);
    return own.length === 0 ? [] : [`Only ${shortened(name)} has a column for ${idsOf(own)}.`];
  });
  const nobody = notCompared.filter(({ only }) => only === null).length;
  return [
    sum,
    ...byOwner,
    ...(nobody === 0 ? [] : [`Not collected by anybody: ${plural(nobody, 'question')} of the rubric.`]),
    ...(auditors.length > MOST_AUDITORS
      ? ['Kappa is for two auditors: --format json has it for each pair.']
      : []),
  ];
}

function idsOf(questions: readonly NotCompared[]): string {
  const ids = questions.map(({ id }) => id);
  const more = ids.length - NAMED;
  return more > 0 ? `${ids.slice(0, NAMED).join(', ')} and ${more} more` : andList(ids);
}
