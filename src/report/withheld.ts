/** Said where words were left out, lest anybody miss them or look for them in vain. */
export const WITHHELD =
  'Words of the files are not printed here, only where they stand; --show-text prints them.';
