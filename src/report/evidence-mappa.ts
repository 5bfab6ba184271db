import { isoDate } from '../util/dates.ts';
import { plural, printable } from '../util/words.ts';

/** What was worked out for one case, as far as a report needs it. */
export interface MappaLine {
  readonly id: string;
  readonly category: string;
  readonly comparison: string;
  readonly categories: readonly string[];
  readonly reasons: readonly {
    readonly offence: number | null;
    readonly category: string;
    readonly answer: string;
    readonly rule: string;
    readonly text: string;
    readonly source: string;
    readonly strength: string;
  }[];
  readonly missing: readonly string[];
  readonly oddities: readonly { readonly offence: number; readonly rule: string; readonly text: string }[];
  /** A day number, `indefinite`, or null. */
  readonly notifiedUntil: number | 'indefinite' | null;
  readonly dependsOnDtoBasis: boolean;
  /** Whether there is a column of what was entered. */
  readonly hasEntry: boolean;
}

/** One line of JSON, with its keys in a fixed order. */
export function renderMappaLine(line: MappaLine): string {
  const { id, category, comparison, categories, reasons, missing, oddities, dependsOnDtoBasis } = line;
  const notifiedUntil =
    typeof line.notifiedUntil === 'number' ? isoDate(line.notifiedUntil) : line.notifiedUntil;
  return `${JSON.stringify({ id, category, comparison, categories, reasons, missing, oddities, notifiedUntil, dependsOnDtoBasis })}\n`;
}

const COMPARED: Readonly<Record<string, string>> = {
  match: 'as entered',
  missed: 'MISSED: nothing is entered',
  category_mismatch: 'another category is entered',
  recorded_not_derived: 'entered, and the law gives none',
  level_inconsistent: 'category 3 is never level 1',
  human_only: 'a person decides',
  indeterminate: 'cannot be decided here',
};

/** Where nobody wrote down what was entered, nothing was compared. */
const comparedIn = ({ comparison, hasEntry }: MappaLine): string =>
  !hasEntry && comparison === 'missed'
    ? 'no column says what was entered'
    : !hasEntry && comparison === 'match'
      ? 'nothing to enter'
      : (COMPARED[comparison] ?? '');

/** The cases for people: what follows, how it stands to the entry, and the reasons with their sections. */
export class MappaTable {
  private readonly width: number;
  private readonly totals = new Map<string, number>();
  private cases = 0;

  constructor(width: number) {
    this.width = width;
  }

  record(line: MappaLine): string {
    this.cases += 1;
    this.totals.set(line.comparison, (this.totals.get(line.comparison) ?? 0) + 1);
    const met = line.categories.length > 1 ? ` (${line.categories.join(' and ')} are met)` : '';
    const head = `${printable(line.id)}  ${category(line.category)}${met}  ${line.comparison}: ${comparedIn(line)}`;
    return `${[head, ...this.details(line)].join('\n')}\n`;
  }

  /** How many cases stand in which way to their entries. */
  end(): string {
    const totals = [...this.totals]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([comparison, n]) => `${n} ${comparison}`);
    return `\n${plural(this.cases, 'case')}: ${totals.join(', ')}\nWorked out from the law as it is held here; not legal advice. What is not verified stands in docs/mappa.md.\n`;
  }

  private details(line: MappaLine): string[] {
    // A category that is neither met nor open needs no line, unless none is.
    const telling = line.reasons.filter(({ answer }) => answer !== 'no');
    const reasons = (telling.length > 0 ? telling : line.reasons).map(
      ({ offence, category: of, answer, text, source, strength }) =>
        `${offence === null ? 'case' : `offence ${offence}`}, category ${of}: ${answer === 'review' ? 'a person must decide' : answer}, ${text}${sourced(source, strength)}`,
    );
    const until =
      line.notifiedUntil === null
        ? []
        : [
            `duty to notify ${line.notifiedUntil === 'indefinite' ? 'without end' : `until ${isoDate(line.notifiedUntil)}`}`,
          ];
    const basis = line.dependsOnDtoBasis
      ? ['another basis for detention and training gives another category']
      : [];
    // What a reason says already is not said again.
    const missing = line.missing
      .filter((text) => !line.reasons.some((reason) => reason.text === text))
      .map((text) => `not known: ${text}`);
    const odd = line.oddities.map(({ offence, text }) => `note on offence ${offence}: ${text}`);
    return [...reasons, ...missing, ...until, ...basis, ...odd].flatMap((text) =>
      this.wrapped(printable(text)),
    );
  }

  private wrapped(text: string): string[] {
    const lines: string[] = [];
    let line = '   ';
    for (const word of text.split(' ')) {
      if (line.length + word.length + 1 > this.width && line.trim() !== '') {
        lines.push(line);
        line = '     ';
      }
      line += ` ${word}`;
    }
    return [...lines, line];
  }
}

function sourced(source: string, strength: string): string {
  const parts = [source, strength === 'high' ? '' : `${strength} strength`].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` [${parts.join('; ')}]`;
}

const category = (of: string): string =>
  of === 'none'
    ? 'not eligible'
    : /^\d$/.test(of)
      ? `category ${of}`
      : of === 'review'
        ? 'review'
        : 'a person only';
