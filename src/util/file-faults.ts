/** What an operating system's refusal means, in words. */
const FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of this path is a file, not a folder',
  EACCES: 'you are not allowed to open it',
  EPERM: 'you are not allowed to open it, or another program holds it; is it open in Excel?',
  EISDIR: 'this is a folder',
  EBUSY: 'another program holds it; is it open in Excel?',
  ENOSPC: 'the disk is full',
  EROFS: 'nothing can be written there',
  EMFILE: 'too many files are open',
  EIO: 'the disk could not be read',
};

/** Why a file could not be used, or null when the error is none of the operating system's. */
export function fileFault(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null;
  const code = String(error.code);
  return FAULTS[code] ?? `it cannot be used (${code})`;
}

/**
 * Does some work with a file or a folder. What the operating system refuses is thrown as the caller's own error, in
 * words that begin with the path; any other error is thrown as it is.
 */
export function orRefused<T>(path: string, work: () => T, refuse: (message: string) => Error): T {
  try {
    return work();
  } catch (error) {
    const fault = fileFault(error);
    throw fault === null ? error : refuse(`${path}: ${fault}`);
  }
}

/** Excel holds a file that it has open against every other program, and Windows has three words for that. */
const HELD: ReadonlySet<string> = new Set(['EBUSY', 'EPERM', 'EACCES']);

/** Why a file could not be written, or null when the error is none of the operating system's. */
export function writeFault(error: unknown): string | null {
  const fault = fileFault(error);
  return fault !== null && error instanceof Error && 'code' in error && HELD.has(String(error.code))
    ? 'it cannot be written: another program holds it, or you are not allowed to; is it open in Excel?'
    : fault;
}
