import type { EvidenceKinds, Reason, RowsKind } from '../evidence/kinds.ts';
import type { Answer } from '../model/answer.ts';
import type { Cause, EvidenceReason, Trace, ValueRead } from '../model/explanation.ts';
import {
  partsOf,
  type CountOperand,
  type EvidenceAnswer,
  type Expression,
  type FieldName,
  type Operand,
  type RowsRule,
} from '../model/expression.ts';
import { formatExpression, formatOperand } from '../model/format-expression.ts';
import { areRows, NOT_COLLECTED, type Cell } from '../model/record.ts';
import { countRows } from '../model/rows.ts';
import type { EvidenceSpec, Field, Unit } from '../model/rubric.ts';
import { birthdayOf, isoDate } from '../util/dates.ts';
import { compilePart } from './compile.ts';
import type { Facts, Places } from './places.ts';
import { inItsPlace, shownCell } from './shown-cell.ts';

/** What tracing needs to know beside the expression. */
export interface Traced {
  readonly unit: Unit;
  readonly places: Places;
  readonly facts: Facts;
  readonly evidence: readonly EvidenceSpec[];
  readonly kinds: EvidenceKinds;
  /** Whether what is personal, and texts, are shown too. */
  readonly showsText: boolean;
}

/** What every node of a trace has at least. */
const LEAF = { kind: 'part', values: [], reasons: [], parts: [] } as const;

/**
 * Takes expressions apart for one record. Every answer in a trace is given by the same compiled functions that an
 * audit runs, each for its own part: nothing is worked out here.
 */
export class Tracer {
  private readonly traced: Traced;

  constructor(traced: Traced) {
    this.traced = traced;
  }

  /** @param noRows as in `compile` */
  trace(expression: Expression, noRows: Answer = 'not recorded'): Trace {
    return this.node(expression, null, noRows);
  }

  /** @param table the one of which `facts.row` is a row; null: the expression is asked of the record */
  private node(expression: Expression, table: string | null, noRows: Answer): Trace {
    const { places, facts } = this.traced;
    const words = formatExpression(expression);
    const answer = compilePart(expression, places, table, noRows)(facts);
    const own = { ...LEAF, words, answer };
    switch (expression.kind) {
      case 'check':
        return { ...own, kind: 'check' };
      case 'field':
      case 'blank':
      case 'present':
      case 'includes':
        return { ...own, values: this.value(expression, table) };
      case 'evidence':
        return { ...own, kind: 'evidence', reasons: this.reasons(expression) };
      case 'compare':
        return this.comparison(own, [expression.left, expression.right], table, noRows);
      case 'rows':
        return { ...own, kind: 'rows', ...this.rows(expression, noRows) };
      default:
        return { ...own, parts: partsOf(expression).map((part) => this.node(part, table, noRows)) };
    }
  }

  private comparison(own: Trace, sides: readonly Operand[], table: string | null, noRows: Answer): Trace {
    const counts = sides.filter((side) => side.kind === 'count').map((side) => this.counted(side, noRows));
    return {
      ...own,
      kind: counts.length > 0 ? 'rows' : 'part',
      values: [...sides.flatMap((side) => this.side(side, table)), ...counts.flatMap(({ values }) => values)],
      parts: counts.flatMap(({ parts }) => parts),
    };
  }

  /** The value of one side of a comparison, where it is not said by the words already. */
  private side(side: Operand, table: string | null): ValueRead[] {
    if (side.kind === 'field') return this.value(side, table);
    if (side.kind === 'birthday') {
      const { field, cell } = this.cell(side, table);
      const day = cell.state === 'value' ? { ...cell, rank: birthdayOf(cell.rank, side.years) } : cell;
      return [{ name: formatOperand(side), value: shownCell(field, day, this.traced.showsText) }];
    }
    const { asOf } = this.traced.places;
    return side.kind === 'as of' && asOf !== null ? [{ name: 'as_of', value: isoDate(asOf) }] : [];
  }

  private counted(side: CountOperand, noRows: Answer): Pick<Trace, 'values' | 'parts'> {
    const { parts: rows, values } = this.eachRow(side, side.where, noRows, () => []);
    // Where nothing is asked of them there is nothing to say of a row but that it is there.
    const parts = side.where === null ? [] : rows;
    if (values.length > 0) return { parts, values };
    const { low, high } = countRows(rows.map(({ answer }) => answer));
    const number = low === high ? String(low) : `${low} to ${high}`;
    return { parts, values: [{ name: formatOperand(side), value: number }] };
  }

