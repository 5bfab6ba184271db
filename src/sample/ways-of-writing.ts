/** The names of what a file may be written in: those of the options, of the manifest and of results. */

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The delimiters that are looked for, the likeliest first. */
export const DELIMITERS = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
} as const;

export type DelimiterName = keyof typeof DELIMITERS;

export const DELIMITER_NAMES: readonly [DelimiterName, ...DelimiterName[]] = [
  'comma',
  'semicolon',
  'tab',
  'pipe',
];

/** As in ISO 639-1. English is always read. */
export const LANGUAGE_CODES = ['en', 'cy'] as const;
export type LanguageCode = (typeof LANGUAGE_CODES)[number];
