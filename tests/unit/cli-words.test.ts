import { describe, expect, it } from 'vitest';
import { shellWords } from '../../src/cli/shell-words.ts';
import { unreadableFile } from '../../src/cli/unreadable-file.ts';
import { cannotWrite } from '../../src/cli/write-out.ts';
import { CannotRun, formatProblem } from '../../src/model/problem.ts';

describe('words for a shell', () => {
  it.each([
    ['cases.csv', 'cases.csv', 'cases.csv'],
    ['a/b-c_d.csv=case', 'a/b-c_d.csv=case', 'a/b-c_d.csv=case'],
    ['Fälle.csv', 'Fälle.csv', 'Fälle.csv'],
    ['my cases.csv', "'my cases.csv'", '"my cases.csv"'],
    ["o'hara.csv", "'o'\\''hara.csv'", '"o\'hara.csv"'],
    ['a$b.csv', "'a$b.csv'", '"a$b.csv"'],
    ['a;rm b', "'a;rm b'", '"a;rm b"'],
    ['~$a.csv', "'~$a.csv'", '"~$a.csv"'],
    ['C:\\data\\cases.csv', "'C:\\data\\cases.csv'", 'C:\\data\\cases.csv'],
    ['50%.csv', '50%.csv', '"50%.csv"'],
    ['', "''", '""'],
    [' -=case', '-=case', '-=case'],
  ])('%j', (word, elsewhere, windows) => {
    expect(shellWords([word, 'x'], 'linux')).toBe(`${elsewhere} x`);
    expect(shellWords([word, 'x'], 'win32')).toBe(`${windows} x`);
  });
});

describe('a file that cannot be read at all, as a problem', () => {
  it.each([
    ['x/a.csv: the file is empty', 'x/a.csv: error: the file is empty'],
    ['a.csv: the file is empty', 'x/a.csv: error: the file is empty'],
    ['a.csv:7: the file is not UTF-8', 'x/a.csv:7: error: the file is not UTF-8'],
    ['a.csv:7:3: a key; say a.csv=case', 'x/a.csv:7:3: error: a key; say a.csv=case'],
    ['something else: no', 'x/a.csv: error: something else: no'],
  ])('%j has its place once', (message, line) => {
    expect(formatProblem(unreadableFile(new CannotRun(message), 'a.csv', 'x/a.csv'))).toBe(line);
  });
});

describe('what the operating system refuses to write', () => {
  const refusal = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'rename' });

  it.each(['EBUSY', 'EPERM', 'EACCES'])('%s asks whether it is open in Excel', (code) => {
    const said = cannotWrite('--out report.csv', refusal(code));
    expect(said).toBeInstanceOf(CannotRun);
    expect((said as CannotRun).message).toMatch(/^--out report\.csv: .*is it open in Excel\?$/);
  });

  it('says other faults as they are, and passes on what is no fault of a file', () => {
    expect((cannotWrite('--out x', refusal('ENOSPC')) as CannotRun).message).toBe(
      '--out x: the disk is full',
    );
    const bug = new TypeError('bug');
    expect(cannotWrite('--out x', bug)).toBe(bug);
  });
});
