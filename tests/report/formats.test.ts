import { describe, expect, it } from 'vitest';
import type { AuditResult } from '../../src/model/result.ts';
import { WHOLE_VIEW, type View } from '../../src/report/view.ts';
import { FORMATS } from '../../src/report/formats.ts';
import { runAudit } from '../../src/index.ts';
import { auditRows, checkText } from '../helpers/audit-text.ts';

/** As the command line has it unless it is asked for more. */
const USUAL: View = { ...WHOLE_VIEW, all: false };
const WIDE = { width: 120, colour: 0, unicode: true, view: USUAL } as const;
const NARROW = { width: 60, colour: 0, unicode: false, view: USUAL } as const;
const stdin = process.stdin;

const fixture = async (by: readonly string[] = []): Promise<AuditResult> => {
  const { result } = await runAudit({ sample: ['fixtures/pp2017'], stdin, by });
  // The version of the tool is not what these files are about.
  return { ...result, tool: { name: 'casefile', version: '0.0.0' } };
};

const ESC = String.fromCharCode(27);
/** A sample that tries to write on the terminal through every text that a report prints. */
const hostile = async (): Promise<AuditResult> => {
  const { result } = await auditRows(checkText({ recorded: 'own' }), [{ own: `${ESC}[31mred` }]);
  const evil = `${ESC}[2J=cmd()|\u202e\n# heading`;
  return {
    ...result,
    rubric: { ...result.rubric, title: evil, themes: [{ id: 'main', title: evil }] },
    sample: { ...result.sample, title: evil, period: evil },
    figures: result.figures.map((figure) => ({ ...figure, label: evil })),
  };
};

describe.each(Object.keys(FORMATS))('format %s', (name) => {
  const render = async (result: AuditResult, options: typeof WIDE | typeof NARROW = WIDE): Promise<string> =>
    ((await FORMATS[name]?.(options)) ?? (() => ''))(result);

  it('is the golden file', async () => {
    await expect(await render(await fixture())).toMatchFileSnapshot(`golden/pp2017.${name}.txt`);
    await expect(await render(await fixture(['site']))).toMatchFileSnapshot(
      `golden/pp2017-by-site.${name}.txt`,
    );
  });

  it('ends with one line break', async () => {
    expect(await render(await fixture())).toMatch(/[^\n]\n$/);
  });

  it('is the same when asked twice, and from a saved result', async () => {
    const result = await fixture();
    const saved = JSON.parse(JSON.stringify(result)) as AuditResult;
    expect(await render(saved)).toBe(await render(result));
  });

  it('survives a result without figures', async () => {
    const { result } = await auditRows(checkText({ recorded: 'own' }), [{ own: 'Yes' }]);
    expect(await render({ ...result, figures: [] })).toMatch(/\n$/);
  });

  it('lets nothing through that moves a cursor', async () => {
    const text = await render(await hostile());
    expect(text).not.toContain(ESC);
    expect(text).not.toContain('\u202e[');
  });
});

describe('the table', () => {
  const table = async (result: AuditResult, options: typeof WIDE | typeof NARROW): Promise<string> =>
    ((await FORMATS['table']?.(options)) ?? (() => ''))(result);

  it('in a narrow terminal is the golden file, in ASCII and never wider', async () => {
    const text = await table(await fixture(), NARROW);
    await expect(text).toMatchFileSnapshot('golden/pp2017-narrow.table.txt');
    expect(text).toMatch(/^[\n -~]*$/);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it.each<[string, View]>([
    ['all', WHOLE_VIEW],
    ['below-70', { ...USUAL, below: 70 }],
    ['highest', { ...USUAL, sort: 'highest' }],
  ])('asked for %s is the golden file', async (name, view) => {
    const text = await table(await fixture(), { ...WIDE, view });
    await expect(text).toMatchFileSnapshot(`golden/pp2017-${name}.table.txt`);
  });

  it.each([40, 60, 80, 100, 110, 120, 140, 200])('at width %i fits', async (width) => {
    for (const [by, view] of [
      [[], USUAL],
      [[], WHOLE_VIEW],
      [[], { ...USUAL, below: 90 }],
      [['site'], USUAL],
    ] as const) {
      const text = await table(await fixture(by), { ...WIDE, width, view } as unknown as typeof WIDE);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
      expect(text).not.toContain('\u2026');
    }
  });

  const figureText = async (
    cells: readonly string[],
    check: Record<string, string> = { recorded: 'own' },
  ): Promise<string> => {
    const { result } = await auditRows(
      checkText(check),
      cells.map((own) => ({ own })),
    );
    return table(result, { ...WIDE, width: 140 } as unknown as typeof WIDE);
  };

  it('never shows a false 100% or a full bar', async () => {
    const text = await figureText([...Array.from({ length: 299 }, () => 'Yes'), 'No']);
    expect(text).toContain('>99%  299 of 300');
    expect(text).toContain('\u2588'.repeat(9) + '\u2591');
  });

  it('leads with the count below a base of 20', async () => {
    expect(await figureText(['Yes', 'No', 'No'])).toContain('1 of 3 (33%)');
  });

  it('says why there is no percentage', async () => {
    expect(await figureText(['N/A', 'N/A'])).toContain('no relevant cases');
    const { result: open } = await auditRows(
      checkText({ recorded: 'own' }),
      ['Unclear', '', ''].map((own) => ({ own })),
    );
    expect(await table(open, NARROW)).toContain('not known: 1 unclear, 2 not recorded');
    const { result } = await auditRows(checkText({ recorded: 'own' }), [{ condition: 'Yes' }]);
    expect(await table(result, WIDE)).toContain('not collected');
  });

  it('prints bounds that lie more than ten points apart, and says what was worked out', async () => {
    expect(await figureText(['Yes', 'No', '', ''])).toContain('from 25% to 75% if all were known');
    expect(await figureText(['Yes', 'No', ...Array.from({ length: 40 }, () => 'Yes')])).not.toContain(
      'if all were known',
    );
    expect(await figureText(['Yes'], { rule: 'any of [own, condition]' })).toContain('worked out by rule');
  });

  it('puts lost rows into its first line', async () => {
    const { result } = await auditRows(checkText({ recorded: 'own' }), [{ own: 'Yes' }, { own: 'No' }]);
    const [unit] = result.sample.units;
    if (!unit) throw new Error('no unit');
    const lost = { ...result, sample: { ...result.sample, units: [{ ...unit, notCounted: 2 }] } };
    expect((await table(lost, WIDE)).split('\n')[0]).toBe('2 records; 2 rows not counted');
  });
});
