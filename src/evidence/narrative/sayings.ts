import type { Span } from '../text/pattern-set.ts';
import type { ReadText } from '../text/read-text.ts';
import type { People } from './people.ts';
import type { ScopeSpans } from './scope-spans.ts';

const DENIES = new Set(['denies', 'denied', 'deny']);
/** In -ing, and no deed. */
const NOUNS = new Set(['drinking', 'anything', 'everything', 'having', 'being', 'bullying', 'feeling']);
const UNTIL = new Set(['until', 'till']);
/** How far behind a denial it may be told when it was given up. */
const FAR = 14;

const wordOf = ({ tokens }: ReadText, index: number): string => tokens[index]?.text ?? '';

const endOf = ({ tokens, sentences }: ReadText, at: number): number =>
  sentences[tokens[at]?.sentence ?? 0]?.[1] ?? at;

/** `Stepdad denies hitting him`: whoever is said to have done it says so, which leaves it open. */
export function isOnlyDenied(denial: Span, event: Span, text: ReadText, people: People): boolean {
  if (!DENIES.has(wordOf(text, denial.from)) || denial.to - denial.from > 1) return false;
  const before = people.at(denial.from - 1)?.who;
  if (before !== 'parent' && before !== 'kin' && before !== 'friend') return false;
  const next = wordOf(text, denial.to);
  return next.endsWith('ing') && !NOUNS.has(next) && event.to > denial.to + 1;
}

/** `Denied hitting him until the photographs were shown` */
export function isGivenUp({ to }: Span, text: ReadText): boolean {
  const end = Math.min(endOf(text, to - 1), to + FAR);
  for (let index = to; index < end; index += 1) if (UNTIL.has(wordOf(text, index))) return true;
  return false;
}

/** `It is rumoured that his dad is inside; that his mum is too`: the one doubt is of both. */
export function carriedDoubt({ from }: Span, text: ReadText, spans: ScopeSpans): Span | null {
  let sentence = spans.sentenceOf(from);
  const first = text.sentences[sentence]?.[0] ?? 0;
  let start = first;
  while (wordOf(text, start - 1) === ';' && wordOf(text, start) === 'that') {
    sentence -= 1;
    start = text.sentences[sentence]?.[0] ?? 0;
  }
  return start === first ? null : (spans.in('doubted', sentence)[0] ?? null);
}

/** `In care since then; asks if she has rung. She hasn't.`: that answers the question and not what stands before. */
export function asksElse({ to }: Span, text: ReadText): boolean {
  const end = endOf(text, to - 1);
  for (let index = to; index < end; index += 1) {
    if (wordOf(text, index) === 'if' || wordOf(text, index) === 'whether') return true;
  }
  return false;
}

/** `Neglect, mum's psychosis, ?SA (never proven)`: what stands in brackets is of the last item only. */
export function isBracketed({ from }: Span, event: Span, text: ReadText): boolean {
  let open = from - 1;
  while (open >= from - 2 && open >= event.to && wordOf(text, open) !== '(') open -= 1;
  if (wordOf(text, open) !== '(') return false;
  for (let index = event.to; index < open; index += 1) {
    if (wordOf(text, index) === ',' || wordOf(text, index) === ';') return true;
  }
  return false;
}
