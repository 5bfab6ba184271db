import type { AnswerCounts } from '../model/counts.ts';
import type {
  CheckCoverage,
  ConditionCoverage,
  ConditionNever,
  FigureCoverage,
  FigureNever,
  RuleCoverage,
} from '../model/coverage.ts';
import { thousands } from '../util/words.ts';

/** One thing that never happened. The lower the rank the worse, and the earlier it is printed. */
export interface Remark {
  readonly rank: number;
  readonly text: string;
}

/** Whether a check has lines of its own in the report, so that what follows from it need not be said again. */
export type IsListed = (cause: string) => boolean;

const RANK = {
  neverAsked: 0,
  neverAnswered: 1,
  silentEvidence: 2,
  oneAnswer: 3,
  rule: 4,
  figure: 4,
  attention: 5,
  part: 6,
} as const;

/** What never happened in a check whose columns were collected. */
export function remarksOnCheck(check: CheckCoverage, isListed: IsListed): Remark[] {
  const { rule, relevant, attention, never } = check;
  const ofRelevance = relevant === null ? [] : remarksOnRelevance(relevant, isListed);
  if (never.includes('asked')) return [neverAsked(check), ...ofRelevance];
  const own = never.flatMap((word): Remark[] => {
    if (word === 'answered') {
      return [{ rank: RANK.neverAnswered, text: `asked, never answered: ${countsText(check.answers)}` }];
    }
    if (word === 'attention') return [{ rank: RANK.attention, text: 'attention never fired' }];
    return [{ rank: RANK.oneAnswer, text: `never ${word}: ${countsText(check.answers)}` }];
  });
  // Where nobody records an answer, what the rule never came to is what the check never was.
  const ofRule =
    rule === null ? [] : remarksOnRule('rule', rule, isListed, check.recorded === null ? null : RANK.rule);
  const ofAttention = (['where', 'unless'] as const).flatMap((word) => {
    const condition = attention?.[word] ?? null;
    const looked = condition !== null && !condition.never.includes('worked out');
    return looked ? remarksOnRule(`attention ${word}`, condition, isListed, RANK.part) : [];
  });
  return [...own, ...ofRule, ...ofRelevance, ...ofAttention].sort((a, b) => a.rank - b.rank);
}

function neverAsked({ records, relevance: { no, unknown } }: CheckCoverage): Remark {
  const why = records === 0 ? 'no record' : `relevance ${thousands(no)} no, ${thousands(unknown)} not known`;
  return { rank: RANK.neverAsked, text: `never asked: ${why}` };
}

/** A condition that was never yes is told as a check that was never asked. */
const remarksOnRelevance = (relevant: RuleCoverage, isListed: IsListed): Remark[] =>
  remarksOnRule('relevance', relevant, isListed, relevant.never.includes('yes') ? null : RANK.part);

/** @param rank of what the rule itself never came to; null: that is said elsewhere */
function remarksOnRule(what: string, rule: RuleCoverage, isListed: IsListed, rank: number | null): Remark[] {
  const inside = insideOf(what, rule, isListed);
  const silent = rule.evidence.some((evidence) => evidence.silent && evidence.text === rule.text);
  if (rank === null || silent || !isToSay(rule, isListed)) return inside;
  return [{ rank, text: `${what} ${neverText(rule)}: ${rule.text}` }, ...inside];
}

/** Parts and evidence; of a rule that was never worked out nothing more is to be said. */
function insideOf(what: string, { parts, evidence, never }: RuleCoverage, isListed: IsListed): Remark[] {
  if (never.includes('worked out')) return [];
  const silent = evidence.filter((one) => one.silent);
  const open = parts.filter(
    (part) => isToSay(part, isListed) && !silent.some(({ text }) => text === part.text),
  );
  return [
    ...silent.map(({ text, answers }) => ({
      rank: RANK.silentEvidence,
      text: `${text} never said anything: ${countsText(answers)}`,
    })),
    ...open.map((part) => ({
      rank: RANK.part,
      text: `part of the ${what} ${neverText(part)}: ${part.text}`,
    })),
  ];
}

/** What never happened in a figure that is not a check's own. */
export function remarksOnFigure(figure: FigureCoverage, isListed: IsListed): Remark[] {
  const { kind, n, d, never, where, cases, optionsNeverMet } = figure;
  const said: Readonly<Record<FigureNever, string>> = {
    base: 'figure without a base',
    counted: `figure counts 0 of ${thousands(d)}`,
    'not counted': `figure counts all ${thousands(n)}`,
  };
  // The options of a field are listed once, under the field.
  const options = cases.length === 0 || never.includes('base') ? [] : optionsNeverMet;
  return [
    ...never.map((word) => ({ rank: RANK.figure, text: said[word] })),
    ...(options.length === 0
      ? []
      : [{ rank: RANK.figure, text: `options never met: ${options.join(', ')}` }]),
    // What a filter never came to is what a count never was.
    ...(where === null ? [] : remarksOnRule('filter', where, isListed, kind === 'count' ? null : RANK.part)),
    ...cases.flatMap((one) => insideOf('case', one, isListed)),
  ].sort((a, b) => a.rank - b.rank);
}

const isToSay = ({ never, because }: ConditionCoverage, isListed: IsListed): boolean =>
  never.length > 0 && (because === null || !isListed(because));

/** "never yes (12 no, 3 unclear)"; of rows, "never yes in rows of offences (...)". */
function neverText({ never, rowsOf, answers }: ConditionCoverage): string {
  const rows = rowsOf === null ? '' : ` in rows of ${rowsOf}`;
  return `${neverWords(never)}${rows}${never.includes('worked out') ? '' : ` (${countsText(answers)})`}`;
}

const neverWords = (never: readonly ConditionNever[]): string =>
  never.includes('worked out') ? 'never looked at' : `never ${never.join(' or ')}`;

const WORDS: readonly (readonly [keyof AnswerCounts, string])[] = [
  ['yes', 'yes'],
  ['no', 'no'],
  ['unclear', 'unclear'],
  ['notRecorded', 'not recorded'],
  ['notRelevant', 'not relevant'],
];

/** The answers that were given; with `all`, the others as 0 too. */
export const countsText = (answers: AnswerCounts, all = false): string =>
  WORDS.filter(([key]) => all || answers[key] > 0)
    .map(([key, word]) => `${thousands(answers[key])} ${word}`)
    .join(', ');
