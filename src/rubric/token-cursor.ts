import { ExpressionError, type Token } from './expression-tokens.ts';

/** One word, text, number or date of a rule; names are not yet looked up. */
export interface Term {
  readonly kind: 'words' | 'quoted' | 'number' | 'date';
  readonly text: string;
  /** 0-based, into the expression's text. */
  readonly offset: number;
}

/** Words that end a term and cannot be names. */
const STOPS: ReadonlySet<string> = new Set(['and', 'or', 'is', 'in', 'between', 'includes', 'not']);

/** A way through the tokens of one rule. */
export class TokenCursor {
  protected index = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  protected get token(): Token {
    return this.peek(0);
  }

  protected peek(ahead: number): Token {
    return this.tokens[Math.min(this.index + ahead, this.tokens.length - 1)] as Token;
  }

  /** @throws ExpressionError always, at the token that is next */
  protected fail(message: string, expected: string | null = null, fix: string | null = null): never {
    throw new ExpressionError(this.token.offset, message, expected, fix);
  }

  protected isWord(word: string, token = this.token): boolean {
    return token.kind === 'word' && token.text.toLowerCase() === word;
  }

  protected take(word: string): boolean {
    const found = this.token.kind === 'symbol' ? this.token.text === word : this.isWord(word);
    if (found) this.index += 1;
    return found;
  }

  protected need(word: string, why: string): void {
    if (!this.take(word)) this.fail(`${this.describe()} stands where ${why}`, `"${word}"`);
  }

  protected describe(): string {
    return this.token.kind === 'end' ? 'the end' : `"${this.token.text}"`;
  }

  protected list<T>(item: () => T): T[] {
    this.need('[', 'a list should begin');
    const items = [item()];
    while (this.take(',')) items.push(item());
    this.need(']', 'the list should close');
    return items;
  }

  /** One quoted text, number or date, or a run of words such as `very high`. */
  protected term(wanted: string): Term {
    const first = this.token;
    if (first.kind === 'quoted' || first.kind === 'date') {
      this.index += 1;
      return { kind: first.kind, text: first.text, offset: first.offset };
    }
    const words: string[] = [];
    while (this.continuesTerm()) {
      words.push(this.token.text);
      this.index += 1;
    }
    if (words.length === 0) this.fail(`${this.describe()} stands where something is missing`, wanted);
    const kind = words.length === 1 && first.kind === 'number' ? 'number' : 'words';
    return { kind, text: words.join(' '), offset: first.offset };
  }

  /** The name of a table or a field where nothing else can stand: one word. */
  protected name(wanted: string): Term {
    const { kind, text, offset } = this.token;
    if (kind !== 'word') this.fail(`${this.describe()} stands where a name is missing`, wanted);
    this.index += 1;
    return { kind: 'words', text, offset };
  }

  /** Whether a name comes after the next token, so that it begins a rule over rows. */
  protected namesTable(): boolean {
    const { kind, text } = this.peek(1);
    return kind === 'word' && !STOPS.has(text.toLowerCase());
  }

  private continuesTerm(): boolean {
    const { kind, text } = this.token;
    return kind === 'number' || (kind === 'word' && !STOPS.has(text.toLowerCase()));
  }
}
