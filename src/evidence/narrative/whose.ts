import type { Found, Span } from '../text/pattern-set.ts';
import type { ReadText } from '../text/read-text.ts';
import type { Category, EventEntry } from './lexicon.ts';
import type { Named, People } from './people.ts';
import type { Scopes } from './scope.ts';

/** What the words of an event say, once it is known who is meant. */
export interface Event extends Found {
  readonly entry: EventEntry;
  readonly is: readonly Category[];
}

/** Between a parent and one of these the young person may not stand: mum says he drinks. */
const OF_THE_PARENT: ReadonlySet<Category> = new Set([
  'parental_substance_misuse',
  'parental_mental_illness',
  'household_crime',
]);

/** Decides whether what happened was lived through by the young person. */
export class Whose {
  private readonly text: ReadText;
  private readonly people: People;
  private readonly scopes: Scopes;

  constructor(text: ReadText, people: People, scopes: Scopes) {
    this.text = text;
    this.people = people;
    this.scopes = scopes;
  }

  /** The event as the young person's own, perhaps under another category; null: it is somebody else's. */
  own(event: Event): Event | null {
    if (event.entry.means === 'negated') return event;
    if (this.isOnAnother(event)) return null;
    if (this.isOwnOffence(event) || this.isWork(event)) return null;
    switch (event.entry.whose) {
      case 'theirs':
        return this.isTheirs(event) ? event : null;
      case 'subject':
        return this.isSubject(event) ? event : null;
      case 'done':
        return this.done(event);
      case 'named':
        return this.isOfAnother(event) ? null : event;
    }
  }

  private isTheirs(event: Event): boolean {
    const inside = this.inside(event);
    const relation =
      inside.findLast(({ who }) => FAMILY.has(who)) ?? inside.find(({ who }) => who === 'friend');
    if (relation === undefined) return !this.isOfAnother(event);
    if (!this.isOwnRelation(relation, event)) return false;
    if (!event.is.some((category) => OF_THE_PARENT.has(category))) return true;
    const after = inside.slice(inside.indexOf(relation) + 1);
    return !after.some((one) => this.isTheChild(one) && this.text.tokens[one.to]?.text !== 'own');
  }

  /** Whether a relation is the young person's own and not the victim's, a friend's or a parent's. */
  private isOwnRelation(relation: Named, event: Event): boolean {
    const owner = this.ownerOf(relation);
    if (owner === undefined) {
      const subject = this.subjectOf(relation.from);
      return subject === undefined || !OTHERS.has(subject.who) || subject.who === 'worker';
    }
    if (owner.who === 'young person') {
      if (this.text.tokens[owner.to]?.text !== 'own') return true;
      const subject = this.subjectOf(owner.from);
      return subject === undefined || this.isTheChild(subject);
    }
    // A parent's parent is a grandparent, who may be mourned; and a parent's brother is no brother.
    return FAMILY.has(owner.who) && event.is.includes('bereavement');
  }

  private ownerOf(relation: Named): Named | undefined {
    for (let index = relation.from - 1; index >= relation.from - 3 && index >= 0; index -= 1) {
      const one = this.people.at(index);
      if (one?.genitive === true) return one;
      // Somebody in a hurry writes `girlfriends dad`.
      if (one !== undefined && index === relation.from - 1 && /s$/.test(this.text.tokens[index]?.text ?? ''))
        return one;
      if (one !== undefined || this.text.tokens[index]?.kind !== 'word') return undefined;
    }
    return undefined;
  }

  private isSubject(event: Event): boolean {
    const { tokens } = this.text;
    const before = this.people.at(event.from - 1);
    if (before?.genitive === true && before.who !== 'young person') return false;
    const subject = this.subjectOf(event.from);
    if (subject === undefined || this.isTheChild(subject)) return !this.isParentsChildhood(event);
    if (this.isObject(event.to)) return true;
    if (subject.who === 'victim' || subject.who === 'other') return false;
    if (this.scopes.between('tells', subject.to, event.from) || this.reportsTo(subject, event)) {
      return !this.isParentsChildhood(event);
    }
    if (subject.who === 'parent' || subject.who === 'kin') {
      const care =
        event.is.includes('care_experience') || event.is.length === 0 || event.entry.general === true;
      return care && !this.isParentsChildhood(event);
    }
    if (subject.who === 'sibling') {
      // He and his brother, the two of them, all three children.
      const first = this.subjectOf(subject.from);
      return (
        tokens.slice(subject.from - 3, subject.from).some(({ text }) => text === 'and' || text === '&') &&
        (first === undefined || this.isTheChild(first))
      );
    }
    return false;
  }

  /** Whether the young person stands right after the words, as the one to whom it is done. */
  private isObject(at: number): boolean {
    const one = this.people.at(at);
    if (one === undefined || one.who !== 'young person' || OBJECTS.has(this.text.tokens[at]?.text ?? '')) {
      return one?.who === 'young person' && this.people.at(at + 1) === undefined;
    }
    return !one.genitive;
  }

  /** A worker writes and asks; only what stands close by is about the worker. */
  private reportsTo(subject: Named, event: Event): boolean {
    return subject.who === 'worker' && event.from - subject.to > 3;
  }

