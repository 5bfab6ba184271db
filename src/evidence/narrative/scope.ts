import type { Found, Span } from '../text/pattern-set.ts';
import type { ReadText } from '../text/read-text.ts';
import type { Category, Scope } from './lexicon.ts';
import type { People } from './people.ts';
import { Reach } from './reach.ts';
import { asksElse, carriedDoubt, isBracketed, isGivenUp, isOnlyDenied } from './sayings.ts';
import { overlaps, ScopeSpans } from './scope-spans.ts';

export type Assertion = 'affirmed' | 'suspected' | 'negated';

/** How many sentences on an allegation may be taken back, and left open. */
const TAKEN_BACK = 3;
const LEFT_OPEN = 2;

const OWNERS = new Set(['his', 'her', 'my', 'their', 'previous', 'former']);
const CARERS = new Set(['carer', 'carers', 'mum', 'dad', 'mother', 'father', 'parents', 'placement']);
/** How near a doubt stands to what it is of. */
const CLOSE = 3;
/** How far what is only offered may stand from the word for it. */
const FAR = 14;

const YES = new Set(['yes', 'yep', 'yeah', 'certainly', 'definitely', 'undoubtedly']);

/** What stands between a heading and what is said of it. */
const SEPARATORS = new Set([':', '-', '–', '—', '=']);
/** What may be said of an event, and of which kinds it is. */
interface Said extends Found {
  readonly is: readonly Category[];
}

/** The words around the mentions of a text, and what they make of them. */
export class Scopes {
  private readonly text: ReadText;
  private readonly people: People;
  private readonly spans: ScopeSpans;
  private readonly reach: Reach;

  /** @param found where the lexicon has words that bear on others */
  constructor(text: ReadText, people: People, found: readonly (Span & { readonly scope: Scope })[]) {
    this.text = text;
    this.people = people;
    this.spans = new ScopeSpans(text, found);
    this.reach = new Reach(text, people, this.spans);
  }

  /** Where a history is told that is good, or that was looked into and holds nothing. */
  goodHistories(): Span[] {
    return this.spans
      .all('good history')
      .filter(
        (span) =>
          this.before('denied', span) === null &&
          this.spans.in('not assessed', this.spans.sentenceOf(span.from)).length === 0,
      );
  }

  /** Whether words of a scope stand between two places of one sentence. */
  between(scope: Scope, from: number, to: number): boolean {
    return this.spans.between(scope, from, to);
  }

  /** Whether the matter was not looked into, or somebody only asked after it. */
  isLeftOut(event: Found, assertion: Assertion): boolean {
    const unassessed = this.spans
      .in('not assessed', this.spans.sentenceOf(event.from))
      .some((span) => !overlaps(span, event));
    return unassessed || (assertion !== 'negated' && this.before('asked', event) !== null);
  }

  /**
   * How surely something is said.
   *
   * @param canBeAlleged whether a case that was closed or dropped leaves it open
   */
  assertion(event: Said, canBeAlleged: boolean): Assertion {
    const denial = this.before('denied', event);
    const doubt =
      this.before('doubted', event) ??
      this.before('narrow doubt', event) ??
      carriedDoubt(event, this.text, this.spans);
    const denied = denial === null ? null : this.ofDenial(event, denial, doubt);
    if (denied !== null) return denied;
    if (this.isDeniedAfter(event)) return 'negated';
    if (this.isQuestion(event) || (canBeAlleged && this.isDoubtedAfter(event))) return 'suspected';
    return doubt === null || this.isMadeSure(event, doubt) ? 'affirmed' : 'suspected';
  }

  /** `May have had a drink problem`: plain words say something with a doubt right before them. */
  isHedged(event: Found): boolean {
    const doubt = this.before('doubted', event) ?? this.before('narrow doubt', event);
    return doubt !== null && Math.abs(event.from - doubt.to) <= CLOSE;
  }

  /** `The allegation that his foster carer hit him`: that there is a carer is not alleged. */
  isTakenAsKnown({ from, to, is }: Said): boolean {
    if (!is.includes('care_experience')) return false;
    const word = (index: number): string => this.text.tokens[index]?.text ?? '';
    return OWNERS.has(word(from - 1)) && (CARERS.has(word(to)) || CARERS.has(word(to - 1)));
  }

