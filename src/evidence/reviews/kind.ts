import type { Answer } from '../../model/answer.ts';
import { NOT_COLLECTED, type Cell } from '../../model/record.ts';
import type { RowsKind } from '../kinds.ts';
import { compareReviews } from './compare-reviews.ts';

/**
 * Which reviews of a case repeat an earlier one (HM Inspectorate of Probation 2014, 3.19: "copied and redated"). Texts
 * are compared with each other, as dates are, and nothing is read in them: so what it says counts.
 */
export const reviewsKind: RowsKind = {
  perRow: true,
  besideOthers: true,
  outputs: ['copied', 'unchanged'],
  fields: [],
  rowFields: ['date', 'text'],
  needs: { date: 'date', text: 'text' },
  options: {},
  make: (spec, unit) => {
    const fields = unit.tables.find(({ id }) => id === spec.table)?.fields ?? [];
    const [date, text] = ['date', 'text'].map((role) =>
      fields.findIndex(({ id }) => id === spec.rowFields[role]),
    ) as [number, number];
    return (rows) => {
      const cells = rows.map((row) => ({
        date: row.cells[date] ?? NOT_COLLECTED,
        text: row.cells[text] ?? NOT_COLLECTED,
      }));
      const { readings } = compareReviews(
        cells.map((cell) => ({ date: cell.date, text: cell.text.state === 'value' ? cell.text.text : null })),
      );
      return readings.map(({ copied, unchanged, like }, row) => {
        const instead = insteadOfText(cells[row]?.text);
        return {
          answers: instead === null ? { copied, unchanged } : { copied: instead, unchanged: instead },
          beside: like?.row ?? null,
        };
      });
    };
  },
};

/** What a word in the place of the text says; null: there is a text. */
const insteadOfText = (cell: Cell | undefined): Answer | null =>
  cell === undefined || cell.state === 'value' ? null : cell.answer;
