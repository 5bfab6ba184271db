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

/** A YAML text with its value and the way back from a path in the value to a place in the text. */
export interface YamlText {
  readonly value: unknown;
  readonly errors: readonly (Place & { readonly message: string })[];
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
    const errors = [{ line: 1, column: 1, message: 'lists or keys nested too deeply to read' }];
    return { value: null, errors, at: () => place(0), atKey: () => place(0), written: () => null };
  }
  const { document, value } = parsed;
  const errors = [...document.errors, ...document.warnings].map((error) => ({
    ...place(error.pos[0]),
    message: WORDS[error.code] ?? error.message.split('\n')[0] ?? error.code,
  }));
  errors.push(...badNodes(document).map(({ offset, message }) => ({ ...place(offset), message })));
  const find = (path: Path): { node: unknown; key: unknown } => findNode(document, path);
  return {
    value: errors.length > 0 ? null : value,
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
  MULTIPLE_DOCS: 'a second document begins here; expected one',
};

/** How often one anchor may be used before it is taken for an attack on memory. */
const MOST_ALIASES = 100;

/** Null when the text is nested deeper than the stack goes. */
function parseSafely(text: string): { document: Document.Parsed; value: unknown } | null {
  try {
    const document = parseDocument(text, { prettyErrors: false, stringKeys: true });
    const broken = document.errors.length > 0 || badNodes(document).length > 0;
    return { document, value: broken ? null : document.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch (error) {
    if (error instanceof RangeError || error instanceof ReferenceError) return null;
    throw error;
  }
}

/** What the parser lets pass and we do not: an alias of nothing, and a key that would vanish in an object. */
function badNodes(document: Document.Parsed): { offset: number; message: string }[] {
  const found: { offset: number; message: string }[] = [];
  visit(document, {
    Alias: (_, node) => {
      if (!node.resolve(document))
        found.push({ offset: startOf(node) ?? 0, message: 'no anchor has this name' });
    },
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === '__proto__') {
        found.push({ offset: startOf(key) ?? 0, message: '"__proto__" cannot be a name' });
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
