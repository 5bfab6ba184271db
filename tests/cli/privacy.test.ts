import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { plantSample, PLANTED } from '../helpers/planted-sample.ts';
import { casefile } from '../helpers/run.ts';

/**
 * No word of a personal field or of a text leaves any command, in any format and with any option, unless somebody sits
 * before a terminal or asks for it with --show-text; and only of `explain` and `evidence` can it be asked.
 */

const folder = mkdtempSync(join(tmpdir(), 'casefile-private-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = plantSample(folder);
const saved = join(folder, 'saved.json');
const written = join(files.out, 'written');

/** The commands that the built program offers, as its help lists them. */
function commandsIn(path: readonly string[]): string[][] {
  const [, list = ''] = casefile([...path, '--help']).stdout.split('\nCommands:\n');
  const names = [...list.matchAll(/^ {2}([\w-]+)/gm)].map(([, name]) => name ?? '');
  return names
    .filter((name) => name !== 'help')
    .flatMap((name) => {
      const inner = commandsIn([...path, name]);
      return inner.length > 0 ? inner : [[...path, name]];
    });
}

interface Offered {
  readonly flag: string;
  /** The words that a choice may be, as the help lists them; null: it takes no value, or any. */
  readonly choices: readonly string[];
  readonly takesValue: boolean;
}

function optionsOf(path: readonly string[]): Offered[] {
  const help = casefile([...path, '--help'], { env: { COLUMNS: '200' } }).stdout.replace(/\n {10,}/g, ' ');
  const [, list = ''] = help.split('\nOptions:\n');
  return [...list.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)( <[^>]+>)? {2,}(.*)$/gm)].flatMap(
    ([, flag = '', value, says = '']) => {
      const [words = ''] = says.split(/[;:(]/);
      const choices = flag === '--format' ? words.trim().split(/, | or /) : [];
      return flag === '--help' ? [] : [{ flag, choices, takesValue: value !== undefined }];
    },
  );
}

/** What each command is given; a new command has to be entered here, or this test fails. */
const WORDS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  audit: [[files.folder], [files.cases, '--rubric', files.rubric], [files.records, '--rubric', files.rubric]],
  cases: ['trauma', 'online', 'grown', 'heavy', 'risks', 'harm-done', 'fines', 'young-victim'].map(
    (figure) => [files.folder, figure],
  ),
  explain: [
    ...['N-1', 'N-2', 'S-1', 'South S-3', 'S-2', 'nobody'].map((id) => [files.folder, id]),
    [files.records, 'W-1', '--rubric', files.rubric],
  ],
  gaps: [[files.folder], [files.records, '--rubric', files.rubric]],
  agree: [[files.cases, files.second, '--rubric', files.rubric]],
  report: [[saved]],
  validate: [
    [files.folder],
    [files.cases, '--rubric', files.rubric],
    [files.records, '--rubric', files.rubric],
  ],
  template: [
    ['--rubric', files.rubric],
    ['--rubric', 'pp2017'],
  ],
  'rubric list': [[]],
  'rubric show': [[files.rubric], [files.rubric, '--fields']],
  'rubric check': [[files.rubric]],
  'rubric schema': [[]],
  'rubric coverage': [[files.folder], [files.records, '--rubric', files.rubric]],
  'evidence mappa': [[files.mappa, '--as-of', '2017-06-30']],
  'evidence narrative': [[files.texts], [files.cases, '--column', 'text=story', '--column', 'id=ref']],
  'evidence targets': [[files.texts]],
  'evidence social': [[files.texts]],
  'evidence reviews': [[files.reviews]],
  glossary: [['lmirl']],
};

/** What each option is given; a new option has to be entered here, or this test fails. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  '--rubric': [files.rubric],
  '--as-of': ['2017-06-30'],
  '--format': [],
  '--out': [written],
  '--problems': [written],
  '--worklist': [written],
  '--auditor': ['school', 'name', 'story'],
  '--theme': ['main'],
  '--figure': ['trauma'],
  '--check': ['trauma', 'grown'],
  '--unit': ['case'],
  '--table': ['offences'],
  '--by': ['site', 'own_trauma', 'risk', 'name', 'dob', 'school', 'orders', 'weight', 'ref'],
  '--expect': ['published'],
  '--answer': ['yes', 'not recorded', 'high', 'nothing'],
  '--below': ['70'],
  '--sort': ['worst'],
  '--encoding': ['windows-1252', 'utf-16le'],
  '--delimiter': ['comma', 'semicolon', 'tab'],
  '--language': ['cy'],
  '--at': ['2.1'],
  '--column': ['text=text', 'offence=offence', 'text=nothing'],
  '--dto-basis': ['full-term'],
};

/** Of flags there is only one way to give them. */
const FLAGS: ReadonlySet<string> = new Set(['--all', '--allow-problems', '--fields', '--show-text']);

