import { describe, expect, it } from 'vitest';
import { CannotRun, formatProblem } from '../../src/model/problem.ts';
import { loadRubric } from '../../src/rubric/load.ts';

const GOOD = `rubric: small
version: 1
title: A small rubric
themes: {main: Main}
units:
  case:
    id: [yot, case_id]
    site: yot
    fields:
      trauma: {type: answer}
      response: {type: answer}
      level: {type: choice, options: [1, 2, too early]}
      entered: {type: answer, entry: true}
checks:
  trauma-evidence: {theme: main, label: Trauma, recorded: trauma}
  trauma-response: {theme: main, label: Response, relevant: trauma-evidence, recorded: response}
figures:
  levels: {kind: distribution, theme: main, field: level, label: Levels}
`;

function problemsOf(yaml: string): string[] {
  try {
    return loadRubric(yaml, 'small.yaml').notes.map(formatProblem);
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return error.problems.map(formatProblem);
  }
}

const changed = (from: string, to: string): string => {
  if (!GOOD.includes(from)) throw new Error(`no "${from}" to change`);
  return GOOD.replace(from, to);
};

describe('a rubric that is right', () => {
  it('loads without a word, and is frozen', () => {
    expect(problemsOf(GOOD)).toEqual([]);
    const { rubric } = loadRubric(GOOD, 'small.yaml');
    expect(Object.isFrozen(rubric.checks[0])).toBe(true);
    expect(rubric.units[0]?.fields.map(({ id }) => id)).toEqual([
      'yot',
      'case_id',
      'trauma',
      'response',
      'level',
      'entered',
    ]);
  });

  it('gives each check a figure of its own, then those that it adds', () => {
    const { rubric } = loadRubric(GOOD, 'small.yaml');
    expect(rubric.figures.map(({ id }) => id)).toEqual(['trauma-evidence', 'trauma-response', 'levels']);
  });

  it('orders checks by what they read, and figures as they are written', () => {
    const { rubric } = loadRubric(
      changed('recorded: trauma}', 'rule: "not later"}').replace(
        'figures:',
        '  later: {theme: main, label: Later, recorded: trauma}\nfigures:',
      ),
      'small.yaml',
    );
    expect(rubric.checks.map(({ id }) => id)).toEqual(['later', 'trauma-evidence', 'trauma-response']);
    expect(rubric.figures.map(({ id }) => id)).toEqual([
      'trauma-evidence',
      'trauma-response',
      'later',
      'levels',
    ]);
  });
});

describe('what may be left out', () => {
  it('themes are then those that are named, and labels the ids in words', () => {
    const yaml = GOOD.replace('themes: {main: Main}\n', '')
      .replaceAll('theme: main', 'theme: victim-safety')
      .replace(', label: Trauma', '')
      .replace(', label: Levels', '');
    const { rubric } = loadRubric(yaml, 'small.yaml');
    expect(rubric.themes).toEqual([{ id: 'victim-safety', title: 'Victim safety' }]);
    expect(rubric.figures.map(({ label }) => label)).toEqual(['Trauma evidence', 'Response', 'Levels']);
  });

  it('a check without a theme is printed last, under Other', () => {
    const { rubric } = loadRubric(GOOD.replace('{theme: main, label: Trauma, ', '{'), 'small.yaml');
    expect(rubric.themes).toEqual([
      { id: 'main', title: 'Main' },
      { id: 'other', title: 'Other' },
    ]);
    expect(rubric.figures.map(({ id }) => id)).toEqual(['trauma-response', 'levels', 'trauma-evidence']);
  });

  it('a distribution takes the theme of the check by which it is filtered', () => {
    const yaml = GOOD.replace('theme: main, field: level', 'field: level, where: trauma-evidence');
    expect(loadRubric(yaml, 'small.yaml').rubric.figures.at(-1)).toMatchObject({
      id: 'levels',
      theme: 'main',
    });
    expect(problemsOf(GOOD.replace('theme: main, field: level', 'field: level'))[0]).toContain(
      'the distribution "levels" has no theme',
    );
  });
});

