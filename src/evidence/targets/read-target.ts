import type { Span } from '../text/pattern-set.ts';
import type { Token } from '../text/read-text.ts';
import type { TextReason } from '../text/reason.ts';
import { targetLexicon, type Output, type Rule, type Says } from './lexicon.ts';
import { planTokens } from './plan-tokens.ts';

/** What one line of an intervention plan says. */
export interface TargetReading {
  /** It says what should be different because of the work. */
  readonly outcomeFocused: Answer;
  /** It says what will be done, by whom or how. */
  readonly actionSpecified: Answer;
  /** It demands attendance, compliance or hours, and nothing else. Never together with an outcome. */
  readonly attendanceOnly: Answer;
  /** It has a measure or a date by which it can be judged. */
  readonly measurable: Answer;
  /** The words that decided: at least one for each yes, in the order of the text. */
  readonly reasons: readonly TextReason[];
}

export type Answer = 'yes' | 'no';

/** Words of a rule that were found, as tokens. */
interface Hit extends Span {
  readonly rule: Rule;
}

/** A line that names a topic only is neither an outcome nor an action. */
const TOPIC: readonly Rule[] = [
  { about: 'outcome_focused', says: 'unless', name: 'topic' },
  { about: 'action_specified', says: 'unless', name: 'topic' },
];

/**
 * Judges one target by its words alone: what kind of line it is, not whether it suits the young person.
 *
 * @param text one line of a plan, as a practitioner wrote it
 */
export function readTarget(text: string): TargetReading {
  const lexicon = targetLexicon();
  const tokens = planTokens(text, lexicon.known);
  const topic = topicOf(tokens, lexicon.topics);
  const found = topic === null ? lexicon.rules.find(tokens) : [];
  const hits = found.map(({ from, to, value }): Hit => ({ rule: value, from, to }));
  const of = (about: Output, ...says: readonly Says[]): Hit[] => standing(hits, about, says);

  const outcome = of('outcome_focused', 'yes');
  const demand = of('attendance_only', 'yes');
  const deeds = of('action_specified', 'does');
  // "Attend weekly with the case manager" says no more than that one must attend; a named programme says more.
  const action = of('action_specified', 'does', 'how', ...(demand.length > 0 ? [] : (['with'] as const)));
  const measure = of('measurable', 'yes');
  const attendance = outcome.length === 0 && deeds.length === 0 ? demand : [];

  const reason = (about: Output, reading: Answer, own: readonly Hit[], rule?: string): TextReason[] =>
    own.map((hit) => reasonOf(text, tokens, hit, about, reading, rule));
  const reasonOfNo = (about: Output, yes: readonly Hit[]): TextReason[] =>
    yes.length > 0 ? [] : reason(about, 'no', deciding(hits, about));
  const reasons = [
    ...reason('outcome_focused', 'yes', outcome),
    ...reason('action_specified', 'yes', action),
    ...reason('attendance_only', 'yes', attendance),
    ...reason('measurable', 'yes', measure),
    // What decided a no: there is an aim behind the demand, or nothing but the demand.
    ...(demand.length > 0 && outcome.length > 0 ? reason('attendance_only', 'no', outcome) : []),
    ...(outcome.length === 0 ? reason('outcome_focused', 'no', demand, 'attendance') : []),
    ...reasonOfNo('outcome_focused', outcome),
    ...reasonOfNo('action_specified', action),
    ...reasonOfNo('measurable', measure),
    ...(topic === null ? [] : TOPIC.flatMap((rule) => reason(rule.about, 'no', [{ rule, ...topic }]))),
  ];
  return {
    outcomeFocused: answer(outcome),
    actionSpecified: answer(action),
    attendanceOnly: answer(attendance),
    measurable: answer(measure),
    reasons: unique(reasons),
  };
}

const answer = (found: readonly Hit[]): Answer => (found.length > 0 ? 'yes' : 'no');

/** What was found for an output, but for what ends within the words of an `unless`. */
function standing(hits: readonly Hit[], about: Output, says: readonly Says[]): Hit[] {
  const covered = new Set<number>();
  for (const { rule, from, to } of hits) {
    if (rule.about !== about || rule.says !== 'unless') continue;
    for (let at = from; at < to; at += 1) covered.add(at);
  }
  return hits.filter(
    ({ rule, to }) => rule.about === about && says.includes(rule.says) && !covered.has(to - 1),
  );
}

/** What took a yes away, or says that a line is vague: it decides a no. */
function deciding(hits: readonly Hit[], about: Output): Hit[] {
  const own = hits.filter(({ rule }) => rule.about === about);
  const ends = new Set(own.filter(({ rule }) => rule.says !== 'unless').map(({ to }) => to - 1));
  return own.filter(({ rule, from, to }) => {
    if (rule.says !== 'unless') return false;
    if (rule.name === 'vague') return true;
    for (let at = from; at < to; at += 1) if (ends.has(at)) return true;
    return false;
  });
}

function reasonOf(
  text: string,
  tokens: readonly Token[],
  { rule, from, to }: Hit,
  about: Output,
  reading: Answer,
  name = rule.name,
): TextReason {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  return { about, reading, rule: name, start, end, cue: text.slice(start, end) };
}

/** The words of a line that names a topic and nothing else. */
function topicOf(tokens: readonly Token[], topics: ReadonlySet<string>): Span | null {
  let from = 0;
  while (tokens[from]?.text === 'START') from += 1;
  if (from === tokens.length) return null;
  const all = tokens.every(({ text }) => text === 'START' || topics.has(text));
  return all ? { from, to: tokens.length } : null;
}

/** The same words found by two patterns of a rule are one reason. */
function unique(reasons: readonly TextReason[]): TextReason[] {
  const byKey = new Map<string, TextReason>();
  for (const reason of reasons) {
    const key = `${reason.about} ${reason.reading} ${reason.rule} ${reason.start}`;
    if (!byKey.has(key)) byKey.set(key, reason);
  }
  return [...byKey.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
