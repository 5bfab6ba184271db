import type { Found } from '../text/pattern-set.ts';
import type { ReadText } from '../text/read-text.ts';
import { Around, isFirst } from './around.ts';
import {
  asDone,
  isOneOfThem,
  isOnDaughter,
  isOnWhom,
  isParentsOwn,
  isParentStruck,
  isToldOfSelf,
  laterAgent,
  VIOLENCE,
} from './blows.ts';
import { isBeforeBirth } from './before-birth.ts';
import type { Category, EventEntry } from './lexicon.ts';
import type { Named, People } from './people.ts';
import { PRONOUNS } from './pronouns.ts';
import type { Scopes } from './scope.ts';

/** What the words of an event say, once it is known who is meant. */
export interface Event extends Found {
  readonly entry: EventEntry;
  readonly is: readonly Category[];
  /** Somebody else's, of whom it is told only to say that the young person had no such thing. */
  readonly ofAnother?: true;
}

/** Between a parent and one of these the young person may not stand: mum says he drinks. */
const OF_THE_PARENT: ReadonlySet<Category> = new Set([
  'parental_substance_misuse',
  'parental_mental_illness',
  'household_crime',
]);

const FAMILY: ReadonlySet<string> = new Set(['parent', 'sibling', 'kin']);
const TOWARDS: ReadonlySet<string> = new Set(['on', 'of', 'against', 'to', 'towards']);
const OTHERS: ReadonlySet<string> = new Set(['victim', 'worker', 'other']);

/** Decides whether what happened was lived through by the young person. */
export class Whose {
  private readonly text: ReadText;
  private readonly people: People;
  private readonly scopes: Scopes;
  private readonly around: Around;

  constructor(text: ReadText, people: People, scopes: Scopes) {
    this.text = text;
    this.people = people;
    this.scopes = scopes;
    this.around = new Around(text, people);
  }

  /** The event as the young person's own, perhaps under another category; null: it is somebody else's. */
  own(event: Event): Event | null {
    if (this.isOnAnother(event) || this.isElse(event)) return null;
    if (event.entry.whose === 'theirs') {
      return this.isTheirs(event) && !this.isParentsChildhood(event) ? event : null;
    }
    if (
      this.isOwnOffence(event) ||
      this.isWork(event) ||
      this.isOnFriend(event) ||
      isOnDaughter(event, this.people, this.around)
    )
      return null;
    if (event.entry.whose === 'done')
      return this.isDoneToThem(event)
        ? asDone(event, this.agentOf(event, this.around.inside(event)), this.people, this.around)
        : null;
    if (event.entry.whose === 'named') return this.isNamed(event) ? event : null;
    return this.isSubject(event) && !this.isParentsChildhood(event) ? event : null;
  }

  /** Words that need nobody beside them, unless somebody else stands there. */
  private isNamed(event: Event): boolean {
    return !this.isOfAnother(event) && !isParentStruck(event, this.people, this.around);
  }

  private isTheirs(event: Event): boolean {
    const inside = this.around.inside(event);
    const isNamed = ({ from }: Named): boolean => PRONOUNS.get(this.around.wordAt(from)) === undefined;
    const relation =
      inside.findLast((one) => FAMILY.has(one.who) && isNamed(one)) ??
      inside.findLast(({ who }) => FAMILY.has(who)) ??
      inside.find(({ who }) => who === 'friend');
    if (relation === undefined) return !this.around.isOfWhom(event.from) && !this.isOfAnother(event);
    if (!this.isOwnRelation(relation, event)) return false;
    if (!event.is.some((category) => OF_THE_PARENT.has(category))) return true;
    const after = inside.slice(inside.indexOf(relation) + 1).filter(isTheChild);
    const { around } = this;
    // Mum and her partner: both are of the home.
    return after.every(({ from, to }) => around.wordAt(to) === 'own' || around.wordAt(from - 1) === 'and');
  }

