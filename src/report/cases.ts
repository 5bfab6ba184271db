import { ANSWERS } from '../model/answer.ts';
import { plural, printable, shownId } from '../util/words.ts';

/** A record behind a figure. */
export interface CaseLine {
  /** The answer counted, or the option of a distribution. */
  readonly answer: string;
  readonly id: readonly string[];
  /** Worked out, not recorded by a person. */
  readonly derived: boolean;
  /** What free text says where nobody recorded an answer; null: nothing. */
  readonly byText: 'yes' | 'no' | null;
  /** Somebody recorded that it is too early to say. */
  readonly tooEarly: boolean;
  readonly file: string;
  readonly line: number;
}

/** The records behind one figure. */
export interface FigureCases {
  readonly figure: string;
  readonly label: string;
  readonly unit: string;
  readonly cases: readonly CaseLine[];
}

/** The ids by answer, each with its file and line; the five answers in their order, options before them. */
export function renderCases({ label, figure, cases }: FigureCases): string {
  const answers = [...new Set(cases.map((one) => one.answer))];
  const rank = (answer: string): number => (ANSWERS as readonly string[]).indexOf(answer);
  answers.sort((a, b) => rank(a) - rank(b));
  const sections = answers.map((answer) => {
    const own = cases.filter((one) => one.answer === answer);
    const width = own.reduce((widest, one) => Math.max(widest, idOf(one).length), 0);
    const lines = own.map(
      (one) => `  ${idOf(one).padEnd(width)}  ${printable(one.file)}:${one.line}${remarkOn(one)}`,
    );
    return [`${answer}: ${plural(own.length, 'record')}`, ...lines].join('\n');
  });
  const body = sections.length === 0 ? 'no records with that answer' : sections.join('\n\n');
  return `${printable(label)} (${figure})\n\n${body}\n`;
}

function remarkOn({ derived, tooEarly, byText }: CaseLine): string {
  if (derived) return '  (worked out)';
  if (tooEarly) return '  (too early)';
  return byText === null ? '' : `  (by text: ${byText})`;
}

const idOf = ({ id }: CaseLine): string => shownId(id);
