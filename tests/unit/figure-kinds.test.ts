import { describe, expect, it } from 'vitest';
import { CannotRun } from '../../src/model/problem.ts';
import { formatExpression } from '../../src/model/format-expression.ts';
import type { Rubric } from '../../src/model/rubric.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { auditText } from '../helpers/audit-text.ts';

/** What a rubric may say of figures beyond a percentage, and what is answered where it is wrong. */

const text = (figures: string, more = ''): string => `rubric: kinds
version: 1
title: Kinds
themes: {main: Main, other: Other}
${more}units:
  case:
    id: [yot, case_id]
    site: yot
    fields:
      done: {type: answer}
      level: {type: choice, ordered: true, options: [low, high]}
      found: {type: choice, ordered: true, options: [low, high]}
      needs: {type: list, options: [CAMHS, housing]}
      months: {type: number}
      dob: {type: date}
      start: {type: date}
      notes: {type: text}
  interview:
    id: interview_id
    fields:
      said: {type: answer}
      minutes: {type: number}
checks:
  done-well: {unit: case, theme: main, recorded: done}
  said-so: {unit: interview, theme: main, recorded: said}
figures:
${figures}
`;

const load = (figures: string, more = ''): Rubric => loadRubric(text(figures, more), 'k.yaml').rubric;

function problemsOf(figures: string, more = ''): string[] {
  try {
    load(figures, more);
  } catch (error) {
    if (error instanceof CannotRun) {
      return error.problems.map(({ message, expected, fix }) =>
        [message, expected, fix].filter((part) => part !== null).join(' | '),
      );
    }
    throw error;
  }
  return [];
}

describe('what is wrong with a figure', () => {
  it.each<[string, string]>([
    [
      'f: {kind: cross, unit: case, theme: main, rows: level}',
      'the cross "f" has no columns | level or found',
    ],
    [
      'f: {kind: cross, unit: case, theme: main, rows: level, columns: needs}',
      '"needs" is a list | a choice',
    ],
    [
      'f: {kind: cross, unit: case, theme: main, rows: level, columns: level}',
      '"level" is crossed with itself | another choice',
    ],
    [
      'f: {kind: cross, unit: case, theme: main, rows: level, columns: found, base: all}',
      '"base" stands on a cross | base only on a proportion',
    ],
    [
      'f: {kind: distribution, unit: case, theme: main, field: level, rows: found}',
      '"rows" stands on a distribution | rows only on kind: cross',
    ],
    [
      'f: {check: done-well, columns: found}',
      '"columns" stands on a proportion | columns only on kind: cross',
    ],
    ['f: {kind: sum, unit: case, theme: main}', 'the sum "f" has no field | months'],
    ['f: {kind: sum, unit: case, theme: main, field: level}', '"level" is a choice | a number'],
    [
      'f: {kind: sum, unit: case, theme: main, field: month}',
      'there is no field "month" in unit "case" | months | did you mean "months"?',
    ],
    [
      'f: {kind: sum, unit: case, theme: main, field: months, base: all}',
      '"base" stands on a sum | base only on a proportion',
    ],
    [
      'f: {kind: count, unit: case}',
      'the count "f" has no theme | "theme", or a filter over a check that has one',
    ],
    [
      'f: {kind: count, unit: case, theme: main, field: months}',
      '"field" stands on a count of records | field only on a distribution',
    ],
    [
      'f: {kind: count, unit: case, theme: main, published: [{percent: 5, at: "1"}]}',
      '"percent" stands on a count | percent only on a figure with a base',
    ],
    [
      'f: {kind: spread, check: said-so}',
      'the unit "interview" has no sites to spread over | a unit with "site"',
    ],
    [
      'f: {kind: spread, check: done-well, better: high}',
      '"better" stands on a spread | better only on a proportion',
    ],
    [
      'f: {kind: spread, check: done-well, published: [{of: middle, percent: 5, at: "1"}]}',
      'there is no part "middle" | lowest, highest, mean or pooled',
    ],
    [
      'f: {kind: distribution, unit: case, theme: main, field: level, better: low}',
      '"better" stands on a distribution | better only on a proportion',
    ],
    [
      'f: {kind: distribution, unit: case, theme: main, field: level, choose: [{when: done, then: a}]}',
      'the distribution "f" has a field and cases too | "field" or "choose"',
    ],
    [
      'f: {kind: distribution, unit: case, theme: main, choose: [{else: a}]}',
      'every record would be the same | at least one {when: ..., then: ...}',
    ],
    [
      'f: {kind: distribution, unit: case, theme: main, choose: [{else: a}, {when: done, then: b}]}',
      '"else" stands before other cases | else at the end',
    ],
    [
      'f: {kind: distribution, unit: case, theme: main, choose: [{when: dome, then: b}]}',
      'there is no "dome" in unit "case" | a field or a check | did you mean "done"?',
    ],
    [
      'f: {kind: distribution, unit: case, theme: main, choose: [{when: said-so, then: b}]}',
      '"said-so" belongs to unit "interview" | a field or a check of unit "case" | a rule never spans units',
    ],
    [
      'f: {kind: distribution, unit: case, theme: main, field: level, published: [{percent: 5, at: "1"}]}',
      'a number of a distribution must say of which part | of: an option, lowest or highest',
    ],
    [
      'f: {kind: distribution, unit: case, theme: main, field: level, published: [{of: hgh, percent: 5, at: "1"}]}',
      'there is no part "hgh" | low, high, lowest or highest | did you mean "high"?',
    ],
    [
      'f: {kind: distribution, unit: case, theme: main, field: level, published: [{parts: {low: 1}, of: low, at: "1"}]}',
      '"parts" stands beside the number of one part | make two published values of it',
    ],
    [
      'f: {check: done-well, published: [{of: yes, percent: 5, at: "1"}]}',
      '"of" stands on a proportion | of only on a distribution or a spread',
    ],
    ['f: {check: done-well, beside: f}', '"f" stands beside itself | another figure'],
    [
      'f: {check: done-well, beside: [said-so, done-wel]}',
      'there is no figure "done-wel" | done-well, said-so or f | did you mean "done-well"?',
    ],
  ])('%s', (figure, problem) => {
    expect(problemsOf(`  ${figure}`)).toEqual([problem]);
  });

  it('a headline names themes, each once', () => {
    expect(problemsOf('  f: {check: done-well}', 'headline: [man, other, other]\n')).toEqual([
      'there is no theme "man" | main or other | did you mean "main"?',
      'the theme "other" is named twice | each theme once',
    ]);
  });
});

