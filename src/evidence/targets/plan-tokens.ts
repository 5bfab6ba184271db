import { keyOf } from '../text/keys.ts';
import { readText, type Token } from '../text/read-text.ts';

/** What only the look of a line tells, as the lexicon writes it. No word of a text is in capitals there. */
const START = 'START';
const INITIAL = 'INITIAL';
const NAME = 'NAME';
const TITLE = 'TITLE';

/** What the lexicon knows of a word. */
export interface Known {
  /** It stands somewhere in the lexicon: a capital at the beginning of a sentence then means nothing. */
  readonly word: (text: string) => boolean;
  /** Plans write it with a capital anywhere, though it is nobody's name. */
  readonly often: (text: string) => boolean;
}

/** After these begins something new, if a space stands at one side of them at least: 7-day is no break. */
const BREAKS = new Set(['-', '–', '—', ':', '=', '(', ')', '•', '>', '→', '|']);

/** Before one of these, an A that begins a line is an initial: "A to apply". */
const BEHIND_SUBJECT = new Set([
  'to', 'will', 'can', 'is', 'has', 'must', 'should', 'shall', 'and', '&', 'does', 'feels', 'needs', 'wants', 'from',
]); // prettier-ignore

/**
 * The words of a line of a plan, with the beginnings of its parts, and with names and initials told apart from words.
 *
 * @param known what the lexicon knows of a word
 */
export function planTokens(text: string, known: Known): Token[] {
  const { tokens } = readText(text);
  const capitals = tokens.filter(({ raw }) => /^\p{Lu}/u.test(raw)).length;
  const words = tokens.filter(({ kind }) => kind === 'word').length;
  // Where most words have a capital, it tells nothing.
  const telling = capitals * 4 <= words * 3;
  const told: Token[] = [];
  let breaks = true;
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    const next = tokens[index + 1];
    if (before?.sentence !== token.sentence) breaks = true;
    if (token.text === '.' && told.at(-1)?.text === INITIAL) return;
    if (token.kind === 'number' && isPartOfName(before, token)) return;
    if (breaks && token.kind !== 'mark') {
      told.push({
        ...token,
        text: START,
        key: keyOf(START),
        raw: '',
        end: token.start,
        kind: 'mark',
        name: false,
      });
    }
    const look = lookOf(token, { source: text, next, first: breaks, telling }, known);
    told.push(
      look === null ? token : { ...token, text: look, key: keyOf(`${look} ${token.kind}`), name: false },
    );
    breaks = (breaks && token.kind === 'mark') || isBreak(token, before, next);
  });
  return told;
}

const isBreak = ({ text, start, end }: Token, before: Token | undefined, next: Token | undefined): boolean =>
  BREAKS.has(text) && (text !== '-' || before?.end !== start || next?.start !== end);

/** `AIM3` is a name, and no number to judge by; `x6` and `wk4` are numbers. */
const isPartOfName = (before: Token | undefined, { start }: Token): boolean =>
  before?.end === start && before.raw.length > 1 && before.raw === before.raw.toUpperCase();

/** How a word is written, where that tells something. */
interface Look {
  readonly source: string;
  readonly next: Token | undefined;
  /** It is the first word of the line or of a part of it, which has a capital anyway. */
  readonly first: boolean;
  /** Whether capitals mean anything in this line. */
  readonly telling: boolean;
}

function lookOf(token: Token, { source, next, first, telling }: Look, known: Known): string | null {
  const { raw, text } = token;
  if (token.kind !== 'word' || !/^\p{Lu}/u.test(raw)) return null;
  if (text.length === 1) {
    const subject = token.genitive || (next !== undefined && BEHIND_SUBJECT.has(next.text));
    return text === 'i' || (text === 'a' && first && !subject) ? null : INITIAL;
  }
  if (/['‘"“]/.test(source.charAt(token.start - 1))) return TITLE;
  if (!telling || known.often(text)) return null;
  return known.word(text) && (first || raw === raw.toUpperCase()) ? null : NAME;
}
