import { SEVERITIES } from '../model/rubric.ts';
import type { WorkItem } from '../model/work-item.ts';
import { kindText } from './attention-words.ts';
import { BYTE_ORDER_MARK, csvId, csvRow } from './csv-text.ts';

/** How a worklist for a spreadsheet begins. */
export const WORKLIST_HEADER = `${BYTE_ORDER_MARK}${csvRow([
  'id',
  'unit',
  'site',
  'kind',
  'check',
  'label',
  'severity',
  'what',
  'source',
  'file',
  'line',
])}`;

/** One thing to look at as a row of that list; a finding has a severity, and the others have none. */
export function worklistRow(item: WorkItem, file: string): string {
  const { id, unit, check, line } = item.of;
  const severity = item.list === 'finding' ? item.of.severity : null;
  return csvRow([
    csvId(id),
    unit,
    item.site,
    item.list,
    check,
    item.label,
    severity,
    whatIsWrong(item),
    item.source,
    file,
    line,
  ]);
}

const whatIsWrong = (item: WorkItem): string =>
  item.list === 'finding'
    ? `${item.of.say} (answer: ${item.of.answer})`
    : kindText(item.of.kind, item.derivedFrom);

/** How many parts a worklist has: the findings of each severity, the discrepancies, and what is worth a look. */
export const WORKLIST_PARTS = SEVERITIES.length + 2;

/** Which part of the list a row belongs to, from 0: the most pressing stand first. */
export function worklistPart(item: WorkItem): number {
  if (item.list === 'finding') return SEVERITIES.indexOf(item.of.severity);
  return SEVERITIES.length + (item.list === 'discrepancy' ? 0 : 1);
}
