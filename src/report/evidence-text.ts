import { charactersAt, plural, printable } from '../util/words.ts';
import { wrap } from '../util/wrap.ts';
import { WITHHELD } from './withheld.ts';

/** What was read in one text, as far as a report needs it. */
export interface TextLine {
  readonly id: string;
  /** The running number of the text in its file, from 1. */
  readonly row: number;
  /** What is said of it, by the names that the kind prints; null: there is no text, and nothing is said. */
  readonly labels: Readonly<Record<string, string | readonly string[] | null>>;
  /** The words that decide, and what they speak for. */
  readonly reasons: readonly {
    readonly about: string;
    readonly reading: string;
    readonly rule: string;
    readonly start: number;
    readonly end: number;
    readonly cue: string;
  }[];
}

/**
 * One line of JSON, with its keys in a fixed order.
 *
 * @param words whether the words themselves are printed, and not only where they stand
 */
export function renderTextLine({ id, row, labels, reasons }: TextLine, words: boolean): string {
  const read = reasons.map(({ about, reading, rule, start, end, cue }) => ({
    about,
    reading,
    rule,
    start,
    end,
    ...(words ? { cue } : {}),
  }));
  return `${JSON.stringify({ id, row, ...labels, reasons: read })}\n`;
}

/** A text that stands in several cases. */
interface Repeated {
  readonly text: string;
  /** The running number of one of the texts that say it. */
  readonly row: number;
  readonly records: number;
}

/** So many of the texts that are repeated are listed. */
const LISTED = 20;

/** The texts for people: what is read in each, and the words that it is read from. */
export class TextTable {
  private readonly width: number;
  private readonly words: boolean;
  private readonly totals = new Map<string, Map<string, number>>();
  private texts = 0;
  private withoutText = 0;

  /** @param words whether the words themselves are printed, and not only where they stand */
  constructor(width: number, words: boolean) {
    this.width = width;
    this.words = words;
  }

  record({ id, row, labels, reasons }: TextLine): string {
    const isText = Object.values(labels).some((value) => value !== null);
    if (isText) this.texts += 1;
    else this.withoutText += 1;
    const said = Object.entries(labels).flatMap(([name, value]) => {
      if (value === null) return [];
      if (typeof value !== 'string')
        return value.length === 0 ? [] : [`${spaced(name)}: ${value.map(spaced).join(', ')}`];
      const totals = this.totals.get(name) ?? new Map<string, number>();
      this.totals.set(name, totals.set(value, (totals.get(value) ?? 0) + 1));
      return [`${spaced(name)}: ${spaced(value)}`];
    });
    const head = `${printable(id)} (${row})  ${isText ? said.join('; ') : 'no text'}`;
    const cues = reasons.map(
      ({ about, reading, rule, start, end, cue }) =>
        `${spaced(about)}, ${spaced(reading)}: ${this.words ? `"${printable(cue)}"` : charactersAt(start, end)} [${printable(rule)}]`,
    );
    return `${[wrap(head, this.width), ...cues.map((cue) => wrap(cue, this.width, 4))].join('\n')}\n`;
  }

  /** How many texts say what; and those that stand in several cases word for word, where that is asked. */
  end(templates: readonly Repeated[] | null): string {
    const totals = [...this.totals].map(([name, values]) => {
      const counts = [...values]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([value, n]) => `${n} ${spaced(value)}`);
      return `  ${spaced(name)}: ${counts.join(', ')}`;
    });
    const lines = [
      `\n${plural(this.texts, 'text')}${this.withoutText === 0 ? '' : `, and ${plural(this.withoutText, 'row')} without one`}`,
      ...totals,
      ...(templates === null ? [] : this.listed(templates)),
    ];
    return `${lines.join('\n')}\n${this.words ? '' : `${WITHHELD}\n`}Read from words by a program; a person decides.\n`;
  }

  private listed(templates: readonly Repeated[]): string[] {
    if (templates.length === 0) return ['No text stands in two cases word for word.'];
    const more = templates.length - LISTED;
    return [
      `\nTemplates: ${plural(templates.length, 'text')} in two cases or more, word for word`,
      ...templates
        .slice(0, LISTED)
        .map(({ text, row, records }) =>
          wrap(
            `${plural(records, 'case')}: ${this.words ? printable(text) : `the text of row ${row}`}`,
            this.width,
            2,
          ),
        ),
      ...(more > 0 ? [`  and ${plural(more, 'more', 'more')}`] : []),
    ];
  }
}

const spaced = (name: string): string => name.replaceAll('_', ' ');
