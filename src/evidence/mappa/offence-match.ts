import { LawEntries, sameMeaning } from './law-entries.ts';
import type { ListedOffence } from './law.ts';
import { NameFinder, type KnownName, type NamedOffence } from './named-offences.ts';
import { COMMON_LAW, inchoateIn, type Act, type Inchoate } from './offence-words.ts';
import { ReferenceReader, type Reference, type Referenced } from './references.ts';

/** What was written of an offence. */
export interface WrittenOffence {
  readonly offence: string;
  readonly actSection: string;
  readonly cjsCode: string;
}

type By = 'act and section' | 'CJS code' | 'name';

export type Match =
  | {
      readonly kind: 'found';
      readonly listed: ListedOffence;
      readonly inchoate: Inchoate | null;
      readonly by: By;
      /** Offences that the name means beside this one, and that do not count like it. */
      readonly others: readonly ListedOffence[];
    }
  /** Several offences were written into one, or several entries fit, and they do not count alike. */
  | {
      readonly kind: 'several';
      /** Of each offence the entries that it may be. */
      readonly groups: readonly (readonly ListedOffence[])[];
      /** Whether one more stands among them that is not known here. */
      readonly unknown: boolean;
      readonly inchoate: Inchoate | null;
    }
  | {
      readonly kind: 'none';
      /** What keeps it from being known, where something that was written does. */
      readonly why: string | null;
    };

/** The lists against which offences are matched. */
export interface OffenceLists {
  readonly offences: readonly ListedOffence[];
  readonly acts: readonly Act[];
  readonly names: readonly KnownName[];
  /** What statute a CJS offence code is contrary to, in words. */
  readonly statuteOf: (code: string) => string | null;
}

const NOT_KNOWN = 'the act and section that are given are not known here';
const NOT_ITS_SECTION = 'the section that is given is not one of the offence that is named';
const NOT_SAID = 'the words name an offence that counts and do not say plainly that it is this one';

interface Asked {
  readonly named: readonly NamedOffence[];
  readonly offence: string;
  readonly asOf: number;
  readonly inchoate: Inchoate | null;
}

type Groups = (readonly ListedOffence[])[];

/**
 * Finds the entry of the lists that an offence is. Tolerance: an act by its title or a usual abbreviation, with or
 * without its year; a section by itself or with its subsections; a section alone where it belongs to the offence that
 * is named; a name only if every word of a name that is known stands in it, the longest winning. Nothing else is
 * guessed, and no section that was written is passed over.
 */
export class OffenceMatcher {
  private readonly lists: OffenceLists;
  private readonly law: LawEntries;
  private readonly references: ReferenceReader;
  private readonly names: NameFinder;
  /** Sections that everybody knows by their number, such as s.47. */
  private readonly everyday: ReadonlyMap<string, Reference>;
  private readonly remembered = new Map<string, Match>();

