import type { Span } from '../text/pattern-set.ts';
import type { ReadText } from '../text/read-text.ts';
import type { Scope } from './lexicon.ts';

/** Words that look like others and are none. */
const COVERED: readonly (readonly [scope: Scope, by: readonly Scope[]])[] = [
  ['denied', ['not denied']],
  ['denied after', ['not denied']],
  ['doubted', ['not doubted']],
  ['narrow doubt', ['not doubted']],
  ['found false', ['left open', 'doubted']],
  ['sure', ['doubted after', 'left open', 'denied after', 'found false', 'taken back']],
];

/** Where the words that bear on others stand, sentence by sentence. */
export class ScopeSpans {
  private readonly text: ReadText;
  /** In the order of the text. */
  private readonly bySentence = new Map<Scope, Map<number, Span[]>>();

  constructor(text: ReadText, found: readonly (Span & { readonly scope: Scope })[]) {
    this.text = text;
    for (const span of found) {
      let bySentence = this.bySentence.get(span.scope);
      if (bySentence === undefined) this.bySentence.set(span.scope, (bySentence = new Map<number, Span[]>()));
      const sentence = this.sentenceOf(span.from);
      const spans = bySentence.get(sentence);
      if (spans === undefined) bySentence.set(sentence, [span]);
      else spans.push(span);
    }
    for (const [scope, others] of COVERED) {
      const bySentence = this.bySentence.get(scope);
      if (bySentence === undefined || !others.some((other) => this.bySentence.has(other))) continue;
      for (const [sentence, spans] of bySentence) {
        const covering = others.flatMap((other) => this.in(other, sentence));
        const left = spans.filter((span) => !covering.some((other) => overlaps(span, other)));
        bySentence.set(sentence, left);
      }
    }
  }

  /** Where words of a scope stand in the whole text. */
  all(scope: Scope): readonly Span[] {
    const bySentence = this.bySentence.get(scope);
    return bySentence === undefined ? [] : [...bySentence.values()].flat();
  }

  /** Whether a sentence goes on about the one before. */
  goesOn(sentence: number): boolean {
    // `Possible that others stay there`: a doubt of its own, and not `that`.
    const doubts = this.in('doubted', sentence);
    if (this.in('about it', sentence).length > 0) return true;
    return this.in('goes on', sentence).some(
      (span) =>
        this.startsSentence(span) && !doubts.some((doubt) => doubt.from < span.from && span.from < doubt.to),
    );
  }

  /** Whether words stand at the beginning of their sentence. */
  startsSentence({ from }: Span): boolean {
    const [start] = this.text.sentences[this.sentenceOf(from)] ?? [0];
    return from - start <= 1;
  }

  /** Whether words begin their sentence and no others follow: `She hadn't.`, and not `She hadn't told anyone.` */
  isAll(span: Span): boolean {
    return this.startsSentence(span) && this.endsClause(span);
  }

  /** `No.`, `she said no, and smiled`: no word goes on. */
  endsClause({ from, to }: Span): boolean {
    const next = this.text.tokens[to];
    const sentence = this.sentenceOf(from);
    // `at no. 40`
    const isNumber = next?.text === '.' && this.text.tokens[to + 1]?.kind === 'number';
    return next?.sentence !== sentence || (next.kind !== 'word' && !isNumber);
  }

  /** Where words of a scope stand in a sentence. */
  in(scope: Scope, sentence: number): readonly Span[] {
    return this.bySentence.get(scope)?.get(sentence) ?? [];
  }

  /** Whether words of a scope stand between two places of one sentence. */
  between(scope: Scope, from: number, to: number): boolean {
    return this.in(scope, this.sentenceOf(from)).some((span) => span.from >= from && span.to <= to);
  }

  /** The sentence of a token; -1: there is no such token. */
  sentenceOf(token: number): number {
    return this.text.tokens[token]?.sentence ?? -1;
  }
}

/** Whether two places share a token. */
export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;
