import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KINDS, embedLexicon } from '../../src/evidence/text/embed.mjs';

describe('the embedded lexicon is what its files say', () => {
  it.each(KINDS)('%s', (kind) => {
    const url = new URL(`../../src/evidence/${kind}/lexicon.generated.ts`, import.meta.url);
    expect(readFileSync(url, 'utf8')).toBe(embedLexicon(kind));
  });
});
