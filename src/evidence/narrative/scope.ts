import type { Found, Span } from '../text/pattern-set.ts';
import type { ReadText } from '../text/read-text.ts';
import type { Scope } from './lexicon.ts';
import type { People } from './people.ts';

export type Assertion = 'affirmed' | 'suspected' | 'negated';

/** Words that look like others and are none. */
const COVERED: Readonly<Partial<Record<Scope, readonly Scope[]>>> = {
  denied: ['not denied'],
  'denied after': ['not denied'],
  doubted: ['not doubted'],
  'narrow doubt': ['not doubted'],
  sure: ['doubted after', 'left open', 'denied after', 'found false', 'taken back'],
};

/** How many sentences on an allegation may be taken back, and left open. */
const TAKEN_BACK = 3;
const LEFT_OPEN = 2;

/** What stands between a heading and what is said of it. */
const SEPARATORS = new Set([':', '-', '–', '—', '=']);
/** Where somebody else may begin to be told of. */
const JOINTS = new Set([',', '-', '–', 'and', ':', '(']);

/** The words around the mentions of a text, and what they make of them. */
export class Scopes {
  private readonly text: ReadText;
  private readonly people: People;
  /** By scope and sentence, in the order of the text. */
  private readonly spans = new Map<Scope, Map<number, Span[]>>();

