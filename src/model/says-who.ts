import { looseKey } from '../util/words.ts';

/** What a column that says who judged a row may be called. */
const WHO = ['auditor', 'audited by', 'assessor', 'assessed by', 'inspector', 'reviewer', 'rater', 'coder'];
const WHO_KEYS: ReadonlySet<string> = new Set(WHO.map(looseKey));

/** Whether a header is one of the usual names for who judged a row. */
export const saysWho = (header: string): boolean => WHO_KEYS.has(looseKey(header));
