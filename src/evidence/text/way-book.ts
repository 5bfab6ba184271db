import { keyOf, REMEMBERED } from './match.ts';
import type { Family, Way } from './pattern.ts';
import type { Token } from './read-text.ts';

/** The ways in which parts of patterns can stand, each with a number, and which of them a word can begin. */
export class WayBook {
  private readonly ids = new Map<string, number>();
  private readonly families = new Map<Family, number>();
  private readonly sizes: number[] = [];
  private readonly words = new Map<string, number[]>();
  private readonly prefixes = new Map<string, number[]>();
  private readonly names: number[] = [];
  private readonly numbers: number[] = [];
  private readonly known = new Map<string, readonly number[]>();

  get size(): number {
    return this.sizes.length;
  }

  /** The number of a way, which is the same for the same word or family. */
  idOf(way: Way): number {
    if (way.kind === 'phrases') {
      const before = this.families.get(way.family);
      if (before !== undefined) return before;
      const id = this.sizes.length;
      this.families.set(way.family, id);
      this.sizes[id] = 0;
      for (const [first] of way.family.phrases) if (first !== undefined) this.enter(first, id);
      return id;
    }
    const key = way.kind === 'word' ? ` ${way.word}` : way.kind === 'prefix' ? `*${way.prefix}` : way.kind;
    const before = this.ids.get(key);
    if (before !== undefined) return before;
    const id = this.sizes.length;
    this.ids.set(key, id);
    this.sizes[id] = 0;
    this.enter(way, id);
    return id;
  }

  /** How many words can begin a way; what very many can counts as many. */
  sizeOf(way: number): number {
    return this.sizes[way] ?? 0;
  }

  /** The ways that a token can begin. */
  of(token: Token): readonly number[] {
    const key = keyOf(token);
    let known = this.known.get(key);
    if (known === undefined) {
      const all = [...(this.words.get(token.text) ?? []), ...(this.words.get(token.also ?? '') ?? [])];
      if (token.kind === 'word') {
        for (let end = 0; end <= token.text.length; end += 1) {
          all.push(...(this.prefixes.get(token.text.slice(0, end)) ?? []));
        }
      }
      if (token.kind === 'number') all.push(...this.numbers);
      if (token.name) all.push(...this.names);
      known = [...new Set(all)];
      if (this.known.size < REMEMBERED) this.known.set(key, known);
    }
    return known;
  }

  private enter(first: Way, id: number): void {
    const add = (size: number): void => {
      this.sizes[id] = (this.sizes[id] ?? 0) + size;
    };
    switch (first.kind) {
      case 'word':
        put(this.words, first.word, id);
        add(COMMON.has(first.word) ? MANY : 1);
        break;
      case 'prefix':
        put(this.prefixes, first.prefix, id);
        add(2);
        break;
      case 'name':
        this.names.push(id);
        add(MANY);
        break;
      case 'number':
        this.numbers.push(id);
        add(MANY);
        break;
      case 'phrases':
        for (const [word] of first.family.phrases) if (word !== undefined) this.enter(word, id);
    }
  }
}

function put(map: Map<string, number[]>, key: string, id: number): void {
  const all = map.get(key);
  if (all === undefined) map.set(key, [id]);
  else if (all.at(-1) !== id) all.push(id);
}

/** Words that stand in nearly every sentence. */
const COMMON = new Set([
  'a', 'an', 'the', 'and', 'or', 'of', 'to', 'in', 'on', 'at', 'by', 'for', 'with', 'from', 'is', 'was', 'be', 'been', 'has', 'had', 'have', 'he', 'she',
  'him', 'her', 'his', 'they', 'it', 'that', 'this', 'not', 'no', 'as', 'when', 'up', 'out', 'mum', 'dad', 'mother', 'father', '.', ',',
]); // prettier-ignore
const MANY = 200;