  /** @param found where the lexicon has words that bear on others */
  constructor(text: ReadText, people: People, found: readonly (Span & { readonly scope: Scope })[]) {
    this.text = text;
    this.people = people;
    for (const span of found) {
      const bySentence = this.spans.get(span.scope) ?? new Map<number, Span[]>();
      this.spans.set(span.scope, bySentence);
      const sentence = this.sentenceOf(span.from);
      bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), span]);
    }
    for (const [scope, others] of Object.entries(COVERED) as [Scope, readonly Scope[]][]) {
      const bySentence = this.spans.get(scope);
      for (const [sentence, spans] of bySentence ?? []) {
        const covering = others.flatMap((other) => this.in(other, sentence));
        const left = spans.filter((span) => !covering.some((other) => overlaps(span, other)));
        bySentence?.set(sentence, left);
      }
    }
  }

  /** Whether a history is told that is good, or that was looked into and holds nothing. */
  tellsOfGood(): boolean {
    const all = [...(this.spans.get('good history')?.values() ?? [])].flat();
    return all.some(
      (span) =>
        this.before('denied', span) === null &&
        this.in('not assessed', this.sentenceOf(span.from)).length === 0,
    );
  }

  /** Whether words of a scope stand between two places of one sentence. */
  between(scope: Scope, from: number, to: number): boolean {
    return this.in(scope, this.sentenceOf(from)).some((span) => span.from >= from && span.to <= to);
  }

  /** Whether the matter was not looked into, or somebody only asked after it. */
  isLeftOut(event: Found, assertion: Assertion): boolean {
    const unassessed = this.in('not assessed', this.sentenceOf(event.from)).some(
      (span) => !overlaps(span, event),
    );
    return unassessed || (assertion !== 'negated' && this.before('asked', event) !== null);
  }

  /**
   * How surely something is said.
   *
   * @param canBeAlleged whether a case that was closed or dropped leaves it open
   */
  assertion(event: Found, canBeAlleged: boolean): Assertion {
    const denial = this.before('denied', event);
    const doubt = this.before('doubted', event) ?? this.before('narrow doubt', event);
    if (denial !== null && (doubt === null || denial.from > doubt.from)) return 'negated';
    if (this.isDeniedAfter(event)) return 'negated';
    if (this.isQuestion(event) || (canBeAlleged && this.isDoubtedAfter(event))) return 'suspected';
    return doubt === null || this.isMadeSure(event, doubt) ? 'affirmed' : 'suspected';
  }

  /** The last words of a scope whose reach goes to the event. */
  private before(scope: Scope, event: Span & { readonly words?: readonly number[] }): Span | null {
    const spans = this.in(scope, this.sentenceOf(event.from));
    const found = spans.findLast((span) => {
      const inside = span.from >= event.from && span.to <= event.to;
      if (inside) return event.words !== undefined && !covers(span, event.words);
      return span.to <= event.from && this.reaches(scope, span, event);
    });
    return found ?? null;
  }

  private reaches(scope: Scope, span: Span, event: Span): boolean {
    if (this.between('denial ends', span.to, event.from)) return false;
    for (let index = span.to; index < event.from; index += 1) {
      const word = this.text.tokens[index]?.text ?? '';
      if (scope === 'narrow doubt' && word === ',') return false;
      if (JOINTS.has(word) && this.startsClause(index + 1, event)) return false;
    }
    return true;
  }

  /** Whether somebody who does something stands behind a comma or an `and`: to a new clause no list goes on. */
  private startsClause(from: number, event: Span): boolean {
    for (let index = from; index < Math.min(from + 3, event.to); index += 1) {
      const one = this.people.at(index);
      if (one === undefined) continue;
      const next = this.text.tokens[one.to];
      const isListed = next?.kind !== 'word' || next.text === 'or' || next.text === 'and';
      return !one.genitive && !isListed && one.to <= event.from + 1;
    }
    return false;
  }

  private isDeniedAfter(event: Span): boolean {
    const sentence = this.sentenceOf(event.from);
    const here = (scope: Scope): Span[] =>
      this.in(scope, sentence).filter(
        (span) => span.from >= event.to && !this.between('denial ends', event.to, span.from),
      );
    if (here('found false').length > 0 || here('taken back').length > 0) return true;
    if (here('denied after').some((span) => this.followsClosely(event, span))) return true;
    const later = [1, 2, 3].slice(0, TAKEN_BACK).map((apart) => sentence + apart);
    if (later.some((other) => this.in('taken back', other).length > 0)) return true;
    if (this.goesOn(sentence + 1) && this.in('found false', sentence + 1).length > 0) return true;
    // `Explored loss and abuse with him; none reported.`
    return this.in('denied after', sentence + 1).some((span) => this.isAll(span));
  }

  /** `Bereavements: none`, `abuse / neglect - nil reported`, `violence nil`. */
  private followsClosely(event: Span, span: Span): boolean {
    const between = this.text.tokens.slice(event.to, span.from);
    if (between.length <= 2) return true;
    return between.length < 14 && between.some(({ text }) => SEPARATORS.has(text));
  }

  private isDoubtedAfter(event: Span): boolean {
    const sentence = this.sentenceOf(event.from);
    const here = [...this.in('doubted after', sentence), ...this.in('left open', sentence)];
    if (here.some((span) => span.from >= event.to && !this.between('denial ends', event.to, span.from))) {
      return true;
    }
    if (this.goesOn(sentence + 1) && this.in('doubted after', sentence + 1).length > 0) return true;
    return [1, 2].slice(0, LEFT_OPEN).some((apart) => this.in('left open', sentence + apart).length > 0);
  }

  /** Whether a sentence goes on about the one before. */
  private goesOn(sentence: number): boolean {
    return this.in('goes on', sentence).some((span) => this.startsSentence(span));
  }

  private startsSentence({ from }: Span): boolean {
    const [start] = this.text.sentences[this.sentenceOf(from)] ?? [0];
    return from - start <= 1;
  }

  /** Whether words begin their sentence and no others follow: `She hadn't.`, and not `She hadn't told anyone.` */
  private isAll(span: Span): boolean {
    const next = this.text.tokens[span.to];
    return (
      this.startsSentence(span) &&
      (next?.kind !== 'word' || this.sentenceOf(span.to) !== this.sentenceOf(span.from))
    );
  }

  private isMadeSure(event: Span, doubt: Span): boolean {
    const sentence = this.sentenceOf(event.from);
    const stands = (span: Span): boolean => this.before('denied', span) === null;
    if (this.in('sure', sentence).some((span) => span.from >= doubt.to && stands(span))) return true;
    return this.goesOn(sentence + 1) && this.in('sure', sentence + 1).some(stands);
  }

  /** A question says nothing. */
  private isQuestion(event: Span): boolean {
    const [, to] = this.text.sentences[this.sentenceOf(event.from)] ?? [0, 0];
    return this.text.tokens[to - 1]?.text === '?';
  }

  private in(scope: Scope, sentence: number): readonly Span[] {
    return this.spans.get(scope)?.get(sentence) ?? [];
  }

  private sentenceOf(token: number): number {
    return this.text.tokens[token]?.sentence ?? -1;
  }
}

const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

/** Part of the words of an event, and not between them: in `no contact` nothing is denied. */
const covers = (span: Span, words: readonly number[]): boolean =>
  words.some((word) => span.from <= word && word < span.to);
