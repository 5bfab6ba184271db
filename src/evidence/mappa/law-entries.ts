import type { ListedOffence } from './law.ts';
import { COMMON_LAW, wordsOf } from './offence-words.ts';
import type { Reference } from './references.ts';

/** A section that says how an offence of others was committed, or by whom: named with one of them it is the offence. */
const TAKES_IN: readonly { readonly act: string; readonly section: string; readonly of: RegExp }[] = [
  // Damage by fire is charged as arson.
  { act: 'Criminal Damage Act 1971', section: '1(3)', of: /^1(?:$|\([12]\))/ },
  // What would be an offence of ss.9 to 12 if the offender were 18.
  { act: 'Sexual Offences Act 2003', section: '13', of: /^(?:9|10|11|12)(?:$|\()/ },
];

/** The entries that stand under a section, before words tell them apart. */
interface UnderSection {
  readonly fitting: readonly ListedOffence[];
  /** Whether they are of the very section, or of one that it is a part of. */
  readonly exact: boolean;
  readonly hasWords: boolean;
}

/** Of each act so many ways of writing a section are looked up once. */
const REMEMBERED = 500;

/** The entries of the lists by their acts. */
export class LawEntries {
  private readonly byAct = new Map<string, ListedOffence[]>();
  private readonly bySection = new Map<string, Map<string, UnderSection>>();

  constructor(offences: readonly ListedOffence[]) {
    for (const offence of offences) {
      this.byAct.set(offence.act, [...(this.byAct.get(offence.act) ?? []), offence]);
    }
  }

  /** The entries of an act that a section and a name mean, on the lists of a day. */
  entries(act: string, section: string, name: string, asOf: number): readonly ListedOffence[] {
    if (act === COMMON_LAW) {
      const named = (this.byAct.get(act) ?? []).filter((entry) => namesIt(entry, name));
      return listedOn(named, asOf);
    }
    const { exact, fitting, hasWords } = this.underSection(act, section);
    if (!hasWords) return listedOn(exact ? untold(fitting, section) : fitting, asOf);
    const lower = name.toLowerCase();
    const told = fitting.filter(({ words }) => words.some((word) => lower.includes(word)));
    return listedOn(told.length > 0 ? told : exact ? untold(fitting, section) : fitting, asOf);
  }

  private underSection(act: string, section: string): UnderSection {
    const sections = this.bySection.get(act) ?? new Map<string, UnderSection>();
    if (sections.size === 0) this.bySection.set(act, sections);
    let under = sections.get(section);
    if (under === undefined) {
      under = this.findUnder(act, section);
      if (sections.size < REMEMBERED) sections.set(section, under);
    }
    return under;
  }

  private findUnder(act: string, section: string): UnderSection {
    const all = this.byAct.get(act) ?? [];
    const exact = all.filter(({ sections }) => sections.some((own) => covers(own, section)));
    const wider = all.filter(({ sections }) =>
      sections.some((own) => section !== '' && own.startsWith(`${section}(`)),
    );
    const fallback = all.filter(({ sections }) => sections.length === 0);
    const fitting = exact.length > 0 ? exact : wider.length > 0 ? wider : fallback;
    return {
      fitting,
      exact: exact.length > 0,
      hasWords: fitting.some(({ words }) => words.length > 0),
    };
  }

  /** Every entry of an act on the lists of a day. */
  all(act: string, asOf: number): readonly ListedOffence[] {
    return (this.byAct.get(act) ?? []).filter((entry) => standsOn(entry, asOf));
  }

  /** Whether an entry names the section, or a part of it. */
  has(act: string, section: string, asOf: number): boolean {
    return this.all(act, asOf).some(({ sections }) =>
      sections.some((own) => covers(own, section) || own.startsWith(`${section}(`)),
    );
  }

  /** Sections without those that another of them takes in. */
  combined<R extends Reference>(references: readonly R[]): readonly R[] {
    const taking = TAKES_IN.filter(({ act, section }) =>
      references.some((one) => one.act === act && covers(section, one.section)),
    );
    return references.filter(
      ({ act, section }) => !taking.some((one) => one.act === act && one.of.test(section)),
    );
  }
}

function listedOn(chosen: readonly ListedOffence[], asOf: number): readonly ListedOffence[] {
  if (chosen.every((entry) => standsOn(entry, asOf))) return chosen;
  const listed = chosen.filter((entry) => standsOn(entry, asOf));
  if (listed.length > 0) return listed;
  // It is on a list of another day: on this one it is on none.
  return chosen.slice(0, 1).map((entry) => ({ ...entry, category2: 'none', category1: 'no' }));
}

const standsOn = ({ from, to }: ListedOffence, asOf: number): boolean =>
  (from ?? -Infinity) <= asOf && asOf <= (to ?? Infinity);

const covers = (own: string, given: string): boolean => own === given || given.startsWith(`${own}(`);

/** An entry that only its words tell apart stands beside the others that cover the section, until a word is there. */
function untold(entries: readonly ListedOffence[], section: string): readonly ListedOffence[] {
  const most = mostParticular(entries, section);
  return most.some(({ words }) => words.length > 0) ? entries : most;
}

/** Of 1 and 1(3) the second, where 1(3) was written. */
function mostParticular(entries: readonly ListedOffence[], section: string): ListedOffence[] {
  const length = ({ sections }: ListedOffence): number =>
    Math.max(...sections.filter((own) => covers(own, section)).map((own) => own.length));
  const most = Math.max(...entries.map(length));
  return entries.filter((entry) => length(entry) === most);
}

/** Whether two entries count the same for every category. */
export const sameMeaning = (a: ListedOffence, b: ListedOffence): boolean =>
  a.category1 === b.category1 && a.category2 === b.category2;

/** An offence at common law has nothing but its name. */
const namesIt = ({ offence }: ListedOffence, name: string): boolean => {
  const words = new Set(wordsOf(name));
  return wordsOf(offence.split(/[;/]/)[0] ?? '').every(
    (word) => words.has(word) || words.has(word.replace(/ping$/, '')),
  );
};
