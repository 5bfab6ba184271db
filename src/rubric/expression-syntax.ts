import { COMPARISONS, type Comparison } from '../model/expression.ts';
import { ExpressionError, tokenize } from './expression-tokens.ts';
import type { BirthdaySyntax, OperandSyntax, QuantifierSyntax, Syntax } from './syntax-tree.ts';
import { TokenCursor } from './token-cursor.ts';

const isComparison = (text: string): text is Comparison => (COMPARISONS as readonly string[]).includes(text);

/**
 * Reads a rule, a relevance or a filter by this grammar:
 *
 *   rule       := unit (("and" unit)* | ("or" unit)*)          and/or are never mixed without brackets
 *   unit       := "not" unit | "(" rule ")" | evidence | parts | rows | operand [test]
 *   evidence   := "evidence" "(" name ")" "." name
 *   parts      := ("all of" | "any of" | "at least" k ["%"] "of") "[" rule, ... "]"
 *   rows       := ("any" | "all" | "main" | "at least" k ["%"] ["of"]) name "where" rule
 *               | ("earliest" | "latest") name "by" name "where" rule
 *   test       := ("=" | "!=" | "<" | "<=" | ">" | ">=") operand | "between" operand "and" operand
 *               | "in" "[" term, ... "]" | "includes" term | "is" ["not"] ("blank" | "present")
 *   operand    := term | "birthday" "(" name "," years ")" | "count of" name ["where" ["not"] (term | evidence | "(" rule ")")]
 *   term       := words | "quoted words" | number | y-m-d
 *
 * @throws ExpressionError at the first place that does not fit the grammar
 */
export function parseExpression(text: string): Syntax {
  return new Parser(tokenize(text)).whole();
}

/** Deeper than anybody reads; beyond it the parser, which calls itself for each level, would run out of stack. */
const DEEPEST = 100;

/** Nobody has a later birthday. */
const OLDEST = 120;

const A_TABLE = 'the name of a table, as in any offence where violent';

class Parser extends TokenCursor {
  private depth = 0;

  whole(): Syntax {
    const rule = this.rule();
    if (this.token.kind !== 'end')
      this.fail(`"${this.token.text}" is one thing too many`, 'and, or, or the end');
    return rule;
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
    if (this.isWord('evidence') && this.peek(1).text === '(') return this.evidence();
    return this.parts() ?? this.test(this.operand('a field, a check, or a list such as all of [a, b]'));
  }

  private evidence(): Syntax {
    this.index += 2;
    const evidence = this.name('a kind of evidence, as in evidence(mappa).eligible');
    this.need(')', 'the bracket should close');
    this.need('.', 'what is asked of the evidence should follow');
    return { kind: 'evidence', evidence, output: this.name('what is asked, as in evidence(mappa).eligible') };
  }

  /** What begins with a word of its own: a list of parts, or a rule over rows. */
  private parts(): Syntax | null {
    for (const word of ['all', 'any'] as const) {
      if (!this.isWord(word) || !this.namesTable()) continue;
      this.index += 1;
      if (this.take('of')) {
        if (this.token.kind === 'word') {
          const fix = `for the rows of a table leave out "of", as in ${word} ${this.token.text} where ...`;
          this.fail(`${this.describe()} stands where a list should begin`, '"["', fix);
        }
        return { kind: `${word} of`, of: this.list(() => this.rule()) };
      }
      return this.rows(() => ({ kind: word }));
    }
    if (this.isWord('at') && this.isWord('least', this.peek(1))) return this.atLeast();
    if (this.isWord('main') && this.namesTable()) {
      this.index += 1;
      return this.rows(() => ({ kind: 'main' }));
    }
    for (const kind of ['earliest', 'latest'] as const) {
      if (!this.isWord(kind) || !this.namesTable()) continue;
      this.index += 1;
      return this.rows(() => {
        this.need('by', 'the date should be named');
        return { kind, by: this.name('a date field, as in latest review by review_date where ...') };
      });
    }
    return null;
  }

