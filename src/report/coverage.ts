import type { CheckCoverage, FigureCoverage, RubricCoverage, RuleCoverage } from '../model/coverage.ts';
import { plural, printable, thousands } from '../util/words.ts';
import { wrap } from '../util/wrap.ts';
import { cellSections } from './coverage-cells.ts';
import { countsText, remarksOnCheck, remarksOnFigure, type IsListed, type Remark } from './coverage-lines.ts';

/** How the report is wanted. */
export interface CoverageView {
  /** Columns of text. */
  readonly width: number;
  /** Every check, figure and part with its counts, and not only what never happened. */
  readonly all: boolean;
}

/** What of a rubric a sample did not exercise: a summary, what never happened by theme, then fields and tables. */
export function renderCoverage(coverage: RubricCoverage, { width, all }: CoverageView): string {
  const listed = new Set(coverage.checks.map(({ check }) => check));
  const isListed: IsListed = (cause) => cause === 'not collected' || listed.has(cause);
  const themes = coverage.rubric.themes.flatMap(({ id, title }) => {
    const blocks = [
      ...coverage.checks.filter(({ theme }) => theme === id).map((check) => checkBlock(check, isListed, all)),
      ...coverage.figures
        .filter(({ theme, own }) => theme === id && !own)
        .map((figure) => figureBlock(figure, isListed, all)),
    ].filter(({ lines }) => lines.length > 0);
    if (blocks.length === 0) return [];
    if (!all) blocks.sort((a, b) => a.rank - b.rank);
    return [[title, ...blocks.flatMap(({ head, lines }) => [head, ...lines])]];
  });
  const lists = [...themes, ...cellSections(coverage)];
  const sections = [head(coverage), summary(coverage), ...(lists.length > 0 ? lists : [[NOTHING]])];
  return `${sections.map((lines) => lines.map((line) => wrapped(line, width)).join('\n')).join('\n\n')}\n`;
}

const NOTHING = 'There is nothing that never happened.';

function wrapped(line: string, width: number): string {
  const text = printable(line.trimStart());
  return wrap(text, width, line.length - line.trimStart().length);
}

function head({ rubric, sample, absent }: RubricCoverage): string[] {
  const records = sample.units.map(({ unit, records: n }) => `${plural(n, 'record')} of ${unit}`);
  return [
    `Rubric ${rubric.id}, version ${rubric.version}: ${rubric.title}`,
    `${sample.title === null ? '' : `${sample.title}: `}${records.join(', ')}`,
    ...absent.map(
      ({ unit, figures }) => `Not in the sample: unit ${unit}, with ${plural(figures, 'figure')}`,
    ),
  ];
}

function summary({ totals: t }: RubricCoverage): string[] {
  const { neverGiven: given } = t;
  const gone = (n: number): string => (n === 0 ? '' : `; of ${thousands(n)} nothing was collected`);
  return [
    `Of ${plural(t.checks, 'check')} ${were(t.neverAsked)} never asked, ${were(t.neverAnswered)} asked and never answered yes or no, and ${thousands(t.oneAnswer)} only ever had one of the two${gone(t.checksNotCollected)}.`,
    ...(t.rules === 0
      ? []
      : [`Of ${plural(t.rules, 'rule')} ${thousands(t.oneSidedRules)} never came to yes, or never to no.`]),
    ...(t.attention === 0
      ? []
      : [
          `Of ${plural(t.attention, 'call for attention', 'calls for attention')} ${thousands(t.attentionNeverFired)} never fired.`,
        ]),
    `Of ${plural(t.figures, 'figure')} ${thousands(t.figuresWithoutBase)} ${t.figuresWithoutBase === 1 ? 'has' : 'have'} no base${gone(t.figuresNotCollected)}.`,
    ...(t.options === 0
      ? []
      : [`Of ${plural(t.options, 'option')} of choices and lists ${were(t.optionsNeverMet)} never met.`]),
    `Answers never given: yes in ${plural(given.yes, 'check')}, no in ${thousands(given.no)}, unclear in ${thousands(given.unclear)}, not recorded in ${thousands(given.notRecorded)}, not relevant in ${thousands(given.notRelevant)}.`,
  ];
}

const were = (n: number): string => `${thousands(n)} ${n === 1 ? 'was' : 'were'}`;

/** A check or a figure with what is said of it; without lines there is nothing to say. */
interface Block {
  readonly head: string;
  readonly rank: number;
  readonly lines: readonly string[];
}

const block = (name: string, remarks: readonly Remark[], counts: readonly string[]): Block => ({
  head: `  ${name}`,
  rank: Math.min(...remarks.map(({ rank }) => rank)),
  lines: [...remarks.map(({ text }) => text), ...counts].map((text) => `    ${text}`),
});

function checkBlock(check: CheckCoverage, isListed: IsListed, all: boolean): Block {
  const remarks = check.collected === 'none' ? [] : remarksOnCheck(check, isListed);
  return block(check.check, remarks, all ? countsOfCheck(check) : []);
}

function countsOfCheck(check: CheckCoverage): string[] {
  const { relevance, answers, derived, byText, rule, relevant, attention } = check;
  return [
    `asked ${thousands(relevance.yes)} of ${thousands(check.records)}; not to be asked ${thousands(relevance.no)}, not known ${thousands(relevance.unknown)}`,
    `answers: ${countsText(answers, true)}`,
    ...(rule === null
      ? []
      : [
          `worked out: ${derived.yes} yes, ${derived.no} no; by text: ${byText.yes} yes, ${byText.no} no`,
          ...countsOfRule('rule', rule),
        ]),
    ...(relevant === null ? [] : countsOfRule('relevance', relevant)),
    ...(attention === null ? [] : [`attention fired: ${thousands(attention.fired)}`]),
    ...(attention?.where ? countsOfRule('attention where', attention.where) : []),
    ...(attention?.unless ? countsOfRule('attention unless', attention.unless) : []),
  ];
}

function countsOfRule(what: string, rule: RuleCoverage): string[] {
  const parts = rule.parts.map(
    ({ text, rowsOf, answers }) =>
      `  part ${text}: ${rowsOf === null ? '' : `in rows of ${rowsOf} `}${countsText(answers) || 'never looked at'}`,
  );
  return [`${what} ${rule.text}: ${countsText(rule.answers) || 'never worked out'}`, ...parts];
}

function figureBlock(figure: FigureCoverage, isListed: IsListed, all: boolean): Block {
  const remarks = figure.collected === 'none' ? [] : remarksOnFigure(figure, isListed);
  const { n, d, where, cases } = figure;
  const counts = [
    `figure: ${thousands(n)} of ${thousands(d)}`,
    ...(where === null ? [] : countsOfRule('filter', where)),
    ...cases.flatMap((one) => countsOfRule('case', one)),
  ];
  return block(figure.figure, remarks, all ? counts : []);
}
