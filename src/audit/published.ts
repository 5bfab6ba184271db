import { baseOf, percentOf, type Counts } from '../model/counts.ts';
import type { Published, Verdict } from '../model/result.ts';
import { BASES, type Base, type FigureSpec, type PublishedValue } from '../model/rubric.ts';
import { phraseVerdict, type PhraseSubject } from './phrases.ts';

/** The integers of a figure that a published value is held against. */
export interface Compared extends PhraseSubject {
  /** Of a distribution: the count of each option; else null. */
  readonly parts: Readonly<Record<string, number>> | null;
}

/** The published values of a figure, each with its verdict. */
export function comparePublished(
  spec: FigureSpec,
  own: Compared,
  counts: Counts,
  compare: boolean,
): Published[] {
  return spec.published.map((value) => {
    if (!compare) return { ...value, verdict: 'not compared', fits: [] };
    const verdict = verdictOn(value, own);
    return { ...value, verdict, fits: verdict === 'differs' ? basesThatFit(spec, value, own, counts) : [] };
  });
}

/** Holds one published value against a figure's integers. */
export function verdictOn(value: PublishedValue, own: Compared): Verdict {
  if (value.parts !== null) return partsAgree(value, own) ? 'agrees' : 'differs';
  if (value.disputed)
    return numbersAgree({ ...value, d: null }, own) && isImplied(value, own.d) ? 'loosely' : 'differs';
  if (!numbersAgree(value, own)) return 'differs';
  const onlyPhrase = value.n === null && value.percent === null;
  return onlyPhrase && value.phrase !== null ? phraseVerdict(value.phrase, own) : 'agrees';
}

/** Every number that was printed is the figure's own. */
function numbersAgree({ n, d, percent }: PublishedValue, own: Compared): boolean {
  const is = (printed: number | null, ours: number | null): boolean => printed === null || printed === ours;
  return is(n, own.n) && is(d, own.d) && is(percent, percentOf(own.n, own.d));
}

const isImplied = (value: PublishedValue, d: number): boolean => value.implied?.d.includes(d) ?? false;

function partsAgree(value: PublishedValue, own: Compared): boolean {
  const parts = Object.entries(value.parts ?? {});
  return (value.d === null || value.d === own.d) && parts.every(([option, n]) => own.parts?.[option] === n);
}

/** The other bases on which a value that differs would agree. */
function basesThatFit(spec: FigureSpec, value: PublishedValue, own: Compared, counts: Counts): Base[] {
  const decided = spec.kind === 'distribution' || spec.count === 'yes' || spec.count === 'no';
  const others = decided ? BASES.filter((base) => base !== spec.base) : [];
  return others.filter((base) => {
    const verdict = verdictOn(value, { ...own, d: baseOf(base, counts) });
    return verdict === 'agrees' || verdict === 'loosely';
  });
}
