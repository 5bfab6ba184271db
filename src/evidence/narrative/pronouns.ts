import type { ReadText } from '../text/read-text.ts';
import type { Person } from './lexicon.ts';
import type { Named, People } from './people.ts';

export type Gender = 'm' | 'f';

interface Pronoun {
  readonly gender: Gender | null;
  readonly genitive: boolean;
}

const pronoun = (gender: Gender | null, genitive: boolean): Pronoun => ({ gender, genitive });

/** `her` may be either: it is read as saying whose, unless nobody follows whom it could own. */
export const PRONOUNS: ReadonlyMap<string, Pronoun> = new Map([
  ['he', pronoun('m', false)],
  ['him', pronoun('m', false)],
  ['his', pronoun('m', true)],
  ['himself', pronoun('m', false)],
  ["he'd", pronoun('m', false)],
  ["he'll", pronoun('m', false)],
  ['hes', pronoun('m', false)],
  ['she', pronoun('f', false)],
  ['her', pronoun('f', true)],
  ['herself', pronoun('f', false)],
  ['hers', pronoun('f', true)],
  ["she'd", pronoun('f', false)],
  ["she'll", pronoun('f', false)],
  ['shes', pronoun('f', false)],
  ['my', pronoun(null, true)],
  ['i', pronoun(null, false)],
  ['me', pronoun(null, false)],
  ["i'm", pronoun(null, false)],
  ["i've", pronoun(null, false)],
  ["i'd", pronoun(null, false)],
]);

/** Whoever has a mother here is nearly always the young person; else the pronouns that nobody else can be. */
export function guessGender({ tokens, sentences }: ReadText, people: People): Gender | null {
  const owning = { m: 0, f: 0 };
  const other = { m: 0, f: 0 };
  // `His girlfriend told her mother`
  const friends = gendersOf('friend', people);
  let before: ReadonlySet<Gender | null> = new Set();
  for (const [from, to] of sentences) {
    const here = new Set<Gender | null>();
    for (let index = from; index < to; index += 1) {
      const one = people.at(index);
      const gender = PRONOUNS.get(tokens[index]?.text ?? '')?.gender ?? null;
      if (gender === null) addGender(here, one, ownerIn(one, people));
      else if (ownsFamily(index, people)) owning[gender] += friends.has(gender) ? 0 : 1;
      else if (!here.has(gender) && !before.has(gender)) other[gender] += 1;
    }
    before = here;
  }
  const { m, f } = owning.m === owning.f ? other : owning;
  return m === f ? null : m > f ? 'm' : 'f';
}

function gendersOf(who: Person, people: People): ReadonlySet<Gender | null> {
  const genders = new Set<Gender | null>();
  for (let index = 0; index < people.tokens.length; index += 1) {
    const one = people.at(index);
    if (one?.who === who) genders.add(one.gender);
  }
  return genders;
}

function addGender(genders: Set<Gender | null>, one: Named | undefined, ownerGender: Gender | null): void {
  if (one?.genitive === false) genders.add(one.gender);
  if (ownerGender !== null) genders.add(ownerGender);
}

/** `mum's ex`: the words for one person name the one whose they are, too. */
function ownerIn(one: Named | undefined, { tokens, grammar }: People): Gender | null {
  const first = one !== undefined && one.to - one.from > 1 ? tokens[one.from] : undefined;
  if (first?.genitive !== true) return null;
  return grammar.female.has(first.text) ? 'f' : grammar.male.has(first.text) ? 'm' : null;
}

/** A parent may have a partner; it is the child who has a mother. */
function ownsFamily(at: number, people: People): boolean {
  const owned = people.at(at + 1);
  const isGenitive = PRONOUNS.get(people.tokens[at]?.text ?? '')?.genitive === true;
  return isGenitive && owned !== undefined && owned.who !== 'friend';
}

/**
 * A pronoun is the young person, unless its sentence or the one before has somebody else for its subject whom it
 * fits, and the young person is not named since.
 */
export function resolvePronouns({ tokens, sentences }: ReadText, people: People): void {
  let topic: Named | null = null;
  const last = new Map<Gender, Named>();
  for (const [from, to] of sentences) {
    let subject: Named | null = null;
    for (let index = from; index < to; index += 1) {
      const one = people.at(index);
      if (one?.from !== index) continue;
      const gender = PRONOUNS.get(tokens[index]?.text ?? '')?.gender ?? null;
      if (gender === null && one.who !== 'young person') {
        for (const named of [one.gender, ownerIn(one, people)]) if (named !== null) last.set(named, one);
      }
      subject =
        gender === null
          ? subjectWith(one, subject, people)
          : subjectAfter(one, gender, subject, topic, people);
      if (gender !== null) takeForLast(index, gender, last, people);
    }
    topic = subject ?? topic;
  }
}

/** With `Since she ..` a text may begin before it says who she is. */
const FIRST = 2;

