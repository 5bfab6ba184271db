import { percentOf } from '../model/counts.ts';
import type { Verdict } from '../model/figure.ts';

/**
 * What words such as "just over half" let a figure be. The scale is this project's own, calibrated on what the
 * inspectorate's thematic reports of 2014 and 2017 print beside numbers; no inspectorate has published one.
 * Over, under, majority, minority, all and none compare n and d as they are; distances use the whole percentage.
 */
export interface PhraseSubject {
  readonly n: number;
  readonly d: number;
  /** Records with the opposite answer. */
  readonly no: number;
  /** Records that are unclear or not recorded. */
  readonly undecided: number;
}

type Outcome = Extract<Verdict, 'agrees' | 'loosely' | 'differs' | 'not testable'>;

/** A fraction that phrases refer to, as a numerator and a denominator. */
type Anchor = readonly [number, number];

/** The anchors between which "over" and "under" warn. */
const ANCHORS: readonly Anchor[] = [
  [1, 10], [1, 5], [1, 4], [1, 3], [2, 5], [1, 2], [3, 5], [2, 3], [3, 4], [4, 5], [9, 10],
]; // prettier-ignore

const NUMBER_WORDS: readonly string[] = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen twenty'
).split(' ');
const TENS: readonly string[] = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const PARTS: Readonly<Record<string, number>> = { half: 2, third: 3, quarter: 4, fifth: 5, tenth: 10 };

const QUANTITIES: readonly (readonly [RegExp, (s: PhraseSubject, p: number, words: string) => Outcome])[] = [
  [/^(?:nearly|almost) all\b/, (_, p) => agreesIf(p >= 90 && p < 100)],
  [/^(?:all|every|each)\b/, (s, _, words) => agreesIf(isAll(s, words))],
  [/^none\b/, (s) => agreesIf(s.n === 0 && s.undecided === 0)],
  [/^large majority\b/, (_, p) => agreesIf(p >= 75)],
  [/^most(?:ly)?\b/, (_, p) => (p >= 75 ? 'agrees' : p >= 66 ? 'loosely' : 'differs')],
  [/^majority\b/, (s) => agreesIf(2 * s.n > s.d)],
  [/^minority\b/, (s) => agreesIf(2 * s.n < s.d)],
  [/^very few\b/, (_, p) => agreesIf(p < 10)],
  [/^few\b/, (_, p) => agreesIf(p <= 20)],
];

const FORMS: readonly (readonly [RegExp, (s: PhraseSubject, p: number, a: Anchor) => Outcome])[] = [
  [/^just over /, (_, p, a) => agreesIf(p > size(a) && p - size(a) <= 7)],
  [/^(?:just under|nearly|almost) /, (_, p, a) => agreesIf(p < size(a) && size(a) - p <= 5)],
  [/^(?:around|about|roughly) /, (_, p, a) => agreesIf(Math.abs(p - size(a)) <= 5)],
  [/^(?:over|more than) /, (s, _, a) => beyond(s, a, 1)],
  [/^(?:under|less than|fewer than) /, (s, _, a) => beyond(s, a, -1)],
  [/^/, (_, p, a) => agreesIf(Math.abs(p - size(a)) <= 3)],
];

/** Whether the words fit the figure: agrees, loosely (with the scale's warning), differs, or off the scale. */
export function phraseVerdict(phrase: string, subject: PhraseSubject): Outcome {
  const words = simplify(phrase);
  if (/^every other\b/.test(words)) return 'not testable';
  const allBut = /^all but (?:the )?([\w-]+)/.exec(words);
  if (allBut) {
    const k = numberOf(allBut[1] ?? '');
    return k === null ? 'not testable' : agreesIf(subject.no === k && subject.undecided === 0);
  }
  const percent = percentOf(subject.n, subject.d);
  for (const [pattern, judge] of QUANTITIES) {
    if (pattern.test(words))
      return percent === null ? 'differs' : judge(subject, percent, phrase.toLowerCase());
  }
  for (const [pattern, judge] of FORMS) {
    if (!pattern.test(words)) continue;
    const anchor = anchorOf(words.replace(pattern, ''));
    if (anchor === null) return 'not testable';
    return percent === null ? 'differs' : judge(subject, percent, anchor);
  }
  return 'not testable';
}

/** Every record, and as many as the words say, if they say: "all 18" is not all five of five. */
function isAll(subject: PhraseSubject, phrase: string): boolean {
  const [, said] = /\b(?:all|every|each)(?: of)?(?: the)? ([\w,-]+)/.exec(phrase) ?? [];
  const count = said === undefined ? null : numberOf(said);
  const whole = subject.d > 0 && subject.n === subject.d && subject.undecided === 0;
  return whole && (count === null || count === subject.d);
}

const agreesIf = (holds: boolean): Outcome => (holds ? 'agrees' : 'differs');
const size = ([top, bottom]: Anchor): number => (100 * top) / bottom;

/** n/d lies beyond the anchor in a direction; loosely if it lies beyond a further anchor too. */
function beyond({ n, d }: PhraseSubject, anchor: Anchor, direction: 1 | -1): Outcome {
  const passes = ([top, bottom]: Anchor): boolean => direction * (n * bottom - top * d) > 0;
  if (!passes(anchor)) return 'differs';
  const further = ANCHORS.some((other) => direction * (size(other) - size(anchor)) > 1e-9 && passes(other));
  return further ? 'loosely' : 'agrees';
}

/**
 * Lower case, without brackets, articles and what is counted ("of the cases", "of young people"). Behind a quantity
 * such as "most" whatever follows is what is counted: "most reports", "almost all staff".
 */
function simplify(phrase: string): string {
  return phrase
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/-/g, ' ')
    .replace(/\bper ?cent\b/g, '%')
    .replace(/\s+%/g, '%')
    .replace(/(?<!\bout )\bof\b.*$|\bcases\b.*$/, '')
    .replace(/^\s*(?:in )?(?:the |an? )?/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ (?:the|these|those)$/, '');
}

function anchorOf(given: string): Anchor | null {
  const words = given.replace(/^an? /, '');
  const percent = /^(\d+)%$/.exec(words);
  if (percent) return [Number(percent[1]), 100];
  const ratio = /^(\w+) (?:in|out of) (\w+)$/.exec(words);
  if (ratio) return fractionOf(numberOf(ratio[1] ?? ''), numberOf(ratio[2] ?? ''));
  const parts = /^(?:(\w+) )?(half|third|quarter|fifth|tenth)s?$/.exec(words);
  if (!parts) return null;
  return fractionOf(numberOf(parts[1] ?? 'one'), PARTS[parts[2] ?? ''] ?? null);
}

const fractionOf = (top: number | null, bottom: number | null): Anchor | null =>
  top === null || bottom === null || bottom === 0 ? null : [top, bottom];

/** A number in digits or in words up to ninety-nine. */
function numberOf(word: string): number | null {
  if (/^\d{1,3}(?:,\d{3})*$|^\d+$/.test(word)) return Number(word.replace(/,/g, ''));
  const place = NUMBER_WORDS.indexOf(word);
  if (place >= 0) return place;
  const [ten = '', one] = word.split('-');
  const tens = TENS.indexOf(ten);
  const ones = one === undefined ? 0 : NUMBER_WORDS.indexOf(one);
  return tens < 0 || ones < 0 || ones > 9 ? null : (tens + 2) * 10 + ones;
}
