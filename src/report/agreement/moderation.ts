import { listedIn, type AgreementResult, type Disagreement, type Listed } from '../../model/agreement.ts';
import { plural, printable, shortened, shownId } from '../../util/words.ts';
import { wrap } from '../../util/wrap.ts';
import type { Paint } from '../table/paint.ts';

/** The records to talk about, check by check: ids and answers, and nothing else of them. */
export function moderation(result: AgreementResult, width: number, paint: Paint): string {
  const { auditors, disagreements, items, totals } = result;
  const listed = listedIn(totals.listed);
  if (listed === 0) return 'Nothing to moderate: no two answers differ.';
  const head = `To moderate: ${plural(listed, 'disagreement')} (${kindsIn(totals.listed)}) in ${totals.recordsListed} of ${plural(totals.common, 'record')}`;
  const order = `Each as ${auditors.map(({ name }) => shortened(name)).join(' / ')}`;
  const sections = items.flatMap(({ id, label }) => {
    const own = disagreements.filter(({ item }) => item === id);
    if (own.length === 0) return [];
    const idWidth = own.reduce((widest, one) => Math.max(widest, shownId(one.id).length), 0);
    return [
      [
        wrap(`${printable(label)} (${id})`, width),
        ...own.map((one) => `  ${shownId(one.id).padEnd(idWidth)}  ${saidText(one)}`),
      ].join('\n'),
    ];
  });
  return [[paint.bold(wrap(head, width)), wrap(order, width)].join('\n'), ...sections].join('\n\n');
}

const kindsIn = ({ answers, relevance, notRecorded }: Listed): string =>
  [
    [answers, 'in the answer'],
    [relevance, 'in relevance'],
    [notRecorded, 'in whether it is recorded'],
  ]
    .flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]))
    .join(', ');

const saidText = ({ said }: Disagreement): string => said.map((one) => one ?? '-').join(' / ');