  /** Whether a relation is the young person's own and not the victim's, a friend's or a parent's. */
  private isOwnRelation(relation: Named, event: Event): boolean {
    const owner = this.ownerOf(relation);
    const before = this.around.wordAt(relation.from - 1);
    if (before === 'your') return false;
    if (this.around.isOfWhom(relation.from)) return false;
    if (owner === undefined) {
      const subject = this.people.subjectBefore(relation.from);
      // `One of the volunteers lost a sister`
      if (subject?.who === 'worker') return event.from > subject.to + 3 || relation.from <= event.from;
      return subject === undefined || !OTHERS.has(subject.who);
    }
    if (owner.who === 'young person') {
      if (this.around.wordAt(owner.to) !== 'own') return true;
      const subject = this.people.subjectBefore(owner.from);
      return subject === undefined || isTheChild(subject);
    }
    // A parent's parent is a grandparent, who may be mourned; and a parent's brother is no brother.
    return FAMILY.has(owner.who) && event.is.includes('bereavement');
  }

  private ownerOf(relation: Named): Named | undefined {
    for (let index = relation.from - 1; index >= relation.from - 3 && index >= 0; index -= 1) {
      const one = this.people.at(index);
      // Somebody in a hurry writes `girlfriends dad`.
      const isOwner =
        one?.genitive === true || (index === relation.from - 1 && this.around.wordAt(index).endsWith('s'));
      if (one !== undefined) return isOwner ? one : undefined;
      if (this.text.tokens[index]?.kind !== 'word') return undefined;
    }
    return undefined;
  }

  private isSubject(event: Event): boolean {
    if (this.beginsWithAnother(event)) return false;
    const subject = this.people.subjectBefore(event.from);
    if (subject === undefined || isTheChild(subject) || this.isObject(event.to)) return true;
    // His uncle had him out stealing.
    if (this.around.inside(event).some((one) => isTheChild(one) && !one.genitive)) return true;
    switch (subject.who) {
      case 'worker':
        return this.isReported(subject, event);
      case 'parent':
      case 'kin':
        return this.isReported(subject, event) || saysItself(event);
      case 'friend':
      case 'sibling':
        return this.isReported(subject, event) || isOneOfThem(subject, this.people, this.around);
      default:
        return false;
    }
  }

  /** `mum's`, or `the victim of the robbery` */
  private beginsWithAnother({ from }: Event): boolean {
    const before = this.people.at(from - 1);
    if (before?.genitive === true && before.who !== 'young person') return true;
    return this.around.wordAt(from) === 'victim' && this.people.at(from) !== undefined;
  }

  /** Whether somebody only tells of it: between them and the words stands a word for telling. */
  private isReported(subject: Named, event: Event): boolean {
    // A worker writes and asks; only what stands close by is about the worker, or what `off sick` goes on to explain.
    if (subject.who === 'worker' && this.people.isToldOf(subject)) return false;
    const far = subject.who === 'worker' && event.from - subject.to > 3;
    return far || this.people.isCaller(subject) || this.scopes.between('tells', subject.to, event.from);
  }

  /** Whether the young person stands right after the words, as the one to whom it is done. */
  private isObject(at: number): boolean {
    const one = this.people.at(at);
    if (one === undefined || !isTheChild(one)) return false;
    return this.around.wordAt(at) === 'her' ? this.people.at(at + 1) === undefined : !one.genitive;
  }

  /** What a parent suffered as a child is the parent's. */
  private isParentsChildhood({ from, to }: Event): boolean {
    const [start, end] = this.around.near(from, 20, to, 8);
    if (!this.around.hasPhrase('own childhood', start, end)) return false;
    return this.around
      .inside({ from: start, to: end })
      .some(({ who, genitive }) => who === 'parent' && !genitive);
  }

  private isDoneToThem(event: Event): boolean {
    const inside = this.around.inside(event);
    const agent = this.agentOf(event, inside);
    if (this.isOnSomebodyElse(event, inside)) return false;
    if (agent === undefined) return true;
    return !isTheChild(agent) && (!FAMILY.has(agent.who) || this.isOwnRelation(agent, event));
  }

  /** A neighbour who does it proves it; a neighbour to whom it is done, or whose it is, makes it another's. */
  private isOnSomebodyElse(event: Event, inside: readonly Named[]): boolean {
    const by = (one: Named): boolean =>
      isFirst(one, event) || [1, 2, 3].some((back) => this.around.wordAt(one.from - back) === 'by');
    return inside.some((one) => OTHERS.has(one.who) && (one.genitive || !by(one)));
  }

