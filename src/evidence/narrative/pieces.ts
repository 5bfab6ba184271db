import { REMEMBERED, type ReadText, type Token } from '../text/read-text.ts';
import type { Span } from '../text/span.ts';
import type { Scope } from './lexicon.ts';
import type { Named, People } from './people.ts';

/** What is weighed of a text: a word, somebody, a phrase of a family, or words that bear on others. */
export interface Piece extends Span {
  /** The rows of the weights under which it stands. */
  readonly rows: readonly number[];
}

/** The pieces of a text, and the length by which their weight is shared: how many words, marks and people it has. */
export interface Pieces {
  readonly pieces: readonly Piece[];
  readonly length: number;
}

/** A family of words that stands in a sentence: its number in the patterns of events, and where. */
export interface Met extends Span {
  readonly way: number;
}

/** Takes texts to pieces. One and the same for learning the weights and for using them. */
export class PieceReader {
  private readonly rowOf: (name: string) => number;
  /** By way: the row of its family; -1: it has none. */
  private readonly byWay: Int32Array;
  private readonly words = new Map<string, readonly number[]>();
  private readonly others = new Map<string, readonly number[]>();

  /**
   * @param families by way, its family; null: it is none
   * @param rowOf the row of a piece by its name; -1: it has no weight
   */
  constructor(families: readonly (string | null)[], rowOf: (name: string) => number) {
    this.rowOf = rowOf;
    this.byWay = Int32Array.from(families, (family) => (family === null ? -1 : rowOf(`<${family}>`)));
  }

  /** Whether a way is a family that has a weight. */
  hasWeight(way: number): boolean {
    return this.byWay[way] !== -1;
  }

  /**
   * @param scopes the words that bear on others
   * @param met the families that stand in it, each once for a sentence
   */
  read(
    { tokens }: ReadText,
    people: People,
    scopes: readonly (Span & { readonly scope: Scope })[],
    met: readonly Met[],
  ): Pieces {
    const pieces: Piece[] = [];
    let length = 0;
    for (let at = 0; at < tokens.length; at += 1) {
      const one = people.at(at);
      if (one !== undefined && one.from !== at) continue;
      length += 1;
      const rows = one === undefined ? this.ofWord(tokens[at] as Token) : this.ofPerson(one);
      if (rows.length > 0) pieces.push({ rows, from: at, to: one?.to ?? at + 1 });
    }
    for (const { from, to, scope } of scopes) {
      const rows = this.named(`around others: ${scope}`);
      if (rows.length > 0) pieces.push({ rows, from, to });
    }
    for (const { way, from, to } of met) pieces.push({ rows: [this.byWay[way] as number], from, to });
    return { pieces, length };
  }

  private ofPerson({ who, genitive }: Named): readonly number[] {
    return this.named(genitive ? `somebody's: ${who}` : `somebody: ${who}`);
  }

  /** A word counts as itself and by how it begins: drinks, drinking and drinker are one thing said. */
  private ofWord({ text, kind }: Token): readonly number[] {
    if (kind === 'number') return this.named('number');
    const known = this.words.get(text);
    if (known !== undefined) return known;
    const names = [text];
    if (kind === 'word' && LETTERS.test(text)) {
      for (const length of BEGINNINGS) if (text.length > length) names.push(`${text.slice(0, length)}…`);
    }
    const rows = this.rowsOf(names);
    if (this.words.size < REMEMBERED) this.words.set(text, rows);
    return rows;
  }

  private named(name: string): readonly number[] {
    let rows = this.others.get(name);
    if (rows === undefined) this.others.set(name, (rows = this.rowsOf([name])));
    return rows;
  }

  private rowsOf(names: readonly string[]): readonly number[] {
    return names.map((name) => this.rowOf(name)).filter((row) => row >= 0);
  }
}

/** So many letters of a longer word count by themselves. */
const BEGINNINGS = [4, 6];
const LETTERS = /^\p{L}+$/u;
