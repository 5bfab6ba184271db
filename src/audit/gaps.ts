import { leavesOpen } from '../model/answer.ts';
import { namesRead } from '../model/expression.ts';
import { fieldsCounted, type Check } from '../model/rubric.ts';
import type { Judgement } from './judge.ts';
import { CellsRead } from './cells-read.ts';
import { isNotCollected, type JudgedRecord } from './unit-audit.ts';

export interface Gap {
  /** The check that is open, or the figure whose own column is. */
  readonly check: string;
  readonly answer: 'unclear' | 'not recorded';
}

/**
 * What is still unclear or not recorded in one record. A check that is open only because others are is left out:
 * those are the gaps to fill, and are listed once. So is a question that the sample has no column for.
 */
export function gapsOf(judged: JudgedRecord): Gap[] {
  const { checks, judgements } = judged;
  const open = checks.filter((_, index) => leavesOpen(judgements[index]?.answer ?? 'yes'));
  const ofChecks = checks.flatMap((check, index): Gap[] => {
    const judgement = judgements[index];
    if (!judgement) return [];
    const { answer } = judgement;
    if (answer !== 'unclear' && answer !== 'not recorded') return [];
    const read = judged.cellsRead[index];
    if (read && isNotCollected(answer, judged.record, read)) return [];
    return isExplained(check, judgement, open, judged) ? [] : [{ check: check.id, answer }];
  });
  return [...ofChecks, ...gapsOfFigures(judged, open)];
}

/** Columns that are counted by option or added up, and that no open check reads. */
function gapsOfFigures({ record, unit, figures, counted }: JudgedRecord, open: readonly Check[]): Gap[] {
  const listed = new Set(
    open.flatMap(({ recorded, rule }) => [
      ...(recorded === null ? [] : [recorded]),
      ...(rule === null ? [] : namesRead(rule).fields),
    ]),
  );
  return figures.flatMap((figure, index): Gap[] => {
    const answer = counted[index];
    if (answer !== 'unclear' && answer !== 'not recorded') return [];
    const open = fieldsCounted(figure).filter((field) => {
      if (listed.has(field)) return false;
      const cell = record.cells[unit.fields.findIndex(({ id }) => id === field)];
      return cell !== undefined && leavesOpen(cell.answer) && cell.state !== 'not collected';
    });
    for (const field of open) listed.add(field);
    return open.length === 0 ? [] : [{ check: figure.id, answer }];
  });
}

/** Whether all that is open in a check is listed under other checks: nothing is left to fill in here. */
function isExplained(
  check: Check,
  judgement: Judgement,
  open: readonly Check[],
  judged: JudgedRecord,
): boolean {
  const source = judgement.relevanceUnknown ? check.relevant : check.recorded === null ? check.rule : null;
  if (source === null) return false;
  const { fields, checks, tables, rowFields } = namesRead(source);
  if (tables.length > 0) {
    // A row is nobody's check: what is open in it can only be listed here.
    const saysWithoutRows = source === check.rule && check.noRows !== null;
    const rows = {
      fields: new Set<string>(),
      tables: new Set(tables),
      rowFields: new Set(rowFields),
      openWithoutRows: new Set(saysWithoutRows ? [] : tables),
      unanswerable: false,
    };
    if (new CellsRead(rows, judged.unit).openIn(judged.record) !== 'nothing') return false;
  }
  const openChecks = checks.filter((id) => open.some((other) => other.id === id));
  const openFields = fields.filter((id) => isOpen(id, judged));
  const listed = (field: string): boolean =>
    open.some((other) => other.id !== check.id && other.recorded === field);
  return openChecks.length + openFields.length > 0 && openFields.every(listed);
}

function isOpen(field: string, { record, unit }: JudgedRecord): boolean {
  const cell = record.cells[unit.fields.findIndex(({ id }) => id === field)];
  return cell !== undefined && leavesOpen(cell.answer);
}