  private rows(quantifier: () => QuantifierSyntax): Syntax {
    const table = this.name(A_TABLE);
    const read = quantifier();
    this.need('where', 'the rule for each row should begin');
    return { kind: 'rows', quantifier: read, table, where: this.rule() };
  }

  private atLeast(): Syntax {
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
    const k = Number(token.text);
    const never = (range: string): never => {
      const message = `"at least ${k}${percent ? '%' : ''}" can never decide anything`;
      throw new ExpressionError(token.offset, message, range);
    };
    const of = this.take('of');
    if (this.token.kind === 'word') {
      if (k < 1 || (percent && k > 100)) never(percent ? '1 to 100' : '1 or more');
      return this.rows(() => ({ kind: 'at least', k, percent }));
    }
    if (!of) this.need('of', 'the list should begin');
    const parts = this.list(() => this.rule());
    if (k < 1 || k > (percent ? 100 : parts.length)) {
      never(percent ? '1 to 100' : `1 to ${parts.length}, for the list has ${parts.length}`);
    }
    return { kind: 'at least', k, percent, of: parts };
  }

  private operand(wanted: string): OperandSyntax {
    if (this.isWord('birthday') && this.peek(1).text === '(') return this.birthday();
    if (!this.isWord('count') || !this.isWord('of', this.peek(1))) return this.term(wanted);
    const { index: start } = this;
    const words = this.term(wanted);
    const { index: end } = this;
    this.index = start + 2;
    const table = this.name('the name of a table, as in count of offences');
    const where = this.take('where') ? this.counted() : null;
    if (this.index < end) {
      this.index = end;
      return words;
    }
    return { kind: 'count', table, where, words: this.index === end ? words : null, offset: words.offset };
  }

  private birthday(): BirthdaySyntax {
    const { offset } = this.token;
    this.index += 2;
    const field = this.name('a date field, as in birthday(dob, 18)');
    this.need(',', 'an age should follow');
    const { kind, text } = this.token;
    if (kind !== 'number' || !/^\d{1,3}$/.test(text) || Number(text) > OLDEST) {
      this.fail(`${this.describe()} is no age`, `a whole number of years, 0 to ${OLDEST}`);
    }
    this.index += 1;
    this.need(')', 'the bracket should close');
    return { kind: 'birthday', field, years: Number(text), offset };
  }

  /** After the `where` of a count: one name or a rule in brackets, so that the comparison can follow. */
  private counted(): Syntax {
    if (this.take('not')) return { kind: 'not', of: this.countedOne() };
    return this.countedOne();
  }

  private countedOne(): Syntax {
    if (this.token.kind === 'symbol' && this.token.text === '(') return this.unit();
    if (this.isWord('evidence') && this.peek(1).text === '(') return this.evidence();
    return { kind: 'term', term: this.name('a name, or a rule in brackets') };
  }

  private test(left: OperandSyntax): Syntax {
    const token = this.token;
    if (token.kind === 'symbol' && isComparison(token.text)) {
      this.index += 1;
      if (this.token.text === '=' && this.token.kind === 'symbol') {
        this.fail(`"${token.text}=" is no comparison`, COMPARISONS.join(' '), 'for equal write one =');
      }
      return { kind: 'compare', left, operator: token.text, right: this.operand('what to compare with') };
    }
    if (this.take('between')) {
      const low = this.operand('where it begins');
      this.need('and', 'the second end should follow');
      return { kind: 'between', left, low, high: this.operand('where it ends') };
    }
    if (left.kind === 'count') {
      const fix = `compare it, as in count of ${left.table.text} >= 2; a condition of more than one name needs brackets`;
      throw new ExpressionError(left.offset, 'a count is a number, not a yes or no', 'a comparison', fix);
    }
    if (left.kind === 'birthday') {
      const fix = 'compare it, as in birthday(dob, 18) between order_start and order_end';
      throw new ExpressionError(left.offset, 'a birthday is a date, not a yes or no', 'a comparison', fix);
    }
    if (this.take('includes')) return { kind: 'includes', left, option: this.term('an option') };
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
}
