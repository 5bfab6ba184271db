import { NO_KEY } from '../text/keys.ts';
import type { ReadText, Token } from '../text/read-text.ts';
import type { Span } from '../text/span.ts';
import type { Person, Scope } from './lexicon.ts';
import type { Named, People } from './people.ts';

/** What is weighed of a text: a word, somebody, a phrase of a family, or words that bear on others. */
export interface Piece extends Span {
  /** The rows of the weights under which it stands. */
  readonly rows: readonly number[];
}

/** The pieces of a text, and by how many their weight is shared: its words, marks and people, each once. */
export interface Pieces {
  /** The rows under which they stand, each once. */
  readonly rows: readonly number[];
  readonly length: number;
  /** One by one; they are put together anew each time. */
  readonly all: () => readonly Piece[];
}

/** A family of words that stands in a sentence: its number in the patterns of events, and where. */
export interface Met extends Span {
  readonly way: number;
}

/** The rows of pieces, by their names and numbers. */
export interface Rows {
  /** The row of a word, somebody, a family or words that bear on others; -1: it has no weight. */
  of(name: string): number;
  /** The row of two that stand side by side; -1: they have no weight of their own. */
  ofPair(one: number, other: number): number;
}

/** A word with the rows under which it stands: its own, -1 if it has none, and all that there are. */
interface Word {
  readonly own: number;
  readonly rows: readonly number[];
  /** The last stretch in which it was met. */
  met: number;
}

/** Takes texts to pieces. One and the same for learning the weights and for using them. */
export class PieceReader {
  private readonly rows: Rows;
  /** By way: the row of its family; -1: it has none. */
  private readonly byWay: Int32Array;
  /** Words by the key of a token, and by their text, for two keys may be of one; both hold no more than there are keys. */
  private readonly byKey: (Word | undefined)[] = [];
  private readonly words = new Map<string, Word>();
  /** Words of this stretch that have no key: each still counts once. */
  private readonly passing = new Map<string, Word>();
  private readonly somebody = new Map<Person, Word>();
  private readonly somebodys = new Map<Person, Word>();
  private readonly aroundOthers = new Map<Scope, Word>();
  private readonly number: Word;
  private stretches = 0;
  private walks = 0;
  /** By row, the last stretch in which it was met. */
  private readonly lastIn: number[] = [];

  /** @param families by way, its family; null: it is none */
  constructor(families: readonly (string | null)[], rows: Rows) {
    this.rows = rows;
    this.number = this.wordOf(['number']);
    this.byWay = Int32Array.from(families, (family) => (family === null ? -1 : rows.of(`<${family}>`)));
  }

  /** Whether a way is a family that has a weight. */
  hasWeight(way: number): boolean {
    return (this.byWay[way] ?? -1) >= 0;
  }

  /**
   * @param stretch the tokens that are weighed
   * @param scopes the words in it that bear on others
   * @param met the families that stand in it, each once for a sentence
   */
  read(
    text: ReadText,
    stretch: Span,
    people: People,
    scopes: readonly (Span & { readonly scope: Scope })[],
    met: readonly Met[],
  ): Pieces {
    const once: number[] = [];
    this.stretches += 1;
    const addOnce = (rows: readonly number[]): void => {
      for (const row of rows) if (this.isNew(row)) once.push(row);
    };
    const length = this.walk(text, stretch, people, scopes, met, addOnce);
    return {
      rows: once,
      length,
      all: () => {
        const pieces: Piece[] = [];
        this.walk(text, stretch, people, scopes, met, (rows, from, to) => {
          pieces.push({ rows, from, to });
        });
        return pieces;
      },
    };
  }

  /** Whether a row is met for the first time in this stretch. */
  private isNew(row: number): boolean {
    const { lastIn } = this;
    while (lastIn.length <= row) lastIn.push(0);
    const isNew = lastIn[row] !== this.stretches;
    lastIn[row] = this.stretches;
    return isNew;
  }

  /** Goes through the pieces of a stretch. @returns by how many their weight is shared */
  private walk(
    { tokens }: ReadText,
    stretch: Span,
    people: People,
    scopes: readonly (Span & { readonly scope: Scope })[],
    met: readonly Met[],
    add: (rows: readonly number[], from: number, to: number) => void,
  ): number {
    let length = 0;
    let before = -1;
    let beforeFrom = stretch.from;
    this.walks += 1;
    this.passing.clear();
    for (let at = stretch.from; at < stretch.to; at += 1) {
      const one = people.at(at);
      if (one !== undefined && one.from !== at) continue;
      const to = one?.to ?? at + 1;
      const word = one === undefined ? this.ofWord(tokens[at] as Token) : this.ofPerson(one);
      const { own, rows } = word;
      if (rows.length > 0) add(rows, at, to);
      const pair = before < 0 || own < 0 ? -1 : this.rows.ofPair(before, own);
      if (pair >= 0) add([pair], beforeFrom, to);
      before = own;
      beforeFrom = at;
      if (word.met !== this.walks) length += 1;
      word.met = this.walks;
    }
    for (const { from, to, scope } of scopes) {
      const { rows } = this.named(this.aroundOthers, 'around others', scope);
      if (rows.length > 0) add(rows, from, to);
    }
    for (const { way, from, to } of met) add([this.byWay[way] as number], from, to);
    return length;
  }

  private ofPerson({ who, genitive }: Named): Word {
    return genitive
      ? this.named(this.somebodys, "somebody's", who)
      : this.named(this.somebody, 'somebody', who);
  }

  private named<Name extends string>(known: Map<Name, Word>, what: string, name: Name): Word {
    let word = known.get(name);
    if (word === undefined) known.set(name, (word = this.wordOf([`${what}: ${name}`])));
    return word;
  }

  private ofWord(token: Token): Word {
    const { key, kind, text } = token;
    if (kind === 'number') return this.number;
    if (key === NO_KEY) return this.ofText(token, this.words.has(text) ? this.words : this.passing);
    return (key < this.byKey.length ? this.byKey[key] : undefined) ?? this.ofKey(token);
  }

  private ofKey(token: Token): Word {
    const word = this.ofText(token, this.words);
    // Without a hole, for an array with holes is slow.
    while (this.byKey.length < token.key) this.byKey.push(undefined);
    this.byKey[token.key] = word;
    return word;
  }

  /** A word counts as itself and by how it begins: drinks, drinking and drinker are one thing said. */
  private ofText({ text, kind }: Token, known: Map<string, Word>): Word {
    let word = known.get(text);
    if (word === undefined) {
      const names = [text];
      if (kind === 'word' && LETTERS.test(text)) {
        for (const length of BEGINNINGS) if (text.length > length) names.push(`${text.slice(0, length)}…`);
      }
      known.set(text, (word = this.wordOf(names)));
    }
    return word;
  }

  private wordOf(names: readonly string[]): Word {
    const all = names.map((name) => this.rows.of(name));
    return { own: all[0] ?? -1, rows: all.filter((row) => row >= 0), met: 0 };
  }
}

/** So many letters of a longer word count by themselves. */
const BEGINNINGS = [4, 6];
const LETTERS = /^\p{L}+$/u;
