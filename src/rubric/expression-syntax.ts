import { COMPARISONS, type Comparison } from '../model/expression.ts';
import { ExpressionError, tokenize, type Token } from './expression-tokens.ts';

/**
 * The grammar of rules, relevances and filters; names are not yet looked up.
 *
 *   rule       := unit (("and" unit)* | ("or" unit)*)          and/or are never mixed without brackets
 *   unit       := "not" unit | "(" rule ")" | parts | term [test]
 *   parts      := ("all of" | "any of" | "at least" k ["%"] "of") "[" rule, ... "]"
 *   test       := ("=" | "!=" | "<" | "<=" | ">" | ">=") term | "between" term "and" term
 *               | "in" "[" term, ... "]" | "is" ["not"] ("blank" | "present")
 *   term       := words | "quoted words" | number | y-m-d
 */
export type Syntax =
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'not'; readonly of: Syntax }
  | { readonly kind: 'and' | 'or' | 'all of' | 'any of'; readonly of: readonly Syntax[] }
  | {
      readonly kind: 'at least';
      readonly k: number;
      readonly percent: boolean;
      readonly of: readonly Syntax[];
    }
  | { readonly kind: 'compare'; readonly left: Term; readonly operator: Comparison; readonly right: Term }
  | { readonly kind: 'between'; readonly left: Term; readonly low: Term; readonly high: Term }
  | { readonly kind: 'in'; readonly left: Term; readonly items: readonly Term[] }
  | { readonly kind: 'blank' | 'present'; readonly left: Term };

export interface Term {
  readonly kind: 'words' | 'quoted' | 'number' | 'date';
  readonly text: string;
  /** 0-based, into the expression's text. */
  readonly offset: number;
}

const isComparison = (text: string): text is Comparison => (COMPARISONS as readonly string[]).includes(text);

/** Words that end a term and cannot be names. */
const STOPS: ReadonlySet<string> = new Set(['and', 'or', 'is', 'in', 'between', 'not']);

/** @throws ExpressionError at the first place that does not fit the grammar */
export function parseExpression(text: string): Syntax {
  return new Parser(tokenize(text)).whole();
}

/** Deeper than anybody reads; beyond it the parser, which calls itself for each level, would run out of stack. */
const DEEPEST = 100;

class Parser {
  private readonly tokens: readonly Token[];
  private index = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Syntax {
    const rule = this.rule();
    if (this.token.kind !== 'end')
      this.fail(`"${this.token.text}" is one thing too many`, 'and, or, or the end');
    return rule;
  }

  private get token(): Token {
    return this.tokens[Math.min(this.index, this.tokens.length - 1)] as Token;
  }

  private peek(ahead: number): Token {
    return this.tokens[Math.min(this.index + ahead, this.tokens.length - 1)] as Token;
  }

  private fail(message: string, expected: string | null = null, fix: string | null = null): never {
    throw new ExpressionError(this.token.offset, message, expected, fix);
  }

  private isWord(word: string, token = this.token): boolean {
    return token.kind === 'word' && token.text.toLowerCase() === word;
  }

  private take(word: string): boolean {
    const found = this.token.kind === 'symbol' ? this.token.text === word : this.isWord(word);
    if (found) this.index += 1;
    return found;
  }

  private need(word: string, why: string): void {
    if (!this.take(word)) this.fail(`${this.describe()} stands where ${why}`, `"${word}"`);
  }

  private describe(): string {
    return this.token.kind === 'end' ? 'the end' : `"${this.token.text}"`;
  }

  private rule(): Syntax {
    const first = this.unit();
    const joiner = this.isWord('and') ? 'and' : this.isWord('or') ? 'or' : null;
    if (joiner === null) return first;
    const of = [first];
    while (this.take(joiner)) of.push(this.unit());
    if (this.isWord('and') || this.isWord('or')) {
      this.fail('"and" and "or" stand side by side', null, 'put brackets around the part that comes first');
    }
    return { kind: joiner, of };
  }

  private unit(): Syntax {
    this.depth += 1;
    if (this.depth > DEEPEST) {
      this.fail(
        `the rule is nested more than ${DEEPEST} deep`,
        null,
        'name a part of it as a check of its own',
      );
    }
    const unit = this.unitInside();
    this.depth -= 1;
    return unit;
  }

  private unitInside(): Syntax {
    if (this.take('not')) return { kind: 'not', of: this.unit() };
    if (this.take('(')) {
      const inner = this.rule();
      this.need(')', 'the bracket should close');
      return inner;
    }
    return this.parts() ?? this.test(this.term('a field, a check, or a list such as all of [a, b]'));
  }

  private parts(): Syntax | null {
    for (const word of ['all', 'any'] as const) {
      if (this.isWord(word) && this.isWord('of', this.peek(1))) {
        this.index += 2;
        return { kind: `${word} of`, of: this.list(() => this.rule()) };
      }
    }
    if (!(this.isWord('at') && this.isWord('least', this.peek(1)))) return null;
    this.index += 2;
    const token = this.token;
    if (token.kind !== 'number' || !/^\d+$/.test(token.text)) {
      this.fail(
        `${this.describe()} stands where a number should be`,
        'a whole number, as in at least 2 of [a, b, c]',
      );
    }
    this.index += 1;
    const percent = this.take('%');
    this.need('of', 'the list should begin');
    const of = this.list(() => this.rule());
    const k = Number(token.text);
    const most = percent ? 100 : of.length;
    if (k < 1 || k > most) {
      const range = percent ? '1 to 100' : `1 to ${most}, for the list has ${most}`;
      throw new ExpressionError(
        token.offset,
        `"at least ${k}${percent ? '%' : ''}" can never decide anything`,
        range,
      );
    }
    return { kind: 'at least', k, percent, of };
  }

  private list<T>(item: () => T): T[] {
    this.need('[', 'a list should begin');
    const items = [item()];
    while (this.take(',')) items.push(item());
    this.need(']', 'the list should close');
    return items;
  }

  private test(left: Term): Syntax {
    const token = this.token;
    if (token.kind === 'symbol' && isComparison(token.text)) {
      this.index += 1;
      return { kind: 'compare', left, operator: token.text, right: this.term('what to compare with') };
    }
    if (this.take('between')) {
      const low = this.term('where it begins');
      this.need('and', 'the second end should follow');
      return { kind: 'between', left, low, high: this.term('where it ends') };
    }
    if (this.take('in')) return { kind: 'in', left, items: this.list(() => this.term('a value')) };
    if (this.take('is')) {
      const negated = this.take('not');
      const blank = this.take('blank');
      if (!blank && !this.take('present')) {
        this.fail(`${this.describe()} cannot follow "is"`, '"blank" or "present"', 'to compare, write =');
      }
      return { kind: blank === negated ? 'present' : 'blank', left };
    }
    return { kind: 'term', term: left };
  }

  /** One quoted text, number or date, or a run of words such as `very high`. */
  private term(wanted: string): Term {
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

  private continuesTerm(): boolean {
    const { kind, text } = this.token;
    return kind === 'number' || (kind === 'word' && !STOPS.has(text.toLowerCase()));
  }
}
