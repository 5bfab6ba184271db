import { countAnswer, noAnswers, recordsIn, type AnswerCounts } from '../model/counts.ts';
import type { ConditionCoverage, ConditionNever, RuleCoverage } from '../model/coverage.ts';
import { partsOf, type Expression, type Operand } from '../model/expression.ts';
import { formatExpression } from '../model/format-expression.ts';
import type { Collected, CollectedParts } from './collected.ts';
import type { Around } from './places.ts';

/** What else is known of a condition's names when it is described. */
export interface ConditionContext {
  readonly collected: CollectedParts;
  /** How much of what asks and answers a check was collected. */
  readonly ofCheck: (check: string) => Collected;
  /** Whether a check never gave an answer itself. */
  readonly checkNever: (check: string, answer: 'yes' | 'no') => boolean;
}

/** A condition inside a rule, and the child table of whose rows it is asked. */
interface Part {
  readonly node: Expression;
  readonly table: string | null;
}

/** Counts the answers of every expression that is compiled with its `around`, and changes none. */
export class RuleCounts {
  private readonly counts = new Map<Expression, AnswerCounts>();

  readonly around: Around = (expression, predicate) => {
    const own = this.counts.get(expression) ?? noAnswers();
    this.counts.set(expression, own);
    return (facts) => {
      const answer = predicate(facts);
      countAnswer(own, answer);
      return answer;
    };
  };

  /** @param table of whose rows the rule is asked; null: of records */
  rule(expression: Expression, context: ConditionContext): RuleCoverage {
    const parts = byText(conditionsIn({ node: expression, table: null }));
    const evidence = byText(evidenceIn({ node: expression, table: null })).map((nodes) => {
      const answers = this.sum(nodes);
      const said = answers.yes + answers.no + answers.unclear > 0;
      return { text: textOf(nodes), answers, silent: recordsIn(answers) > 0 && !said };
    });
    return {
      ...this.condition([{ node: expression, table: null }], context),
      parts: parts.map((nodes) => this.condition(nodes, context)),
      evidence,
    };
  }

  /** How often the conditions that mark the main row came to each answer; null: no rule looks at the main row. */
  mainRow(table: string, rules: readonly Expression[]): AnswerCounts | null {
    const marks = new Set(rules.flatMap((rule) => marksIn(rule, table)));
    return marks.size === 0 ? null : this.sum([...marks].map((node) => ({ node, table })));
  }

  private condition(nodes: readonly Part[], context: ConditionContext): ConditionCoverage {
    const answers = this.sum(nodes);
    const never = neverOf(answers);
    const [{ node, table }] = nodes as readonly [Part];
    const because = never.length === 0 ? null : causeOf(node, table, never, context);
    return { text: textOf(nodes), rowsOf: table, answers, never, because };
  }

  /** A condition that a rule has twice may be one object or two, so each object is counted once. */
  private sum(nodes: readonly Part[]): AnswerCounts {
    const total = noAnswers();
    for (const node of new Set(nodes.map((part) => part.node))) {
      const own = this.counts.get(node) ?? noAnswers();
      total.yes += own.yes;
      total.no += own.no;
      total.unclear += own.unclear;
      total.notRecorded += own.notRecorded;
      total.notRelevant += own.notRelevant;
    }
    return total;
  }
}

function neverOf(answers: AnswerCounts): ConditionNever[] {
  if (recordsIn(answers) === 0) return ['worked out'];
  return (['yes', 'no'] as const).filter((answer) => answers[answer] === 0);
}

function causeOf(
  node: Expression,
  table: string | null,
  never: readonly ConditionNever[],
  { collected, checkNever }: ConditionContext,
): string | null {
  if (collected.ofRules([node], table) === 'none') return 'not collected';
  const named = node.kind === 'not' ? node.of : node;
  if (named.kind !== 'check') return null;
  const own = (answer: ConditionNever): boolean =>
    answer !== 'worked out' &&
    checkNever(named.check, (answer === 'yes') === (named === node) ? 'yes' : 'no');
  return never.every(own) ? named.check : null;
}

/**
 * What a rule joins or asks of rows, however deep. What stands after a `not` is no condition of its own, for it is yes
 * where the whole is no; nor is what marks the main row, which belongs to the table.
 */
function conditionsIn({ node, table }: Part): Part[] {
  switch (node.kind) {
    case 'not':
      return conditionsIn({ node: node.of, table });
    case 'rows':
      return withInner({ node: node.where, table: node.table });
    case 'compare':
      return [node.left, node.right].flatMap(countedIn);
    default:
      return partsOf(node).flatMap((of) => withInner({ node: of, table }));
  }
}

const withInner = (part: Part): Part[] => [part, ...conditionsIn(part)];

const countedIn = (side: Operand): Part[] =>
  side.kind === 'count' && side.where !== null ? withInner({ node: side.where, table: side.table }) : [];

function evidenceIn({ node, table }: Part): Part[] {
  if (node.kind === 'evidence') return [{ node, table }];
  return partsOf(node).flatMap((of) => evidenceIn({ node: of, table }));
}

function marksIn(node: Expression, table: string): Expression[] {
  const inner = partsOf(node).flatMap((part) => marksIn(part, table));
  if (node.kind !== 'rows' || node.table !== table || node.quantifier.kind !== 'main') return inner;
  const { where } = node.quantifier.main;
  return where === null ? inner : [where, ...inner];
}

/** The parts that read the same, together, in the order of their first mention. */
function byText(parts: readonly Part[]): Part[][] {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const key = JSON.stringify([part.table, formatExpression(part.node)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [part]);
    else group.push(part);
  }
  return [...groups.values()];
}

const textOf = ([first]: readonly Part[]): string =>
  first === undefined ? '' : formatExpression(first.node);
