import { expect, it } from 'vitest';
import { packed } from '../../src/util/wrap.ts';

it.each<[readonly string[], number, string[]]>([
  [[], 20, []],
  [['a 1', 'b 2'], 20, ['  a 1, b 2']],
  [['a 1', 'b 2', 'c 3'], 10, ['  a 1,', '  b 2, c 3']],
  [['a 1', 'b 2', 'c 3'], 11, ['  a 1, b 2,', '  c 3']],
  [['abcdefghij', 'k'], 7, ['  abcde', '  fghij', '  , k']],
  [['\u6848\u4ef6\u6848\u4ef6', 'k'], 8, ['  \u6848\u4ef6\u6848', '  \u4ef6, k']],
])('%j in %i columns', (texts, width, lines) => {
  expect(packed(texts, width, 2)).toEqual(lines);
});