describe('a rubric that is wrong', () => {
  it.each([
    [
      'an unknown key',
      changed('title:', 'titel: x\ntitle:'),
      'small.yaml:3:1: error: unknown key "titel"',
      'did you mean "title"?',
    ],
    [
      'an unknown key deep inside',
      changed('label: Trauma,', 'label: Trauma, sorce: "2.1",'),
      'small.yaml:15:49: error: unknown key "sorce" in "trauma-evidence"',
      'did you mean "source"?',
    ],
    [
      'a missing key',
      changed('title: A small rubric\n', ''),
      'small.yaml:1:1: error: "title" is missing',
      'expected a text',
    ],
    [
      'an unquoted paragraph',
      changed('label: Trauma,', 'label: Trauma, source: 2.10,'),
      'small.yaml:15:57: error: "source" is a number',
      'quote it: "2.10"',
    ],
    [
      'a wrong word',
      changed('{type: answer}', '{type: anwser}'),
      'small.yaml:10:22: error: "type" is "anwser"',
      'did you mean "answer"?',
    ],
    [
      'an unknown theme',
      changed('theme: main, label: Trauma', 'theme: mian, label: Trauma'),
      'small.yaml:15:28: error: there is no theme "mian"',
      'did you mean "main"?',
    ],
    [
      'an unknown field',
      changed('recorded: trauma}', 'recorded: truama}'),
      'small.yaml:15:59: error: there is no field "truama"',
      'did you mean "trauma"?',
    ],
    [
      'an unknown field of a distribution',
      changed('field: level', 'field: levle'),
      'small.yaml:18:52: error: there is no field "levle"',
      'did you mean "level"?',
    ],
    [
      'an entry as its own audit',
      changed('recorded: trauma}', 'recorded: entered}'),
      'small.yaml:15:59: error: "entered" is an entry',
      'write a rule',
    ],
    [
      'a choice without options',
      changed(', options: [1, 2, too early]', ''),
      'small.yaml:12:7: error: the choice "level" has no options',
      '',
    ],
    [
      'options that are one',
      changed('too early]', 'Too early, too-early]'),
      'small.yaml:12:56: error: the option "too-early" cannot be told from "Too early"',
      '',
    ],
    [
      'a check nobody answers',
      changed(', recorded: trauma}', '}'),
      'small.yaml:15:3: error: nothing answers the check',
      '',
    ],
    [
      'a check named like a field',
      changed('trauma-evidence: {', 'trauma: {').replace('relevant: trauma-evidence', 'relevant: trauma'),
      'small.yaml:15:3: error: "trauma" is also a field',
      'rename one',
    ],
    [
      'count unclear on base known',
      changed('figures:', 'figures:\n  u: {check: trauma-evidence, label: U, count: unclear, base: known}'),
      'small.yaml:18:63: error: count: unclear on base known',
      'expected all',
    ],
    [
      'parts of an unknown option',
      changed('label: Levels}', 'label: Levels, published: [{parts: {9: 1}, at: "4.5"}]}'),
      'small.yaml:18:95: error: there is no option "9"',
      '',
    ],
    [
      'a value that says nothing',
      changed('label: Trauma,', 'label: Trauma, published: [{at: "2.1"}],'),
      'small.yaml:15:61: error: nothing was published here',
      '',
    ],
    ['broken YAML', changed('themes: {main: Main}', 'themes: {main: Main'), 'small.yaml:5:1: error:', ''],
    [
      'a key given twice',
      changed('title: A small rubric', 'title: A\ntitle: B'),
      'small.yaml:4:1: error:',
      '',
    ],
    [
      'a cycle',
      changed('recorded: trauma}', 'rule: not trauma-response}'),
      'small.yaml:15:3: error: the check "trauma-evidence" depends on itself: trauma-evidence -> trauma-response -> trauma-evidence',
      '',
    ],
    [
      'headers that are one',
      changed('response: {type: answer}', 'response: {type: answer, aliases: [Trauma]}'),
      'small.yaml:11:7: error: the header "Trauma" fits "trauma" or "response"',
      '',
    ],
    [
      'a check named like a word of the language',
      changed('figures:', '  between: {theme: main, label: B, recorded: trauma}\nfigures:'),
      'small.yaml:17:3: error: "between" is a word of the rule language',
      '',
    ],
    [
      'a disputed distribution',
      changed(
        'label: Levels}',
        'label: Levels, published: [{parts: {1: 1}, at: "4.5", disputed: true, implied: {d: [1], why: x}}]}',
      ),
      'error: "disputed" stands on a distribution',
      '',
    ],
    [
      'a word of the language as a name',
      changed('      response: {type', '      between: {type: answer}\n      response: {type'),
      'small.yaml:11:7: error: "between" is a word of the rule language',
      '',
    ],
  ])('%s', (_, yaml, begins, holds) => {
    const problems = problemsOf(yaml);
    expect(problems[0]).toContain(begins);
    expect(problems[0]).toContain(holds);
  });

  it('says everything at once, in the order of the text: shape, names, rules and cycles', () => {
    const yaml = changed('version: 1', 'version: one')
      .replace('{type: answer}', '{type: anwser}')
      .replace('recorded: response', 'recorded: respons')
      .replace('label: Levels', 'lable: Levels')
      .replace(
        'figures:',
        '  a: {theme: main, label: A, rule: b}\n  b: {theme: main, label: B, rule: a and nothing}\n  c: {theme: main, label: C, rule: c}\nfigures:',
      );
    expect(problemsOf(yaml).map((line) => line.split(/(?<=error: .*)[";]/)[0])).toEqual([
      'small.yaml:2:10: error: ',
      'small.yaml:10:22: error: ',
      'small.yaml:16:88: error: there is no field ',
      'small.yaml:18:42: error: there is no ',
      'small.yaml:19:3: error: the check ',
      'small.yaml:21:59: error: unknown key ',
    ]);
  });

  it('says what is wrong in a rule beside a misspelt key on the same line, and takes a folded rule', () => {
    const yaml = changed('recorded: trauma}', 'sorce: "1", rule: level >= 2}');
    expect(problemsOf(yaml).map((line) => line.split(': error')[0])).toEqual([
      'small.yaml:15:49',
      'small.yaml:15:67',
    ]);
    const folded = changed(
      'figures:',
      '  long:\n    theme: main\n    rule: |\n      all of [trauma-evidence,\n        trauma-response]\nfigures:',
    );
    expect(problemsOf(folded)).toEqual([]);
  });

  it('lets a figure name the unit of its check, and no other', () => {
    expect(
      problemsOf(changed('figures:', 'figures:\n  f: {unit: case, check: trauma-evidence, base: all}')),
    ).toEqual([]);
    const wrong = problemsOf(
      changed('figures:', 'figures:\n  f: {unit: site, check: trauma-evidence, field: level}'),
    );
    expect(wrong[0]).toContain(
      'small.yaml:18:13: error: "site" is not the unit of "trauma-evidence"; expected case',
    );
    expect(wrong[1]).toContain(
      '"field" stands on a proportion; expected field only on kind: distribution or sum',
    );
  });

  it('notes an and over a check that can be not relevant', () => {
    const yaml = changed(
      'figures:',
      '  both: {theme: main, label: Both, rule: trauma-evidence and trauma-response}\nfigures:',
    );
    expect(problemsOf(yaml)).toEqual([
      'small.yaml:17:42: note: "trauma-response" can be not relevant, and "and" carries that on; did you mean all of [...], which sets it aside?',
    ]);
  });

  it.each([
    ['alias and trauma-evidence', 'alias'],
    ['all of [trauma-response] and trauma-evidence', 'all of [trauma-response]'],
    ['trauma-evidence or not trauma-response', 'not trauma-response'],
  ])('notes it too in: %s', (rule, operand) => {
    const yaml = changed(
      'figures:',
      `  alias: {theme: main, label: A, rule: 'all of [trauma-response]'}\n  both: {theme: main, label: Both, rule: '${rule}'}\nfigures:`,
    );
    expect(problemsOf(yaml).join()).toContain(`"${operand}" can be not relevant`);
  });

  it('does not note what all of and any of set aside', () => {
    const yaml = changed(
      'figures:',
      "  both: {theme: main, label: Both, rule: 'any of [trauma-response, trauma-evidence] and trauma-evidence'}\nfigures:",
    );
    expect(problemsOf(yaml)).toEqual([]);
  });

  it.each(['', '[]', 'just a text', '{}', '&a [*a]', '\t', '{"__proto__": 1}'])('survives %j', (yaml) => {
    expect(problemsOf(yaml).length).toBeGreaterThan(0);
  });
});