  /** He punched his girlfriend and threatened her. */
  private isOnFriend(event: Event): boolean {
    if (!event.is.some((category) => VIOLENCE.has(category))) return false;
    const last = this.around.inside(event).at(-1);
    if (last?.who !== 'friend' || PRONOUNS.get(this.around.wordAt(last.from)) === undefined) return false;
    return last.from !== event.from && this.around.wordAt(last.from - 1) !== 'by';
  }

  private agentOf(event: Event, inside: readonly Named[]): Named | undefined {
    if (inside[0] !== undefined && isFirst(inside[0], event))
      return laterAgent(inside, this.around) ?? inside[0];
    const subject = this.people.subjectBefore(event.from);
    // He was in town when a gang stabbed him: whoever does it stands in a clause of its own.
    return subject !== undefined && this.around.hasPhrase('clause', subject.to, event.from)
      ? undefined
      : subject;
  }

  /** Words that say all themselves are somebody else's only if somebody else stands with them. */
  private isOfAnother(event: Event): boolean {
    const before = this.people.at(event.from - 1);
    if (before?.genitive === true && (OTHERS.has(before.who) || before.who === 'friend')) return true;
    const inside = this.around.inside(event);
    if (this.isOnSomebodyElse(event, inside)) return true;
    const subject = this.people.subjectBefore(event.from);
    if (subject === undefined || !(OTHERS.has(subject.who) || subject.who === 'friend')) return false;
    // Her boyfriend forced her into it.
    const isDone = inside.some((one) => isTheChild(one) && !one.genitive && !isFirst(one, event));
    if (subject.who !== 'victim' && subject.who !== 'worker' && isDone) return false;
    return !this.isReported(subject, event);
  }

  private isElse(event: Event): boolean {
    if (this.around.isOwnDoing(event) || isToldOfSelf(event, this.people, this.around)) return true;
    return isOnWhom(event, this.people, this.around) || isBeforeBirth(event, this.around, this.scopes);
  }

  /** Sexual assault on a girl, robbery of a man. */
  private isOnAnother(event: Event): boolean {
    if (isParentsOwn(event, this.people, this.around)) return true;
    const { from, to, is } = event;
    const word = this.around.wordAt(to);
    if (!TOWARDS.has(word)) return false;
    // Sold to a man: it is he who profits.
    if (word === 'to' && is.some((category) => category === 'sexual_abuse' || category === 'exploitation'))
      return false;
    // Witnessed the stabbing of a boy.
    if (this.around.hasPhrase('saw', Math.max(0, from - 3), to)) return false;
    const one = this.people.at(to + 1) ?? this.people.at(to + 2);
    return one !== undefined && OTHERS.has(one.who) && !one.genitive;
  }

  /** An offence of the young person is not what happened to them. */
  private isOwnOffence({ from, to }: Event): boolean {
    const [start, end] = this.around.near(from, 5, to, 4);
    const subject = this.people.subjectBefore(start + 1);
    const others = subject !== undefined && !isTheChild(subject);
    return (
      (!others && this.around.hasPhrase('own offence before', start, from)) ||
      this.around.hasPhrase('own offence after', to, Math.min(to + 1, end))
    );
  }

  /** A film about a boy is a film. */
  private hasOwnPeople(from: number, to: number): boolean {
    return this.around.inside({ from, to }).some(({ who }) => who !== 'other' && who !== 'victim');
  }

  /** A module about loss is no loss. */
  private isWork({ from, to }: Event): boolean {
    // `sessions on relationships, including what domestic abuse is and how exploitation works`
    const isPlain = !this.around.hasPerson(from, to);
    const [start] = this.around.near(from, isPlain ? 14 : 5, to, 0);
    if (
      this.around.hasPhrase('work before', start, from) &&
      !this.hasOwnPeople(start, from) &&
      !this.scopes.between('tells', start, from)
    )
      return true;
    if (isPlain && to - from <= 3 && this.scopes.isOffered({ from, to })) return true;
    const [, end] = this.around.near(from, 0, to, 3);
    const next = this.text.tokens[to];
    const goesOn = next?.kind === 'word' || next?.text === '&';
    return this.around.hasPhrase('work', to, goesOn ? end : Math.min(to + 1, end));
  }
}

const isTheChild = ({ who }: Named): boolean => who === 'young person';

/** Care is the child's whoever is named first, and general words are only good for a denial. */
const saysItself = ({ is, entry }: Event): boolean =>
  is.includes('care_experience') || is.length === 0 || entry.general === true;
