import type { Token } from '../text/read-text.ts';
import type { Person } from './lexicon.ts';
import type { Named } from './people.ts';

/** Somebody whom a text names and tells who it is: `his best friend Kyle`, `Kyle was his twin`. */
export interface GivenName {
  readonly name: string;
  readonly who: Person;
  /** The word for them that the patterns of events know. */
  readonly instead: string;
}

const CLOSE: ReadonlySet<Person> = new Set(['parent', 'sibling', 'kin', 'friend']);
const JOINTS = new Set(['is', 'was', ',']);
const OWN = new Set(['his', 'her', 'my']);

type People = readonly (Named | undefined)[];

/** The names that a text gives to friends and family. */
export function namesGiven(tokens: readonly Token[], people: People): GivenName[] {
  const given: GivenName[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const told = nameBehind(tokens, people, index) ?? nameBefore(tokens, people, index);
    const raw = told === undefined ? '' : (tokens[told.at]?.raw ?? '');
    if (told === undefined || !/^\p{Lu}\p{Ll}+/u.test(raw)) continue;
    given.push({ name: bare(raw), who: told.one.who, instead: wordFor(told.one, tokens) });
  }
  return given;
}

/** A name without its genitive. */
export const bare = (raw: string): string => raw.replace(/['’]s?$/, '');

interface Told {
  readonly at: number;
  readonly one: Named;
}

const isClose = (one: Named | undefined): one is Named =>
  one !== undefined && !one.genitive && CLOSE.has(one.who);

/** `his best friend Kyle`, `his best friend, Kyle`. */
function nameBehind(tokens: readonly Token[], people: People, index: number): Told | undefined {
  const one = people[index];
  if (!isClose(one) || one.from !== index) return undefined;
  const mark = tokens[one.to]?.text;
  const at = mark === ',' || mark === '(' ? one.to + 1 : one.to;
  return tokens[at]?.name === true && people[at] === undefined ? { at, one } : undefined;
}

/** `Kyle was his best friend`, and `Steve, her stepfather, came`. */
function nameBefore(tokens: readonly Token[], people: People, index: number): Told | undefined {
  const joint = tokens[index]?.text ?? '';
  if (
    index === 0 ||
    !JOINTS.has(joint) ||
    !OWN.has(tokens[index + 1]?.text ?? '') ||
    people[index - 1] !== undefined
  ) {
    return undefined;
  }
  const one = people[index + 2] ?? people[index + 3];
  if (!isClose(one)) return undefined;
  // In a list of people nobody is explained.
  const isApart = joint !== ',' || tokens[one.to]?.text === ',';
  return isApart ? { at: index - 1, one } : undefined;
}

/** A parent with a name is hardly ever a mother or father. */
function wordFor(one: Named, tokens: readonly Token[]): string {
  if (one.who === 'parent') return one.gender === 'f' ? 'stepmother' : 'stepfather';
  return tokens[one.to - 1]?.text ?? '';
}

/** `M. was there`: an initial, and no mother. */
export function isNoParent(token: Token, next: Token | undefined, after: Token | undefined): boolean {
  const dotted = next?.text === '.' && next.sentence === token.sentence && after?.sentence === token.sentence;
  // `F43.1` is a diagnosis.
  const isCode = next?.kind === 'number' && next.start === token.end;
  return token.raw === token.text || dotted || isCode;
}
