/**
 * The words of a review that are compared, in their order and in lower case. Left out are numbers, whatever has a
 * digit in it, the names of months and weekdays, and what a form prints: the words from the start of a line or
 * sentence up to a colon or a question mark, if they are no more than `LONGEST_HEADING`.
 */
export function wordsCompared(text: string): string[] {
  const kept: string[] = [];
  let start = 0;
  for (const [token] of text.normalize('NFKC').toLowerCase().matchAll(TOKEN)) {
    if (HEADING_END.has(token)) {
      if (kept.length - start <= LONGEST_HEADING) kept.length = start;
      start = kept.length;
    } else if (SENTENCE_END.has(token)) start = kept.length;
    else if (!/\p{N}/u.test(token) && !DATE_WORDS.has(token)) kept.push(token.replaceAll('’', "'"));
  }
  return kept;
}

const LONGEST_HEADING = 12;

/** A word; a number with the signs within it, as in 3.5, 10:30 and 12/03/2017; or a mark that ends something. */
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:(?:['’](?=\p{L})|[.,:/](?=\p{N}))[\p{L}\p{M}\p{N}]+)*|[.!;?:\n\r]/gu;

const HEADING_END = new Set([':', '?']);
const SENTENCE_END = new Set(['.', '!', ';', '\n', '\r']);

/** In English and in Welsh. A word such as may is left out of every review alike. */
const DATE_WORDS = new Set(
  [
    'january february march april may june july august september october november december',
    'jan feb mar apr jun jul aug sep sept oct nov dec',
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun',
    'ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr',
    'llun mercher iau gwener sadwrn sul',
  ].flatMap((names) => names.split(' ')),
);
