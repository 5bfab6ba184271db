/**
 * What a practitioner writes in a lexicon, and what it finds.
 *
 * | written | finds |
 * | --- | --- |
 * | `word` | that word, in any case |
 * | `neglect*` | every word that begins so |
 * | `<parent>` | any word or phrase of the family `parent` |
 * | `a\|b\|<c>` | one of them |
 * | `(the)` | it or nothing; a gap before it stays |
 * | `..` | up to three words between |
 * | `...`, `....` | up to eight, up to fifteen words between |
 * | `<number>` | a number |
 * | `<name>` | a name or an initial: a word with a capital that begins no sentence |
 *
 * All of it stands in one sentence. A match is looked for from each word with at most fifteen words between two parts,
 * so time grows with the length of the text and with nothing else.
 */
export interface Pattern {
  readonly source: string;
  readonly parts: readonly Part[];
}

export interface Part {
  readonly ways: readonly Way[];
  readonly optional: boolean;
  /** How many tokens may stand before it. */
  readonly gap: number;
}

/** One word, the beginning of one, a number, or a phrase of a family. */
export type Way =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'number' }
  | { readonly kind: 'name' }
  | { readonly kind: 'phrases'; readonly family: Family };

/** The phrases of a family, of words alone. */
export interface Family {
  readonly name: string;
  readonly phrases: readonly (readonly Way[])[];
}

/** Families of words that patterns name: each a list of words or short phrases, which may name other families. */
export type Families = Readonly<Record<string, readonly string[]>>;

/** What no lexicon has to list. */
const BUILT_IN = new Set(['name', 'number']);

const GAPS: Readonly<Record<string, number>> = { '..': 3, '...': 8, '....': 15 };

/** What stands between spaces; the name of a family may have some. */
const piecesOf = (source: string): string[] =>
  source.includes('<') ? source.trim().split(/\s+(?![^<]*>)/) : source.trim().split(/\s+/);

/** Turns what is written into patterns. Families are read when they are first named, once. */
export class PatternReader {
  private readonly families: Families;
  private readonly read = new Map<string, Family>();
  /** The same words come again in thousands of patterns. */
  private readonly ways = new Map<string, readonly Way[]>();

  constructor(families: Families) {
    this.families = families;
  }

  /** @throws Error if it names a family that is not there, has a gap at one of its ends, or nothing that must stand: a lexicon is tested before it ships */
  pattern(source: string): Pattern {
    const parts: Part[] = [];
    let gap = 0;
    for (const piece of piecesOf(source)) {
      const between = GAPS[piece];
      if (between !== undefined) {
        gap = between;
        continue;
      }
      const optional = piece.startsWith('(') && piece.endsWith(')');
      const own = optional ? piece.slice(1, -1) : piece;
      if (gap > 0 && parts.length === 0) throw new Error(`there is nothing before the gap, in "${source}"`);
      parts.push({ ways: this.waysOf(own, source), optional, gap });
      gap = 0;
    }
    if (gap > 0) throw new Error(`there is nothing after the gap, in "${source}"`);
    if (parts.every(({ optional }) => optional)) throw new Error(`nothing must stand, in "${source}"`);
    return { source, parts };
  }

  private waysOf(piece: string, source: string): readonly Way[] {
    let ways = this.ways.get(piece);
    if (ways === undefined) {
      ways = piece.split('|').map((way) => this.way(way, source));
      this.ways.set(piece, ways);
    }
    return ways;
  }

  private way(text: string, source: string): Way {
    if (text === '<number>') return { kind: 'number' };
    if (text === '<name>') return { kind: 'name' };
    if (text.startsWith('<') && text.endsWith('>')) {
      return { kind: 'phrases', family: this.family(text.slice(1, -1), source) };
    }
    if (/[<>]/.test(text)) throw new Error(`"${text}" is no family, in "${source}"`);
    return text.endsWith('*') ? { kind: 'prefix', prefix: text.slice(0, -1) } : { kind: 'word', word: text };
  }

  private family(name: string, source: string): Family {
    const known = this.read.get(name);
    if (known !== undefined) return known;
    const phrases = this.phrases(name, source, []).map((phrase) =>
      piecesOf(phrase).map((word) => this.waysOf(word, phrase)[0] as Way),
    );
    const long = phrases.find(({ length }) => length > LONGEST_PHRASE);
    if (long !== undefined) throw new Error(`a phrase of <${name}> has more than ${LONGEST_PHRASE} words`);
    const family = { name, phrases };
    this.read.set(name, family);
    return family;
  }

  private phrases(name: string, source: string, within: readonly string[]): string[] {
    const own = this.families[name];
    if (own === undefined) throw new Error(`there is no family <${name}>, in "${source}"`);
    if (within.includes(name)) throw new Error(`the family <${name}> names itself`);
    return own.flatMap((phrase) => {
      if (/\.\.|\||\(./.test(phrase)) {
        throw new Error(`"${phrase}" in the family <${name}> is more than words`);
      }
      if (!phrase.includes('<')) return [phrase];
      return piecesOf(phrase).reduce<string[]>(
        (begun, piece) => {
          const [, other] = /^<(.+)>$/.exec(piece) ?? [];
          const ways =
            other === undefined || BUILT_IN.has(other)
              ? [piece]
              : this.phrases(other, phrase, [...within, name]);
          if (begun.length * ways.length > MOST_PHRASES)
            throw new Error(`the family <${name}> has too many phrases`);
          return begun.flatMap((start) => ways.map((way) => (start === '' ? way : `${start} ${way}`)));
        },
        [''],
      );
    });
  }
}

/** No phrase of a family is longer, in words. */
export const LONGEST_PHRASE = 8;

/** What a family may grow to when the families that it names are put in their places. */
const MOST_PHRASES = 20_000;
