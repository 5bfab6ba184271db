import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { casefile, inFolder } from '../helpers/run.ts';

interface Block {
  readonly language: string;
  readonly text: string;
}

const BLOCKS: readonly Block[] = [
  ...readFileSync('docs/attention.md', 'utf8').matchAll(/```(\w+)\n([\s\S]*?)```/g),
].map(([, language = '', text = '']) => ({ language, text }));

const commandOf = (block: Block | undefined): string => block?.text.replace(/^casefile /, '').trim() ?? '';

/** Each run of lines between two `...` stands in the text whole, one after the other. */
function expectScreen(screen: string, text: string): void {
  const parts = screen.split(/^\.\.\.\n/m).filter((part) => part !== '');
  expect(parts.length).toBeGreaterThan(0);
  let from = 0;
  for (const part of parts) {
    const at = `\n${text}`.indexOf(`\n${part}`, from);
    expect(at, `not there, or not in this order:\n${part}`).toBeGreaterThanOrEqual(0);
    from = at + part.length;
  }
}

/** What a command prints, or writes into its list, beside a copy of the fixture that may be mended. */
function printed(command: string, cwd: string): string {
  const { stdout, status } = casefile(command.split(' '), { cwd, env: { COLUMNS: '80' } });
  expect([command, status]).toEqual([command, 0]);
  if (!command.includes('--worklist')) return stdout;
  return readFileSync(join(cwd, 'worklist.csv'), 'utf8')
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n');
}

const beside = (work: (folder: string, sample: string) => void): Promise<void> =>
  inFolder((folder) => {
    const sample = join(folder, 'fixtures/attention');
    cpSync('fixtures/attention', sample, { recursive: true });
    work(folder, sample);
  });

describe('the page "From a figure to the case"', () => {
  const mending = BLOCKS.findIndex(({ language }) => language === 'csv');
  const screens = BLOCKS.slice(0, mending).flatMap((block, index) =>
    block.language === 'sh' ? [[commandOf(block), BLOCKS[index + 1]?.text ?? ''] as const] : [],
  );

  it('has a screen for each step', () => {
    expect(screens).toHaveLength(5);
    expect(BLOCKS.slice(mending).map(({ language }) => language)).toEqual(['csv', 'sh', 'text', 'text']);
  });

  it.each(screens)('%s prints what it shows', async (command, screen) => {
    await beside((folder) => {
      expectScreen(screen, printed(command, folder));
    });
  });

  it('what is mended is gone when it is run again', async () => {
    const [row, command, first, second] = BLOCKS.slice(mending);
    await beside((folder, sample) => {
      appendFileSync(join(sample, 'actions.csv'), row?.text ?? '');
      const after = printed(commandOf(command), folder);
      expectScreen(first?.text ?? '', after);
      expect(after).not.toContain('protective-action-lapsed)');
      const cases = join(sample, 'cases.csv');
      const lines = readFileSync(cases, 'utf8').split('\n');
      const column = (lines[0] ?? '').split(',').indexOf('person_at_risk_actions');
      const said = lines.map((line) => {
        const cells = line.split(',');
        if (cells[1] === 'AT-03' || cells[1] === 'AT-04') cells[column] = 'Yes';
        return cells.join(',');
      });
      writeFileSync(cases, said.join('\n'));
      expectScreen(second?.text ?? '', printed(commandOf(command), folder));
    });
  });
});
