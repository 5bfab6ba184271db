import { NO_KEY } from './keys.ts';
import { Lists } from './lists.ts';
import type { Way } from './pattern.ts';
import type { Token } from './read-text.ts';

/** What a token can be the first word of. */
export interface Beginning {
  /** The ways that it is by itself. */
  readonly alone: readonly number[];
  /** The nodes behind it from which longer phrases go on. */
  readonly goesOn: readonly number[];
  /** The symbols that it can stand for within a phrase. */
  readonly symbols: readonly number[];
}

/**
 * The ways in which parts of patterns can stand, as a tree of words: a walk from each word of a sentence finds all of
 * them, and what the sentence does not say costs nothing. A symbol is a word, the beginning of one, a number or a name.
 */
export class PhraseTrie {
  private readonly words = new Map<string, number>();
  /** The beginnings of words by their length: a word is looked up with each length that there is. */
  private readonly prefixes = new Map<number, Map<string, number>>();
  private readonly number: number;
  private readonly name: number;
  /** By node: the symbols that go on from it, in rising order, and as many nodes; and the ways that end there. */
  private readonly symbols: Lists;
  private readonly nodes: Int32Array;
  private readonly ends: Lists;
  /** By the key of a token. */
  private readonly known: (Beginning | undefined)[] = [];
  /** Of a number that no pattern has as a word. */
  private anyNumber: Beginning | undefined;

  /** @param ways of each, by its number, what it is */
  constructor(ways: readonly Way[]) {
    this.number = 0;
    this.name = 1;
    let symbols = 2;
    const symbolIn = (known: Map<string, number>, key: string): number => {
      let symbol = known.get(key);
      if (symbol === undefined) known.set(key, (symbol = symbols++));
      return symbol;
    };
    const symbolOf = (way: Way): number => {
      switch (way.kind) {
        case 'word':
          return symbolIn(this.words, way.word);
        case 'prefix':
          return symbolIn(this.prefixesOf(way.prefix.length), way.prefix);
        case 'number':
          return this.number;
        case 'name':
          return this.name;
        case 'phrases':
          throw new Error('a phrase is made of words');
      }
    };
    const children = [new Map<number, number>()];
    const ends: number[][] = [[]];
    ways.forEach((way, id) => {
      for (const phrase of way.kind === 'phrases' ? way.family.phrases : [[way]]) {
        let node = 0;
        for (const word of phrase) {
          const symbol = symbolOf(word);
          let next = children[node]?.get(symbol);
          if (next === undefined) {
            next = children.push(new Map()) - 1;
            ends.push([]);
            children[node]?.set(symbol, next);
          }
          node = next;
        }
        const here = ends[node] as number[];
        if (here.at(-1) !== id) here.push(id);
      }
    });
    const sorted = children.map((next) => [...next].sort(([one], [other]) => one - other));
    this.symbols = new Lists(sorted.map((next) => next.map(([symbol]) => symbol)));
    this.nodes = Int32Array.from(sorted.flatMap((next) => next.map(([, node]) => node)));
    this.ends = new Lists(ends);
  }

  /** What a token can begin, the same for all tokens of one key. */
  of(token: Token): Beginning {
    const { key, kind, text } = token;
    if (key === NO_KEY) {
      const isAny = kind === 'number' && !this.words.has(text);
      return isAny ? (this.anyNumber ??= this.lookUp(token)) : this.lookUp(token);
    }
    return (this.known[key] ??= this.lookUp(token));
  }

  /** Where a phrase goes on from a node; -1: none does. */
  next(node: number, symbol: number): number {
    const { starts, items } = this.symbols;
    let low = starts[node] as number;
    let high = starts[node + 1] as number;
    while (low < high) {
      const middle = (low + high) >> 1;
      const here = items[middle] as number;
      if (here === symbol) return this.nodes[middle] as number;
      if (here < symbol) low = middle + 1;
      else high = middle;
    }
    return -1;
  }

  /** Whether phrases go on from a node. */
  hasMore(node: number): boolean {
    const { starts } = this.symbols;
    return starts[node] !== starts[node + 1];
  }

  /** The ways that end at each node. */
  get endings(): Lists {
    return this.ends;
  }

  private lookUp(token: Token): Beginning {
    const symbols = this.symbolsOf(token);
    const first = symbols.map((symbol) => this.next(0, symbol)).filter((node) => node >= 0);
    const alone = first.flatMap((node) => [...this.ends.of(node)]);
    return { alone: [...new Set(alone)], goesOn: first.filter((node) => this.hasMore(node)), symbols };
  }

  private symbolsOf(token: Token): number[] {
    const { text, also, kind, name } = token;
    const found = [this.words.get(text), also === null ? undefined : this.words.get(also)];
    if (kind === 'word') {
      for (const [length, prefixes] of this.prefixes) {
        if (length <= text.length) found.push(prefixes.get(text.slice(0, length)));
      }
    }
    if (kind === 'number') found.push(this.number);
    if (name) found.push(this.name);
    return [...new Set(found.filter((symbol) => symbol !== undefined))];
  }

  private prefixesOf(length: number): Map<string, number> {
    const known = this.prefixes.get(length) ?? new Map<string, number>();
    this.prefixes.set(length, known);
    return known;
  }
}
