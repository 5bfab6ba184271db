import type { ReadText, Token } from '../text/read-text.ts';
import type { Span } from '../text/pattern-set.ts';
import type { Person } from './lexicon.ts';

/** A person where the text names one. */
export interface Named {
  readonly from: number;
  readonly to: number;
  readonly who: Person;
  /** It only says whose something is: his, mum's. */
  readonly genitive: boolean;
  readonly gender: Gender | null;
}

type Gender = 'm' | 'f';

const PRONOUNS: Readonly<Record<string, { readonly gender: Gender | null; readonly genitive: boolean }>> = {
  he: { gender: 'm', genitive: false },
  him: { gender: 'm', genitive: false },
  his: { gender: 'm', genitive: true },
  himself: { gender: 'm', genitive: false },
  "he'd": { gender: 'm', genitive: false },
  "he'll": { gender: 'm', genitive: false },
  hes: { gender: 'm', genitive: false },
  she: { gender: 'f', genitive: false },
  her: { gender: 'f', genitive: true },
  herself: { gender: 'f', genitive: false },
  hers: { gender: 'f', genitive: true },
  "she'd": { gender: 'f', genitive: false },
  "she'll": { gender: 'f', genitive: false },
  shes: { gender: 'f', genitive: false },
  my: { gender: null, genitive: true },
  "i'm": { gender: null, genitive: false },
  "i've": { gender: null, genitive: false },
  "i'd": { gender: null, genitive: false },
  i: { gender: null, genitive: false },
  me: { gender: null, genitive: false },
};

/** Of what a worker says `my`. */
const WORKERS = new Set([
  'cases',
  'case',
  'caseload',
  'client',
  'clients',
  'supervision',
  'manager',
  'visit',
  'opinion',
  'view',
  'assessment',
  'report',
  'desk',
  'leave',
  'diary',
]);

/** Of whom a child says `my`. */
const OWN = new Set([
  'mum',
  'mam',
  'mom',
  'dad',
  'nan',
  'gran',
  'brother',
  'sister',
  'life',
  'stepdad',
  'step',
  'real',
  'old',
  'little',
  'mates',
  'mate',
  'head',
  'uncle',
  'auntie',
  'family',
  'house',
]);

const FEMALE =
  /^(?:mum|mam|mom|mummy|mother|step\s?mum|step\s?mother|nan|nana|gran|granny|grandma|grandmother|aunt|auntie|aunty|sister|girlfriend|woman|girl|m|niece)$/;
const MALE =
  /^(?:dad|daddy|father|step\s?dad|step\s?father|grandad|granddad|grandfather|grandpa|uncle|brother|bro|boyfriend|man|boy|f|lad|nephew)$/;

const genderOf = (word: string): Gender | null => (FEMALE.test(word) ? 'f' : MALE.test(word) ? 'm' : null);

/** The people of a text, and who each pronoun is taken for. */
export class People {
  readonly named: readonly Named[];
  private readonly tokens: readonly Token[];
  private readonly byEnd = new Map<number, Named>();
  private readonly byToken: (Named | undefined)[] = [];
  private readonly childGender: Gender | null;
  /** Whether the young person speaks: I is the child then, and else whoever writes. */
  private readonly inOwnWords: boolean;

  /** @param found where the lexicon has people */
  constructor(text: ReadText, found: readonly (Span & { readonly who: Person })[]) {
    this.tokens = text.tokens;
    const mine = this.tokens.flatMap(({ text: word }, index) =>
      word === 'my' ? [this.tokens[index + 1]?.text ?? ''] : [],
    );
    this.inOwnWords = mine.some((word) => OWN.has(word)) && !mine.some((word) => WORKERS.has(word));
    const people = found.filter((span) => !this.isNoParent(span.from, span.to));
    // The longest of those that overlap: mum's partner is not mum.
    const longest = people.filter(
      (one) =>
        !people.some(
          (other) =>
            other.from <= one.from && one.to <= other.to && other.to - other.from > one.to - one.from,
        ),
    );
    for (const { from, to, who } of longest) this.take(from, to, who);
    this.tokens.forEach((token, index) => {
      if (this.byToken[index] === undefined) this.takeWord(token, index);
    });
    this.named = [...new Set(this.byToken.filter((one) => one !== undefined))];
    this.childGender = this.guessGender(text);
    this.resolvePronouns(text);
  }