describe('what is wrong with a rule', () => {
  it.each<[string, string]>([
    [
      'needs = CAMHS',
      '"needs" is a list and cannot be compared | ask for one option, as in needs includes CAMHS',
    ],
    [
      'needs',
      '"needs" is a list, not a yes or no | a check or an answer field | compare it, as in needs includes CAMHS',
    ],
    ['needs includes CAHMS', '"CAHMS" is no option of "needs" | CAMHS or housing | did you mean "CAMHS"?'],
    ['level includes high', '"level" is a choice | a list | write level = high'],
    [
      'birthday(dob, 18)',
      'a birthday is a date, not a yes or no | a comparison | compare it, as in birthday(dob, 18) between order_start and order_end',
    ],
    ['birthday(notes, 18) < start', '"notes" is a text | a date of birth'],
    ['birthday(dob, 180) < start', '"180" is no age | a whole number of years, 0 to 120'],
    ['birthday(dob) < start', '")" stands where an age should follow | ","'],
    ['months > birthday(dob, 18)', 'a birthday is a date | a number'],
    ['level = birthday(dob, 18)', 'a birthday is no option of "level" | low or high'],
    ['start < includes', '"includes" stands where something is missing | what to compare with'],
    ['start < 30/06/2017', '"30/06/2017" is no date in a rule | a date, as in 2017-06-30 | write 2017-06-30'],
    ['months == 3', '"==" is no comparison | = != <= >= < > | for equal write one ='],
  ])('%s', (rule, problem) => {
    expect(problemsOf(`  f: {check: done-well, where: ${JSON.stringify(rule)}}`)).toEqual([problem]);
  });

  it.each(['needs includes CAMHS', 'birthday(dob, 18) < start', 'start >= birthday(dob, 10)'])(
    '%s is written back as it was',
    (rule) => {
      const figure = load(`  f: {check: done-well, where: ${JSON.stringify(rule)}}`).figures.find(
        ({ id }) => id === 'f',
      );
      expect(figure?.where && formatExpression(figure.where)).toBe(rule);
    },
  );
});