  private rows({ quantifier, where, ...name }: RowsRule, noRows: Answer): Pick<Trace, 'values' | 'parts'> {
    const { table } = name;
    const by =
      'by' in quantifier ? quantifier.by : quantifier.kind === 'main' ? quantifier.main.else?.by : undefined;
    const mark = quantifier.kind === 'main' ? quantifier.main.where : null;
    return this.eachRow(name, where, noRows, () => [
      ...(mark === null
        ? []
        : [{ name: formatExpression(mark), value: this.node(mark, table, noRows).answer }]),
      ...(by === undefined ? [] : this.value({ field: by, row: true }, table)),
    ]);
  }

  /**
   * A trace for each row, or what stands in the place of rows.
   *
   * @param chosenBy what a row is chosen by, beside what is asked of it
   */
  private eachRow(
    { table, one }: Pick<RowsRule, 'table' | 'one'>,
    where: Expression | null,
    noRows: Answer,
    chosenBy: () => readonly ValueRead[],
  ): Pick<Trace, 'values' | 'parts'> {
    const { places, facts } = this.traced;
    const rows = facts.tables[places.tables.get(table)?.index ?? -1] ?? NOT_COLLECTED;
    if (!areRows(rows)) return { values: [{ name: table, value: inItsPlace(rows) }], parts: [] };
    if (rows.length === 0) return { values: [{ name: table, value: 'no row' }], parts: [] };
    const parts = rows.map(({ cells, file, line }, index): Trace => {
      facts.row = cells;
      const asked = where === null ? { ...LEAF, answer: 'yes' as const } : this.node(where, table, noRows);
      const words = `${one} ${index + 1} at ${file}:${line}`;
      return { ...asked, kind: 'row', words, values: [...chosenBy(), ...asked.values] };
    });
    return { values: [], parts };
  }

  private value(name: FieldName, table: string | null): ValueRead[] {
    const { field, cell } = this.cell(name, table);
    // The answer of the part says it already.
    if (field.type === 'answer' && cell.state === 'value') return [];
    return [{ name: field.id, value: shownCell(field, cell, this.traced.showsText) }];
  }

  private cell({ field: id, row }: FieldName, table: string | null): { field: Field; cell: Cell } {
    const { unit, facts } = this.traced;
    const fields = row === true ? (unit.tables.find((one) => one.id === table)?.fields ?? []) : unit.fields;
    const place = fields.findIndex((one) => one.id === id);
    const field = fields[place];
    if (field === undefined) throw new Error(`"${id}" has no place`);
    return { field, cell: (row === true ? facts.row : facts.cells)[place] ?? NOT_COLLECTED };
  }

  private reasons({ evidence, output, row }: EvidenceAnswer): EvidenceReason[] {
    const { kinds, unit, places, facts } = this.traced;
    const kind = kinds[evidence];
    const spec = this.traced.evidence.find((one) => one.kind === evidence && one.unit === unit.id);
    if (kind === undefined || spec === undefined) throw new Error(`no evidence "${evidence}"`);
    if (kind.perRow === true && kind.besideOthers === true) return this.besideOthers(kind, spec, output);
    const found =
      kind.perRow === true
        ? row === true
          ? kind.reasons(spec, unit)(output, facts.row)
          : []
        : kind.reasons(spec, unit, places.asOf)(output, facts.cells, facts.tables);
    const fields = row === true ? spec.rowFields : spec.fields;
    return found.map((reason) => this.reason(reason, fields));
  }

  /** The other row of the record that an answer comes from, by its place. */
  private besideOthers(kind: RowsKind, spec: EvidenceSpec, output: string): EvidenceReason[] {
    const { unit, facts } = this.traced;
    const rows = facts.tables[unit.tables.findIndex(({ id }) => id === spec.table)];
    if (rows === undefined || !areRows(rows)) return [];
    const said = kind.make(spec, unit)(rows)[rows.findIndex(({ cells }) => cells === facts.row)];
    const other = rows[said?.beside ?? -1];
    if (said === undefined || other === undefined) return [];
    return [
      {
        about: output,
        reading: said.answers[output] ?? 'not recorded',
        rule: 'beside another row',
        text: `compared with the row at ${other.file}:${other.line}`,
        source: null,
        place: null,
      },
    ];
  }

  private reason({ words, ...reason }: Reason, fields: Readonly<Record<string, string>>): EvidenceReason {
    if (words === null) return { ...reason, place: null };
    const { role, start, end, cue } = words;
    const place = { field: fields[role] ?? role, start, end };
    return { ...reason, place: this.traced.showsText ? { ...place, cue } : place };
  }
}

/** The parts that made an answer what it is: those with the same answer, or where none has it, all of them. */
export function causesOf({ kind, words, answer, parts }: Trace): Cause[] {
  if (parts.length === 0 || kind === 'rows') return [{ words, answer }];
  const same = parts.filter((part) => part.answer === answer);
  return (same.length > 0 ? same : parts).flatMap(causesOf);
}
