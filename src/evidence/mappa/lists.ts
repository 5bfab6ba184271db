import { parseIsoDate } from '../../util/dates.ts';
import type { ListedOffence } from './law.ts';
import { CJS_CODES, LISTS } from './lists.generated.ts';
import { OffenceMatcher, type OffenceLists } from './offence-match.ts';
import type { Act } from './offence-words.ts';

interface Written {
  readonly offences: readonly (Omit<ListedOffence, 'from' | 'to'> & {
    readonly from: string;
    readonly to: string;
  })[];
  readonly acts: readonly Act[];
  readonly names: OffenceLists['names'];
}

/** The lists that ship with the tool. Parsed when they are first needed: most audits ask nothing of them. */
function readLists(): OffenceLists {
  const { offences, acts, names } = JSON.parse(LISTS) as Written;
  let codes: ReadonlyMap<string, string> | null = null;
  return {
    offences: offences.map(({ from, to, ...offence }) => ({
      ...offence,
      from: parseIsoDate(from),
      to: parseIsoDate(to),
    })),
    acts,
    names,
    statuteOf: (code) => {
      codes ??= new Map(Object.entries(JSON.parse(CJS_CODES) as Record<string, string>));
      return codes.get(code) ?? null;
    },
  };
}

let shared: OffenceMatcher | null = null;

/** The one matcher over the lists that ship with the tool; it remembers what it has looked up. */
export const offenceMatcher = (): OffenceMatcher => (shared ??= new OffenceMatcher(readLists()));
