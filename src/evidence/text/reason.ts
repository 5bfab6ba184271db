/** Words that decide, where they stand, and what they speak for. */
export interface TextReason {
  /** The output that they speak for, such as `bereavement` or `attendance_only`. */
  readonly about: string;
  /** What they say of it, such as `affirmed` or `yes`. */
  readonly reading: string;
  /** The entry of the lexicon, or the rule that has a name in the manual. */
  readonly rule: string;
  /** Where the words stand in the text, in UTF-16 units; the end is the first that is no longer of them. */
  readonly start: number;
  readonly end: number;
  /** The words themselves. */
  readonly cue: string;
}
