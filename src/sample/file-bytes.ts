import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { CannotRun } from '../model/problem.ts';
import { fileFault } from '../util/file-faults.ts';
import { ToUtf8 } from './encoding.ts';
import type { Encoding } from './ways-of-writing.ts';
import type { Input } from './read.ts';

/**
 * A source of bytes as an input: turned into UTF-8, its hash worked out on the way.
 *
 * @param file the name in results and problems
 * @param path the name under which the user can open it
 * @param holds the unit or table that it was said to hold, or null
 * @param asked the encoding that was asked for, or null
 */
export function byteInput(
  file: string,
  path: string,
  holds: string | null,
  asked: Encoding | null,
  open: () => AsyncIterable<Uint8Array>,
): Input {
  const hash = createHash('sha256');
  const utf8 = new ToUtf8(path, asked, isUtf8);
  let size = 0;
  let digest: string | null = null;
  async function* bytes(): AsyncIterable<Uint8Array> {
    try {
      for await (const chunk of open()) {
        hash.update(chunk);
        size += chunk.length;
        const ready = utf8.next(chunk);
        if (ready.length > 0) yield ready;
      }
    } catch (error) {
      const fault = fileFault(error);
      throw fault === null ? error : new CannotRun(`${path}: ${fault}`);
    }
    const rest = utf8.end();
    if (rest.length > 0) yield rest;
  }
  return {
    file,
    holds,
    bytes,
    facts: () => ({
      bytes: size,
      sha256: (digest ??= hash.digest('hex')),
      encoding: utf8.encoding,
      remarks: utf8.remarks,
    }),
  };
}
