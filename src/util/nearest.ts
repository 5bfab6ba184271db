import leven from 'leven';

/**
 * The candidate that a person most likely meant, or null when none is near: at most a third of the letters
 * differ, rounded up; two letters in the wrong order are one difference. Ties go to the first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.trim().toLowerCase();
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const limit = Math.ceil(Math.max(wanted.length, candidate.length) / 3);
    const distance = distanceOf(wanted, candidate.toLowerCase(), limit + 1);
    if (distance <= limit && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function distanceOf(a: string, b: string, most: number): number {
  return isSwapped(a, b) ? 1 : leven(a, b, { maxDistance: most });
}

/** Whether two words are the same but for two neighbouring letters that changed places. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2) === b;
}

/** `did you mean "x"?`, or null. */
export function didYouMean(word: string, candidates: Iterable<string>): string | null {
  const found = nearest(word, candidates);
  return found === null ? null : `did you mean "${found}"?`;
}
