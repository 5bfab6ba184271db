import { plural, printable, shownId } from '../util/words.ts';

/** What is still open in one record. */
export interface RecordGaps {
  readonly unit: string;
  readonly id: readonly string[];
  readonly file: string;
  readonly line: number;
  readonly gaps: readonly { readonly check: string; readonly answer: 'unclear' | 'not recorded' }[];
}

/** The records with the most open questions first; among equals, in the order of the files. */
export function renderGaps(records: readonly RecordGaps[], total: number): string {
  const head = `${plural(records.length, 'record')} of ${total} with something unclear or not recorded`;
  const width = records.reduce((widest, record) => Math.max(widest, idOf(record).length), 0);
  const lines = records.flatMap((record) => [
    `${idOf(record).padEnd(width)}  ${String(record.gaps.length).padStart(3)}  ${printable(record.file)}:${record.line}`,
    ...record.gaps.map(({ check, answer }) => `${' '.repeat(width + 7)}${check}: ${answer}`),
  ]);
  return `${[head, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n')}\n`;
}

const idOf = ({ id }: RecordGaps): string => shownId(id);
