import { keyOf, NO_KEY } from '../text/keys.ts';
import type { Span } from '../text/pattern-set.ts';
import { ownName, readAs, type ReadText, type Token } from '../text/read-text.ts';
import type { Grammar, Person } from './lexicon.ts';
import { bare, isNoParent, namesGiven, type GivenName } from './names.ts';
import { guessGender, PRONOUNS, resolvePronouns, type Gender } from './pronouns.ts';

/** A person where the text names one. */
export interface Named extends Span {
  readonly who: Person;
  /** It only says whose something is: his, mum's. */
  readonly genitive: boolean;
  readonly gender: Gender | null;
}

const PARTS = new Set(['one', 'two', 'three', 'some', 'several', 'both', 'each']);
/** How far behind a worker it may be told of a leave. */
const LEAVE = 7;

/** The people of a text, and who each pronoun is taken for. */
export class People {
  readonly tokens: readonly Token[];
  readonly grammar: Grammar;
  /** Of the young person, as far as the pronouns tell. */
  readonly childGender: Gender | null;
  /** Friends and family whom the text names once for all, by name: who they are, and a word for them. */
  private readonly names = new Map<string, Pick<GivenName, 'who' | 'instead'>>();
  private readonly byToken: (Named | undefined)[];
  /** Whether the young person speaks: I is the child then, and else whoever writes. */
  private readonly inOwnWords: boolean;

  /** @param found where the lexicon has people */
  constructor(text: ReadText, grammar: Grammar, found: readonly (Span & { readonly who: Person })[]) {
    this.tokens = text.tokens;
    this.grammar = grammar;
    this.byToken = new Array<Named | undefined>(this.tokens.length).fill(undefined);
    const isMine = (key: keyof Grammar): boolean =>
      this.tokens.some(
        ({ text: word }, index) => word === 'my' && grammar[key].has(this.tokens[index + 1]?.text ?? ''),
      );
    this.inOwnWords = isMine('my of a child') && !isMine('my of a worker');
    const tellsOffence = (): boolean =>
      this.tokens.some(({ text: word }) => grammar['offence told'].has(word));
    // The longest goes first: mum's partner is not mum.
    const people = [...found].sort((a, b) => b.to - b.from - (a.to - a.from));
    for (const { from, to, who } of people) {
      if (this.isNobody(from, to) || !this.isFree(from, to)) continue;
      const isHit = PRONOUNS.get(this.tokens[to]?.text ?? '')?.genitive === false;
      const isOther = isHit || this.tokens[from + 1]?.text === 'other';
      const isChild = who === 'victim' && this.tokens[from]?.text === 'the' && !isOther && !tellsOffence();
      this.take(from, to, isChild ? 'young person' : who);
    }
    for (const { name, who, instead } of namesGiven(this.tokens, this.byToken)) {
      this.names.set(name, { who, instead });
    }
    this.tokens.forEach((token, index) => {
      if (this.byToken[index] === undefined) this.takeWord(token, index);
    });
    this.childGender = guessGender(text, this);
    resolvePronouns(text, this);
  }

  /** Who a token is or belongs to. */
  at(token: number): Named | undefined {
    // A negative index would be looked for as a name, slowly.
    return token < 0 ? undefined : this.byToken[token];
  }

  /** Says that somebody is somebody else than first thought. */
  replace(one: Named, who: Person): void {
    const changed: Named = { ...one, who };
    for (let index = one.from; index < one.to; index += 1) this.byToken[index] = changed;
  }

  /** `Since she was sectioned he has seen his mum once`: the parent who is only named later. */
  parentOf(gender: Gender): Named | undefined {
    return this.byToken.find((one) => one?.who === 'parent' && one.gender === gender);
  }

  /** Whether a pronoun cannot be the young person's. */
  isNotChild({ gender }: Named): boolean {
    return gender !== null && this.childGender !== null && gender !== this.childGender;
  }

  /** Whom the words before a place are about: the nearest person who is neither owner nor after a preposition. */
  subjectBefore(at: number): Named | undefined {
    const sentence = this.tokens[at]?.sentence;
    let owner: Named | undefined;
    for (let index = at - 1; index >= 0 && this.tokens[index]?.sentence === sentence; index -= 1) {
      const one = this.byToken[index];
      if (one === undefined) continue;
      if (!one.genitive && !this.isOblique(one)) return this.toldBefore(one, at) ?? one;
      owner = one.genitive ? one : undefined;
    }
    if (owner === undefined) return this.goingOn(at);
    // The victim's family lost a daughter: it is their story.
    return owner.who === 'victim' || owner.who === 'other' ? owner : undefined;
  }

