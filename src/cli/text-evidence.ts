import type { TextReason } from '../evidence/text/reason.ts';

/** What is read in one text. */
export interface ReadLabels {
  /** What is said of it, by the names that are printed. */
  readonly labels: Readonly<Record<string, string | readonly string[]>>;
  readonly reasons: readonly TextReason[];
}

/** A kind of evidence in free text that has a command of its own. */
export interface TextEvidence {
  readonly kind: string;
  readonly summary: string;
  readonly description: string;
  /** Other headers under which its text is found. */
  readonly aliases: readonly string[];
  /** What comes again in many cases is listed. */
  readonly templates: boolean;
  /** Loads its lexicon. */
  readonly load: () => Promise<(text: string) => ReadLabels>;
}

/** Every kind of evidence in free text that can be run on a file of texts. */
export const TEXT_EVIDENCE: readonly TextEvidence[] = [
  {
    kind: 'narrative',
    summary: 'trauma and other adverse events in narratives',
    description:
      'Read in every narrative whether there is evidence of trauma or another adverse event in the life of the young person, and which: affirmed, suspected or negated.',
    aliases: ['narrative', 'case notes', 'trauma_notes'],
    templates: false,
    load: async () => {
      const { readNarrative } = await import('../evidence/narrative/narrative.ts');
      return (text) => {
        const { reasons, overall, affirmed, suspected, negated } = readNarrative(text);
        return { labels: { overall, affirmed, suspected, negated }, reasons };
      };
    },
  },
  {
    kind: 'targets',
    summary: 'what the targets of plans say',
    description:
      'Read in every target of a plan whether it says what should be different, what will be done, by when it can be judged, or only that one must attend. Targets that stand in several cases word for word are listed.',
    aliases: ['target', 'plan target'],
    templates: true,
    load: async () => {
      const { readTarget } = await import('../evidence/targets/read-target.ts');
      return (text) => {
        const { reasons, ...read } = readTarget(text);
        const labels = {
          outcome_focused: read.outcomeFocused,
          action_specified: read.actionSpecified,
          attendance_only: read.attendanceOnly,
          measurable: read.measurable,
        };
        return { labels, reasons };
      };
    },
  },
  {
    kind: 'social',
    summary: 'social media in offences, and in the work that followed',
    description:
      'Read in every text whether social media was part of the offence, or only in the background, and whether there was an intervention on it.',
    aliases: ['offence description', 'social_media_notes'],
    templates: false,
    load: async () => {
      const { readSocial } = await import('../evidence/social/read-social.ts');
      return (text) => {
        const { reasons, socialMediaLink, intervention } = readSocial(text);
        return { labels: { social_media_link: socialMediaLink, intervention }, reasons };
      };
    },
  },
];
