import type { Answer } from '../../model/answer.ts';
import { areRows, NOT_COLLECTED, type Cell, type ChildRow, type TableRows } from '../../model/record.ts';
import type { EvidenceSpec, Unit } from '../../model/rubric.ts';
import type { EvidenceKind, EvidenceOf, ReasonsOf } from '../kinds.ts';
import { DTO_BASES, type DtoBasis, type MappaResult } from './case.ts';
import { enteredCategory, namesNoCategory } from './compare-entry.ts';
import { OFFENCE_FIELDS, offenceOf, textOf, numberOf } from './from-record.ts';
import { reasonsIn } from './legal-reasons.ts';
import { offenceMatcher } from './lists.ts';
import { evaluateMappa } from './mappa.ts';
import { ODDITIES } from './oddities.ts';

/** Eligibility for MAPPA as evidence in a rubric: what the law computes, and whether the service saw it. */
export const mappaKind: EvidenceKind = {
  outputs: ['eligible', 'identified', 'missed'],
  fields: ['dob', 'orders', 'entered_category', 'entered_level', 'recorded'],
  rowFields: OFFENCE_FIELDS,
  options: { dto_basis: DTO_BASES },
  make: makeMappa,
  entryOutputs: ['identified', 'missed'],
  reasons: reasonsOfMappa,
};

/** What the roles of a rubric name, found once. */
interface Reader {
  readonly entry: (cells: readonly Cell[]) => Cell | undefined;
  readonly recorded: (cells: readonly Cell[]) => Cell | undefined;
  readonly rows: (tables: readonly TableRows[]) => TableRows;
  /** Of a case with at least one offence. */
  readonly find: (cells: readonly Cell[], rows: readonly ChildRow[]) => MappaResult;
}

function readerOf(spec: EvidenceSpec, unit: Unit, asOf: number | null): Reader {
  const place = (role: string): number => unit.fields.findIndex(({ id }) => id === spec.fields[role]);
  const [dob, orders, category, level, recorded] = [
    'dob',
    'orders',
    'entered_category',
    'entered_level',
    'recorded',
  ].map(place) as [number, number, number, number, number];
  const tableIndex = unit.tables.findIndex(({ id }) => id === spec.table);
  const rowFields = unit.tables[tableIndex]?.fields ?? [];
  const rowPlaces = new Map(
    OFFENCE_FIELDS.map((role) => [role, rowFields.findIndex(({ id }) => id === spec.rowFields[role])]),
  );
  const matcher = offenceMatcher();
  const dtoNotificationBasis = (spec.options['dto_basis'] ?? DTO_BASES[0]) as DtoBasis;
  return {
    entry: (cells) => cells[category],
    recorded: (cells) => cells[recorded],
    rows: (tables) => tables[tableIndex] ?? NOT_COLLECTED,
    find: (cells, rows) =>
      evaluateMappa(
        {
          dob: numberOf(cells[dob]),
          asOf,
          orders: textOf(cells[orders]),
          ordersUnread: cells[orders]?.state === 'unreadable',
          offences: rows.map((row) => offenceOf((role) => row.cells[rowPlaces.get(role) ?? -1])),
          entry: { category: textOf(cells[category]), level: textOf(cells[level]) },
        },
        matcher,
        { dtoNotificationBasis },
      ),
  };
}

/** Why the law gives a category or none, and how that stands to what was entered. */
function reasonsOfMappa(spec: EvidenceSpec, unit: Unit, asOf: number | null): ReasonsOf {
  const reader = readerOf(spec, unit, asOf);
  return (output, cells, tables) => {
    const rows = reader.rows(tables);
    if (output === 'missed' || !areRows(rows) || rows.length === 0) return [];
    return reasonsIn(reader.find(cells, rows), output);
  };
}

function makeMappa(spec: EvidenceSpec, unit: Unit, asOf: number | null): EvidenceOf {
  const reader = readerOf(spec, unit, asOf);
  return (cells, tables) => {
    const rows = reader.rows(tables);
    const entry = reader.entry(cells);
    // Nobody wrote down an offence: nothing can be worked out, and that is not the same as none.
    if (!areRows(rows) || rows.length === 0) {
      const open = areRows(rows) ? 'not recorded' : rows.answer === 'yes' ? 'not recorded' : rows.answer;
      return {
        answers: {
          eligible: open,
          identified: identifiedBy(null, entry, reader.recorded(cells)),
          missed: missedBy(entry),
        },
        oddities: [],
      };
    }
    const found = reader.find(cells, rows);
    return {
      answers: {
        eligible: eligibleBy(found),
        identified: identifiedBy(found, entry, reader.recorded(cells)),
        missed: missedBy(entry),
      },
      oddities: found.oddities.map(({ offence, rule }) => ({ row: offence - 1, text: ODDITIES[rule] })),
    };
  };
}

/** A category that is met makes a case eligible, even where it is open which comes first. */
function eligibleBy({ category, categories }: MappaResult): Answer {
  if (categories.length > 0) return 'yes';
  return category === 'none' ? 'no' : 'unclear';
}

/** Whether the service entered no category, or none. */
function missedBy(entry: Cell | undefined): Answer {
  if (entry === undefined || entry.state === 'not collected' || entry.state === 'unreadable')
    return 'not recorded';
  return entry.state !== 'value' || enteredCategory(entry.text ?? '') === '' ? 'yes' : 'no';
}

/**
 * Whether the service saw an eligible case for what it is. Only an entry that is blank or none is a case that was
 * missed; where the law computes nothing or cannot decide, what the auditor recorded stands.
 *
 * @param found null: nothing could be worked out
 */
function identifiedBy(
  found: MappaResult | null,
  entry: Cell | undefined,
  recorded: Cell | undefined,
): Answer {
  const missed = missedBy(entry);
  if (missed !== 'no') return missed === 'yes' ? 'no' : missed;
  // A bare yes says that somebody saw it, and not as what.
  if (namesNoCategory(enteredCategory(textOf(entry)))) return recorded?.answer === 'yes' ? 'yes' : 'unclear';
  switch (found?.comparison) {
    case 'match':
    case 'level_inconsistent':
      return 'yes';
    case 'category_mismatch':
    case 'missed':
      return 'no';
    default:
      return recorded?.answer === 'yes' ? 'yes' : 'unclear';
  }
}
