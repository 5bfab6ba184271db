import { z } from 'zod';
import { DELIMITER_NAMES, ENCODINGS, LANGUAGE_CODES } from './ways-of-writing.ts';
import { printable } from '../util/words.ts';
import { SAMPLINGS } from '../model/result.ts';
import { parseIsoDate } from '../util/dates.ts';

const text = z
  .string()
  .min(1, 'must not be empty')
  .refine((value) => printable(value) === value, 'holds a control character');

/** What a sample says of itself, in `sample.yaml`. */
export const manifestSchema = z.strictObject({
  title: text.optional(),
  rubric: text.optional().describe('The id of a built-in rubric, or a file beside this one'),
  period: text.optional().describe('When the cases were open, in words'),
  as_of: z
    .string()
    .refine((value) => parseIsoDate(value) !== null, 'must be a date, as in 2017-06-30')
    .optional()
    .describe('The day on which the cases are looked at'),
  sampling: z
    .enum(SAMPLINGS)
    .optional()
    .describe('How the cases were taken: at random, all of them, or chosen'),
  population: z
    .record(z.string(), z.int().min(1, 'must be 1 or more'))
    .optional()
    .describe('For each site, how many cases there were to sample from'),
  reproduces: text.optional().describe('The rubric whose published values this sample is meant to reproduce'),
  encoding: z.enum(ENCODINGS).optional().describe('The encoding of every file that has no byte order mark'),
  delimiter: z.enum(DELIMITER_NAMES).optional().describe('The delimiter of every CSV file'),
  language: z.enum(LANGUAGE_CODES).optional().describe('A language whose words are read beside English'),
  files: z
    .record(text, z.union([text, z.array(text).min(1, 'must name a file')]))
    .refine((files) => Object.keys(files).length > 0, 'must name a file for a unit')
    .describe('For each unit or child table, its file or files'),
});

export type ManifestText = z.infer<typeof manifestSchema>;
