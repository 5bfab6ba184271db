import type { Act } from './offence-words.ts';

/** An act in a text: its title with its year, or null where it is none that is known. */
export interface FoundAct {
  readonly at: number;
  readonly end: number;
  readonly act: string | null;
}

interface Meant {
  readonly act: string;
  readonly year: number;
  /** Whether it may stand without its year. */
  readonly bare: boolean;
}

const SMALL = /^(?:of|the|and|in|to|on|against)$/i;

/** Finds acts by their titles and abbreviations, with the year in two digits or four, or without it. */
export class ActTitles {
  private readonly meant = new Map<string, Meant[]>();
  private readonly written: RegExp;
  private readonly inReferences: RegExp;
  private readonly titlesWithoutAct = new Map<string, string>();

  constructor(acts: readonly Act[]) {
    for (const { title, year, shortNames } of acts) {
      const act = `${title} ${year}`;
      for (const name of [title, ...shortNames]) {
        const [, base = name] = /^(.*?)\s*\d{4}$/.exec(name) ?? [];
        this.add(base, { act, year, bare: base === name });
      }
      const [, stem] = /^(.+) Act$/.exec(title) ?? [];
      if (stem?.includes(' ') === true && !this.titlesWithoutAct.has(keyOf(stem)))
        this.titlesWithoutAct.set(keyOf(stem), act);
    }
    // Initials that nobody wrote down: with the year, or where they are long and mean one act only.
    for (const { title, year } of acts) {
      for (const initials of initialsOf(title)) {
        const bare = initials.length > 4 && !this.meant.has(keyOf(initials));
        this.add(initials, { act: `${title} ${year}`, year, bare });
      }
    }
    this.written = patternOf([...this.meant.keys()]);
    this.inReferences = patternOf([...this.meant.keys(), ...this.titlesWithoutAct.keys()]);
  }

  /** @param isReference whether the text is there to name acts, which then need not be called one */
  in(text: string, isReference: boolean): FoundAct[] {
    const found: FoundAct[] = [];
    for (const { index, 0: all, 1: name = '', 2: year } of text.matchAll(
      isReference ? this.inReferences : this.written,
    )) {
      const own = this.resolve(keyOf(name), year, isReference);
      if (own === undefined) continue;
      const end = index + (own.dated ? all.length : name.length);
      found.push({ at: index, end, act: own.act });
    }
    return found;
  }

  /** Every act whose title has these initials, as far as it is known. */
  abbreviatedBy(initials: string): readonly string[] {
    return [...new Set(this.meant.get(keyOf(initials))?.map(({ act }) => act) ?? [])];
  }

  private add(name: string, meant: Meant): void {
    const key = keyOf(name);
    const known = this.meant.get(key) ?? [];
    // Without its year a name means the act that stands first.
    const bare = meant.bare && !known.some((other) => other.bare);
    const before = known.find(({ act }) => act === meant.act);
    if (before === undefined) this.meant.set(key, [...known, { ...meant, bare }]);
    else if (bare && !before.bare)
      this.meant.set(key, [...known.filter((other) => other !== before), { ...meant, bare }]);
  }

  /** Undefined: no act at all, such as initials that mean several. */
  private resolve(
    key: string,
    year: string | undefined,
    isReference: boolean,
  ): { readonly act: string | null; readonly dated: boolean } | undefined {
    const known = this.meant.get(key) ?? [];
    const dated = known.find((one) => year !== undefined && String(one.year).endsWith(year));
    if (dated !== undefined) return { act: dated.act, dated: true };
    const stem = isReference ? this.titlesWithoutAct.get(key) : undefined;
    if (year?.length === 4) {
      return { act: stem?.endsWith(year) === true ? stem : null, dated: true };
    }
    const bare = known.find((one) => one.bare)?.act ?? stem;
    return bare === undefined ? undefined : { act: bare, dated: false };
  }
}

const keyOf = (name: string): string => name.toLowerCase().replace(/,/g, '').replace(/\s+/g, ' ').trim();

/** `OATPA` and `OPA`, with and without the small words, as one word or before `Act`. */
function initialsOf(title: string): string[] {
  const words = title.replace(/[(),]/g, '').replace(/\b(?:Act|Order)$/, '').split(/[\s-]+/).filter(Boolean); // prettier-ignore
  if (words.length < 2) return words.map((word) => `${word.charAt(0)}A`);
  const all = words.map((word) => word.charAt(0).toUpperCase()).join('');
  const large = words.filter((word) => !SMALL.test(word)).map((word) => word.charAt(0).toUpperCase()).join(''); // prettier-ignore
  return [...new Set([`${all}A`, `${large}A`, `${all} Act`, `${large} Act`])];
}

function patternOf(keys: readonly string[]): RegExp {
  const names = [...keys]
    .sort((a, b) => b.length - a.length)
    .map((key) =>
      key
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .split(' ')
        .join(',?\\s+'),
    );
  return new RegExp(
    `(?<!\\w)(${names.join('|')})(?:,?\\s*(?:of\\s+)?['\\u2019]?(\\d{4}|\\d{2})(?![\\w(]))?(?!\\w)`,
    'gi',
  );
}