it('counts of records stand first in their theme, figures of a check behind it, the others last', () => {
  const rubric = load(`  d: {kind: distribution, unit: case, theme: main, field: level}
  s: {kind: spread, check: done-well}
  n: {kind: count, unit: case, theme: main}
  all: {check: done-well, base: all}`);
  expect(rubric.figures.map(({ id }) => id)).toEqual(['n', 'done-well', 's', 'all', 'said-so', 'd']);
});

it('a distribution reads a list in JSON, and a published value of its lowest and highest part', async () => {
  const figures = `  f:
    kind: distribution
    unit: case
    theme: main
    field: needs
    base: all
    published: [{of: lowest, percent: 25, at: "1"}, {of: highest, n: 2, d: 4, at: "1"}, {of: housing, percent: 50, at: "1"}]`;
  const rows = [['CAMHS'], ['housing', 'CAMHS'], [], null].map((needs, index) => ({
    yot: 'A',
    case_id: index,
    needs,
  }));
  const { result, problems } = await auditText(text(figures), JSON.stringify(rows), { compare: true });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const figure = result.figures.find(({ id }) => id === 'f');
  expect(figure).toMatchObject({
    parts: [
      { value: 'CAMHS', n: 2, percent: 50 },
      { value: 'housing', n: 1, percent: 25 },
    ],
    known: 3,
    notRecorded: 1,
    d: 4,
  });
  expect(figure?.published.map(({ verdict }) => verdict)).toEqual(['agrees', 'agrees', 'differs']);
});

it('a list in JSON that holds something else is unreadable and no half of it is counted', async () => {
  const rows = [['CAMHS', 'police'], [['CAMHS']], [{ a: 1 }], 'CAMHS; housing', ['N/A']].map(
    (needs, index) => ({
      yot: 'A',
      case_id: index,
      needs,
    }),
  );
  const { result, problems } = await auditText(
    text('  f: {kind: distribution, unit: case, theme: main, field: needs}'),
    JSON.stringify(rows),
  );
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code }) => code)).toEqual(Array.from({ length: 4 }, () => 'unreadable-value'));
  expect(result.figures.find(({ id }) => id === 'f')).toMatchObject({ known: 1, notRecorded: 4 });
});

it('a table with the ids of two units is that of the one with more of them', async () => {
  const rubric = `rubric: two
version: 1
title: Two
units:
  case: {id: [yot, case_id], site: yot, fields: {done: {type: answer}}}
  site: {id: yot, fields: {visited: {type: answer}}}
checks:
  done-well: {unit: case, recorded: done}
  site-visited: {unit: site, recorded: visited}
`;
  const unitOf = async (csv: string): Promise<string[]> =>
    (await auditText(rubric, csv)).result.sample.units.map(({ unit }) => unit);
  expect(await unitOf('yot,case_id,done\nA,1,Yes\n')).toEqual(['case']);
  expect(await unitOf('yot,case_id\nA,1\n')).toEqual(['case']);
  expect(await unitOf('yot,visited\nA,Yes\n')).toEqual(['site']);
  await expect(unitOf('yot,case_ref,done\nA,1,Yes\n')).rejects.toThrow(
    'the header has no column "case_id", which names a record of unit "case"; did you mean "case_ref" for "case_id"?',
  );
  await expect(unitOf('yot,case_id,visited\nA,1,Yes\n')).rejects.toThrow(
    'its header fits unit "case" and unit "site"',
  );
});

it('what could not be read of a list comes with what mends it', async () => {
  const fixes = async (cell: string): Promise<(string | null)[]> => {
    const { problems } = await auditText(
      text('  f: {kind: distribution, unit: case, theme: main, field: needs}'),
      `yot,case_id,needs\nA,1,"${cell}"\n`,
    );
    return problems.filter(({ severity }) => severity === 'error').map(({ fix }) => fix);
  };
  expect(await fixes('housing; CAHMS')).toEqual(['did you mean "CAMHS"?']);
  expect(await fixes('CAMHS and housing')).toEqual(['put ; between them']);
  expect(await fixes('CAMHS/housing')).toEqual(['put ; between them']);
  expect(await fixes('####')).toEqual(['make the column wider, and save again']);
});
