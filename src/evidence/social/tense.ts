import type { Token } from '../text/read-text.ts';

/** How a clause is told. */
export interface Manner {
  /** It tells what is so or done again and again, what happened, or neither. */
  readonly tense: 'present' | 'past' | 'none';
  /** "Nobody has", "it is not", "can't": what is denied now, while a file is written, is mostly knowledge. */
  readonly deniesNow: boolean;
}

export const mannerOf = (tokens: readonly Token[], from: number, to: number): Manner => ({
  tense: tenseOf(tokens, from, to),
  deniesNow: deniesNow(tokens, from, to),
});

const wordsOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Words that can stand before a shortened "is" or "has": the reader of the text takes the 's off them. */
const SUBJECTS = wordsOf('he she it that there who what mum dad gran nan');
const PRESENT = wordsOf(
  `is are has have does he'll i'm you're they're we're i've they've we've isn't aren't hasn't haven't doesn't don't
  uses gets loves enjoys keeps runs wants lives goes feels adds follows spends makes sells manages listens relies tends
  struggles finds speaks sends scrolls learns teaches belongs helps moderates collects draws sings raps hopes dreams
  aspires cares sleeps stays prefers needs meets sees sits gives takes puts compares worries complains`,
);
/** These may be things too, or an infinitive: they tell of the present only behind whom they tell it of. */
const WITH_SUBJECT = wordsOf(
  `messages posts streams shares likes comments views reviews looks plays works chats talks watches checks reads edits
  monitors limits use like love enjoy play work talk live follow watch stream chat sell message communicate speak send
  check read share post keep spend worry monitor`,
);
/** Where a note leaves out whom it tells of: "Watches car videos." */
const HABITS = wordsOf('watches likes plays works chats talks reads edits checks');
const NO_SUBJECT = wordsOf(
  `to would could will can can't cannot did didn't don't doesn't might may should let make made and or not wouldn't a an
  the his her their its my our in on of from with for by at over via through about some any no more many few several
  these those one two three four five ten online nasty abusive threatening racist different private group voice text direct`,
);
const PAST = wordsOf(
  `was were had did got went came took saw met sent put told made gave found knew thought brought bought sold hit threw
  ran left kept began broke fell held led lost wrote drove stole shot stuck set fought sought caught spoke spread drew
  chose rode stood gone done seen taken shown grew won paid wasn't weren't hadn't didn't began hid learnt heard felt spent ate drank rang swore lit burnt bit meant slept
  built taught blew flew threw cut`,
);

const isSubject = ({ text, kind }: Token): boolean => kind === 'word' && !NO_SUBJECT.has(text);

/** By its verbs; one that tells of the past is enough to make it a story. */
function tenseOf(tokens: readonly Token[], from: number, to: number): Manner['tense'] {
  let present = false;
  for (let at = from; at < to; at += 1) {
    const { text, genitive } = tokens[at] as Token;
    if (PAST.has(text) || /[a-z]{2}ed$/.test(text)) {
      if (!perfect(tokens, from, at)) return 'past';
    }
    present ||= (PRESENT.has(text) && !supposed(tokens, from, at)) || (genitive && SUBJECTS.has(text));
    present ||=
      WITH_SUBJECT.has(text) && (at === from ? HABITS.has(text) : isSubject(tokens[at - 1] as Token));
  }
  return present ? 'present' : 'none';
}

const MODAL = wordsOf('may might could would should must');

/** "It may have been": nothing of it is told as what is so. */
const supposed = (tokens: readonly Token[], from: number, at: number): boolean =>
  at > from && MODAL.has((tokens[at - 1] as Token).text);

/** "He has built up a following" is of now, and so is "it is used". */
function perfect(tokens: readonly Token[], from: number, at: number): boolean {
  for (let before = at - 1; before >= Math.max(from, at - 3); before -= 1) {
    const { text, genitive } = tokens[before] as Token;
    if (/^(?:has|have|is|are)$|'ve$/.test(text) || (genitive && SUBJECTS.has(text))) return true;
  }
  return false;
}

const SHORT = wordsOf("isn't aren't can't cannot hasn't haven't doesn't don't won't ain't aint");
const NOW = wordsOf("is are has have can will does do be am i've we've they've i'm");
const NOT = wordsOf('not never yet nobody none neither nothing');

function deniesNow(tokens: readonly Token[], from: number, to: number): boolean {
  const wordAt = (at: number): string => (at >= from && at < to ? (tokens[at] as Token).text : '');
  for (let at = from; at < to; at += 1) {
    const word = wordAt(at);
    const short = tokens[at]?.genitive === true;
    if (SHORT.has(word)) return true;
    const noOne = word === 'nobody' || (word === 'one' && wordAt(at - 1) === 'no');
    if (noOne && (short || NOW.has(wordAt(at + 1)))) return true;
    const now = NOW.has(word) || (short && SUBJECTS.has(word));
    if (now && (NOT.has(wordAt(at - 1)) || NOT.has(wordAt(at + 1)))) return true;
  }
  return false;
}
