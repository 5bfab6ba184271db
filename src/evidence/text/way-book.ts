import { beginning } from './phrase.ts';
import type { Family, Way } from './pattern.ts';
import { REMEMBERED, type Token } from './read-text.ts';

/** What a word can begin: some ways, and by way what may follow it in the phrases of its family. */
export interface Beginning {
  readonly ways: readonly number[];
  readonly following: readonly Following[];
}

/** How the phrases of a family that begin with some word go on. */
export interface Following {
  /** The word is a phrase by itself. */
  readonly alone: boolean;
  /** The longer phrases by their second word; and those whose second is a number, a name or part of a word. */
  readonly bySecond: ReadonlyMap<string, readonly (readonly Way[])[]>;
  readonly others: readonly (readonly Way[])[];
}

function followingOf(phrases: readonly (readonly Way[])[]): Following {
  const bySecond = new Map<string, (readonly Way[])[]>();
  const others: (readonly Way[])[] = [];
  for (const phrase of phrases) {
    const second = phrase[1];
    if (second?.kind === 'word') bySecond.set(second.word, [...(bySecond.get(second.word) ?? []), phrase]);
    else if (second !== undefined) others.push(phrase);
  }
  const alone = phrases.some(({ length }) => length === 1);
  // One for all that are nothing but a word: so many of their own would not stay near the processor.
  if (bySecond.size === 0 && others.length === 0) return alone ? ALONE : NEVER;
  return {
    alone,
    bySecond: bySecond.size === 0 ? NONE : bySecond,
    others: others.length === 0 ? NOTHING : others,
  };
}

const NONE: Following['bySecond'] = new Map();
const NOTHING: readonly never[] = [];
const ALONE: Following = { alone: true, bySecond: NONE, others: NOTHING };
const NEVER: Following = { alone: false, bySecond: NONE, others: NOTHING };

/** The ways in which parts of patterns can stand, each with a number, and which of them a word can begin. */
export class WayBook {
  private readonly ids = new Map<string, number>();
  /** By way, the family whose phrases it is; null: one word. */
  readonly families: (Family | null)[] = [];
  private readonly byFamily = new Map<Family, number>();
  private readonly sizes: number[] = [];
  private readonly words = new Map<string, number[]>();
  private readonly prefixes = new Map<string, number[]>();
  private readonly names: number[] = [];
  private readonly numbers: number[] = [];
  private readonly known = new Map<string, Beginning>();

  get size(): number {
    return this.sizes.length;
  }

  /** The number of a way, which is the same for the same word or family. */
  idOf(way: Way): number {
    if (way.kind === 'phrases') {
      const before = this.byFamily.get(way.family);
      if (before !== undefined) return before;
      const id = this.sizes.length;
      this.byFamily.set(way.family, id);
      this.families[id] = way.family;
      this.sizes[id] = 0;
      for (const [first] of way.family.phrases) if (first !== undefined) this.enter(first, id);
      return id;
    }
    const key = way.kind === 'word' ? ` ${way.word}` : way.kind === 'prefix' ? `*${way.prefix}` : way.kind;
    const before = this.ids.get(key);
    if (before !== undefined) return before;
    const id = this.sizes.length;
    this.ids.set(key, id);
    this.families[id] = null;
    this.sizes[id] = 0;
    this.enter(way, id);
    return id;
  }

  /** How many words can begin a way; what very many can counts as many. */
  sizeOf(way: number): number {
    return this.sizes[way] ?? 0;
  }

  /** What a token can begin. */
  of(token: Token): Beginning {
    const { key } = token;
    let known = this.known.get(key);
    if (known === undefined) {
      known = this.lookUp(token);
      if (this.known.size < REMEMBERED) this.known.set(key, known);
    }
    return known;
  }

  private lookUp(token: Token): Beginning {
    const all = [...(this.words.get(token.text) ?? []), ...(this.words.get(token.also ?? '') ?? [])];
    if (token.kind === 'word') {
      for (let end = 0; end <= token.text.length; end += 1) {
        all.push(...(this.prefixes.get(token.text.slice(0, end)) ?? []));
      }
    }
    if (token.kind === 'number') all.push(...this.numbers);
    if (token.name) all.push(...this.names);
    const ways = [...new Set(all)];
    const following = ways.map((way) => {
      const family = this.families[way] ?? null;
      return family === null ? ALONE : followingOf(beginning(family, token));
    });
    return { ways, following };
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
