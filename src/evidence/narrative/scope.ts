import type { Found, Span } from '../text/pattern-set.ts';
import type { ReadText } from '../text/read-text.ts';
import type { Scope } from './lexicon.ts';
import type { People } from './people.ts';

export type Assertion = 'affirmed' | 'suspected' | 'negated';

/** What stands between a heading and what is said of it. */
const SEPARATORS = new Set([':', '-', '–', '—', '=']);
/** What takes an allegation back, however much was written in between. */
const LIE =
  /made (?:it|this|that|the whole thing) up|made up|malicious|fabricated|lied|lying|lie|false|untrue|disprov/;
/** Doubt in one word goes no further than a comma. */
const NARROW = new Set(['?', 'possible', 'possibly', 'potential', 'poss', 'query', 'suspected', 'alleged']);
const STRONG =
  /neg|exploited|victim|found|disprov|discounted|lied|lying|lie|no truth|not so|malicious|unfounded|fabricated|made up|made it up|false|happen|negative|ruled out|not the case|untrue|isn't the case/;
/** What leaves an allegation open wherever it stands in the next two sentences. */
const OPEN =
  /investigation|enquir|retract|took|taken|takes it back|substantiated|unproven|never proven|inconclusive|clarified|check|corrobor|higher|feeling|verif|confirm|bail|strateg|nobody knows|no one knows|outcome|no more than|heard/;
