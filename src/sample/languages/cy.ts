import type { LanguageWords } from './words.ts';

/** Welsh answers a question with the verb that it was asked with, so there are several words for yes and for no. */
export const WELSH: LanguageWords = {
  code: 'cy',
  name: 'Welsh',
  meanings: {
    yes: ['Ydy', 'Ydyn', 'Ydi', 'Oes', 'Ie', 'Do', 'Oedd', 'Gwir'],
    no: [
      'Nac ydy', 'Nac ydyn', 'Nac ydi', 'Nag ydy', 'Nac oes', 'Nag oes', 'Na', 'Nage', 'Naddo', 'Nac oedd', 'Nag oedd', 'Anwir',
    ], // prettier-ignore
    unclear: ['Aneglur', 'Ddim yn glir', 'Ddim yn gwybod', 'Anhysbys'],
    'not relevant': ['Amherthnasol', 'Ddim yn berthnasol', 'Dim yn berthnasol', 'Ddim yn gymwys'],
    'too early': ['Rhy gynnar', 'Rhy gynnar i ddweud'],
    'not recorded': ['Heb ei gofnodi', 'Heb ei chofnodi', 'Heb eu cofnodi'],
  },
  months: [
    ['Ionawr', 'Ion'],
    ['Chwefror', 'Chwef', 'Chwe'],
    ['Mawrth', 'Maw'],
    ['Ebrill', 'Ebr'],
    ['Mai'],
    ['Mehefin', 'Meh'],
    ['Gorffennaf', 'Gorff', 'Gor'],
    ['Awst'],
    ['Medi'],
    ['Hydref', 'Hyd'],
    ['Tachwedd', 'Tach'],
    ['Rhagfyr', 'Rhag'],
  ],
};
