import type { AgreementResult } from '../../model/agreement.ts';
import { BYTE_ORDER_MARK, csvRow } from '../csv-text.ts';

/** The disagreements for a spreadsheet, one a row: which record, which check, and a column for each auditor. */
export function renderAgreementCsv({ auditors, disagreements, items }: AgreementResult): string {
  const labels = new Map(items.map(({ id, label }) => [id, label]));
  const parts = Math.max(1, ...disagreements.map(({ id }) => id.length));
  const ids = Array.from({ length: parts }, (_, index) => (index === 0 ? 'id' : `id ${index + 1}`));
  const header = ['unit', ...ids, 'check', 'label', 'differ in', ...auditors.map(({ name }) => name)];
  const rows = disagreements.map(({ unit, id, item, kind, said }) =>
    csvRow([unit, ...ids.map((_, index) => id[index] ?? ''), item, labels.get(item) ?? '', kind, ...said]),
  );
  return `${BYTE_ORDER_MARK}${csvRow(header)}${rows.join('')}`;
}
