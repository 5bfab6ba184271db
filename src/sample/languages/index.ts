import { WELSH } from './cy.ts';
import { ENGLISH } from './en.ts';
import type { LanguageWords } from './words.ts';

/** English is always read; the others when they are asked for. */
export const LANGUAGES: readonly LanguageWords[] = [ENGLISH, WELSH];