/** How a sentence begins that goes on about the one before. */
const GOES_ON =
  /^(?:this|it|that|the allegation|the allegations|allegation|never|nfa|nfa'd|no further|not substantiated|not proven|both denied|later|unproven|unsubstantiated|inconclusive|police|cps|case|mum denies|retracted|withdrawn|was|were|nothing|none|nil|denied|confirmed|subsequently|but|however|an? (?:s47|investigation)|conclusive|nrm|decision|awaiting|still|social care|csc|investigated|he later|she later|he (?:was|is) convicted|the (?:panel|police|school|decision|case|man|matter|investigation|competent)|account)\b/;

/** The words around the mentions of a text, and what they make of them. */
export class Scopes {
  private readonly text: ReadText;
  private readonly people: People;
  private readonly spans: ReadonlyMap<Scope, readonly Span[]>;

  /** @param found where the lexicon has words that bear on others */
  constructor(text: ReadText, people: People, found: readonly (Span & { readonly scope: Scope })[]) {
    this.text = text;
    this.people = people;
    const of = (scope: Scope): Span[] => found.filter((span) => span.scope === scope);
    const without = (scope: Scope, others: readonly Scope[]): Span[] => {
      const covering = others.flatMap(of);
      return of(scope).filter((span) => !covering.some((other) => overlaps(span, other)));
    };
    this.spans = new Map<Scope, Span[]>([
      ['denied', without('denied', ['not denied'])],
      ['doubted', without('doubted', ['not doubted'])],
      ['sure', without('sure', ['doubted after', 'denied after'])],
      ...(
        [
          'denial ends',
          'doubted after',
          'denied after',
          'tells',
          'good history',
          'not assessed',
          'asked',
        ] as const
      ).map((scope) => [scope, of(scope)] as const),
    ]);
  }

  of(scope: Scope): readonly Span[] {
    return this.spans.get(scope) ?? [];
  }

  between(scope: Scope, from: number, to: number): boolean {
    return this.of(scope).some((span) => span.from >= from && span.to <= to);
  }

  /** Whether a place stands in a sentence that says that the matter was not looked into. */
  isNotAssessed(event: Span): boolean {
    return this.of('not assessed').some(
      (span) => this.sentence(span.from) === this.sentence(event.from) && !overlaps(span, event),
    );
  }

  /** How surely something is said. */
  assertion(event: Found, canBeAlleged: boolean): Assertion {
    const denial = this.nearestBefore('denied', event);
    const doubt = this.nearestBefore('doubted', event);
    if (denial !== null && doubt === null) return 'negated';
    if (this.isDeniedAfter(event)) return 'negated';
    if (doubt !== null && denial !== null && denial.from > doubt.from) return 'negated';
    const after = (canBeAlleged && this.isDoubtedAfter(event)) || this.isAsked(event);
    if (doubt === null && !after) return 'affirmed';
    return !after && this.isMadeSure(event, doubt) ? 'affirmed' : 'suspected';
  }

  /** A question says nothing. */
  private isAsked(event: Span): boolean {
    const [, to] = this.text.sentences[this.sentence(event.from)] ?? [0, 0];
    return this.text.tokens[to - 1]?.text === '?';
  }

  /** Whether somebody only asked after it. */
  isAskedAfter(event: Found): boolean {
    return this.nearestBefore('asked', event) !== null && this.assertion(event, false) !== 'negated';
  }

  /** A denial or a doubt whose scope reaches the event. */
  private nearestBefore(
    scope: 'denied' | 'doubted' | 'asked',
    event: Span & { readonly words?: readonly number[] },
  ): Span | null {
    const spans = this.of(scope);
    for (let index = spans.length - 1; index >= 0; index -= 1) {
      const span = spans[index] as Span;
      if (span.from >= event.from && span.to <= event.to && isBetween(span, event.words)) return span;
      if (span.to > event.from || this.sentence(span.from) !== this.sentence(event.from)) continue;
      if (this.reaches(scope, span, event)) return span;
    }
    return null;
  }

  private reaches(scope: 'denied' | 'doubted' | 'asked', span: Span, event: Span): boolean {
    if (this.between('denial ends', span.to, event.from)) return false;
    const { tokens } = this.text;
    const narrow =
      scope === 'doubted' && span.to - span.from === 1 && NARROW.has(tokens[span.from]?.text ?? '');
    for (let index = span.to; index < event.from; index += 1) {
      const { text } = tokens[index] as (typeof tokens)[number];
      if (narrow && text === ',') return false;
      if (
        (text === ',' || text === '-' || text === '–' || text === 'and' || text === ':' || text === '(') &&
        this.startsClause(index + 1, event)
      ) {
        return false;
      }
    }
    return true;
  }

  /** Whether somebody who does something stands behind a comma or an `and`: a new clause, to which no list goes on. */
  private startsClause(from: number, event: Span): boolean {
    for (let index = from; index < Math.min(from + 3, event.to); index += 1) {
      const one = this.people.at(index);
      if (one !== undefined) {
        const next = this.text.tokens[one.to];
        return (
          !one.genitive &&
          next?.kind === 'word' &&
          next.text !== 'or' &&
          next.text !== 'and' &&
          one.to <= event.from + 1
        );
      }
    }
    return false;
  }

  private isDeniedAfter(event: Span): boolean {
    return this.of('denied after').some((span) => {
      if (span.from < event.to || this.between('denial ends', event.to, span.from)) return false;
      const apart = this.sentence(span.from) - this.sentence(event.from);
      const words = this.wordsOf(span);
      if (STRONG.test(words))
        return apart === 0 || (apart <= 3 && (this.goesOn(span.from) || LIE.test(words)));
      if (apart === 1) return this.beginsSentence(span) && /^(?:none|nil|nowt)/.test(words);
      return apart === 0 && this.followsClosely(event, span);
    });
  }

  /** `Bereavements: none`, `abuse / neglect - nil reported`, `violence nil`. */
  private followsClosely(event: Span, span: Span): boolean {
    const between = this.text.tokens.slice(event.to, span.from);
    if (between.length <= 2) return true;
    return between.length < 14 && between.some(({ text }) => SEPARATORS.has(text));
  }

  private beginsSentence({ from }: Span): boolean {
    const [start] = this.text.sentences[this.sentence(from)] ?? [0];
    return from - start <= 1;
  }

  private wordsOf({ from, to }: Span): string {
    return this.text.tokens
      .slice(from, to)
      .map(({ text }) => text)
      .join(' ');
  }

  private isDoubtedAfter(event: Span): boolean {
    return this.of('doubted after').some((span) => {
      if (span.from < event.to) return false;
      const apart = this.sentence(span.from) - this.sentence(event.from);
      if (apart === 0) return !this.between('denial ends', event.to, span.from);
      return (apart === 1 && this.goesOn(span.from)) || (apart <= 2 && OPEN.test(this.wordsOf(span)));
    });
  }

  /** Whether the sentence of a place goes on about the one before. */
  private goesOn(at: number): boolean {
    const [from, to] = this.text.sentences[this.sentence(at)] ?? [0, 0];
    const words = this.text.tokens.slice(from, Math.min(to, from + 4)).map(({ text }) => text);
    return GOES_ON.test(words.join(' '));
  }

  private isMadeSure(event: Span, doubt: Span | null): boolean {
    return this.of('sure').some((span) => {
      const apart = this.sentence(span.from) - this.sentence(event.from);
      if (apart === 0) return span.from >= (doubt?.to ?? event.to) && !this.isDenied(span);
      return apart === 1 && this.goesOn(span.from) && !this.isDenied(span);
    });
  }

  isDenied(span: Span): boolean {
    return this.nearestBefore('denied', span) !== null;
  }

  private sentence(token: number): number {
    return this.text.tokens[token]?.sentence ?? -1;
  }
}

/** Between the words of an event, and none of them: mum does not drink. */
const isBetween = (span: Span, words: readonly number[] = [span.from]): boolean =>
  !words.some((word) => span.from <= word && word < span.to);

const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;
