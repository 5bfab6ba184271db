import type { Reason } from '../kinds.ts';
import type { MappaResult } from './case.ts';

/**
 * Why the law gives a category or none, offence by offence, for somebody who asks of one case; for `identified` also
 * how the category stands to what was entered.
 */
export function reasonsIn({ reasons, category, comparison, missing }: MappaResult, output: string): Reason[] {
  // A category that is neither met nor open needs no line, unless none is.
  const telling = reasons.filter(({ answer }) => answer !== 'no');
  const legal = (telling.length > 0 ? telling : reasons).map(
    ({ offence, category: of, answer, rule, text, source }): Reason => ({
      about: `${offence === null ? 'case' : `offence ${offence}`}, category ${of}`,
      reading: answer === 'review' ? 'a person must decide' : answer,
      rule,
      text,
      source: source === '' ? null : source,
      words: null,
    }),
  );
  const said = new Set(reasons.map(({ text }) => text));
  const open = missing
    .filter((text) => !said.has(text))
    .map((text) => ofCase('not known', category, 'MISSING', text));
  const entry =
    output === 'identified' ? [ofCase('entry', comparison.replaceAll('_', ' '), 'ENTRY', null)] : [];
  return [...legal, ...open, ...entry];
}

const ofCase = (about: string, reading: string, rule: string, text: string | null): Reason => ({
  about,
  reading,
  rule,
  text,
  source: null,
  words: null,
});
