import { NO_KEY, REMEMBERED } from './keys.ts';
import type { Way } from './pattern.ts';
import type { Token } from './read-text.ts';

/** A list in an array of whole numbers: how many there are, then these. Where the next one begins: */
export const behind = (lists: Int32Array, list: number): number => list + 1 + (lists[list] as number);

/** No node goes back to the root. */
const ROOT = 0;

/**
 * The ways in which parts of patterns can stand, as a tree of words: a walk from each word of a sentence finds all of
 * them, and what the sentence does not say costs nothing. A symbol is a word, the beginning of one, a number or a name.
 */
export class PhraseTrie {
  private readonly words = new Map<string, number>();
  /** The beginnings of words by their length: a word is looked up with each length that there is. */
  private readonly prefixes = new Map<number, Map<string, number>>();
  private readonly number = 0;
  private readonly name = 1;
  /** How many symbols there are, the two above with them. */
  private symbols = 2;
  /**
   * Nodes, each two lists one behind the other, for what lies together is read at once: the symbols that go on from it,
   * in rising order, each followed by the node where it leads; and the ways that end there.
   */
  private readonly tree: Int32Array;
  /** What tokens can begin: see `of`. */
  private known = new Int32Array(2 ** 16);
  private used = 0;
  /** By what they say, where they are; by the key of a token, the place of its own, and one more. */
  private readonly places = new Map<string, number>();
  private readonly byKey = new Int32Array(REMEMBERED);
  /** The place of what a number begins that no pattern has as a word; -1: none was met. */
  private anyNumber = -1;
  /** No number that a pattern has as a word has more digits. */
  private longest = 0;

  /** @param ways of each, by its number, what it is */
  constructor(ways: readonly Way[]) {
    const nodes = [newNode()];
    ways.forEach((way, id) => {
      for (const phrase of way.kind === 'phrases' ? way.family.phrases : [[way]]) {
        let node = nodes[ROOT] as Node;
        for (const word of phrase) {
          const symbol = this.newSymbol(word);
          let next = node.next.get(symbol);
          if (next === undefined) {
            nodes.push((next = newNode()));
            node.next.set(symbol, next);
          }
          node = next;
        }
        if (node.ends.at(-1) !== id) node.ends.push(id);
      }
    });
    this.tree = laidOut(nodes);
  }

  /** What tokens can begin, list by list. */
  get beginnings(): Int32Array {
    return this.known;
  }

  /**
   * What a token can begin, the same for all tokens of one key: the place in `beginnings` of three lists, of the symbols
   * that it can stand for within a phrase, the ways that it is by itself, and the nodes behind it from which longer
   * phrases go on.
   */
  of(token: Token): number {
    const { key, kind, text } = token;
    if (key === NO_KEY) {
      const isPlain = kind === 'number' && (text.length > this.longest || !this.words.has(text));
      if (!isPlain) return this.lookUp(token);
      if (this.anyNumber < 0) this.anyNumber = this.lookUp(token);
      return this.anyNumber;
    }
    const known = this.byKey[key] as number;
    if (known !== 0) return known - 1;
    const place = this.lookUp(token);
    this.byKey[key] = place + 1;
    return place;
  }

  /** Where a phrase goes on from a node; 0: none does. */
  next(node: number, symbol: number): number {
    const { tree } = this;
    let low = 0;
    let high = (tree[node] as number) >> 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = node + 1 + 2 * middle;
      const here = tree[at] as number;
      if (here === symbol) return tree[at + 1] as number;
      if (here < symbol) low = middle + 1;
      else high = middle;
    }
    return ROOT;
  }

  /** The list of the ways that end at a node. */
  endsAt(node: number): number {
    return behind(this.tree, node);
  }

  /** The lists of `endsAt`. */
  get ends(): Int32Array {
    return this.tree;
  }

  /** Whether phrases go on from a node. */
  hasMore(node: number): boolean {
    return this.tree[node] !== 0;
  }

  private lookUp(token: Token): number {
    const symbols = this.symbolsOf(token);
    const first = symbols.map((symbol) => this.next(ROOT, symbol)).filter((node) => node !== ROOT);
    const alone = first.flatMap((node) => {
      const list = this.endsAt(node);
      return [...this.tree.subarray(list + 1, behind(this.tree, list))];
    });
    const lists = [symbols, [...new Set(alone)], first.filter((node) => this.hasMore(node))];
    return this.placeOf(lists.flatMap((list) => [list.length, ...list]));
  }

  /** The words that begin nothing are many, and what they begin is written down once. */
  private placeOf(lists: readonly number[]): number {
    const name = lists.join(' ');
    const before = this.places.get(name);
    if (before !== undefined) return before;
    const place = this.used;
    this.used += lists.length;
    if (this.used > this.known.length) {
      const larger = new Int32Array(2 * this.used);
      larger.set(this.known);
      this.known = larger;
    }
    this.known.set(lists, place);
    this.places.set(name, place);
    return place;
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

  /** The symbol of a word of a pattern, which is a new one if no pattern had it before. */
  private newSymbol(way: Way): number {
    switch (way.kind) {
      case 'word':
        if (/^\d/.test(way.word)) this.longest = Math.max(this.longest, way.word.length);
        return this.symbolIn(this.words, way.word);
      case 'prefix':
        return this.symbolIn(this.prefixesOf(way.prefix.length), way.prefix);
      case 'number':
        return this.number;
      case 'name':
        return this.name;
      case 'phrases':
        throw new Error('a phrase is made of words');
    }
  }

  private symbolIn(known: Map<string, number>, key: string): number {
    let symbol = known.get(key);
    if (symbol === undefined) known.set(key, (symbol = this.symbols++));
    return symbol;
  }

  private prefixesOf(length: number): Map<string, number> {
    const known = this.prefixes.get(length) ?? new Map<string, number>();
    this.prefixes.set(length, known);
    return known;
  }
}

interface Node {
  readonly next: Map<number, Node>;
  readonly ends: number[];
}

const newNode = (): Node => ({ next: new Map(), ends: [] });

/** The nodes of a tree, the root first, as lists: the symbols with their nodes, and the ways that end. */
function laidOut(nodes: readonly Node[]): Int32Array {
  const places = new Map<Node, number>();
  let size = 0;
  for (const node of nodes) {
    places.set(node, size);
    size += 2 + 2 * node.next.size + node.ends.length;
  }
  const tree = new Int32Array(size);
  let at = 0;
  for (const { next, ends } of nodes) {
    const sorted = [...next].sort(([one], [other]) => one - other);
    const list = sorted.flatMap(([symbol, node]) => [symbol, places.get(node) ?? ROOT]);
    tree.set([list.length, ...list, ends.length, ...ends], at);
    at += 2 + list.length + ends.length;
  }
  return tree;
}
