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

/** What stands before another in the list is more particular: of two that fit the first is meant. */
const KINDS: readonly (readonly [OutcomeKind, RegExp])[] = [
  ['no finding', /\b(?:nfa|no further action|community resolution|discontinued|withdrawn|dismissed|acquitted|not guilty(?! (?:by|plea))|no case to answer|outcome 2[0-2]|diversion|triage|deferred)(?!\w)/],
  ['act found proved, no conviction', /37\s*\(3\)|no conviction/],
  ['interim hospital order', /interim hospital|s\.?\s*38\b/],
  ['hospital order', /hospital|guardianship|\bs\.?\s*37\b/],
  ['detention for public protection', /\bdpp\b|public protection|\bs\.?\s*226\b(?!\s*b)/],
  ['extended detention', /extended|226\s*b|\bs\.?\s*228\b|\bs\.?\s*254\b/],
  ["detention during Her Majesty's pleasure", /majesty|\bd?hmp\b|pleasure|\bs\.?\s*90\b|\bs\.?\s*259\b/],
  ['custody for life', /custody for life/],
  ['long detention', /\bs\.?\s*91\b|\bs\.?\s*250\b|\bs\.?\s*252\s*a\b|\b(?:91|250|252\s*a) det|long.?term detention|grave crime|\b53\s*\(2\)|detention for life|^life(?: sentence| detention)?$/],
  ['detention and training', /\bdtos?(?![a-z])|\bdet\w*\.? ?(?:and|&|\+) ?train/],
  ['young offender institution', /\byoi\b|young offender/],
  ['imprisonment', /\bimprison|prison\b|\bsuspended\b|\bsso\b/],
  ['referral order', /referral|\bref\.? ?order/],
  ['community sentence', /\byros?\b|rehab\w*\.? order|community order|supervision order|action plan/],
  ['conditional discharge', /\bcond\w*\.? discharge/],
  ['absolute discharge', /\babs\w*\.? discharge/],
  ['caution', /caution|reprimand|final warning|\bycc\b/],
]; // prettier-ignore

/** What goes along with a sentence, and is one only where it stands alone: an `RO` beside another is a restraining order. */
const ALONG: readonly (readonly [OutcomeKind, RegExp])[] = [
  ['referral order', /\bro\b/],
  ['community sentence', /\bissp?\b|curfew order/],
  ['caution', /\byc\b|\bcc\b/],
  ['other disposal', /fine|reparation|compensation|bind|bound over|disqualif|no separate penalty|endorse|forfeit|attendance centre|costs|detention centre/],
]; // prettier-ignore

/** Sentences for which other words do not stand: beside one of them another of the last group contradicts it. */
const LESSER: ReadonlySet<OutcomeKind> = new Set([
  'no finding',
  'referral order',
  'community sentence',
  'conditional discharge',
  'absolute discharge',
  'caution',
]);

/** Words that say that a sentence was not passed, or no longer stands. */
const NOT_PASSED =
  /\b(?:not|never|instead|alternative|rather|lieu|previous\w*|prior|former\w*|earlier|quash\w*|vari(?:ed|ation)|replac\w*|substitut\w*|overturned|appeal\w*|refused|declined|avoid\w*|threat|risk|until|unless|no (?:dto|custody|detention|imprisonment|hospital))\b/;
/** Words that say that none is passed yet. */
const NOT_YET =
  /\b(?:consider\w*|propos\w*|recommend\w*|sought|seeking|requested|possib\w*|likely|expected|pending|awaiting|adjourn\w*|deferred sentence|sentence deferred|to be sentenced|if)\b|\?/;

export function readOutcome(text: string): Outcome {
  const words = plainWords(text);
  const finding = /ngri|insan|unfit/.test(words);
  const elsewhere = /scot|northern ireland|foreign|abroad|overseas|france|ireland/.test(words);
  const found = sentenceIn(words, finding);
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
    suspended: /suspend|\bsso\b/.test(words),
    elsewhere,
    totalOnly: words.includes('total'),
  };
}

const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/\b(?:sections?|sects?|secs?)\.? ?(?=\d)/g, 's.')
    .replace(/\b(?:[a-z]\.){2,}/g, (letters) => letters.replaceAll('.', ''))
    .replace(/\bdeferred (?:caution|prosecution)\b/g, 'deferred')
    .replace(/\bplea(?:d|ded)? (?:of )?not guilty\b/g, 'not guilty plea')
    .trim();

/** The sentence that the words say was passed; unknown where they name one that was not, or two that exclude each other. */
function sentenceIn(words: string, finding: boolean): OutcomeKind {
  const named = KINDS.filter(([, pattern]) => pattern.test(words)).map(([kind]) => kind);
  const [first] = named;
  if (NOT_YET.test(words)) return 'unknown';
  if (first === undefined) return ALONG.find(([, pattern]) => pattern.test(words))?.[0] ?? 'unknown';
  if (finding) return first;
  const lesser = named.filter((kind) => LESSER.has(kind));
  const heavier = named.length - lesser.length;
  if (heavier > 0 && (lesser.length > 0 || NOT_PASSED.test(withoutPleas(words)))) return 'unknown';
  if (first === 'no finding' && (lesser.length > 1 || NOT_PASSED.test(withoutPleas(words)))) return 'unknown';
  return first;
}

/** What was pleaded is no sentence, and neither is an acquittal by reason of insanity. */
const withoutPleas = (words: string): string => words.replace(/\bnot guilty\b|\bno conviction\b/g, ' ');

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
