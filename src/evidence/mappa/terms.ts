/** Terms in months, one for each conviction it stands for. */
export interface Terms {
  readonly months: readonly number[];
  /** Whether they may be served one after the other. */
  readonly consecutive: boolean;
}

/** Where a term is wanted these words say that there is none to give. */
const NO_TERM = /^(?:n\/?a|none|-|life|indeterminate|)$/;

const YEARS = String.raw`(\d+(?:\.\d+)?)\s*-?\s*y(?:ea)?(?:rs?)?\.?`;
const MONTHS = String.raw`(\d+(?:\.\d+)?)\s*-?\s*m(?:o(?:n(?:th)?)?|n?ths?)?s?\.?`;

const ONE_TERM = new RegExp(String.raw`^(?:${YEARS})?\s*(?:and\s*)?(?:(?:${MONTHS}|(\d+(?:\.\d+)?)))?$`);

/** Months in `12`, `12 months`, `18 mths`, `1 year` or `2 years 6 months`; NaN: anything else. */
function monthsIn(text: string): number {
  const [, years, months, bare] = ONE_TERM.exec(text.trim()) ?? [];
  const rest = months ?? bare;
  return years === undefined && rest === undefined ? NaN : Number(years ?? 0) * 12 + Number(rest ?? 0);
}

/**
 * The terms that a text names; null: it names none, or cannot be read. Only `|` and `;` say that terms stand apart;
 * whatever else is between them, they may be meant to follow each other.
 */
export function readTerms(text: string): Terms | null {
  const trimmed = text.trim().toLowerCase();
  if (NO_TERM.test(trimmed)) return null;
  const whole = monthsIn(trimmed);
  if (!Number.isNaN(whole)) return { months: [whole], consecutive: false };
  const months = trimmed.split(/[+|;,/&]|\band\b/).map(monthsIn);
  return months.some(Number.isNaN) ? null : { months, consecutive: /[+,/&]|\band\b/.test(trimmed) };
}

/** Whether something stands where a term should, and is none. */
export const isNoTerm = (text: string): boolean =>
  !NO_TERM.test(text.trim().toLowerCase()) && readTerms(text) === null;

const LENGTH = String.raw`(?:${YEARS.replace('(', '(?:')}(?:\s*(?:and\s*)?${MONTHS.replace('(', '(?:')}(?![a-z]))?|${MONTHS.replace('(', '(?:')})(?![a-z])`;
const LISTED = new RegExp(
  String.raw`(?<![\w./£])(?:(?:\d+\s*(?:\+|&|,|/|and)\s*)*${LENGTH}(?:\s*(?:\+|&|,|/|and)\s*${LENGTH})*)`,
  'g',
);
/** A number beside the sentence itself, without a unit. */
const BESIDE =
  /\b(?:dto|yoi|detention|training order|imprisonment|prison)s?\s*[-:(]?\s*(\d{1,3}(?:\s*\+\s*\d{1,3})*)\b(?!\s*(?:weeks?|days?|hours?|[a-z(/]))/g;

/**
 * The terms that the words of a sentence hold, as in `DTO 12 months`, `2 years s.250` or `DTO 6 + 6`; null: none, or
 * several of which nobody says how they belong together.
 */
export function termInWords(outcome: string): Terms | null {
  const words = outcome
    .toLowerCase()
    .replace(/\b(?:ss?|sections?|sec|sect)\.?\s*\d+\s*[a-z]?(?:\s*\(\d\))?(?:\s*\/\s*\d+)*/g, ' § ')
    .replace(/\b(?:250|252a|91)\b(?=\s*det)/g, ' § ')
    .replace(/(?<=[a-z])(?=\d)/g, ' ');
  const found = [...words.matchAll(LISTED)].map(([text]) => text);
  const texts = found.length > 0 ? found : [...words.matchAll(BESIDE)].map(([, text = '']) => text);
  const [text] = texts;
  if (text === undefined || texts.length > 1) return null;
  const read = readTerms(text);
  if (read === null) return null;
  const again = /^[^\d]*\bx\s*[2-9]|\b[2-9]\s*x\b/.test(words.split(text)[1] ?? '') ? 2 : 1;
  return {
    months: again > 1 ? [...read.months, ...read.months] : read.months,
    consecutive: read.consecutive || again > 1 || /\bconsecutive/.test(words),
  };
}
