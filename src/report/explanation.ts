import type {
  Cause,
  EvidenceReason,
  ExplainedCheck,
  ExplainedTheme,
  Explanation,
  FigureShare,
  Trace,
} from '../model/explanation.ts';
import { formatProblem } from '../model/problem.ts';
import { andList, charactersAt, printable, shownId } from '../util/words.ts';
import { wrap } from '../util/wrap.ts';
import { WITHHELD } from './withheld.ts';

/** The answers stand in a column of their own, the rest of a check beside and below it. */
const ANSWER_WIDTH = 14;
const MARGIN = 2;

/** Below this the rest stands under the answer. */
const NARROW = 70;

/** One record for people: what needs attention, then every check by theme with its reasons and figures. */
export function renderExplanation(explanation: Explanation, rubric: string, width: number): string {
  const { record, asOf, showsText, themes } = explanation;
  const day = asOf === null ? 'no as-of date' : `as of ${asOf}`;
  const head = `${shownId(record.id)}: ${record.unit} at ${record.file}:${record.line}, judged by ${rubric}, ${day}`;
  const page = new Page(width);
  const sections = [
    page.line(head, 0),
    ...attention(explanation, page),
    ...themes.map((theme) => page.theme(theme)),
    ...(showsText ? [] : [page.line(WITHHELD, 0)]),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** What somebody should look at, the most severe first; empty where there is nothing. */
function attention(explanation: Explanation, page: Page): string[] {
  const { findings, discrepancies, evidenceToLookAt, problems } = explanation;
  const lines = [
    ...findings.map(
      ({ severity, check, answer, say }) => `${severity.toUpperCase()}: ${say} (${check}: ${answer})`,
    ),
    ...discrepancies.map(({ check, kind }) => `discrepancy in ${check}: ${kind}`),
    ...evidenceToLookAt.map(({ check, kind }) => `to look at in ${check}: ${kind}`),
    ...problems.map(formatProblem),
  ];
  if (lines.length === 0) return [];
  return [['Needs attention', ...lines.map((text) => page.line(text, MARGIN))].join('\n')];
}

class Page {
  private readonly width: number;
  private readonly indent: number;

  constructor(width: number) {
    this.width = width;
    this.indent = width < NARROW ? MARGIN * 2 : MARGIN + ANSWER_WIDTH;
  }

  /** A text that keeps to the width and cannot break out of its line. */
  line(text: string, indent: number): string {
    return wrap(printable(text), this.width, indent);
  }

  theme({ title, checks, figures }: ExplainedTheme): string {
    return [
      printable(title),
      ...checks.flatMap((check) => this.check(check)),
      ...figures.map((share) =>
        this.line(`${share.label} (${share.figure}): ${shareText(share)}${sourceText(share.source)}`, MARGIN),
      ),
    ].join('\n');
  }

  private check(check: ExplainedCheck): string[] {
    // What goes without saying is said shortly: most answers count in the one figure of their check, or in its base.
    const own = check.figures.find(({ figure, inBase }) => figure === check.check && inBase);
    const counts = own === undefined ? '' : own.inN ? '; counts' : '; in the base, not counted';
    const head = `${check.label} (${check.check}), ${fromText(check)}${sourceText(check.source)}${counts}`;
    const details = [
      ...relevanceText(check),
      ...(check.rule === null ? [] : traceLines(check.rule, 'rule ')),
      ...figureLines(
        check.figures.filter((share) => share !== own),
        own === undefined ? '' : 'also ',
      ),
    ];
    const beside = this.line(head, this.indent);
    const first =
      this.width < NARROW
        ? [`${' '.repeat(MARGIN)}${check.answer.toUpperCase()}`, beside]
        : [`${' '.repeat(MARGIN)}${check.answer.padEnd(ANSWER_WIDTH)}${beside.trimStart()}`];
    return [...first, ...details.map(({ text, level }) => this.line(text, this.indent + level * 2))];
  }
}

interface Line {
  readonly text: string;
  readonly level: number;
}

const sourceText = (source: string | null): string => (source === null ? '' : ` [${source}]`);

function fromText({ from, recorded, tooEarly, byText }: ExplainedCheck): string {
  const field = recorded?.field ?? '';
  switch (from) {
    case 'recorded':
      return `recorded in ${field}${tooEarly ? ': too early' : ''}`;
    case 'derived':
      return 'worked out';
    case 'entry':
      return "read from the service's entry";
    case 'text':
      return byText === null ? 'by text' : `by text only: ${byText}`;
    case 'relevance':
      return 'not asked';
    case 'nobody':
      return `nothing in ${field}`;
    case 'unreadable':
      return `unreadable in ${field}`;
    case 'not collected':
      return 'not collected';
  }
}

/** Why the question was not put, where no figure says it. */
function relevanceText({ answer, because, figures }: ExplainedCheck): Line[] {
  if (because.length === 0 || figures.some(({ out }) => out === 'relevance')) return [];
  return [{ text: `${answer}, because ${causesText(because)}`, level: 0 }];
}

const causesText = (causes: readonly Cause[]): string =>
  andList([...new Set(causes.map(({ words, answer }) => `${words} is ${answer}`))]);

/** A rule with what it says, its parts set in; parts of which there is nothing more to say share a line. */
function traceLines(trace: Trace, before = '', level = 0): Line[] {
  const isPlain = ({ kind, reasons, parts }: Trace): boolean =>
    kind !== 'row' && reasons.length + parts.length === 0;
  const plain = trace.parts.filter(isPlain).map(saidBy);
  return [
    { text: `${before}${saidBy(trace)}`, level },
    ...trace.reasons.map((reason) => ({ text: reasonText(reason), level: level + 1 })),
    ...(plain.length === 0 ? [] : [{ text: plain.join('; '), level: level + 1 }]),
    ...trace.parts.filter((part) => !isPlain(part)).flatMap((part) => traceLines(part, '', level + 1)),
  ];
}

function saidBy({ words, answer, values }: Trace): string {
  const read = values.map(({ name, value }) => `${name}: ${value}`);
  return `${words}: ${answer}${read.length === 0 ? '' : ` (${read.join(', ')})`}`;
}

function reasonText({ about, reading, rule, text, source, place }: EvidenceReason): string {
  const said = `${about.replaceAll('_', ' ')}, ${reading}`;
  if (place === null) return `${said}${text === null ? '' : `: ${text}`}${sourceText(source)}`;
  const { field, start, end, cue } = place;
  const at = `${field}, ${charactersAt(start, end)}`;
  return `${said}: ${cue === undefined ? at : `"${cue}" (${at})`} [${rule}]`;
}

/**
 * In which figures a check's answer counts, in which it is only in the base, and in which it is not.
 *
 * @param also said where the check's own figure is told of already
 */
function figureLines(figures: readonly FigureShare[], also: string): Line[] {
  const ids = (shares: readonly FigureShare[]): string => shares.map(({ figure }) => figure).join(', ');
  const counted = figures.filter(({ inN }) => inN);
  const inBase = figures.filter((share) => share.inBase && !share.inN);
  const others = new Map<string, FigureShare[]>();
  for (const share of figures.filter((one) => !one.inBase && !one.inN)) {
    const why = whyNot(share);
    others.set(why, [...(others.get(why) ?? []), share]);
  }
  return [
    ...(counted.length === 0 ? [] : [`${also}counts in ${ids(counted)}`]),
    ...(inBase.length === 0 ? [] : [`${also}in the base of ${ids(inBase)}, not counted`]),
    ...[...others].map(([why, shares]) => `not in ${ids(shares)}: ${why}`),
  ].map((text) => ({ text, level: 0 }));
}

function shareText(share: FigureShare): string {
  if (share.options.length > 0) return `counts under ${andList(share.options)}`;
  if (share.inN) return 'counts';
  return share.inBase ? 'in the base, under no option' : `not in it: ${whyNot(share)}`;
}

/** Why a record is not in the base of a figure. */
function whyNot({ out, answer, because, base }: FigureShare): string {
  switch (out) {
    case 'relevance':
      return `${answer}, because ${causesText(because)}`;
    case 'filter':
      return `filtered out, because ${causesText(because)}`;
    case 'by record':
      return 'N/A is recorded';
    case 'not collected':
      return 'not collected';
    default:
      return base === null || answer === 'not relevant' ? answer : `${answer}, and its base is ${base}`;
  }
}
