import type { AnswerCounts } from '../model/counts.ts';
import type {
  CheckCoverage,
  ConditionCoverage,
  ConditionNever,
  FigureCoverage,
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
  noBase: 4,
  attention: 5,
  part: 6,
} as const;

/** What never happened in a check whose columns were collected. */
export function remarksOnCheck(check: CheckCoverage, isListed: IsListed): Remark[] {
  const { rule, relevant, attention, never } = check;
  const ofRelevance = relevant === null ? [] : remarksOnRelevance(relevant, isListed);
  if (never.includes('asked')) {
    const { no, unknown } = check.relevance;
    const counts = `relevance ${thousands(no)} no, ${thousands(unknown)} not known`;
    return [{ rank: RANK.neverAsked, text: `never asked: ${counts}` }, ...ofRelevance];
  }
  const own = never.flatMap((word): Remark[] => {
    if (word === 'answered') {
      return [{ rank: RANK.neverAnswered, text: `asked, never answered: ${countsText(check.answers)}` }];
    }
    if (word === 'attention') return [{ rank: RANK.attention, text: 'attention never fired' }];
    return [{ rank: RANK.oneAnswer, text: `never ${word}: ${countsText(check.answers)}` }];
  });
  return [
    ...own,
    // Where nobody records an answer, the rule's own are those of the check.
    ...(rule === null ? [] : remarksOnRule(rule, check.recorded !== null, isListed)),
    ...ofRelevance,
    ...(attention?.where ? remarksOnCondition('attention where', attention.where, isListed) : []),
  ].sort((a, b) => a.rank - b.rank);
}

function remarksOnRule(rule: RuleCoverage, alone: boolean, isListed: IsListed): Remark[] {
  const outcome = alone && isToSay(rule, isListed);
  return [
    ...(outcome ? [{ rank: RANK.rule, text: `rule ${neverText(rule)}: ${rule.text}` }] : []),
    ...insideOf(rule, isListed),
  ];
}

/** A condition that was never yes is told as a check that was never asked. */
function remarksOnRelevance(relevant: RuleCoverage, isListed: IsListed): Remark[] {
  const keptNoneOut = relevant.never.includes('no') && !relevant.never.includes('yes');
  const told = keptNoneOut && isToSay(relevant, isListed);
  return [
    ...(told ? [{ rank: RANK.part, text: `relevance ${neverText(relevant)}: ${relevant.text}` }] : []),
    ...insideOf(relevant, isListed),
  ];
}

function remarksOnCondition(what: string, rule: RuleCoverage, isListed: IsListed): Remark[] {
  const outcome = isToSay(rule, isListed);
  return [
    ...(outcome ? [{ rank: RANK.part, text: `${what} ${neverText(rule)}: ${rule.text}` }] : []),
    ...insideOf(rule, isListed),
  ];
}

/** Parts and evidence; of a rule that was never worked out nothing more is to be said. */
function insideOf({ parts, evidence, never }: RuleCoverage, isListed: IsListed): Remark[] {
  if (never.includes('worked out')) return [];
  return [
    ...evidence
      .filter(({ silent }) => silent)
      .map(({ text, answers }) => ({
        rank: RANK.silentEvidence,
        text: `${text} never said anything: ${countsText(answers)}`,
      })),
    ...parts
      .filter(
        (part) =>
          isToSay(part, isListed) && !evidence.some(({ text, silent }) => silent && text === part.text),
      )
      .map((part) => ({ rank: RANK.part, text: `part ${neverText(part)}: ${part.text}` })),
  ];
}

/** What never happened in a figure that is not a check's own. */
export function remarksOnFigure(figure: FigureCoverage, isListed: IsListed): Remark[] {
  const { n, d, never, where, cases, optionsNeverMet } = figure;
  const said: Readonly<Record<FigureCoverage['never'][number], string>> = {
    base: 'figure without a base',
    counted: `figure counts none of ${thousands(d)}`,
    'not counted': `figure counts all ${thousands(n)}`,
  };
  // The options of a field are listed once, under the field.
  const options = cases.length === 0 || never.includes('base') ? [] : optionsNeverMet;
  return [
    ...never.map((word) => ({ rank: RANK.noBase, text: said[word] })),
    ...(options.length === 0
      ? []
      : [{ rank: RANK.noBase, text: `options never met: ${options.join(', ')}` }]),
    ...(where === null ? [] : remarksOnCondition('filter', where, isListed)),
    ...cases.flatMap((one) => insideOf(one, isListed)),
  ].sort((a, b) => a.rank - b.rank);
}

const isToSay = ({ never, because }: ConditionCoverage, isListed: IsListed): boolean =>
  never.length > 0 && (because === null || !isListed(because));

/** "never yes (12 no, 3 unclear)"; of rows, "never yes in rows of offences (...)". */
export function neverText({ never, rowsOf, answers }: ConditionCoverage): string {
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
