import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

/** The product's version, from its package. */
export const VERSION = manifest.version;

export const TOOL = { name: 'casefile', version: VERSION } as const;
