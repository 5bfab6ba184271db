import type { Around } from './around.ts';
import type { Category } from './lexicon.ts';
import type { Named, People } from './people.ts';
import { PRONOUNS } from './pronouns.ts';
import type { Event } from './whose.ts';

/** What the young person may have done to somebody. */
export const VIOLENCE: ReadonlySet<Category> = new Set([
  'sexual_abuse',
  'physical_abuse',
  'domestic_abuse',
  'community_violence',
]);

/** Blows that fall on a parent are violence at home; on a brother, what the category of the young person is not. */
export function asDone(event: Event, agent: Named | undefined, people: People, around: Around): Event | null {
  if (!event.is.includes('physical_abuse')) return event;
  const object = around.inside(event).at(-1);
  const atHome: Event = { ...event, is: ['domestic_abuse'] };
  // `hit her mum`: the words went no further than `her`.
  const owned = around.wordAt(event.to - 1) === 'her' ? people.at(event.to) : undefined;
  if (owned !== undefined) return owned.who === 'parent' ? atHome : null;
  if (isToldByMother(event, agent, people, around)) return atHome;
  const isAgent = object === undefined || object === agent;
  return !isAgent && (object.who === 'parent' || people.isNotChild(object)) ? atHome : event;
}

/** `His dad had me by the hair`: it is the mother who speaks. */
function isToldByMother(
  { from, to }: Event,
  agent: Named | undefined,
  people: People,
  around: Around,
): boolean {
  const owner = agent?.who === 'parent' ? people.at(agent.from - 1) : undefined;
  if (owner?.genitive !== true || owner.gender === null) return false;
  for (let index = from; index < to; index += 1) {
    if (around.wordAt(index) === 'me' && people.at(index) === undefined) return true;
  }
  return false;
}

const PASSIVE: ReadonlySet<string> = new Set(['was', 'were', 'been', 'got', 'being']);

/** `Mum was beaten by Dad`: the blows fell on her, and other entries say what that was for the young person. */
export function isParentStruck({ from, is }: Event, people: People, around: Around): boolean {
  if (!is.includes('physical_abuse') || !PASSIVE.has(around.wordAt(from - 1))) return false;
  const subject = people.subjectBefore(from);
  return subject?.who === 'parent' && subject.to >= from - 3;
}

/** `Dad was beaten by his own father as a boy`: what was done to a parent then was not lived through here. */
export function isParentsOwn(event: Event, people: People, around: Around): boolean {
  const { from, to } = event;
  const [start, end] = around.near(from, 20, to, 8);
  if (!around.hasPhrase('own childhood', from, end)) return false;
  const first = people.at(from);
  const sufferer = first?.from === from ? first : people.subjectBefore(from);
  if (sufferer?.who !== 'parent' || sufferer.genitive) return false;
  if (isWhenYoung(event, sufferer, end, people, around) === false) return false;
  const before = around.inside({ from: start, to });
  if (before.some(({ who, genitive }) => who === 'young person' && !genitive)) return false;
  for (let index = sufferer.to; index < to; index += 1) if (PASSIVE.has(around.wordAt(index))) return true;
  return false;
}

/**
 * Whether it is the parent who was young then: `Mum was beaten by Dad when he was young` tells of the boy at home.
 *
 * @returns null: no `when he was`, `when she was`
 */
function isWhenYoung(
  { from, is }: Event,
  parent: Named,
  end: number,
  people: People,
  around: Around,
): boolean | null {
  for (let index = from; index < end; index += 1) {
    const gender =
      around.wordAt(index) === 'when' ? PRONOUNS.get(around.wordAt(index + 1))?.gender : undefined;
    if (gender === undefined || gender === null) continue;
    const child = people.childGender;
    return parent.gender === gender && (child === null ? is.includes('sexual_abuse') : child !== gender);
  }
  return null;
}

/** `an ex towards whom he has been violent`: it is he who was. */
export function isOnWhom({ from, to, is }: Event, people: People, around: Around): boolean {
  if (!is.some((category) => VIOLENCE.has(category))) return false;
  for (let index = from + 1; index < to - 1; index += 1) {
    if (around.wordAt(index) !== 'whom') continue;
    const agent = people.at(index + 1);
    return agent?.who === 'young person' && !agent.genitive;
  }
  return false;
}

const CLAUSES: ReadonlySet<string> = new Set(['when', 'because', 'after', 'as', 'while', 'since']);
const NOMINATIVES: ReadonlySet<string> = new Set(['he', 'she', 'i']);

/** `Mum was frightened when he put the door through and punched her`: he did it. */
export function laterAgent(inside: readonly Named[], around: Around): Named | undefined {
  return inside
    .slice(1, -1)
    .find(
      ({ from, who }) =>
        who === 'young person' &&
        CLAUSES.has(around.wordAt(from - 1)) &&
        NOMINATIVES.has(around.wordAt(from)),
    );
}

const ON_ONE: ReadonlySet<Category> = new Set(['sexual_abuse', 'physical_abuse']);
const DISCLOSES: ReadonlySet<string> = new Set(['disclosed', 'alleged', 'reported', 'suffered', 'discloses']);

/** `His sister disclosed abuse by the uncle`: what was done to her. */
export function isToldOfSelf({ from, to, is }: Event, people: People, around: Around): boolean {
  if (!DISCLOSES.has(around.wordAt(from - 1)) || !is.some((category) => ON_ONE.has(category))) return false;
  const subject = people.at(from - 2);
  if (subject?.who !== 'sibling' || subject.genitive) return false;
  const [, end] = around.near(from, 0, to, 4);
  return !around.inside({ from, to: end }).some(({ who }) => who === 'young person');
}

/** Her stepfather beat her: where no mother is named, it is no violence between adults. */
export function isOnDaughter({ from, to, is }: Event, people: People, around: Around): boolean {
  if (!is.includes('domestic_abuse') || around.wordAt(to - 1) !== 'her') return false;
  if (people.childGender !== 'f' || people.at(to - 1)?.who !== 'young person') return false;
  if (people.at(from)?.who !== 'parent') return false;
  const [start] = around.near(from, 20, to, 0);
  return !around.hasPhrase('female', start, to);
}

/** He and his brother. */
export function isOneOfThem(sibling: Named, people: People, around: Around): boolean {
  const first = people.subjectBefore(sibling.from);
  const joined = [1, 2, 3].some((back) => ['and', '&'].includes(around.wordAt(sibling.from - back)));
  return joined && (first === undefined || first.who === 'young person');
}
