import type { ListedOffence } from './law.ts';
import { actPatterns, COMMON_LAW, inchoateIn, wordsOf, type Act, type Inchoate } from './offence-words.ts';

/** What was written of an offence. */
export interface WrittenOffence {
  readonly offence: string;
  readonly actSection: string;
  readonly cjsCode: string;
}

export type Match =
  | {
      readonly kind: 'found';
      readonly listed: ListedOffence;
      readonly inchoate: Inchoate | null;
      readonly by: 'act and section' | 'CJS code' | 'name';
    }
  /** Several entries fit and do not say the same. */
  | {
      readonly kind: 'several';
      readonly candidates: readonly ListedOffence[];
      readonly inchoate: Inchoate | null;
    }
  | { readonly kind: 'none' };

/** The lists against which offences are matched. */
export interface OffenceLists {
  readonly offences: readonly ListedOffence[];
  readonly acts: readonly Act[];
  /** Names in plain words, with the act and the section that they mean. */
  readonly names: readonly { readonly name: string; readonly act: string; readonly section: string }[];
  /** What statute a CJS offence code is contrary to, in words. */
  readonly statuteOf: (code: string) => string | null;
}

/** Acts that make it an offence to try, plan, help or encourage another offence. */
const INCHOATE_ACTS: ReadonlySet<string> = new Set([
  'Criminal Attempts Act 1981',
  'Accessories and Abettors Act 1861',
  'Serious Crime Act 2007',
  'Criminal Law Act 1977',
]);

interface Reference {
  readonly act: string;
  readonly section: string;
}

/** Sections with what follows them in brackets: s.47, s.29(1)(c), ss.9 and 13. */
const SECTIONS =
  /\b(?:ss?|sections?|sec)\.?\s*(\d+[A-Z]{0,2}(?:\s*\(\w+\))*(?:\s*(?:,|&|and|or)\s*\d{1,3}[A-Z]{0,2}\b(?:\s*\(\w+\))*)*)/gi;
const SECTION = /\d+[A-Z]{0,2}(?:\s*\(\w+\))*/gi;

/**
 * Finds the entry of the lists that an offence is. Tolerance: an act by its title or a usual abbreviation, with or
 * without its year; a section by itself or with its subsections; a name only if every word of a name that is known
 * stands in it, the longest winning. Nothing else is guessed.
 */
export class OffenceMatcher {
  private readonly lists: OffenceLists;
  private readonly byAct = new Map<string, ListedOffence[]>();
  private readonly actNames: readonly { readonly pattern: RegExp; readonly act: string }[];
  private readonly names: readonly {
    readonly words: readonly string[];
    readonly act: string;
    readonly section: string;
  }[];
  private readonly remembered = new Map<string, Match>();
  private readonly references = new Map<string, readonly Reference[]>();

  constructor(lists: OffenceLists) {
    this.lists = lists;
    for (const offence of lists.offences) {
      this.byAct.set(offence.act, [...(this.byAct.get(offence.act) ?? []), offence]);
    }
    this.actNames = actPatterns(lists.acts);
    this.names = lists.names
      .map(({ name, act, section }) => ({ words: wordsOf(name), act, section }))
      .sort((a, b) => b.words.length - a.words.length || b.words.join('').length - a.words.join('').length);
  }

  /** @param asOf the day number of the day whose law applies */
  match(written: WrittenOffence, asOf: number): Match {
    const key = `${asOf}|${written.cjsCode}|${written.actSection}|${written.offence}`;
    let match = this.remembered.get(key);
    if (match === undefined) {
      match = this.find(written, asOf);
      if (this.remembered.size < REMEMBERED) this.remembered.set(key, match);
    }
    return match;
  }

  /** The entry that a name alone means; null: none, or several. */
  named(name: string, asOf: number): ListedOffence | null {
    const match = this.match({ offence: name, actSection: '', cjsCode: '' }, asOf);
    return match.kind === 'found' ? match.listed : null;
  }