  /** `Dad served in Iraq; diagnosed with PTSD`: behind a semicolon whoever begins the clause before goes on. */
  private goingOn(at: number): Named | undefined {
    const start = this.sentenceStart(at);
    if (this.tokens[start - 1]?.text !== ';') return undefined;
    const one = this.byToken[this.sentenceStart(start - 1)];
    return one?.genitive === false ? one : undefined;
  }

  private sentenceStart(at: number): number {
    const sentence = this.tokens[at]?.sentence;
    let start = at;
    while (start > 0 && this.tokens[start - 1]?.sentence === sentence) start -= 1;
    return start;
  }

  /** `The lad he hit had been bullied`: it is the lad of whom more is told. */
  private toldBefore(one: Named, at: number): Named | undefined {
    const other = this.byToken[one.from - 1];
    const isClause = PRONOUNS.get(this.tokens[one.from]?.text ?? '') !== undefined && at - one.to >= 2;
    return isClause && other?.genitive === false && other.who === 'victim' ? other : undefined;
  }

  /** The neighbours rang the police: what they heard was not done to them. */
  isCaller(one: Named): boolean {
    return this.grammar.callers.has(this.tokens[one.to - 1]?.text ?? '');
  }

  /** Whether between two places a clause begins, or somebody stands: `given leaflets after`. */
  isApart(one: Span, other: Span): boolean {
    for (let index = Math.min(one.to, other.to); index < Math.max(one.from, other.from); index += 1) {
      const word = this.tokens[index]?.text ?? '';
      if (word !== 'and' && this.grammar.clause.has(word)) return true;
      if (this.byToken[index] !== undefined && this.byToken[index]?.who !== 'worker') return true;
    }
    return false;
  }

  /** Whether a sentence is about a worker, who else writes about the young person. */
  isToldOf(worker: Named): boolean {
    const [verb, next] = this.tokens.slice(worker.to, worker.to + 2);
    // `Her tutor has had to take leave for`
    for (let index = worker.to; index < worker.to + LEAVE; index += 1) {
      if (this.tokens[index]?.text === 'leave' || this.tokens[index]?.text === 'compassionate') return true;
    }
    return (
      this.grammar['tells of a worker'].has(verb?.text ?? '') &&
      !this.grammar['has a view'].has(next?.text ?? '')
    );
  }

  /** The tokens with each pronoun that stands for somebody of the family as a word for them. */
  resolved(): readonly Token[] {
    return this.tokens.map((token, index) => {
      const one = this.byToken[index];
      if (one === undefined) return token;
      const named = this.nameOf(token);
      if (named !== undefined && (index === 0 || this.byToken[index - 1] === undefined)) {
        // With a key of its own: in another text the name is nobody's.
        return readAs(token, named.instead, together(named.instead, ownName(token)));
      }
      const gender = token.text.endsWith('self') ? null : (PRONOUNS.get(token.text)?.gender ?? null);
      const text = gender === null ? undefined : INSTEAD[one.who]?.[gender];
      return text === undefined ? token : readAs(token, text, together(text, ownName(token)), one.genitive);
    });
  }

  /** After a preposition somebody is no subject. */
  isOblique(one: Named): boolean {
    const { prepositions, 'before a person': between, relative } = this.grammar;
    const wordAt = (index: number): string => this.tokens[index]?.text ?? '';
    // `on the lad who was stabbed`: it is he of whom the clause tells.
    // `the victim, who lost two teeth`, and not `said a neighbour, that`
    const isApart = wordAt(one.to) === ',' && wordAt(one.to + 1).startsWith('who');
    if (isApart || relative.has(wordAt(one.to)) || relative.has(wordAt(one.to - 1))) return false;
    for (let index = one.from - 1; index >= Math.max(0, one.from - 3); index -= 1) {
      if (this.tokens[index]?.sentence !== this.tokens[one.from]?.sentence) return false;
      // `one of the volunteers lost`
      if (wordAt(index) === 'of' && PARTS.has(wordAt(index - 1))) return false;
      if (prepositions.has(wordAt(index))) return true;
      if (this.byToken[index]?.genitive !== true && !between.has(wordAt(index))) return false;
    }
    return false;
  }

