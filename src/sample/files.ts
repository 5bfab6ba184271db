import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { CannotRun } from '../model/problem.ts';
import { nearest } from '../util/nearest.ts';
import { byCodeUnit } from '../util/words.ts';
import { parseManifest, type Manifest } from './manifest.ts';
import type { Input } from './read.ts';

export const MANIFEST_NAME = 'sample.yaml';

/** What was named on the command line, found but not yet read. */
export interface OpenedSample {
  readonly inputs: readonly Input[];
  readonly manifest: Manifest | null;
  /** The folder beside whose manifest a rubric file is looked for. */
  readonly folder: string;
  /** A file's name in problems, as the user can open it from where they stand. */
  readonly pathOf: (file: string) => string;
}

/**
 * Finds a sample: a folder (with or without `sample.yaml`), or files, or `-` for standard input. A file may say
 * its unit: `cases.csv=case`.
 *
 * @throws CannotRun if something is not there
 */
export async function openSample(
  names: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
): Promise<OpenedSample> {
  const [only] = names;
  if (names.length === 1 && only !== undefined && isFolder(only)) return openFolder(only);
  const inputs = names.map((name) => openNamed(name, stdin));
  return { inputs, manifest: null, folder: '.', pathOf: (file) => file };
}

async function openFolder(folder: string): Promise<OpenedSample> {
  const manifestPath = join(folder, MANIFEST_NAME);
  const manifest = existsSync(manifestPath)
    ? await parseManifest(readFileSync(manifestPath, 'utf8').replace(/^\ufeff/, ''), manifestPath)
    : null;
  const named = manifest?.files ?? dataFiles(folder).map((file) => ({ file, unit: null }));
  if (named.length === 0) {
    throw new CannotRun(`${folder}: no ${MANIFEST_NAME} and no .csv, .json or .jsonl file in this folder`);
  }
  return {
    inputs: named.map(({ file, unit }) =>
      fileInput(isAbsolute(file) ? file : join(folder, file), forward(file), unit),
    ),
    manifest,
    folder,
    pathOf: (file) => (isAbsolute(file) ? file : join(folder, file)),
  };
}

/** Excel keeps a lock file named ~$... beside an open workbook. */
const dataFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter(
      (name) => /\.(?:csv|json|jsonl|ndjson)$/i.test(name) && !name.startsWith('~$') && !name.startsWith('.'),
    )
    .sort(byCodeUnit);

function openNamed(name: string, stdin: AsyncIterable<Uint8Array>): Input {
  const split = /^(?<path>.+)=(?<unit>[\w-]+)$/.exec(name)?.groups;
  const says = split !== undefined && !existsSync(name);
  const path = says ? (split['path'] ?? name) : name;
  const unit = says ? (split['unit'] ?? null) : null;
  if (path === '-') return byteInput('-', unit, () => stdin);
  return fileInput(path, forward(isAbsolute(path) ? basename(path) : path), unit);
}

/** Results carry `/` on every system, and no path that tells where somebody keeps their files. */
const forward = (path: string): string => path.replace(/\\/g, '/').replace(/^\.\//, '');

function fileInput(path: string, file: string, unit: string | null): Input {
  if (!existsSync(path)) {
    const beside = existsSync(dirname(path)) ? nearest(basename(path), readdirSync(dirname(path))) : null;
    throw new CannotRun(
      `${path}: there is no such file${beside === null ? '' : `; did you mean ${join(dirname(path), beside)}?`}`,
    );
  }
  if (isFolder(path)) throw new CannotRun(`${path}: this is a folder; name one folder alone, or files`);
  return byteInput(file, unit, () => createReadStream(path, { highWaterMark: 256 * 1024 }));
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

function byteInput(file: string, unit: string | null, open: () => AsyncIterable<Uint8Array>): Input {
  const hash = createHash('sha256');
  let size = 0;
  let digest: string | null = null;
  async function* bytes(): AsyncIterable<Uint8Array> {
    let line = 1;
    let carry = Buffer.alloc(0);
    try {
      for await (const chunk of open()) {
        hash.update(chunk);
        const first = size === 0;
        size += chunk.length;
        const whole =
          carry.length > 0
            ? Buffer.concat([carry, chunk])
            : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
        if (first) refuseUtf16(whole, file);
        const cut = whole.length - unfinished(whole);
        const ready = whole.subarray(first && hasMark(whole) ? 3 : 0, cut);
        carry = Buffer.from(whole.subarray(cut));
        if (!isUtf8(ready)) throw notUtf8(file, line + linesBeforeFault(ready));
        line += countFeeds(ready);
        if (ready.length > 0) yield ready;
      }
    } catch (error) {
      throw asCannotRun(error, file);
    }
    if (carry.length > 0) throw notUtf8(file, line);
  }
  return {
    file,
    unit,
    bytes,
    size: () => size,
    sha256: () => (digest ??= hash.digest('hex')),
  };
}

const hasMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

function refuseUtf16(bytes: Uint8Array, file: string): void {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    throw new CannotRun(`${file}: the file is UTF-16; save it as "CSV UTF-8"`);
  }
}

/** How many bytes at the end of a chunk begin a character that the next chunk finishes. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? back : 0;
    }
  }
  return 0;
}

function notUtf8(file: string, line: number): CannotRun {
  return new CannotRun(
    `${file}:${line}: the file is not UTF-8 from here on; save it as "CSV UTF-8" and try again`,
  );
}

const LINE_FEED = 0x0a;

function countFeeds(bytes: Uint8Array): number {
  let feeds = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) feeds += 1;
  return feeds;
}

/** How many lines of a chunk are whole before the first that is not UTF-8. */
function linesBeforeFault(bytes: Uint8Array): number {
  let feeds = 0;
  let start = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, start)) {
    if (!isUtf8(bytes.subarray(start, at))) return feeds;
    feeds += 1;
    start = at + 1;
  }
  return feeds;
}

const FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'the file is gone',
  EACCES: 'you are not allowed to read it',
  EPERM: 'you are not allowed to read it',
  EISDIR: 'this is a folder',
  EBUSY: 'another program holds it; is it open in Excel?',
};

function asCannotRun(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = FAULTS[code];
  return words === undefined ? error : new CannotRun(`${file}: ${words}`);
}