  private find({ offence, actSection, cjsCode }: WrittenOffence, asOf: number): Match {
    const inchoate = inchoateIn(`${offence} ${actSection}`, actSection);
    const code = cjsCode.trim().toUpperCase();
    const statute = code === '' ? null : this.lists.statuteOf(code);
    const ways = [
      ['act and section', () => this.referencesIn(actSection)],
      ['CJS code', () => (statute === null ? [] : this.referencesIn(statute))],
      ['name', () => this.referencesByName(offence)],
      ['name', () => this.referencesIn(offence)],
    ] as const;
    for (const [by, references] of ways) {
      const fits = this.fitting(references(), offence, asOf);
      const [listed] = fits;
      if (listed === undefined) continue;
      if (fits.some((other) => !sameMeaning(other, listed))) {
        return { kind: 'several', candidates: fits, inchoate };
      }
      return { kind: 'found', listed, inchoate, by };
    }
    return { kind: 'none' };
  }

  /** The entries of the first reference that has any, and those of other sections of its act that were named too. */
  private fitting(references: readonly Reference[], name: string, asOf: number): readonly ListedOffence[] {
    const all = references.map(({ act, section }) => ({ act, fits: this.entries(act, section, name, asOf) }));
    const first = all.find(({ fits }) => fits.length > 0);
    const others = all.filter(({ act, fits }) => act === first?.act && fits !== first.fits);
    const named = others.flatMap(({ fits }) => fits.filter(({ sections }) => sections.length > 0));
    return first === undefined ? [] : [...first.fits, ...named];
  }

  /** Acts with their sections, those that are no offence of their own last. */
  private referencesIn(text: string): readonly Reference[] {
    let references = this.references.get(text);
    if (references === undefined) {
      references = this.findReferences(text);
      if (this.references.size < REMEMBERED) this.references.set(text, references);
    }
    return references;
  }

  private findReferences(text: string): Reference[] {
    if (/\bcommon law\b/i.test(text) && !/scot/i.test(text)) return [];
    const sections = [...text.matchAll(SECTIONS)]
      .flatMap(([, list = '']) => list.match(SECTION) ?? [])
      .map((section) => section.replace(/\s+/g, ''));
    const acts = this.actNames
      .map(({ pattern, act }) => ({ act, at: text.search(pattern) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)
      .map(({ act }) => act)
      .filter((act, index, all) => all.indexOf(act) === index && !INCHOATE_ACTS.has(act));
    return acts.flatMap((act) =>
      sections.length === 0 ? [{ act, section: '' }] : sections.map((section) => ({ act, section })),
    );
  }

  private referencesByName(name: string): Reference[] {
    const words = new Set(wordsOf(name));
    const found = this.names.find((known) => known.words.every((word) => words.has(word)));
    return found === undefined ? [] : [{ act: found.act, section: found.section }];
  }

  /** The entries of an act that a section and a name mean, on the lists of a day. */
  private entries(act: string, section: string, name: string, asOf: number): ListedOffence[] {
    const all = (this.byAct.get(act) ?? []).filter((entry) => act !== COMMON_LAW || namesIt(entry, name));
    const exact = all.filter(({ sections }) => sections.some((own) => covers(own, section)));
    const wider = all.filter(({ sections }) =>
      sections.some((own) => section !== '' && own.startsWith(`${section}(`)),
    );
    const fallback = all.filter(({ sections }) => sections.length === 0);
    const fitting = exact.length > 0 ? exact : wider.length > 0 ? wider : fallback;
    const told = fitting.filter(({ words }) => words.some((word) => name.toLowerCase().includes(word)));
    const chosen = told.length > 0 ? told : exact.length > 0 ? untold(exact, section) : fitting;
    const listed = chosen.filter(({ from, to }) => (from ?? -Infinity) <= asOf && asOf <= (to ?? Infinity));
    if (listed.length > 0) return listed;
    // It is on a list of another day: on this one it is on none.
    return chosen.slice(0, 1).map((entry) => ({ ...entry, category2: 'none', category1: 'no' }));
  }
}

/** So many ways of writing an offence are looked up once. */
const REMEMBERED = 20_000;

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
