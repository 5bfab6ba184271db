import type { MainRow, RowOrder } from './rubric.ts';

/**
 * A rule, a relevance or a filter, parsed and resolved: every name is known, every comparison is between values
 * of one type. Nothing here needs a rubric to be understood.
 */
export type Expression =
  | ({ readonly kind: 'field' } & FieldName)
  | { readonly kind: 'check'; readonly check: string }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly kind: 'all of' | 'any of'; readonly of: readonly Expression[] }
  | { readonly kind: 'at least'; readonly k: number; readonly of: readonly Expression[] }
  | { readonly kind: 'at least percent'; readonly percent: number; readonly of: readonly Expression[] }
  | {
      readonly kind: 'compare';
      readonly left: Operand;
      readonly operator: Comparison;
      readonly right: Operand;
    }
  | ({ readonly kind: 'blank' | 'present' } & FieldName)
  | ({ readonly kind: 'includes'; readonly rank: number; readonly text: string } & FieldName)
  | EvidenceAnswer
  | RowsRule;

/** What a kind of evidence says of a record, or of one of its rows, with the names of all that it reads. */
export interface EvidenceAnswer {
  readonly kind: 'evidence';
  readonly evidence: string;
  readonly output: string;
  /** It is read from free text. */
  readonly fromText: boolean;
  /** It says nothing where one of the fields that it reads is not there. */
  readonly needsAll: boolean;
  /** It speaks of the row that is looked at: only inside what is asked of rows. */
  readonly row?: true;
  readonly fields: readonly string[];
  readonly table: string | null;
  readonly rowFields: readonly string[];
}

export interface FieldName {
  readonly field: string;
  /** A field of the row that is looked at, not of the record: only inside what is asked of rows. */
  readonly row?: true;
}

export interface TableName {
  readonly table: string;
  /** What the rubric calls one of its rows. */
  readonly one: string;
}

/** A rule over the rows of a child table: what is asked of a row, and what is made of their answers. */
export interface RowsRule extends TableName {
  readonly kind: 'rows';
  readonly quantifier: Quantifier;
  readonly where: Expression;
}

export type Quantifier =
  | { readonly kind: 'any' | 'all' }
  | { readonly kind: 'at least'; readonly k: number }
  | { readonly kind: 'at least percent'; readonly percent: number }
  | { readonly kind: RowOrder; readonly by: string }
  | { readonly kind: 'main'; readonly main: MainRow };

export const COMPARISONS = ['=', '!=', '<=', '>=', '<', '>'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** One side of a comparison, already turned into ranks: an option's place, a number, or a day number. */
export type Operand =
  | ({ readonly kind: 'field' } & FieldName)
  | { readonly kind: 'constant'; readonly rank: number; readonly text: string }
  | { readonly kind: 'as of' }
  | ({ readonly kind: 'birthday'; readonly years: number } & FieldName)
  | CountOperand;

/** How many rows a table has, or how many for which a condition holds. */
export interface CountOperand extends TableName {
  readonly kind: 'count';
  readonly where: Expression | null;
}

/** What an expression reads directly, each name once, in the order of their first mention. */
export interface NamesRead {
  /** Of the record, those that are read beside its rows included. */
  readonly fields: readonly string[];
  readonly checks: readonly string[];
  readonly tables: readonly string[];
  /** Of the rows of a table, as in `offences.offence_date`. */
  readonly rowFields: readonly string[];
}

export function namesRead(expression: Expression): NamesRead {
  const fields = new Set<string>();
  const checks = new Set<string>();
  const tables = new Set<string>();
  const rowFields = new Set<string>();
  const addField = ({ field, row }: FieldName, table: string): void => {
    if (row === true) rowFields.add(rowFieldName(table, field));
    else fields.add(field);
  };
  const addTable = (table: string, where: Expression | null): void => {
    tables.add(table);
    if (where !== null) walk(where, table);
  };
  const addEvidence = (node: Extract<Expression, { kind: 'evidence' }>): void => {
    node.fields.forEach((field) => fields.add(field));
    if (node.table !== null) tables.add(node.table);
    for (const field of node.rowFields) rowFields.add(rowFieldName(node.table ?? '', field));
  };
  const addSide = (side: Operand, table: string): void => {
    if (side.kind === 'field' || side.kind === 'birthday') addField(side, table);
    else if (side.kind === 'count') addTable(side.table, side.where);
  };
  const walk = (node: Expression, table: string): void => {
    switch (node.kind) {
      case 'field':
      case 'blank':
      case 'present':
      case 'includes':
        addField(node, table);
        break;
      case 'check':
        checks.add(node.check);
        break;
      case 'evidence':
        addEvidence(node);
        break;
      case 'not':
        walk(node.of, table);
        break;
      case 'compare':
        addSide(node.left, table);
        addSide(node.right, table);
        break;
      case 'rows':
        for (const field of datesRead(node.quantifier)) rowFields.add(rowFieldName(node.table, field));
        if (node.quantifier.kind === 'main') addTable(node.table, node.quantifier.main.where);
        addTable(node.table, node.where);
        break;
      default:
        for (const part of node.of) walk(part, table);
    }
  };
  walk(expression, '');
  return { fields: [...fields], checks: [...checks], tables: [...tables], rowFields: [...rowFields] };
}

/** A row's field as it is named beside the fields of the record. */
export const rowFieldName = (table: string, field: string): string => `${table}.${field}`;

/** The dates by which one row is chosen among several. */
function datesRead(quantifier: Quantifier): string[] {
  if ('by' in quantifier) return [quantifier.by];
  return quantifier.kind === 'main' && quantifier.main.else !== null ? [quantifier.main.else.by] : [];
}

/** The expressions directly inside an expression, those asked of rows included. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'field':
    case 'check':
    case 'blank':
    case 'present':
    case 'includes':
    case 'evidence':
      return [];
    case 'not':
      return [expression.of];
    case 'compare':
      return [expression.left, expression.right].flatMap((side) =>
        side.kind === 'count' && side.where !== null ? [side.where] : [],
      );
    case 'rows': {
      const { quantifier, where } = expression;
      return quantifier.kind === 'main' && quantifier.main.where !== null
        ? [quantifier.main.where, where]
        : [where];
    }
    default:
      return expression.of;
  }
}

/** Whether an expression reads the as-of date. */
export function readsAsOf(expression: Expression): boolean {
  const here =
    expression.kind === 'compare' && (expression.left.kind === 'as of' || expression.right.kind === 'as of');
  return here || partsOf(expression).some(readsAsOf);
}

/** Whether an expression asks evidence that is read from free text; what the checks it names do is not looked at. */
export const readsText = (expression: Expression): boolean =>
  (expression.kind === 'evidence' && expression.fromText) || partsOf(expression).some(readsText);

/** Whether an expression asks evidence of any kind; what the checks it names do is not looked at. */
export const asksEvidence = (expression: Expression): boolean =>
  expression.kind === 'evidence' || partsOf(expression).some(asksEvidence);
