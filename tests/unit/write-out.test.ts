import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WholeFile } from '../../src/cli/write-out.ts';
import { CannotRun } from '../../src/model/problem.ts';
import { inFolder } from '../helpers/run.ts';

describe('a file that is written whole or not at all', () => {
  it('has its name only when it is done', async () => {
    await inFolder((folder) => {
      const path = join(folder, 'a.csv');
      writeFileSync(path, 'old');
      const file = new WholeFile('--out', path, []);
      const text = 'caf\u00e9 '.repeat(50_000);
      file.write(text);
      file.write('end');
      expect(readFileSync(path, 'utf8')).toBe('old');
      file.done();
      file.discard();
      expect(readFileSync(path, 'utf8')).toBe(`${text}end`);
      expect(readdirSync(folder)).toEqual(['a.csv']);
    });
  });

  it('leaves nothing behind when it is given up, or cannot have its name', async () => {
    await inFolder((folder) => {
      const path = join(folder, 'a.csv');
      new WholeFile('--out', path, []).discard();
      expect(readdirSync(folder)).toEqual([]);
      const file = new WholeFile('--out', path, []);
      file.write('text');
      mkdirSync(path);
      expect(() => file.done()).toThrow(CannotRun);
      expect(readdirSync(folder)).toEqual(['a.csv']);
    });
  });

  it('listens for a signal only while it is open', async () => {
    await inFolder((folder) => {
      const before = process.listenerCount('SIGINT');
      const file = new WholeFile('--out', join(folder, 'a'), []);
      expect(process.listenerCount('SIGINT')).toBe(before + 1);
      file.done();
      expect(process.listenerCount('SIGINT')).toBe(before);
    });
  });
});
