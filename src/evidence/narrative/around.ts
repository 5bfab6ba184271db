import type { Span } from '../text/pattern-set.ts';
import type { ReadText } from '../text/read-text.ts';
import type { Grammar } from './lexicon.ts';
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
  hasPhrase(key: keyof Grammar, from: number, to: number): boolean {
    const phrases = this.people.grammar[key];
    const firsts = firstWordsOf(phrases);
    for (let index = from; index < to; index += 1) {
      if (firsts.has(this.wordAt(index)) && this.beginsPhrase(phrases, index, to)) return true;
    }
    return false;
  }

  private beginsPhrase(phrases: ReadonlySet<string>, from: number, to: number): boolean {
    let phrase = '';
    for (let index = from; index < to && index < from + LONGEST; index += 1) {
      phrase += `${index > from ? ' ' : ''}${this.wordAt(index)}`;
      if (phrases.has(phrase)) return true;
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

  /** `Ms Grant, whose own son`: somebody's, who is not the young person. */
  isOfWhom(at: number): boolean {
    const whose = this.wordAt(at - 1) === 'own' ? at - 2 : at - 1;
    if (this.wordAt(whose) !== 'whose') return false;
    const other = this.people.at(whose - 1) ?? this.people.at(whose - 2);
    return other?.who !== 'young person';
  }

  /** `Kicked his brother, threw plates at mum, put`: without a subject it is the young person who does it all. */
  isOwnDoing(event: Span): boolean {
    return this.isStruckByThem(event) || this.isDoneByThem(event);
  }

  private isDoneByThem(event: Span): boolean {
    const doer = this.people.at(event.from - 1);
    const [sufferer] = this.inside(event);
    const isBlow = this.people.grammar['own blows'].has(this.wordAt(event.from));
    // `He chased his mother with a hammer`
    if (isBlow && doer?.who === 'young person' && !doer.genitive && sufferer !== undefined) return true;
    const [start] = this.near(event.from, event.from, event.to, 0);
    if (event.from === start || !this.people.grammar['own doing'].has(this.wordAt(start))) return false;
    const [agent] = this.inside(event);
    const end = agent !== undefined && isFirst(agent, event) ? agent.to : event.from;
    if (agent?.who === 'young person' && end === agent.to) return false;
    if (end > event.from) return GOES_ON.has(this.wordAt(end));
    // `Punched a lad at the bus stop, chased another`
    return event.from === start + 1 && this.wordAt(event.from) === 'a' && this.hasComma(event);
  }

  /** `He assaulted his stepfather and threatened his mother`: the words begin with whom he struck. */
  private isStruckByThem({ from }: Span): boolean {
    if (this.people.at(from)?.from !== from || this.people.at(from)?.who !== 'parent') return false;
    const verb = this.people.at(from - 1)?.genitive === true ? from - 2 : from - 1;
    const doer = this.people.at(verb - 1);
    const isBlow = this.people.grammar['own blows'].has(this.wordAt(verb));
    return isBlow && doer?.who === 'young person' && !doer.genitive;
  }

  private hasComma({ from, to }: Span): boolean {
    return this.text.tokens.slice(from, to).some(({ text }) => GOES_ON.has(text));
  }

  /** The word at a place; none at either end of the text. */
  wordAt(index: number): string {
    return this.text.tokens[index]?.text ?? '';
  }
}

/** Whoever did the one thing did the next. */
const GOES_ON: ReadonlySet<string> = new Set([',', 'and', '&']);

/** No phrase of the grammar is longer, in words. */
const LONGEST = 4;

/** By the phrases of a key of the grammar, the words with which they begin: made once. */
const FIRSTS = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

function firstWordsOf(phrases: ReadonlySet<string>): ReadonlySet<string> {
  let firsts = FIRSTS.get(phrases);
  if (firsts === undefined) {
    firsts = new Set([...phrases].map((phrase) => phrase.split(' ', 1)[0] ?? ''));
    FIRSTS.set(phrases, firsts);
  }
  return firsts;
}

/** Whether the words begin with somebody, or within the name of somebody. */
export const isFirst = (one: Span, event: Span): boolean => one.from <= event.from && event.from < one.to;
