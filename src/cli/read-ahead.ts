import type {
  AnswersByOutput,
  AnswersOfText,
  EvidenceKind,
  EvidenceKinds,
  TextsRead,
} from '../evidence/kinds.ts';
import { Remembered } from '../evidence/text/remember.ts';
import type { SampleRecord } from '../model/record.ts';
import type { EvidenceSpec, Unit } from '../model/rubric.ts';
import { answersIn, finish, newJob, type ReadingJob, type TextOfKind } from './reading-job.ts';
import type { ReadingThreads } from './reading-threads.ts';

/** So many steps or texts are put off at a time. */
const MOST_STEPS = 1_000;
const MOST_TEXTS = 256;

/** After so many texts threads are worth their while. */
const MANY_TEXTS = 1_000;

/**
 * Has the texts of records read before somebody judges them, many at a time and by every processor that there is, while
 * the next records are read from their file. What is done with the records is put off, and done in the same order: what
 * comes of it is the same as without.
 */
export class ReadAhead {
  /** Kinds of evidence that know what was read. */
  readonly kinds: EvidenceKinds;
  private readonly own: EvidenceKinds;
  private readonly threads: Pick<ReadingThreads, 'start' | 'give' | 'close'>;
  /** By name, the kinds that somebody has asked. */
  private readonly known = new Map<string, KnownTexts>();
  private batch = newBatch();
  /** The one before, whose texts are being read. */
  private before: Batch | null = null;
  private texts = 0;
  /** A step is being done; still so afterwards: it threw. */
  private isDoing = false;

  constructor(kinds: EvidenceKinds, threads: Pick<ReadingThreads, 'start' | 'give' | 'close'>) {
    this.own = kinds;
    this.threads = threads;
    const knowing = ([name, kind]: [string, EvidenceKind]): [string, EvidenceKind] => [
      name,
      this.knowing(name, kind),
    ];
    this.kinds = Object.fromEntries(Object.entries(kinds).map(knowing));
  }

  /** Does something with a record, once its texts are read. */
  record(record: SampleRecord, step: () => void): void {
    for (const known of this.known.values()) {
      for (const text of known.textsOf(record)) this.want(known, text);
    }
    this.inOrder(step);
  }

  /** Does anything else, in its order: at once, as long as no text is to be read before. */
  inOrder(step: () => void): void {
    const { steps, texts } = this.batch;
    if (this.before === null && steps.length === 0 && texts.length === 0) {
      step();
      return;
    }
    steps.push(step);
    if (steps.length >= MOST_STEPS || texts.length >= MOST_TEXTS) this.turn();
  }

  /** Does all that is put off, unless a step threw: then nothing comes after it. Call it once, at the end. */
  end(): void {
    try {
      if (!this.isDoing) this.turn();
      if (!this.isDoing) this.turn();
    } finally {
      this.threads.close();
    }
  }

  private want(known: KnownTexts, text: string): void {
    const { batch, before } = this;
    const names = batch.wanted.get(known) ?? new Set<string>();
    batch.wanted.set(known, names);
    if (names.has(text) || before?.wanted.get(known)?.has(text) === true || known.has(text)) return;
    names.add(text);
    batch.texts.push({ kind: known.name, text });
  }

  /** Gives a batch away to be read, and meanwhile does what was put off in the one before. */
  private turn(): void {
    const { before, batch } = this;
    this.texts += batch.texts.length;
    if (this.texts >= MANY_TEXTS) this.threads.start();
    if (batch.texts.length > 0) {
      batch.job = newJob(batch.texts);
      this.threads.give(batch.job);
    }
    this.before = batch;
    this.batch = newBatch();
    if (before !== null) this.doAll(before);
    if (batch.texts.length > 0) return;
    // Nothing is to be read: there is no need to put anything off.
    this.before = null;
    this.doAll(batch);
  }

  private doAll({ job, steps }: Batch): void {
    if (job !== null) this.take(job);
    this.isDoing = true;
    for (const step of steps) step();
    this.isDoing = false;
    for (const known of this.known.values()) known.settle();
  }

  /** Takes over what is said of the texts of a job, which are read by then. */
  private take(job: ReadingJob): void {
    finish(job, this.own);
    job.texts.forEach(({ kind, text }, index) => {
      this.known.get(kind)?.add(text, answersIn(job, index, this.own));
    });
  }

  private knowing(name: string, kind: EvidenceKind): EvidenceKind {
    if (!('texts' in kind)) return kind;
    const { texts } = kind;
    const asked = (spec: EvidenceSpec, unit: Unit): AnswersOfText => {
      const known = this.known.get(name) ?? new KnownTexts(name, texts.answersOf);
      this.known.set(name, known);
      known.readsIn(unit.id, texts.textsOf(spec, unit));
      return known.answersOf;
    };
    return kind.perRow === true
      ? { ...kind, make: (spec, unit) => kind.make(spec, unit, asked(spec, unit)) }
      : { ...kind, make: (spec, unit, asOf) => kind.make(spec, unit, asOf, asked(spec, unit)) };
  }
}

/** What is put off, and the texts that are read for it. */
interface Batch {
  readonly steps: (() => void)[];
  readonly texts: TextOfKind[];
  readonly wanted: Map<KnownTexts, Set<string>>;
  job: ReadingJob | null;
}

const newBatch = (): Batch => ({ steps: [], texts: [], wanted: new Map(), job: null });

/** What one kind of evidence is known to say of texts. */
class KnownTexts {
  readonly name: string;
  /** Whether its texts are read ahead: most of those that were have been asked for. */
  isAhead = true;
  private readonly read: AnswersOfText;
  private readonly sources = new Map<string, ReturnType<TextsRead['textsOf']>>();
  private readonly memory = new Remembered<AnswersByOutput>();
  /** Those of the batch whose steps are done. */
  private readonly ahead = new Map<string, { readonly answers: AnswersByOutput; asked: boolean }>();

  constructor(name: string, read: AnswersOfText) {
    this.name = name;
    this.read = read;
  }

  readsIn(unit: string, textsOf: ReturnType<TextsRead['textsOf']>): void {
    this.sources.set(unit, textsOf);
  }

  textsOf({ unit, cells, tables }: SampleRecord): readonly string[] {
    return this.isAhead ? (this.sources.get(unit)?.(cells, tables) ?? []) : [];
  }

  has(text: string): boolean {
    return this.memory.get(text) !== undefined;
  }

  add(text: string, answers: AnswersByOutput): void {
    this.ahead.set(text, { answers, asked: false });
  }

  readonly answersOf: AnswersOfText = (text) => {
    const ahead = this.ahead.get(text);
    if (ahead !== undefined) {
      ahead.asked = true;
      return ahead.answers;
    }
    const before = this.memory.get(text);
    if (before !== undefined) return before;
    const answers = this.read(text);
    this.memory.set(text, answers);
    return answers;
  };

  /** Remembers what was read for a batch, once it is done. */
  settle(): void {
    let asked = 0;
    for (const [text, one] of this.ahead) {
      asked += Number(one.asked);
      this.memory.set(text, one.answers);
    }
    if (2 * asked < this.ahead.size) this.isAhead = false;
    this.ahead.clear();
  }
}
