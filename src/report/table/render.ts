import type { AuditResult, Sampling } from '../../model/result.ts';
import { andList, plural, printable, thousands } from '../../util/words.ts';
import { verdictText } from '../published-text.ts';
import { chooseThemes, fallingShort, isJudged, isNotCollected, type Judged, type View } from '../view.ts';
import { attention } from './attention.ts';
import { Layout, type Columns } from './layout.ts';
import type { TableOptions } from './options.ts';
import type { Paint } from './paint.ts';
import { groupRows, rowsOf } from './rows.ts';
import { themeLines } from './theme-lines.ts';

/** The result for people: what was counted, then the figures under their themes, then what needs somebody. */
export function renderTable(result: AuditResult, options: TableOptions, paint: Paint): string {
  const layout = new Layout(options, paint, result.rubric.label);
  const sections = [
    heading(result, layout, paint),
    ...(options.view.below === null
      ? themes(result, layout, options, paint)
      : [shortfalls(result, layout, options.view)]),
    attention(result, layout, paint),
    comparison(result, layout),
    paint.dim([BASES, CASES_HINT].map((line) => layout.paragraph(line)).join('\n')),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

const BASES =
  'Each percentage is of the records whose answer is known, yes or no, unless its line says all (every record) or relevant (unclear and not recorded too).';

/** A number is worth little without the way to the cases behind it. */
const CASES_HINT =
  'From a figure to a case: audit --below 70 prints the worst figures first, with their names; casefile cases <sample> <figure> prints the cases behind one, and casefile explain <sample> <id> the reasons in one of those.';

function absentText({ absent }: AuditResult): string | null {
  if (absent.length === 0) return null;
  const units = absent.map(({ unit, figures }) => `${unit} (${plural(figures, 'figure')})`);
  return `Not in this sample: ${andList(units)}`;
}

const SAMPLING: Readonly<Record<Sampling, string>> = {
  random: 'drawn at random',
  census: 'all cases, none left out',
  chosen: 'chosen, so the figures speak of these cases only',
};

/** Records of several units are never added up: a case and an interview make no two of anything. */
function recordsText({ units }: AuditResult['sample']): string {
  const [first, ...others] = units;
  if (first === undefined) return 'no records';
  const whole = plural(first.records, 'record');
  if (others.length === 0) return whole;
  return [
    `${whole} of ${first.unit}`,
    ...others.map((unit) => `${thousands(unit.records)} of ${unit.unit}`),
  ].join(', ');
}

function heading(result: AuditResult, layout: Layout, paint: Paint): string {
  const { sample, rubric } = result;
  const tables = sample.units.flatMap((unit) => unit.tables);
  const lost = sample.units.reduce((sum, unit) => sum + unit.notCounted, 0);
  const losses = [
    ...(lost === 0 ? [] : [plural(lost, 'row')]),
    ...tables
      .filter(({ notCounted }) => notCounted > 0)
      .map(({ table, notCounted }) => `${plural(notCounted, 'row')} of ${table}`),
  ];
  const units = sample.units.map((unit) => {
    const known = unit.sites.filter(({ site }) => site !== null).length;
    const sites = known === 0 ? '' : ` from ${plural(known, 'site')}`;
    return `${thousands(unit.records)} ${unit.unit}${sites}`;
  });
  const counted = `${recordsText(sample)}${losses.length === 0 ? '' : `; ${andList(losses)} not counted`}`;
  const about = [
    sample.title === null ? null : printable(sample.title),
    `Rubric ${rubric.id}, version ${rubric.version}: ${printable(rubric.title)}`,
    `Units: ${units.join(', ')}`,
    absentText(result),
    tables.length === 0
      ? null
      : `Rows: ${tables.map(({ table, rows }) => `${thousands(rows)} ${table}`).join(', ')}`,
    sample.period === null ? null : `Period: ${printable(sample.period)}`,
    sample.asOf === null ? null : `As of ${sample.asOf}`,
    `Sampling: ${sample.sampling === null ? 'not stated' : SAMPLING[sample.sampling]}`,
  ];
  const lines = about.filter((line) => line !== null).map((line) => layout.paragraph(line));
  return [paint.bold(layout.paragraph(counted)), ...lines].join('\n');
}

function themes(result: AuditResult, layout: Layout, { view }: TableOptions, paint: Paint): string[] {
  const grouped = result.groups.length > 0;
  const columns = columnsOf(result);
  const { whole, collapsed } = chooseThemes(result, view);
  const sections = whole.map(({ title, figures }) => {
    // Where not everything is wanted, what the sample has nothing of is counted and not listed.
    const listed = collapsed.length === 0 ? figures : figures.filter((figure) => !isNotCollected(figure));
    const rows = listed.flatMap((figure) =>
      grouped ? groupRows(figure, result.groups) : rowsOf(figure, result.figures),
    );
    const left = figures.length - listed.length;
    const note = `not collected: ${plural(left, 'figure')}`;
    if (rows.length === 0) return `${paint.bold(printable(title))}\n${layout.paragraph(note, 2)}`;
    const section = layout.section(printable(title), rows, columns);
    return left === 0 ? section : `${section}\n${layout.paragraph(paint.dim(note), 2)}`;
  });
  return collapsed.length === 0 ? sections : [...sections, themeLines(collapsed, layout, paint)];
}

/** Which of the columns that not every report needs are printed. */
function columnsOf({ groups, figures, compared }: AuditResult): Columns {
  const withPublished = groups.length === 0 && figures.some((figure) => figure.published.length > 0);
  return { withPublished, compared };
}

/** What falls short, the worst first, each figure with its id and its theme. */
function shortfalls(result: AuditResult, layout: Layout, view: View): string {
  const titles = new Map(result.rubric.themes.map(({ id, title }) => [id, title]));
  const short = fallingShort(result, view);
  const judged = result.figures.filter((figure) => figure.kind === 'proportion' && figure.better !== null);
  const open = judged.filter((figure) => !isJudged(figure)).length;
  const about = [
    `${short.length} of the ${plural(judged.length, 'figure')} that say which way is better ${short.length === 1 ? 'is' : 'are'} below ${view.below ?? 0}%`,
    ...(open === 0 ? [] : [`${open} of them ${open === 1 ? 'has' : 'have'} no percentage`]),
  ].join('; ');
  const title = `Below ${view.below ?? 0}%`;
  if (short.length === 0) return `${title}\n${layout.paragraph(`${about}.`)}`;
  const rows = short.flatMap((figure) =>
    rowsOf(figure, result.figures).map((row) => ({
      ...row,
      // Published values are about whole samples; a report with groups leaves them out.
      published: result.groups.length > 0 ? [] : row.published,
      notes: [whereItStands(figure, titles), ...row.notes],
    })),
  );
  return [layout.section(title, rows, columnsOf(result)), layout.paragraph(`${about}.`)].join('\n\n');
}

function whereItStands({ id, theme, better }: Judged, titles: ReadonlyMap<string, string>): string {
  const direction = better === 'low' ? '; here less is better' : '';
  return `${id}, in ${titles.get(theme) ?? theme}${direction}`;
}

/** What a reader must know of the published values: how many agree, or that nobody compared them. */
function comparison(result: AuditResult, layout: Layout): string {
  if (result.groups.length > 0) {
    const any = result.figures.some(({ published }) => published.length > 0);
    return any
      ? layout.paragraph(
          `${result.rubric.label}: left out, for it is about a whole sample and not about groups.`,
        )
      : '';
  }
  const verdicts = result.figures.flatMap((figure) => figure.published.map(({ verdict }) => verdict));
  if (verdicts.length === 0) return '';
  if (!result.compared) {
    return layout.paragraph(
      `${result.rubric.label}: what it printed of its own sample, beside yours and not compared.`,
    );
  }
  const loosely = verdicts.includes('loosely')
    ? ' Loosely: words that fit though others would fit better, or a printed value that contradicts itself.'
    : '';
  return layout.paragraph(verdictText(result.figures) + loosely);
}
