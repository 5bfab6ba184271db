import type { ListedOffence } from './law.ts';
import type { MappaCase, MappaOffence } from './case.ts';
import type { Match, OffenceMatcher } from './offence-match.ts';
import type { Inchoate } from './offence-words.ts';
import { readOutcome, type Outcome } from './outcome.ts';
import { readTerms, termInWords, type Terms } from './terms.ts';

/** One offence with everything that the rules ask of it looked up. */
export interface Assessed {
  /** 1-based among the offences of the case. */
  readonly place: number;
  readonly written: MappaOffence;
  /** What was written of the offence, and of the orders and findings of the case. */
  readonly words: string;
  readonly match: Match;
  readonly listed: ListedOffence | null;
  /** Another offence that the name means where the act and section or the code mean this one; null: none. */
  readonly namedOtherwise: ListedOffence | null;
  readonly inchoate: Inchoate | null;
  readonly outcome: Outcome;
  readonly terms: Terms | null;
  /** Other terms, in the words of the sentence; null: none, or the same. */
  readonly otherTerms: Terms | null;
  /** In whole years; null: cannot be told. */
  readonly ageAtOffence: number | null;
  readonly ageAtConviction: number | null;
  /** Whether the child was under 18 at the offence; null: cannot be told. */
  readonly childAtOffence: boolean | null;
}

/**
 * Looks an offence up. Several offences that were written into one, with as many terms, are taken apart.
 *
 * @param asOf the day whose lists apply
 */
export function assess(one: MappaCase, matcher: OffenceMatcher, asOf: number): Assessed[] {
  return one.offences.flatMap((offence, index) =>
    takenApart(offence).map((written): Assessed => {
      const match = matcher.match({ ...written, offence: withRecipient(written) }, asOf);
      const ageAtOffence = written.ageAtOffence ?? ageOn(one.dob, written.offenceDate);
      const ageAtConviction = written.ageAtConviction ?? ageOn(one.dob, written.convictionDate);
      return {
        place: index + 1,
        written,
        words: `${written.offence} ${one.orders}`,
        match,
        listed: match.kind === 'found' ? match.listed : null,
        namedOtherwise: match.kind === 'found' ? (match.others[0] ?? null) : null,
        inchoate: match.kind === 'none' ? null : match.inchoate,
        ...sentenceOf(written),
        ageAtOffence,
        ageAtConviction,
        childAtOffence: childAt(ageAtOffence, ageAtConviction),
      };
    }),
  );
}

type Sentence = Pick<Assessed, 'outcome' | 'terms' | 'otherTerms'>;

/** Sentences come again and again: so many are read once. */
const REMEMBERED = 5_000;
const sentences = new Map<string, Sentence>();

function sentenceOf({ outcome, months }: MappaOffence): Sentence {
  const key = `${months}|${outcome}`;
  let sentence = sentences.get(key);
  if (sentence === undefined) {
    sentence = { outcome: readOutcome(outcome), ...termsOf(months, outcome) };
    if (sentences.size < REMEMBERED) sentences.set(key, sentence);
  }
  return sentence;
}

/** The term of the column for it, else that of the words; where both name one, and not the same, both. */
function termsOf(months: string, outcome: string): Pick<Assessed, 'terms' | 'otherTerms'> {
  const inWords = /\d/.test(outcome) ? termInWords(outcome) : null;
  if (months.trim() === '') return { terms: inWords, otherTerms: null };
  const terms = readTerms(months);
  const same = (a: Terms, b: Terms): boolean =>
    a.consecutive === b.consecutive && [...a.months].sort().join() === [...b.months].sort().join();
  return { terms, otherTerms: terms === null || inWords === null || same(terms, inWords) ? null : inWords };
}

/** Whether a drug was supplied to a child is told by an age, and by no offence code. */
function withRecipient({ offence, victimAge }: MappaOffence): string {
  const age = Number(
    /\d+/.exec(victimAge)?.[0] ??
      /\b(?:aged?|to an?|year.?old) ?(1\d)\b|\b(1\d)[ -]year/.exec(offence)?.slice(1).find(Boolean) ??
      NaN,
  );
  return /suppl|offer/i.test(offence) && age < 18 ? `${offence} (under 18)` : offence;
}

/** Nobody is older at the offence than when convicted of it. */
function childAt(atOffence: number | null, atConviction: number | null): boolean | null {
  if (atOffence !== null) return atOffence < 18;
  return atConviction !== null && atConviction < 18 ? true : null;
}

const YEAR = 365.2425;

/** Whole years between two days; exact to the day, for the birthday itself counts. */
function ageOn(dob: number | null, day: number | null): number | null {
  if (dob === null || day === null || day < dob) return null;
  const [born, on] = [dob, day].map((number) => new Date(number * 86_400_000)) as [Date, Date];
  const before =
    on.getUTCMonth() < born.getUTCMonth() ||
    (on.getUTCMonth() === born.getUTCMonth() && on.getUTCDate() < born.getUTCDate());
  const years = on.getUTCFullYear() - born.getUTCFullYear() - (before ? 1 : 0);
  return years > (day - dob) / YEAR + 1 ? null : years;
}

const BETWEEN = /\s*(?:\||;|,|\s\+\s|\s&\s|\s\/\s|\sand\s)\s*/;
/** These set offences apart whatever stands beside them. */
const SET_APART = /\s*[|;+]\s*/;

/**
 * `Burglary | ABH` with `12 | 6` months is two offences; with one act for both it is two of the same. What only
 * commas stand between is taken apart where the acts, the names and the terms all run alongside.
 */
function takenApart(offence: MappaOffence): MappaOffence[] {
  if (!/[|;+,&/]|\band\b/.test(offence.months)) return [offence];
  const plainly = SET_APART.test(offence.months);
  const terms = offence.months.split(plainly ? /[|+;]/ : /[,&/]|\band\b/).map((part) => part.trim());
  const parts = (text: string): string[] => {
    const own = plainly ? text.split(SET_APART).filter((part) => part.trim() !== '') : [];
    return own.length === terms.length ? own : text.split(BETWEEN).filter((part) => part.trim() !== '');
  };
  const acts = parts(offence.actSection);
  const names = parts(offence.offence);
  const outcomes = offence.outcome.split(/\s*[|;]\s*/);
  const ofActs = acts.length === terms.length;
  const ofNames = names.length === terms.length;
  const several = plainly ? ofActs || (ofNames && acts.length <= 1) : ofActs && ofNames;
  if (terms.length < 2 || !several) return [offence];
  return terms.map((months, index) => ({
    ...offence,
    months,
    actSection: ofActs ? (acts[index] ?? '') : offence.actSection,
    offence: ofNames ? (names[index] ?? '') : offence.offence,
    outcome: outcomes.length === terms.length ? (outcomes[index] ?? '') : offence.outcome,
  }));
}
