import type { AnswerCounts, PairTable } from '../../src/audit/agreement.ts';

/** Two auditors, two answers: rows of the first, columns of the second. */
export const BALANCED: PairTable = [
  [20, 5],
  [10, 15],
];

/** Nearly all yes: kappa is below 0 though 94% agree. */
export const PARADOX: PairTable = [
  [118, 5],
  [2, 0],
];

/** Two coders of ten units, as Krippendorff 2011 prints them (example B). */
export const EXAMPLE_B = ['0100000010', '1110010000'];

/** Four coders of twelve units with gaps, as Krippendorff 2011 prints them (example C). */
export const EXAMPLE_C = ['123321412***', '1233224125*3', '*3332342251*', '12332441251*'];

/** For each unit how often each sign was given; `*` is no answer. */
export function countsOf(coders: readonly string[]): AnswerCounts {
  const signs = [...new Set(coders.join(''))].filter((sign) => sign !== '*').sort();
  return Array.from(coders[0] ?? '', (_, unit) =>
    signs.map((sign) => coders.filter((coder) => coder[unit] === sign).length),
  );
}

/** The same pairs as counts for each record. */
export const countsOfTable = (table: PairTable): AnswerCounts =>
  table.flatMap((row, first) =>
    row.flatMap((times, second) =>
      Array.from({ length: times }, () =>
        row.map((_, answer) => Number(answer === first) + Number(answer === second)),
      ),
    ),
  );