  constructor(lists: OffenceLists) {
    this.lists = lists;
    this.law = new LawEntries(lists.offences);
    this.references = new ReferenceReader(lists.acts);
    const numbers = lists.names.filter(({ name }) => NUMBER.test(name));
    this.everyday = new Map(numbers.map(({ act, section }) => [section, { act, section }]));
    this.names = new NameFinder(lists.names.filter(({ name }) => !NUMBER.test(name)));
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

  private find({ offence, actSection, cjsCode }: WrittenOffence, asOf: number): Match {
    const given = this.references.read(actSection, true);
    const inText = this.references.read(offence, false);
    const named = this.names.in(inText.rest);
    const inchoate = inchoateIn(`${offence} ${actSection}`, actSection);
    const asked: Asked = { named, offence, asOf, inchoate };
    const bySection = this.bySections(given, 'act and section', asked);
    if (bySection !== null && bySection.kind !== 'none') return bySection;
    const statute = this.statuteOf(cjsCode, actSection);
    const byCode =
      statute === null ? null : this.bySections(this.references.read(statute, true), 'CJS code', asked);
    return (
      byCode ?? bySection ?? this.bySections(inText, 'act and section', asked) ?? this.byNames(named, asked)
    );
  }

  /** A code may stand in the place of the section too. */
  private statuteOf(...texts: readonly string[]): string | null {
    for (const text of texts) {
      const code = text.trim().toUpperCase();
      const statute = CODE.test(code) ? this.lists.statuteOf(code) : null;
      if (statute !== null) return statute;
    }
    return null;
  }

  /** @returns null where nothing was written of acts and sections */
  private bySections(read: Referenced, by: By, asked: Asked): Match | null {
    const { references, bare, initials, unknownAct, commonLaw } = read;
    const alone = references.filter(({ section }) => section === '');
    if (alone.length === references.length && bare.length === 0 && !unknownAct) {
      if (commonLaw || alone.length > 0) return this.byAct(alone, commonLaw, asked);
      // Short forms without any section say nothing.
      return null;
    }
    const sections = [
      ...references.filter(({ section }) => section !== ''),
      ...this.ownersOf(bare, initials, asked),
    ];
    const fits = sections.map((reference) => ({ ...reference, fits: this.entriesOf(reference, asked) }));
    const known = fits.filter((one) => one.fits.length > 0);
    // Beside a section that is known another of its act, or of the act on sentences, says what follows from it.
    const follows = ({ act }: Reference): boolean =>
      act === SENTENCES || known.some((one) => one.act === act);
    const lost = unknownAct || fits.some((one) => one.fits.length === 0 && !follows(one));
    if (known.length === 0) return { kind: 'none', why: bare.length > 0 ? NOT_ITS_SECTION : NOT_KNOWN };
    const groups = this.law.combined(known).map((one) => one.fits);
    return decided(groups, lost, by, asked.inchoate, this.otherwise(groups, asked));
  }

  private entriesOf({ act, section }: Reference, { offence, asOf }: Asked): readonly ListedOffence[] {
    return act === '' ? [] : this.law.entries(act, section, offence, asOf);
  }

  /** An act without a section, or the common law: which of its offences it is the name must say. */
  private byAct(alone: readonly Reference[], commonLaw: boolean, asked: Asked): Match {
    const acts = new Set([...alone.map(({ act }) => act), ...(commonLaw ? [COMMON_LAW] : [])]);
    const own = asked.named.filter(({ act }) => acts.has(act));
    if (own.length > 0) return this.byNames(asked.named, asked);
    const groups = alone
      .map(({ act }) => this.law.all(act, asked.asOf))
      .filter((entries) => entries.length > 0 && alike(entries));
    return groups.length === 0
      ? { kind: 'none', why: NOT_KNOWN }
      : decided(groups, false, 'act and section', asked.inchoate, this.otherwise(groups, asked));
  }

  /** The act of a section that stands alone: that of an offence that is named, or the one that everybody means. */
  private ownersOf(
    bare: readonly string[],
    initials: readonly string[],
    { named, asOf }: Asked,
  ): readonly Reference[] {
    const meant = initials.flatMap((letters) => this.references.actsOf(letters));
    const fits = (act: string): boolean => initials.length === 0 || meant.includes(act);
    return bare.flatMap((section): readonly Reference[] => {
      const base = section.replace(/\(.*$/, '');
      const owners = named.filter(
        ({ act, section: own }) =>
          fits(act) && (own.replace(/\(.*$/, '') === base || this.law.has(act, section, asOf)),
      );
      if (owners.length > 0)
        return [...new Set(owners.map(({ act }) => act))].map((act) => ({ act, section }));
      const everyday = this.everyday.get(base);
      if (everyday !== undefined && fits(everyday.act)) return [everyday];
      const of = named.length > 0 ? [] : meant.filter((act) => this.law.has(act, section, asOf));
      // What belongs to no act stays as what is not known.
      return of.length > 0 ? of.map((act) => ({ act, section })) : [{ act: '', section }];
    });
  }

  private byNames(named: readonly NamedOffence[], asked: Asked): Match {
    const counting = named.map((one) => ({ one, entries: this.namedEntries(one, asked.asOf) }));
    if (counting.length === 0) return { kind: 'none', why: null };
    const doubtful = counting.some(({ one, entries }) => isDoubtful(one) && entries.some(counts));
    if (doubtful || named.every(({ aside }) => aside === 'depends on another word'))
      return { kind: 'none', why: NOT_SAID };
    // A knife in a robbery is how it was done; what counts for something is an offence beside it.
    const plain = counting.filter(
      ({ one, entries }) => one.aside === 'no' || (one.aside === 'how it was done' && entries.some(counts)),
    );
    const groups = (plain.length > 0 ? plain : counting).map(({ entries }) => entries);
    return decided(groups, false, 'name', asked.inchoate, []);
  }

  private namedEntries({ name, act, section, told }: NamedOffence, asOf: number): readonly ListedOffence[] {
    return this.law.entries(act, section, act === COMMON_LAW ? name : told, asOf);
  }

  /** What the name plainly means besides, and what counts in another way. */
  private otherwise(groups: Groups, { named, asOf }: Asked): readonly ListedOffence[] {
    return named
      .filter((one) => !isDoubtful(one))
      .map((one) => this.namedEntries(one, asOf))
      .filter((entries) => entries.length > 0 && alike(entries))
      .map(([first]) => first as ListedOffence)
      .filter((entry) => !groups.some((own) => own.some((listed) => sameMeaning(listed, entry))));
  }
}

const SENTENCES = 'Sentencing Act 2020';

/** One of the names that are numbers: `s 47`. */
const NUMBER = /^s \d+$/;

const CODE = /^[A-Z]{2}\d{5}[A-Z]?$/;

/** So many ways of writing an offence are looked up once. */
const REMEMBERED = 20_000;

const isDoubtful = ({ aside }: NamedOffence): boolean =>
  aside === 'depends on another word' || aside === 'not said to be the offence';

/** Whether an entry counts for any category. */
const counts = ({ category1, category2 }: ListedOffence): boolean =>
  category2 !== 'none' || (category1 !== 'no' && category1 !== 'never');

const alike = (entries: readonly ListedOffence[]): boolean =>
  entries.every((entry) => sameMeaning(entry, entries[0] as ListedOffence));

/** One entry where all say the same, else all of them. */
function decided(
  groups: Groups,
  unknown: boolean,
  by: By,
  inchoate: Inchoate | null,
  others: readonly ListedOffence[],
): Match {
  const all = groups.flat();
  const [listed] = all;
  if (listed === undefined) return { kind: 'none', why: null };
  if (!unknown && alike(all)) return { kind: 'found', listed, inchoate, by, others };
  return { kind: 'several', groups: [...groups, ...others.map((other) => [other])], unknown, inchoate };
}
