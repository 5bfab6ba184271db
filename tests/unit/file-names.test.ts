import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockedBy, resultNames } from '../../src/sample/file-names.ts';

describe('the names of files in results, on Windows', () => {
  it.each([
    [['cases.csv'], ['cases.csv']],
    [['.\\data\\cases.csv'], ['data/cases.csv']],
    [['..\\cases.csv'], ['../cases.csv']],
    [['C:\\Users\\jane\\cases.csv'], ['cases.csv']],
    [
      ['C:\\a\\s1\\cases.csv', 'c:/a/s2/cases.csv'],
      ['s1/cases.csv', 's2/cases.csv'],
    ],
    [
      ['C:\\Users\\jane\\cases.csv', 'D:\\audit\\interviews.csv'],
      ['cases.csv', 'interviews.csv'],
    ],
    [
      ['C:\\Users\\jane\\cases.csv', 'D:\\audit\\cases.csv'],
      ['jane/cases.csv', 'audit/cases.csv'],
    ],
    [
      ['C:\\x\\a\\cases.csv', 'D:\\y\\a\\cases.csv'],
      ['x/a/cases.csv', 'y/a/cases.csv'],
    ],
    [
      ['C:\\cases.csv', 'D:\\cases.csv', 'E:\\cases.csv'],
      ['cases.csv', 'cases.csv (2)', 'cases.csv (3)'],
    ],
    [['\\\\server\\share\\team\\cases.csv'], ['cases.csv']],
    [['\\\\server\\share\\cases.csv'], ['cases.csv']],
    [
      ['\\\\server\\share\\a\\cases.csv', '\\\\server\\share\\b\\cases.csv', 'C:\\Users\\jane\\x.csv'],
      ['a/cases.csv', 'b/cases.csv', 'x.csv'],
    ],
    [
      ['\\\\server\\one\\cases.csv', '\\\\server\\two\\cases.csv'],
      ['cases.csv', 'cases.csv (2)'],
    ],
    [['\\data\\cases.csv'], ['cases.csv']],
    [['C:cases.csv'], ['cases.csv']],
    [['\\\\?\\C:\\Users\\jane\\cases.csv'], ['cases.csv']],
    [
      ['C:\\a\\..b\\cases.csv', 'C:\\a\\cases.csv'],
      ['..b/cases.csv', 'cases.csv'],
    ],
  ])('%j', (paths, names) => {
    expect(resultNames(paths, win32)).toEqual(names);
  });
});

describe('the names of files in results, elsewhere', () => {
  it.each([
    [['-'], ['-']],
    [
      ['./s1/cases.csv', 's2/cases.csv'],
      ['s1/cases.csv', 's2/cases.csv'],
    ],
    [['/home/jane/cases.csv'], ['cases.csv']],
    [
      ['/home/jane/s1/cases.csv', '/home/jane/s2/a/b.csv'],
      ['s1/cases.csv', 's2/a/b.csv'],
    ],
    [
      ['cases.csv', '/home/jane/cases.csv'],
      ['cases.csv', 'jane/cases.csv'],
    ],
    [
      ['/cases.csv', 'cases.csv'],
      ['cases.csv', 'cases.csv (2)'],
    ],
    [
      ['cases.csv', 'cases.csv', './cases.csv'],
      ['cases.csv', 'cases.csv', 'cases.csv'],
    ],
    [
      ['/a/cases.csv', '/a/cases.csv'],
      ['cases.csv', 'cases.csv'],
    ],
  ])('%j', (paths, names) => {
    expect(resultNames(paths, posix)).toEqual(names);
  });
});

describe('lock files', () => {
  it.each([
    ['~$cases.csv', { program: 'Excel', file: 'cases.csv' }],
    ['.~lock.cases.csv#', { program: 'LibreOffice', file: 'cases.csv' }],
    ['cases.csv', null],
    ['a~$b.csv', null],
  ])('%s', (name, lock) => {
    expect(lockedBy(name, posix)).toEqual(lock);
    const there = lock === null ? null : { ...lock, file: `C:\\x\\${lock.file}` };
    expect(lockedBy(`C:\\x\\${name}`, win32)).toEqual(there);
  });
});