  private isFree(from: number, to: number): boolean {
    for (let index = from; index < to; index += 1) if (this.byToken[index] !== undefined) return false;
    return true;
  }

  /**
   * M and F are the parents where they stand as capitals, and an initial with a full stop is the young person's; a
   * victim of something is whoever the sentence is about.
   */
  private isNobody(from: number, to: number): boolean {
    const token = this.tokens[from] as Token;
    const [next, after] = this.tokens.slice(to, to + 2);
    // `as a child`, `as a boy`: a time of life.
    if (token.text === 'a') return this.isKindOfChild(from);
    if (to - from > 1) return this.tokens[to - 1]?.text === 'person' && this.isExcluded(from);
    // `told Mo to wait`: a name, for within a sentence nobody writes a mother so.
    if (token.text === 'mo' || token.text === 'fa') return token.name && token.raw !== token.text;
    if (token.text === 'victim') return next?.text === 'of' && !this.isTheVictim(from);
    return (token.text === 'm' || token.text === 'f') && isNoParent(token, next, after);
  }

  /** `The victim of the robbery is a neighbour`, and not `he was the victim of`. */
  private isTheVictim(from: number): boolean {
    const [before, start] = [this.tokens[from - 2], this.tokens[from - 1]];
    return start?.text === 'the' && before?.sentence !== start.sentence;
  }

  /** `as a boy`, `this is a child who`: the young person, or a time of life; and not `there was a girl`. */
  private isKindOfChild(from: number): boolean {
    const [second, before] = [this.tokens[from - 2]?.text, this.tokens[from - 1]?.text ?? ''];
    return this.grammar['is a child'].has(before) && second !== 'there';
  }

  /** `Co-defendant (not this young person)` */
  private isExcluded(from: number): boolean {
    return [1, 2].some((back) => this.tokens[from - back]?.text === 'not');
  }

  private take(from: number, to: number, who: Person): void {
    const last = this.tokens[to - 1] as Token;
    const pronoun = to - from === 1 ? PRONOUNS.get(last.text) : undefined;
    const { female, male } = this.grammar;
    const gender = female.has(last.text) ? 'f' : male.has(last.text) ? 'm' : null;
    const one: Named = {
      from,
      to,
      who,
      genitive: pronoun === undefined ? last.genitive : pronoun.genitive && !this.isObject(last, to),
      gender: pronoun?.gender ?? gender,
    };
    for (let index = from; index < to; index += 1) this.byToken[index] = one;
  }

  /** `her` before a word that nobody can own, or before none. */
  private isObject(pronoun: Token, to: number): boolean {
    if (pronoun.text !== 'her') return false;
    const next = this.tokens[to];
    const isLast = next?.kind !== 'word' && next?.kind !== 'number';
    return isLast || next.sentence !== pronoun.sentence || this.grammar['after an object'].has(next.text);
  }

  /** The one whom the text calls by a name. */
  private nameOf({ raw }: Token): Pick<GivenName, 'who' | 'instead'> | undefined {
    return this.names.size === 0 ? undefined : this.names.get(bare(raw));
  }

  private takeWord(token: Token, index: number): void {
    const named = this.nameOf(token);
    if (named !== undefined) {
      this.take(index, index + 1, named.who);
      return;
    }
    const pronoun = PRONOUNS.get(token.text);
    const isChild =
      pronoun === undefined
        ? token.name && token.raw.length === 1 && !this.grammar.title.has(this.tokens[index - 1]?.text ?? '')
        : pronoun.gender !== null || this.inOwnWords;
    if (isChild) this.take(index, index + 1, 'young person');
  }
}

/** The key of a word that may be found as another. */
function together(text: string, also: string): number {
  let keys = KEYS.get(text);
  if (keys === undefined) KEYS.set(text, (keys = new Map<string, number>()));
  const known = keys.get(also);
  if (known !== undefined) return known;
  const key = keyOf(`${text} ${also}`);
  if (key !== NO_KEY) keys.set(also, key);
  return key;
}
const KEYS = new Map<string, Map<string, number>>();

/** A word for somebody of the family, in the place of a pronoun. */
const INSTEAD: Readonly<Partial<Record<Person, Readonly<Record<Gender, string>>>>> = {
  parent: { m: 'father', f: 'mother' },
  sibling: { m: 'brother', f: 'sister' },
  kin: { m: 'grandfather', f: 'grandmother' },
};
