/** Files that are no text, by their first bytes: what people have who were asked for their data. */
const KNOWN_BINARIES: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'a workbook (.xlsx) or an archive'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old workbook (.xls) or document'],
  ['%PDF', 'a PDF'],
  ['\u001f\u008b', 'a compressed file'],
  ['{\\rtf', 'a document in rich text'],
];

/** What a file is that begins like one of these, in words, or null. */
export function knownBinary(head: Uint8Array): string | null {
  const begins = String.fromCharCode(...head.subarray(0, 8));
  return KNOWN_BINARIES.find(([magic]) => begins.startsWith(magic))?.[1] ?? null;
}
