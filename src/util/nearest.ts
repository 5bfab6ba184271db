import leven from 'leven';

/**
 * The candidate that a person most likely meant, or null when none is near: at most a third of the letters
 * differ, rounded up, so that two letters in the wrong order are still near. Ties go to the first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.trim().toLowerCase();
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const limit = Math.ceil(Math.max(wanted.length, candidate.length) / 3);
    const distance = leven(wanted, candidate.toLowerCase(), { maxDistance: limit + 1 });
    if (distance <= limit && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** `did you mean "x"?`, or null. */
export function didYouMean(word: string, candidates: Iterable<string>): string | null {
  const found = nearest(word, candidates);
  return found === null ? null : `did you mean "${found}"?`;
}
