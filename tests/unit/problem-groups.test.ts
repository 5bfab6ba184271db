import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import { ProblemGroups, renderProblems, renderProblemsInShort } from '../../src/report/problems.ts';
import { titleOf } from '../../src/report/problem-titles.ts';
import { PROBLEMS_HEADER, problemRow } from '../../src/report/problems-csv.ts';

const problem = (given: Partial<Problem> = {}): Problem => ({
  severity: 'error',
  code: 'unreadable-value',
  file: 'cases.csv',
  line: 2,
  column: 5,
  field: 'trauma',
  message: 'what',
  expected: null,
  fix: null,
  ...given,
});

const collected = (...problems: readonly Problem[]): ProblemGroups => {
  const groups = new ProblemGroups();
  problems.forEach(groups.add);
  return groups;
};

const many = (count: number, given: Partial<Problem> = {}): Problem[] =>
  Array.from({ length: count }, (_, index) => problem({ line: index + 2, ...given }));

describe('problems by their cause', () => {
  it('are one cause when severity, code and field agree', () => {
    const groups = collected(
      problem(),
      problem({ file: 'b.csv' }),
      problem({ field: 'level' }),
      problem({ field: null }),
      problem({ code: 'row-lost' }),
      problem({ severity: 'note' }),
    ).groups();
    expect(groups.map(({ severity, code, field, count }) => [severity, code, field, count])).toEqual([
      ['error', 'unreadable-value', 'trauma', 2],
      ['error', 'unreadable-value', 'level', 1],
      ['error', 'unreadable-value', null, 1],
      ['error', 'row-lost', 'trauma', 1],
      ['note', 'unreadable-value', 'trauma', 1],
    ]);
    expect([...(groups[0]?.files ?? [])]).toEqual(['cases.csv', 'b.csv']);
  });

  it('stand errors first, then the most frequent, then as they were met', () => {
    const order = collected(
      ...many(5, { severity: 'note', code: 'a' }),
      problem({ code: 'b' }),
      problem({ code: 'c' }),
      ...many(2, { code: 'd' }),
    ).groups();
    expect(order.map(({ code }) => code)).toEqual(['d', 'b', 'c', 'a']);
  });

  it('are counted exactly and kept few', () => {
    const groups = collected(...many(100_000), ...many(3, { severity: 'note' }));
    expect(groups.totals).toEqual({ error: 100_000, note: 3 });
    const [first] = groups.groups();
    expect(first?.count).toBe(100_000);
    expect(first?.first.length).toBeLessThan(10);
  });

  it.each([
    [1, ['1 error: values that cannot be read, in "trauma"', '  cases.csv:2:5: error: what']],
    [
      5,
      [
        '5 errors: values that cannot be read, in "trauma"',
        '  cases.csv:2:5: error: what',
        '  cases.csv:3:5: error: what',
        '  cases.csv:4:5: error: what',
        '  and 2 more at cases.csv:5:5, cases.csv:6:5',
      ],
    ],
    [
      1203,
      [
        '1,203 errors: values that cannot be read, in "trauma"',
        '  cases.csv:2:5: error: what',
        '  cases.csv:3:5: error: what',
        '  cases.csv:4:5: error: what',
        '  and 1,200 more at cases.csv:5:5, cases.csv:6:5, cases.csv:7:5, cases.csv:8:5, cases.csv:9:5, ...',
      ],
    ],
  ])('%i of one cause are printed in full, then their places', (count, lines) => {
    expect(renderProblems(collected(...many(count)).groups())).toBe(`${lines.join('\n')}\n\n`);
  });

  it('say how many files they are in when there are several', () => {
    const groups = collected(problem({ field: null }), problem({ field: null, file: 'b.csv' })).groups();
    expect(renderProblems(groups)).toMatch(/^2 errors: values that cannot be read \(2 files\)\n/);
  });

  it('in short: five errors and two notes of each cause, and the way to the rest once', () => {
    const groups = collected(...many(8), ...many(3, { severity: 'note', code: 'note', field: null }));
    expect(renderProblemsInShort(groups.groups(), 'here is how').split('\n').slice(5)).toEqual([
      '... and 3 more errors: values that cannot be read, in "trauma"',
      'cases.csv:2:5: note: what',
      'cases.csv:3:5: note: what',
      '... and 1 more note: other remarks; here is how',
      '',
    ]);
    expect(renderProblemsInShort(collected(...many(5)).groups(), 'here is how')).not.toContain('here');
    expect(renderProblemsInShort([], 'here is how')).toBe('');
  });

  it('let nothing through that moves a cursor', () => {
    const evil = `a${String.fromCharCode(27)}[2J\nb`;
    const groups = collected(...many(9, { file: evil, field: evil, message: evil })).groups();
    for (const text of [renderProblems(groups), renderProblemsInShort(groups, evil)]) {
      expect(text).not.toContain(String.fromCharCode(27));
      expect(text).not.toMatch(/^b/m);
    }
  });

  it('put a code without a title in words', () => {
    expect(titleOf('odd-moon_phase')).toBe('odd moon phase');
    expect(titleOf('constructor')).toBe('constructor');
  });
});

describe('a list of problems for a spreadsheet', () => {
  it('begins with a byte order mark and its header, and has CRLF', () => {
    expect(PROBLEMS_HEADER).toBe('\ufeffseverity,code,file,line,column,field,message,expected,fix\r\n');
    expect(problemRow(problem({ line: null, column: null, message: 'a, "b"', fix: 'c' }))).toBe(
      'error,unreadable-value,cases.csv,,,trauma,"a, ""b""",,c\r\n',
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\ufffd=1"],
    ['\r=1', "'\ufffd=1"],
    ['=1,"2"', `"'=1,""2"""`],
    ['a=1', 'a=1'],
    ['a\nb', 'a\ufffdb'],
    [' =1', "' =1"],
  ])('%j is no formula there', (text, cell) => {
    expect(problemRow(problem({ file: text }))).toBe(`error,unreadable-value,${cell},2,5,trauma,what,,\r\n`);
  });
});
