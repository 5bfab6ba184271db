import { CannotRun, type Problem } from '../model/problem.ts';
import { areRows, type SampleRecord } from '../model/record.ts';
import { nearest } from '../util/nearest.ts';
import { looseKey, orList, plural, shortened, shownId } from '../util/words.ts';

/** What may stand between the parts of an id that is written in one word. */
const SEPARATORS = [' ', '/', ',', ', ', ':', ';', '|', '\t'];

/** So many ids, and so many rows that were lost, are named in a message. */
const NAMED = 10;
const NEAREST = 3;
const LOST_NAMED = 5;

/** Rows that are in no record: any of them may be the one that is looked for. */
const LOST: ReadonlySet<string> = new Set(['row-lost', 'bad-id']);

type Name = Pick<SampleRecord, 'unit' | 'id'>;

/** Ways of naming a record, the best first; those after the first leave something out. */
const WAYS: readonly ((asked: string, id: readonly string[]) => boolean)[] = [
  (asked, id) => SEPARATORS.some((separator) => id.join(separator) === asked),
  (asked, id) => id.includes(asked),
  (asked, id) => looseKey(asked) !== '' && looseKey(id.join(' ')) === looseKey(asked),
  (asked, id) => looseKey(asked) !== '' && id.some((part) => looseKey(part) === looseKey(asked)),
];

/** Looks for one record while a sample is read, and keeps its problems. Memory grows with ids and with problems of rows. */
export class RecordSearch {
  private readonly asked: string;
  private readonly unit: string | null;
  private readonly names: Name[] = [];
  private way = WAYS.length;
  private matches: Name[] = [];
  private record: SampleRecord | null = null;
  private own: Problem[] = [];
  /** By their file, those told since the last record of that file. */
  private readonly recent = new Map<string, Problem[]>();
  private readonly repeated: Problem[] = [];
  private readonly lost: Problem[] = [];
  private lostRows = 0;

  /**
   * @param asked an id, its parts with a space or another sign between them, or one part that no other record has
   * @param unit null: of any unit
   */
  constructor(asked: string, unit: string | null) {
    this.asked = asked.trim();
    this.unit = unit;
  }

  /** Problems of a record are told before it, those of rows in other files before all records. */
  readonly problem = (problem: Problem): void => {
    if (problem.code === 'repeated-id') this.repeated.push(problem);
    else if (LOST.has(problem.code)) {
      this.lostRows += 1;
      if (this.lost.length < LOST_NAMED) this.lost.push(problem);
    } else {
      const before = this.recent.get(problem.file);
      if (before === undefined) this.recent.set(problem.file, [problem]);
      else before.push(problem);
    }
  };

  readonly take = (record: SampleRecord): void => {
    const { unit, id, file, line } = record;
    const isOf = (problem: Problem): boolean => problem.file === file && (problem.line ?? 0) >= line;
    if (this.unit === null || this.unit === unit) {
      this.names.push({ unit, id });
      const way = WAYS.findIndex((matches) => matches(this.asked, id));
      if (way >= 0 && way < this.way) {
        this.way = way;
        this.matches = [];
        this.record = record;
        this.own = [...this.recent.values()]
          .flat()
          .filter((problem) => isOf(problem) || isOfRows(problem, record));
      }
      if (way === this.way) this.matches.push({ unit, id });
    }
    this.recent.delete(file);
  };

  /** @throws CannotRun if there is no such record, or more than one */
  found(): { readonly record: SampleRecord; readonly problems: readonly Problem[] } {
    const { record, matches } = this;
    if (record === null) throw this.none();
    if (matches.length > 1) throw this.several();
    const name = `the ${record.unit} ${shownId(record.id)} is already at`;
    const again = this.repeated.filter(({ message }) => message.startsWith(name));
    return { record, problems: [...this.own, ...again] };
  }

  private several(): CannotRun {
    const units = new Set(this.matches.map(({ unit }) => unit));
    const named = this.matches
      .slice(0, NAMED)
      .map(({ unit, id }) => (units.size > 1 ? `${unit} ${shownId(id)}` : shownId(id)));
    const more = this.matches.length - named.length;
    const list = more > 0 ? `${named.join(', ')} and ${plural(more, 'more', 'more')}` : orList(named);
    const how = units.size > 1 ? 'say which with --unit' : 'write the whole id';
    return new CannotRun(
      `"${shortened(this.asked)}" may be any of ${plural(this.matches.length, 'record')}: ${list}; ${how}`,
    );
  }

  private none(): CannotRun {
    const near = this.nearest();
    const first = this.names[0];
    const hint =
      near.length > 0
        ? `did you mean ${orList(near)}?`
        : first === undefined
          ? 'it has none at all'
          : `its ids are written as in ${shownId(first.id)}`;
    const of = this.unit === null ? 'the sample' : `the sample's unit "${this.unit}"`;
    const lost =
      this.lostRows === 0
        ? ''
        : `; it may be one of ${plural(this.lostRows, 'row')} that could not be read as a record`;
    return new CannotRun(`no record of ${of} is named "${shortened(this.asked)}"; ${hint}${lost}`, this.lost);
  }

  /** The ids most like it, by the whole or by a part. */
  private nearest(): string[] {
    const names = new Map<string, string>();
    for (const { id } of this.names) {
      for (const text of [id.join(' '), ...id]) if (!names.has(text)) names.set(text, shownId(id));
    }
    const found: string[] = [];
    while (found.length < NEAREST) {
      const text = nearest(this.asked, names.keys());
      if (text === null) break;
      const name = names.get(text) ?? '';
      if (!found.includes(name)) found.push(name);
      names.delete(text);
    }
    return found;
  }
}

const isOfRows = ({ file, line }: Problem, { tables }: SampleRecord): boolean =>
  tables.some((rows) => areRows(rows) && rows.some((row) => row.file === file && row.line === line));
