import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type ErrorCode,
  type Node,
} from 'yaml';
import { LineIndex, type Place } from './place.ts';

export type Path = readonly (string | number)[];

export interface YamlError extends Place {
  readonly message: string;
  readonly fix: string | null;
}

/** A YAML text with its value and the way back from a path in the value to a place in the text. */
export interface YamlText {
  readonly value: unknown;
  /** What is no YAML, and keys given twice. The value is null only if it is no YAML. */
  readonly errors: readonly YamlError[];
  /** Where the value at a path begins; the nearest enclosing one if there is none. */
  at: (path: Path) => Place;
  /** Where the key at the end of a path begins. */
  atKey: (path: Path) => Place;
  /** The text of the scalar at a path as it was written, quotes included; null if it is no one-line scalar. */
  written: (path: Path) => string | null;
}

/** Parses one YAML document (core schema, so `no` is a text and a date is a text). Never throws. */
export function parseYaml(text: string): YamlText {
  const index = new LineIndex(text);
  const place = (offset: number): Place => index.placeAt(offset);
  const parsed = parseSafely(text);
  if (parsed === null) {
    const errors = [{ line: 1, column: 1, message: 'lists or keys nested too deeply to read', fix: null }];
    return { value: null, errors, at: () => place(0), atKey: () => place(0), written: () => null };
  }
  const { document, value } = parsed;
  // What follows the first syntax error is mostly its echo.
  const broken = document.errors.slice(0, 1).map((error) => ({
    ...place(error.pos[0]),
    message: WORDS[error.code] ?? error.message.split('\n')[0] ?? error.code,
    fix: NEEDS_QUOTES.has(error.code) ? QUOTE_IT : null,
  }));
  const errors =
    broken.length > 0
      ? broken
      : badNodes(document).map(({ offset, ...rest }) => ({ ...place(offset), ...rest }));
  const find = (path: Path): { node: unknown; key: unknown } => findNode(document, path);
  return {
    value,
    errors,
    at: (path) => place(startOf(find(path).node) ?? 0),
    atKey: (path) => {
      const { node, key } = find(path);
      return place(startOf(key) ?? startOf(node) ?? 0);
    },
    written: (path) => {
      const { node } = find(path);
      if (!isScalar(node) || !node.range) return null;
      const source = text.slice(node.range[0], node.range[1]);
      return source.includes('\n') ? null : source;
    },
  };
}

const WORDS: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_INDENT: 'the line is set in too little or too much',
  BAD_SCALAR_START: 'a text without quotes cannot begin with this sign',
  BLOCK_AS_IMPLICIT_KEY: 'a second colon on the line makes a key of this text',
  MISSING_CHAR: 'a comma, a colon or a closing sign is missing',
  MULTIPLE_DOCS: 'a second document begins here; expected one',
  TAB_AS_INDENT: 'a tab stands where only spaces may set in',
  UNEXPECTED_TOKEN: 'a sign stands where none may stand',
};

/** Mistakes that are mostly a text with signs of YAML in it. */
const NEEDS_QUOTES: ReadonlySet<ErrorCode> = new Set([
  'BAD_SCALAR_START',
  'BLOCK_AS_IMPLICIT_KEY',
  'MISSING_CHAR',
  'UNEXPECTED_TOKEN',
]);
const QUOTE_IT = 'put a text with brackets, commas or colons in quotes, as in "at least 2 of [a, b]"';

/** How often one anchor may be used before it is taken for an attack on memory. */
const MOST_ALIASES = 100;

/** Null when the text is nested deeper than the stack goes. */
function parseSafely(text: string): { document: Document.Parsed; value: unknown } | null {
  try {
    const document = parseDocument(text, { prettyErrors: false, stringKeys: true, uniqueKeys: false });
    const unreadable = document.errors.length > 0 || badNodes(document).some(({ fatal }) => fatal);
    return { document, value: unreadable ? null : document.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch (error) {
    if (error instanceof RangeError || error instanceof ReferenceError) return null;
    throw error;
  }
}

interface BadNode {
  readonly offset: number;
  readonly message: string;
  readonly fix: string | null;
  /** Without it there is no value to go on with. */
  readonly fatal: boolean;
}

/** What the parser lets pass and we do not: an alias of nothing, a key that would vanish, a key given twice. */
function badNodes(document: Document.Parsed): BadNode[] {
  const found: BadNode[] = [];
  const add = (node: unknown, message: string, fix: string | null, fatal: boolean): void => {
    found.push({ offset: startOf(node) ?? 0, message, fix, fatal });
  };
  visit(document, {
    Alias: (_, node) => {
      if (!node.resolve(document)) add(node, 'no anchor has this name', null, true);
    },
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (name === '__proto__') add(key, '"__proto__" cannot be a name', null, true);
        if (seen.has(name))
          add(key, `the key "${name}" is given twice`, 'rename or remove one of the two', false);
        seen.add(name);
      }
    },
  });
  return found;
}

function startOf(node: unknown): number | null {
  const range = (node as Node | null)?.range;
  return range ? range[0] : null;
}

/** The node at a path, or the nearest enclosing one; and the key that leads to it. */
function findNode(document: Document.Parsed, path: Path): { node: unknown; key: unknown } {
  let node: unknown = document.contents;
  let key: unknown = null;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!isPair(pair)) return { node: key ?? node, key };
      key = pair.key;
      node = startOf(pair.value) === null ? pair.key : pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      const item = node.items[step];
      if (item === undefined) return { node, key };
      node = item;
      key = item;
    } else {
      return { node, key };
    }
  }
  return { node, key };
}
