import { ActTitles, type FoundAct } from './act-titles.ts';
import type { Act } from './offence-words.ts';
import { sectionsIn } from './sections.ts';

export interface Reference {
  readonly act: string;
  /** As in `47` or `1(3)`; empty where the act stands alone. */
  readonly section: string;
}

/** What a text says of acts and their sections. */
export interface Referenced {
  readonly references: readonly Reference[];
  /** Sections that stand with no act that is known. */
  readonly bare: readonly string[];
  /** Short forms that may be acts, such as `TA`; what they mean depends on the offence. */
  readonly initials: readonly string[];
  /** An act is named that is not known here, or another year of one that is. */
  readonly unknownAct: boolean;
  readonly commonLaw: boolean;
  /** The text without what was read of it. */
  readonly rest: string;
}

/** Acts that make it an offence to try, plan, help or encourage another offence, or that say what is passed for one. */
const NO_OFFENCE_OF_THEIR_OWN: ReadonlySet<string> = new Set([
  'Criminal Attempts Act 1981',
  'Accessories and Abettors Act 1861',
  'Serious Crime Act 2007',
  'Criminal Law Act 1977',
]);

interface Token {
  readonly at: number;
  readonly end: number;
  /** Of an act its name, null: one that is not known; undefined: sections. */
  readonly act?: string | null;
  readonly sections: readonly string[];
}

/** A text without any of these names no act and no section. */
const MAY_REFER =
  /\b(?:act|common law|code)\b|(?<![a-z'\u2019])s(?:s|ec|ecs|ect|ects|ection|ections)?\.?\s*\d|^\s*\d/i;
const MAY_ABBREVIATE = /\b[A-Z][A-Z()]+A\b|\b[A-Z]{2,}\s?['\u2019]?\d/;

const UNKNOWN_ACT = /\bact\b(?:,?\s*\d{4})?|\b[A-Z]{2,7}\s?(?:18|19|20)\d{2}\b/gi;
const UNKNOWN_DATED = /\bact,?\s*\d{4}\b|\b[A-Z]{2,7}A\s?(?:18|19|20)\d{2}\b/g;
const INITIALS = /\b(?!NA\b)[A-Z]{1,6}A\b/g;

/** Between these two things of a list stand apart; the second kind sets offences apart. */
const APART = /[,;|&+/\n]|\band\b/i;
const FAR_APART = /[;|\n]/;

/** Reads acts and sections, and which section is of which act. */
export class ReferenceReader {
  private readonly titles: ActTitles;
  private readonly remembered = new Map<string, Referenced>();

  constructor(acts: readonly Act[]) {
    this.titles = new ActTitles(acts);
  }

  /** @param isReference whether the text is there to name an act; in the words of an offence an act may be a deed */
  read(text: string, isReference: boolean): Referenced {
    if (!MAY_REFER.test(text) && !MAY_ABBREVIATE.test(text)) return { ...NOTHING, rest: text };
    const key = `${isReference ? 1 : 0}${text}`;
    let found = this.remembered.get(key);
    if (found === undefined) {
      found = this.find(text, isReference);
      if (this.remembered.size < REMEMBERED) this.remembered.set(key, found);
    }
    return found;
  }

  /** The acts that a short form may stand for. */
  actsOf(initials: string): readonly string[] {
    return this.titles.abbreviatedBy(initials);
  }

  private find(text: string, isReference: boolean): Referenced {
    const acts = this.titles.in(text, isReference);
    let rest = blanked(text, acts);
    const unknown = [...rest.matchAll(isReference ? UNKNOWN_ACT : UNKNOWN_DATED)].map(
      ({ index, 0: { length } }): FoundAct => ({ at: index, end: index + length, act: null }),
    );
    rest = blanked(rest, unknown);
    const sections = sectionsIn(rest, isReference, [...acts, ...unknown]);
    rest = blanked(rest, sections);
    const tokens: Token[] = [
      ...[...acts, ...unknown].map((found) => ({ ...found, sections: [] })),
      ...sections,
    ].sort((a, b) => a.at - b.at);
    const { references, bare, lost } = paired(tokens, text);
    const initials = isReference && references.length === 0 ? (rest.match(INITIALS) ?? []) : [];
    return {
      references: references.filter(({ act }) => !NO_OFFENCE_OF_THEIR_OWN.has(act)),
      bare,
      initials,
      unknownAct: lost,
      commonLaw: /\bcommon law\b/i.test(text) && !/scot/i.test(text),
      rest: rest.replace(/\bcontrary to(?: common law)?\b|\b(?:of|and|to) the(?=[\s#]*$)/gi, ' '),
    };
  }
}

const NOTHING: Omit<Referenced, 'rest'> = {
  references: [],
  bare: [],
  initials: [],
  unknownAct: false,
  commonLaw: false,
};

/** So many ways of writing an act are looked up once. */
const REMEMBERED = 20_000;

/** Stands where something was read, so that what is on both sides of it does not become one list. */
const READ = '#';

const blanked = (text: string, spans: readonly { readonly at: number; readonly end: number }[]): string =>
  spans.reduce((left, { at, end }) => left.slice(0, at) + READ.repeat(end - at) + left.slice(end), text);

/** Gives every section its act: the one beside it, else the next or the one before, as the text is written. */
function paired(
  tokens: readonly Token[],
  text: string,
): { references: Reference[]; bare: string[]; lost: boolean } {
  const references: Reference[] = [];
  const bare: string[] = [];
  const used = new Set<Token>();
  tokens.forEach((token, index) => {
    if (token.act !== undefined) return;
    const owner = ownerOf(tokens, index, text);
    if (owner !== null) used.add(owner);
    if (owner === null) bare.push(...token.sections);
    else if (typeof owner.act === 'string')
      for (const section of token.sections) references.push({ act: owner.act, section });
  });
  const named = new Set(references.map(({ act }) => act));
  for (const token of tokens) {
    if (typeof token.act !== 'string' || used.has(token) || named.has(token.act)) continue;
    named.add(token.act);
    references.push({ act: token.act, section: '' });
  }
  return { references, bare, lost: tokens.some(({ act }) => act === null) };
}

function ownerOf(tokens: readonly Token[], index: number, text: string): Token | null {
  const token = tokens[index] as Token;
  const before = tokens.slice(0, index).findLast(({ act }) => act !== undefined) ?? null;
  const after = tokens.slice(index + 1).find(({ act }) => act !== undefined) ?? null;
  const touches = (one: Token | null, other: Token | undefined, between: string): boolean =>
    one !== null && one === other && !APART.test(between);
  const besideBefore = touches(before, tokens[index - 1], text.slice(before?.end ?? 0, token.at));
  const besideAfter = touches(after, tokens[index + 1], text.slice(token.end, after?.at ?? token.end));
  const sectionsFirst = tokens[0]?.act === undefined;
  if (besideBefore !== besideAfter) return besideBefore ? before : after;
  if (!sectionsFirst) return before ?? after;
  if (after !== null && !FAR_APART.test(text.slice(token.end, after.at))) return after;
  return before;
}
