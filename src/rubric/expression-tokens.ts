/** Thrown by `parseExpression`; `offset` is 0-based into the expression's text. */
export class ExpressionError extends Error {
  readonly offset: number;
  readonly expected: string | null;
  readonly fix: string | null;

  constructor(offset: number, message: string, expected: string | null = null, fix: string | null = null) {
    super(message);
    this.name = 'ExpressionError';
    this.offset = offset;
    this.expected = expected;
    this.fix = fix;
  }
}

export interface Token {
  readonly kind: 'word' | 'quoted' | 'number' | 'date' | 'symbol' | 'end';
  readonly text: string;
  readonly offset: number;
}

const TOKEN =
  /\s*(?:(?<date>\d{4}-\d{2}-\d{2})(?![\w-])|(?<number>-?\d+(?:\.\d+)?)(?![\w.])|(?<word>[\p{L}\d_][\p{L}\d_/&'’-]*)|"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<symbol>!=|<=|>=|[=<>()[\],%.]))/uy;

/** @throws ExpressionError at the first sign that means nothing */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const length = text.trimEnd().length;
  for (let at = 0; at < length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) throw unreadable(text, at);
    const [kind, value] = kindAndText(match.groups ?? {});
    const width = kind === 'quoted' ? value.length + 2 : value.length;
    tokens.push({ kind, text: value, offset: TOKEN.lastIndex - width });
  }
  tokens.push({ kind: 'end', text: 'the end', offset: text.length });
  return tokens;
}

function kindAndText(groups: Readonly<Record<string, string | undefined>>): [Token['kind'], string] {
  const { date, number, word, double, single, symbol = '' } = groups;
  if (date !== undefined) return ['date', date];
  if (number !== undefined) return ['number', number];
  if (word !== undefined) return ['word', word];
  const quoted = double ?? single;
  return quoted === undefined ? ['symbol', symbol] : ['quoted', quoted];
}

function unreadable(text: string, from: number): ExpressionError {
  const offset = from + text.slice(from).search(/\S/);
  const date = /(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text);
  if (date) {
    const [, day = '', month = '', year = ''] = date;
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return new ExpressionError(
      date.index,
      `"${date[0]}" is no date in a rule`,
      'a date, as in 2017-06-30',
      `write ${iso}`,
    );
  }
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  if (character === '"' || character === "'")
    return new ExpressionError(offset, 'this quote is never closed');
  return new ExpressionError(
    offset,
    `"${character}" means nothing in a rule`,
    null,
    'put an option with unusual characters in quotes',
  );
}