  /** Whether a pronoun cannot be the young person's. */
  isNotChild({ gender }: Named): boolean {
    return gender !== null && this.childGender !== null && gender !== this.childGender;
  }

  at(token: number): Named | undefined {
    return this.byToken[token];
  }

  /** M and F are the parents where they stand as capitals, and an initial with a full stop is the young person's. */
  private isNoParent(from: number, to: number): boolean {
    const token = this.tokens[from] as Token;
    if (to - from > 1 || !/^[mf]$/.test(token.text)) return false;
    const next = this.tokens[from + 1];
    return (
      token.raw === token.text ||
      (next?.text === '.' && next.sentence === token.sentence && !isLast(this.tokens, from + 1))
    );
  }

  private take(from: number, to: number, who: Person): void {
    const last = this.tokens[to - 1] as Token;
    const pronoun = to - from === 1 ? PRONOUNS[last.text] : undefined;
    const words = this.tokens.slice(from, to).map(({ text }) => text);
    const one: Named = {
      from,
      to,
      who,
      genitive: pronoun?.genitive ?? last.genitive,
      gender: pronoun?.gender ?? genderOf(words.at(-1) ?? '') ?? null,
    };
    for (let index = from; index < to; index += 1) this.byToken[index] = one;
    this.byEnd.set(to, one);
  }

  private takeWord(token: Token, index: number): void {
    const pronoun = PRONOUNS[token.text];
    if (pronoun !== undefined) {
      if (pronoun.gender === null && !this.inOwnWords) return;
      this.take(index, index + 1, 'young person');
    } else if (token.name && token.raw.length === 1) {
      this.take(index, index + 1, 'young person');
    }
  }

  /** Whoever has a mother here is nearly always the young person; else the pronouns that nobody else can be. */
  private guessGender(text: ReadText): Gender | null {
    const strong = { m: 0, f: 0 };
    const weak = { m: 0, f: 0 };
    const near = new Set<Gender | null>();
    let before = new Set<Gender | null>();
    for (const [from, to] of text.sentences) {
      near.clear();
      for (let index = from; index < to; index += 1) {
        const pronoun = PRONOUNS[this.tokens[index]?.text ?? ''];
        const gender = pronoun?.gender ?? null;
        if (gender === null) {
          const one = this.byToken[index];
          if (one !== undefined && !one.genitive) near.add(one.gender);
        } else if (pronoun?.genitive === true && this.byToken[index + 1] !== undefined) strong[gender] += 1;
        else if (!near.has(gender) && !before.has(gender)) weak[gender] += 1;
      }
      before = new Set(near);
    }
    const { m, f } = strong.m === strong.f ? weak : strong;
    return m === f ? null : m > f ? 'm' : 'f';
  }

  /**
   * A pronoun is the young person, unless its sentence or the one before has somebody else for its subject whom
   * it fits, and the young person is not named since.
   */
  private resolvePronouns(text: ReadText): void {
    let topic: Named | null = null;
    for (const [from, to] of text.sentences) {
      let subject = null as Named | null;
      for (let index = from; index < to; index += 1) {
        const one = this.byToken[index];
        if (one?.from !== index) continue;
        const pronoun = PRONOUNS[this.tokens[index]?.text ?? ''];
        if (pronoun === undefined || pronoun.gender === null) {
          if (one.who === 'young person' && !one.genitive) subject = one;
          else if (subject === null && !this.isOblique(one)) subject = this.asSubject(one);
          continue;
        }
        const who = this.whoIs(pronoun.gender, index, subject, topic);
        if (who !== null) this.replace(one, who);
        if (subject !== null && subject.gender === null && who === subject.who) {
          subject = { ...subject, gender: pronoun.gender };
        }
        if (subject === null && !pronoun.genitive) subject = this.byToken[index] ?? null;
      }
      topic = subject ?? topic;
    }
  }

  /** Who stands for a whole: the boy's mother tells of the boy. */
  private asSubject(one: Named): Named | null {
    if (one.genitive) return null;
    const owner = this.byToken[one.from - 1];
    return owner?.genitive === true && (owner.who === 'victim' || owner.who === 'other') ? owner : one;
  }