/** A pronoun that cannot be the young person's is of whoever was named last and could be meant. */
function takeForLast(at: number, gender: Gender, last: ReadonlyMap<Gender, Named>, people: People): void {
  const one = people.at(at);
  const other = last.get(gender) ?? (at <= FIRST ? people.parentOf(gender) : undefined);
  if (one?.who !== 'young person' || other === undefined || !people.isNotChild(one)) return;
  people.replace(one, other.who);
}

/** The subject of a sentence once somebody else is named in it: the first one, until the young person is. */
function subjectWith(one: Named, subject: Named | null, people: People): Named | null {
  if (one.who === 'young person' && !one.genitive && (subject === null || !people.isOblique(one))) return one;
  if (subject !== null || people.isOblique(one)) return subject;
  // Mother's letters were hard to follow: the sentence is about the mother.
  const isTopic = one.who === 'parent' || one.who === 'victim';
  if (one.genitive) return isTopic && people.at(one.to) === undefined ? one : null;
  // The boy's mother tells of the boy.
  const owner = people.at(one.from - 1);
  return owner?.genitive === true && (owner.who === 'victim' || owner.who === 'other') ? owner : one;
}

/** Takes a pronoun for somebody, and tells who the subject of its sentence is then. */
function subjectAfter(
  one: Named,
  gender: Gender,
  subject: Named | null,
  topic: Named | null,
  people: People,
): Named | null {
  const reflexive = people.tokens[one.from]?.text.endsWith('self') === true;
  const who: Person | undefined = reflexive
    ? people.subjectBefore(one.from)?.who
    : isObjectOf(one, subject, people) || isContrast(one, people) || isExplained(one, people)
      ? undefined
      : antecedent(gender, subject ?? topic, subject !== null, people)?.who;
  if (who !== undefined) people.replace(one, who);
  if (subject === null) return one.genitive ? null : (people.at(one.from) ?? null);
  return subject.gender === null && who === subject.who ? { ...subject, gender } : subject;
}

/** A neighbour who touched him touched somebody else than himself. */
function isObjectOf(one: Named, subject: Named | null, people: People): boolean {
  if (subject === null || (subject.who !== 'other' && subject.who !== 'victim')) return false;
  const word = people.tokens[one.from]?.text;
  return word === 'him' || (word === 'her' && people.tokens[one.to]?.kind !== 'word');
}

/** `The victim was hurt. He was himself robbed`, `Leon's own life is calm; he`: not the victim, but the other one. */
function isContrast(one: Named, { tokens }: People): boolean {
  const before = tokens.slice(Math.max(0, one.from - 10), one.from);
  const isOfOwn = before.some(
    ({ text, sentence }, index) =>
      text === 'own' &&
      before[index - 1]?.genitive === true &&
      sentence + 1 >= (tokens[one.from]?.sentence ?? 0),
  );
  if (isOfOwn) return true;
  return tokens[one.to]?.kind === 'word' && tokens[one.to + 1]?.text.endsWith('self') === true;
}

/** `Her mentor told her that he ..`: somebody else than the one who is told. */
function tellsOfItself({ to: end }: Named, gender: Gender, people: People): boolean {
  const { tokens } = people;
  const to = people.at(end)?.who === 'worker' ? end + 1 : end;
  const told = PRONOUNS.get(tokens[to + 1]?.text ?? '');
  const isTold = tokens[to]?.text === 'told' && tokens[to + 2]?.text === 'that';
  return isTold && told !== undefined && told.gender !== null && told.gender !== gender;
}

/** `The driver, his cousin, died`: the driver is explained, and it is the young person whose cousin it is. */
function isExplained({ from, to, genitive }: Named, people: People): boolean {
  if (!genitive || people.tokens[from - 1]?.text !== ',' || people.at(from - 2) === undefined) return false;
  const owned = people.at(to) ?? people.at(to + 1);
  return owned !== undefined && !owned.genitive && people.tokens[owned.to]?.text === ',';
}

function ofVictim(subject: Named, gender: Gender, sameSentence: boolean, people: People): Named | null {
  // `The victim's statement was read. She tells of ..`: unless it is the young person who can be meant.
  const isTopic = subject.genitive && people.at(subject.to) === undefined;
  if (isTopic && (sameSentence || people.childGender === gender)) return null;
  return subject.gender === gender || subject.gender === null ? subject : null;
}

function antecedent(
  gender: Gender,
  subject: Named | null,
  sameSentence: boolean,
  people: People,
): Named | null {
  if (subject === null || subject.who === 'young person' || people.isCaller(subject)) return null;
  const fits = subject.gender === gender;
  if (subject.who === 'victim' || subject.who === 'other') {
    return ofVictim(subject, gender, sameSentence, people);
  }
  if (subject.who === 'worker') {
    // A worker writes of the young person, unless the sentence is about the worker.
    const isOfSelf = people.isToldOf(subject) || tellsOfItself(subject, gender, people);
    return sameSentence && isOfSelf ? subject : null;
  }
  // A parent or brother: only where the pronoun cannot be the young person's.
  const child = people.childGender;
  const notChild = child === null ? !sameSentence : child !== gender;
  return fits && notChild ? subject : null;
}
