import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAgree, type AgreeRequest } from '../../src/cli/run-agree.ts';
import type { AgreementItem, AgreementResult } from '../../src/model/agreement.ts';
import { inFolder } from './run.ts';

/** Two checks, the second asked only where the first is yes, and a level beside the service's own. */
export const RUBRIC = `rubric: two-auditors
version: 1
title: Two auditors, one case
themes: {trauma: Trauma, risk: Risk}
units:
  case:
    id: case_id
    fields:
      trauma: {type: answer}
      response: {type: answer}
      notes: {type: text, personal: true}
      level: {type: choice, ordered: true, options: [low, medium, high], ask: Level of risk}
      entered: {type: choice, entry: true, ordered: true, options: [low, medium, high]}
checks:
  trauma-evidence: {theme: trauma, label: Evidence of trauma, recorded: trauma}
  trauma-response: {theme: trauma, label: Response to trauma, relevant: trauma-evidence, recorded: response}
  level-agreed: {theme: risk, label: Level agreed, rule: entered = level}
`;

const HEAD = 'case_id,trauma,response,level,entered,notes';

/** Rows as written by hand: id, trauma, response, level. */
export const sheet = (rows: readonly string[]): string =>
  `${[HEAD, ...rows.map((row) => `${row},low,she told nobody`)].join('\n')}\n`;

export const FIRST = [
  'C1,Yes,Yes,low',
  'C2,Yes,No,high',
  'C3,No,,low',
  'C4,No,N/A,low',
  'C5,Yes,Yes,medium',
  'C6,Unclear,,low',
  'C7,Yes,Yes,low',
  'C8,Yes,No,low',
  'C9,Yes,Yes,low',
];
export const SECOND = [
  'C1,Yes,Yes,low',
  'C2,Yes,Yes,high',
  'C3,Yes,No,low',
  'C4,No,,medium',
  'C5,Yes,Not recorded,medium',
  'C6,Yes,Yes,low',
  'C7,Yes,Yes,low',
  'C8,Yes,No,low',
  'C10,Yes,Yes,low',
];

const NOTHING: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
};

/** Compares texts as if they were files, `first.csv` and so on. */
export const agreeTexts = (
  texts: Readonly<Record<string, string>>,
  options: Partial<AgreeRequest> = {},
): Promise<AgreementResult> =>
  inFolder(async (folder) => {
    const rubric = join(folder, 'rubric.yaml');
    writeFileSync(rubric, RUBRIC);
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    const { result } = await runAgree({
      samples: Object.keys(texts).map((name) => join(folder, name)),
      rubric,
      themes: [],
      units: [],
      sort: 'report',
      stdin: NOTHING,
      onProblem: () => undefined,
      ...options,
    });
    return result;
  });

export function itemOf({ items }: AgreementResult, id: string): AgreementItem {
  const item = items.find((one) => one.id === id);
  if (item === undefined) throw new Error(`no item ${id}`);
  return item;
}
