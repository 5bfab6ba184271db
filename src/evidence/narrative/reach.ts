import type { Span } from '../text/pattern-set.ts';
import type { ReadText, Token } from '../text/read-text.ts';
import type { Scope } from './lexicon.ts';
import type { People } from './people.ts';
import type { ScopeSpans } from './scope-spans.ts';

/** Where somebody else may begin to be told of. */
const JOINTS = new Set([',', ';', '-', '–', 'and', ':', '(']);
/** An answer is over where its sentence is. */
const ANSWERS = new Set(['no', 'nil', 'none', 'nope', 'never']);
/** `No deaths, a parent in prison`: of nobody in particular, so the list goes on. */
const ANY = new Set(['a', 'any', 'either']);
const OWN_VERBS = new Set(['has', 'had', 'is', 'was', 'who']);
const FULL_STOPS = new Set([',', '.', ';', ')']);

/** How far words that deny or doubt reach. */
export class Reach {
  private readonly tokens: readonly Token[];
  private readonly people: People;
  private readonly spans: ScopeSpans;

  constructor(text: ReadText, people: People, spans: ScopeSpans) {
    this.tokens = text.tokens;
    this.people = people;
    this.spans = spans;
  }

  /** Whether words of a scope bear on an event that stands behind them. */
  reaches(scope: Scope, span: Span, event: Span): boolean {
    if (this.spans.between('denial ends', span.to, event.from) || this.isCutOff(span)) return false;
    if (scope === 'denied' && (this.isDoubleNo(span, event) || this.hasOwnClause(event))) return false;
    if (this.isLeft(scope, span, event)) return false;
    for (let index = span.to; index < event.from; index += 1) {
      if (scope === 'narrow doubt' && this.tokens[index]?.text === ',') return false;
      if (this.leavesBrackets(span.to, index) || this.startsClause(index + 1, event)) return false;
    }
    return true;
  }

  /** What is said in brackets stays in them. */
  private leavesBrackets(from: number, at: number): boolean {
    if (this.tokens[at]?.text !== ')') return false;
    return !this.tokens.slice(from, at).some(({ text }) => text === '(');
  }

  /**
   * Whether the clause of a denial or of a belief ends before the last words of an event: `not .. a year, six sets of
   * carers`, `believed to be ill and has been in hospital`.
   */
  isLeft(scope: Scope, span: Span, event: Span): boolean {
    const isDenial = scope === 'denied';
    if (!isDenial && this.tokens[span.to - 1]?.text !== 'to') return false;
    const isWithin = span.from >= event.from && span.to < event.to;
    const end = isWithin ? event.to - 1 : event.from;
    for (let index = span.to; index < end; index += 1) if (this.startsAnew(index, isDenial)) return true;
    return false;
  }

  private startsAnew(at: number, isDenial: boolean): boolean {
    const [joint, next] = this.tokens.slice(at, at + 2);
    const { counts, 'own verb': verbs } = this.people.grammar;
    if (joint?.text === 'and') return verbs.has(next?.text ?? '');
    if (joint?.text !== ',' || !isDenial) return false;
    return counts.has(next?.text ?? '') || next?.kind === 'number';
  }

  /** `He ain't got no dad.` */
  private isDoubleNo(span: Span, event: Span): boolean {
    const first = this.tokens[event.from]?.text ?? '';
    // `did not believe her, stood by him and hasn't spoken to her`: it denies for itself.
    if (first.endsWith("n't")) {
      return this.tokens.slice(span.to, event.from).some(({ text }) => text === ',' || text === 'and');
    }
    // `no money, no food in`: each denies for itself.
    const second = this.tokens[event.from + 1]?.text;
    const isOwn = first === 'no' && (second !== 'one' || this.tokens[event.from + 2]?.text === 'to');
    if (isOwn && this.tokens[event.from - 1]?.text === ',') return true;
    const isNo = first === 'no' && span.to > span.from;
    return isNo && event.from - span.to <= 1 && (this.tokens[span.from]?.text ?? 'no') !== 'no';
  }

  /** `no contact with his father, who drinks`: it is not denied that he drinks. */
  private hasOwnClause({ from, to }: Span): boolean {
    const clause = this.people.grammar['own clause'];
    for (let index = from + 1; index < to - 1; index += 1) {
      if (clause.has(this.tokens[index]?.text ?? '')) return true;
    }
    return false;
  }

  /** Whether somebody who does something stands behind a comma or an `and`: to a new clause no list goes on. */
  private startsClause(from: number, event: Span): boolean {
    // `rumours that dad is inside; that mum uses`: the list of what is rumoured goes on.
    if (!JOINTS.has(this.tokens[from - 1]?.text ?? '') || this.tokens[from]?.text === 'that') return false;
    for (let index = from; index < Math.min(from + 3, event.to); index += 1) {
      const one = this.people.at(index);
      if (one === undefined) continue;
      return !one.genitive && !this.isListed(one) && one.to <= event.from + 1;
    }
    return false;
  }

  private isListed({ from, to }: Span): boolean {
    const next = this.tokens[to];
    if (next?.kind !== 'word' || next.text === 'or' || next.text === 'and') return true;
    return ANY.has(this.tokens[from - 1]?.text ?? '') && !OWN_VERBS.has(next.text);
  }

  /** `The one before him was not: two years of shouting`: what follows the colon is no longer denied. */
  private isCutOff({ to }: Span): boolean {
    const last = this.tokens[to - 1]?.text ?? '';
    const next = this.tokens[to]?.text ?? '';
    // `Neglect: no. Violence: yes.`
    if (ANSWERS.has(last) && FULL_STOPS.has(next)) return true;
    return (last === 'not' || last.endsWith("n't")) && next === ':';
  }
}
