/** What a court or the police made of an offence, as far as the rules ask. */
export type OutcomeKind =
  | 'detention and training'
  | 'long detention'
  | 'extended detention'
  | 'detention for public protection'
  | "detention during Her Majesty's pleasure"
  | 'custody for life'
  | 'young offender institution'
  | 'imprisonment'
  | 'hospital order'
  | 'interim hospital order'
  | 'act found proved, no conviction'
  | 'community sentence'
  | 'referral order'
  | 'conditional discharge'
  | 'absolute discharge'
  | 'other disposal'
  | 'caution'
  | 'no finding'
  | 'unknown';

export interface Outcome {
  readonly kind: OutcomeKind;
  /** Of a hospital order: with a restriction. */
  readonly restricted: boolean;
  /** Not guilty by reason of insanity, or unfit and did the act: a finding, and no conviction. */
  readonly finding: boolean;
  /** For life, or without a term that is fixed. */
  readonly indeterminate: boolean;
  readonly suspended: boolean;
  /** By a court outside England and Wales. */
  readonly elsewhere: boolean;
  /** The term is said to be that of several offences together. */
  readonly totalOnly: boolean;
}

/** The first that fits says what it is; what stands before it in the list is more particular. */
const KINDS: readonly (readonly [OutcomeKind, RegExp])[] = [
  ['no finding', /\b(?:nfa|no further action|community resolution|discontinued|withdrawn|dismissed|acquitted|not guilty(?! by)|no case to answer|outcome 2[0-2]|diversion|triage|deferred)\b/],
  ['act found proved, no conviction', /37\s*\(3\)|no conviction/],
  ['interim hospital order', /interim hospital|s\.?\s*38\b/],
  ['hospital order', /hospital|guardianship|\bs\.?\s*37\b/],
  ['detention for public protection', /\bdpp\b|public protection|\bs\.?\s*226\b(?!\s*b)/],
  ['extended detention', /extended|226\s*b|\bs\.?\s*228\b|\bs\.?\s*254\b/],
  ["detention during Her Majesty's pleasure", /majesty|\bd?hmp\b|pleasure|\bs\.?\s*90\b|\bs\.?\s*259\b/],
  ['custody for life', /custody for life/],
  ['long detention', /\bs\.?\s*91\b|\bs\.?\s*250\b|\bs\.?\s*252\s*a\b|long.?term detention|grave crime|\b53\s*\(2\)|detention for life|^life(?: sentence| detention)?$/],
  ['detention and training', /\bdtos?\b|detention (?:and|&) training/],
  ['young offender institution', /\byoi\b|young offender/],
  ['imprisonment', /\bimprison|prison\b|\bsuspended\b/],
  ['referral order', /referral|\bro\b/],
  ['community sentence', /\byros?\b|rehabilitation order|community order|\biss\b|supervision order|action plan|curfew order/],
  ['conditional discharge', /conditional(?:ly)? discharge/],
  ['absolute discharge', /absolute(?:ly)? discharge/],
  ['caution', /caution|reprimand|final warning|\bycc\b|\byc\b|\bcc\b/],
  ['other disposal', /fine|reparation|compensation|bind|bound over|disqualif|no separate penalty|endorse|forfeit|attendance centre|costs|detention centre/],
]; // prettier-ignore

export function readOutcome(text: string): Outcome {
  const words = text
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/\bsections? ?(?=\d)/g, 's.')
    .replace(/\b(?:[a-z]\.){2,}/g, (letters) => letters.replaceAll('.', ''))
    .trim();
  const finding = /ngri|insan|unfit/.test(words);
  const elsewhere = /scot|northern ireland|foreign|abroad|overseas|france|ireland/.test(words);
  const found = KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'unknown';
  // A finding of insanity is no acquittal, whatever is ordered.
  const kind: OutcomeKind =
    finding && (found === 'unknown' || found === 'no finding')
      ? 'other disposal'
      : elsewhere && found === 'unknown' && /detention|custod/.test(words)
        ? 'long detention'
        : found;
  return {
    kind,
    restricted: /\b41\b|restrict/.test(words),
    finding,
    indeterminate: /life|indetermin|pleasure|\bdpp\b|public protection/.test(words),
    suspended: words.includes('suspend'),
    elsewhere,
    totalOnly: words.includes('total'),
  };
}

/** Detention of which months are fixed, or which has no end: what the lists of sentences ask of it. */
export const CUSTODIAL: ReadonlySet<OutcomeKind> = new Set([
  'detention and training',
  'long detention',
  'extended detention',
  'detention for public protection',
  "detention during Her Majesty's pleasure",
  'custody for life',
  'young offender institution',
  'imprisonment',
]);
