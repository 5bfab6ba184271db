import type { Expression } from '../model/expression.ts';
import { didYouMean } from '../util/nearest.ts';
import { orList } from '../util/words.ts';
import { ExpressionError } from './expression-tokens.ts';
import type { Scope, ScopedEvidence } from './scope.ts';
import type { Term } from './token-cursor.ts';

/** What is asked of a kind of evidence. @throws ExpressionError if there is none such, or it speaks of something else */
export function resolveEvidence(kind: Term, output: Term, scope: Scope): Expression {
  const { evidence, unit, row } = scope;
  const kinds = evidence.map(({ spec }) => spec.kind);
  const found = evidence.find(({ spec }) => spec.kind === kind.text);
  if (!found) {
    const expected = kinds.length === 0 ? `"evidence" in the rubric, with unit: ${unit}` : orList(kinds);
    throw new ExpressionError(
      kind.offset,
      `the rubric reads no evidence "${kind.text}" in unit "${unit}"`,
      expected,
      didYouMean(kind.text, kinds),
    );
  }
  const { spec, outputs, perRow, fromText, needsAll } = found;
  if (!outputs.includes(output.text)) {
    throw new ExpressionError(
      output.offset,
      `"${output.text}" is nothing that ${spec.kind} says`,
      orList(outputs),
      didYouMean(output.text, outputs),
    );
  }
  refuseElsewhere(found, kind, output, scope);
  return {
    kind: 'evidence',
    evidence: spec.kind,
    output: output.text,
    fromText,
    needsAll,
    ...(perRow && row !== null ? { row: true } : {}),
    fields: Object.values(spec.fields),
    table: spec.table,
    rowFields: Object.values(spec.rowFields),
  };
}

/** A row is asked of a row, a record of a record, and a text only where it is said whether that counts. */
function refuseElsewhere(
  { spec, perRow, fromText }: ScopedEvidence,
  kind: Term,
  output: Term,
  { row, tables, mayReadText = false }: Scope,
): void {
  const asked = `evidence(${spec.kind}).${output.text}`;
  if (perRow && row?.id !== spec.table) {
    const one = tables.find(({ id }) => id === spec.table)?.one ?? 'row';
    throw new ExpressionError(
      kind.offset,
      `${spec.kind} speaks of one row of "${spec.table ?? ''}"`,
      'a rule over its rows',
      `say which rows, as in any ${one} where ${asked}`,
    );
  }
  if (!perRow && row !== null) {
    throw new ExpressionError(
      kind.offset,
      `${spec.kind} speaks of the whole record, and rows of "${row.id}" are asked`,
      `a rule over one row of ${row.id}`,
      'make it a check of its own and write the name of that here',
    );
  }
  if (fromText && !mayReadText) {
    throw new ExpressionError(
      kind.offset,
      `${spec.kind} is read from free text, which counts only where a check says so`,
      'a check',
      `make a check with rule: ${asked} and count text: true, and write the name of that here`,
    );
  }
}
