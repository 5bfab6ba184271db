import { keyOf } from '../text/keys.ts';
import { ownName, readAs, type ReadText, type Token } from '../text/read-text.ts';
import type { Grammar } from './lexicon.ts';

const VERBS = new Set([
  'has',
  'have',
  'is',
  'are',
  'was',
  'were',
  'had',
  'drinks',
  'drink',
  'uses',
  'use',
  'drank',
  'used',
  'work',
  'works',
  'takes',
  'take',
  'misuses',
]);
/** Words before somebody who begins a sentence. */
const OWNERS = new Set(['his', 'her', 'my', 'the', 'yp', 'both']);

/**
 * A text in which a sentence without a subject has that of the sentence before: after `Mum is often in hospital.` the
 * full stop of `Took tablets in front of him.` is read as `mum`; and `Neither drinks.` after `His parents work.` is
 * of the parents.
 */
export function withCarriedSubjects(text: ReadText, grammar: Grammar): ReadText {
  const tokens: Token[] = [...text.tokens];
  const sentences = text.sentences.map(([from, to]): [number, number] => [from, to]);
  sentences.forEach(([from], sentence) => {
    const before = sentences[sentence - 1];
    const first = tokens[from];
    if (before === undefined || first === undefined) return;
    const subject = subjectOf(tokens, before, grammar);
    if (subject === null) return;
    const stop = tokens[from - 1];
    if (isPair(subject) && first.text === 'they') {
      tokens[from] = readAs(first, subject.text, keyOf(`${subject.text} ${ownName(first)} carried`));
    }
    const goesOn = isPair(subject)
      ? isOfBoth(first.text, tokens[from + 1])
      : grammar['no subject before'].has(first.text);
    if (stop?.text !== '.' || !goesOn) return;
    tokens[from - 1] = carried(subject, first.start, sentence);
    sentences[sentence - 1] = [before[0], from - 1];
    sentences[sentence] = [from - 1, sentences[sentence]?.[1] ?? from];
  });
  return { source: text.source, tokens, sentences };
}

/** A subject that stands where nothing is written, before a place. */
const carried = ({ text, kind, name }: Token, place: number, sentence: number): Token => ({
  text,
  also: null,
  key: keyOf(`${text} carried${name ? ' as a name' : ''}`),
  raw: '',
  start: place,
  end: place,
  genitive: false,
  kind,
  name,
  sentence,
});

const isPair = ({ text }: Token): boolean => text === 'parents';

/** `Neither has a record`, and not `Neither parent`. */
const isOfBoth = (word: string, next: Token | undefined): boolean =>
  (word === 'neither' || word === 'both') && VERBS.has(next?.text ?? '');

/** The parent with whom a sentence begins, if it is of nobody else. */
function subjectOf(
  tokens: readonly Token[],
  [from, to]: readonly [number, number],
  grammar: Grammar,
): Token | null {
  const at = OWNERS.has(tokens[from]?.text ?? '') ? from + 1 : from;
  const subject = tokens[at];
  if (subject === undefined || subject.genitive || !grammar['carries on'].has(subject.text)) return null;
  const others = tokens.slice(at + 1, to).some(({ text }) => grammar['somebody else'].has(text));
  return others && !isPair(subject) ? null : subject;
}
