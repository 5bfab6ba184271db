import { LEXICON } from './lexicon.generated.ts';

/** A code of messages between young people. */
export interface Code {
  readonly code: string;
  /** Other ways to write it. */
  readonly spellings: readonly string[];
  readonly meaning: string;
  /** Why somebody should look at it, such as `kept from parents`; null: it is of no concern by itself. */
  readonly concern: string | null;
  /** What it may well mean in a case file instead. */
  readonly otherwise: string | null;
}

/** A code in a text, and where it stands there in UTF-16 units; the end is the first that is no longer of it. */
export interface FoundCode extends Code {
  readonly start: number;
  readonly end: number;
  /** As it is written there. */
  readonly cue: string;
}

export interface GlossarySource {
  readonly title: string;
  readonly paragraph: string;
  readonly licence: string;
}

interface Glossary {
  readonly source: GlossarySource;
  readonly codes: readonly Code[];
  readonly bySpelling: ReadonlyMap<string, { readonly code: Code; readonly find: Find }>;
}

type Find = 'any' | 'capitals' | 'word' | 'number';

interface Written {
  readonly source: GlossarySource;
  readonly concerns: Readonly<Record<string, string>>;
  readonly codes: readonly {
    readonly code: string;
    readonly spellings?: readonly string[];
    readonly meaning: string;
    readonly concern: string;
    readonly find: Find;
    readonly otherwise?: string;
  }[];
}

let shared: Glossary | null = null;

/** The glossary, parsed when it is first needed. */
export const glossary = (): Pick<Glossary, 'source' | 'codes'> => (shared ??= readGlossary());

function readGlossary(): Glossary {
  const { source, concerns, codes } = JSON.parse(LEXICON) as Written;
  const bySpelling = new Map<string, { code: Code; find: Find }>();
  const all = codes.map(({ find, spellings = [], otherwise = null, concern, ...rest }) => {
    const code: Code = { ...rest, spellings, concern: concerns[concern] ?? null, otherwise };
    for (const spelling of [code.code, ...spellings]) bySpelling.set(spelling, { code, find });
    return code;
  });
  return { source, codes: all, bySpelling };
}

/** Letters and digits, with slashes between them: `RU/18` is one code, `PIR/POS` are two. */
const CHUNK = /[\p{L}\p{N}]+(?:\/[\p{L}\p{N}]+)*/gu;

/** The codes in a text, in its order. */
export function explainCodes(text: string): FoundCode[] {
  const { bySpelling } = (shared ??= readGlossary());
  const capitalsTell = tellsByCapitals(text, (word) => bySpelling.has(word));
  const found: FoundCode[] = [];
  const look = (cue: string, start: number): boolean => {
    const entry = bySpelling.get(cue.toUpperCase());
    if (entry === undefined || !isWritten(entry.find, cue, text, start, capitalsTell)) return false;
    found.push({ ...entry.code, start, end: start + cue.length, cue });
    return true;
  };
  for (const { 0: chunk, index } of text.matchAll(CHUNK)) {
    if (look(chunk, index) || !chunk.includes('/')) continue;
    let at = index;
    for (const part of chunk.split('/')) {
      look(part, at);
      at += part.length + 1;
    }
  }
  return found;
}

function isWritten(find: Find, cue: string, text: string, start: number, capitalsTell: boolean): boolean {
  if (find === 'any') return true;
  if (find !== 'number') return cue === cue.toUpperCase() && (find === 'capitals' || capitalsTell);
  // £420, 4.20, 420%, 1,420 and 3/420 are sums, shares and dates.
  return (
    !/[\p{Sc}.,:/#+\-–]/u.test(text.slice(start - 1, start)) &&
    !/^(?:[.,:/\-–]\d|[%\p{Sc}/])/u.test(text.slice(start + cue.length, start + cue.length + 2))
  );
}

/** In a text that is written in capitals throughout, HAND is a hand, unless every other word is a code. */
function tellsByCapitals(text: string, isCode: (word: string) => boolean): boolean {
  if (/\p{Ll}/u.test(text)) return true;
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.filter(isCode).length * 2 >= words.length;
}