  /** What a parent suffered as a child is the parent's. */
  private isParentsChildhood({ from, to }: Event): boolean {
    const { tokens } = this.text;
    const sentence = tokens[from]?.sentence;
    const near = tokens.slice(Math.max(0, from - 20), to + 8).filter((token) => token.sentence === sentence);
    const words = ` ${near.map(({ text }) => text).join(' ')} `;
    const parent = near.some(({ start }) => {
      const index = tokens.findIndex((token) => token.start === start);
      return this.people.at(index)?.who === 'parent' && this.people.at(index)?.genitive === false;
    });
    return (
      parent &&
      / herself | himself | as a child | own childhood | as a girl | as a boy | when she was young /.test(
        words,
      )
    );
  }

  private done(event: Event): Event | null {
    const inside = this.inside(event);
    const agent = inside[0]?.from === event.from ? inside[0] : this.subjectOf(event.from);
    if (agent !== undefined && this.isTheChild(agent)) return null;
    if (agent !== undefined && FAMILY.has(agent.who) && !this.isOwnRelation(agent, event)) return null;
    if (inside.some(({ who }) => OTHERS.has(who))) return null;
    if (!event.is.includes('physical_abuse')) return event;
    const object = inside.at(-1);
    const next = this.people.at(event.to);
    if (object?.gender === 'f' && this.text.tokens[event.to - 1]?.text === 'her' && next !== undefined) {
      return FAMILY.has(next.who) && next.who === 'parent' ? { ...event, is: ['domestic_abuse'] } : null;
    }
    if (
      object !== undefined &&
      object !== agent &&
      (object.who === 'parent' || this.people.isNotChild(object))
    ) {
      return { ...event, is: ['domestic_abuse'] };
    }
    return event;
  }

  /** Words that say all themselves are somebody else's only if somebody else stands with them. */
  private isOfAnother(event: Event): boolean {
    const before = this.people.at(event.from - 1);
    if (before?.genitive === true && OTHERS.has(before.who)) return true;
    if (this.inside(event).some(({ who }) => OTHERS.has(who))) return true;
    const subject = this.subjectOf(event.from);
    return (
      subject !== undefined &&
      (OTHERS.has(subject.who) || subject.who === 'friend') &&
      !this.reportsTo(subject, event) &&
      !this.scopes.between('tells', subject.to, event.from)
    );
  }

  /** Sexual assault on a girl, robbery of a man. */
  private isOnAnother({ to }: Event): boolean {
    const { tokens } = this.text;
    if (!/^(?:on|of|against|to|towards)$/.test(tokens[to]?.text ?? '')) return false;
    const one = [to + 1, to + 2].map((index) => this.people.at(index)).find((found) => found !== undefined);
    return one !== undefined && OTHERS.has(one.who) && !one.genitive;
  }

  /** An offence of the young person is not what happened to them. */
  private isOwnOffence({ from, to, entry }: Event): boolean {
    if (entry.whose === 'theirs') return false;
    const { tokens } = this.text;
    const sentence = tokens[from]?.sentence;
    const before = tokens.slice(Math.max(0, from - 5), from).filter((token) => token.sentence === sentence);
    const words = ` ${before.map(({ text }) => text).join(' ')} `;
    const after = tokens
      .slice(to, to + 4)
      .map(({ text }) => text)
      .join(' ');
    return (
      / (?:convicted of|charged with|charge of|offences? of|sentenced for|arrested for|pleaded guilty to|guilty of|committed|reparation for|conviction for|sentence for|order for|here for|accused of) /.test(
        words,
      ) || /^(?:offence|conviction|charge)\b/.test(after)
    );
  }

  /** A module about loss is no loss. */
  private isWork({ from, to, entry }: Event): boolean {
    if (entry.whose === 'theirs') return false;
    const { tokens } = this.text;
    const sentence = tokens[from]?.sentence;
    return tokens
      .slice(to, to + 3)
      .some(
        (token, index) =>
          token.sentence === sentence &&
          WORK.has(token.text) &&
          (index === 0 || tokens[to]?.kind === 'word' || tokens[to]?.text === '&'),
      );
  }

  private inside({ from, to }: Span): Named[] {
    const all: Named[] = [];
    for (let index = from; index < to; index += 1) {
      const one = this.people.at(index);
      if (one !== undefined && one !== all.at(-1)) all.push(one);
    }
    return all;
  }

  /** Whom the words before a place are about: the nearest person who is neither owner nor after a preposition. */
  private subjectOf(at: number): Named | undefined {
    const sentence = this.text.tokens[at]?.sentence;
    for (let index = at - 1; index >= 0 && this.text.tokens[index]?.sentence === sentence; index -= 1) {
      const one = this.people.at(index);
      if (one !== undefined && !one.genitive && !this.people.isOblique(one)) return one;
    }
    return undefined;
  }

  private isTheChild = ({ who }: Named): boolean => who === 'young person';
}

const WORK = new Set([
  'module',
  'programme',
  'course',
  'awareness',
  'training',
  'session',
  'sessions',
  'workshop',
  'charity',
  'visit',
  'shelter',
  'worker',
  'lead',
  'team',
  'unit',
  'project',
  'work',
  'film',
  'video',
  'policy',
  'appointments',
  'nurse',
  'officer',
]);
const OBJECTS = new Set(['her', 'him', 'me']);
const FAMILY: ReadonlySet<string> = new Set(['parent', 'sibling', 'kin']);
const OTHERS: ReadonlySet<string> = new Set(['victim', 'worker', 'other']);
