import type { AnswersByOutput, EvidenceKinds } from '../evidence/kinds.ts';
import { ANSWERS, type Answer } from '../model/answer.ts';

/** A text, and the kind of evidence that reads it. */
export interface TextOfKind {
  readonly kind: string;
  readonly text: string;
}

/** Texts to read, and what is said of them: both are seen by every thread. */
export interface ReadingJob {
  readonly texts: readonly TextOfKind[];
  /** The first text that nobody has taken, and how many are read. */
  readonly state: Int32Array;
  /** For each text whether it is read, then what each output says: 0 for nothing, else one more than its place in `ANSWERS`. */
  readonly said: Uint8Array;
}

const NEXT = 0;
const READ = 1;

/** A thread takes so many texts at a time. */
const TAKEN = 4;

/** A flag, and as many outputs as a kind may have. */
const WIDTH = 32;

/** Should another thread not come to an end with what it took, it is read again after so many milliseconds. */
const PATIENCE = 2_000;

export function newJob(texts: readonly TextOfKind[]): ReadingJob {
  return {
    texts,
    state: new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)),
    said: new Uint8Array(new SharedArrayBuffer(texts.length * WIDTH)),
  };
}

/** Reads what nobody has taken, until there is nothing left of it. */
export function work(job: ReadingJob, kinds: EvidenceKinds): void {
  const { texts, state } = job;
  for (;;) {
    const from = Atomics.add(state, NEXT, TAKEN);
    const to = Math.min(from + TAKEN, texts.length);
    if (from >= to) return;
    for (let index = from; index < to; index += 1) readOne(job, index, kinds);
    Atomics.add(state, READ, to - from);
    Atomics.notify(state, READ);
  }
}

/** Reads with the others until all is read. */
export function finish(job: ReadingJob, kinds: EvidenceKinds): void {
  work(job, kinds);
  const { texts, state, said } = job;
  for (let read = Atomics.load(state, READ); read < texts.length; read = Atomics.load(state, READ)) {
    if (Atomics.wait(state, READ, read, PATIENCE) !== 'timed-out') continue;
    for (let index = 0; index < texts.length; index += 1) {
      if (said[index * WIDTH] === 0) readOne(job, index, kinds);
    }
    return;
  }
}

/** Two threads may read the same text, and say the same. */
function readOne({ texts, said }: ReadingJob, index: number, kinds: EvidenceKinds): void {
  const { kind, text } = texts[index] as TextOfKind;
  const { outputs, answers } = readerOf(kind, kinds);
  const own = answers(text);
  outputs.forEach((output, place) => {
    const answer = own[output];
    said[index * WIDTH + 1 + place] = answer === undefined ? 0 : ANSWERS.indexOf(answer) + 1;
  });
  said[index * WIDTH] = 1;
}

/** What is said of a text that was read. */
export function answersIn({ texts, said }: ReadingJob, index: number, kinds: EvidenceKinds): AnswersByOutput {
  const { kind } = texts[index] as TextOfKind;
  const answers: Record<string, Answer> = {};
  readerOf(kind, kinds).outputs.forEach((output, place) => {
    const answer = ANSWERS[(said[index * WIDTH + 1 + place] as number) - 1];
    if (answer !== undefined) answers[output] = answer;
  });
  return answers;
}

function readerOf(
  name: string,
  kinds: EvidenceKinds,
): { readonly outputs: readonly string[]; readonly answers: (text: string) => AnswersByOutput } {
  const kind = kinds[name];
  const texts = kind !== undefined && 'texts' in kind ? kind.texts : undefined;
  if (kind === undefined || texts === undefined) throw new Error(`"${name}" reads no texts`);
  if (kind.outputs.length >= WIDTH) throw new Error(`"${name}" has more than ${WIDTH - 1} outputs`);
  return { outputs: kind.outputs, answers: texts.answersOf };
}
