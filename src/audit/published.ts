import { baseOf, percentOf, type Counts } from '../model/counts.ts';
import type { Published, Verdict } from '../model/figure.ts';
import { BASES, type Base, type FigureSpec, type PublishedValue } from '../model/rubric.ts';
import { phraseVerdict } from './phrases.ts';

/** A number of a figure, and what belongs to it, that a published value is held against; null: it has none. */
export interface Part {
  /** What a published value calls it with `of`; empty for the figure as a whole. */
  readonly name: string;
  readonly n: number | null;
  readonly d: number | null;
  readonly percent: number | null;
  /** Records with the opposite answer. */
  readonly no: number;
  /** Records that are unclear or not recorded. */
  readonly undecided: number;
}

/** The published values of a figure, each with its verdict. */
export function comparePublished(
  spec: FigureSpec,
  counts: Counts,
  whole: Part,
  parts: readonly Part[],
  compare: boolean,
): Published[] {
  return spec.published.map((value) => {
    if (!compare) return { ...value, verdict: 'not compared', fits: [] };
    const verdict = verdictOn(value, whole, parts);
    const fits = verdict === 'differs' ? basesThatFit(spec, value, whole, parts, counts) : [];
    return { ...value, verdict, fits };
  });
}

/**
 * Holds one published value against a figure's integers. Where numbers and words were printed together, both must
 * hold; words off the scale then say nothing more.
 *
 * @param parts what the value may speak of instead of the whole
 */
export function verdictOn(value: PublishedValue, whole: Part, parts: readonly Part[]): Verdict {
  if (value.parts !== null) return partsAgree(value, whole, parts) ? 'agrees' : 'differs';
  if (value.of === null) return verdictOnPart(value, whole);
  // Several sites or options may share an end; what was printed is of one of them.
  const verdicts = parts.filter(({ name }) => name === value.of).map((part) => verdictOnPart(value, part));
  return BEST.find((verdict) => verdicts.includes(verdict)) ?? 'differs';
}

const BEST: readonly Verdict[] = ['agrees', 'loosely', 'not testable'];

function verdictOnPart(value: PublishedValue, own: Part): Verdict {
  if (value.disputed) {
    const numbers = numbersAgree({ ...value, d: null }, own) && isImplied(value, own.d);
    const words = value.phrase === null ? 'agrees' : wordsVerdict(value.phrase, own);
    return numbers && words !== 'differs' ? 'loosely' : 'differs';
  }
  if (!numbersAgree(value, own)) return 'differs';
  const hasNumber = value.n !== null || value.percent !== null;
  if (value.phrase === null) return 'agrees';
  const words = wordsVerdict(value.phrase, own);
  return hasNumber && words === 'not testable' ? 'agrees' : words;
}

function wordsVerdict(phrase: string, { n, d, no, undecided }: Part): Verdict {
  return n === null || d === null ? 'not testable' : phraseVerdict(phrase, { n, d, no, undecided });
}

/** Every number that was printed is the figure's own. */
function numbersAgree({ n, d, percent }: PublishedValue, own: Part): boolean {
  const is = (printed: number | null, ours: number | null): boolean => printed === null || printed === ours;
  return is(n, own.n) && is(d, own.d) && is(percent, own.percent);
}

const isImplied = (value: PublishedValue, d: number | null): boolean =>
  d !== null && (value.implied?.d.includes(d) ?? false);

function partsAgree(value: PublishedValue, whole: Part, parts: readonly Part[]): boolean {
  const printed = Object.entries(value.parts ?? {});
  const countOf = (option: string): number | null | undefined => parts.find(({ name }) => name === option)?.n;
  return (value.d === null || value.d === whole.d) && printed.every(([option, n]) => countOf(option) === n);
}

/** The other bases on which a value that differs would agree. */
function basesThatFit(
  spec: FigureSpec,
  value: PublishedValue,
  whole: Part,
  parts: readonly Part[],
  counts: Counts,
): Base[] {
  if (spec.kind !== 'distribution' && spec.kind !== 'proportion') return [];
  const decided = spec.kind === 'distribution' || spec.count === 'yes' || spec.count === 'no';
  const others = decided ? BASES.filter((base) => base !== spec.base) : [];
  return others.filter((base) => {
    const d = baseOf(base, counts);
    const onBase = (part: Part): Part => ({ ...part, d, percent: percentOf(part.n ?? 0, d) });
    const verdict = verdictOn(value, onBase(whole), parts.map(onBase));
    return verdict === 'agrees' || verdict === 'loosely';
  });
}
