import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import type { Place } from './place.ts';

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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const start = (node: unknown): number | null => {
    const range = (node as Node | null)?.range;
    return range ? range[0] : null;
  };
  const find = (path: Path): { node: unknown; key: unknown } => {
    let node: unknown = document.contents;
    let key: unknown = null;
    for (const step of path) {
      if (isAlias(node)) node = node.resolve(document);
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
        if (!isPair(pair)) return { node: key ?? node, key };
        key = pair.key;
        node = start(pair.value) === null ? pair.key : pair.value;
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
  };
  const errors = [...document.errors, ...document.warnings].map((error) => ({
    ...place(error.pos[0]),
    message: error.message.split('\n')[0] ?? error.message,
  }));
  return {
    value: document.errors.length > 0 ? null : toValue(() => document.toJS({ maxAliasCount: 100 }), errors),
    errors,
    at: (path) => place(start(find(path).node) ?? 0),
    atKey: (path) => {
      const { node, key } = find(path);
      return place(start(key) ?? start(node) ?? 0);
    },
    written: (path) => {
      const { node } = find(path);
      if (!isScalar(node) || !node.range) return null;
      const source = text.slice(node.range[0], node.range[1]);
      return source.includes('\n') ? null : source;
    },
  };
}

function toValue(read: () => unknown, errors: (Place & { message: string })[]): unknown {
  try {
    return read();
  } catch (error) {
    errors.push({ line: 1, column: 1, message: error instanceof Error ? error.message : String(error) });
    return null;
  }
}
