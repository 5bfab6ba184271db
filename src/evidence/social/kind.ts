import type { Answer } from '../../model/answer.ts';
import type { AnswersByOutput } from '../kinds.ts';
import { textKind } from '../text/text-kind.ts';
import { readSocial, type SocialMediaLink, type SocialReading } from './read-social.ts';

/** Whether it was part of the offence, and whether it was otherwise there; of a part nothing is said of the rest. */
const LINKS: Readonly<Record<SocialMediaLink, readonly [link: Answer, background: Answer]>> = {
  yes: ['yes', 'not recorded'],
  background: ['no', 'yes'],
  no: ['no', 'no'],
  unclear: ['unclear', 'unclear'],
};

/** A text without a word of social media says neither yes nor no. */
function answersOf({ socialMediaLink, intervention, reasons }: SocialReading): AnswersByOutput {
  if (!reasons.some(({ about }) => about === 'social_media_link')) return { intervention };
  const [link, background] = LINKS[socialMediaLink];
  return { link, background, intervention };
}

/** Social media in the offence and in the work that followed, as evidence in a rubric. */
export const socialKind = textKind({
  outputs: ['link', 'background', 'intervention'],
  read: readSocial,
  answers: answersOf,
  reasons: ({ reasons }, output) =>
    reasons.filter(({ about }) => about === (output === 'intervention' ? output : 'social_media_link')),
});
