import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import systemPaths, { basename, dirname, isAbsolute, join } from 'node:path';
import { CannotRun } from '../model/problem.ts';
import { orRefused } from '../util/file-faults.ts';
import { nearest } from '../util/nearest.ts';
import { readTextFile } from '../util/text-file.ts';
import { byCodeUnit } from '../util/words.ts';
import type { Encoding } from './ways-of-writing.ts';
import { byteInput } from './file-bytes.ts';
import { lockedBy, resultNames } from './file-names.ts';
import { parseManifest, type Manifest } from './manifest.ts';
import type { Input } from './read.ts';

const MANIFEST_NAME = 'sample.yaml';

/** What was named on the command line, found but not yet read. */
export interface OpenedSample {
  readonly inputs: readonly Input[];
  readonly manifest: Manifest | null;
  /** The manifest's name, as in problems. */
  readonly manifestPath: string;
  /** A file named beside the manifest, or in problems, as the user can open it from where they stand. */
  readonly pathOf: (file: string) => string;
  /** Every file that is read, as it can be opened. */
  readonly paths: readonly string[];
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
  encoding: Encoding | null,
): Promise<OpenedSample> {
  const [only] = names;
  if (names.length === 1 && only !== undefined && isFolder(only)) return openFolder(only, encoding);
  const named = names.map((name) => splitUnit(name));
  const paths = named.map(({ path }) => path);
  const files = resultNames(paths, systemPaths);
  const inputs = named.map(({ path, unit }, index) =>
    path === '-'
      ? byteInput('-', '-', unit, encoding, () => stdin)
      : fileInput(path, files[index] ?? path, unit, encoding),
  );
  const byName = new Map(inputs.map(({ file }, index) => [file, paths[index] ?? file]));
  return {
    inputs,
    manifest: null,
    manifestPath: MANIFEST_NAME,
    pathOf: (file) => byName.get(file) ?? file,
    paths,
  };
}

async function openFolder(folder: string, asked: Encoding | null): Promise<OpenedSample> {
  const manifestPath = join(folder, MANIFEST_NAME);
  const manifest = existsSync(manifestPath)
    ? await parseManifest(readTextFile(manifestPath, cannotRun), manifestPath)
    : null;
  const named = manifest?.files ?? dataFiles(folder).map((file) => ({ file, unit: null }));
  if (named.length === 0) {
    throw new CannotRun(
      `${folder}: no ${MANIFEST_NAME} and no .csv, .tsv, .json or .jsonl file in this folder`,
    );
  }
  const pathOf = (file: string): string => pathIn(folder, file);
  const files = resultNames(
    named.map(({ file }) => file),
    systemPaths,
  );
  const encoding = asked ?? manifest?.encoding ?? null;
  const inputs = named.map(({ file, unit }, index) =>
    fileInput(pathOf(file), files[index] ?? file, unit, encoding),
  );
  const byName = new Map(named.map(({ file }, index) => [files[index], pathOf(file)]));
  return {
    inputs,
    manifest,
    manifestPath: MANIFEST_NAME,
    pathOf: (file) => byName.get(file) ?? pathOf(file),
    paths: [manifestPath, ...named.map(({ file }) => pathOf(file))],
  };
}

/** A file that a manifest names. One that was written on Windows may say `data\cases.csv`. */
function pathIn(folder: string, file: string): string {
  const named = isAbsolute(file) ? file : join(folder, file);
  if (existsSync(named) || !file.includes('\\')) return named;
  const slashed = join(folder, file.replace(/\\/g, '/'));
  return existsSync(slashed) ? slashed : named;
}

const isHidden = (name: string): boolean => /^(?:~\$|\.)/.test(name);

/** Lock files are none of ours, nor is any other hidden file. */
const dataFiles = (folder: string): string[] =>
  orCannotRun(folder, () => readdirSync(folder))
    .filter((name) => /\.(?:csv|tsv|json|jsonl|ndjson)$/i.test(name) && !isHidden(name))
    .sort(byCodeUnit);

/** `cases.csv=case` names a unit, unless there is a file of that very name. */
function splitUnit(word: string): { path: string; unit: string | null } {
  const name = word.startsWith(' -=') ? word.slice(1) : word;
  const [, path, unit] = /^(.+)=([\w-]+)$/.exec(name) ?? [];
  return path === undefined || unit === undefined || existsSync(name)
    ? { path: name, unit: null }
    : { path, unit };
}

function fileInput(name: string, file: string, unit: string | null, encoding: Encoding | null): Input {
  const lock = lockedBy(name, systemPaths);
  if (lock !== null) {
    throw new CannotRun(
      `${name}: this is the lock file that ${lock.program} keeps while ${lock.file} is open; name ${lock.file} itself`,
    );
  }
  if (!existsSync(name)) throw new CannotRun(`${name}: there is no such file${suggestion(name)}`);
  if (isFolder(name)) throw new CannotRun(`${name}: this is a folder; name one folder alone, or files`);
  return byteInput(file, name, unit, encoding, () => createReadStream(name, { highWaterMark: 256 * 1024 }));
}

function suggestion(path: string): string {
  const folder = dirname(path);
  if (!isFolder(folder)) return '';
  const near = nearest(
    basename(path),
    orCannotRun(folder, () => readdirSync(folder)).filter(
      (name) => !isHidden(name) && name !== basename(path),
    ),
  );
  return near === null ? '' : `; did you mean ${join(folder, near)}?`;
}

const isFolder = (path: string): boolean =>
  existsSync(path) && orCannotRun(path, () => statSync(path).isDirectory());

/** Does some work with files; what the operating system refuses is said in words. */
const orCannotRun = <T>(path: string, work: () => T): T => orRefused(path, work, cannotRun);

const cannotRun = (message: string): CannotRun => new CannotRun(message);
