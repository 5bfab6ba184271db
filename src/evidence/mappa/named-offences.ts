import { singular, SMALL_WORDS, wordsOf } from './offence-words.ts';

/** A name in plain words, with the act and the section that it means. */
export interface KnownName {
  readonly name: string;
  readonly act: string;
  readonly section: string;
}

/** A known name that stands in a text. */
export interface NamedOffence extends KnownName {
  /** Whether it only stands beside another thing: the proceeds of it, or what was charged at first. */
  readonly aside: 'no' | 'how it was done' | 'depends on another word' | 'not said to be the offence';
  /** The text without the words of the other names. */
  readonly told: string;
}

interface Token {
  readonly word: string;
  readonly at: number;
  readonly end: number;
  /** Whether it says what was intended, and not what was done. */
  readonly intended: boolean;
  /** Which of the things that `and` and the like set side by side it is in. */
  readonly part: number;
  readonly small: boolean;
}

interface Candidate extends KnownName {
  readonly words: readonly string[];
  /** How many of the words stand before `intent`, which must not be what was intended. */
  readonly done: number;
}

/** After these a name says what the word before them is about. */
const DEPENDENT = /^(?:of|from|for|about|as|to|over|during|after|following|regarding|concerning|re|than)$/;

/** What follows them, or stands in brackets, may only say how it was done. */
const HOW = /^(?:with|using|by)$/;
const LINK = new RegExp(`${DEPENDENT.source}|${HOW.source}`);

/** Words that are about the offence itself, so that what follows them is still what was done. */
const ITSELF =
  /^(?:\d+|x\d+|x|offence|count|charge|act|series|type|form|convicted|guilty|intent|conspir\w*|attempt\w*|incit\w*|encourag\w*|assist\w*|aid\w*|abet\w*|counsel\w*|procur\w*|commi\w+|solicit\w*|possess\w*|making|taking|distribut\w*|carry\w*|use|using|sending|threat|making)$/;

/** Directly after a name: it is not the offence, but somebody or something of it. */
const OF_IT =
  /^(?:victim|witness|witnesse|suspect|scene|investigation|inquiry|enquiry|evidence|proceed|weapon|allegation|trial)$/;

/** Words that say that something else was done, or that it was another offence in the end. */
const ASIDE =
  /^(?:original\w*|initial\w*|former\w*|previous\w*|earlier|prior|reduced|downgraded|lesser|instead|substituted|replaced|amended|dropped|withdrawn|dismissed|discontinued|acquitted|alternative\w*|not|nor|conceal\w*|hid|hiding|burial|body|corpse|witness\w*|intimidat\w*|pervert\w*|obstruct\w*|harbour\w*|alleg\w*|accus\w*|suspected|suspicion|investigat\w*|hoax|fail\w*|report\w*|launder\w*|proceed|evidence|offender|wasting|false)$/;

/** So many names are looked for in one text. */
const MOST = 6;

/** Finds known names in the words of an offence: each with all its words, the longest first, no word twice. */
export class NameFinder {
  private readonly byFirst = new Map<string, Candidate[]>();

  constructor(names: readonly KnownName[]) {
    for (const known of names) {
      const words = wordsOf(known.name);
      const [first = ''] = words;
      const candidate = { ...known, words, done: words.indexOf('intent') };
      this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), candidate]);
    }
  }

  in(written: string): NamedOffence[] {
    const text = written
      .toLowerCase()
      .replace(/\bw\/i\b/g, 'with intent')
      .replace(/\bu(?=\d\d\b)/g, 'under ');
    const tokens = tokensOf(text);
    const known = new Set<Candidate>();
    for (const { word } of tokens) this.byFirst.get(word)?.forEach((candidate) => known.add(candidate));
    if (known.size === 0) return [];
    const candidates = [...known].sort(
      (a, b) => b.words.length - a.words.length || b.name.length - a.name.length,
    );
    const used = new Set<Token>();
    const found: { readonly known: KnownName; readonly own: readonly Token[] }[] = [];
    const take = (within: readonly Token[]): void => {
      for (const candidate of candidates) {
        const own = found.length < MOST ? placesOf(candidate, within, used) : null;
        if (own === null) continue;
        own.forEach((token) => used.add(token));
        found.push({ known: candidate, own });
      }
    };
    // What stands together goes together; only then may a name be spread over what `and` sets side by side.
    const parts = tokens.at(-1)?.part ?? 0;
    for (let part = 0; parts > 0 && part <= parts; part += 1) {
      take(tokens.filter((token) => token.part === part));
    }
    take(tokens);
    const aside = found.length > 0 && tokens.some((token) => !used.has(token) && ASIDE.test(token.word));
    return found.map(({ known: { name, act, section }, own }) => ({
      name,
      act,
      section,
      aside: aside ? 'not said to be the offence' : standing(own, tokens, text),
      told:
        found.length === 1
          ? text
          : without(
              text,
              [...used].filter((token) => !own.includes(token)),
            ),
    }));
  }
}

/** The words of a text; after `with intent` stands what was intended, up to a sign that sets things apart. */
function tokensOf(text: string): Token[] {
  let intended = false;
  let part = 0;
  let last = 0;
  return [...text.matchAll(/[a-z0-9]+/g)].map(({ index, 0: written }): Token => {
    if (intended && (/[,;|&+/()]/.test(text.slice(last, index)) || written === 'and')) intended = false;
    if (written === 'and' || /[;|&+]/.test(text.slice(last, index))) part += 1;
    last = index + written.length;
    const token = {
      word: singular(written),
      at: index,
      end: last,
      intended,
      part,
      small: SMALL_WORDS.has(written),
    };
    if (written === 'intent' || written === 'intending') intended = true;
    return token;
  });
}

function placesOf(
  { words, done }: Candidate,
  tokens: readonly Token[],
  used: ReadonlySet<Token>,
): Token[] | null {
  const own: Token[] = [];
  for (const [index, word] of words.entries()) {
    const mustBeDone = done < 0 || index < done;
    const token = tokens.find(
      (one) => one.word === word && !used.has(one) && !own.includes(one) && !(mustBeDone && one.intended),
    );
    if (token === undefined) return null;
    own.push(token);
  }
  return own;
}

/** Whether a name is what was done, or depends on another word. */
function standing(own: readonly Token[], tokens: readonly Token[], text: string): NamedOffence['aside'] {
  const places = own.map((token) => tokens.indexOf(token));
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const [before, after] = [text.slice(0, tokens[first]?.at), tokens[last + 1]];
  if (after !== undefined && OF_IT.test(after.word) && text.slice(tokens[last]?.end, after.at).trim() === '')
    return 'not said to be the offence';
  if (first > 0 && /\([^)]*$/.test(before)) return 'how it was done';
  return first > 1 ? linked(first, tokens, text) : 'no';
}

/** How the word before a name ties it to another. */
function linked(first: number, tokens: readonly Token[], text: string): NamedOffence['aside'] {
  let index = first - 1;
  while (index > 1 && tokens[index]?.small === true && !LINK.test(tokens[index]?.word ?? '')) index -= 1;
  const [head, link] = tokens.slice(index - 1, index + 1) as [Token, Token];
  if (HOW.test(link.word)) return 'how it was done';
  if (!DEPENDENT.test(link.word)) return 'no';
  if (/[,;|&+/(]/.test(text.slice(head.end, link.at)) || ITSELF.test(head.word)) return 'no';
  return 'depends on another word';
}

const without = (text: string, tokens: readonly Token[]): string =>
  tokens.reduce((left, { at, end }) => left.slice(0, at) + ' '.repeat(end - at) + left.slice(end), text);