interface Printed {
  readonly text: string;
  /** The exit code. */
  readonly code: number;
}

/** Runs the program as bin/casefile.js does, and gives everything that it printed or wrote. */
async function run(words: readonly string[], isTTY = false): Promise<Printed> {
  let text = '';
  const output = { write: (part: string) => (text += part), isTTY };
  const io = {
    stdin: new ReadableStream<Uint8Array>(),
    stdout: output,
    stderr: output,
    env: { COLUMNS: '200' },
    platform: 'linux',
  };
  const code = await main(words, io);
  for (const name of readdirSync(files.out)) {
    text += readFileSync(join(files.out, name), 'utf8');
    rmSync(join(files.out, name));
  }
  return { text, code };
}

/** The planted words that were printed. */
const leaks = (text: string): string[] => {
  const flat = text.replace(/\s+/g, ' ').toLowerCase();
  return PLANTED.filter((word) => flat.includes(word.toLowerCase()));
};

const commands = commandsIn([]);
const offered = new Map(commands.map((path) => [path.join(' '), optionsOf(path)]));

/** Every way in which a command is run: each option alone, in each format. */
function waysOf(command: string, without: readonly string[] = []): string[][] {
  const options = offered.get(command) ?? [];
  const given = options
    .filter(({ flag }) => !without.includes(flag))
    .flatMap(({ flag, takesValue }) =>
      takesValue ? (VALUES[flag] ?? []).map((value) => [flag, value]) : [[flag]],
    );
  const formats = options.flatMap(({ flag, choices }) =>
    flag === '--format' ? choices.map((choice) => [flag, choice]) : [],
  );
  return (WORDS[command] ?? []).flatMap((words) =>
    (formats.length === 0 ? [[]] : formats).flatMap((format) =>
      [[], ...given].map((option) => [...command.split(' '), ...words, ...format, ...option]),
    ),
  );
}

const SHOWING = ['explain', 'evidence narrative', 'evidence targets', 'evidence social'];

describe('words of personal fields and of texts', () => {
  it('are looked for in every command and every option', () => {
    expect([...offered.keys()].sort()).toEqual(Object.keys(WORDS).sort());
    for (const [command, options] of offered) {
      for (const { flag, takesValue, choices } of options) {
        expect([command, flag, takesValue ? flag in VALUES : FLAGS.has(flag)]).toEqual([command, flag, true]);
        if (flag === '--format') expect(choices.length).toBeGreaterThan(1);
      }
    }
    const showing = [...offered].filter(([, options]) => options.some(({ flag }) => flag === '--show-text'));
    expect(showing.map(([command]) => command).sort()).toEqual([...SHOWING].sort());
  });

  it.each(commands.map((path) => path.join(' ')))('are not printed by casefile %s', async (command) => {
    await run(['audit', files.folder, '--format', 'json', '--out', saved]);
    const ways = waysOf(command, ['--show-text']);
    // A command that refused everything would print nothing of anybody.
    const [first = []] = WORDS[command] ?? [];
    expect((await run([...command.split(' '), ...first])).code).toBeLessThan(2);
    for (const words of ways) {
      const ran = await run(words);
      expect({ words, leaks: leaks(ran.text) }).toEqual({ words, leaks: [] });
      if (SHOWING.includes(command)) continue;
      const { text } = await run(words, true);
      expect({ words, onTerminal: leaks(text) }).toEqual({ words, onTerminal: [] });
    }
  });

  it.each(SHOWING)(
    'are printed by casefile %s to a terminal, and elsewhere when asked for',
    async (command) => {
      const found = async (more: readonly string[], isTTY: boolean): Promise<string[]> => {
        const ran = await Promise.all(
          waysOf(command, ['--show-text']).map((words) => run([...words, ...more], isTTY)),
        );
        return [...new Set(ran.flatMap(({ text }) => leaks(text)))].sort();
      };
      const asked = await found(['--show-text'], false);
      expect(asked.length).toBeGreaterThan(0);
      expect(await found([], true)).toEqual(asked);
    },
  );

  it('are not printed by the built program', () => {
    for (const command of commands.map((path) => path.join(' '))) {
      const [words = []] = WORDS[command] ?? [];
      const { stdout, stderr } = casefile([...command.split(' '), ...words]);
      expect({ command, leaks: leaks(`${stdout}${stderr}`) }).toEqual({
        command,
        leaks: [],
      });
    }
    const { stdout } = casefile(['explain', files.folder, 'N-1', '--show-text']);
    expect(leaks(stdout)).toContain('battered');
  });
});
