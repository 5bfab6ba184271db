import { NOT_COLLECTED, type Cell } from '../../model/record.ts';
import type { RowsKind } from '../kinds.ts';
import { compareReviews, type Review } from './compare-reviews.ts';

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
      const { readings } = compareReviews(rows.map(({ cells }) => reviewOf(cells[date], cells[text])));
      return readings.map(({ copied, unchanged, like }) => ({
        answers: { copied, unchanged },
        beside: like?.row ?? null,
      }));
    };
  },
};

/** A review as it is compared, from its cells; a word such as N/A in the place of the text stands for itself. */
export const reviewOf = (date: Cell = NOT_COLLECTED, text: Cell = NOT_COLLECTED): Review =>
  text.state === 'value' ? { date, text: text.text } : { date, text: null, instead: text.answer };