  /** What a denial before an event makes of it; null: it does not count. */
  private ofDenial(event: Span, denial: Span, doubt: Span | null): Assertion | null {
    if (isOnlyDenied(denial, event, this.text, this.people)) {
      return isGivenUp(event, this.text) ? 'affirmed' : 'suspected';
    }
    if (this.wasOnce(event)) return 'affirmed';
    const isLast = doubt === null || denial.from > doubt.from || this.isNoDoubt(denial, doubt);
    return isLast ? 'negated' : null;
  }

  /** The last words of a scope whose reach goes to the event. */
  private before(scope: Scope, event: Span & { readonly words?: readonly number[] }): Span | null {
    const spans = this.spans.in(scope, this.spans.sentenceOf(event.from));
    const found = spans.findLast((span) => {
      const inside = span.from >= event.from && span.to <= event.to;
      if (inside)
        return (
          event.words !== undefined && !covers(span, event.words) && !this.reach.isLeft(scope, span, event)
        );
      // `may be` being exploited: the words begin before those of the event.
      if (span.from < event.from && span.to > event.from) return true;
      if (scope !== 'denied' && span.from === event.from && span.to > event.to) return true;
      return span.to <= event.from && this.reach.reaches(scope, span, event);
    });
    return found ?? null;
  }

  /** `There isn't any violence now. There was, until 2016.` */
  private wasOnce({ from }: Span): boolean {
    return this.spans
      .in('was once', this.spans.sentenceOf(from) + 1)
      .some((span) => this.spans.startsSentence(span));
  }

  /** `never had a worry about`: where there is not even a doubt. */
  private isNoDoubt(denial: Span, doubt: Span): boolean {
    if (doubt.from - denial.to > 3) return false;
    const words = this.text.tokens.slice(doubt.from, doubt.to);
    return words.some(({ text }) => this.people.grammar['of a doubt'].has(text));
  }

  private isDeniedAfter(event: Said): boolean {
    const sentence = this.spans.sentenceOf(event.from);
    if (this.isAnsweredNo(event)) return true;
    const here = (scope: Scope): Span[] =>
      this.spans
        .in(scope, sentence)
        .filter((span) => span.from >= event.to && !this.between('denial ends', event.to, span.from));
    if (here('found false').length > 0 || here('taken back').length > 0) return true;
    if (here('denied after').some((span) => this.followsClosely(event, span))) return true;
    if (here('short no').some((span) => this.spans.endsClause(span) && span.from <= event.to + 2))
      return true;
    const later = [1, 2, 3].slice(0, TAKEN_BACK).map((apart) => sentence + apart);
    if (later.some((other) => this.spans.in('taken back', other).length > 0)) return true;
    if (this.spans.goesOn(sentence + 1) && this.spans.in('found false', sentence + 1).length > 0) return true;
    if (event.is.includes('exploitation') && this.isFoundNotTrafficked(sentence)) return true;
    // `Explored loss and abuse with him; none reported.`
    const next = [...this.spans.in('denied after', sentence + 1), ...this.spans.in('short no', sentence + 1)];
    return next.some((span) => this.spans.isAll(span)) && !asksElse(event, this.text);
  }

  /** What the mechanism for victims of trafficking decides says nothing of another event. */
  private isFoundNotTrafficked(sentence: number): boolean {
    return [0, 1, 2].some((apart) => this.spans.in('not trafficked', sentence + apart).length > 0);
  }

  /** Whether somebody asked after it, and the answer is no: in the sentence itself, or in the next. */
  private isAnsweredNo(event: Said): boolean {
    const sentence = this.spans.sentenceOf(event.from);
    const isRaised =
      this.isQuestion(event) ||
      this.before('asked', event) !== null ||
      this.spans.in('raised', sentence).length > 0;
    if (!isRaised) return false;
    const answers = (apart: number): Span[] => [
      ...this.spans.in('answered no', sentence + apart),
      ...this.spans.in('short no', sentence + apart).filter((span) => this.spans.endsClause(span)),
    ];
    if (answers(0).some((span) => span.from >= event.to)) return true;
    return answers(1).length > 0 || answers(2).some((span) => this.spans.startsSentence(span));
  }

  /** Whether it is said of somebody else's event that the young person had no such thing. */
  isNotOfThem(event: Span): boolean {
    const sentence = this.spans.sentenceOf(event.from);
    if (this.spans.in('not of them', sentence).some((span) => span.from >= event.to)) return true;
    return [1, 2].some((apart) => this.spans.in('not of them', sentence + apart).length > 0);
  }

