/** What is asked of paths: `node:path`, or its `win32` or `posix`, handed in so that nothing here needs a system. */
export interface PathFunctions {
  isAbsolute: (path: string) => boolean;
  dirname: (path: string) => string;
  basename: (path: string) => string;
  join: (...parts: string[]) => string;
  relative: (from: string, to: string) => string;
  parse: (path: string) => { readonly root: string };
}

/**
 * The names under which results know some files: with `/` on every system, and no path that tells where somebody
 * keeps them. Relative paths stay as they are. Of absolute ones the folder that they share is left out, for each
 * drive and each share (`C:\`, `\\server\share\`) by itself.
 *
 * Where two files would get one name, the absolute ones among them get the names of their own folders in front, one
 * after the other, until the names differ; where there are no more folders, ` (2)`, ` (3)` behind.
 *
 * @returns as many names as paths, in their order; two only agree where the paths do
 */
export function resultNames(paths: readonly string[], path: PathFunctions): string[] {
  const shared = sharedFolders(paths, path);
  const short = paths.map((one) =>
    path.isAbsolute(one) ? path.relative(shared.get(rootOf(one, path)) ?? '', one) : withoutDrive(one, path),
  );
  return keptApart(paths, short.map(withSlashes), path);
}

/** The folder that the absolute paths under one root share, by that root. */
function sharedFolders(paths: readonly string[], path: PathFunctions): Map<string, string> {
  const shared = new Map<string, string>();
  for (const one of paths.filter((candidate) => path.isAbsolute(candidate))) {
    const root = rootOf(one, path);
    const folder = path.dirname(one);
    shared.set(root, sharedFolder(shared.get(root) ?? folder, folder, path));
  }
  return shared;
}

function sharedFolder(folder: string, other: string, path: PathFunctions): string {
  let shared = folder;
  while (shared !== path.dirname(shared) && /^\.\.(?:[\\/]|$)/.test(path.relative(shared, other))) {
    shared = path.dirname(shared);
  }
  return shared;
}

/** Windows does not mind how a drive or a share is written. */
const rootOf = (one: string, path: PathFunctions): string => withSlashes(path.parse(one).root).toLowerCase();

/** `C:cases.csv` is relative to where somebody stands on that drive. */
const withoutDrive = (one: string, path: PathFunctions): string => one.slice(path.parse(one).root.length);

const withSlashes = (name: string): string => name.replace(/\\/g, '/').replace(/^(?:\.\/)+/, '');

/** Adds folders to names that agree and stand for different paths. */
function keptApart(paths: readonly string[], short: readonly string[], path: PathFunctions): string[] {
  const names = [...short];
  const pathOf = paths.map(withSlashes);
  for (;;) {
    const longer = names.map((name, index) =>
      isShared(names, pathOf, index) ? withFolder(name, paths[index] ?? '', path) : name,
    );
    if (longer.every((name, index) => name === names[index])) break;
    names.splice(0, names.length, ...longer);
  }
  return numbered(names, pathOf);
}

const isShared = (names: readonly string[], pathOf: readonly string[], index: number): boolean =>
  names.some((name, other) => name === names[index] && pathOf[other] !== pathOf[index]);

/** The name with one more folder of its path in front; as it is where the path has no more. */
function withFolder(name: string, one: string, path: PathFunctions): string {
  if (!path.isAbsolute(one)) return name;
  const folders = withSlashes(one.slice(path.parse(one).root.length)).split('/');
  return folders.slice(-(name.split('/').length + 1)).join('/');
}

/** Numbers the names that nothing else keeps apart, in their order. */
function numbered(names: readonly string[], pathOf: readonly string[]): string[] {
  const taken = new Map<string, string>();
  return names.map((name, index) => {
    const own = pathOf[index] ?? '';
    let free = name;
    for (let count = 2; (taken.get(free) ?? own) !== own; count += 1) free = `${name} (${count})`;
    taken.set(free, own);
    return free;
  });
}

/**
 * The file that a lock file stands beside, or null when it is none: Excel keeps `~$cases.csv` and LibreOffice
 * `.~lock.cases.csv#` for as long as somebody has `cases.csv` open.
 */
export function lockedBy(path: string, { basename, dirname, join }: PathFunctions): LockFile | null {
  const name = basename(path);
  const [, excel, office] = /^(?:~\$(.+)|\.~lock\.(.+)#)$/.exec(name) ?? [];
  const meant = excel ?? office;
  if (meant === undefined) return null;
  return { program: excel === undefined ? 'LibreOffice' : 'Excel', file: join(dirname(path), meant) };
}

export interface LockFile {
  readonly program: string;
  /** The file that is open. */
  readonly file: string;
}
