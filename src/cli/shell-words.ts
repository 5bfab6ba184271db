/**
 * Words as a user can paste them into the shell they use: quoted where a shell would take them apart or read a sign
 * in them. On Windows in double quotes, which both of its shells know; elsewhere in single ones.
 */
export const shellWords = (words: readonly string[], platform: string): string =>
  words.map((word) => shellWord(word, platform === 'win32')).join(' ');

function shellWord(given: string, windows: boolean): string {
  // A space in front of `-=case` is ours: see `asWord` in main.ts.
  const word = given.startsWith(' -=') ? given.slice(1) : given;
  const plain = windows ? /^[\p{L}\p{N}_.:/\\=+-]+$/u : /^[\p{L}\p{N}_.:/=+,@%-]+$/u;
  if (plain.test(word)) return word;
  return windows ? `"${word}"` : `'${word.replace(/'/g, "'\\''")}'`;
}
