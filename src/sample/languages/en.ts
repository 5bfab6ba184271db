import type { LanguageWords } from './words.ts';

export const ENGLISH: LanguageWords = {
  code: 'en',
  name: 'English',
  meanings: {
    yes: ['Yes', 'Y', 'TRUE', '1'],
    no: ['No', 'N', 'FALSE', '0'],
    unclear: ['Unclear', 'Not clear', 'Not known', 'Unknown', 'NK', 'N/K', "Don't know", 'DK', 'D/K', '?'],
    'not relevant': ['Not relevant', 'Not applicable', 'N/A', 'NA'],
    'too early': ['Too early', 'Too early to say', 'Too early to assign'],
    'not recorded': ['Not recorded'],
    empty: ['', '-', '--', '\u2013', '\u2014'],
  },
  months: [
    ['January', 'Jan'],
    ['February', 'Feb'],
    ['March', 'Mar'],
    ['April', 'Apr'],
    ['May'],
    ['June', 'Jun'],
    ['July', 'Jul'],
    ['August', 'Aug'],
    ['September', 'Sept', 'Sep'],
    ['October', 'Oct'],
    ['November', 'Nov'],
    ['December', 'Dec'],
  ],
};
