import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OrderedFile } from '../../src/cli/ordered-file.ts';
import { CannotRun } from '../../src/model/problem.ts';
import { inFolder } from '../helpers/run.ts';

describe('a file whose parts come mixed', () => {
  it.each([
    ['little', 10],
    ['more than is held', 40_000],
  ])('holds them one after the other: %s', async (_, times) => {
    await inFolder((folder) => {
      const path = join(folder, 'a.csv');
      writeFileSync(path, 'old');
      const file = new OrderedFile('--worklist', path, [], 3);
      const wanted = ['', '', ''];
      for (let index = 0; index < times; index += 1) {
        const part = (index * 7) % 3;
        const text = `caf\u00e9 \u{1f600} ${index}\n`;
        file.write(part, text);
        wanted[part] = `${wanted[part] ?? ''}${text}`;
      }
      expect(readdirSync(folder).some((name) => name.endsWith('.aside'))).toBe(times > 10);
      expect(readFileSync(path, 'utf8')).toBe('old');
      file.done();
      file.discard();
      expect(readFileSync(path, 'utf8')).toBe(wanted.join(''));
      expect(readdirSync(folder)).toEqual(['a.csv']);
    });
  });

  it('leaves nothing behind when it is given up, or cannot have its name, and listens only while it is open', async () => {
    await inFolder((folder) => {
      const before = process.listenerCount('SIGINT');
      const path = join(folder, 'a.csv');
      const big = 'x'.repeat(1 << 20);
      const given = new OrderedFile('--worklist', path, [], 2);
      given.write(1, big);
      expect(readdirSync(folder)).toHaveLength(2);
      given.discard();
      expect(readdirSync(folder)).toEqual([]);
      const file = new OrderedFile('--worklist', path, [], 2);
      file.write(1, big);
      mkdirSync(path);
      expect(() => file.done()).toThrow(CannotRun);
      file.discard();
      expect(readdirSync(folder)).toEqual(['a.csv']);
      expect(process.listenerCount('SIGINT')).toBe(before);
    });
  });
});
