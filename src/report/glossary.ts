import { plural, printable } from '../util/words.ts';
import { wrap } from '../util/wrap.ts';

/** A code, as far as a report needs it. */
export interface GlossaryLine {
  readonly code: string;
  readonly spellings: readonly string[];
  readonly meaning: string;
  readonly concern: string | null;
  readonly otherwise: string | null;
}

export interface GlossaryReport<T extends GlossaryLine> {
  readonly source: { readonly title: string; readonly paragraph: string; readonly licence: string };
  readonly codes: readonly T[];
}

/** Codes for people, one a line; those of concern have a mark in front and say why. */
export function renderGlossary({ source, codes }: GlossaryReport<GlossaryLine>, width: number): string {
  const counts = new Map<string, { line: GlossaryLine; times: number }>();
  for (const line of codes) {
    counts.set(line.code, { line, times: (counts.get(line.code)?.times ?? 0) + 1 });
  }
  const each = [...counts.values()];
  const names = each.map(({ line, times }) => nameOf(line) + (times > 1 ? ` (${times} times)` : ''));
  const widest = Math.max(0, ...names.map((name) => name.length));
  const lines = each.map(({ line }, index) => {
    const mark = line.concern === null ? ' ' : '!';
    const concern = line.concern === null ? '' : `  OF CONCERN: ${line.concern}`;
    const otherwise = line.otherwise === null ? '' : ` (or: ${line.otherwise})`;
    return `${mark} ${(names[index] ?? '').padEnd(widest)}  ${line.meaning}${otherwise}${concern}`;
  });
  const ofConcern = each.filter(({ line }) => line.concern !== null).length;
  const head =
    each.length === 0
      ? 'No code of the glossary is in this text. That says nothing about codes that are not in it.'
      : `${plural(each.length, 'code')}, ${ofConcern} of concern. A code shows what to ask about; it proves nothing.`;
  const foot = `From ${source.paragraph} of ${source.title} (${source.licence}).`;
  return [
    ...lines.map(printable),
    ...(lines.length > 0 ? [''] : []),
    wrap(head, width),
    wrap(foot, width),
    '',
  ].join('\n');
}

const nameOf = ({ code, spellings }: GlossaryLine): string => [code, ...spellings].join(', ');

/** The same as JSON, with every place where a code stands. */
export const renderGlossaryJson = <T extends GlossaryLine>(report: GlossaryReport<T>): string =>
  `${JSON.stringify(report, null, 2)}\n`;
