import { readFileSync } from 'node:fs';
import { orRefused } from './file-faults.ts';

/**
 * The text of a small file, such as a rubric, a manifest or a saved result, without its byte order mark. A sample is
 * never read so: it may be large, and need not be UTF-8.
 *
 * @param refuse makes the error that says why the file cannot be read
 */
export const readTextFile = (path: string, refuse: (message: string) => Error): string =>
  orRefused(path, () => readFileSync(path, 'utf8').replace(/^\ufeff/, ''), refuse);
