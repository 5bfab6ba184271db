import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../src/rubric/expression-syntax.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { casefile, inFolder } from '../helpers/run.ts';

/**
 * Every example of the page on the rubric language is run: files are written in the order in which they stand there,
 * commands are run on them, and what they print is written into the page when the pages are made anew.
 */

const PAGE = 'docs/rubric-language.md';
const page = readFileSync(PAGE, 'utf8');

interface Block {
  readonly whole: string;
  readonly language: string;
  readonly file: string;
  readonly text: string;
}

const blocks: Block[] = [...page.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
  ([whole, language = '', file = '', text = '']) => ({ whole, language, file, text }),
);

/** The command lines of a block, each with what it prints. */
function transcript(text: string, cwd: string): string {
  const commands = text.split('\n').filter((line) => line.startsWith('$ casefile '));
  const ran = commands.map((line) => {
    const words = line.slice('$ casefile '.length).match(/"[^"]*"|\S+/g) ?? [];
    const { stdout, stderr } = casefile(
      words.map((word) => word.replace(/^"|"$/g, '')),
      { cwd, env: { COLUMNS: '100' } },
    );
    return `${line}\n${stdout}${stderr}`.trimEnd();
  });
  return `${ran.join('\n\n')}\n`;
}

it('prints what its commands print', async () => {
  await inFolder(async (folder) => {
    let made = page;
    for (const { whole, language, file, text } of blocks) {
      if (file !== '') writeFileSync(join(folder, file), text);
      if (language !== 'console') continue;
      const printed = whole.replace(text, () => transcript(text, folder));
      made = made.replace(whole, () => printed);
    }
    expect(made).not.toContain('cannot run');
    await expect(made).toMatchFileSnapshot(`../../${PAGE}`);
  });
});

describe('its rubrics', () => {
  const rubrics = blocks.filter(({ language, file }) => language === 'yaml' && file !== 'slip.yaml');

  it('are all named', () => {
    expect(rubrics.map(({ file }) => file)).toEqual(
      ['victims', 'victims', 'victims', 'linked', 'kinds', 'rows'].map((name) => `${name}.yaml`),
    );
  });

  it.each(rubrics)('$file loads without a note', ({ file, text }) => {
    expect(loadRubric(text, file).notes).toEqual([]);
  });
});

/** Every name that the table of rules uses. */
const NAMES = `rubric: names
version: 1
title: Names
units:
  case:
    id: id
    fields:
      a: {type: answer}
      b: {type: answer}
      c: {type: answer}
      rosh: {type: choice, ordered: true, options: [low, medium, high, very high]}
      rosh_seen: {type: choice, ordered: true, options: [low, medium, high, very high]}
      partners: {type: list, options: [CAMHS, housing]}
      months: {type: number}
      start: {type: date}
      end: {type: date}
      dob: {type: date}
      notes: {type: text}
    tables:
      offences:
        main: {else: earliest offence_date}
        fields: {violent: {type: answer}, offence_date: {type: date}}
      targets: {fields: {outcome_focused: {type: answer}}}
      reviews: {fields: {change_seen: {type: answer}, review_date: {type: date}}}
checks:
  trauma-evidence: {recorded: a}
  probe: {rule: RULE}
`;

/** The code in the first column of the tables of what can be written. */
const written = [...page.matchAll(/^\| written \| means \|\n\|.*\n((?:\|.*\n)+)/gm)].flatMap(
  ([, lines = '']) =>
    lines
      .trim()
      .split('\n')
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)),
);

it('has the forms of rules that it is to show', () => {
  expect(written.length).toBeGreaterThan(25);
});

it.each(written)('the rule `%s` is one', (rule) => {
  parseExpression(rule);
  const { rubric } = loadRubric(
    NAMES.replace('RULE', () => JSON.stringify(rule)),
    'names.yaml',
  );
  expect(rubric.checks).toHaveLength(2);
});
