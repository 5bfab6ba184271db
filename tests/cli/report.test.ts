import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditResult } from '../../src/model/result.ts';
import { casefile, inFolder } from '../helpers/run.ts';

describe('casefile report', () => {
  it('prints what audit printed, from the saved result alone', async () => {
    await inFolder((folder) => {
      const saved = join(folder, 'saved.json');
      expect(
        casefile(['audit', 'fixtures/pp2017', '--by', 'site', '--format', 'json', '--out', saved]).status,
      ).toBe(0);
      const audit = casefile(['audit', 'fixtures/pp2017', '--by', 'site']);
      expect(casefile(['report', saved])).toEqual({ ...audit, stderr: '' });
      expect(casefile(['report', saved, '--format', 'json']).stdout).toBe(readFileSync(saved, 'utf8'));
      const out = join(folder, 'report.txt');
      expect(casefile(['report', saved, '--out', out])).toEqual({ stdout: '', stderr: '', status: 0 });
      expect(readFileSync(out, 'utf8')).toBe(audit.stdout);
    });
  });

  it('refuses what is no saved result, and never writes over it', async () => {
    await inFolder((folder) => {
      const saved = join(folder, 'saved.json');
      const refused = (text: string, ...more: string[]): string => {
        writeFileSync(saved, text);
        const { stdout, stderr, status } = casefile(['report', saved, ...more]);
        expect([status, stdout]).toEqual([2, '']);
        expect(readFileSync(saved, 'utf8')).toBe(text);
        return stderr;
      };
      expect(casefile(['report', join(folder, 'none.json')]).stderr).toContain('there is no such file');
      expect(refused('told nobody')).toContain('this is no JSON');
      expect(refused('told nobody')).not.toContain('told');
      expect(refused('[]')).toContain('this is no saved result');
      expect(refused('{"schema": "casefile-audit-result/9"}')).toContain('another version');
      const { stdout } = casefile(['audit', 'fixtures/pp2017', '--format', 'json']);
      const result = JSON.parse(stdout) as AuditResult;
      const changed = {
        ...result,
        figures: result.figures.map((figure) => ({ ...figure, unclear: 'many' })),
      };
      expect(refused(JSON.stringify(changed))).toMatch(/figures\.0\.unclear: .*; and \d+ more things/);
      expect(refused(stdout, '--out', saved)).toContain('would be lost');
    });
  });
});