  private whoIs(gender: Gender, index: number, subject: Named | null, topic: Named | null): Person | null {
    if (/self$/.test(this.tokens[index]?.text ?? '')) return this.subjectBefore(index)?.who ?? null;
    return this.antecedent(gender, subject ?? topic, subject !== null)?.who ?? null;
  }

  private subjectBefore(at: number): Named | null {
    for (
      let index = at - 1;
      index >= 0 && this.tokens[index]?.sentence === this.tokens[at]?.sentence;
      index -= 1
    ) {
      const one = this.byToken[index];
      if (one !== undefined && !one.genitive && !this.isOblique(one)) return one;
    }
    return null;
  }

  private antecedent(gender: Gender, subject: Named | null, sameSentence: boolean): Named | null {
    if (subject === null || subject.who === 'young person') return null;
    if (subject.who === 'victim' || subject.who === 'other') {
      return subject.gender === null || subject.gender === gender ? subject : null;
    }
    if (subject.who === 'worker') {
      // A worker writes of the young person, unless the sentence is about the worker.
      return sameSentence && ABOUT.has(this.tokens[subject.to]?.text ?? '') ? subject : null;
    }
    // A parent or brother: only where the pronoun cannot be the young person's.
    const fits = subject.gender === gender;
    const notChild = this.childGender !== null && this.childGender !== gender;
    return fits && (notChild || (!sameSentence && this.childGender === null)) ? subject : null;
  }

  private replace(one: Named, who: Person): void {
    const changed: Named = { ...one, who };
    for (let index = one.from; index < one.to; index += 1) this.byToken[index] = changed;
  }

  /** The tokens with each pronoun that stands for somebody of the family as a word for them. */
  resolved(): readonly Token[] {
    return this.tokens.map((token, index) => {
      const pronoun = PRONOUNS[token.text];
      const one = this.byToken[index];
      if (pronoun?.gender == null || one === undefined) return token;
      const text = INSTEAD[one.who]?.[pronoun.gender];
      return text === undefined ? token : { ...token, text, genitive: pronoun.genitive };
    });
  }

  /** After a preposition somebody is no subject. */
  isOblique(one: Named): boolean {
    // `on the lad who was stabbed`: it is he of whom the clause tells.
    if (RELATIVE.has(this.tokens[one.to]?.text ?? '') || RELATIVE.has(this.tokens[one.to - 1]?.text ?? ''))
      return false;
    for (let index = one.from - 1; index >= Math.max(0, one.from - 3); index -= 1) {
      const token = this.tokens[index] as Token;
      if (token.sentence !== this.tokens[one.from]?.sentence) return false;
      if (PREPOSITIONS.has(token.text)) return true;
      const who = this.byToken[index];
      if (!(who?.genitive === true || ADJECTIVES.has(token.text))) return false;
    }
    return false;
  }
}

/** What follows somebody of whom a sentence tells. */
const ABOUT = new Set(['off', 'lost', 'whose', 'was', 'is', 'away', 'on']);

const isLast = (tokens: readonly Token[], index: number): boolean =>
  tokens[index + 1]?.sentence !== tokens[index]?.sentence;

/** A word for somebody of the family, in the place of a pronoun. */
const INSTEAD: Readonly<Partial<Record<Person, Readonly<Record<Gender, string>>>>> = {
  parent: { m: 'father', f: 'mother' },
  sibling: { m: 'brother', f: 'sister' },
  kin: { m: 'grandfather', f: 'grandmother' },
};

const RELATIVE = new Set(['who', 'that', 'whose', 'which']);

const PREPOSITIONS = new Set([
  'by', 'with', 'from', 'to', 'of', 'for', 'about', 'against', 'towards', 'toward', 'at', 'on', 'in', 'between', 'after', 'before', 'without',
  'around', 'behind', 'than', 'like', 'into', 'onto', 'via', 'through',
]); // prettier-ignore

const ADJECTIVES = new Set([
  'the', 'a', 'an', 'his', 'her', 'their', 'my', 'own', 'older', 'elder', 'younger', 'little', 'big', 'best', 'close', 'birth', 'biological', 'adoptive', 'maternal',
  'paternal', 'half', 'late', 'then', 'ex', 'former', 'previous', 'new', 'both', 'two', 'three', 'same', 'great', 'foster', 'eldest', 'youngest', 'natural', 'school',
]); // prettier-ignore
