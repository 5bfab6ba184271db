import type { Span } from '../text/pattern-set.ts';
import type { ReadText } from '../text/read-text.ts';
import type { Named, People } from './people.ts';

/** What stands around and within the words of an event. */
export class Around {
  private readonly text: ReadText;
  private readonly people: People;

  constructor(text: ReadText, people: People) {
    this.text = text;
    this.people = people;
  }

  /** Up to so many tokens before and after, in the same sentence. */
  near(from: number, before: number, to: number, after: number): readonly [number, number] {
    const [start, end] = this.text.sentences[this.text.tokens[from]?.sentence ?? 0] ?? [from, to];
    return [Math.max(start, from - before), Math.min(end, to + after)];
  }

  /** Whether one of the words or short phrases of the grammar stands between two places. */
  hasPhrase(key: keyof People['grammar'], from: number, to: number): boolean {
    const phrases = this.people.grammar[key];
    for (let start = from; start < to; start += 1) {
      let phrase = '';
      for (let end = start; end < Math.min(to, start + 4); end += 1) {
        phrase += `${end > start ? ' ' : ''}${this.wordAt(end)}`;
        if (phrases.has(phrase)) return true;
      }
    }
    return false;
  }

  /** Whether anybody stands between two places. */
  hasPerson(from: number, to: number): boolean {
    return this.inside({ from, to }).length > 0;
  }

  /** Who stands between two places. */
  inside({ from, to }: Span): Named[] {
    const all: Named[] = [];
    for (let index = from; index < to; index += 1) {
      const one = this.people.at(index);
      if (one !== undefined && one !== all.at(-1)) all.push(one);
    }
    return all;
  }

  /** The word at a place; none at either end of the text. */
  wordAt(index: number): string {
    return this.text.tokens[index]?.text ?? '';
  }
}

/** Whether the words begin with somebody, or within the name of somebody. */
export const isFirst = (one: Span, event: Span): boolean => one.from <= event.from && event.from < one.to;