  /** `Bereavements: none`, `abuse / neglect - nil reported`, `violence nil`. */
  private followsClosely(event: Span, span: Span): boolean {
    const between = this.text.tokens.slice(event.to, span.from);
    if (between.length <= 2) return true;
    // `neglect: there is money for drink and none for shoes`: a sentence of its own.
    if (between.some(({ text }) => text === 'there')) return false;
    return between.length < 14 && between.some(({ text }) => SEPARATORS.has(text));
  }

  private isDoubtedAfter(event: Span): boolean {
    const sentence = this.spans.sentenceOf(event.from);
    const here = [...this.spans.in('doubted after', sentence), ...this.spans.in('left open', sentence)];
    const isCut = (span: Span): boolean => this.between('denial ends', event.to, span.from);
    // `Denied by mother but evidenced`
    const isProven = (span: Span): boolean =>
      this.between('denial ends', span.to, span.to + 1) &&
      this.spans.in('sure', sentence).some(({ from }) => from >= span.to);
    if (
      here.some(
        (span) =>
          span.from >= event.to && !isCut(span) && !isProven(span) && !isBracketed(span, event, this.text),
      )
    )
      return true;
    const next = this.spans.goesOn(sentence + 1) ? this.spans.in('doubted after', sentence + 1) : [];
    if (next.some((span) => !this.isOfOwnDoubt(sentence, span))) return true;
    return [1, 2]
      .slice(0, LEFT_OPEN)
      .some((apart) =>
        this.spans.in('left open', sentence + apart).some((open) => !this.isOfOwnDoubt(sentence, open)),
      );
  }

  /** `Signposted to a domestic abuse helpline`: what is only on offer tells of nothing that happened. */
  isOffered(event: Span): boolean {
    const far = (span: Span): boolean =>
      span.from - event.to > FAR || event.from - span.to > FAR || this.people.isApart(event, span);
    return this.spans.in('offered', this.spans.sentenceOf(event.from)).some((span) => !far(span));
  }

  /** `Some suggestion that he was hit; this was never established`: it leaves open what it says itself. */
  private isOfOwnDoubt(event: number, open: Span): boolean {
    const last = this.spans.sentenceOf(open.from);
    for (let sentence = event + 1; sentence <= last; sentence += 1) {
      const doubts = this.spans.in('doubted', sentence).filter(({ to }) => to <= open.from);
      if (this.spans.goesOn(sentence) ? doubts.some((doubt) => this.saysWhat(doubt)) : doubts.length > 0)
        return true;
    }
    return false;
  }

  /** `The allegation of sexual harm was not proven`: of nothing else. */
  private saysWhat({ to }: Span): boolean {
    const [last, next] = this.text.tokens.slice(to - 1, to + 1);
    return last?.text === 'of' || next?.text === 'of';
  }

  /** `Father pleaded guilty.` */
  private isOfFamily(sentence: number): boolean {
    const [start] = this.text.sentences[sentence] ?? [-1];
    const one = this.people.at(start) ?? this.people.at(start + 1);
    return one !== undefined && !one.genitive && (one.who === 'parent' || one.who === 'kin');
  }

  private isMadeSure(event: Span, doubt: Span): boolean {
    const sentence = this.spans.sentenceOf(event.from);
    const stands = (span: Span): boolean => this.before('denied', span) === null;
    if (this.spans.in('sure', sentence).some((span) => span.from >= doubt.to && stands(span))) return true;
    const goesOn = this.spans.goesOn(sentence + 1) || this.isOfFamily(sentence + 1);
    if (goesOn && this.spans.in('sure', sentence + 1).some(stands)) return true;
    // `Proceedings issued; court found father responsible.`
    const [start] = this.text.sentences[sentence + 2] ?? [0];
    const isJoined = this.text.tokens[start - 1]?.text === ';';
    return isJoined && this.spans.in('sure', sentence + 2).some(stands);
  }

  /** A question says nothing. */
  private isQuestion(event: Span): boolean {
    const [, to] = this.text.sentences[this.spans.sentenceOf(event.from)] ?? [0, 0];
    // `Was he neglected? Yes, for years.`
    if (YES.has(this.text.tokens[to]?.text ?? '')) return false;
    return this.text.tokens[to - 1]?.text === '?';
  }
}

/** Part of the words of an event, and not between them: in `no contact` nothing is denied. */
const covers = (span: Span, words: readonly number[]): boolean =>
  words.some((word) => span.from <= word && word < span.to);
